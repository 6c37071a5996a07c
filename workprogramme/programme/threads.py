"""Follow-ups on the items that will answer them: where items come of others, what they are to answer goes with them."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from workprogramme.models.follow_ups import FollowUp, FollowUpLink
from workprogramme.models.items import Item


def hand_on(session: Session, item_id: int, to: Iterable[Item]) -> None:
    """Lets these items answer, too, every follow-up that the item was to answer and that is still awaited."""
    items = list(to)
    for follow_up in _awaited(session, item_id):
        linked = {link.item_id for link in follow_up.links}
        follow_up.links.extend(FollowUpLink(item=item) for item in items if item.id not in linked)
    session.flush()


def _awaited(session: Session, item_id: int) -> list[FollowUp]:
    linked = select(FollowUpLink.follow_up_id).where(FollowUpLink.item_id == item_id)
    wanted = select(FollowUp).where(
        FollowUp.id.in_(linked), FollowUp.answered_on.is_(None), FollowUp.dropped_on.is_(None)
    )
    return list(session.scalars(wanted.options(selectinload(FollowUp.links)).order_by(FollowUp.id)))
