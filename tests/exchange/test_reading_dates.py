"""Date cells, titles with a month in them, and what becomes a meeting."""

from datetime import date

import pytest

from tests.exchange.reading import HEAD, programme
from workprogramme.exchange.reading import read_text

ROW = "21 June 2018\tFostering\tWhere we are\tPaul Smith"


def test_a_repeated_date_over_a_page_break_is_one_meeting() -> None:
    reading = read_text(programme(ROW, "", HEAD, "21 June 2018 (continued)\tAdoption\tFacts\tPaul Smith"))
    assert [meeting.date for meeting in reading.meetings] == [date(2018, 6, 21)]
    assert reading.meetings[0].note == ""
    assert [item.target.code for item in reading.items] == ["2018-06-21", "2018-06-21"]


def test_a_date_without_items_is_a_meeting() -> None:
    reading = read_text(
        programme(ROW, "19 July 2018\t\t\t", "6 September 2018", "4 October 2018\t\tNo meeting\t", "\tX\ty\t")
    )
    assert [(str(meeting.date), meeting.note) for meeting in reading.meetings] == [
        ("2018-06-21", ""),
        ("2018-07-19", ""),
        ("2018-09-06", ""),
        ("2018-10-04", "No meeting"),
    ]
    assert [item.title for item in reading.items] == ["Fostering", "X"]


@pytest.mark.parametrize(
    ("cell", "day", "note"),
    [
        ("Thursday 21st June 2018, 2pm", "2018-06-21", "2pm"),
        ("21 June 2018 (cancelled)", "2018-06-21", "(cancelled)"),
        ("21/06/2018 Committee Room 3", "2018-06-21", "Committee Room 3"),
        ("21 June<br/>6.30pm", "2018-06-21", "6.30pm"),
        ("21 June 2018 (moved from 14 June)", "2018-06-21", "(moved from 14 June)"),
    ],
)
def test_what_stands_with_a_date_is_the_meetings_note(cell: str, day: str, note: str) -> None:
    reading = read_text(programme(f"{cell}\tFostering\t\t"), "2018-19")
    assert [(str(meeting.date), meeting.note) for meeting in reading.meetings] == [(day, note)]


@pytest.mark.parametrize(
    "cell",
    [
        "21 June 2018 or 19 July 2018",
        "21 June 2018 moved to 19 July",
        "21 June - 19 July",
        "31 June 2018",
        "Standing item",
        "2018",
    ],
)
def test_a_date_cell_that_is_not_one_date_makes_no_meeting_and_keeps_its_words(cell: str) -> None:
    reading = read_text(programme(f"{cell}\tFostering\t\t"), "2018-19")
    assert reading.meetings == ()
    item = reading.items[0]
    assert (item.target.code, item.target.text) == (None, cell)
    assert len(item.unsure) == 1


def test_items_to_be_scheduled_need_no_date() -> None:
    reading = read_text(programme(ROW, "To be scheduled\tAdoption\t\t", "TBC – Feb?\tPanels\t\t"), "2018-19")
    assert [(item.target.code, item.target.text) for item in reading.items][1:] == [
        (None, "To be scheduled"),
        (None, "TBC – Feb?"),
    ]
    assert all(item.unsure == () for item in reading.items)


def test_a_date_on_the_wrong_weekday_is_told() -> None:
    reading = read_text(programme("Monday 21 June 2018\tFostering\t\t"))
    assert "is a Thursday, not a Monday" in reading.items[0].unsure[0]
    assert "is a Thursday, not a Monday" in reading.notes[0]


@pytest.mark.parametrize(
    ("under", "written", "title", "code"),
    [
        ("2019-20", "Adoption – June 2019", "Adoption", "2019-06"),
        ("2019-20", "Early Help Hubs (February 2020)", "Early Help Hubs", "2020-02"),
        ("2019-20", "Annual report – March 2018", "Annual report – March 2018", "2019-20"),
        ("2019-20", "Budget (2019-20)", "Budget (2019-20)", "2019-20"),
        ("2019-20", "Budget (2018-19)", "Budget (2018-19)", "2019-20"),
        ("21 June 2018", "Ofsted visit – June 2018", "Ofsted visit – June 2018", "2018-06-21"),
        ("21 June 2018", "Improvement Board 4th July Update", "Improvement Board 4th July Update", "2018-06-21"),
        ("To be scheduled", "Adoption – June 2018", "Adoption", "2018-06"),
        ("", "Adoption – June 2018", "Adoption", "2018-06"),
    ],
)
def test_a_month_in_a_title_becomes_the_target_where_it_narrows_it(
    under: str, written: str, title: str, code: str
) -> None:
    item = read_text(programme(f"{under}\t{written}\tdetail\tPaul Smith"), "2018-19").items[0]
    assert (item.title, item.target.code, item.title_as_written) == (title, code, written)


def test_a_month_in_a_title_that_contradicts_the_meeting_is_told() -> None:
    item = read_text(programme("21 June 2018\tOfsted visit (May 2019)\t\t")).items[0]
    assert item.title == "Ofsted visit (May 2019)"
    assert item.unsure == ("Its title says “May 2019”, and it stands under “21 June 2018”.",)


def test_dates_without_a_year_take_it_from_the_option_the_title_or_their_neighbours() -> None:
    rows = programme("21 June\tFostering\t\t", "14 February\tHubs\t\t")
    assert [str(m.date) for m in read_text(rows, "2020-21").meetings] == ["2020-06-21", "2021-02-14"]
    titled = read_text(f"Work Programme 2019/20\n\n{rows}")
    assert [str(m.date) for m in titled.meetings] == ["2019-06-21", "2020-02-14"]
    beside = read_text(programme("24 May 2018\tFirst\t\t", "21 June\tFostering\t\t"))
    assert [str(m.date) for m in beside.meetings] == ["2018-05-24", "2018-06-21"]
    assert str(beside.municipal_year) == "2018-19"
    alone = read_text(rows)
    assert alone.meetings == ()
    assert alone.municipal_year is None
    assert "has no year" in alone.items[0].unsure[0]


def test_a_report_deadline_is_no_meeting() -> None:
    reading = read_text(
        programme("21 June 2018\tFostering\t8 June 2018", "\tHubs\tsoon", head="Date\tItem\tReport deadline")
    )
    assert [item.report_deadline for item in reading.items] == [date(2018, 6, 8), None]
    assert [meeting.date for meeting in reading.meetings] == [date(2018, 6, 21)]
    assert reading.items[1].unsure == ("The report deadline “soon” was not read as a date.",)
