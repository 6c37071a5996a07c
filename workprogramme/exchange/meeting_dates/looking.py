"""What an import of a calendar would do, committee by committee: the comparison that a person looks at and chooses in.

Built afresh each time it is shown and once more when it is brought in, so that nothing is done that was not seen.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from workprogramme.exchange.meeting_dates import queries
from workprogramme.exchange.meeting_dates.comparing import Ground, compare
from workprogramme.exchange.meeting_dates.values import Line, Usual
from workprogramme.exchange.meeting_dates.whose import names_in, ours
from workprogramme.exchange.reading.calendars import Calendar
from workprogramme.models.committees import Committee


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """The day it is, the year (by its start) that a day belongs to, and what is odd about a day for a meeting."""

    today: date
    year_of: Callable[[date], int]
    odd_day: Callable[[date], Iterable[str]]


@dataclass(frozen=True)
class Named:
    """A name in the calendar, how many meetings it has, and which committee it means."""

    name: str
    meetings: int
    committee_id: int | None


@dataclass(frozen=True)
class Part:
    """What the calendar says of one committee's meetings."""

    committee: Committee
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Look:
    """A calendar, compared. `seen` is the same for the same comparison, and for no other."""

    calendar: Calendar
    names: tuple[Named, ...]
    parts: tuple[Part, ...]

    @property
    def lines(self) -> dict[str, Line]:
        """Every line, by its key."""
        return {line.key: line for part in self.parts for line in part.lines}

    @property
    def seen(self) -> str:
        """64 hexadecimal digits."""
        return hashlib.sha256(repr([_told(line) for line in self.lines.values()]).encode()).hexdigest()


def look(
    session: Session,
    calendar: Calendar,
    meant: Mapping[str, int],
    committees: Sequence[Committee],
    around: Surroundings,
) -> Look:
    """The calendar compared with the meetings of these committees. `meant`: names in it and the committees they mean.

    A committee of which the calendar says nothing has no part. Three queries.
    """
    by_id = {committee.id: committee for committee in committees}
    names = tuple(
        Named(name, times, meant.get(name) if meant.get(name) in by_id else None)
        for name, times in names_in(calendar).most_common()
    )
    wanted = [one for one in committees if any(name.committee_id == one.id for name in names)]
    known = queries.known_meetings(session, [one.id for one in wanted], calendar)
    parts = [Part(one, compare(known[one.id], ours(calendar, meant, one.id), ground_of(one, around))) for one in wanted]
    return Look(calendar, names, tuple(parts))


def ground_of(committee: Committee, around: Surroundings) -> Ground:
    """What a comparison of this committee's meetings stands on."""
    usual = Usual(starts=committee.starts, minutes=committee.minutes, place=committee.place, name=committee.name)
    return Ground(usual=usual, today=around.today, year_of=around.year_of, odd_day=around.odd_day)


def _told(line: Line) -> tuple[object, ...]:
    known = line.known and (line.known.id, line.known.version, line.known.items)
    return line.key, line.what, known, line.after, line.default
