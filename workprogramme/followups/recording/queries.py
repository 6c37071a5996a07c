"""What recording asks of the records: the meeting, its agenda, what is recorded, and the follow-ups it may answer."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from workprogramme.models.committees import Committee
from workprogramme.models.follow_ups import AskedOf, FollowUp, FollowUpLink
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.minutes import Minute, MinuteLine
from workprogramme.models.recommendations import Recommendation


def meeting(session: Session, meeting_id: int) -> Meeting | None:
    """The meeting, its committee and the committee's agenda template. One query."""
    wanted = select(Meeting).where(Meeting.id == meeting_id).execution_options(populate_existing=True)
    loaded = joinedload(Meeting.committee).joinedload(Committee.template)
    return session.scalars(wanted.options(loaded)).one_or_none()


def items_at(session: Session, meeting_id: int) -> list[Item]:
    """What the working programme has placed at the meeting, in order, with its people. Two queries."""
    wanted = select(Item).where(Item.meeting_id == meeting_id, Item.withdrawn.is_(False))
    loaded = wanted.options(selectinload(Item.parts).joinedload(Part.person))
    return list(session.scalars(loaded.order_by(Item.position, Item.id)))


def minutes_of(session: Session, meeting_id: int) -> list[Minute]:
    """What is recorded of the meeting, in the order in which it was begun, and what came of it. Five queries."""
    lines = selectinload(Minute.lines)
    wanted = (
        select(Minute)
        .where(Minute.meeting_id == meeting_id)
        .options(
            joinedload(Minute.item),
            lines.selectinload(MinuteLine.follow_up).selectinload(FollowUp.asked_of).joinedload(AskedOf.person),
            lines.selectinload(MinuteLine.recommendation).joinedload(Recommendation.to_person),
        )
        .order_by(Minute.id)
        .execution_options(populate_existing=True)
    )
    return list(session.scalars(wanted))


def minute_with(session: Session, meeting_id: int, key: str) -> Minute | None:
    """The minute of this line of the agenda, with its lines."""
    wanted = select(Minute).where(Minute.meeting_id == meeting_id, Minute.key == key)
    loaded = wanted.options(
        joinedload(Minute.item),
        selectinload(Minute.lines).options(joinedload(MinuteLine.follow_up), joinedload(MinuteLine.recommendation)),
    )
    return session.scalars(loaded.execution_options(populate_existing=True)).one_or_none()


def line_with(session: Session, line_id: int) -> MinuteLine | None:
    """The line, its minute and the meeting."""
    wanted = select(MinuteLine).where(MinuteLine.id == line_id).execution_options(populate_existing=True)
    return session.scalars(wanted.options(joinedload(MinuteLine.minute).joinedload(Minute.meeting))).one_or_none()


def answerable(session: Session, item_ids: Iterable[int]) -> dict[int, list[FollowUp]]:
    """The open follow-ups that these items are to answer, by item. One query."""
    wanted = (
        select(FollowUpLink.item_id, FollowUp)
        .join(FollowUp, FollowUp.id == FollowUpLink.follow_up_id)
        .where(FollowUpLink.item_id.in_(list(item_ids)))
        .where(FollowUp.answered_on.is_(None), FollowUp.dropped_on.is_(None))
        .order_by(FollowUp.id)
    )
    found: dict[int, list[FollowUp]] = {}
    for item_id, follow_up in session.execute(wanted):
        found.setdefault(item_id, []).append(follow_up)
    return found
