"""What the import of a calendar asks of the records: committees, their meetings, and earlier imports."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from workprogramme.domain.imports import DRAFT_LASTS, ImportKind, ImportState
from workprogramme.exchange.meeting_dates.comparing import FAR
from workprogramme.exchange.meeting_dates.values import KnownMeeting
from workprogramme.exchange.reading.calendars import Calendar
from workprogramme.models.committees import Committee
from workprogramme.models.editions import PublishedMeeting
from workprogramme.models.imports import Import, ImportFile
from workprogramme.models.items import Item
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meeting_changes import MeetingDraft
from workprogramme.models.meeting_identities import MeetingIdentity
from workprogramme.models.meetings import Meeting

LATEST = 10  # imports that a page lists


def committees_by_name(session: Session) -> list[Committee]:
    """The committees in use."""
    return list(session.scalars(select(Committee).where(Committee.active).order_by(Committee.name)))


def committees_for(session: Session, committee_id: int | None) -> list[Committee]:
    """The committee for which a calendar was chosen; those in use where it was chosen for all."""
    return committees_by_name(session) if committee_id is None else [session.get_one(Committee, committee_id)]


def import_by_id(session: Session, import_id: int) -> Import | None:
    """The import of a calendar with this id."""
    wanted = select(Import).where(Import.id == import_id, Import.kind == ImportKind.CALENDAR)
    return session.scalars(wanted).one_or_none()


def calendar_of(session: Session, import_id: int) -> Calendar:
    """The calendar of an import, as it was read when it was sent."""
    told: list[dict[str, Any]] = session.scalars(
        select(ImportFile.lines).where(ImportFile.import_id == import_id)
    ).one()
    return Calendar.from_json(told[0])


def latest_imports(session: Session, committee_id: int | None, now: datetime) -> list[Import]:
    """The newest imports of calendars for a committee, or for all of them, the newest first; no draft that has gone."""
    wanted = select(Import).where(
        Import.kind == ImportKind.CALENDAR,
        Import.committee_id == committee_id,
        or_(Import.state != ImportState.DRAFT, Import.touched_at >= now - DRAFT_LASTS),
    )
    return list(session.scalars(wanted.order_by(Import.id.desc()).limit(LATEST)))


def known_meetings(
    session: Session, committee_ids: Collection[int], calendar: Calendar
) -> dict[int, list[KnownMeeting]]:
    """By committee: its meetings around the days of the calendar, and those that the calendar knows. Three queries."""
    found: defaultdict[int, list[KnownMeeting]] = defaultdict(list)
    if not committee_ids or not calendar.meetings:
        return found
    days = [one.day for one in calendar.meetings]
    identities = {one.uid for one in calendar.meetings if one.uid}
    reach = timedelta(days=FAR)
    named = select(MeetingIdentity.meeting_id).where(
        MeetingIdentity.committee_id.in_(committee_ids), MeetingIdentity.uid.in_(identities)
    )
    near = and_(Meeting.day >= min(days) - reach, Meeting.day <= max(days) + reach)
    wanted = select(Meeting).where(Meeting.committee_id.in_(committee_ids), or_(near, Meeting.id.in_(named)))
    meetings = session.scalars(wanted.order_by(Meeting.day, Meeting.starts, Meeting.id)).all()
    uids: defaultdict[int, set[str]] = defaultdict(set)
    for row in session.execute(
        select(MeetingIdentity.meeting_id, MeetingIdentity.uid).where(MeetingIdentity.committee_id.in_(committee_ids))
    ):
        uids[row.meeting_id].add(row.uid)
    items = _items_at(session, [meeting.id for meeting in meetings])
    for meeting in meetings:
        found[meeting.committee_id].append(
            KnownMeeting(
                id=meeting.id,
                version=meeting.version,
                draft=MeetingDraft.of(meeting),
                uids=frozenset(uids[meeting.id]),
                items=items.get(meeting.id, 0),
            )
        )
    return found


def _items_at(session: Session, meeting_ids: Sequence[int]) -> dict[int, int]:
    counted = select(Item.meeting_id, func.count()).where(Item.meeting_id.in_(meeting_ids), Item.withdrawn.is_(False))
    return {
        meeting_id: number for meeting_id, number in session.execute(counted.group_by(Item.meeting_id)) if meeting_id
    }


def lock_committees(session: Session, committee_ids: Collection[int]) -> None:
    """Makes other writers of these committees' programmes wait until the transaction ends."""
    wanted = select(Committee.id).where(Committee.id.in_(committee_ids)).order_by(Committee.id)
    session.execute(wanted.with_for_update()).all()


def meetings_by_id(session: Session, ids: Collection[int]) -> dict[int, Meeting]:
    """These meetings, by id, as they stand now."""
    wanted = select(Meeting).where(Meeting.id.in_(ids)).execution_options(populate_existing=True)
    return {meeting.id: meeting for meeting in session.scalars(wanted)}


def meetings_of(session: Session, committee_ids: Collection[int]) -> list[Meeting]:
    """Every meeting of these committees that takes place or is planned."""
    return list(session.scalars(select(Meeting).where(Meeting.committee_id.in_(committee_ids))))


def was_published(session: Session, meeting_id: int) -> bool:
    """Whether readers have seen the meeting."""
    return session.get(PublishedMeeting, meeting_id) is not None


def last_changed_by(session: Session, meeting_id: int) -> str:
    """Who changed the meeting last, "" where nobody is named."""
    wanted = select(JournalEntry.by_name).where(
        JournalEntry.table_name == Meeting.__tablename__, JournalEntry.record_id == meeting_id
    )
    return session.scalars(wanted.order_by(JournalEntry.id.desc()).limit(1)).one_or_none() or ""
