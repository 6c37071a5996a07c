"""The council's one row and its calendar, asked for once in a request however many parts of a page need it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select

from workprogramme.domain.municipal_years import MAY_FIRST, Starts
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.web.context import reading

_KEPT: Final = "workprogramme_council"  # in the session that read it, so that it goes when that is closed

_council, _committee = Council.__table__.c, Committee.__table__.c
_colours = select(func.coalesce(func.sum(_committee.version), 0)).scalar_subquery()  # each has a colour of its own
_ROW = select(
    _council.name,
    _council.wordmark,
    _council.year_month,
    _council.year_day,
    _council.closures,
    _council.recesses,
    _council.pre_election,
    _council.logo,
    _council.logo_alt,
    (_council.version + _colours).label("version"),
)


@dataclass(frozen=True)
class CouncilRow:
    """What pages need of the council, as the record has it; the usual values where none is set up.

    `version` moves when the council or a committee changes.
    """

    name: str = ""
    wordmark: str = ""
    year_month: int = MAY_FIRST[0]
    year_day: int = MAY_FIRST[1]
    closures: Sequence[dict[str, Any]] = ()
    recesses: Sequence[dict[str, Any]] = ()
    pre_election: Sequence[dict[str, Any]] = ()
    logo: str = ""
    logo_alt: str = ""
    version: int = 0


def council_row() -> CouncilRow:
    """The council as this request sees it. One query, the first time."""
    kept = reading().info
    if _KEPT not in kept:
        row = reading().execute(_ROW).one_or_none()
        kept[_KEPT] = CouncilRow(**row._mapping) if row else CouncilRow()
    found: CouncilRow = kept[_KEPT]
    return found


@dataclass(frozen=True)
class CouncilCalendar:
    """When the council's years start; its spells before elections and of recess, (first, last, reason), inclusive."""

    starts: Starts = MAY_FIRST
    pre_election: tuple[tuple[str, str, str], ...] = ()
    recesses: tuple[tuple[str, str, str], ...] = ()


def council_calendar() -> CouncilCalendar:
    """The council's own calendar; the usual one where no council is set up."""
    row = council_row()
    return CouncilCalendar((row.year_month, row.year_day), _spells(row.pre_election), _spells(row.recesses))


def _spells(stored: Iterable[dict[str, str]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((spell["first"], spell["last"], spell.get("reason", "")) for spell in stored)
