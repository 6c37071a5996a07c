"""From what was sent, a file or pasted text, to a calendar that can be kept: read, cleaned, and within bounds."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Final

from workprogramme.domain.municipal_years import FIRST_YEAR, LAST_YEAR, MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.exchange.reading import Reading, Unreadable, read_bytes, read_text
from workprogramme.exchange.reading.calendars import Calendar, CalendarMeeting, find_calendar
from workprogramme.exchange.reading.layouts.when import read_when
from workprogramme.web.typed import clean
from workprogramme.web.words import count, date_words

MOST_MEETINGS: Final = 3_000
MOST_UNREAD: Final = 20  # lines that are told one by one
LONGEST: Final = 500  # characters of anything that a calendar says of a meeting
_LONGEST_IDENTITY: Final = 200
_NO_CALENDAR = (
    "No list of meetings was found in it. Give one meeting on each line, such as “Thursday 4 April 2019, 2pm, Council "
    "House”. A single meeting is quicker to add by hand."
)
_PROGRAMME = (
    "This is a work programme with items, not a calendar of meetings. Bring it in as a programme, or choose the "
    "council’s calendar."
)
_TOO_MANY = f"The calendar has more than {MOST_MEETINGS:,} meetings. Save only one or two years and bring that in."


def calendar_in_file(data: bytes, year: MunicipalYear | None, limit: int) -> Calendar:
    """The calendar that a file is. `year`: that of dates without one; `limit` in bytes. Refused with one sentence."""
    try:
        return _calendar(read_bytes(data, year, limit), year)
    except Unreadable as error:
        raise Refused(_of_a_calendar(error), "file") from None


def calendar_in_text(text: str, year: MunicipalYear | None) -> Calendar:
    """The calendar in pasted text; otherwise as for a file."""
    try:
        return _calendar(read_text(text, year), year)
    except Unreadable as error:
        raise Refused(_of_a_calendar(error), "text") from None


def _of_a_calendar(error: Unreadable) -> str:
    """Why the reader, which mostly reads programmes, refused it."""
    return str(error).replace("the work programme", "the calendar")


def _calendar(reading: Reading, year: MunicipalYear | None) -> Calendar:
    if reading.items:
        raise Refused(_PROGRAMME)
    found = reading.calendar or find_calendar(reading.lines, year)
    if found is not None and found.meetings:
        return kept(replace(found, notes=(*found.notes, *_unread(reading, found))))
    said = [note for note in (*reading.notes, *(found.notes if found else ())) if "no year" in note]
    raise Refused(
        "The dates have no year. Choose their municipal year below." if said else _NO_CALENDAR, "year" if said else None
    )


def _unread(reading: Reading, calendar: Calendar) -> list[str]:
    """A sentence for each line that is neither a meeting's nor a name or month above some; of many, how many more."""
    used = {number for meeting in calendar.meetings for number in meeting.lines}
    told = {note.partition(":")[0] for note in calendar.notes}
    names = {calendar.name, *(meeting.title for meeting in calendar.meetings)}
    lines = [
        line
        for line in reading.unread
        if line.line not in used
        and f"Line {line.line}" not in told
        and not any(name and name in line.text for name in names)
        and not read_when(line.text.strip(" :")).is_understood
    ]
    said = [
        f"Line {line.line}: “{line.text.strip()[:LONGEST]}” was not read as a meeting." for line in lines[:MOST_UNREAD]
    ]
    more = len(lines) - MOST_UNREAD
    return (
        [*said, f"{count(more, 'more line')} {'was' if more == 1 else 'were'} not read as meetings."]
        if more > 0
        else said
    )


def kept(calendar: Calendar) -> Calendar:
    """The calendar, its texts cleaned, without days that are of no programme; these are told in its notes."""
    if len(calendar.meetings) > MOST_MEETINGS:
        raise Refused(_TOO_MANY)
    good = tuple(one for one in calendar.meetings if _is_of_our_time(one.day))
    notes = calendar.notes
    if lost := len(calendar.meetings) - len(good):
        notes = (
            *notes,
            f"{count(lost, 'meeting')} of a year before {FIRST_YEAR + 1} or after {LAST_YEAR - 1} left out.",
        )
    return Calendar(
        name=_cut(calendar.name), meetings=tuple(map(_cleaned, good)), notes=tuple(_cut(note) for note in notes)
    )


def _is_of_our_time(day: date) -> bool:
    return FIRST_YEAR < day.year < LAST_YEAR


def _cleaned(one: CalendarMeeting) -> CalendarMeeting:
    uid = clean(one.uid)
    if len(uid) > _LONGEST_IDENTITY:
        uid = hashlib.sha256(uid.encode()).hexdigest()
    return replace(
        one,
        title=_cut(one.title),
        place=_cut(one.place),
        note=_cut(one.note),
        uid=uid,
        unsure=tuple(_cut(doubt) for doubt in one.unsure),
    )


def _cut(text: str) -> str:
    return clean(text)[:LONGEST]


def told_briefly(calendar: Calendar) -> str:
    """ "14 meetings from Thursday 23 May 2019 to Thursday 2 April 2020"."""
    days = sorted(one.day for one in calendar.meetings)
    return f"{count(len(days), 'meeting')} from {date_words(days[0])} to {date_words(days[-1])}"
