"""What the co-ordinator does to the meetings of the working programme. A meeting is never deleted: it is cancelled."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy.orm import Session

from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.written_dates import write_date
from workprogramme.models.committees import Committee
from workprogramme.models.meetings import Meeting
from workprogramme.programme.queries import items_at, lock_committee, meeting_by_id, meetings_on, published_meeting

PLACE_LENGTH = 250
NOTE_LENGTH = 1000


@dataclass(frozen=True, kw_only=True)
class MeetingDraft:
    """All that an officer says of a meeting. Day and hours are wall clock in London."""

    day: date
    starts: time
    ends: time | None = None
    place: str = ""
    kind: MeetingKind = MeetingKind.FORMAL
    status: MeetingStatus = MeetingStatus.CONFIRMED
    note: str = ""


def add_meeting(session: Session, committee_id: int, draft: MeetingDraft, year: int) -> Meeting:
    """A new meeting, in the programme of the municipal year that starts in `year`, which is the one of its day.

    Refused at an hour at which the committee meets already.
    """
    lock_committee(session, committee_id)
    _check(session, committee_id, draft, None)
    meeting = Meeting(committee=session.get_one(Committee, committee_id), year=year, day=draft.day, starts=draft.starts)
    session.add(meeting)
    _write(meeting, draft)
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
    _write(meeting, draft)
    if meeting.year != year:
        meeting.year = year
        for item in items_at(session, meeting.id):
            item.year = year
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
    meeting.note = " ".join(filter(None, (said, meeting.note)))
    if len(meeting.note) > NOTE_LENGTH:
        raise Refused(f"Shorten the reason: with the note there is, it is over {NOTE_LENGTH:,} characters.", "said")
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
    if len(draft.note) > NOTE_LENGTH:
        raise Refused(f"The note must be {NOTE_LENGTH:,} characters or fewer.", "note")
    if not draft.status.takes_place:
        return
    same_hour = (m for m in meetings_on(session, committee_id, draft.day) if m.starts == draft.starts)
    if any(other.status.takes_place for other in same_hour if other is not meeting):
        raise Refused(
            f"The committee has a meeting on {write_date(draft.day)} at that hour already. "
            "Choose another day or hour, or change that meeting.",
            "day",
        )


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


def _write(meeting: Meeting, draft: MeetingDraft) -> None:
    for name in ("day", "starts", "ends", "place", "kind", "status", "note"):
        setattr(meeting, name, getattr(draft, name))
