"""What the follow-ups room asks of the records: one follow-up, the meetings and items it may come from or go to."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ScalarSelect, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from workprogramme.domain.directory import Directory, Listed
from workprogramme.models.committees import Committee
from workprogramme.models.follow_up_values import whole
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person


def follow_up_by_id(session: Session, follow_up_id: int, *, lock: bool = False) -> FollowUp | None:
    """The follow-up with all that belongs to it. `lock`: nobody else changes the committee's until the end."""
    if lock:
        of = select(FollowUp.committee_id).where(FollowUp.id == follow_up_id).scalar_subquery()
        lock_committee(session, of)
    wanted = select(FollowUp).where(FollowUp.id == follow_up_id).execution_options(populate_existing=True)
    return session.scalars(wanted.options(*whole())).one_or_none()


def lock_committee(session: Session, committee_id: int | ScalarSelect[int]) -> None:
    """Makes other writers of this committee's programme wait until the transaction ends."""
    session.execute(select(Committee.id).where(Committee.id == committee_id).with_for_update())


def people_by_id(session: Session, ids: Iterable[int]) -> dict[int, Person]:
    """These people, by id."""
    return {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(set(ids))))}


def items_by_id(session: Session, ids: Iterable[int]) -> dict[int, Item]:
    """These items with their meetings and committees, by id."""
    wanted = select(Item).where(Item.id.in_(set(ids)))
    found = session.scalars(wanted.options(joinedload(Item.meeting), joinedload(Item.committee)))
    return {item.id: item for item in found}


def meetings_until(session: Session, committee_id: int, day: date) -> list[Meeting]:
    """The committee's meetings up to that day (inclusive), the latest first."""
    wanted = select(Meeting).where(Meeting.committee_id == committee_id, Meeting.day <= day)
    return list(session.scalars(wanted.order_by(Meeting.day.desc(), Meeting.starts.desc(), Meeting.id.desc())))


def directory(session: Session) -> Directory:
    """Everybody in the list of people."""
    rows = session.execute(select(Person.id, Person.name, Person.kind, Person.job_title, Person.active))
    return Directory([Listed(*row) for row in rows])


def last_change(session: Session, follow_up_id: int) -> JournalEntry | None:
    """The newest journal entry of a follow-up."""
    wanted = select(JournalEntry).where(
        JournalEntry.table_name == FollowUp.__tablename__, JournalEntry.record_id == follow_up_id
    )
    return session.scalars(wanted.order_by(JournalEntry.id.desc()).limit(1)).one_or_none()


def committee_by_slug(session: Session, slug: str) -> Committee | None:
    """The committee with this slug."""
    return session.scalars(select(Committee).where(Committee.slug == slug)).one_or_none()


def standing_items(session: Session, committee_id: int) -> list[Item]:
    """The committee's items of all years that were not withdrawn, with their meetings: newest year first, by title."""
    wanted = select(Item).where(Item.committee_id == committee_id, Item.withdrawn.is_(False))
    ordered = wanted.order_by(Item.year.desc(), Item.title, Item.id).options(joinedload(Item.meeting))
    return list(session.scalars(ordered))


def items_taken(session: Session, committee_id: int, day: date) -> list[Item]:
    """The items of the committee's meetings up to that day (inclusive), those of the latest meeting first."""
    wanted = select(Item).join(Item.meeting).where(Item.committee_id == committee_id, Meeting.day <= day)
    ordered = wanted.where(Item.withdrawn.is_(False)).order_by(Meeting.day.desc(), Item.position, Item.id)
    return list(session.scalars(ordered.options(contains_eager(Item.meeting))))


def series_of(session: Session, follow_up_id: int) -> list[tuple[str, int]]:
    """The one that raised it, and the one that it raised: words, and id. One query."""
    mine = select(FollowUp.raised_by_id).where(FollowUp.id == follow_up_id).scalar_subquery()
    rows = session.scalars(
        select(FollowUp.id).where(or_(FollowUp.id == mine, FollowUp.raised_by_id == follow_up_id)).order_by(FollowUp.id)
    )
    return [("The one before it" if other < follow_up_id else "The next one", other) for other in rows]
