"""What was published since the committee last met, as it is reported to the next meeting; and who chairs it."""

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from workprogramme.clock import LONDON
from workprogramme.domain.comparison import Difference, compare_for_all
from workprogramme.domain.kinds import MemberRole
from workprogramme.domain.programme import Programme, from_json, public_view
from workprogramme.domain.withholding import withholding_from_json
from workprogramme.models.committees import Membership
from workprogramme.models.editions import Edition, PublishedMeeting
from workprogramme.models.people import Person


@dataclass(frozen=True)
class NewEdition:
    """An edition published since, without its document."""

    number: int
    year: int
    published_at: datetime
    note: str
    delegated: bool
    consulted: str
    consulted_on: date | None


@dataclass(frozen=True)
class YearSince:
    """How the newest edition of a municipal year differs from the one that stood when the committee met.

    `before` is that edition's number, None where there was none of that year.
    """

    year: int
    before: int | None
    latest: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class SinceMeeting:
    """The day on which the committee last met, if it ever did, and what was published after it."""

    met: date | None
    editions: tuple[NewEdition, ...]
    years: tuple[YearSince, ...]


def since_last_meeting(session: Session, committee_id: int, today: date) -> SinceMeeting:
    """What the public may know of it, as it stands on the day `today`. Three queries at most.

    A meeting of today has not been held yet. An edition of the meeting's own day counts as known to it.
    """
    met = session.scalar(
        select(PublishedMeeting.day)
        .where(
            PublishedMeeting.committee_id == committee_id,
            PublishedMeeting.starts_at < _midnight(today),
            PublishedMeeting.cancelled.is_(False),
        )
        .order_by(PublishedMeeting.starts_at.desc())
        .limit(1)
    )
    if met is None:
        return SinceMeeting(None, (), ())
    columns = (Edition.id, Edition.year, Edition.number, Edition.published_at, Edition.note, Edition.delegated,
               Edition.consulted, Edition.consulted_on)  # fmt: skip
    wanted = select(*columns).where(Edition.committee_id == committee_id).order_by(Edition.number)
    rows: list[Row[Any]] = list(session.execute(wanted))
    over = _midnight(met + timedelta(days=1))
    known = {row.year: row for row in rows if row.published_at < over}  # of each year the newest, as they are in order
    fresh = [row for row in rows if row.published_at >= over]
    needed = {row.id for row in fresh} | {known[row.year].id for row in fresh if row.year in known}
    full: dict[int, Row[Any]] = {}
    if needed:
        whole = select(Edition.id, Edition.document, Edition.changes, Edition.withheld).where(Edition.id.in_(needed))
        full = {row.id: row for row in session.execute(whole)}
    years = tuple(
        _year(known.get(year), [row for row in fresh if row.year == year], full)
        for year in sorted({row.year for row in fresh})
    )
    editions = (
        NewEdition(**{name: row._mapping[name] for name in (f.name for f in fields(NewEdition))}) for row in fresh
    )
    return SinceMeeting(met, tuple(editions), years)


def _year(known: Row[Any] | None, fresh: list[Row[Any]], full: dict[int, Row[Any]]) -> YearSince:
    before = _public(full[known.id]) if known else None
    after = _public(full[fresh[-1].id])
    reasons = {
        change["item_id"]: change["reason"]
        for row in fresh
        for change in full[row.id].changes
        if change.get("reason") and "item_id" in change
    }
    newest = fresh[-1]
    told = compare_for_all(before, after, reasons)
    return YearSince(newest.year, known.number if known else None, newest.number, told)


def _public(row: Row[Any]) -> Programme:
    return public_view(from_json(row.document), withholding_from_json(row.withheld))


def _midnight(day: date) -> datetime:
    """The moment at which the day begins in London."""
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


def chair_on(session: Session, committee_id: int, day: date) -> str:
    """The name of whoever chairs the committee on that day; "" where nobody does."""
    seats = session.execute(
        select(Membership, Person.name)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.committee_id == committee_id, Membership.role == MemberRole.CHAIR)
        .order_by(Membership.position)
    )
    return next((name for seat, name in seats if seat.sits_on(day)), "")
