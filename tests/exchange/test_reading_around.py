"""What stands around the table: front sheet, title, summary; and names that look alike."""

import pytest

from tests.exchange.reading import HEAD, programme
from workprogramme.exchange.reading import Meaning, Reading, read_text
from workprogramme.exchange.reading.items.alike import alike

ROWS = (
    "21 June 2018\tFostering\tWhere we are\tPaul Smith",
    "\tAdoption\tFacts\tPaul Smith",
    "19 July 2018\tInternships\tMore\tJeanette Essex",
)


def meaning(reading: Reading, kind: Meaning) -> list[int]:
    return [heading.line for heading in reading.headings if heading.meaning is kind]


@pytest.mark.parametrize(
    ("front", "committee"),
    [
        (
            "### Education and Children's Services Scrutiny Board (2)",
            "Education and Children's Services Scrutiny Board (2)",
        ),
        (
            "**Health and Social Care Overview and Scrutiny Committee**",
            "Health and Social Care Overview and Scrutiny Committee",
        ),
        ("Homes Scrutiny Panel\n21 June 2018", "Homes Scrutiny Panel"),
        ("**To:** Homes Scrutiny Panel", "Homes Scrutiny Panel"),
        ("Committee: Homes Scrutiny Panel", "Homes Scrutiny Panel"),
        ("Homes Scrutiny Panel – Work Programme 2018-19", "Homes Scrutiny Panel"),
        ("Minutes were sent to the Homes Scrutiny Panel in June.\n<b>Planning Committee</b>", None),
        ("Draft of the homes scrutiny panel", None),
        ("The homes scrutiny panel", None),
        ("Minutes of the Homes Scrutiny Panel", None),
    ],
)
def test_the_committee_is_named_by_the_front_sheet(front: str, committee: str | None) -> None:
    reading = read_text(f"{front}\n\n{programme(*ROWS)}")
    assert reading.committee == committee
    assert meaning(reading, Meaning.COMMITTEE) == ([1] if committee else [])


def test_a_heading_goes_before_a_line_of_the_same_shape() -> None:
    reading = read_text(f"Homes Scrutiny Panel\n# Health Scrutiny Board\n{programme(*ROWS)}")
    assert reading.committee == "Health Scrutiny Board"
    assert [unread.text for unread in reading.unread] == ["Homes Scrutiny Panel"]


def test_the_year_of_the_title_is_that_of_the_programme() -> None:
    reading = read_text(f"Work Programme 2018/19\n\n{programme(*ROWS)}")
    assert str(reading.municipal_year) == "2018-19"
    assert meaning(reading, Meaning.YEAR) == [1]
    assert reading.notes == ()


def test_a_title_that_the_dates_contradict_is_told_and_not_followed() -> None:
    reading = read_text(f"Work Programme 2016-17\n\n{programme(*ROWS)}")
    assert str(reading.municipal_year) == "2018-19"
    assert reading.notes == ("The title says 2016-17, and was not followed.",)


def test_a_year_that_was_asked_for_goes_before_the_dates_and_is_told() -> None:
    reading = read_text(programme(*ROWS), "2020-21")
    assert str(reading.municipal_year) == "2020-21"
    assert reading.notes == ("No date in the document falls in 2020-21.",)
    assert [str(meeting.date) for meeting in reading.meetings] == ["2018-06-21", "2018-07-19"]


def summarised(*lines: str) -> Reading:
    return read_text("\n".join(lines) + "\n\n" + programme(*ROWS))


def test_a_summary_that_the_table_bears_out_is_understood() -> None:
    reading = summarised("Page 2 has more.", "21 June 2018", "Fostering Adoption", "19 July 2018", "Internships")
    assert meaning(reading, Meaning.SUMMARY) == [2, 3, 4, 5]
    assert [unread.line for unread in reading.unread] == [1]
    assert (reading.notes, [item.unsure for item in reading.items]) == ((), [(), (), ()])


def test_titles_of_a_summary_over_several_lines_are_one_text() -> None:
    reading = summarised("21 June 2018", "- Fostering", "- Adoption", "", "19 July 2018", "Intern", "ships")
    assert meaning(reading, Meaning.SUMMARY) == [1, 2, 3, 5]
    assert [unread.text for unread in reading.unread] == ["Intern", "ships"]


def test_a_title_that_only_the_summary_has_is_told_and_is_no_item() -> None:
    reading = summarised("21 June 2018", "Fostering Adoption Libraries", "19 July 2018", "Internships")
    assert [item.title for item in reading.items] == ["Fostering", "Adoption", "Internships"]
    assert [(unread.line, unread.text) for unread in reading.unread] == [(2, "Fostering Adoption Libraries")]
    assert reading.notes == ("Line 2: the summary has “Libraries” there, and the table has not.",)


