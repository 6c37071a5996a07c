"""Reminding those of whom something is asked, by hand: each of them is told of a follow-up at most once a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.notices import NoticeKind
from workprogramme.models.follow_up_values import follow_up_value, whole
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.telling import Telling, person, tell
from workprogramme.web.asked_facts import follow_up_facts

MOST = 100  # follow-ups that are reminded of in one go


@dataclass(frozen=True)
class Reminded:
    """What came of it, by id. `passed_over`: told today already, or they want to hear nothing.

    `nobody`: it is asked of nobody on the list of people. `closed`: nothing is awaited of it any more.
    """

    told: tuple[int, ...]
    passed_over: tuple[int, ...]
    nobody: tuple[int, ...]
    closed: tuple[int, ...]


def found(session: Session, chosen: Sequence[int]) -> list[FollowUp]:
    """These follow-ups, whole, as many as are reminded of in one go. Three queries."""
    wanted = select(FollowUp).where(FollowUp.id.in_(chosen[:MOST])).options(*whole())
    return list(session.scalars(wanted.order_by(FollowUp.id)))


def remind(session: Session, chosen: Sequence[int], now: datetime, today: date) -> Reminded:
    """Puts a notice into the outbox for everybody of whom these are asked, and says what came of each."""
    told: list[int] = []
    passed_over: list[int] = []
    nobody: list[int] = []
    closed: list[int] = []
    for one in found(session, chosen):
        if one.answered_on is not None or one.dropped_on is not None:
            closed.append(one.id)
        elif not one.asked_of:
            nobody.append(one.id)
        else:
            tellings = [
                Telling(
                    kind=_kind(one, today),
                    to=person(asked.person_id),
                    about=(FollowUp.__tablename__, one.id),
                    occasion=f"reminded {today.isoformat()}",
                    facts=follow_up_facts(follow_up_value(one), one.committee.name),
                )
                for asked in one.asked_of
            ]
            (told if tell(session, tellings, now) else passed_over).append(one.id)
    return Reminded(tuple(told), tuple(passed_over), tuple(nobody), tuple(closed))


def _kind(one: FollowUp, today: date) -> NoticeKind:
    if one.target_latest is None:
        return NoticeKind.FOLLOW_UP_ASKED
    return NoticeKind.FOLLOW_UP_OVERDUE if one.target_latest < today else NoticeKind.FOLLOW_UP_DUE
