"""Making the item that will answer a follow-up, and placing it at once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from workprogramme.domain.refusals import Refused
from workprogramme.followups.linking import make_item
from workprogramme.followups.wanting import still_open
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting


@dataclass(frozen=True)
class Place:
    """Where the item goes: to a meeting, or to be scheduled in the municipal year that starts in `year`.

    `position` counts from 1 among the items there; None is last.
    """

    meeting_id: int | None = None
    year: int | None = None
    position: int | None = None


def schedule(session: Session, follow_up_id: int, version: int, title: str, place: Place, now: datetime) -> Item:
    """The item that will answer it, at that place: a new one of that title, or the one that was made and taken back.

    Stale; Refused where the follow-up is closed, private or has an item already, and for a meeting that is not one of
    its committee's or does not take place.
    """
    follow_up = still_open(session, follow_up_id, version)
    if any(not link.item.withdrawn for link in follow_up.links):
        raise Refused("An item is to answer it already.")
    meeting = _meeting(session, follow_up, place.meeting_id)
    year = meeting.year if meeting else place.year
    if year is None:
        raise Refused("Choose where the item goes.", "place")
    item = _taken_back(follow_up, year)
    if item is None:
        item = make_item(session, follow_up_id, version, title, year, now)[1]
    position = item.position if meeting is None else _room_at(session, meeting.id, place.position)
    item.withdrawn, item.meeting, item.position = (
        False,
        meeting,
        position,
    )  # at once, so that the journal tells one move
    session.flush()
    return item


def _taken_back(follow_up: FollowUp, year: int) -> Item | None:
    """The item of that year that was to answer it and was withdrawn last, but not merged into another."""
    gone = [link.item for link in follow_up.links if link.item.merged_into_id is None and link.item.year == year]
    own = [item for item in gone if item.committee_id == follow_up.committee_id]
    return own[-1] if own else None


def _meeting(session: Session, follow_up: FollowUp, meeting_id: int | None) -> Meeting | None:
    if meeting_id is None:
        return None
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or meeting.committee_id != follow_up.committee_id:
        raise Refused("That is not a meeting of this committee. Choose one of its meetings.", "place")
    if not meeting.status.takes_place:
        raise Refused(f"That meeting is {meeting.status.label.lower()}. Choose another one.", "place")
    return meeting


def _room_at(session: Session, meeting_id: int, number: int | None) -> int:
    """The position at the meeting for an item that becomes the `number`th; those after it move on by one."""
    here = Item.meeting_id == meeting_id
    standing = list(
        session.scalars(select(Item.position).where(here, Item.withdrawn.is_(False)).order_by(Item.position, Item.id))
    )
    if number is None or number > len(standing):
        last = session.scalar(select(func.max(Item.position)).where(here))
        return 0 if last is None else last + 1
    position = standing[max(number, 1) - 1]
    table = Item.__table__
    session.execute(
        update(table)  # type: ignore[arg-type]
        .where(table.c.meeting_id == meeting_id, table.c.position >= position)
        .values(position=table.c.position + 1)
    )
    return position
