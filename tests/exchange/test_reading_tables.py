"""Tables and rows: what belongs together, and what does not."""

from datetime import date

import pytest

from tests.exchange.reading import HEAD, lines_missing, programme
from workprogramme.domain.targets import TargetKind
from workprogramme.exchange.reading import Meaning, Reading, read_text
from workprogramme.exchange.reading.layouts.columns import Column, columns_of

ROW = "21 June 2018\tFostering\tWhere we are\tPaul Smith"


def titles(reading: Reading) -> list[str]:
    return [item.title for item in reading.items]


@pytest.mark.parametrize(
    "head",
    [
        "Date|Title|Detail|Cabinet Member/ Lead Officer",
        "DATE|TITLE|DETAIL|LEAD OFFICER(S)",
        "Item|Meeting date|Portfolio Holder|Purpose of report",
        "Topic|Committee date",
        "Subject:|Report deadline|Date of meeting|Witnesses|Author",
        "Agenda item|Reason for scrutiny|Lead Officer & Cabinet Member|Meeting",
    ],
)
def test_a_programmes_head_is_known_by_its_words(head: str) -> None:
    columns = columns_of(tuple(head.split("|")))
    assert columns is not None
    assert {Column.DATE, Column.TITLE} <= set(columns.meanings)
    assert Column.OTHER not in columns.meanings


@pytest.mark.parametrize(
    "head",
    [
        "Date|Meeting date",
        "Title|Detail|Lead officer",
        "Ward|Homes|Since",
        "Action|Who|Meeting date|Item",
        "Date|Item|Recommendation|Response",
        "Date|Title and a very long explanation of what the officers would like to see written in here, please",
        "21 June 2018|Fostering|Where we are|Paul Smith",
        "Date|",
    ],
)
def test_another_tables_head_is_not(head: str) -> None:
    assert columns_of(tuple(head.split("|"))) is None


def test_beside_a_title_an_item_is_a_number() -> None:
    columns = columns_of(("Item", "Title", "Date"))
    assert columns is not None
    assert columns.meanings == (Column.OTHER, Column.TITLE, Column.DATE)


def test_a_date_carries_down_to_the_rows_below_it() -> None:
    reading = read_text(
        programme(ROW, "\tAdoption\tFacts\t", "19 July 2018\tInternships\t\t", "2019-20\tPanels\t\t", "\tCustody")
    )
    assert [item.target.code for item in reading.items] == [
        "2018-06-21",
        "2018-06-21",
        "2018-07-19",
        "2019-20",
        "2019-20",
    ]
    assert [meeting.date for meeting in reading.meetings] == [date(2018, 6, 21), date(2018, 7, 19)]
    assert [(heading.text, heading.meaning) for heading in reading.headings][1:] == [("2019-20", Meaning.DATE)]


def test_a_date_carries_over_a_page_break_but_not_into_another_table() -> None:
    over = read_text(programme(ROW, "", "Page 4", "", HEAD, "\tAdoption\tFacts\tPaul Smith"))
    assert [item.target.code for item in over.items] == ["2018-06-21", "2018-06-21"]
    text = programme(ROW, *["Some words between the two."] * 8, HEAD, "\tAdoption\tFacts\tPaul Smith")
    apart = read_text(text)
    assert apart.items[1].target.kind is TargetKind.NONE
    assert apart.items[1].unsure == ("No date stands above it.",)


@pytest.mark.parametrize(
    ("above", "below", "title"),
    [
        (
            "21 June 2018\tPlan consultation:\tWhere to\tPaul Smith",
            "\t1) Schools 2) SEND\t\t",
            "Plan consultation: 1) Schools 2) SEND",
        ),
        (
            "21 June 2018\tPlan consultation:\tWhere to\tPaul Smith",
            "\t1) Schools 2) SEND",
            "Plan consultation: 1) Schools 2) SEND",
        ),
        (
            "21 June 2018\tReview of the\tWhere to\tPaul Smith",
            "\tEducation Service\t\t",
            "Review of the Education Service",
        ),
        (
            "21 June 2018\tReview of the\t\t",
            "\tEducation Service\tWhere\tPaul Smith",
            "Review of the Education Service",
        ),
        ("21 June 2018\tHubs (early\tWhere to\tPaul Smith", "\thelp)\t\t", "Hubs (early help)"),
        ("21 June 2018\tReview\tWhere to\tPaul Smith", "\tof libraries\t\t", "Review of libraries"),
    ],
)
def test_a_row_broken_over_a_page_is_one_item(above: str, below: str, title: str) -> None:
    reading = read_text(programme(above, "", HEAD, below, "\tAdoption\tFacts\tPaul Smith"))
    assert titles(reading) == [title, "Adoption"]
    assert reading.items[0].lines == (2, 5)
    assert reading.items[0].unsure == ()


