"""When a follow-up is wanted, as its record keeps it, and what every change of one asks first: is it still as seen?

Knows the record's columns; decides nothing that the law decides (`domain.follow_ups`).
"""

from datetime import date

from sqlalchemy.orm import Session

from workprogramme.domain.follow_ups import event_of, window_of
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.targets import Target, restore_target
from workprogramme.followups.queries import follow_up_by_id
from workprogramme.models.follow_ups import FollowUp

WORDING_LENGTH = 2000
MINUTE_LENGTH = 60
NOTE_LENGTH = 1000
NAME_LENGTH = 200

SAID = ("wording", "minute", "asked_by", "asked_by_note", "answer_form", "private")
"""The columns that take what the officer says as it stands."""


def locked(session: Session, follow_up_id: int, version: int) -> FollowUp:
    """The follow-up, which nobody else changes until the end. Stale when it is no longer at `version`."""
    follow_up = follow_up_by_id(session, follow_up_id, lock=True)
    assert follow_up is not None, "a follow-up is never deleted"
    if follow_up.version != version:
        raise Stale(follow_up)
    return follow_up


def still_open(session: Session, follow_up_id: int, version: int) -> FollowUp:
    """The same, and Refused where it is closed."""
    follow_up = locked(session, follow_up_id, version)
    if follow_up.answered_on is not None or follow_up.dropped_on is not None:
        raise Refused("It is closed. Open it again first.")
    return follow_up


def short_enough(text: str, most: int, at: str, what: str) -> None:
    """Refuses a text that is longer than the column is meant for."""
    if len(text) > most:
        raise Refused(f"The {what} must be {most:,} characters or fewer.", at)


def want(follow_up: FollowUp, target: Target) -> None:
    """Writes when it is wanted, and works out its days; Refused where the words are in doubt."""
    if target.doubt:
        raise Refused(target.doubt, "target")
    follow_up.target_text, follow_up.target_kind = target.text, target.kind.value
    follow_up.target_event = event_of(target)
    follow_up.target_earliest, follow_up.target_latest = target.window() or (None, None)
    settle(follow_up)


def settle(follow_up: FollowUp) -> None:
    """Counts a rule's days anew.

    They become those of the first promise too, where that had the same words and no days.
    """
    window = window_of(recorded_target(follow_up), follow_up.asked_on, follow_up.event_on)
    follow_up.target_earliest, follow_up.target_latest = window or (None, None)
    if follow_up.first_latest is None and follow_up.first_text == follow_up.target_text:
        follow_up.first_earliest, follow_up.first_latest = follow_up.target_earliest, follow_up.target_latest


def promise_first(follow_up: FollowUp) -> None:
    """Makes what is wanted now the first promise."""
    follow_up.first_text = follow_up.target_text
    follow_up.first_earliest, follow_up.first_latest = follow_up.target_earliest, follow_up.target_latest


def recorded_target(follow_up: FollowUp) -> Target:
    """When it is wanted, as the record says."""
    return restore_target(
        follow_up.target_kind, follow_up.target_text, follow_up.target_earliest, follow_up.target_latest
    )


def recorded_window(follow_up: FollowUp) -> tuple[date, date] | None:
    """The first and last day on which it is wanted, where both are known."""
    earliest, latest = follow_up.target_earliest, follow_up.target_latest
    return (earliest, latest) if earliest and latest else None
