"""Calendar files (.ics) of any program, with their faults → meetings. Times are given in the council's own clock.

RFC 5545. What repeats is read once and told; nothing is looked up outside the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from workprogramme.exchange.reading.calendars.values import Calendar, CalendarMeeting, Status, status_in
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.unreadable import Unreadable

HOME = ZoneInfo("Europe/London")
_BEGINS = re.compile(r"\s*BEGIN:VCALENDAR\b", re.IGNORECASE)
_NO_CALENDAR = "The calendar file is damaged. Save the calendar again as .ics and read that."
_MOST_EVENTS = 20_000
_TOO_MANY = f"The calendar has more than {_MOST_EVENTS:,} events. Save only the meetings of one year and read that."
_STATUSES = {"CANCELLED": Status.CANCELLED, "CONFIRMED": Status.CONFIRMED, "TENTATIVE": Status.PROVISIONAL}
_DAY_WITH_ZONE = re.compile(r"^(?P<name>DT(?:START|END));(?=[^:]*VALUE=DATE[;:])[^:]*:", re.IGNORECASE)
_SAID_ALREADY = re.compile(r"^(?:cancelled|canceled|postponed)\s*[:–-]\s*", re.IGNORECASE)


def is_calendar_file(text: str) -> bool:
    """Whether the text is a calendar file."""
    return _BEGINS.match(text.lstrip("\ufeff")) is not None


def read_calendar_file(lines: tuple[Line, ...]) -> Calendar:
    """The meetings of the file, in their order. Unreadable when nothing of it is a calendar."""
    from icalendar import Calendar as Parsed

    blocks = list(_events(lines))
    if len(blocks) > _MOST_EVENTS:
        raise Unreadable(_TOO_MANY)
    zones = _zones(lines)
    meetings: list[CalendarMeeting] = []
    notes: list[str] = []
    for block in blocks:
        written = "\r\n".join(
            ["BEGIN:VCALENDAR", *zones, *(_without_zone(line.written) for line in block), "END:VCALENDAR", ""]
        )
        numbers = tuple(line.number for line in block)
        try:
            event = Parsed.from_ical(written).walk("VEVENT")[0]
            meetings.append(_meeting(event, numbers))
        except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError) as error:
            reason = "has no day" if isinstance(error, _Dayless) else "is damaged"
            notes.append(f"Line {numbers[0]}: the event {reason}, and was not read.")
    if not blocks and not any(line.text.upper() == "END:VCALENDAR" for line in lines):
        raise Unreadable(_NO_CALENDAR)
    return Calendar(name=_name(lines), meetings=tuple(meetings), notes=tuple(notes))


class _Dayless(ValueError):
    """The event does not say when it is."""


def _events(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        word = line.written.strip().upper()
        if word == "BEGIN:VEVENT":
            block = [line]
        elif block:
            block.append(line)
            if word == "END:VEVENT":
                yield block
                block = []


def _without_zone(written: str) -> str:
    """A whole day is the same in every time zone; some programs give it one all the same."""
    return _DAY_WITH_ZONE.sub(r"\g<name>;VALUE=DATE:", written)


def _zones(lines: tuple[Line, ...]) -> list[str]:
    """The file's own time zones, as written."""
    zones: list[str] = []
    inside = False
    for line in lines:
        word = line.written.strip().upper()
        inside = inside or word == "BEGIN:VTIMEZONE"
        if inside and len(zones) < 5_000:
            zones.append(line.written)
        inside = inside and word != "END:VTIMEZONE"
    return zones


def _name(lines: tuple[Line, ...]) -> str:
    for line in lines[:50]:
        key, colon, value = line.written.partition(":")
        if colon and key.partition(";")[0].upper() in ("X-WR-CALNAME", "NAME"):
            return value.strip().replace("\\,", ",").replace("\\;", ";")
    return ""


@dataclass(frozen=True, slots=True)
class _Moment:
    """A day and a time of day in the council's clock; no time for a whole day. `doubt` says what was done to it."""

    day: date
    at: time | None
    doubt: str | None = None


def _meeting(event: Any, lines: tuple[int, ...]) -> CalendarMeeting:
    begin = _moment(event, "DTSTART")
    if begin is None:
        raise _Dayless
    end = _moment(event, "DTEND") or _after(event, begin)
    doubts = [begin.doubt] if begin.doubt else []
    last = end.day - timedelta(days=end.at is None) if end else begin.day
    if last > begin.day:
        doubts.append("It lasts more than a day; its first day was read.")
    if "RRULE" in event or "RDATE" in event:
        doubts.append(
            "It repeats; only its first day was read. Add the others, or save the calendar with each of them."
        )
    title = _text(event, "SUMMARY")
    said = status_in(title)
    status = _STATUSES.get(_text(event, "STATUS").upper(), Status.NOT_SAID)
    if said in (Status.CANCELLED, Status.POSTPONED) or status is Status.NOT_SAID:
        status = said
    uid = _text(event, "UID")
    occurrence = _moment(event, "RECURRENCE-ID")
    if uid and occurrence:  # one of a series: what it is known by is the day on which it was to be
        uid = f"{uid}/{occurrence.day:%Y%m%d}"
    return CalendarMeeting(
        day=begin.day,
        start=begin.at,
        end=end.at if end and end.day == begin.day else None,
        place=_text(event, "LOCATION"),
        title=_SAID_ALREADY.sub("", title),
        status=status,
        uid=uid,
        lines=lines,
        unsure=tuple(doubts),
    )


def _moment(event: Any, name: str) -> _Moment | None:
    value = event.get(name)
    if isinstance(value, list):
        value = value[0]
    found = getattr(value, "dt", None)
    if isinstance(found, datetime):
        zone = str(value.params.get("TZID", "")) if hasattr(value, "params") else ""
        return _at_home(found, zone)
    return _Moment(found, None) if isinstance(found, date) else None


def _at_home(found: datetime, zone: str) -> _Moment:
    if found.tzinfo is None:
        known = not zone or zone in ("Europe/London", "GMT Standard Time")
        doubt = None if known else f"Its time is that of “{zone}”, which is not known; it was read as our own."
        return _Moment(found.date(), found.time().replace(second=0, microsecond=0), doubt)
    home = found.astimezone(HOME)
    foreign = home.utcoffset() != found.utcoffset() and found.utcoffset() != timedelta(0)
    doubt = f"Its time was turned from that of “{zone}” into our own." if foreign else None
    return _Moment(home.date(), home.time().replace(second=0, microsecond=0), doubt)


def _after(event: Any, begin: _Moment) -> _Moment | None:
    """The end of an event that gives how long it takes."""
    length = getattr(event.get("DURATION"), "dt", None)
    if not isinstance(length, timedelta) or begin.at is None or not timedelta(0) < length < timedelta(days=1):
        return None
    ends = datetime.combine(begin.day, begin.at, UTC) + length
    return _Moment(ends.date(), ends.time())


def _text(event: Any, name: str) -> str:
    value = event.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(str(value or "").split())
