"""Calendars of meetings: calendar files of many programs, a committee system's XML, tables, and pasted lists."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.reading import REPOSITORY
from workprogramme.exchange.reading import Reading, Unreadable, read_bytes, read_file, read_text
from workprogramme.exchange.reading.accounts import Fate, accounts_of
from workprogramme.exchange.reading.calendars import CalendarMeeting, Status

SAMPLES = REPOSITORY.parent / "shared" / "samples" / "ics"
samples = pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not beside the repository")


def meetings(reading: Reading) -> tuple[CalendarMeeting, ...]:
    assert reading.calendar is not None
    assert (reading.items, reading.meetings) == ((), ())
    return reading.calendar.meetings


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""])


@samples
@pytest.mark.parametrize(
    ("name", "count", "day", "start", "title", "status"),
    [
        ("apple-icloud", 8, date(2022, 9, 27), time(17), "New Event", Status.NOT_SAID),
        (
            "chicago-city-council-excerpt", 4, date(2026, 9, 24), time(16),
            "Committee on Finance (Reconvened)", Status.CONFIRMED,
        ),
        ("exchange-owa-no-vtimezone", 4, date(2020, 10, 28), time(13, 30), "TEST Syd", Status.CONFIRMED),
        ("exchange-windows-zones", 3, date(2020, 9, 10), time(8), "test", Status.CONFIRMED),
        ("govuk-bank-holidays-england-and-wales", 83, date(2019, 1, 1), None, "New Year’s Day", Status.NOT_SAID),
        ("sabredav-school-holidays", 1, date(2018, 7, 2), None, "Sommerferien Sachsen", Status.CONFIRMED),
    ],
)  # fmt: skip
def test_the_calendars_of_other_programs_are_read(
    name: str, count: int, day: date, start: time | None, title: str, status: Status
) -> None:
    reading = read_file(SAMPLES / f"{name}.ics")
    found = meetings(reading)
    assert len(found) == count
    first = found[0]
    assert (first.day, first.start, first.title, first.status) == (day, start, title, status)
    assert [one.line for one in accounts_of(reading) if one.fate is Fate.BLANK and not one.line.is_blank] == []


@samples
def test_a_cancelled_meeting_is_known_and_a_damaged_one_is_told() -> None:
    cancelled = meetings(read_file(SAMPLES / "chicago-city-council-excerpt.ics"))[1]
    assert (cancelled.status, cancelled.title) == (
        Status.CANCELLED,
        "Committee on Environmental Protection and Energy",
    )
    reading = read_file(SAMPLES / "exchange-windows-zones.ics")
    assert reading.calendar is not None
    assert reading.calendar.notes == ("Line 145: the event is damaged, and was not read.",)
    assert {kept.line for kept in reading.unread} >= {145}


@pytest.mark.parametrize(
    ("lines", "day", "start", "end", "unsure"),
    [
        (["DTSTART:20240611T130000Z", "DTEND:20240611T150000Z"], date(2024, 6, 11), time(14), time(16), 0),
        (["DTSTART;TZID=Europe/London:20240111T140000", "DURATION:PT2H"], date(2024, 1, 11), time(14), time(16), 0),
        (["DTSTART;TZID=GMT Standard Time:20240611T140000"], date(2024, 6, 11), time(14), None, 0),
        (["DTSTART:20240611T140000"], date(2024, 6, 11), time(14), None, 0),
        (["DTSTART;VALUE=DATE:20240611", "DTEND;VALUE=DATE:20240612"], date(2024, 6, 11), None, None, 0),
        (["DTSTART;VALUE=DATE:20240611", "DTEND;VALUE=DATE:20240613"], date(2024, 6, 11), None, None, 1),
        (["DTSTART:20240611T140000", "RRULE:FREQ=MONTHLY"], date(2024, 6, 11), time(14), None, 1),
        (["DTSTART;TZID=Middle of Nowhere:20240611T140000"], date(2024, 6, 11), time(14), None, 1),
    ],
)
def test_times_are_given_in_the_councils_own_clock(
    lines: list[str], day: date, start: time | None, end: time | None, unsure: int
) -> None:
    (found,) = meetings(read_text(event("UID:a", "SUMMARY:Board", *lines)))
    assert (found.day, found.start, found.end, len(found.unsure)) == (day, start, end, unsure)


def test_a_pasted_list_is_read_with_what_it_says_of_each_meeting() -> None:
    reading = read_text(
        "Scrutiny Board 2 – meetings 2024/25\n\nTues 28 May\nTues 18 June, 6pm, Committee Room 3\n"
        "Tues 16 July (cancelled)\nThurs 19 September (new date)\n"
        "Tuesday 21 January 2025 at 2pm – 4pm, Council House\nMonday 3 March\n"
    )
    found = meetings(reading)
    assert [(one.day, one.start, one.end, one.place, one.status) for one in found] == [
        (date(2024, 5, 28), None, None, "", Status.NOT_SAID),
        (date(2024, 6, 18), time(18), None, "Committee Room 3", Status.NOT_SAID),
        (date(2024, 7, 16), None, None, "", Status.CANCELLED),
        (date(2024, 9, 19), None, None, "", Status.MOVED),
        (date(2025, 1, 21), time(14), time(16), "Council House", Status.NOT_SAID),
        (date(2025, 3, 3), None, None, "", Status.NOT_SAID),
    ]
    assert {one.title for one in found} == {"Scrutiny Board 2"}
    assert all(one.unsure == () for one in found)


def test_a_day_that_is_not_certain_is_that_of_a_provisional_meeting() -> None:
    text = (
        "Homes Panel 2024/25\n\nTues 28 May\nTuesday 18 June (provisional)\nTues 16 July 2024 TBC, 6pm, Town Hall\n"
        "Thurs 19 September – to be confirmed\n"
    )
    assert [(one.day, one.start, one.place, one.status, one.unsure) for one in meetings(read_text(text))] == [
        (date(2024, 5, 28), None, "", Status.NOT_SAID, ()),
        (date(2024, 6, 18), None, "", Status.PROVISIONAL, ()),
        (date(2024, 7, 16), time(18), "Town Hall", Status.PROVISIONAL, ()),
        (date(2024, 9, 19), None, "", Status.PROVISIONAL, ()),
    ]
    table = "Date,Committee\n04/06/2024 (provisional),Homes Panel\n11/06/2024,Homes Panel\n"
    assert [one.status for one in meetings(read_text(table))] == [Status.PROVISIONAL, Status.NOT_SAID]


def test_what_kind_of_meeting_it_is_is_no_place() -> None:
    text = "Homes Panel 2024/25\nTues 28 May, 2pm - informal briefing\nTues 18 June (special meeting), 2pm, Town Hall\n"
    assert [(one.place, one.note) for one in meetings(read_text(text))] == [
        ("", "2pm - informal briefing"),
        ("Town Hall", "(special meeting), 2pm, Town Hall"),
    ]


def test_each_day_of_a_series_has_an_identity_of_its_own() -> None:
    (found,) = meetings(read_text(event("UID:a", "DTSTART:20240618T140000", "RECURRENCE-ID:20240611T140000")))
    assert (found.uid, found.day) == ("a/20240611", date(2024, 6, 18))


def test_a_list_under_months_and_boards_is_read() -> None:
    found = meetings(
        read_text("Homes Panel\n\nJune 2024\nTuesday 4\nTues 18 June\n\nPlace Panel\nTues 16 July 2024, Teams\n")
    )
    assert [(one.title, one.day, one.place) for one in found] == [
        ("Homes Panel", date(2024, 6, 4), ""),
        ("Homes Panel", date(2024, 6, 18), ""),
        ("Place Panel", date(2024, 7, 16), "Teams"),
    ]  # fmt: skip


def test_a_list_without_any_year_is_not_guessed() -> None:
    reading = read_text("Scrutiny meetings\nTues 28 May\nTues 18 June\n")
    assert reading.calendar is None
    assert "no year" in reading.notes[-1]
    assert [one.day for one in meetings(read_text("Scrutiny meetings\nTues 28 May\nTues 18 June\n", "2024-25"))] == [
        date(2024, 5, 28),
        date(2024, 6, 18),
    ]


def test_a_table_of_meetings_is_read_in_any_order() -> None:
    text = (
        "Committee,Date,Start time,Venue,Status\r\nScrutiny Board 1,04/06/2024,14:00,Council House,Confirmed\r\n"
        "Scrutiny Board 2,11/06/2024,2.30 pm,,Provisional\r\nCabinet,13/06/2024,10am - 12 noon,Hall,Unheard of\r\n"
    )
    found = meetings(read_text(text))
    assert [(one.day, one.start, one.end, one.place, one.title, one.status, len(one.unsure)) for one in found] == [
        (date(2024, 6, 4), time(14), None, "Council House", "Scrutiny Board 1", Status.CONFIRMED, 0),
        (date(2024, 6, 11), time(14, 30), None, "", "Scrutiny Board 2", Status.PROVISIONAL, 0),
        (date(2024, 6, 13), time(10), time(12), "Hall", "Cabinet", Status.NOT_SAID, 1),
    ]  # fmt: skip


ANSWER = """<?xml version="1.0" encoding="utf-8"?>
<getmeetings>
  <committee>
    <committeeid>144</committeeid>
    <committeetitle>Audit &amp;amp; Risk Committee</committeetitle>
    <committeemeetings>
      <meeting><meetingid>4966</meetingid><meetingdate>13/01/2026</meetingdate>
        <meetingstatus>Cancelled</meetingstatus><meetingtime>10.00 am</meetingtime></meeting>
      <meeting><meetingid>4967</meetingid><meetingdate>10/02/2026</meetingdate>
        <meetingstatus>Confirmed</meetingstatus><meetingtime>10.00 am</meetingtime></meeting>
      <meeting><meetingid>4968</meetingid><meetingdate></meetingdate></meeting>
    </committeemeetings>
  </committee>
