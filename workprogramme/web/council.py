"""The council's one row, asked for once in a request however many parts of a page need it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select

from workprogramme.domain.municipal_years import MAY_FIRST
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
    version: int = 0


def council_row() -> CouncilRow:
    """The council as this request sees it. One query, the first time."""
    kept = reading().info
    if _KEPT not in kept:
        row = reading().execute(_ROW).one_or_none()
        kept[_KEPT] = CouncilRow(**row._mapping) if row else CouncilRow()
    found: CouncilRow = kept[_KEPT]
    return found
