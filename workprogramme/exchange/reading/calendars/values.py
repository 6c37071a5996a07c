"""Meetings of a calendar as values, and their published JSON form."""

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any


class Status(enum.Enum):
    """What the calendar says of a meeting; CONFIRMED and PROVISIONAL only where it says so."""

    CONFIRMED = "confirmed"
    PROVISIONAL = "provisional"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    MOVED = "moved"  # this is its new date
    HELD = "held"
    NOT_SAID = "not said"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMeeting:
    """One meeting: its day, its times in the council's own clock, and the 1-based lines it was read from.

    `title` is as written, mostly the committee's name. `uid` is what the calendar knows it by, "" where it has no such
    thing. `unsure` says, a sentence each, why a person should look.
    """

    day: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    title: str = ""
    status: Status = Status.NOT_SAID
    uid: str = ""
    note: str = ""
    lines: tuple[int, ...] = ()
    unsure: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Its part of the published JSON form."""
        return {
            "day": self.day.isoformat(),
            "start": f"{self.start:%H:%M}" if self.start else None,
            "end": f"{self.end:%H:%M}" if self.end else None,
            "place": self.place,
            "title": self.title,
            "status": self.status.value,
            "uid": self.uid,
            "note": self.note,
            "source": {"line": self.lines[0] if self.lines else None, "lines": list(self.lines)},
            "unsure": list(self.unsure),
        }


def meeting_from_json(told: Mapping[str, Any]) -> CalendarMeeting:
    """A meeting out of the published JSON form."""
    return CalendarMeeting(
        day=date.fromisoformat(told["day"]),
        start=time.fromisoformat(told["start"]) if told["start"] else None,
        end=time.fromisoformat(told["end"]) if told["end"] else None,
        status=Status(told["status"]),
        lines=tuple(told["source"]["lines"]),
        unsure=tuple(told["unsure"]),
        **{name: told[name] for name in ("place", "title", "uid", "note")},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What one calendar says. `notes` are sentences about the whole."""

    name: str = ""
    meetings: tuple[CalendarMeeting, ...] = ()
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The published JSON form."""
        return {
            "name": self.name,
            "meetings": [meeting.as_json() for meeting in self.meetings],
            "notes": list(self.notes),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Calendar":
        """A calendar out of its published JSON form."""
        return cls(
            name=told["name"], meetings=tuple(map(meeting_from_json, told["meetings"])), notes=tuple(told["notes"])
        )


_WORDS = {
    Status.CANCELLED: r"cancel(?:led|ed|lation)?|no meeting|not taking place|abandoned",
    Status.POSTPONED: r"postponed|deferred",
    Status.MOVED: r"new date|moved from|re-?(?:scheduled|arranged) from|changed? of date",
    Status.PROVISIONAL: r"provisional|tentative|tb[ac]|to be confirmed|if (?:required|needed)|reserve",
    Status.CONFIRMED: r"confirmed",
}
_SAYS = {status: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for status, words in _WORDS.items()}


def status_in(text: str) -> Status:
    """What the words say of a meeting's status; NOT_SAID where they say nothing of it."""
    return next((status for status, says in _SAYS.items() if says.search(text)), Status.NOT_SAID)
