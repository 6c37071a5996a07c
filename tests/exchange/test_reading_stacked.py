"""Cells and lines that hold two things: a date and a deadline, a title and its purpose, a date and its items."""

from datetime import date

import pytest

from tests.exchange.reading import lines_missing, programme
from workprogramme.domain.targets import TargetKind
from workprogramme.exchange.reading import Reading, read_bytes, read_text
from workprogramme.exchange.reading.layouts.columns import Column, column_of, columns_of
from workprogramme.exchange.reading.layouts.stacked import dated_and_due

TITLE = "Scrutiny Committee work programme 2024/25\n\n"


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(item.target.text, item.title) for item in reading.items]


def days(reading: Reading) -> list[date]:
    return [meeting.date for meeting in reading.meetings]


@pytest.mark.parametrize(
    ("cell", "kept", "deadline"),
    [
        ("10 July 2025\n2pm\nDeadline for reports: 1 July 2025", "10 July 2025\n2pm", "1 July 2025"),
        ("10 July 2025\nReports due 1 July 2025", "10 July 2025", "1 July 2025"),
        ("10 July 2025\nReports due soon", "10 July 2025\nReports due soon", ""),
        ("10 July 2025\nMoved from 3 July 2025", "10 July 2025\nMoved from 3 July 2025", ""),
        ("10 July 2025", "10 July 2025", ""),
    ],
)
def test_a_deadline_below_a_date_is_that_of_its_reports(cell: str, kept: str, deadline: str) -> None:
    assert dated_and_due(cell) == (kept, deadline)


@pytest.mark.parametrize(
    "beside",
    [
        "(reports to be with Democratic Services by 21 August 2024)",
        "papers due 21 August 2024",
        "Publication: 27 August 2024",
        "(deadline 21 August)",
    ],
)
def test_a_day_on_which_papers_are_due_makes_no_date_doubtful_and_no_meeting(beside: str) -> None:
    found = read_text(programme(f"4 September 2024 {beside}\tParking\tWhy\tAnn Lee"))
    assert days(found) == [date(2024, 9, 4)]
    assert [item.unsure for item in found.items] == [()]


def test_two_days_in_one_cell_stay_doubtful() -> None:
    found = read_text(programme("4 September 2024 and 6 November 2024\tParking\tWhy\tAnn Lee"))
    assert days(found) == []
    assert found.items[0].unsure


def page(*rows: tuple[str, str], head: tuple[str, str] = ("Date", "Agenda item")) -> Reading:
    cells = "".join(f"<tr><td>{when}</td><td>{what}</td></tr>" for when, what in rows)
    table = f"<table><tr><th>{head[0]}</th><th>{head[1]}</th></tr>{cells}</table>"
    return read_bytes(f"<!DOCTYPE html><html><body><h1>Work programme 2024/25</h1>{table}</body></html>".encode())


TWO = ("<p>Street cleansing</p><p>To look at standards</p>", "<p>Damp and mould</p><p>How quickly homes are mended</p>")


def test_a_purpose_below_each_title_is_no_item_and_a_person_is_asked_to_look() -> None:
    found = page(("4 September 2024", TWO[0]), ("6 November 2024", TWO[1]))
    assert [(item.title, item.detail) for item in found.items] == [
        ("Street cleansing", "To look at standards"),
        ("Damp and mould", "How quickly homes are mended"),
    ]
    assert all("first of two paragraphs" in item.unsure[0] for item in found.items)


def test_under_a_head_in_the_plural_two_paragraphs_are_two_items() -> None:
    found = page(("4 September 2024", TWO[0]), ("6 November 2024", TWO[1]), head=("Date", "Agenda items"))
    assert [item.title for item in found.items] == [
        "Street cleansing", "To look at standards", "Damp and mould", "How quickly homes are mended",
    ]  # fmt: skip


def test_one_cell_of_two_paragraphs_shows_no_habit() -> None:
    found = page(("4 September 2024", TWO[0]), ("6 November 2024", "Budget"))
    assert [item.title for item in found.items] == ["Street cleansing To look at standards", "Budget"]
    assert "several paragraphs" in found.items[0].unsure[0]


def test_a_title_beside_its_number_under_one_head_is_the_title() -> None:
    head = "Meeting\tItem (description / title)\t\tPurpose of report\tAuthor"
    found = read_text(f"{head}\n4 September 2024\t1.\tSchool meals\tWhy\tAnn Lee\n\t2.\tBuses\tWhy\tAnn Lee\n")
    assert [item.title for item in found.items] == ["School meals", "Buses"]


def test_what_stands_in_brackets_at_a_head_only_explains_it() -> None:
    assert column_of("Item (description / title)") is Column.TITLE
    assert column_of("Lead Member(s)") is Column.CABINET_MEMBER
    assert column_of("Date (and venue)") is Column.DATE


