"""What an account comes to read when the person it stands for becomes one with another.

Whoever leads on an item, or is asked or recommended something, reads of it what is private too.
"""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from workprogramme.committees.people import queries
from workprogramme.models.committees import Committee
from workprogramme.models.follow_ups import AskedOf, FollowUp
from workprogramme.models.items import Item, Part
from workprogramme.models.published_parts import PublishedPart
from workprogramme.models.recommendations import Recommendation


def committees_gained(session: Session, one_id: int, other_id: int) -> list[Committee]:
    """The committees, by name, whose business moves to somebody for whom an account stands. At most four queries."""
    theirs = {
        person_id
        for person_id, gets_it in ((one_id, other_id), (other_id, one_id))
        if any(account.active for account in queries.accounts_of(session, gets_it))
    }
    if not theirs:
        return []
    return list(session.scalars(select(Committee).where(_of_business_of(theirs)).order_by(Committee.name)))


def _of_business_of(people: set[int]) -> ColumnElement[bool]:
    recommended = Recommendation.to_person_id.in_(people) | Recommendation.owner_id.in_(people)
    found: tuple[tuple[InstrumentedAttribute[int], ColumnElement[bool]], ...] = (
        (Item.committee_id, Item.id.in_(select(Part.item_id).where(Part.person_id.in_(people)))),
        (PublishedPart.committee_id, PublishedPart.person_id.in_(people)),
        (FollowUp.committee_id, FollowUp.id.in_(select(AskedOf.follow_up_id).where(AskedOf.person_id.in_(people)))),
        (Recommendation.committee_id, recommended),
    )
    return or_(*(Committee.id.in_(select(column).where(which)) for column, which in found))
