"""What an officer records at a meeting, one line at a time; each action stands alone, so that nobody waits or loses.

Adding never clashes with another writer; a number or a line that is changed carries its version.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.minutes import LineKind, item_key, said_key
from workprogramme.domain.recommendations import RecipientKind
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.targets import Target
from workprogramme.domain.written_dates import write_date
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.followups.closing import Answer, answer
from workprogramme.followups.queries import lock_committee
from workprogramme.followups.recommendations.actions import Draft, Named, recommend
from workprogramme.followups.recording import queries
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.minutes import Minute, MinuteLine
from workprogramme.models.recommendations import Recommendation

LINE_LENGTH = 2000
TITLE_LENGTH = 250


@dataclass(frozen=True)
class Spot:
    """Which line of the agenda is meant: an item, or, without one, the line or extra business with this title."""

    item_id: int | None = None
    title: str = ""

    @property
    def key(self) -> str:
        """By which its minute is known again."""
        return item_key(self.item_id) if self.item_id is not None else said_key(self.title)


@dataclass(frozen=True, kw_only=True)
class Said:
    """One line as it is typed. `whom`: ids of whom it is asked; `to`: to whom it is recommended."""

    kind: LineKind
    text: str
    whom: tuple[int, ...] = ()
    wanted: Target = field(default_factory=Target.none)
    to: Named = field(default_factory=Named)
    to_kind: RecipientKind = RecipientKind.CABINET_MEMBER


def add_line(session: Session, meeting_id: int, spot: Spot, said: Said, now: datetime, today: date) -> MinuteLine:
    """Records one line; what was asked for becomes a follow-up and what was recommended a recommendation at once."""
    if not said.text:
        raise Refused("Enter the line.", "text")
    if len(said.text) > LINE_LENGTH:
        raise Refused(f"A line must be {LINE_LENGTH:,} characters or fewer.", "text")
    meeting = _meeting(session, meeting_id, today)
    minute = _minute(session, meeting, spot, now)
    asked = recommended = None
    if said.kind is LineKind.ASKED:
        asked = ask(session, meeting.committee_id, _asked(meeting, minute, said), now)
    elif said.kind is LineKind.RECOMMENDED:
        draft = Draft(text=said.text, to=said.to, to_kind=said.to_kind, item_id=minute.item_id, minute=minute.number)
        recommended = recommend(session, meeting.id, draft, now, today)
    return _line(session, minute, said.kind, said.text, asked, recommended)


def number_minute(
    session: Session, meeting_id: int, spot: Spot, version: int, number: str, now: datetime, today: date
) -> Minute:
    """Gives a line of the agenda the number of its minute, and what came of its lines that had the same number too.

    `version`: 0 where nothing was recorded of it yet. Stale where somebody else has numbered it since.
    """
    meeting = _meeting(session, meeting_id, today)
    there = queries.minute_with(session, meeting.id, spot.key)
    if version != (there.version if there else 0) and (there is None or there.number != number):
        raise Stale(there)
    minute = _minute(session, meeting, spot, now)
    before, minute.number = minute.number, number
    for line in minute.lines if there else ():
        if line.follow_up is not None and line.kind is LineKind.ASKED and line.follow_up.minute == before:
            line.follow_up.minute = number
        if line.recommendation is not None and line.recommendation.minute == before:
            line.recommendation.minute = number
    session.flush()
    return minute


def answered(
    session: Session, meeting_id: int, spot: Spot, follow_up_id: int, version: int, now: datetime, today: date
) -> MinuteLine:
    """Closes a follow-up with this minute. Refused until the minute has its number; Stale as for any follow-up."""
    meeting = _meeting(session, meeting_id, today)
    minute = _minute(session, meeting, spot, now)
    if not minute.number:
        raise Refused("Enter the number of the minute first, so that the answer can quote it.", "number")
    said = Answer(day=meeting.day, meeting_id=meeting.id, item_id=minute.item_id, minute=minute.number)
    closed, _ = answer(session, follow_up_id, version, said, now)
    return _line(session, minute, LineKind.ANSWERED, closed.wording, closed)


def take_extra(session: Session, meeting_id: int, title: str, now: datetime, today: date) -> Minute:
    """Begins a minute for business that was taken without being on the agenda. Refused where it is there already."""
    meeting = _meeting(session, meeting_id, today)
    if queries.minute_with(session, meeting.id, said_key(title)) is not None:
        raise Refused("That is recorded already. Find it in the list.", "title")
    return _minute(session, meeting, Spot(title=title), now)


def change_line(session: Session, line_id: int, version: int, text: str) -> MinuteLine:
    """Corrects what was resolved. What was asked for or recommended is changed where it is followed."""
    line = _resolved(session, line_id, version)
    line.text = text
    session.flush()
    return line


def remove_line(session: Session, line_id: int, version: int) -> MinuteLine:
    """Takes away a resolved line that was recorded by mistake; the journal keeps its words."""
    line = _resolved(session, line_id, version)
    session.delete(line)
    session.flush()
    return line


def close_record(session: Session, meeting_id: int, version: int, today: date) -> Meeting:
    """Marks the meeting as held. Stale where somebody changed the meeting since."""
    meeting = _meeting(session, meeting_id, today)
    if meeting.version != version and meeting.status is not MeetingStatus.HELD:
        raise Stale(meeting)
    meeting.status = MeetingStatus.HELD
    session.flush()
    return meeting


def why_not(meeting: Meeting, today: date) -> str | None:
    """Why nothing can be recorded of a meeting; None when it can."""
    if not meeting.status.takes_place:
        return f"This meeting is {meeting.status.label.lower()}, so there is nothing to record."
    if meeting.day > today:
        return f"This meeting is on {write_date(meeting.day)}. You can record it from that day on."
    return None


def _meeting(session: Session, meeting_id: int, today: date) -> Meeting:
    found = queries.meeting(session, meeting_id)
    assert found is not None, "a meeting is never deleted"
    lock_committee(session, found.committee_id)
    found = queries.meeting(session, meeting_id)
    assert found is not None
    if reason := why_not(found, today):
        raise Refused(reason)
    return found


def _minute(session: Session, meeting: Meeting, spot: Spot, now: datetime) -> Minute:
    there = queries.minute_with(session, meeting.id, spot.key)
    if there is not None:
        return there
    item = session.get(Item, spot.item_id) if spot.item_id is not None else None
    if spot.item_id is not None and (item is None or item.committee_id != meeting.committee_id):
        raise Refused("That item is not in this committee’s programme. Load the page again.")
    title = (item.agenda_title or item.title) if item else spot.title
    if not title or len(title) > TITLE_LENGTH:
        raise Refused(f"Enter what was taken, in {TITLE_LENGTH} characters or fewer.", "title")
    made = Minute(
        meeting=meeting, committee_id=meeting.committee_id, item=item, key=spot.key, title=title, created_at=now
    )
    session.add(made)
    session.flush()
    return made


def _line(
    session: Session,
    minute: Minute,
    kind: LineKind,
    text: str,
    follow_up: FollowUp | None = None,
    recommendation: Recommendation | None = None,
) -> MinuteLine:
    line = MinuteLine(
        minute=minute,
        committee_id=minute.committee_id,
        kind=kind,
        text=text,
        by_name=session.info.get("by_name") or "",
        follow_up=follow_up,
        recommendation=recommendation,
    )
    session.add(line)
    session.flush()
    return line


def _asked(meeting: Meeting, minute: Minute, said: Said) -> FollowUpDraft:
    return FollowUpDraft(
        wording=said.text,
        source_meeting_id=meeting.id,
        source_item_id=minute.item_id,
        minute=minute.number,
        asked_of=said.whom,
        target=said.wanted,
        private=minute.item is not None and minute.item.exempt_paragraph is not None,
    )


def _resolved(session: Session, line_id: int, version: int) -> MinuteLine:
    line = queries.line_with(session, line_id)
    if line is None:
        raise Refused("Somebody else has removed this line.")
    lock_committee(session, line.committee_id)
    line = queries.line_with(session, line_id)
    if line is None:
        raise Refused("Somebody else has removed this line.")
    if line.version != version:
        raise Stale(line)
    if line.kind is not LineKind.RESOLVED:
        raise Refused("Change this where it is followed: open it from the record.")
    return line
