"""Corrections are values on top of a reading: each does what it says, none drops a line, and all can be kept."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.corpus import documents, reading_of
from tests.exchange.reading import programme
from workprogramme.domain.targets import TargetKind
from workprogramme.exchange.importing.correcting import Corrected, columns_in, correct, read_lines
from workprogramme.exchange.importing.corrections import (
    Correction,
    GoesOnAbove,
    IsItem,
    IsMeeting,
    ItemSays,
    More,
    NoItem,
    NoMeeting,
    OnePerson,
    TheseColumns,
    TwoPeople,
    as_json,
    from_json,
)
from workprogramme.exchange.reading import read_text
from workprogramme.exchange.reading.accounts import Fate, accounts_of
from workprogramme.exchange.reading.layouts.columns import Column
from workprogramme.exchange.reading.lines import Line

TABLE = programme(
    "21 June 2018\tFostering\tWhere we are\tSara Mills",
    "\tAdoption\tThe new agency\tCllr Seaman",
    "19 July 2018\tHomes\tA report\tSarah Mills",
)


def corrected(text: str, *corrections: Correction) -> Corrected:
    return on_lines(read_text(text).lines, *corrections)


def on_lines(lines: tuple[Line, ...], *corrections: Correction) -> Corrected:
    kept = from_json(as_json(corrections))
    assert kept == corrections
    return correct(lines, read_lines(lines, None, columns_in(kept)), kept, None)


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def told(result: Corrected) -> list[tuple[str, str, str]]:
    return [(item.target.text, item.title, item.detail) for item in result.reading.items]


def test_without_corrections_it_is_as_it_was_read() -> None:
    before = read_text(TABLE)
    assert corrected(TABLE).reading == before


def test_a_column_is_what_the_officer_says() -> None:
    text = TABLE.replace("\tDetail\t", "\tWhatever it says\t")
    head = line_of(text, "Whatever")
    assert all("was not understood" in item.unsure[0] for item in corrected(text).reading.items)
    result = corrected(text, TheseColumns(line=head, meanings=("", "", Column.DETAIL.value, "")))
    assert told(result) == told(corrected(TABLE))
    assert not result.idle


def test_a_column_of_deadlines_takes_the_word_from_the_column_that_was_taken_for_it() -> None:
    text = "Work programme 2018-19\n\nMeeting date\tTitle\tReport deadline\tPapers\n" + "\n".join(
        f"{day} July 2018\tItem {day}\tnone\t{day - 7} July 2018" for day in (12, 19)
    )
    result = corrected(text, TheseColumns(line=3, meanings=("", "", "", Column.REPORT_DEADLINE.value)))
    assert [item.report_deadline for item in result.reading.items] == [date(2018, 7, 5), date(2018, 7, 12)]


def test_a_line_is_a_meeting_and_what_stands_below_it_is_for_it() -> None:
    text = f"{TABLE}\n\nExtra\nbusiness"
    number = line_of(TABLE, "Adoption")
    result = corrected(text, IsMeeting(line=number, day=date(2018, 7, 5), note="special"))
    assert [(m.date, m.lines) for m in result.reading.meetings] == [
        (date(2018, 6, 21), (number - 1,)), (date(2018, 7, 19), (number + 1,)), (date(2018, 7, 5), (number,)),
    ]  # fmt: skip
    assert [item.title for item in result.reading.items] == ["Fostering", "Homes"]
    below = corrected(text, IsMeeting(line=line_of(TABLE, "Adoption") - 1, day=date(2018, 6, 28)))
    assert told(below)[0][:2] == ("28 June 2018", "Adoption")


def test_a_line_is_no_meeting_and_its_items_keep_their_date_as_words() -> None:
    number = line_of(TABLE, "21 June")
    result = corrected(TABLE, NoMeeting(line=number))
    assert [m.date for m in result.reading.meetings] == [date(2018, 7, 19)]
    assert [(item.meeting, item.target.text) for item in result.reading.items] == [
        (None, "21 June 2018"), (None, "21 June 2018"), (0, "19 July 2018"),
    ]  # fmt: skip


def test_a_line_that_was_not_read_is_an_item_of_the_date_above_it() -> None:
    text = f"{TABLE}\n\nAn afterthought about youth clubs"
    number = line_of(text, "afterthought")
    assert [kept.line for kept in corrected(text).reading.unread] == [number]
    result = corrected(text, IsItem(line=number))
    assert told(result)[-1] == ("19 July 2018", "An afterthought about youth clubs", "")
    assert result.keys[-1] == str(number)
    assert result.reading.unread == ()
    assert corrected(text, IsItem(line=number), NoItem(item=str(number))).reading.unread[0].line == number


@pytest.mark.parametrize(("more", "title", "detail"), [
    (More.TITLE, "Fostering Adoption", "Where we are The new agency"),
    (More.DETAIL, "Fostering", "Where we are Adoption The new agency"),
])  # fmt: skip
def test_a_line_goes_on_with_the_item_above_it(more: More, title: str, detail: str) -> None:
    number = line_of(TABLE, "Adoption")
    result = corrected(TABLE, GoesOnAbove(line=number, more=more))
    assert told(result)[0] == ("21 June 2018", title, detail)
    assert result.reading.items[0].lines == (number - 1, number)
    assert result.reading.items[0].people.cabinet_members == ("Cllr Seaman",)
    assert len(result.reading.items) == 2


def test_an_item_says_what_the_officer_says_and_is_sure() -> None:
    number = line_of(TABLE, "Homes")
    says = ItemSays(item=str(number), title="Housing", when="June 2019", lead_officers=("John Gregg", "Sue Frossell"))
    item = corrected(TABLE, says).reading.items[2]
    assert (item.title, item.detail, item.target.kind) == ("Housing", "A report", TargetKind.MONTH)
    assert (item.people.lead_officers, item.meeting, item.unsure) == (("John Gregg", "Sue Frossell"), None, ())
    assert corrected(TABLE, ItemSays(item=str(number), when="21 June 2018")).reading.items[2].meeting == 0


def test_two_names_are_one_person_or_two() -> None:
    before = corrected(TABLE).reading
    assert before.notes == ("“Sara Mills” and “Sarah Mills” may be the same person.",)
    one = corrected(TABLE, OnePerson(name="Sarah Mills", known_as="Sara Mills")).reading
    assert [item.people.lead_officers for item in one.items] == [("Sara Mills",), (), ("Sara Mills",)]
    two = corrected(TABLE, TwoPeople(name="Sara Mills", other="Sarah Mills")).reading
    assert [item.people for item in two.items] == [item.people for item in before.items]
    for reading in (one, two):
        assert reading.notes == ()
        assert not any(item.unsure for item in reading.items)


def test_a_correction_about_what_is_gone_does_nothing_and_is_told() -> None:
    number = line_of(TABLE, "Homes")
    gone = ItemSays(item=str(number), title="Housing")
    result = corrected(TABLE, NoItem(item=str(number)), gone, IsItem(line=999))
    assert result.idle == {1, 2}
    assert len(result.reading.items) == 2


@cache
def samples() -> list[tuple[Line, ...]]:
    return [reading_of(document.path).lines for document in documents()]


_numbers = st.integers(min_value=-1, max_value=90)
_names = st.sampled_from(["Cllr Smith", "Jane Doe", "John Gregg", ""])
_corrections = st.one_of(
    st.builds(
        TheseColumns, line=_numbers, meanings=st.lists(st.sampled_from(["", *(c.value for c in Column)])).map(tuple)
    ),
    st.builds(IsMeeting, line=_numbers, day=st.dates(date(2018, 5, 1), date(2018, 6, 1)), note=st.just("")),
    st.builds(NoMeeting, line=_numbers),
    st.builds(IsItem, line=_numbers),
    st.builds(NoItem, item=_numbers.map(str)),
    st.builds(GoesOnAbove, line=_numbers, more=st.sampled_from(More)),
    st.builds(ItemSays, item=_numbers.map(str), when=st.sampled_from([None, "", "June 2019", "21 May 2018"])),
    st.builds(OnePerson, name=_names, known_as=_names),
)


@settings(max_examples=150)
@given(st.data())
def test_whatever_is_corrected_no_line_is_dropped_and_nothing_is_read_from_nowhere(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(samples()))
    result = on_lines(lines, *data.draw(st.lists(_corrections, max_size=8)))
    reading = result.reading
    assert [a.line for a in accounts_of(reading) if a.fate is Fate.BLANK and not a.line.is_blank] == []
    assert len(set(result.keys)) == len(result.keys) == len(reading.items)
    assert all(meeting.lines for meeting in reading.meetings)
    assert all(set(item.lines) <= {line.number for line in lines} and item.lines for item in reading.items)
    for item in reading.items:
        if item.meeting is not None:
            assert reading.meetings[item.meeting].date == item.target.earliest
