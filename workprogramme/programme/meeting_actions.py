"""What the co-ordinator does to the meetings of the working programme. A meeting is never deleted: it is cancelled."""

from sqlalchemy.orm import Session

from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.web_addresses import is_web_address
from workprogramme.models.committees import Committee
from workprogramme.models.meeting_changes import (
    NOTE_LENGTH,
    PLACE_LENGTH,
    MeetingDraft,
    note_with,
    refuse_the_same_hour,
    write_meeting,
)
from workprogramme.models.meetings import Meeting
from workprogramme.programme.queries import lock_committee, meeting_by_id, meetings_on, published_meeting


def add_meeting(session: Session, committee_id: int, draft: MeetingDraft, year: int) -> Meeting:
    """A new meeting, in the programme of the municipal year that starts in `year`, which is the one of its day.

    Refused at an hour at which the committee meets already.
    """
    lock_committee(session, committee_id)
    _check(session, committee_id, draft, None)
    meeting = Meeting(committee=session.get_one(Committee, committee_id), year=year, day=draft.day, starts=draft.starts)
    session.add(meeting)
    write_meeting(session, meeting, draft, year)
    session.flush()
    return meeting


def change_meeting(
    session: Session, meeting_id: int, version: int, draft: MeetingDraft, year: int, reason: str = ""
) -> Meeting:
    """Makes the meeting what the draft says; where that is another municipal year, its items go with it.

    Stale when it is no longer at `version`. Refused at an hour at which the committee meets already, and without a
    reason where a published meeting gets another day or hour, or is called off.
    """
    meeting = _locked(session, meeting_id, version)
    _check(session, meeting.committee_id, draft, meeting)
    if not reason:
        _ask_why(session, meeting, draft)
    write_meeting(session, meeting, draft, year)
    return meeting


def call_off(session: Session, meeting_id: int, version: int, status: MeetingStatus, said: str) -> Meeting:
    """Cancels or postpones the meeting. `said` is why, which the public will read before any earlier note.

    Its items stay where they are until somebody moves them. Stale when it is no longer at `version`.
    """
    meeting = _locked(session, meeting_id, version)
    if status.takes_place:
        raise ValueError("a meeting is called off by cancelling or postponing it")
    if not said:
        raise Refused("Say why. The public will read it.", "said")
    meeting.status = status
    meeting.note = note_with(said, meeting.note, "said")
    return meeting


def _locked(session: Session, meeting_id: int, version: int) -> Meeting:
    meeting = meeting_by_id(session, meeting_id, lock=True)
    assert meeting is not None, "a meeting is never deleted"
    if meeting.version != version:
        raise Stale(meeting)
    return meeting


def _check(session: Session, committee_id: int, draft: MeetingDraft, meeting: Meeting | None) -> None:
    if draft.ends is not None and draft.ends <= draft.starts:
        raise Refused("Enter an end that comes after the start.", "ends")
    if len(draft.place) > PLACE_LENGTH:
        raise Refused(f"The place must be {PLACE_LENGTH} characters or fewer.", "place")
    if draft.link and not is_web_address(draft.link, secure=True):
        raise Refused("Enter a web address that begins with https://, or leave it empty.", "link")
    if len(draft.note) > NOTE_LENGTH:
        raise Refused(f"The note must be {NOTE_LENGTH:,} characters or fewer.", "note")
    if draft.status.takes_place:
        others = (other for other in meetings_on(session, committee_id, draft.day) if other is not meeting)
        refuse_the_same_hour(others, draft.day, draft.starts)


def _ask_why(session: Session, meeting: Meeting, draft: MeetingDraft) -> None:
    published = published_meeting(session, meeting.id)
    if published is None:
        return
    when = (draft.day, draft.starts)
    if when not in ((meeting.day, meeting.starts), (published.day, published.starts)):
        raise Refused("Say why the meeting moves: its day and hour are published.", "reason")
    called_off = not draft.status.takes_place and meeting.status.takes_place
    if called_off and published.status.takes_place:
        raise Refused("Say why the meeting does not take place: it is published.", "reason")
