"""Calendars of every kind come in, and what is none is refused in one sentence."""

import io
from datetime import date

import openpyxl
import pytest
from sqlalchemy import func, select

from tests.exchange.meeting_dates.pressing import CHOOSE, NAME, bring_in, calendar, paste, upload
from tests.programme.scene import Scene
from tests.support.client import InspectingClient
from workprogramme.models.imports import Import

WORKBOOK = openpyxl.Workbook()
for row in (
    ("Committee", "Date", "Start time", "Venue"),
    (NAME, date(2019, 5, 23), "2pm", "Hall"),
    (NAME, date(2019, 6, 20), "2pm", "Hall"),
    ("Cabinet", date(2019, 6, 4), "2pm", "Hall"),
):
    WORKBOOK.active.append(row)  # type: ignore[union-attr]
SAVED = io.BytesIO()
WORKBOOK.save(SAVED)
ANSWER = f"""<getmeetings><committee><committeetitle>{NAME}</committeetitle><committeemeetings>
<meeting><meetingid>1</meetingid><meetingdate>23/05/2019</meetingdate><meetingtime>2.00 pm</meetingtime></meeting>
<meeting><meetingid>2</meetingid><meetingdate>20/06/2019</meetingdate><meetingtime>2.00 pm</meetingtime></meeting>
</committeemeetings></committee></getmeetings>"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("meetings.ics", calendar(("a", "20190523T140000", ""), ("b", "20190620T140000", ""))),
        (
            "meetings.csv",
            f"Committee,Date,Time\r\n{NAME},23/05/2019,14:00\r\n{NAME},20/06/2019,2pm\r\nCabinet,3/6/2019,2pm\r\n".encode(),
        ),
        ("meetings.xlsx", SAVED.getvalue()),
        ("GetMeetings.xml", ANSWER.encode()),
        ("meetings.txt", f"{NAME}\nThursday 23 May 2019\nThursday 20 June 2019\n".encode()),
    ],
)
def test_calendars_of_every_kind_come_in(scene: Scene, planner: InspectingClient, name: str, data: bytes) -> None:
    page = bring_in(planner, upload(planner, data, name))
    assert "2 meetings added" in page
    assert [one.day for one in scene.meetings()[-2:]] == [date(2019, 5, 23), date(2019, 6, 20)]


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.ics", "The file is empty."),
        (bytes(range(256)) * 40, "a.ics", "Save the calendar as plain text and read that."),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "a.ics", "damaged"),
        (b"Dear Ann,\nthank you for yours.\n", "a.txt", "No list of meetings"),
        (b"PK\x03\x04" + b"x" * 500, "a.xlsx", "damaged"),
        (ANSWER.replace("<committee>", '<!DOCTYPE m [<!ENTITY a "b">]><committee>').encode(), "a.xml", "document type"),
        (b"Scrutiny\nTues 28 May\nTues 18 June\n", "a.txt", "Choose their municipal year"),
    ],
)
def test_what_is_no_calendar_is_refused_in_one_sentence(
    scene: Scene, planner: InspectingClient, data: bytes, name: str, said: str
) -> None:
    page = upload(planner, data, name, 422)
    assert len(page.errors) == 1
    assert said in page.errors[0]
    with scene.database.session() as session:
        assert session.scalar(select(func.count()).select_from(Import)) == 0


def test_a_work_programme_is_no_calendar_and_nothing_is_nothing(scene: Scene, planner: InspectingClient) -> None:
    text = "Work programme 2018-19\n\n4 April 2019\n- Adoption\n- Libraries\n\n25 April 2019\n- Schools\n"
    assert "This is a work programme" in paste(planner, text, 422).errors[0]
    assert planner.submit(planner.visit(CHOOSE), "Look at the meetings", status=422).errors == [
        "Choose a file, or paste the meetings."
    ]


def test_dates_without_a_year_are_of_the_year_that_is_chosen(scene: Scene, planner: InspectingClient) -> None:
    look = paste(planner, f"{NAME}\n25 April\n23 May\n", year="2018-19")
    assert "Thursday 25 April 2019" in look


def test_lines_that_are_no_meeting_are_told(scene: Scene, planner: InspectingClient) -> None:
    lines = "\n".join(f"Thursday {day} May 2019" for day in (2, 9, 16, 23))
    look = paste(planner, f"{NAME}\n{lines}\nAll meetings are webcast.\n")
    assert "Line 6: “All meetings are webcast.” was not read as a meeting." in look
