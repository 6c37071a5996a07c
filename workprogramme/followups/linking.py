"""Which items will answer a follow-up: linking one, unlinking it, and making one."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.domain.refusals import Refused
from workprogramme.followups.queries import items_by_id
from workprogramme.followups.wanting import still_open
from workprogramme.models.follow_ups import FollowUp, FollowUpLink
from workprogramme.models.items import Item, Part

TITLE_LENGTH = 250
PLAYS = {PersonKind.COUNCILLOR: PartRole.CABINET_MEMBER, PersonKind.BODY: PartRole.PARTNER}
"""The part for an item of somebody of whom a follow-up is asked; anybody else is its lead officer."""


def link(session: Session, follow_up_id: int, version: int, item_id: int) -> FollowUp:
    """Lets an item answer it. Refused for one that is not in the programme, or answers it already."""
    follow_up = still_open(session, follow_up_id, version)
    item = items_by_id(session, [item_id]).get(item_id)
    if item is None or item.withdrawn:
        raise Refused("Choose an item that is in the programme.", "item")
    if item_id in {one.item_id for one in follow_up.links}:
        raise Refused("That item is to answer it already.", "item")
    follow_up.links.append(FollowUpLink(item=item))
    return follow_up


def unlink(session: Session, follow_up_id: int, version: int, item_id: int) -> FollowUp:
    """An item is to answer it no longer. The item stays where it is; the journal says that it was linked."""
    follow_up = still_open(session, follow_up_id, version)
    kept = [one for one in follow_up.links if one.item_id != item_id]
    if len(kept) == len(follow_up.links):
        raise Refused("That item was not to answer it.")
    follow_up.links = kept
    return follow_up


def make_item(
    session: Session, follow_up_id: int, version: int, title: str, year: int, now: datetime
) -> tuple[FollowUp, Item]:
    """A new item that will answer it: to be scheduled in the municipal year that starts in `year`, when it is wanted.

    Those of whom it is asked play their parts; what was asked is its detail. It is private where the follow-up is.
    """
    follow_up = still_open(session, follow_up_id, version)
    if not title:
        raise Refused("Enter a title.", "title")
    if len(title) > TITLE_LENGTH:
        raise Refused(f"The title must be {TITLE_LENGTH} characters or fewer.", "title")
    if follow_up.private:
        raise Refused("It is private. Add a private item to the programme, then link that to it.")
    last = session.scalar(
        select(func.max(Item.position)).where(
            Item.committee_id == follow_up.committee_id, Item.year == year, Item.meeting_id.is_(None)
        )
    )
    item = Item(
        committee=follow_up.committee,
        year=year,
        title=title,
        detail=follow_up.wording,
        target_text=follow_up.target_text,
        target_kind=follow_up.target_kind,
        target_earliest=follow_up.target_earliest,
        target_latest=follow_up.target_latest,
        position=0 if last is None else last + 1,
        created_at=now,
        parts=[
            Part(person=one.person, role=PLAYS.get(one.person.kind, PartRole.LEAD_OFFICER), position=one.position)
            for one in follow_up.asked_of
        ],
    )
    session.add(item)
    session.flush()
    follow_up.links.append(FollowUpLink(item=item))
    session.flush()
    return follow_up, item
