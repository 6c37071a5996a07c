"""The reader that the other tests rely on must itself refuse every fault that a known calendar program trips over."""

from datetime import UTC, date, datetime, time

import pytest

from tests.support.ical import read
from workprogramme.domain.kinds import PartRole
from workprogramme.domain.programme import CommitteeValue, ItemValue, MeetingValue, PartValue
from workprogramme.feeds.calendar_text import CalendarHead, calendar_text
from workprogramme.web.calendar_entries import entry_for, rendered

MOMENT = datetime(2019, 3, 1, 9, 30, tzinfo=UTC)
BOARD = CommitteeValue(id=2, slug="board", name="Board (2)", code="SB2")
LEAD = PartValue(person_id=1, name="John Gregg", role=PartRole.LEAD_OFFICER)


def _event(number: int, day: int) -> bytes:
    meeting = MeetingValue(id=number, day=date(2019, 4, day), starts=time(14), place="Room 3, Council House")
    item = ItemValue(
        id=1, title="Emotional well-being – a joint report with £ and €, long enough to fold", parts=(LEAD,)
    )
    entry = entry_for(meeting, (item,), BOARD, "https://x.example", "x.example")
    return rendered(entry, sequence=0, created_at=MOMENT, changed_at=MOMENT)


HEAD = CalendarHead(
    name="Board (2)",
    description="Meetings.",
    source="https://x.example/calendar.ics",
    page="https://x.example/",
    changed_at=MOMENT,
)
GOOD = calendar_text(HEAD, [_event(1, 4), _event(2, 11)])


def test_it_takes_what_is_good() -> None:
    assert len(read(GOOD).events) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\r\n", b"\n"),
        (b"SUMMARY:Board (2)", b"SUMMARY:Board (2), renamed"),
        (b"SUMMARY:Board (2)", b"SUMMARY:Board \\x"),
        (b"SUMMARY:Board (2)", b"SUMMARY:Board \x07"),
        (b"SUMMARY:Board (2)", b"SUMMARY:Board \xe2\x80\xa8"),
        (b"SUMMARY:Board (2)", b"SUMMARY:" + b"x" * 70),
        (b"SUMMARY:Board (2)", b"SUMMARY:Board \xe2\x82\r\n \xac"),
        (b"SUMMARY:Board (2)", b"SUMMARY:Board \\\r\n n"),
        (b"SUMMARY:Board (2)\r\n", b"SUMMARY:Board (2)\r\n\r\n"),
        (b"SUMMARY:Board (2)\r\n", b""),
        (b"SUMMARY:Board (2)\r\n", b"SUMMARY:Board (2)\r\nSUMMARY:Board (2)\r\n"),
        (b"SUMMARY:Board (2)\r\n", b"SUMMARY:Board (2)\r\nORGANIZER:mailto:a@example.org\r\n"),
        (b"SUMMARY:Board (2)\r\n", b"SUMMARY:Board (2)\r\nBEGIN:VALARM\r\nEND:VALARM\r\n"),
        (b"SUMMARY:Board (2)", b"SUMMARY:CANCELLED: Board (2)"),
        (b"VERSION:2.0\r\n", b"VERSION:2.0\r\nMETHOD:PUBLISH\r\n"),
        (b"UID:meeting-2@", b"UID:meeting-1@"),
        (b"STATUS:CONFIRMED", b"STATUS:CANCELED"),
        (b"STATUS:CONFIRMED", b"STATUS:CANCELLED"),
        (b"TRANSP:OPAQUE", b"TRANSP:TRANSPARENT"),
        (b"DTSTAMP:20190301T093000Z", b"DTSTAMP:20190301T093001Z"),
        (b"DTSTAMP:20190301T093000Z", b"DTSTAMP:20190301T093000"),
        (b"DTSTART;TZID=Europe/London:20190404T140000", b"DTSTART:20190404T140000"),
        (b"DTSTART;TZID=Europe/London:20190404T140000", b"DTSTART:20190404T140000Z"),
        (b"DTEND;TZID=Europe/London:20190404T160000", b"DTEND;TZID=Europe/London:20190404T140000"),
        (b"DTSTART;TZID=Europe/London:20190404T140000", b"DTSTART;TZID=Europe/London:20190412T140000"),
        (b"LOCATION:Room 3\\, Council House", b"LOCATION:"),
        (b"REFRESH-INTERVAL;VALUE=DURATION:PT1H", b"REFRESH-INTERVAL:PT1H"),
        (b"X-PUBLISHED-TTL:PT1H", b"X-PUBLISHED-TTL:1:00:00"),
        (b"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", b"RDATE:19700329T010000"),
        (b"END:VTIMEZONE\r\n", b""),
        (b"END:VCALENDAR\r\n", b""),
        (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR"),
        (b"X-WR-CALNAME:Board (2)", b"X-WR-CALNAME:Another"),
    ],
)
def test_it_refuses_what_some_calendar_program_trips_over(old: bytes, new: bytes) -> None:
    assert old in GOOD
    with pytest.raises((AssertionError, KeyError, UnicodeDecodeError)):
        read(GOOD.replace(old, new))
