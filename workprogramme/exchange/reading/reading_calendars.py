"""A calendar of meetings as a reading: its meetings, and an account of every line of the file it came from."""

from collections.abc import Sequence
from dataclasses import replace

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.exchange.reading.calendars import (
    Calendar,
    find_calendar,
    is_calendar_file,
    is_of_a_committee_system,
    read_calendar_file,
    read_committee_system,
)
from workprogramme.exchange.reading.lines import Line, lines_of
from workprogramme.exchange.reading.results import Heading, Meaning, Reading, Unread


def calendar_in_text(text: str) -> Reading | None:
    """The reading of a calendar file or a committee system's answer; None for any other text."""
    if is_calendar_file(text):
        lines = lines_of(text)
        return _whole(read_calendar_file(lines), lines)
    if is_of_a_committee_system(text):
        return _whole(read_committee_system(text), lines_of(text))
    return None


def with_calendar(reading: Reading, year: MunicipalYear | None) -> Reading:
    """The reading of a document without any item, with the calendar that it is, if it is one."""
    if reading.items or reading.meetings:
        return reading
    calendar = find_calendar(reading.lines, year)
    if calendar is None:
        return reading
    if not calendar.meetings:
        return replace(reading, notes=(*reading.notes, *calendar.notes))
    used = {line.number for line in reading.lines if calendar.name and line.text == calendar.name}
    used |= {number for meeting in calendar.meetings for number in meeting.lines}
    texts = {line.number: line.text for line in reading.lines if line.number in used}
    return replace(
        reading,
        calendar=calendar,
        headings=tuple(
            sorted(
                (*reading.headings, *(Heading(number, text, Meaning.CALENDAR) for number, text in texts.items())),
                key=lambda heading: heading.line,
            )
        ),
        unread=tuple(kept for kept in reading.unread if kept.line not in used),
        notes=(),
    )


def _whole(calendar: Calendar, lines: Sequence[Line]) -> Reading:
    damaged = {int(note.split(":")[0].removeprefix("Line ")) for note in calendar.notes if note.startswith("Line ")}
    filled = [line for line in lines if not line.is_blank]
    return Reading(
        committee=None,
        municipal_year=None,
        meetings=(),
        items=(),
        headings=tuple(
            Heading(line.number, line.written, Meaning.CALENDAR) for line in filled if line.number not in damaged
        ),
        unread=tuple(Unread(line.number, line.written) for line in filled if line.number in damaged),
        lines=tuple(lines),
        calendar=calendar,
    )
