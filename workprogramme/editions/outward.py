"""What the outside reads of an edition: each meeting with its calendar entry, each item's story, each feed's version.

All of it is written in the transaction that publishes, so that a page or a feed is afterwards one indexed read.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from workprogramme.clock import LONDON
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.programme import (
    ItemValue,
    MeetingValue,
    Programme,
    meeting_from_json,
    public_item,
    public_view,
    to_json,
)
from workprogramme.models.adding import add_unless_there
from workprogramme.models.agendas import Agenda
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.editions import Edition, Feed, PublishedItem, PublishedMeeting
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.web.calendar_entries import entry_for, fingerprint, rendered

ALL = "all"


@dataclass(frozen=True)
class Outward:
    """An edition on its way out: what it says, and the fixed addresses in what is rendered."""

    edition: Edition
    committee: Committee
    programme: Programme
    base_url: str
    host: str


def publish_items(session: Session, outward: Outward, before: Programme | None) -> None:
    """Adds to the story of every item of which this edition says something new, in the public's view of it.

    Of one that is no longer there because it went on to another year, the chapter says to which.
    """
    old, new = _told(before), _told(outward.programme)
    for item_id, year in _carried(session, old.keys() - new.keys(), outward.edition.year):
        old[item_id] = {**old[item_id], "year": MunicipalYear(year).label}
    rows = [
        {
            "item_id": item_id,
            "edition_id": outward.edition.id,
            "change": "added" if item_id not in old else "withdrawn" if item_id not in new else "changed",
            "document": new.get(item_id) or old[item_id],
        }
        for item_id in sorted(old.keys() | new.keys())
        if old.get(item_id) != new.get(item_id)
    ]
    if rows:
        session.execute(insert(PublishedItem), rows)


def _carried(session: Session, gone: Set[int], year: int) -> list[tuple[int, int]]:
    """The ids of those items that now stand in another year's programme than `year`, each with that year."""
    if not gone:
        return []
    wanted = select(Item.id, Item.year).where(Item.id.in_(gone), Item.withdrawn.is_(False), Item.year != year)
    return [(row.id, row.year) for row in session.execute(wanted)]


def _told(programme: Programme | None) -> dict[int, dict[str, Any]]:
    """By item id: the item and its meeting in their public JSON form."""
    if programme is None:
        return {}
    meetings = {meeting.id: to_json(meeting) for meeting in programme.meetings}
    return {
        item.id: {"item": to_json(item), "meeting": meetings.get(item.meeting_id or 0)}
        for item in public_view(programme).items
    }


def publish_meetings(session: Session, outward: Outward) -> bool:
    """Renders the calendar entry of every meeting that changed. Says whether any did.

    A meeting that the programme no longer has stays as cancelled, unless it only went to another municipal year.
    """
    edition, programme = outward.edition, outward.programme
    stored = {
        row.meeting_id: row
        for row in session.scalars(
            select(PublishedMeeting).where(
                PublishedMeeting.committee_id == outward.committee.id,
                PublishedMeeting.year.in_([edition.year, edition.year - 1, edition.year + 1]),
            )
        )
    }
    changed = False
    placed, out = programme.by_meeting(), with_agenda(session, outward.committee.id)
    for meeting in programme.meetings:
        items = tuple(public_item(item) for item in placed[meeting.id])
        changed |= publish_meeting(session, outward, stored.get(meeting.id), meeting, items, meeting.id in out)
    here = {meeting.id for meeting in programme.meetings}
    gone = [row for row in stored.values() if row.year == edition.year and row.meeting_id not in here]
    for row in gone:
        if session.scalar(select(Meeting.year).where(Meeting.id == row.meeting_id)) in (None, edition.year):
            dropped = _cancelled(meeting_from_json(row.document["meeting"]))
            changed |= publish_meeting(session, outward, row, dropped, (), dropped.id in out)
    return changed


def with_agenda(session: Session, committee_id: int) -> set[int]:
    """The ids of the committee's meetings whose agendas are published: their entries say where."""
    wanted = select(Agenda.meeting_id).where(Agenda.committee_id == committee_id, Agenda.published > 0)
    return set(session.scalars(wanted))


