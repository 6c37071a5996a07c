"""What is done to a follow-up while it is awaited: asked, changed, its event dated, put off. Closing has its own file.

No action deletes one, and nothing of it is public before an edition.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from workprogramme.domain.follow_ups import event_of, is_put_off
from workprogramme.domain.kinds import AnswerForm, AskedBy
from workprogramme.domain.refusals import Refused
from workprogramme.domain.targets import Target
from workprogramme.followups.queries import items_by_id, lock_committee, people_by_id
from workprogramme.followups.wanting import (
    MINUTE_LENGTH,
    NAME_LENGTH,
    NOTE_LENGTH,
    SAID,
    WORDING_LENGTH,
    locked,
    promise_first,
    recorded_target,
    recorded_window,
    settle,
    short_enough,
    still_open,
    want,
)
from workprogramme.models.committees import Committee
from workprogramme.models.follow_ups import AskedOf, FollowUp, FollowUpLink
from workprogramme.models.meetings import Meeting


@dataclass(frozen=True, kw_only=True)
class FollowUpDraft:
    """All that an officer says of a follow-up when it is asked for.

    `source_meeting_id`: a meeting of the committee, or `source_text`, the meeting as written where it matches none.
    `asked_on`: the meeting's day where nothing else is said. `asked_of`: ids of people, in order. `target`: when it is
    wanted. `item_ids`: items that will answer it, which are linked at once.
    """

    wording: str
    source_meeting_id: int | None = None
    source_text: str = ""
    source_item_id: int | None = None
    minute: str = ""
    asked_on: date | None = None
    asked_by: AskedBy = AskedBy.COMMITTEE
    asked_by_note: str = ""
    asked_of: tuple[int, ...] = ()
    answer_form: AnswerForm = AnswerForm.REPORT
    target: Target = field(default_factory=Target.none)
    event_on: date | None = None
    item_ids: tuple[int, ...] = ()
    private: bool = False


def ask(session: Session, committee_id: int, draft: FollowUpDraft, now: datetime) -> FollowUp:
    """A new follow-up of the committee. What it is wanted by is its first promise, and stays so.

    Refused without wording, for a meeting of another committee, a target that cannot be read, and unknown people and
    items. Whether whoever asks may plan the items' committees, the caller has made sure of.
    """
    lock_committee(session, committee_id)
    follow_up = FollowUp(
        committee=session.get_one(Committee, committee_id), wording=draft.wording, created_at=now, asked_of=[], links=[]
    )
    with session.no_autoflush:
        _write(session, follow_up, draft)
    follow_up.event_on = draft.event_on
    want(follow_up, draft.target)
    promise_first(follow_up)
    session.add(follow_up)
    items = items_by_id(session, draft.item_ids)
    if len(items) < len(set(draft.item_ids)):
        raise Refused("Choose items that are in the programme.", "items")
    follow_up.links = [FollowUpLink(item=items[item_id]) for item_id in dict.fromkeys(draft.item_ids)]
    session.flush()
    return follow_up


def change(session: Session, follow_up_id: int, version: int, draft: FollowUpDraft) -> FollowUp:
    """Makes it what the draft says, but for when it is wanted and by which items. Stale; Refused as for asking."""
    follow_up = locked(session, follow_up_id, version)
    if _write(session, follow_up, draft):
        follow_up.version += 1  # whom it is asked of stands in rows of its own, and yet is part of what was edited
    settle(follow_up)
    return follow_up


def date_event(session: Session, follow_up_id: int, version: int, day: date) -> FollowUp:
    """The day of the event that it waits for; from it the law counts when it falls due."""
    follow_up = still_open(session, follow_up_id, version)
    if not event_of(recorded_target(follow_up)):
        raise Refused("It waits for no event. Say when it is wanted instead.", "event_on")
    follow_up.event_on = day
    settle(follow_up)
    return follow_up


def defer(session: Session, follow_up_id: int, version: int, target: Target, reason: str) -> FollowUp:
    """Says anew when it is wanted; a later time is counted as a deferral. The first promise stays.

    Refused without a reason, and where nothing would change.
    """
    follow_up = still_open(session, follow_up_id, version)
    if not reason:
        raise Refused("Say why it is wanted at another time. Readers see it.", "reason")
    if target.text == follow_up.target_text:
        raise Refused("Say when it is wanted now, if that is another time.", "target")
    before = recorded_window(follow_up)
    undated = not follow_up.first_text
    want(follow_up, target)
    if undated and not follow_up.deferrals:
        promise_first(follow_up)
    elif is_put_off(before, recorded_window(follow_up)):
        follow_up.deferrals += 1
    return follow_up


def _write(session: Session, follow_up: FollowUp, draft: FollowUpDraft) -> bool:
    """Writes what was asked into the record. Says whether it is asked of others now."""
    _check(draft)
    meeting = _source_meeting(session, follow_up.committee, draft)
    for name in SAID:
        setattr(follow_up, name, getattr(draft, name))
    follow_up.source_meeting_id = meeting.id if meeting else None
    follow_up.source_text = "" if meeting else draft.source_text
    if draft.source_item_id is not None and draft.source_item_id not in items_by_id(session, [draft.source_item_id]):
        raise Refused("Choose an item that is in the programme.", "source_item")
    follow_up.source_item_id = draft.source_item_id
    follow_up.asked_on = draft.asked_on or (meeting.day if meeting else None)
    return _ask_of(session, follow_up, draft.asked_of)


def _check(draft: FollowUpDraft) -> None:
    if not draft.wording:
        raise Refused("Enter what was asked for.", "wording")
    short_enough(draft.wording, WORDING_LENGTH, "wording", "wording")
    short_enough(draft.minute, MINUTE_LENGTH, "minute", "minute")
    short_enough(draft.source_text, NAME_LENGTH, "source_text", "meeting as written")
    short_enough(draft.asked_by_note, NOTE_LENGTH, "asked_by_note", "note")


def _source_meeting(session: Session, committee: Committee, draft: FollowUpDraft) -> Meeting | None:
    if draft.source_meeting_id is None:
        return None
    meeting = session.get(Meeting, draft.source_meeting_id)
    if meeting is None or meeting.committee_id != committee.id:
        raise Refused("That is not a meeting of this committee. Choose one of its meetings.", "source_meeting")
    return meeting


def _ask_of(session: Session, follow_up: FollowUp, ids: Iterable[int]) -> bool:
    wanted = list(dict.fromkeys(ids))
    people = people_by_id(session, wanted)
    if len(people) < len(wanted):
        raise Refused("Choose people who are in the list of people.", "asked_of")
    kept = {one.person_id: one for one in follow_up.asked_of}
    if list(kept) == wanted:
        return False
    asked = [kept.get(person_id) or AskedOf(person=people[person_id]) for person_id in wanted]
    for position, one in enumerate(asked):
        one.position = position
    follow_up.asked_of = asked
    return True