</getmeetings>
"""


def test_a_committee_systems_answer_is_read() -> None:
    reading = read_text(ANSWER)
    assert [(one.uid, one.day, one.start, one.status, one.title) for one in meetings(reading)] == [
        ("4966", date(2026, 1, 13), time(10), Status.CANCELLED, "Audit & Risk Committee"),
        ("4967", date(2026, 2, 10), time(10), Status.CONFIRMED, "Audit & Risk Committee"),
    ]
    assert reading.calendar is not None
    assert reading.calendar.notes == ("Meeting 4968 has no day, and was not read.",)


def test_one_meeting_of_a_committee_system_is_read() -> None:
    text = (
        "<meeting><meetingid>9</meetingid><meetingdate>13/01/2026</meetingdate>"
        "<meetingstatus>Unheard of</meetingstatus>"
        "<meetingtime>2.00 pm</meetingtime><meetingplannedfinishtime>4.30 pm</meetingplannedfinishtime>"
        "<meetinglocation>Council Antechamber</meetinglocation></meeting>"
    )
    (found,) = meetings(read_text(text))
    assert (found.start, found.end, found.place) == (time(14), time(16, 30), "Council Antechamber")
    assert found.unsure == ("Its status “Unheard of” is not known.",)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Agenda published", Status.CONFIRMED),
        ("Scheduled", Status.CONFIRMED),
        ("Minutes published", Status.HELD),
        ("Provisional", Status.PROVISIONAL),
    ],
)
def test_the_states_of_a_committee_system_are_known(said: str, status: Status) -> None:
    (found,) = meetings(
        read_text(f"<meeting><meetingdate>13/01/2026</meetingdate><meetingstatus>{said}</meetingstatus></meeting>")
    )
    assert (found.status, found.unsure) == (status, ())


@pytest.mark.parametrize("place", ["<committee>", "</getmeetings>"])
def test_an_answer_with_entities_is_refused(place: str) -> None:
    hostile = ANSWER.replace(place, f'{place}<!DOCTYPE m [<!ENTITY a "aaaa">]>')
    with pytest.raises(Unreadable, match="document type"):
        read_text(hostile)


def test_the_json_has_the_published_keys() -> None:
    written = read_text(
        event("UID:a@b", "SUMMARY:Scrutiny Board", "DTSTART:20240611T130000Z", "LOCATION:Hall")
    ).as_json()
    assert written["calendar"] == {
        "name": "",
        "meetings": [
            {
                "day": "2024-06-11",
                "start": "14:00",
                "end": None,
                "place": "Hall",
                "title": "Scrutiny Board",
                "status": "not said",
                "uid": "a@b",
                "note": "",
                "source": {"line": 3, "lines": [3, 4, 5, 6, 7, 8]},
                "unsure": [],
            }
        ],
        "notes": [],
    }
    assert (written["items"], written["meetings"]) == ([], [])


PIECES = (
    "BEGIN:VEVENT", "END:VEVENT", "DTSTART:2024", "DTSTART:20240611", "UID:x", "RRULE:FREQ=", "", " folded", "\x00",
    "DTSTART;TZID=x:20240611T250000", "SUMMARY:a\\nb", "DURATION:P9999999D",
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_calendar_file_is_read_or_refused_in_one_line(lines: list[str]) -> None:
    said = ""
    try:
        found = read_bytes("\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]).encode()).calendar
        assert found is not None
    except Unreadable as refusal:
        said = str(refusal)
    assert "\n" not in said


def test_no_calendar_is_made_of_minutes() -> None:
    text = "Minutes of the board\n\nThe board met on 21 June 2018.\n19 July 2018 is next.\n21 June 2018 was warm.\n"
    assert read_text(text).calendar is None
