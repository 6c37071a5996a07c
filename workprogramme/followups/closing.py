"""How a follow-up is closed: answered, which in a series raises the next one, or dropped; and opened again."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from workprogramme.domain.follow_ups import recurs
from workprogramme.domain.refusals import Refused
from workprogramme.domain.targets import Target, read_target
from workprogramme.followups.queries import items_by_id
from workprogramme.followups.wanting import (
    MINUTE_LENGTH,
    NAME_LENGTH,
    NOTE_LENGTH,
    SAID,
    locked,
    promise_first,
    recorded_target,
    short_enough,
    still_open,
    want,
)
from workprogramme.models.follow_ups import AskedOf, FollowUp, FollowUpLink
from workprogramme.models.meetings import Meeting


@dataclass(frozen=True, kw_only=True)
class Answer:
    """How a follow-up was answered: on which day, at which meeting, by which item, under which minute."""

    day: date
    meeting_id: int | None = None
    item_id: int | None = None
    minute: str = ""
    note: str = ""


def answer(
    session: Session, follow_up_id: int, version: int, said: Answer, now: datetime
) -> tuple[FollowUp, FollowUp | None]:
    """Closes it as answered, and gives it with the next one that this raises, where it is one of a series.

    Where an item answers it and no meeting is given, it is the item's meeting. Refused without a minute or a note, on
    a day before it was asked for, and where the meeting or the item is not one that could have answered it.
    """
    follow_up = still_open(session, follow_up_id, version)
    if not said.minute and not said.note:
        raise Refused("Enter the minute, or say in a note how it was answered.", "minute")
    short_enough(said.minute, MINUTE_LENGTH, "minute", "minute")
    short_enough(said.note, NOTE_LENGTH, "note", "note")
    if follow_up.asked_on and said.day < follow_up.asked_on:
        raise Refused("Enter a day that is not before it was asked for.", "day")
    meeting_id = said.meeting_id
    if said.item_id is not None:
        item = items_by_id(session, [said.item_id]).get(said.item_id)
        if item is None:
            raise Refused("Choose one of its items.", "item")
        meeting_id = meeting_id or item.meeting_id
        if said.item_id not in {link.item_id for link in follow_up.links}:
            follow_up.links.append(FollowUpLink(item=item))
    if meeting_id is not None and session.get(Meeting, meeting_id) is None:
        raise Refused("Choose a meeting.", "meeting")
    follow_up.answered_on, follow_up.answered_meeting_id, follow_up.answered_item_id = (
        said.day,
        meeting_id,
        said.item_id,
    )
    follow_up.answered_minute, follow_up.answered_note = said.minute, said.note
    return follow_up, _raise_next(session, follow_up, said.day, now)


def drop(session: Session, follow_up_id: int, version: int, day: date, reason: str, who: str) -> FollowUp:
    """Closes it without an answer. Refused unless it says why, and who decided."""
    follow_up = still_open(session, follow_up_id, version)
    if not reason:
        raise Refused("Say why it is dropped. Readers see it.", "reason")
    if not who:
        raise Refused("Enter who decided that it is dropped.", "who")
    short_enough(reason, NOTE_LENGTH, "reason", "reason")
    short_enough(who, NAME_LENGTH, "who", "name")
    follow_up.dropped_on, follow_up.dropped_reason, follow_up.dropped_by = day, reason, who
    return follow_up


def reopen(session: Session, follow_up_id: int, version: int) -> FollowUp:
    """Opens one again that was closed in error; what had been said of its answer stays in the journal."""
    follow_up = locked(session, follow_up_id, version)
    if follow_up.answered_on is None and follow_up.dropped_on is None:
        raise Refused("It is open already.")
    follow_up.answered_on = follow_up.answered_meeting_id = follow_up.answered_item_id = follow_up.dropped_on = None
    follow_up.answered_minute = follow_up.answered_note = follow_up.dropped_reason = follow_up.dropped_by = ""
    return follow_up


def _raise_next(session: Session, received: FollowUp, day: date, now: datetime) -> FollowUp | None:
    """The next of a series, counted from the day on which this one was received."""
    rule = next((r for r in (recorded_target(received), read_target(received.first_text)) if recurs(r)), None)
    if rule is None:
        return None
    following = FollowUp(committee=received.committee, wording=received.wording, created_at=now, asked_of=[], links=[])
    for name in ("source_meeting_id", "source_text", "source_item_id", *SAID):
        setattr(following, name, getattr(received, name))
    following.asked_on, following.raised_by_id = day, received.id
    following.asked_of = [AskedOf(person=one.person, position=one.position) for one in received.asked_of]
    want(following, Target(rule.kind, rule.text, period=rule.period, event=rule.event))
    promise_first(following)
    session.add(following)
    session.flush()
    return following