def _cancelled(meeting: MeetingValue) -> MeetingValue:
    return MeetingValue(
        id=meeting.id,
        day=meeting.day,
        starts=meeting.starts,
        ends=meeting.ends,
        place=meeting.place,
        kind=meeting.kind,
        status=MeetingStatus.CANCELLED,
    )


def publish_meeting(
    session: Session,
    outward: Outward,
    row: PublishedMeeting | None,
    meeting: MeetingValue,
    items: tuple[ItemValue, ...],
    agenda: bool,
) -> bool:
    """Keeps a meeting as this edition tells of it (`row`: as it was kept, None for a new one), its entry rendered.

    `items`: in the public's view. `agenda`: its agenda is published. Says whether the entry changed.
    """
    moved_from = _moved_from(row, meeting) if row else None
    committee = outward.programme.committee
    entry = entry_for(meeting, items, committee, outward.base_url, outward.host, moved_from, agenda)
    digest = fingerprint(entry)
    document = {"meeting": to_json(meeting), "items": [to_json(item) for item in items]}
    if moved_from is not None:
        document["moved_from"] = moved_from.isoformat()
    if row is None:
        at = outward.edition.published_at
        row = PublishedMeeting(
            meeting_id=meeting.id,
            committee_id=outward.committee.id,
            edition_id=outward.edition.id,
            year=outward.edition.year,
            day=meeting.day,
            starts_at=_utc(meeting),
            cancelled=not meeting.status.takes_place,
            document=document,
            digest=digest,
            sequence=0,
            created_at=at,
            changed_at=at,
            entry=rendered(entry, sequence=0, created_at=at, changed_at=at),
        )
        session.add(row)
        return True
    row.edition_id, row.year, row.document = outward.edition.id, outward.edition.year, document
    if row.digest == digest:
        return False
    row.day, row.starts_at, row.cancelled = meeting.day, _utc(meeting), not meeting.status.takes_place
    row.digest, row.sequence = digest, row.sequence + 1
    row.changed_at = max(outward.edition.published_at, row.changed_at + timedelta(seconds=1))
    row.entry = rendered(entry, sequence=row.sequence, created_at=row.created_at, changed_at=row.changed_at)
    return True


def _moved_from(row: PublishedMeeting, meeting: MeetingValue) -> datetime | None:
    """When the meeting was to begin before it last moved (wall clock in London); None if it never did.

    Kept from edition to edition: were it said once only, the next one would change an entry that nothing has changed.
    """
    before = meeting_from_json(row.document["meeting"])
    if (before.day, before.starts) != (meeting.day, meeting.starts):
        return datetime.combine(before.day, before.starts)
    kept = row.document.get("moved_from")
    return datetime.fromisoformat(kept) if kept else None


def _utc(meeting: MeetingValue) -> datetime:
    return datetime.combine(meeting.day, meeting.starts, LONDON).astimezone(UTC)


def touch_feeds(session: Session, outward: Outward, changed: bool) -> None:
    """Counts the edition at the committee's feed and at that of all. Their versions move where what they say has."""
    council = session.scalar(select(Council.name)) or "Council"
    committee, edition = outward.committee, outward.edition
    wanted = (
        (ALL, None, f"{council} scrutiny meetings",
         f"Meetings of the scrutiny committees of {council} and what is planned for each.", "/"),
        (f"committee:{committee.slug}", committee.id, committee.name,
         f"Meetings of {committee.name} and what is planned for each.", f"/committees/{committee.slug}/"),
    )  # fmt: skip
    for key, committee_id, name, description, path in wanted:
        made = _make_feed(
            session, key=key, committee_id=committee_id, name=name, description=description, path=path, version=1,
            changed_at=edition.published_at, editions=1,
        )  # fmt: skip
        if made:
            continue
        feed = session.get_one(Feed, key, with_for_update=True)  # so that two at once lose no version
        feed.editions += 1
        if changed or (feed.name, feed.description) != (name, description):
            feed.name, feed.description = name, description
            feed.version += 1
            feed.changed_at = max(edition.published_at, feed.changed_at + timedelta(seconds=1))


def _make_feed(session: Session, **values: Any) -> bool:
    """Makes the feed's row; False where there is one, even where somebody else has made it just now."""
    adding = add_unless_there(session, Feed, Feed.key).returning(Feed.key)
    return session.execute(adding, values).scalar() is not None
