"""Undoing the import of a calendar as a whole: every meeting as it was, and none left of those that it made.

A meeting is otherwise never deleted. One that an import made a moment ago, that nobody saw and nothing hangs on, never
was; its id is not used again.
"""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from workprogramme.domain.imports import ImportKind, ImportState
from workprogramme.domain.refusals import Refused
from workprogramme.domain.written_dates import write_date
from workprogramme.exchange.importing.keeping import Sender
from workprogramme.exchange.meeting_dates import queries
from workprogramme.exchange.meeting_dates.actions import IDENTITIES, MEETINGS, committees_in, read, refuse_clashes
from workprogramme.models.base import Record
from workprogramme.models.imports import Import
from workprogramme.models.meeting_changes import MeetingDraft, write_meeting
from workprogramme.models.meeting_identities import MeetingIdentity
from workprogramme.models.meetings import Meeting


def undo(session: Session, import_id: int, by: Sender) -> Import:
    """Puts every meeting back to what it was before the import. Refused, with a reason, where that cannot be whole.

    It cannot where a meeting was changed since, or one that was made is published or has something planned for it.
    """
    wanted = select(Import).where(Import.id == import_id, Import.kind == ImportKind.CALENDAR).with_for_update()
    found = session.scalars(wanted.execution_options(populate_existing=True)).one()
    if found.state is not ImportState.DONE:
        raise Refused(f"{found.undone_by or 'Somebody'} has undone this import already.")
    done = found.came_of[MEETINGS]
    queries.lock_committees(session, committees_in(done))
    meetings = queries.meetings_by_id(session, [one["id"] for one in done])
    for committee_id, uid in found.came_of[IDENTITIES]:
        session.execute(
            delete(MeetingIdentity).where(MeetingIdentity.committee_id == committee_id, MeetingIdentity.uid == uid)
        )
    put_back = []
    for one in reversed(done):
        meeting = meetings.get(one["id"])
        if meeting is None or MeetingDraft.of(meeting) != read(one["after"]):
            who = queries.last_changed_by(session, one["id"]) or "Somebody"
            day = write_date(read(one["after"]).day)
            raise Refused(f"{who} has changed the meeting of {day} since. Put back by hand what should go back.")
        if one["before"] is None:
            session.execute(delete(MeetingIdentity).where(MeetingIdentity.meeting_id == meeting.id))
            _refuse_if_used(session, meeting)
            session.delete(meeting)
        else:
            write_meeting(session, meeting, read(one["before"]), one["year_before"])
            put_back.append(meeting)
    session.flush()
    refuse_clashes(session, put_back)
    found.state, found.undone_by, found.undone_at = ImportState.UNDONE, by.name, by.at
    session.flush()
    return found


def _refuse_if_used(session: Session, meeting: Meeting) -> None:
    day = write_date(meeting.day)
    if queries.was_published(session, meeting.id):
        raise Refused(f"The meeting of {day} is published. Call it off instead, so that readers see it.")
    for table in Record.metadata.sorted_tables:
        for column in table.columns:
            points = any(key.column.table is Meeting.__table__ for key in column.foreign_keys)
            if points and session.scalar(select(func.count()).select_from(table).where(column == meeting.id)):
                raise Refused(f"Something is planned or recorded for the meeting of {day}. Move it elsewhere first.")
