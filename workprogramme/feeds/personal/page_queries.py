"""What the pages about personal calendars show: those of one account, and the committees to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from workprogramme.models.committees import Committee
from workprogramme.models.personal_feeds import PersonalFeed


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


def feed_of(session: Session, account_id: int, feed_id: int) -> PersonalFeed | None:
    """One of this account's calendars, its committees loaded; None for everybody else's."""
    wanted = select(PersonalFeed).where(PersonalFeed.account_id == account_id, PersonalFeed.id == feed_id)
    return session.scalars(wanted.options(selectinload(PersonalFeed.committees))).one_or_none()


def committees(session: Session) -> Mapping[int, Choice]:
    """Every committee by id, by name in order. One query."""
    rows = session.execute(select(Committee.id, Committee.name, Committee.active).order_by(Committee.name))
    return {row.id: Choice(*row) for row in rows}
