"""What was read: meetings, items, follow-ups, headings, and what was kept without being understood; plus its JSON form.

Values only. Every line of the document that is not empty is in one of them, by its number.
"""

import enum
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from workprogramme.domain.asked_for_kinds import AskedForKind
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import Target
from workprogramme.exchange.reading.calendars.values import Calendar
from workprogramme.exchange.reading.items.people import People
from workprogramme.exchange.reading.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMeeting:
    """A meeting that the programme dates; `note` is what else stood with the date ("cancelled", "2pm").

    `start` is the time of day in the note, where there is one.
    """

    date: date
    note: str = ""
    start: time | None = None
    lines: tuple[int, ...]

    def as_json(self) -> dict[str, Any]:
        """Its part of the published JSON form."""
        told = {"date": self.date.isoformat(), "note": self.note}
        return told | {"start": f"{self.start:%H:%M}"} if self.start else told


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadItem:
    """One line of the programme: `lines` are the 1-based lines it was read from, the one with its title first.

    `meeting` is the place of its meeting among the reading's, which tells two meetings on one day apart.
    `title_as_written` still holds a target that was taken out of the title; `unsure` says, a sentence each, why a
    person should look.
    """

    title: str
    title_as_written: str
    target: Target
    meeting: int | None = None
    detail: str = ""
    people: People = field(default_factory=People)
    report_deadline: date | None = None
    lines: tuple[int, ...]
    unsure: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Its part of the published JSON form."""
        return {
            "when": self.target.code,
            "when_text": self.target.text,
            "meeting": self.meeting,
            "title": self.title,
            "title_as_written": self.title_as_written,
            "detail": self.detail,
            "cabinet_members": list(self.people.cabinet_members),
            "lead_officers": list(self.people.lead_officers),
            "partners": list(self.people.partners),
            "report_deadline": self.report_deadline.isoformat() if self.report_deadline else None,
            "source": {"line": self.lines[0], "lines": list(self.lines)},
            "unsure": list(self.unsure),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFollowUp:
    """A link that an item's words propose, for a person to confirm; `item` and `source_item` are places in the items.

    `text` is the sentence it was read from; `meeting` is None, and `unsure` says why, where its day is no meeting's.
    """

    item: int
    kind: AskedForKind
    meeting: date | None = None
    source_item: int | None = None
    rule: str | None = None
    asked_by: str | None = None
    text: str
    unsure: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Its part of the published JSON form."""
        return {
            "item": self.item,
            "kind": self.kind.value,
            "meeting": self.meeting.isoformat() if self.meeting else None,
            "source_item": self.source_item,
            "rule": self.rule,
            "asked_by": self.asked_by,
            "text": self.text,
            "unsure": list(self.unsure),
        }


class Meaning(enum.Enum):
    """What an understood heading is."""

    COMMITTEE = "committee"
    YEAR = "municipal year"
    COLUMNS = "columns"
    DATE = "date"  # a date or period under which items stand
    TOPIC = "topic"  # a topic under which items stand
    SUMMARY = "summary"  # dates and titles that the table has too
    PAGE = "page"  # a page's number
    CALENDAR = "calendar"  # a meeting's, or a calendar's own workings


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that was understood but is neither a meeting nor an item."""

    line: int
    text: str
    meaning: Meaning


@dataclass(frozen=True, slots=True, order=True)
class Unread:
    """Text that was kept and not understood, as written; the whole line, or what is left over of one."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document says, and everything in it that was not understood; `notes` are sentences about the whole.

    `calendar` is there where the document is a calendar of meetings and no programme.
    `lines` are the document's own, numbered from 1; `accounts` says what became of each.
    """

    committee: str | None
    municipal_year: MunicipalYear | None
    meetings: tuple[ReadMeeting, ...]
    items: tuple[ReadItem, ...]
    follow_ups: tuple[ReadFollowUp, ...] = ()
    headings: tuple[Heading, ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    calendar: Calendar | None = None

    def as_json(self) -> dict[str, Any]:
        """The published form (`workprogramme read --json`), ready for `json.dumps`."""
        calendar = {"calendar": self.calendar.as_json()} if self.calendar else {}
        return calendar | {
            "committee": self.committee,
            "municipal_year": str(self.municipal_year) if self.municipal_year else None,
            "meetings": [meeting.as_json() for meeting in self.meetings],
            "items": [item.as_json() for item in self.items],
            "follow_ups": [follow_up.as_json() for follow_up in self.follow_ups],
            "headings": [
                {"line": heading.line, "text": heading.text, "means": heading.meaning.value}
                for heading in self.headings
            ],
            "unread": [{"line": kept.line, "text": kept.text} for kept in self.unread],
            "notes": list(self.notes),
        }
