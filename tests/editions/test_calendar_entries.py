"""What a calendar says of one meeting: its words, its signs, its hours, and bytes that change only when it does."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from tests.support.ical import read
from workprogramme.domain.kinds import MeetingKind, MeetingStatus, PartRole
from workprogramme.domain.programme import CommitteeValue, ItemValue, MeetingValue, PartValue, public_item
from workprogramme.feeds.calendar_text import CalendarHead, calendar_text
from workprogramme.web.calendar_entries import CalendarEntry, entry_for, fingerprint, rendered

BASE_URL = "https://scrutiny.example.gov.uk"
HOST = "scrutiny.example.gov.uk"
BOARD = CommitteeValue(id=2, slug="board", name="Education and Children's Services Scrutiny Board (2)", code="SB2")
MEETING = MeetingValue(id=10, day=date(2019, 4, 4), starts=time(14), place="Committee Room 3, Council House")
CREATED = datetime(2018, 6, 1, 9, 0, 0, 123456, tzinfo=UTC)
CHANGED = datetime(2019, 3, 1, 9, 30, 59, 999999, tzinfo=UTC)
PARENTING = ItemValue(
    id=1,
    title="Coventry Parenting Strategy 2018-23",
    parts=(
        PartValue(person_id=1, name="John Gregg", role=PartRole.LEAD_OFFICER),
        PartValue(person_id=2, name="Alan Butler", role=PartRole.LEAD_OFFICER),
        PartValue(person_id=3, name="Cllr Seaman", role=PartRole.CABINET_MEMBER),
        PartValue(person_id=4, name="CWPT", role=PartRole.PARTNER),
        PartValue(person_id=5, name="Health partners", role=PartRole.PARTNER),
        PartValue(person_id=6, name="Cllr Skipper", role=PartRole.INVITEE),
    ),
)
OFSTED = ItemValue(id=2, title="Children's Services Ofsted Focused Visit")


def entry(*items: ItemValue, committee: CommitteeValue = BOARD, **changes: Any) -> CalendarEntry:
    return entry_for(replace(MEETING, **changes), items, committee, BASE_URL, HOST)


def written(made: CalendarEntry, sequence: int = 0) -> bytes:
    return rendered(made, sequence=sequence, created_at=CREATED, changed_at=CHANGED)


def in_a_calendar(*events: bytes) -> bytes:
    head = CalendarHead(name="x", description="x", source=f"{BASE_URL}/x.ics", page=f"{BASE_URL}/", changed_at=CHANGED)
    return calendar_text(head, events)


def read_back(made: CalendarEntry) -> Any:
    """The entry as the strict reader and the calendar library both understand it; where they differ, the test fails."""
    body = in_a_calendar(written(made))
    event = read(body).event("meeting-10")
    (parsed,) = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert not parsed.errors
    for name in ("SUMMARY", "DESCRIPTION", "STATUS", "UID", "URL"):
        assert str(parsed[name]) == event[name]
    assert str(parsed.get("LOCATION", "")) == event.get("LOCATION")
    return event


def test_a_confirmed_meeting_says_who_meets_when_where_and_about_what() -> None:
    assert written(entry(PARENTING, OFSTED), sequence=3).decode().replace("\r\n ", "").split("\r\n") == [
        "BEGIN:VEVENT",
        "SUMMARY:Education and Children's Services Scrutiny Board (2)",
        "DTSTART;TZID=Europe/London:20190404T140000",
        "DTEND;TZID=Europe/London:20190404T160000",
        "DTSTAMP:20190301T093059Z",
        "UID:meeting-10@scrutiny.example.gov.uk",
        "SEQUENCE:3",
        "CATEGORIES:Scrutiny",
        "CREATED:20180601T090000Z",
        "DESCRIPTION:Planned:"
        r"\n1. Coventry Parenting Strategy 2018-23"
        r"\nLead officers: John Gregg and Alan Butler"
        r"\nCabinet member: Cllr Seaman"
        r"\nPartners: CWPT and Health partners"
        r"\nInvitee: Cllr Skipper"
        r"\n\n2. Children's Services Ofsted Focused Visit"
        r"\n\nhttps://scrutiny.example.gov.uk/meetings/10/",
        "LAST-MODIFIED:20190301T093059Z",
        r"LOCATION:Committee Room 3\, Council House",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "URL:https://scrutiny.example.gov.uk/meetings/10/",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "END:VEVENT",
        "",
    ]


@pytest.mark.parametrize(
    ("status", "summary", "signs", "says"),
    [
        (MeetingStatus.PROVISIONAL, f"{BOARD.name} (provisional)", ("TENTATIVE", "OPAQUE", "TENTATIVE"),
         "The date and time of this meeting are provisional and may change."),
        (MeetingStatus.CANCELLED, f"CANCELLED: {BOARD.name}", ("CANCELLED", "TRANSPARENT", "FREE"),
         "This meeting on Thursday 4 April 2019 has been cancelled."),
        (MeetingStatus.POSTPONED, f"POSTPONED: {BOARD.name}", ("CANCELLED", "TRANSPARENT", "FREE"),
         "This meeting has been postponed. It will not take place on Thursday 4 April 2019."),
    ],
)  # fmt: skip
def test_a_meeting_that_may_not_take_place_says_so_in_three_ways(
    status: MeetingStatus, summary: str, signs: tuple[str, str, str], says: str
) -> None:
    event = read_back(entry(PARENTING, status=status))
    assert event["SUMMARY"] == summary
    assert (event["STATUS"], event["TRANSP"], event["X-MICROSOFT-CDO-BUSYSTATUS"]) == signs
    assert event["DESCRIPTION"].startswith(says + "\n\n")
    assert "\n1. Coventry Parenting Strategy 2018-23\n" in event["DESCRIPTION"]


def test_that_a_meeting_was_held_is_no_news_for_a_calendar() -> None:
    assert fingerprint(entry(PARENTING, status=MeetingStatus.HELD)) == fingerprint(entry(PARENTING))


def test_a_briefing_is_not_taken_for_a_meeting_in_public() -> None:
    made = entry(kind=MeetingKind.INFORMAL, status=MeetingStatus.PROVISIONAL)
    assert made.summary == f"{BOARD.name} (informal briefing, provisional)"


def test_a_meeting_with_nothing_planned_says_so() -> None:
    assert entry().description == f"No items are listed for this meeting.\n\n{BASE_URL}/meetings/10/"


def test_a_note_of_several_lines_stands_before_the_items() -> None:
    event = read_back(entry(OFSTED, note="Members meet at the school.\r\nBring a coat; it may rain, or snow \\ sleet."))
    assert event["DESCRIPTION"].startswith(
        "Members meet at the school.\nBring a coat; it may rain, or snow \\ sleet.\n\nPlanned:\n1. Children's"
    )


def test_a_private_item_appears_only_as_it_was_given() -> None:
    private = public_item(replace(PARENTING, exempt_paragraph=2, detail="a child's name"))
    text = written(entry(private)).decode().replace("\r\n ", "")
    assert r"\n1. Private item (paragraph 2 of Schedule 12A)\n\nhttps" in text
    assert "Parenting" not in text
    assert "Gregg" not in text


def test_a_meeting_without_a_place_has_no_empty_location() -> None:
    assert "LOCATION" not in read_back(entry(place=" \n "))


@pytest.mark.parametrize(
    ("day", "starts", "ends", "minutes", "moments"),
    [
        (date(2019, 4, 4), time(14), time(16, 15), 120, ("2019-04-04 13:00", "2019-04-04 15:15")),
        (date(2019, 1, 10), time(14), None, 90, ("2019-01-10 14:00", "2019-01-10 15:30")),
        (date(2019, 3, 31), time(14), None, 120, ("2019-03-31 13:00", "2019-03-31 15:00")),
        (date(2019, 10, 27), time(14), None, 120, ("2019-10-27 14:00", "2019-10-27 16:00")),
        (date(2019, 7, 1), time(23), time(0, 30), 120, ("2019-07-01 22:00", "2019-07-01 23:30")),
        (date(2019, 7, 1), time(23), None, 120, ("2019-07-01 22:00", "2019-07-02 00:00")),
        (date(2019, 7, 1), time(14), time(14), 120, ("2019-07-01 13:00", "2019-07-01 15:00")),
    ],
)
def test_winter_and_summer_hours_are_right_by_the_zone_in_the_file(
    day: date, starts: time, ends: time | None, minutes: int, moments: tuple[str, str]
) -> None:
    body = in_a_calendar(written(entry(day=day, starts=starts, ends=ends, committee=replace(BOARD, minutes=minutes))))
    calendar = read(body)
    (parsed,) = icalendar.Calendar.from_ical(body).walk("VEVENT")
    for name, moment in zip(("DTSTART", "DTEND"), moments, strict=True):
        expected = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        assert calendar.moment(calendar.events[0], name) == expected
        assert parsed[name].dt.astimezone(UTC) == expected


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("day", [date(2019, 3, 31), date(2019, 10, 27)])
def test_no_meeting_ends_before_it_starts_even_when_the_clocks_change(day: date, hour: int) -> None:
    hours = ((time(hour, 50), time((hour + 1) % 24)), (time(hour, 50), None), (time(hour), time(hour, 1)))
    for starts, ends in hours:
        made = entry(day=day, starts=starts, ends=ends, committee=replace(BOARD, minutes=20))
        calendar = read(in_a_calendar(written(made)))  # which refuses an end that is not later
        expected = datetime.combine(day, starts, ZoneInfo("Europe/London")).astimezone(UTC)
        assert calendar.moment(calendar.events[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Children, Families; Education \\ Skills",
        "two\nlines\r\nand three",
        "😀" * 40,
        "£" * 75,
        "\\" * 101,
        "a bell \x07, a null \x00, an escape \x1b[31m",
        "\ufeffafter a byte order mark",
        "half a pair \ud83d",
        "zero\u2028width\u2029lines",
        "END:VEVENT\r\nBEGIN:VALARM",
        "<script>alert(1)</script> & more",
        "x" * 5000,
        'a "quoted: name"',
    ],
)
def test_no_text_that_an_officer_pastes_can_break_the_calendar(text: str) -> None:
    lead = PartValue(person_id=1, name=f"x{text}", role=PartRole.LEAD_OFFICER)
    item = ItemValue(id=1, title=text, parts=(lead,))
    made = entry(item, committee=replace(BOARD, name=f"Board {text}"), place=text, note=text)
    event = read_back(made)
    assert event["SUMMARY"].startswith("Board")
    assert "\n" not in event["SUMMARY"] + event["LOCATION"]


def test_text_comes_back_as_it_was_typed() -> None:
    name = "Children, Families; Education \\ Skills 😀 \"A\": 'B' – £5"
    assert read_back(entry(committee=replace(BOARD, name=name)))["SUMMARY"] == name


def test_the_same_meeting_is_the_same_bytes_at_any_time() -> None:
    first, again = written(entry(PARENTING, OFSTED)), written(entry(PARENTING, OFSTED))
    assert first == again
    assert fingerprint(entry(PARENTING, OFSTED)) == fingerprint(entry(PARENTING, OFSTED))


def test_the_stamps_are_when_it_changed_in_utc() -> None:
    made = entry()
    summer = CHANGED.replace(month=7).astimezone(datetime.strptime("+0100", "%z").tzinfo)
    text = rendered(made, sequence=1, created_at=CREATED, changed_at=summer)
    assert b"\r\nDTSTAMP:20190701T093059Z\r\n" in text
    assert b"\r\nLAST-MODIFIED:20190701T093059Z\r\n" in text


@pytest.mark.parametrize(
    "change",
    [
        {"day": date(2019, 4, 5)},
        {"starts": time(10)},
        {"ends": time(17)},
        {"place": "Elsewhere"},
        {"status": MeetingStatus.CANCELLED},
        {"kind": MeetingKind.VISIT},
        {"note": "Bring a coat."},
    ],
)
def test_whatever_a_reader_would_see_changes_the_fingerprint(change: dict[str, Any]) -> None:
    assert fingerprint(entry(PARENTING, **change)) != fingerprint(entry(PARENTING))


def test_the_order_of_items_and_their_people_change_the_fingerprint() -> None:
    prints = {
        fingerprint(made)
        for made in (
            entry(PARENTING, OFSTED),
            entry(OFSTED, PARENTING),
            entry(OFSTED),
            entry(replace(PARENTING, parts=PARENTING.parts[1:]), OFSTED),
            entry(PARENTING, OFSTED, committee=replace(BOARD, name="Another name")),
        )
    }
    assert len(prints) == 5


def test_what_no_calendar_shows_does_not_change_the_fingerprint() -> None:
    quiet = replace(PARENTING, detail="Longer words", minutes=40, report_line="Joint Report", referral_note="asked")
    assert fingerprint(entry(quiet)) == fingerprint(entry(PARENTING))


def test_a_sequence_alone_changes_one_line() -> None:
    before, after = (written(entry(PARENTING), sequence=n).split(b"\r\n") for n in (1, 2))
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [(b"SEQUENCE:1", b"SEQUENCE:2")]


def test_committee_minutes_decide_only_where_the_end_is_unknown() -> None:
    long = replace(BOARD, minutes=180)
    assert entry(committee=long).ends - entry(committee=long).starts == timedelta(hours=3)
    assert fingerprint(entry(ends=time(16), committee=long)) == fingerprint(entry(ends=time(16)))
