"""The committee's steps for what does not come, as notices: who is told of which step, and each step once.

Knows nothing of what is waited for but by when, and from whom.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from workprogramme.domain.access import Role
from workprogramme.domain.escalation import Step, Whom, escalation
from workprogramme.domain.kinds import MemberRole
from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.reminding import FAR_AHEAD, Moment, notch
from workprogramme.domain.working_days import BeyondHorizon
from workprogramme.models.accounts import Account, Grant
from workprogramme.models.committees import Membership
from workprogramme.models.people import Person
from workprogramme.models.telling import Receiver, Telling, account, person


@dataclass(frozen=True, kw_only=True)
class Chased:
    """What is waited for: by when, from whom, and as which kinds of notice (soon, late, turned to somebody else).

    `asked`: those who are to bring it. `cabinet`: the cabinet members whom it concerns. `page`: where it is read.
    """

    about: tuple[str, int]
    committee_id: int
    due: date
    asked: tuple[Receiver, ...]
    facts: Mapping[str, Any]
    kinds: tuple[NoticeKind, NoticeKind, NoticeKind]
    page: str
    cabinet: tuple[Receiver, ...] = ()


@dataclass(frozen=True)
class Whoms:
    """Whom committees turn to beyond those who were asked; where there is nobody, their co-ordinators hear of it.

    `reachable`: the ids of the people who can be written to.
    """

    chairs: Mapping[int, Receiver]
    chief_executive: Receiver | None
    coordinators: Mapping[int | None, tuple[Receiver, ...]] = field(default_factory=dict)
    reachable: frozenset[int | None] = frozenset()

    def of(self, whom: Whom, chased: Chased) -> tuple[Receiver, ...]:
        """Who that is for this, as far as they can be written to."""
        meant = {
            Whom.OWNER: chased.asked,
            Whom.CABINET_MEMBER: chased.cabinet,
            Whom.CHAIR: (self.chairs.get(chased.committee_id),),
            Whom.CHIEF_EXECUTIVE: (self.chief_executive,),
        }
        return tuple(one for one in meant[whom] if one is not None and one.person_id in self.reachable)

    def instead(self, committee_id: int) -> tuple[Receiver, ...]:
        """The co-ordinators of the committee, and those of all."""
        return (*self.coordinators.get(committee_id, ()), *self.coordinators.get(None, ()))


def tellings_of(chased: Chased, steps: tuple[Step, ...], whoms: Whoms, now: Moment) -> Iterator[Telling]:
    """Whoever is asked is reminded before the day; after it, whoever the committee's steps have come to is told.

    The step and the day that was missed are the occasion, so nobody hears of one step twice. A step whose time came and
    went without a run is not made up for.
    """
    if now.today <= chased.due:
        try:
            left = now.days.count_between(now.today, chased.due)
        except BeyondHorizon:
            return
        if ahead := notch(left, late=False, ahead=FAR_AHEAD):
            yield from _each(chased, chased.asked, chased.kinds[0], f"{chased.due.isoformat()} {ahead}", now)
        return
    far = escalation(chased.due, now.today, now.days, steps)
    if far is None or far.with_whom is None:
        return
    occasion = f"{chased.due.isoformat()} {far.with_whom.value}"
    to = whoms.of(far.with_whom, chased)
    if to and far.with_whom is Whom.OWNER:
        yield from _each(chased, to, chased.kinds[1], occasion, now)
        return
    step = f"By the committee’s own steps it is now with {far.with_whom.label}."
    if not to:
        to = whoms.instead(chased.committee_id)
        step = f"{step} Nobody who can be told is known for that, so it comes to you."
    turned = replace(chased, facts={**chased.facts, "signed": None, "link": chased.page})
    yield from _each(turned, to, chased.kinds[2], occasion, now, step=step)


def whoms_on(session: Session, today: date) -> Whoms:
    """Who chairs which committee today, who is the chief executive, who co-ordinates and who can be written to."""
    chairs = session.execute(
        select(Membership.committee_id, Membership.person_id, Membership.first_day, Membership.last_day).where(
            Membership.role == MemberRole.CHAIR
        )
    )
    sitting = {
        row.committee_id: person(row.person_id)
        for row in chairs
        if (row.first_day is None or row.first_day <= today) and (row.last_day is None or today <= row.last_day)
    }
    chief = session.scalar(
        select(Person.id).where(Person.active, func.lower(Person.job_title) == "chief executive").order_by(Person.id)
    )
    coordinators: dict[int | None, tuple[Receiver, ...]] = {}
    granted = (
        select(Grant.account_id, Grant.committee_id)
        .join(Account, Account.id == Grant.account_id)
        .where(Grant.role == Role.COORDINATOR, Account.active)
        .order_by(Grant.account_id)
    )
    for row in session.execute(granted):
        coordinators[row.committee_id] = (*coordinators.get(row.committee_id, ()), account(row.account_id))
    with_account = select(Account.person_id).where(Account.active, Account.person_id.is_not(None))
    by_mail = or_(func.length(Person.email) > 0, Person.id.in_(with_account))
    reachable = frozenset(session.scalars(select(Person.id).where(Person.active, by_mail)))
    return Whoms(sitting, person(chief) if chief else None, coordinators, reachable)


def _each(
    chased: Chased, to: Iterable[Receiver], kind: NoticeKind, occasion: str, now: Moment, **more: str
) -> Iterator[Telling]:
    facts = {**chased.facts, **more}
    for receiver in to:
        yield Telling(
            kind=kind, to=receiver, about=chased.about, occasion=occasion, facts=facts, not_before=now.morning
        )
