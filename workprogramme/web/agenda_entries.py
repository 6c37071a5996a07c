"""A published agenda in the calendar entry of its meeting, and in the feeds that hold the entry.

Both the press of an agenda and that of an edition render entries; this is the first of the two.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.programme import item_from_json, meeting_from_json
from workprogramme.models.committees import Committee
from workprogramme.models.editions import Feed, PublishedMeeting
from workprogramme.models.values import committee_value
from workprogramme.web.calendar_entries import entry_for, fingerprint, rendered


def tell_calendars(
    session: Session, committee: Committee, meeting_id: int, at: datetime, base_url: str, host: str
) -> bool:
    """Renders the meeting's own entry anew, with the agenda's address, and moves the versions of its feeds.

    Says whether it did: not for a meeting in no edition, which no calendar has, nor for an entry that said so already.
    """
    wanted = select(PublishedMeeting).where(PublishedMeeting.meeting_id == meeting_id).with_for_update()
    row = session.scalars(wanted).one_or_none()
    if row is None:
        return False
    kept = row.document.get("moved_from")
    entry = entry_for(
        meeting_from_json(row.document["meeting"]),
        tuple(item_from_json(item) for item in row.document["items"]),
        committee_value(committee),
        base_url,
        host,
        datetime.fromisoformat(kept) if kept else None,
        agenda=True,
    )
    digest = fingerprint(entry)
    if digest == row.digest:
        return False
    row.digest, row.sequence = digest, row.sequence + 1
    row.changed_at = max(at, row.changed_at + timedelta(seconds=1))
    row.entry = rendered(entry, sequence=row.sequence, created_at=row.created_at, changed_at=row.changed_at)
    keys = ["all", f"committee:{committee.slug}"]
    for feed in session.scalars(select(Feed).where(Feed.key.in_(keys)).order_by(Feed.key).with_for_update()):
        feed.version += 1
        feed.editions += 1
        feed.changed_at = max(at, feed.changed_at + timedelta(seconds=1))
    return True
