"""Which follow-ups belong to an item: those it is to answer or has answered, and those that were asked for at it.

What an item came of, and what went into it, counts as the item: so no rename, split, merge or copy breaks a thread.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import Select, bindparam, or_, select
from sqlalchemy.orm import Session, aliased

from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.models.follow_up_values import follow_up_value, whole
from workprogramme.models.follow_ups import FollowUp, FollowUpLink
from workprogramme.models.items import Item
from workprogramme.web.threads import Step, working_threads


@dataclass(frozen=True)
class Thread:
    """One follow-up as an item's page tells it: backwards (`asked_here` false) or forwards from the item."""

    value: FollowUpValue
    steps: list[Step]
    asked_here: bool


def family_of(session: Session, item_id: int) -> set[int]:
    """The item, all that it was split or copied from, and all that was merged into any of these. One query."""
    return set(session.scalars(_family_wanted(), {"item_id": item_id}))


@cache
def _family_wanted() -> Select[int]:
    """What `family_of` asks, put together once: that took four times as long as asking it."""
    family = select(Item.id).where(Item.id == bindparam("item_id")).cte("family", recursive=True)
    me, kin = aliased(Item), aliased(Item)
    came_of = or_(kin.id == me.split_from_id, kin.id == me.copied_from_id, kin.merged_into_id == me.id)
    family = family.union(select(kin.id).join(me, came_of).join(family, family.c.id == me.id))
    return select(family.c.id)


def follow_ups_of(session: Session, family: set[int]) -> list[FollowUp]:
    """The follow-ups that these items answer, or at which they were asked for, whole; oldest first. Three queries."""
    linked = select(FollowUpLink.follow_up_id).where(FollowUpLink.item_id.in_(family))
    belongs = or_(FollowUp.id.in_(linked), FollowUp.answered_item_id.in_(family), FollowUp.source_item_id.in_(family))
    return list(session.scalars(select(FollowUp).where(belongs).options(*whole()).order_by(FollowUp.id)))


def threads_of_item(session: Session, item_id: int, today: date) -> list[Thread]:
    """The threads of an item in the working programme, private ones too. Seven queries at most."""
    family = family_of(session, item_id)
    values = [follow_up_value(record) for record in follow_ups_of(session, family)]
    steps = working_threads(session, values, today) if values else {}
    return [Thread(value, steps[value.id], asked_here=not answers(value, family)) for value in values]


def answers(value: FollowUpValue, family: set[int]) -> bool:
    """Whether one of these items is to answer it, or did; else it was asked for at one of them."""
    return value.answered_item_id in family or any(item.id in family for item in value.items)


def awaited_from(session: Session, item_id: int) -> list[FollowUpValue]:
    """What is still awaited from an item itself: the follow-ups that it is to answer. Three queries at most."""
    linked = select(FollowUpLink.follow_up_id).where(FollowUpLink.item_id == item_id)
    wanted = select(FollowUp).where(
        FollowUp.id.in_(linked), FollowUp.answered_on.is_(None), FollowUp.dropped_on.is_(None)
    )
    return [follow_up_value(record) for record in session.scalars(wanted.options(*whole()).order_by(FollowUp.id))]
