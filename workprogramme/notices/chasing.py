"""What was asked for and does not come, as notices: follow-ups, and replies to recommendations.

Whom to turn to, and when, are the committee's own steps. Of what is private nothing is said but that it is there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from workprogramme.domain.access import Role
from workprogramme.domain.escalation import Whom, escalation
from workprogramme.domain.kinds import MemberRole
from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.reminding import FAR_AHEAD, Moment, notch
from workprogramme.domain.working_days import BeyondHorizon
from workprogramme.models.accounts import Account, Grant
from workprogramme.models.chasing import Chasing, rules_of
from workprogramme.models.committees import Membership
from workprogramme.models.follow_ups import AskedOf, FollowUp
from workprogramme.models.people import Person
from workprogramme.models.recommendations import Recommendation, ReplyLink
from workprogramme.models.telling import Receiver, Telling, account, person
from workprogramme.web.words import join_names

REPLY = "recommendation-reply"  # what the page that takes replies reads the signed value by
PRIVATE = "A private matter: sign in to read it"


@dataclass(frozen=True)
class _Whoms:
    """Whom a committee turns to beyond those who were asked; where there is nobody, its co-ordinators."""

    chairs: Mapping[int, Receiver]
    chief_executive: Receiver | None
    coordinators: Mapping[int | None, tuple[Receiver, ...]]

    def of(self, whom: Whom, committee_id: int) -> tuple[Receiver, ...]:
        found = self.chairs.get(committee_id) if whom is Whom.CHAIR else self.chief_executive
        return (found,) if found else (*self.coordinators.get(committee_id, ()), *self.coordinators.get(None, ()))


def follow_up_tellings(session: Session, now: Moment) -> Iterator[Telling]:
    """Who is to be reminded of a follow-up that is wanted soon, and who is to be told that one is overdue."""
    wanted = (
        select(FollowUp)
        .where(FollowUp.answered_on.is_(None), FollowUp.dropped_on.is_(None), FollowUp.target_latest.is_not(None))
        .options(selectinload(FollowUp.asked_of).joinedload(AskedOf.person), joinedload(FollowUp.committee))
    )
    whoms, rules = _whoms(session, now.today), _rules(session)
    for one in session.scalars(wanted.order_by(FollowUp.id)):
        assert one.target_latest is not None
        facts = {
            "wording": PRIVATE if one.private else one.wording,
            "committee": one.committee.name,
            "asked_on": one.asked_on.isoformat() if one.asked_on else "",
            "day": one.target_latest.isoformat(),
            "asked_of": join_names(asked.person.name for asked in one.asked_of),
            "step": "",
            "link": f"/follow-ups/{one.id}/",
        }
        asked = tuple(person(asked.person_id) for asked in one.asked_of)
        kinds = (NoticeKind.FOLLOW_UP_DUE, NoticeKind.FOLLOW_UP_OVERDUE, NoticeKind.FOLLOW_UP_OVERDUE)
        chased = _Chased(("follow_up", one.id), one.committee_id, one.target_latest, asked, facts, kinds)
        yield from _tellings(chased, rules.get(one.committee_id), whoms, now)


def recommendation_tellings(session: Session, now: Moment) -> Iterator[Telling]:
    """Who is to be reminded of a reply, who is told that it is late, and to whom the committee turns then."""
    wanted = (
        select(Recommendation)
        .where(
            Recommendation.reply_due.is_not(None),
            Recommendation.published_at.is_not(None),
            Recommendation.verdict.is_(None),
            Recommendation.closed_on.is_(None),
            Recommendation.withdrawn_on.is_(None),
        )
        .options(
            joinedload(Recommendation.committee),
            joinedload(Recommendation.item),
            joinedload(Recommendation.to_person),
        )
    )
    whoms, rules, links = _whoms(session, now.today), _rules(session), _links(session, now)
    for one in session.scalars(wanted.order_by(Recommendation.id)):
        assert one.reply_due is not None
        way: dict[str, Any] = {"link": f"/recommendations/{one.id}/"}
        if (link := links.get(one.id)) is not None:
            way = {"signed": {"path": "/replies/", "purpose": REPLY, "values": [link]}}
        private = one.item is not None and one.item.exempt_paragraph is not None
        facts = {
            "wording": PRIVATE if private else one.text,
            "committee": one.committee.name,
            "number": one.reference,
            "day": one.reply_due.isoformat(),
            "asked_of": one.to_person.name if one.to_person else one.to_words,
            "step": "",
            **way,
        }
        asked = (person(one.to_person_id),) if one.to_person_id is not None else ()
        kinds = (
            NoticeKind.RECOMMENDATION_DUE,
            NoticeKind.RECOMMENDATION_LATE,
            NoticeKind.RECOMMENDATION_ESCALATED,
        )
        chased = _Chased(("recommendation", one.id), one.committee_id, one.reply_due, asked, facts, kinds)
        yield from _tellings(chased, rules.get(one.committee_id), whoms, now)


@dataclass(frozen=True)
class _Chased:
    """What is waited for: by when, from whom, and as which kinds of notice (soon, late, turned to somebody else)."""

    about: tuple[str, int]
    committee_id: int
    due: date
    asked: tuple[Receiver, ...]
    facts: Mapping[str, Any]
    kinds: tuple[NoticeKind, NoticeKind, NoticeKind]

    @property
    def page(self) -> str:
        """Where its pages are."""
        return f"{self.about[0].replace('_', '-')}s"


def _tellings(chased: _Chased, stored: Chasing | None, whoms: _Whoms, now: Moment) -> Iterator[Telling]:
    if now.today <= chased.due:
        try:
            left = now.days.count_between(now.today, chased.due)
        except BeyondHorizon:
            return
        if ahead := notch(left, late=False, ahead=FAR_AHEAD):
            yield from _each(chased, chased.asked, chased.kinds[0], f"{chased.due.isoformat()} {ahead}", now)
        return
    far = escalation(chased.due, now.today, now.days, rules_of(stored).steps)
    if far is None or far.reached is None:
        return
    whom = far.reached.whom
    occasion = f"{chased.due.isoformat()} {whom.value}"
    if whom in (Whom.OWNER, Whom.CABINET_MEMBER):
        to = chased.asked or whoms.of(whom, chased.committee_id)
        yield from _each(chased, to, chased.kinds[1], occasion, now)
    else:
        told = f"By the committee’s own steps it now turns to {whom.label}."
        chased = replace(chased, facts={**chased.facts, "signed": None, "link": f"/{chased.page}/{chased.about[1]}/"})
        yield from _each(chased, whoms.of(whom, chased.committee_id), chased.kinds[2], occasion, now, step=told)


def _each(
    chased: _Chased, to: Iterable[Receiver], kind: NoticeKind, occasion: str, now: Moment, **more: str
) -> Iterator[Telling]:
    facts = {**chased.facts, **more}
    for receiver in to:
        yield Telling(
            kind=kind, to=receiver, about=chased.about, occasion=occasion, facts=facts, not_before=now.morning
        )


def _links(session: Session, now: Moment) -> dict[int, int]:
    """By recommendation, the id of the link that lets its recipient reply without an account, where one works."""
    works = (ReplyLink.used_at.is_(None), ReplyLink.ended_at.is_(None), ReplyLink.expires_at > now.at)
    wanted = select(ReplyLink.recommendation_id, ReplyLink.id).where(*works).order_by(ReplyLink.id)
    return {row.recommendation_id: row.id for row in session.execute(wanted)}


def _rules(session: Session) -> dict[int, Chasing]:
    return {one.committee_id: one for one in session.scalars(select(Chasing))}


def _whoms(session: Session, today: date) -> _Whoms:
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
    return _Whoms(sitting, person(chief) if chief else None, coordinators)
