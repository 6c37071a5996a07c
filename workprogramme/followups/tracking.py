"""What the tracker asks of the records: a page of follow-ups, in the working programme and as the public may read them.

The same few queries however many there are; nothing here decides who may see what, that is said by whoever asks.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select, true
from sqlalchemy.orm import Session

from workprogramme.domain.follow_up_value import FollowUpValue, follow_up_from_json
from workprogramme.domain.follow_ups import FollowUpState
from workprogramme.followups.filters import ALL, AWAITED, Filters
from workprogramme.models.committees import Committee
from workprogramme.models.editions import Edition, PublishedFollowUp
from workprogramme.models.follow_up_values import follow_up_value, whole
from workprogramme.models.follow_ups import AskedOf, FollowUp, FollowUpLink
from workprogramme.models.items import Item
from workprogramme.models.journal import JournalEntry
from workprogramme.models.people import Person
from workprogramme.web.published_threads import WITHHELD, told_items

PAGE_SIZE = 50


@dataclass(frozen=True)
class Sight:
    """Of which committees whoever asks sees drafts, and private follow-ups: ids, or None for all of them."""

    drafts: frozenset[int] | None = frozenset()
    private: frozenset[int] | None = frozenset()

    def sees_drafts(self, committee_id: int) -> bool:
        """Whether the working programme of that committee is theirs to see."""
        return self.drafts is None or committee_id in self.drafts

    def sees_private(self, committee_id: int) -> bool:
        """Whether its private items are."""
        return self.private is None or committee_id in self.private


@dataclass(frozen=True)
class Tracked:
    """One follow-up in the list, with the id of its committee."""

    value: FollowUpValue
    committee_id: int


@dataclass(frozen=True)
class TrackerPage:
    """One page of the list: `total` follow-ups over `pages` pages, of which this is number `page` (from 1)."""

    rows: tuple[Tracked, ...]
    total: int
    page: int
    pages: int


def working_page(
    session: Session, filters: Filters, sight: Sight, today: date, committee_id: int | None, page: int
) -> TrackerPage:
    """Follow-ups as they stand. `committee_id`: of one committee only. Five queries, one fewer for planners of all.

    Of a committee whose drafts are not theirs to see, an item is told as it was last published, or not at all.
    """
    found = [*_working(filters, today), _not_withheld(sight)]
    if committee_id is not None:
        found.append(FollowUp.committee_id == committee_id)
    total = session.scalar(select(func.count()).select_from(FollowUp).where(*found)) or 0
    pages, page = _paged(total, page)
    wanted = select(FollowUp).where(*found).options(*whole())
    ordered = _ordered(wanted, filters, FollowUp.target_latest, FollowUp.asked_on, FollowUp.id)
    records = session.scalars(ordered.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)).all()
    guests = [record.id for record in records if not sight.sees_drafts(record.committee_id)]
    told = told_items(session, guests) if guests else {}
    rows = (
        Tracked(
            follow_up_value(record)
            if sight.sees_drafts(record.committee_id)
            else follow_up_value(record, told.get(record.id, {})),
            record.committee_id,
        )
        for record in records
    )
    return TrackerPage(tuple(rows), total, page, pages)


def published_page(session: Session, filters: Filters, today: date, committee_id: int | None, page: int) -> TrackerPage:
    """Follow-ups as editions have them. Two queries."""
    row = PublishedFollowUp
    found = [row.newest, row.change != WITHHELD, *_published(filters, today)]
    if committee_id is not None:
        found.append(row.committee_id == committee_id)
    total = session.scalar(select(func.count()).select_from(row).where(*found)) or 0
    pages, page = _paged(total, page)
    wanted = select(row.document, row.committee_id).where(*found)
    ordered = _ordered(wanted, filters, row.target_latest, row.asked_on, row.follow_up_id)
    rows = session.execute(ordered.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE))
    return TrackerPage(
        tuple(Tracked(follow_up_from_json(document), committee) for document, committee in rows), total, page, pages
    )


def committees(session: Session) -> list[Committee]:
    """The committees by name, those that are closed too."""
    return list(session.scalars(select(Committee).order_by(Committee.name)))


def owners(session: Session) -> list[tuple[int, str]]:
    """Everybody of whom anything is, or was, asked: id and name, by name."""
    asked = select(AskedOf.person_id)
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(asked)).order_by(Person.name, Person.id))
    return [(row.id, row.name) for row in rows]


def published_owners(session: Session) -> list[tuple[int, str]]:
    """The same, as far as editions tell of it. Two queries."""
    row = PublishedFollowUp
    said = session.scalars(select(row.people).where(row.newest, row.change != WITHHELD, row.people != "").distinct())
    ids = {int(word) for people in said for word in people.split()}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)).order_by(Person.name, Person.id))
    return [(row.id, row.name) for row in rows]


def unpublished(session: Session) -> set[int]:
    """The ids of committees for which something was recorded of follow-ups since their newest edition. One query."""
    told = select(func.coalesce(func.max(Edition.journal_id), 0)).where(Edition.committee_id == Committee.id)
    tables = [record.__tablename__ for record in (FollowUp, AskedOf, FollowUpLink)]
    since = exists().where(
        JournalEntry.committee_id == Committee.id,
        JournalEntry.id > told.correlate(Committee).scalar_subquery(),
        JournalEntry.table_name.in_(tables),
    )
    return set(session.scalars(select(Committee.id).where(since)))


def _paged(total: int, page: int) -> tuple[int, int]:
    pages = max(1, -(-total // PAGE_SIZE))
    return pages, min(max(1, page), pages)


def _ordered(wanted: Select[Any], filters: Filters, latest: Any, asked: Any, key: Any) -> Select[Any]:
    """Nothing without a date comes before what has one, on either database."""
    if filters.sort == "asked":
        return wanted.order_by(asked.is_(None), asked, key)
    if filters.sort == "newest":
        return wanted.order_by(asked.is_(None), asked.desc(), key.desc())
    return wanted.order_by(latest.is_(None), latest, asked, key)


def _working(filters: Filters, today: date) -> list[ColumnElement[bool]]:
    found = [_in_state(filters.state)]
    if filters.owner:
        found.append(FollowUp.id.in_(select(AskedOf.follow_up_id).where(AskedOf.person_id == filters.owner)))
    if before := filters.asked_before(today):
        found.append(FollowUp.asked_on <= before)
    if filters.late:
        found += [FollowUp.target_latest < today, _awaited()]
    return found


def _published(filters: Filters, today: date) -> list[ColumnElement[bool]]:
    row = PublishedFollowUp
    found: list[ColumnElement[bool]] = []
    if filters.state == AWAITED:
        found.append(row.closed_on.is_(None))
    elif filters.state != ALL:
        found.append(row.state == filters.state)
    if filters.owner:
        found.append(row.people.contains(f" {filters.owner} ", autoescape=True))
    if before := filters.asked_before(today):
        found.append(row.asked_on <= before)
    if filters.late:
        found += [row.target_latest < today, row.closed_on.is_(None)]
    return found


def _awaited() -> ColumnElement[bool]:
    return and_(FollowUp.answered_on.is_(None), FollowUp.dropped_on.is_(None))


def _in_state(state: str) -> ColumnElement[bool]:
    """The law's states (`domain.follow_ups.state_of`) as conditions on the rows."""
    standing = exists().where(
        FollowUpLink.follow_up_id == FollowUp.id, FollowUpLink.item_id == Item.id, Item.withdrawn.is_(False)
    )
    waits = and_(FollowUp.target_event != "", FollowUp.event_on.is_(None))
    conditions = {
        ALL: true(),
        AWAITED: _awaited(),
        FollowUpState.ANSWERED.value: FollowUp.answered_on.is_not(None),
        FollowUpState.DROPPED.value: FollowUp.dropped_on.is_not(None),
        FollowUpState.SCHEDULED.value: and_(_awaited(), standing),
        FollowUpState.WAITING.value: and_(_awaited(), ~standing, waits),
        FollowUpState.OPEN.value: and_(_awaited(), ~standing, ~waits),
    }
    return conditions[state]


def _not_withheld(sight: Sight) -> ColumnElement[bool]:
    """What is not private (as `models.follow_up_values.is_private` says), or theirs to see all the same."""
    if sight.private is None:
        return true()
    exempt = select(Item.id).where(Item.exempt_paragraph.is_not(None))
    plain = and_(
        FollowUp.private.is_(False),
        func.coalesce(FollowUp.source_item_id, 0).not_in(exempt),
        func.coalesce(FollowUp.answered_item_id, 0).not_in(exempt),
        FollowUp.id.not_in(select(FollowUpLink.follow_up_id).where(FollowUpLink.item_id.in_(exempt))),
    )
    own = FollowUp.committee_id.in_(sight.private) if sight.private else false()
    return or_(own, plain)
