"""What the pages about personal calendars show: those of one account, and the committees to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from workprogramme.feeds.windows import Window
from workprogramme.models.committees import Committee
from workprogramme.models.editions import PublishedMeeting
from workprogramme.models.personal_feeds import ChosenCommittee, PersonalFeed
from workprogramme.models.published_parts import PublishedPart


@dataclass(frozen=True)
class Choice:
    """A committee that may be chosen."""

    id: int
    name: str
    active: bool


def feeds_of(session: Session, account_id: int) -> Sequence[PersonalFeed]:
    """The calendars of this account in the order in which they were made, their committees loaded. Two queries."""
    wanted = select(PersonalFeed).where(PersonalFeed.account_id == account_id).order_by(PersonalFeed.id)
    return session.scalars(wanted.options(selectinload(PersonalFeed.committees))).all()


def without_meetings(session: Session, account_id: int, person_id: int | None, window: Window) -> frozenset[int]:
    """The ids of those calendars of this account that are for meetings and show none. One query.

    `person_id`: whose items count as own; None for an account that is no person's.
    """
    chosen = (
        select(ChosenCommittee.committee_id)
        .where(ChosenCommittee.feed_id == PersonalFeed.id)
        .correlate(PersonalFeed, PublishedMeeting)
    )
    mine = select(PublishedPart.meeting_id).where(PublishedPart.person_id == person_id)
    meeting = select(PublishedMeeting.meeting_id).where(
        PublishedMeeting.starts_at >= window.since,
        or_(PublishedMeeting.cancelled.is_(False), PublishedMeeting.starts_at >= window.cancelled_since),
        or_(~chosen.exists(), PublishedMeeting.committee_id.in_(chosen)),
        or_(PersonalFeed.own.is_(False), PublishedMeeting.meeting_id.in_(mine)),
    )
    empty = select(PersonalFeed.id).where(
        PersonalFeed.account_id == account_id, PersonalFeed.meetings, ~meeting.correlate(PersonalFeed).exists()
    )
    return frozenset(session.scalars(empty))


def feed_of(session: Session, account_id: int, feed_id: int) -> PersonalFeed | None:
    """One of this account's calendars, its committees loaded; None for everybody else's."""
    wanted = select(PersonalFeed).where(PersonalFeed.account_id == account_id, PersonalFeed.id == feed_id)
    return session.scalars(wanted.options(selectinload(PersonalFeed.committees))).one_or_none()


def committees(session: Session) -> Mapping[int, Choice]:
    """Every committee by id, by name in order. One query."""
    rows = session.execute(select(Committee.id, Committee.name, Committee.active).order_by(Committee.name))
    return {row.id: Choice(*row) for row in rows}
