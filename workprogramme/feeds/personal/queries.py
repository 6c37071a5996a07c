"""What is asked for a personal calendar, without an ORM session: whose address it is and how all of it stands, in one
statement; then its deadlines, where it has any; then its meetings.

The statements run outside any transaction, so the last says whether it still saw what the first did: every number in
the `mark` only grows, so a mark that has not moved means that nothing has moved in between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    Select,
    String,
    Table,
    and_,
    bindparam,
    case,
    false,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy import cast as as_type

from workprogramme.feeds.windows import Window
from workprogramme.models.accounts import Account
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.editions import Feed, PublishedMeeting
from workprogramme.models.people import Person
from workprogramme.models.personal_feeds import ChosenCommittee, PersonalFeed
from workprogramme.models.published_parts import PublishedPart
from workprogramme.models.reports import Report


@dataclass(frozen=True)
class PersonalState:
    """A personal calendar as it stands. `mark` is another whenever anything has changed that it may show.

    `chosen`: how many committees were chosen, 0 for all. `published_at`: when the meetings of those last changed; None
    before anything is published. `person_id`: whose parts count as own; None for an account that is no person's.
    """

    id: int
    name: str
    nonce: str
    own: bool
    deadlines: bool
    agendas: bool
    meetings: bool
    changed_at: datetime
    person_id: int | None
    chosen: int
    published_at: datetime | None
    mark: str


_mine = cast(Table, PersonalFeed.__table__)
_chosen = cast(Table, ChosenCommittee.__table__)
_account = cast(Table, Account.__table__)
_person = cast(Table, Person.__table__)
_feed = cast(Table, Feed.__table__)
_part = cast(Table, PublishedPart.__table__)
_report = cast(Table, Report.__table__)
_committee = cast(Table, Committee.__table__)
_council = cast(Table, Council.__table__)
_entry = cast(Table, PublishedMeeting.__table__)

# Written out, because each value that is bound costs a calendar that has not changed a hundredth of its time.
_NONE: ColumnElement[int] = literal_column("0")
_POINT: ColumnElement[str] = literal_column("'.'", String)


def _number(column: ColumnElement[Any]) -> ColumnElement[str]:
    return as_type(func.coalesce(column, _NONE), String)


def _only(condition: ColumnElement[bool], value: ScalarSelect[Any] | ColumnElement[Any]) -> ColumnElement[Any]:
    """The value, worked out only where the calendar needs it."""
    return case((condition, value), else_=_NONE)


def _of_person(what: ColumnElement[Any], joined: Any = _part) -> ScalarSelect[Any]:
    wanted = select(func.sum(what)).select_from(joined).where(_part.c.person_id == _account.c.person_id)
    return wanted.correlate(_account).scalar_subquery()


_personal = or_(_mine.c.own, _mine.c.deadlines)
_versions = (
    _mine.c.id,
    _mine.c.version,
    func.sum(_feed.c.version),
    _only(_personal, func.sum(_feed.c.editions)),
    _only(_personal, _of_person(_part.c.id)),  # parts change hands when two spellings of a person become one
    _only(_mine.c.deadlines, _of_person(_report.c.version, _part.join(_report, _report.c.item_id == _part.c.item_id))),
    _only(_mine.c.deadlines, select(func.sum(_committee.c.version)).scalar_subquery()),
    _only(or_(_mine.c.deadlines, _mine.c.agendas), select(_council.c.version).scalar_subquery()),
)
_mark = _number(_versions[0])
for _version in _versions[1:]:
    _mark = _mark.concat(_POINT).concat(_number(_version))

# The rows of those committees' feeds that count: the chosen ones', else the one of all.
_counts = or_(
    and_(_chosen.c.committee_id.is_(None), _feed.c.committee_id.is_(None)),
    _feed.c.committee_id == _chosen.c.committee_id,
)
_FROM = (
    _mine.join(_account, _account.c.id == _mine.c.account_id)
    .outerjoin(_person, _person.c.id == _account.c.person_id)
    .outerjoin(_chosen, _chosen.c.feed_id == _mine.c.id)
    .outerjoin(_feed, _counts)
)
# Withdrawn, renewed, deactivated, left office and never given: no row, and so no difference between them.
_LIVING = and_(_mine.c.digest == bindparam("digest"), _account.c.active, or_(_person.c.id.is_(None), _person.c.active))
_GROUPED = (_mine.c.id, _account.c.person_id)

_STATE = (
    select(
        *(_mine.c[name] for name in ("id", "name", "nonce", "own", "deadlines", "agendas", "meetings", "changed_at")),
        _account.c.person_id,
        func.count(_chosen.c.committee_id).label("chosen"),
        func.max(_feed.c.changed_at).label("published_at"),
        _mark.label("mark"),
    )
    .select_from(_FROM)
    .where(_LIVING)
    .group_by(*_GROUPED)
)
_MARK = select(_mark).select_from(_FROM).where(_LIVING).group_by(*_GROUPED).scalar_subquery()

_IN_WINDOW: Final = and_(
    _entry.c.starts_at >= bindparam("since"),
    or_(_entry.c.cancelled.is_(False), _entry.c.starts_at >= bindparam("cancelled_since")),
)


def chosen_ids() -> Select[tuple[int]]:
    """The ids of the committees that were chosen for the feed `id`, to look others up in."""
    return select(_chosen.c.committee_id).where(_chosen.c.feed_id == bindparam("id"))


def state_of(connection: Connection, digest: str) -> PersonalState | None:
    """The calendar whose address has this digest, where there is one and it may be read. One statement."""
    row = connection.execute(_STATE, {"digest": digest}).one_or_none()
    return PersonalState(**row._mapping) if row else None


@lru_cache(maxsize=8)
def _entries(*, some: bool, own: bool, none: bool) -> Select[Any]:
    """The feed's mark beside each entry that it shows; one row without an entry where it shows none."""
    shown = [false() if none else _IN_WINDOW]
    if some:
        shown.append(_entry.c.committee_id.in_(chosen_ids()))
    if own:
        mine = select(_part.c.meeting_id).where(_part.c.person_id == bindparam("person_id"))
        shown.append(_entry.c.meeting_id.in_(mine))
    return (
        select(_MARK.label("mark"), _entry.c.starts_at, _entry.c.entry)
        .select_from(_mine.outerjoin(_entry, and_(*shown)))
        .where(_mine.c.id == bindparam("id"))
        .order_by(_entry.c.starts_at, _entry.c.meeting_id)
    )


def entries_of(connection: Connection, state: PersonalState, digest: str, window: Window) -> Sequence[Row[Any]] | None:
    """The stored entries of the meetings that the calendar shows, with their starts, by start, then id. One statement.

    None where anything has changed since the calendar was found: then it has to be found again.
    """
    wanted = _entries(some=bool(state.chosen), own=state.own, none=not state.meetings)
    values = {"digest": digest, "id": state.id, "since": window.since, "cancelled_since": window.cancelled_since}
    rows = connection.execute(wanted, {**values, "person_id": state.person_id} if state.own else values).all()
    if not rows or rows[0].mark != state.mark:
        return None
    return [row for row in rows if row.entry is not None]
