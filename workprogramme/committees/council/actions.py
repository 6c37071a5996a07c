"""What is done to the council: its details, and the days on which it is closed, rests, or says little."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from typing import Any
from zlib import crc32

from sqlalchemy.orm import Session

from workprogramme.committees.council.queries import the_council
from workprogramme.domain.colours import why_unreadable
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.written_dates import write_date
from workprogramme.models.council import Council

A_LEAP_YEAR = 2020
LONGEST_SPAN = 366  # days: more is a slip of the pen, and working days are counted one by one
NO_VERSION = -1  # what a form says that was filled from nothing


@dataclass(frozen=True, kw_only=True)
class Details:
    """What the council is called and looks like; `year_month` and `year_day`: when its municipal year starts."""

    name: str
    wordmark: str
    colour: str
    year_month: int
    year_day: int


class Calendar(Enum):
    """The three lists of days that a council keeps, by their column."""

    CLOSURES = "closures"
    RECESSES = "recesses"
    PRE_ELECTION = "pre_election"


@dataclass(frozen=True, order=True, kw_only=True)
class Span:
    """A first and a last day (both included) and the reason for them."""

    first: date
    last: date
    reason: str

    @classmethod
    def from_json(cls, line: dict[str, Any]) -> "Span":
        """A span as the council's row keeps it."""
        first, last = date.fromisoformat(line["first"]), date.fromisoformat(line["last"])
        return cls(first=first, last=last, reason=line.get("reason", ""))

    @property
    def version(self) -> int:
        """A number that changes with the line, as a lock against a second writer; the whole list has none."""
        return crc32(repr(self).encode()) % 10**9

    def to_json(self) -> dict[str, str]:
        """The span as the council's row keeps it."""
        return {"first": self.first.isoformat(), "last": self.last.isoformat(), "reason": self.reason}


def change_council(session: Session, seen_version: int, details: Details) -> Council:
    """Saves the council's details, for the first time or again.

    Raises Stale, and Refused for a colour that cannot be read or a day that not every year has.
    """
    council = the_council(session, to_change=True)
    if (council.version if council else NO_VERSION) != seen_version:
        raise Stale(council)
    if faint := why_unreadable(details.colour):
        raise Refused(faint, "colour")
    if not _is_in_every_year(details.year_month, details.year_day):
        raise Refused("Choose a day that every year has: the municipal year starts on it each year.", "year_day")
    if council is None:
        council = Council(**asdict(details))
        session.add(council)
    else:
        for name, value in asdict(details).items():
            setattr(council, name, value)
    session.flush()
    return council


def add_span(session: Session, calendar: Calendar, span: Span) -> Span:
    """Adds days to one of the lists. Raises Refused where they make no sense or are on it already."""
    council = _council(session)
    spans = spans_of(council, calendar)
    _check(span, spans)
    _keep(council, calendar, [*spans, span])
    return span


def change_span(session: Session, calendar: Calendar, first: date, seen_version: int, span: Span) -> Span:
    """Puts `span` in the place of the one that begins on `first`.

    Raises Stale (with the span as it stands now) when somebody has changed it since, Refused when it has gone.
    """
    council = _council(session)
    rest = _without(council, calendar, first, seen_version)
    _check(span, rest)
    _keep(council, calendar, [*rest, span])
    return span


def remove_span(session: Session, calendar: Calendar, first: date, seen_version: int) -> Span:
    """Takes days off one of the lists, and gives them back. Raises Stale and Refused as `change_span`."""
    council = _council(session)
    rest = _without(council, calendar, first, seen_version)
    removed = next(span for span in spans_of(council, calendar) if span not in rest)
    _keep(council, calendar, rest)
    return removed


def spans_of(council: Council, calendar: Calendar) -> list[Span]:
    """The days on one of the lists, in order."""
    return sorted(Span.from_json(line) for line in getattr(council, calendar.value))


def _council(session: Session) -> Council:
    council = the_council(session, to_change=True)
    if council is None:
        raise Refused("Save the council's name first, then its days.")
    return council


def _keep(council: Council, calendar: Calendar, spans: Iterable[Span]) -> None:
    setattr(council, calendar.value, [span.to_json() for span in sorted(spans)])


def _without(council: Council, calendar: Calendar, first: date, seen_version: int) -> list[Span]:
    spans = spans_of(council, calendar)
    now = next((span for span in spans if span.first == first), None)
    if now is None:
        raise Refused("Somebody else has taken these days off the list. Add them again if they are still right.")
    if now.version != seen_version:
        raise Stale(now)
    return [span for span in spans if span is not now]


def _check(span: Span, others: Iterable[Span]) -> None:
    if span.last < span.first:
        raise Refused("The last day must be the first day or later.", "last")
    if (span.last - span.first).days >= LONGEST_SPAN:
        raise Refused("Enter days that are less than a year apart.", "last")
    for other in others:
        if span.first <= other.last and other.first <= span.last:
            raise Refused(
                f"{other.reason} is already on this list, from {write_date(other.first)} to {write_date(other.last)}. "
                "Change that line, or choose days outside it.",
                "first",
            )


def _is_in_every_year(month: int, day: int) -> bool:
    try:
        date(A_LEAP_YEAR - 1, month, day)
    except ValueError:
        return False
    return True
