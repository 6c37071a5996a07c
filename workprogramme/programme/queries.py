"""What the co-ordinator's forms ask of the records: the working programme, one item, one meeting, and who there is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnExpressionArgument, CompoundSelect, ScalarSelect, func, select, union
from sqlalchemy.orm import Session, joinedload, selectinload

from workprogramme.domain.directory import Directory, Listed
from workprogramme.domain.programme import ItemValue, MeetingValue, Programme, from_json, meeting_from_json
from workprogramme.models.committees import Committee
from workprogramme.models.editions import Edition, PublishedMeeting
from workprogramme.models.items import Item, Part
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.values import programme_value

HISTORY = 200  # changes of one item that its history tells, the newest of them


@dataclass(frozen=True)
class Published:
    """The newest edition of one committee's year, read."""

    number: int
    at: datetime
    programme: Programme
    journal_id: int


def committee_by_slug(session: Session, slug: str) -> Committee | None:
    """The committee with this slug."""
    return session.scalars(select(Committee).where(Committee.slug == slug)).one_or_none()


def committees_with_years(session: Session) -> list[tuple[Committee, list[int]]]:
    """The active committees by name, each with the years that it has anything in. Two queries."""
    committees = session.scalars(select(Committee).where(Committee.active).order_by(Committee.name)).all()
    years: dict[int, list[int]] = {}
    for row in session.execute(_years_used(Committee.active)):
        years.setdefault(row.committee_id, []).append(row.year)
    return [(committee, sorted(years.get(committee.id, ()))) for committee in committees]


def years_of(session: Session, committee_id: int) -> list[int]:
    """The municipal years, by the year they start in, in which the committee has a meeting or an item; oldest first."""
    return sorted(row.year for row in session.execute(_years_used(Committee.id == committee_id)))


def _years_used(which: ColumnExpressionArgument[bool]) -> CompoundSelect[Any]:
    """Pairs of committee id and year: from each year straight to the next in the index, however much is in one."""
    walks = []
    for table in (Meeting, Item):
        lowest = select(func.min(table.year)).where(table.committee_id == Committee.id).scalar_subquery()
        first = select(Committee.id.label("committee_id"), lowest.label("year")).where(which)
        walk = first.cte(recursive=True)
        later = table.committee_id == walk.c.committee_id, table.year > walk.c.year
        following = select(func.min(table.year)).where(*later).scalar_subquery()
        walk = walk.union_all(select(walk.c.committee_id, following).where(walk.c.year.is_not(None)))
        walks.append(select(walk.c.committee_id, walk.c.year).where(walk.c.year.is_not(None)))
    return union(*walks)


def items_of(session: Session, committee_id: int, year: int) -> list[Item]:
    """Every item of the year's programme, the withdrawn ones too, with its parts and their people. One query."""
    wanted = select(Item).where(Item.committee_id == committee_id, Item.year == year)
    return list(session.scalars(wanted.options(joinedload(Item.parts).joinedload(Part.person))).unique())


def working_programme(session: Session, committee: Committee, year: int, items: Iterable[Item]) -> Programme:
    """The working programme of the municipal year that starts in `year`, as values, of all its items. One query."""
    meetings = session.scalars(select(Meeting).where(Meeting.committee_id == committee.id, Meeting.year == year))
    return programme_value(committee, year, meetings.all(), (item for item in items if not item.withdrawn))


def unscheduled_items(session: Session, committee_id: int, year: int) -> list[Item]:
    """The items of the year's programme that have no meeting, by when they are wanted, then by position."""
    wanted = select(Item).where(Item.committee_id == committee_id, Item.year == year, Item.withdrawn.is_(False))
    items = session.scalars(wanted.where(Item.meeting_id.is_(None)).execution_options(populate_existing=True))
    return sorted(items, key=lambda item: (item.target_latest or date.max, item.position, item.id))


def standing_items(session: Session, committee_id: int) -> list[Item]:
    """The committee's items of all years that were not withdrawn, with their meetings: newest year first, by title."""
    wanted = select(Item).where(Item.committee_id == committee_id, Item.withdrawn.is_(False))
    ordered = wanted.order_by(Item.year.desc(), Item.title, Item.id).options(joinedload(Item.meeting))
    return list(session.scalars(ordered))


def committees_by_name(session: Session) -> list[Committee]:
    """The active committees."""
    return list(session.scalars(select(Committee).where(Committee.active).order_by(Committee.name)))


