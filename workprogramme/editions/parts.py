"""Who plays which part in an edition, kept so that everybody's own page is one indexed read.

Written in the transaction that publishes.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from workprogramme.domain.kinds import PartRole
from workprogramme.domain.programme import ItemValue, Programme, public_item, to_json
from workprogramme.models.editions import Edition
from workprogramme.models.published_parts import PublishedPart


def publish_parts(session: Session, edition: Edition, programme: Programme) -> None:
    """Puts the parts of this edition in place of those of the one before, and of its items wherever they stood.

    Three statements, however many parts there are.
    """
    theirs = PublishedPart.committee_id == edition.committee.id, PublishedPart.year == edition.year
    items = [item.id for item in programme.items]
    session.execute(delete(PublishedPart).where(*theirs).execution_options(synchronize_session=False))
    session.execute(
        delete(PublishedPart).where(PublishedPart.item_id.in_(items)).execution_options(synchronize_session=False)
    )
    if rows := list(_rows(edition, programme)):
        session.execute(insert(PublishedPart), rows)


def _rows(edition: Edition, programme: Programme) -> Iterator[dict[str, Any]]:
    meetings = {meeting.id: meeting for meeting in programme.meetings}
    for item in programme.items:
        meeting = meetings.get(item.meeting_id or 0)
        full, public = to_json(item), to_json(public_item(item))
        for part in dict.fromkeys(item.parts):
            yield {
                "person_id": part.person_id,
                "role": part.role,
                "item_id": item.id,
                "committee_id": edition.committee.id,
                "year": edition.year,
                "edition_id": edition.id,
                "meeting_id": meeting.id if meeting else None,
                "day": meeting.day if meeting else None,
                "document": {
                    "item": full if _writes(part.role, item) else public,
                    "meeting": to_json(meeting) if meeting else None,
                },
            }


def _writes(role: PartRole, item: ItemValue) -> bool:
    """Whether this part entitles to all that the item says."""
    return role is PartRole.LEAD_OFFICER or not item.private
