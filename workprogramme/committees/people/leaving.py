"""Leaving: what somebody still has before them goes to another in one step, and then they are no longer offered.

Knows items, follow-ups, recommendations, seats and accounts; what is done, and what was published, keeps the old name.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from workprogramme.committees.people import queries
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.accounts import Account
from workprogramme.models.committees import Membership
from workprogramme.models.follow_ups import AskedOf, FollowUp
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.recommendations import Recommendation


@dataclass(frozen=True)
class OpenBusiness:
    """What somebody has before them: parts for items not yet taken, what is asked of them, seats held, accounts.

    `substitutes`: the seats of those who may take this one's place and no other's.
    """

    parts: tuple[Part, ...]
    asked: tuple[AskedOf, ...]
    recommendations: tuple[Recommendation, ...]
    seats: tuple[Membership, ...]
    substitutes: tuple[Membership, ...]
    accounts: tuple[Account, ...]

    @property
    def to_hand_over(self) -> int:
        """How many things somebody else has to take over."""
        return len(self.parts) + len(self.asked) + len(self.recommendations)

    @property
    def committee_ids(self) -> frozenset[int]:
        """The committees whose business it is."""
        return frozenset(
            {part.item.committee_id for part in self.parts}
            | {one.follow_up.committee_id for one in self.asked}
            | {one.committee_id for one in self.recommendations}
        )


def open_business(session: Session, person_id: int, today: date) -> OpenBusiness:
    """What this person has before them on that day. Nine queries, however much it is."""

    def lasts(seat: Membership) -> bool:
        return seat.last_day is None or seat.last_day >= today

    return OpenBusiness(
        parts=tuple(_open_parts(session, person_id, today)),
        asked=tuple(_open_asked(session, person_id)),
        recommendations=tuple(_open_recommendations(session, person_id)),
        seats=tuple(filter(lasts, queries.seats_of(session, [person_id]))),
        substitutes=tuple(filter(lasts, queries.substitutes_of(session, person_id))),
        accounts=tuple(_open_accounts(session, person_id)),
    )


def _open_parts(session: Session, person_id: int, today: date) -> Sequence[Part]:
    """Parts for items that stand and are not yet taken: to be scheduled, or at a meeting that is still to come."""
    wanted = (
        select(Part)
        .join(Part.item)
        .outerjoin(Item.meeting)
        .where(
            Part.person_id == person_id,
            Item.withdrawn.is_(False),
            or_(Meeting.id.is_(None), (Meeting.day >= today) & (Meeting.status != MeetingStatus.HELD)),
        )
        .options(
            joinedload(Part.item).options(
                joinedload(Item.meeting), joinedload(Item.committee), selectinload(Item.parts).joinedload(Part.person)
            )
        )
        .order_by(Meeting.day.nulls_last(), Part.id)
    )
    return session.scalars(wanted).unique().all()


def _open_asked(session: Session, person_id: int) -> Sequence[AskedOf]:
    wanted = (
        select(AskedOf)
        .join(AskedOf.follow_up)
        .where(AskedOf.person_id == person_id, FollowUp.answered_on.is_(None), FollowUp.dropped_on.is_(None))
        .options(joinedload(AskedOf.follow_up).options(joinedload(FollowUp.committee), selectinload(FollowUp.asked_of)))
        .order_by(AskedOf.id)
    )
    return session.scalars(wanted).unique().all()


def _open_recommendations(session: Session, person_id: int) -> Sequence[Recommendation]:
    wanted = (
        select(Recommendation)
        .where(
            or_(Recommendation.to_person_id == person_id, Recommendation.owner_id == person_id),
            Recommendation.closed_on.is_(None),
            Recommendation.withdrawn_on.is_(None),
        )
        .options(joinedload(Recommendation.committee))
        .order_by(Recommendation.id)
    )
    return session.scalars(wanted).all()


def _open_accounts(session: Session, person_id: int) -> Sequence[Account]:
    wanted = select(Account).where(Account.person_id == person_id, Account.active).options(selectinload(Account.grants))
    return session.scalars(wanted.order_by(Account.id)).all()


def administers(account: Account) -> bool:
    """Whether the account sets up committees or gives accounts, so that only an administrator may end it."""
    return any(grant.role is Role.ADMINISTRATOR for grant in account.grants)


def leave(
    session: Session, person_id: int, seen_version: int, successor_id: int | None, last_day: date, today: date
) -> Person:
    """Hands everything open over to the successor, ends seats and accounts, and offers the person no longer.

    `last_day` (included) is that of their seats, and of the substitutes who may take their place alone; a seat that
    begins later is taken away. An administrator's account is
    left to the administrators. Raises Stale; Refused without
    a successor where something has to be handed over, and where the successor is the person or is no longer offered.
    """
    found = queries.people_to_change(session, [number for number in (person_id, successor_id) if number])
    leaver = next((one for one in found if one.id == person_id), None)
    successor = next((one for one in found if one.id == successor_id), None)
    if leaver is None:
        raise Refused("This entry has gone from the list of people. It may have been merged with another one.")
    if leaver.version != seen_version:
        raise Stale(leaver)
    business = open_business(session, person_id, today)
    if business.to_hand_over and successor is None:
        raise Refused("Choose who takes over.", "successor")
    if successor is not None:
        if successor.id == leaver.id or not successor.active:
            raise Refused("Choose somebody else who is on the list of people.", "successor")
        _hand_over(session, business, leaver, successor)
    for seat in (*business.seats, *business.substitutes):
        if seat.first_day is not None and seat.first_day > last_day:
            session.delete(seat)
        elif seat.last_day is None or seat.last_day > last_day:
            seat.last_day = last_day
    for account in business.accounts:
        if not administers(account):
            account.active, account.session_key = False, secrets.token_urlsafe(24)
    leaver.active = False
    session.flush()
    return leaver


def _hand_over(session: Session, business: OpenBusiness, leaver: Person, successor: Person) -> None:
    for part in business.parts:
        item = part.item
        if any(other.person_id == successor.id and other.role is part.role for other in item.parts):
            item.parts.remove(part)
        else:
            part.person = successor
        item.version += 1  # the people are in rows of their own, and yet they are part of what is edited
    for asked in business.asked:
        follow_up = asked.follow_up
        if any(other.person_id == successor.id for other in follow_up.asked_of):
            follow_up.asked_of.remove(asked)
        else:
            asked.person = successor
        follow_up.version += 1
    for recommendation in business.recommendations:
        if recommendation.to_person_id == leaver.id:
            recommendation.to_person = successor
        if recommendation.owner_id == leaver.id:
            recommendation.owner = successor
    session.flush()