def test_a_description_of_items_is_their_title_only_where_no_head_says_title() -> None:
    alone, beside = (
        columns_of(("Date", "Item description", "Author")),
        columns_of(("Date", "Topic", "Item description")),
    )
    assert alone is not None
    assert alone.meanings == (Column.DATE, Column.TITLE, Column.LEAD_OFFICER)
    assert beside is not None
    assert beside.meanings == (Column.DATE, Column.TITLE, Column.DETAIL)


def test_items_on_the_line_of_a_date_are_parted_by_semicolons() -> None:
    found = read_text(
        TITLE + "Tue 11 June 2024, 6.30pm: Leisure (Jo Ellis); Town centre management (Sam Reid)\n"
        "Tue 16 July 2024, 6.30pm: Pavements; tables; bins\nDate to be fixed: Trees (Ann Lee); Floods\n"
    )
    assert [item.title for item in found.items] == [
        "Leisure", "Town centre management", "Pavements; tables; bins", "Trees", "Floods",
    ]  # fmt: skip
    assert days(found) == [date(2024, 6, 11), date(2024, 7, 16)]


def test_a_place_after_a_date_is_no_item() -> None:
    text = TITLE + "Tue 11 June 2024: Committee Room 3\n- Leisure\nTue 16 July 2024: Town Hall\n- Parks\n"
    assert told(read_text(text)) == [("Tue 11 June 2024", "Leisure"), ("Tue 16 July 2024", "Parks")]


def test_a_calendar_of_months_under_bare_years_needs_no_heads() -> None:
    text = "2024\nSeptember\tPlay areas\nOctober\nNovember\tStrokes\n2025\nJanuary\tWinter pressures\n\tPharmacies\n"
    found = read_text(TITLE + text)
    assert told(found) == [
        ("September 2024", "Play areas"), ("November 2024", "Strokes"), ("January 2025", "Winter pressures"),
        ("January 2025", "Pharmacies"),
    ]  # fmt: skip
    assert lines_missing(TITLE + text, found) == []
    assert read_text("Rainfall\n\n" + text).items == ()  # no programme's title stands above


def test_a_day_in_brackets_after_its_month_is_a_day() -> None:
    found = read_text(TITLE + "July (Thursday 11th)\n- Leisure\nSeptember (19th)\n- Budget\n")
    assert days(found) == [date(2024, 7, 11), date(2024, 9, 19)]


def test_lines_below_the_first_of_a_point_say_more_of_it() -> None:
    points = "<li>Street lighting<br>Purpose: to see whether it is safe<br>Lead: Nia Bell</li><li>Verges</li>"
    text = f"<h1>Work programme</h1><h2>Monday 10 June 2024</h2><ul>{points}</ul><h2>Monday 9 September 2024</h2>"
    found = read_bytes(f"<html><body>{text}<ul><li>Parks</li></ul></body></html>".encode())
    assert [(item.title, item.detail, item.people.lead_officers) for item in found.items] == [
        ("Street lighting", "to see whether it is safe", ("Nia Bell",)), ("Verges", "", ()), ("Parks", "", ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "committee"),
    [
        ("Scrutiny Board (Children and Families)", "Scrutiny Board (Children and Families)"),
        ("# What our Environment Scrutiny Panel will look at in 2024/25", "Environment Scrutiny Panel"),
        ("The work programme for the Overview and Scrutiny Committee, 2024-25:", "Overview and Scrutiny Committee"),
        ("Finance and Resources\nScrutiny Committee", "Finance and Resources Scrutiny Committee"),
        ("Anytown Borough Council\nScrutiny Committee", "Scrutiny Committee"),
        ("What the Cabinet will look at", None),
    ],
)
def test_a_committees_name_is_found_in_a_title_and_over_two_lines(line: str, committee: str | None) -> None:
    found = read_text(f"{line}\n\n{programme('4 September 2024	Parking	Why	Ann Lee')}")
    assert found.committee == committee


def test_words_that_a_cell_says_are_no_date_are_no_doubt() -> None:
    found = read_text(programme("To be scheduled: when the Cabinet has decided\tParking\tWhy\tAnn Lee"))
    (item,) = found.items
    assert (item.target.text, item.target.kind, item.unsure) == (
        "when the Cabinet has decided", TargetKind.WORDS, (),
    )  # fmt: skip


def test_a_provisional_day_is_a_meeting_with_that_note() -> None:
    found = read_text(programme("4 September 2024 (provisional)\tParking\tWhy\tAnn Lee"))
    assert [(meeting.date, meeting.note) for meeting in found.meetings] == [(date(2024, 9, 4), "provisional")]


def test_names_of_three_words_are_sure_where_names_stand_one_to_a_line() -> None:
    cells = "<p>Mary Ann Lee</p><p>Paul Smith</p>"
    heads = "<tr><th>Date</th><th>Title</th><th>Lead officer</th></tr>"
    table = f"<table>{heads}<tr><td>4 September 2024</td><td>Parking</td><td>{cells}</td></tr></table>"
    (item,) = read_bytes(f"<!DOCTYPE html><html><body>{table}</body></html>".encode()).items
    assert (item.people.lead_officers, item.unsure) == (("Mary Ann Lee", "Paul Smith"), ())
