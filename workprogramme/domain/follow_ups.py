"""The law of follow-ups: in which state one is on a day, how old and how late, and when what was asked for falls due.

Local: no statute sets a time for answering a committee's request, so the promise made to it is what counts. Days are
calendar days. "Today" is an argument.
"""

from dataclasses import dataclass
from datetime import date

from workprogramme.domain.follow_up_value import FollowUpValue, LinkedItemValue
from workprogramme.domain.kinds import Kind
from workprogramme.domain.target_value import Target, TargetKind
from workprogramme.domain.target_words import restore_target


class FollowUpState(Kind):
    """What has become of a follow-up."""

    OPEN = "open", "Open"
    WAITING = "waiting", "Waiting for its event"
    SCHEDULED = "scheduled", "Scheduled"
    ANSWERED = "answered", "Answered"
    DROPPED = "dropped", "Dropped"

    @property
    def closed(self) -> bool:
        """Whether nothing more is awaited."""
        return self in (FollowUpState.ANSWERED, FollowUpState.DROPPED)


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late it is: `promised` was the last day on which it would have been in time.

    `days` counts from that day, so that the day after it is 1; `until` is the day on which it is counted.
    """

    promised: date
    until: date

    @property
    def days(self) -> int:
        """Calendar days late, 1 or more."""
        return (self.until - self.promised).days

    @property
    def months(self) -> int:
        """Whole calendar months late: from 30 June it is 3 months from 30 September to 29 October."""
        apart = 12 * (self.until.year - self.promised.year) + self.until.month - self.promised.month
        return apart - (self.until.day < self.promised.day)


def state_of(value: FollowUpValue) -> FollowUpState:
    """The state that it is in: closed first, then whether an item will answer it, then whether its event is awaited.

    Whether it is late is another question: one that is scheduled can be late too.
    """
    if value.dropped_on is not None:
        return FollowUpState.DROPPED
    if value.answered_on is not None:
        return FollowUpState.ANSWERED
    if standing_items(value):
        return FollowUpState.SCHEDULED
    return FollowUpState.WAITING if awaited_event(value) else FollowUpState.OPEN


def standing_items(value: FollowUpValue) -> tuple[LinkedItemValue, ...]:
    """The items that will answer it, without those that were withdrawn."""
    return tuple(item for item in value.items if not item.off)


def target_of(value: FollowUpValue) -> Target:
    """When it is wanted, as a target."""
    return restore_target(value.target_kind, value.target_text, value.target_earliest, value.target_latest)


def awaited_event(value: FollowUpValue) -> str:
    """The event whose day has to be known before it can fall due ("implementation"); "" where none is awaited."""
    return "" if value.event_on else event_of(target_of(value))


def event_of(target: Target) -> str:
    """The event that a rule names: "implementation" of "3 months after implementation"; "" for any other target."""
    return target.event if target.kind in (TargetKind.AFTER, TargetKind.RECURRING) else ""


def recurs(target: Target) -> bool:
    """Whether receiving one raises the next: "after every Executive Group meeting", "every 6 months"."""
    return target.kind is TargetKind.RECURRING


def window_of(target: Target, asked_on: date | None, event_on: date | None) -> tuple[date, date] | None:
    """The first and last day (inclusive) on which it is wanted; None while they are not known.

    A target with dates has its own. "3 months after implementation" falls due on one day, once the event's is known;
    "6 months on" and "every 6 months" count from the day of asking. "After implementation", without a length, never
    falls due by itself.
    """
    if target.kind not in (TargetKind.AFTER, TargetKind.RECURRING):
        return target.window()
    begun = event_on if target.event else asked_on
    if begun is None or target.period is None:
        return None
    due = target.period.after(begun)
    return due, due


def age_on(value: FollowUpValue, today: date) -> int | None:
    """For how many calendar days it has been awaited, or was until it was closed; None where nobody knows since when.

    Never negative: what is dated in the future has age 0.
    """
    if value.asked_on is None:
        return None
    return max(0, ((value.closed_on or today) - value.asked_on).days)


def late_on(value: FollowUpValue, today: date) -> Lateness | None:
    """How late it is by the promise that stands now, or was when it was answered; None in time, undated or dropped."""
    return _late(value, value.target_latest, today)


def late_by_first_promise(value: FollowUpValue, today: date) -> Lateness | None:
    """How late it is by the first promise, which putting it off does not change; else as `late_on`."""
    return _late(value, value.first_latest, today)


def _late(value: FollowUpValue, promised: date | None, today: date) -> Lateness | None:
    until = value.answered_on or today
    if promised is None or value.dropped_on is not None or until <= promised:
        return None
    return Lateness(promised, until)


def is_put_off(before: tuple[date, date] | None, after: tuple[date, date] | None) -> bool:
    """Whether a new promise is a later one, given the windows of both: then it counts as a deferral.

    A day that was known and no longer is, counts; a first day for what had none does not.
    """
    if before is None:
        return False
    return after is None or after[1] > before[1]
