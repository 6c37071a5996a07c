"""A published edition as values, with what it says differently from the one that the committee's last meeting knew.

All of it follows from editions alone, which never change: so a document made of it says the same whenever it is made.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from workprogramme.clock import LONDON
from workprogramme.domain.agenda_publication import VersionKind
from workprogramme.domain.agendas import FrontSheet
from workprogramme.domain.comparison import Difference, compare_for_all
from workprogramme.domain.programme import Programme

NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)  # when something changed that never did


@dataclass(frozen=True, kw_only=True)
class EditionLine:
    """An edition without its document. `published_at` is aware; `year`: the one in which its municipal year starts.

    `withheld_at` (aware): when something was last withheld of it, or told again.
    """

    id: int
    number: int
    year: int
    published_at: datetime
    note: str = ""
    delegated: bool = False
    consulted: str = ""
    consulted_on: date | None = None
    withheld_at: datetime | None = None

    @property
    def published_on(self) -> date:
        """The day in London on which it was published."""
        return self.published_at.astimezone(LONDON).date()


@dataclass(frozen=True, kw_only=True)
class Announced:
    """One edition, the name and slug of its committee, and what it changed, as it was stored."""

    line: EditionLine
    name: str
    slug: str
    changes: Sequence[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class AgendaAnnounced:
    """One version of an agenda in the public's view, and what it changed, as it was stored. `published_at` is aware."""

    meeting_id: int
    number: int
    kind: VersionKind
    published_at: datetime
    short_notice: str
    special: str
    note: str
    changes: Sequence[dict[str, Any]]
    sheet: FrontSheet


@dataclass(frozen=True, kw_only=True)
class Since:
    """What changed since the committee last met. `met`: None before its first meeting.

    `before`: the number of the edition of the same municipal year that the meeting knew; None where there was none.
    """

    met: date | None = None
    before: int | None = None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Published:
    """One edition with its programme, already the public's view of it, and what changed since the last meeting."""

    line: EditionLine
    programme: Programme
    since: Since


def last_met(line: EditionLine, programmes: Iterable[Programme]) -> date | None:
    """The day of the last meeting before the day on which the edition was published, going by these programmes."""
    days = [m.day for p in programmes for m in p.meetings if m.status.takes_place and m.day < line.published_on]
    return max(days, default=None)


def edition_known(line: EditionLine, lines: Iterable[EditionLine], met: date) -> EditionLine | None:
    """The edition of the same municipal year that stood when the committee met; one of the same day was known to it."""
    over = datetime.combine(met + timedelta(days=1), time.min, LONDON).astimezone(UTC)
    earlier = (other for other in lines if other.year == line.year and other.number < line.number)
    return max((other for other in earlier if other.published_at < over), key=lambda o: o.number, default=None)


def differences_since(
    before: Programme, after: Programme, changes: Iterable[Mapping[str, Any]]
) -> tuple[Difference, ...]:
    """What the public may read of the differences. `changes`: of the editions in between, with the reasons given."""
    reasons = {
        change["item_id"]: change["reason"] for change in changes if change.get("reason") and "item_id" in change
    }
    return compare_for_all(before, after, reasons)