def test_a_row_with_only_a_title_after_a_page_break_is_joined_and_told() -> None:
    reading = read_text(programme(ROW, "", HEAD, "\tSpecial Guardians\t\t"))
    assert titles(reading) == ["Fostering Special Guardians"]
    assert "may be an item of its own" in reading.items[0].unsure[0]


def test_a_row_with_only_a_title_in_the_middle_of_a_page_is_an_item() -> None:
    reading = read_text(programme(ROW, "\tSpecial Guardians\t\t", "\t1) Numbered\t\t"))
    assert titles(reading) == ["Fostering", "Special Guardians", "1) Numbered"]


def test_where_no_row_says_more_than_a_title_none_is_a_continuation() -> None:
    reading = read_text(programme("21 June 2018\tFostering\t\t", "", HEAD, "\tAdoption\t\t", "\tlibraries\t\t"))
    assert titles(reading) == ["Fostering", "Adoption", "libraries"]


def test_a_row_after_a_page_break_with_people_of_its_own_is_an_item() -> None:
    reading = read_text(programme(ROW, "", HEAD, "\tAdoption\t\tPaul Smith", "\tPlans\tfacts and figures\tPaul Smith"))
    assert titles(reading) == ["Fostering", "Adoption", "Plans"]


def test_a_detail_and_people_without_a_title_belong_to_the_row_above() -> None:
    reading = read_text(programme("21 June 2018\tFostering\tWhere\tCllr", "", HEAD, "\t\twe are\tSeaman John Gregg"))
    assert titles(reading) == ["Fostering"]
    assert reading.items[0].detail == "Where we are"
    assert reading.items[0].people.cabinet_members == ("Cllr Seaman",)
    assert reading.items[0].people.lead_officers == ("John Gregg",)


def test_a_column_that_is_not_understood_is_kept() -> None:
    reading = read_text(programme("21 June 2018\tFostering\tGuildhall", head="Date\tTitle\tVenue"))
    assert [(unread.line, unread.text) for unread in reading.unread] == [(2, "Guildhall")]
    assert reading.items[0].unsure == ("The column “Venue” was not understood: “Guildhall”",)


def test_more_cells_than_columns_are_kept() -> None:
    reading = read_text(programme(f"{ROW}\tand more"))
    assert [(unread.line, unread.text) for unread in reading.unread] == [(2, "and more")]
    assert "“and more” was not read" in reading.items[0].unsure[0]


def test_rows_that_lost_their_empty_first_cell_are_read_and_told() -> None:
    text = programme(ROW, "Adoption\tFacts\tPaul Smith", "", HEAD, "Special guardians", "Hubs\tFacts\tPaul Smith")
    reading = read_text(text)
    assert titles(reading) == ["Fostering", "Adoption Special guardians", "Hubs"]
    assert all(item.unsure for item in reading.items[1:])
    assert lines_missing(text, reading) == []


def test_the_same_title_twice_under_a_date_is_told_and_kept() -> None:
    reading = read_text(
        programme(ROW, "\tfostering\tAgain\tPaul Smith", "19 July 2018\tFostering\tOnce more\tPaul Smith")
    )
    assert titles(reading) == ["Fostering", "fostering", "Fostering"]
    assert [item.unsure for item in reading.items] == [
        ("Line 3 has the same title under the same date.",),
        ("Line 2 has the same title under the same date.",),
        (),
    ]


def test_another_table_after_the_programme_gives_no_items() -> None:
    text = programme(
        ROW, "", "Tier 1\tUniversal\tDimensions\tNothing", "\tSchools\tNurses\tNothing", "", "\tVisits\tx\ty"
    )
    reading = read_text(text)
    assert titles(reading) == ["Fostering"]
    assert [unread.line for unread in reading.unread] == [4, 5, 7]


def test_prose_after_the_programme_gives_no_items_and_no_meetings() -> None:
    text = programme(
        ROW, "", "The board will next meet on", "19 July 2018", "in the Council House.", "6 September 2018"
    )
    reading = read_text(text)
    assert titles(reading) == ["Fostering"]
    assert [meeting.date for meeting in reading.meetings] == [date(2018, 6, 21)]
    assert [unread.line for unread in reading.unread] == [4, 5, 6, 7]
