"""What was asked for and does not come, as notices: follow-ups, replies to recommendations, and actions promised.

Whom to turn to, and when, are the committee's own steps (`steps`). Of what is private nothing is said but that it is
there.
"""

from collections.abc import Iterator, Mapping

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from workprogramme.domain.escalation import DEFAULT_STEPS, Step
from workprogramme.domain.kinds import PartRole
from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.recommendations import RecipientKind
from workprogramme.domain.reminding import Moment
from workprogramme.models.chasing import Chasing, rules_of
from workprogramme.models.follow_up_values import follow_up_value, whole
from workprogramme.models.follow_ups import FollowUp, FollowUpLink
from workprogramme.models.items import Item
from workprogramme.models.recommendations import Recommendation, ReplyLink
from workprogramme.models.telling import Receiver, Telling, person
from workprogramme.notices.steps import Chased, tellings_of, whoms_on
from workprogramme.web.asked_facts import follow_up_facts, recommendation_facts

REPLY = "recommendation-reply"  # what the page that takes replies reads the signed value by
ASKED = (NoticeKind.FOLLOW_UP_DUE, NoticeKind.FOLLOW_UP_OVERDUE, NoticeKind.FOLLOW_UP_OVERDUE)
RECOMMENDED = (
    NoticeKind.RECOMMENDATION_DUE,
    NoticeKind.RECOMMENDATION_LATE,
    NoticeKind.RECOMMENDATION_ESCALATED,
)


def follow_up_tellings(session: Session, now: Moment) -> Iterator[Telling]:
    """Who is to be reminded of a follow-up that is wanted soon, and who is to be told that one is overdue."""
    wanted = (
        select(FollowUp)
        .where(FollowUp.answered_on.is_(None), FollowUp.dropped_on.is_(None), FollowUp.target_latest.is_not(None))
        .options(
            *whole(),
            joinedload(FollowUp.source_item).selectinload(Item.parts),
            selectinload(FollowUp.links).joinedload(FollowUpLink.item).selectinload(Item.parts),
        )
    )
    whoms, steps = whoms_on(session, now.today), _steps(session)
    for one in session.scalars(wanted.order_by(FollowUp.id)):
        assert one.target_latest is not None
        facts = follow_up_facts(follow_up_value(one), one.committee.name)
        chased = Chased(
            about=(FollowUp.__tablename__, one.id),
            committee_id=one.committee_id,
            due=one.target_latest,
            asked=tuple(person(asked.person_id) for asked in one.asked_of),
            cabinet=_cabinet_members(one),
            facts=facts,
            kinds=ASKED,
            page=facts["link"],
        )
        yield from tellings_of(chased, steps.get(one.committee_id, DEFAULT_STEPS), whoms, now)


def _cabinet_members(one: FollowUp) -> tuple[Receiver, ...]:
    """Those who answer for the items that it comes from or that will answer it."""
    items = [item for item in (one.source_item, *(link.item for link in one.links)) if item is not None]
    parts = (part for item in items for part in item.parts if part.role is PartRole.CABINET_MEMBER)
    return tuple(map(person, dict.fromkeys(part.person_id for part in parts)))


def recommendation_tellings(session: Session, now: Moment) -> Iterator[Telling]:
    """Who is to be reminded of a reply or of an action that was promised, who is told that it is late, and who then.

    The time to reply runs once notice was received, whether or not readers know the recommendation.
    """
    wanted = (
        select(Recommendation)
        .where(
            or_(Recommendation.reply_due.is_not(None), Recommendation.target_latest.is_not(None)),
            Recommendation.closed_on.is_(None),
            Recommendation.withdrawn_on.is_(None),
        )
        .options(
            joinedload(Recommendation.committee),
            joinedload(Recommendation.item),
            joinedload(Recommendation.to_person),
            joinedload(Recommendation.owner),
        )
    )
    whoms, steps, links = whoms_on(session, now.today), _steps(session), _links(session, now)
    for one in session.scalars(wanted.order_by(Recommendation.id)):
        due, replied = one.course.awaits, one.verdict is not None
        if due is None:
            continue
        facts = recommendation_facts(one)
        page = facts["link"]
        if not replied and (link := links.get(one.id)) is not None:
            facts = {**facts, "link": "", "signed": {"path": "/replies/", "purpose": REPLY, "values": [link]}}
        asked = one.owner_id if replied else one.to_person_id
        member = one.to_person_id if one.to_kind is RecipientKind.CABINET_MEMBER else None
        chased = Chased(
            about=(Recommendation.__tablename__, one.id),
            committee_id=one.committee_id,
            due=due,
            asked=(person(asked),) if asked is not None else (),
            cabinet=(person(member),) if member is not None else (),
            facts=facts,
            kinds=RECOMMENDED,
            page=page,
        )
        yield from tellings_of(chased, steps.get(one.committee_id, DEFAULT_STEPS), whoms, now)


def _links(session: Session, now: Moment) -> dict[int, int]:
    """By recommendation, the id of the link that lets its recipient reply without an account, where one works."""
    works = (ReplyLink.used_at.is_(None), ReplyLink.ended_at.is_(None), ReplyLink.expires_at > now.at)
    wanted = select(ReplyLink.recommendation_id, ReplyLink.id).where(*works).order_by(ReplyLink.id)
    return {row.recommendation_id: row.id for row in session.execute(wanted)}


def _steps(session: Session) -> Mapping[int, tuple[Step, ...]]:
    """By committee, the steps of those that have set any rules."""
    return {one.committee_id: rules_of(one).steps for one in session.scalars(select(Chasing))}