def item_titles(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """What these items are called now, by id; the title of a private one is not told."""
    rows = session.execute(select(Item.id, Item.title, Item.exempt_paragraph).where(Item.id.in_(set(ids))))
    return {row.id: "a private item" if row.exempt_paragraph else row.title for row in rows}


def latest_published(session: Session, committee_id: int, year: int) -> Published | None:
    """What the newest edition of that year says."""
    wanted = select(Edition).where(Edition.committee_id == committee_id, Edition.year == year)
    edition = session.scalars(wanted.order_by(Edition.number.desc()).limit(1)).one_or_none()
    if edition is None:
        return None
    return Published(edition.number, edition.published_at, from_json(edition.document), edition.journal_id)


def published_item(session: Session, item: Item) -> ItemValue | None:
    """The item as it stands in the newest edition of its year; None where it does not."""
    published = latest_published(session, item.committee_id, item.year)
    return published.programme.item(item.id) if published else None


def published_meeting(session: Session, meeting_id: int) -> MeetingValue | None:
    """The meeting as last published; None where it never was."""
    row = session.get(PublishedMeeting, meeting_id)
    return meeting_from_json(row.document["meeting"]) if row else None


def reasons_since(session: Session, committee_id: int, journal_id: int) -> dict[int, str]:
    """By item id: the last reason given for a change to it after that journal entry."""
    rows = session.execute(
        select(JournalEntry.record_id, JournalEntry.reason)
        .where(
            JournalEntry.committee_id == committee_id,
            JournalEntry.id > journal_id,
            JournalEntry.table_name == Item.__tablename__,
            JournalEntry.reason != "",
        )
        .order_by(JournalEntry.id)
    )
    return {row.record_id: row.reason for row in rows}


def item_by_id(session: Session, item_id: int, *, lock: bool = False) -> Item | None:
    """The item, withdrawn or not, with its committee, meeting, parts and people.

    `lock`: nobody else changes it, nor anything of its committee's programme, until the transaction ends.
    """
    if lock:
        lock_committee(session, select(Item.committee_id).where(Item.id == item_id).scalar_subquery())
    wanted = select(Item).where(Item.id == item_id).execution_options(populate_existing=True)
    return session.scalars(
        wanted.options(
            joinedload(Item.committee), joinedload(Item.meeting), selectinload(Item.parts).joinedload(Part.person)
        )
    ).one_or_none()


def meeting_by_id(session: Session, meeting_id: int, *, lock: bool = False) -> Meeting | None:
    """The meeting with its committee; `lock` as for an item."""
    if lock:
        lock_committee(session, select(Meeting.committee_id).where(Meeting.id == meeting_id).scalar_subquery())
    wanted = select(Meeting).where(Meeting.id == meeting_id).execution_options(populate_existing=True)
    return session.scalars(wanted.options(joinedload(Meeting.committee))).one_or_none()


def lock_committee(session: Session, committee_id: int | ScalarSelect[int]) -> None:
    """Makes other writers of this committee's programme wait until the transaction ends."""
    session.execute(select(Committee.id).where(Committee.id == committee_id).with_for_update())


def meetings_between(session: Session, committee_id: int, first_year: int, last_year: int) -> list[Meeting]:
    """The committee's meetings of these municipal years, both included, by day and hour."""
    wanted = select(Meeting).where(Meeting.committee_id == committee_id, Meeting.year.between(first_year, last_year))
    return list(session.scalars(wanted.order_by(Meeting.day, Meeting.starts, Meeting.id)))


def meetings_on(session: Session, committee_id: int, day: date) -> list[Meeting]:
    """The committee's meetings of that day, by hour."""
    wanted = select(Meeting).where(Meeting.committee_id == committee_id, Meeting.day == day)
    return list(session.scalars(wanted.order_by(Meeting.starts, Meeting.id)))


def directory(session: Session) -> Directory:
    """Everybody in the list of people."""
    rows = session.execute(select(Person.id, Person.name, Person.kind, Person.job_title, Person.active))
    return Directory([Listed(*row) for row in rows])


def items_at(session: Session, meeting_id: int) -> list[Item]:
    """The items placed at a meeting, withdrawn ones too, in order."""
    wanted = select(Item).where(Item.meeting_id == meeting_id)
    return list(session.scalars(wanted.order_by(Item.position, Item.id)))


def last_change(session: Session, table_name: str, record_id: int) -> JournalEntry | None:
    """The newest journal entry of one record."""
    wanted = select(JournalEntry).where(JournalEntry.table_name == table_name, JournalEntry.record_id == record_id)
    return session.scalars(wanted.order_by(JournalEntry.id.desc()).limit(1)).one_or_none()


def history_of(session: Session, item_id: int) -> list[JournalEntry]:
    """The journal of an item and of the parts played for it, oldest first; of a long one the newest entries."""
    wanted = select(JournalEntry).where(
        JournalEntry.table_name.in_([Item.__tablename__, Part.__tablename__]), JournalEntry.record_id == item_id
    )
    return list(session.scalars(wanted.order_by(JournalEntry.id.desc()).limit(HISTORY)))[::-1]


def meetings_by_id(session: Session, ids: Iterable[int]) -> dict[int, Meeting]:
    """These meetings, by id."""
    return {meeting.id: meeting for meeting in session.scalars(select(Meeting).where(Meeting.id.in_(set(ids))))}


def names_of(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """The names of these people, by id."""
    return {row.id: row.name for row in session.execute(select(Person.id, Person.name).where(Person.id.in_(set(ids))))}


def highest_position(session: Session, item: Item, meeting_id: int | None, year: int) -> int:
    """The last place taken at a meeting, or among those to be scheduled in a year, not counting the item's own.

    -1 where there is no other.
    """
    where = Item.meeting_id == meeting_id if meeting_id is not None else Item.meeting_id.is_(None)
    counted = select(func.max(Item.position)).where(
        where, Item.committee_id == item.committee_id, Item.year == year, Item.id != item.id
    )
    highest = session.scalar(counted)
    return -1 if highest is None else highest