def test_a_title_that_only_the_table_has_is_told() -> None:
    reading = summarised("21 June 2018", "Adoption", "19 July 2018", "Internships")
    assert reading.items[0].unsure == ("The summary has no such title under “21 June 2018”.",)
    assert reading.unread == ()


def test_a_date_that_only_the_summary_has_is_told_and_is_no_meeting() -> None:
    reading = summarised(
        "21 June 2018", "Fostering Adoption", "6 September 2018", "Libraries", "19 July 2018", "Internships"
    )
    assert [str(meeting.date) for meeting in reading.meetings] == ["2018-06-21", "2018-07-19"]
    assert [unread.line for unread in reading.unread] == [3, 4]
    assert reading.notes == ("Line 3: the summary has “6 September 2018”, and the table has not.",)


def test_a_summary_without_its_table_is_kept_and_makes_nothing() -> None:
    reading = read_text("21 June 2018\nFostering Adoption\n19 July 2018\nInternships\n")
    assert (reading.meetings, reading.items) == ((), ())
    assert [unread.line for unread in reading.unread] == [1, 2, 3, 4]


def test_a_letters_date_before_the_table_is_no_summary() -> None:
    reading = read_text(f"4 April 2019\n\nDear Chair,\n\n{programme(*ROWS)}")
    assert [unread.line for unread in reading.unread] == [1, 3]
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sara Mills", "Sarah Mills"),
        ("Sarah Mills", "Sarah Miles"),
        ("Kirston Nelson", "Kirsten Nelson"),
        ("Jeanette Essex", "Jeanetet Essex"),
        ("Lee Pardy-McLaughlin", "Lee Pardy McLaughlin"),
        ("J Smith", "John Smith"),
        ("J. Smith", "John Smith"),
        ("Cllr Seaman", "Cllr Pat Seaman"),
        ("Cllr Seaman", "Councillor P Seaman"),
        ("Siobhan Kelly", "Siobhán Kelly"),
    ],
)
def test_two_spellings_of_one_name_are_found(first: str, second: str) -> None:
    assert alike(["Ada Lowe", first, second, first]) == ((first, second),)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("John Smith", "Jane Smith"),
        ("J Smith", "Kate Smith"),
        ("Cllr Smith", "John Smith"),
        ("Cllr J Smith", "J Smith"),
        ("CWPT", "CWPS"),
        ("Ann Lee", "Tom Lee"),
        ("Paul Smith", "Paul Smith"),
    ],
)
def test_two_people_are_left_alone(first: str, second: str) -> None:
    assert alike([first, second]) == ()


def test_names_alike_are_told_on_every_item_that_has_them_and_never_merged() -> None:
    reading = read_text(programme("21 June 2018\tFostering\t\tSara Mills", "\tHubs\t\tSarah Mills", "\tX\t\tAda Lowe"))
    assert [item.people.lead_officers for item in reading.items] == [("Sara Mills",), ("Sarah Mills",), ("Ada Lowe",)]
    assert [item.unsure for item in reading.items] == [
        ("“Sara Mills” and “Sarah Mills” may be the same person.",),
        ("“Sarah Mills” and “Sara Mills” may be the same person.",),
        (),
    ]
    assert reading.notes == ("“Sara Mills” and “Sarah Mills” may be the same person.",)


def test_the_json_has_the_published_keys() -> None:
    written = read_text(f"# Homes Scrutiny Panel\n{HEAD}\n21 June 2018\tFostering\tWhere\tPaul Smith").as_json()
    assert written == {
        "committee": "Homes Scrutiny Panel",
        "municipal_year": "2018-19",
        "meetings": [{"date": "2018-06-21", "note": ""}],
        "items": [
            {
                "when": "2018-06-21",
                "when_text": "21 June 2018",
                "meeting": 0,
                "title": "Fostering",
                "title_as_written": "Fostering",
                "detail": "Where",
                "cabinet_members": [],
                "lead_officers": ["Paul Smith"],
                "partners": [],
                "report_deadline": None,
                "source": {"line": 3, "lines": [3]},
                "unsure": [],
            }
        ],
        "follow_ups": [],
        "headings": [
            {"line": 1, "text": "Homes Scrutiny Panel", "means": "committee"},
            {"line": 2, "text": "Date Title Detail Cabinet Member/ Lead Officer", "means": "columns"},
        ],
        "unread": [],
        "notes": [],
    }
