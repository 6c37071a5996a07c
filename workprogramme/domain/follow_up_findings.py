"""What stands out about follow-ups: one overdue, one whose item comes too late, one that nothing answers, one
whose event nobody dates.

Knows what was asked for and where the items that will answer it stand; it must not know how a meeting is filled.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.ahead import Ahead
from workprogramme.domain.escalation import Escalation, Whom, escalation
from workprogramme.domain.finding_value import Facts, Finding, FindingKind, Severity, finding
from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.follow_ups import awaited_event, standing_items
from workprogramme.domain.plans import Plan
from workprogramme.domain.programme import ItemValue, MeetingValue


@dataclass(frozen=True, slots=True)
class FollowUpOverdue(Facts):
    """Something asked for whose last day has gone, and that no meeting has: with its item, if there is one to place.

    `late`: how far it has come up the committee's steps.
    """

    kind = FindingKind.FOLLOW_UP_OVERDUE
    wording: str
    asked_on: date | None
    latest: date
    title: str
    late: Escalation | None = None


@dataclass(frozen=True, slots=True)
class FollowUpTooLate(Facts):
    """The item that will answer it is placed after the last day for which it was asked; `late` as above, once it is."""

    kind = FindingKind.FOLLOW_UP_TOO_LATE
    wording: str
    asked_on: date | None
    latest: date
    title: str
    meeting: date
    late: Escalation | None = None


@dataclass(frozen=True, slots=True)
class FollowUpUnanswered(Facts):
    """Something asked for that no item will answer."""

    kind = FindingKind.FOLLOW_UP_UNANSWERED
    wording: str
    asked_on: date | None
    target: str


@dataclass(frozen=True, slots=True)
class FollowUpAwaits(Facts):
    """Something asked for after an event ("implementation") that nobody has said the day of for a long time."""

    kind = FindingKind.FOLLOW_UP_AWAITS
    wording: str
    asked_on: date
    event: str


def follow_ups(ahead: Ahead) -> Iterator[Finding]:
    """Of each follow-up that is open at most one finding: the gravest that is true of it.

    It is overdue the day after the last on which it was wanted. One that waits for its event is left in peace for
    `Limits.event_days` days from the day on which it was asked for, and then asked about: without the event's day it
    never falls due.
    """
    items = {item.id: item for item in ahead.plan.programme.items}
    meetings = {meeting.id: meeting for meeting in ahead.plan.programme.meetings}
    for value in ahead.plan.follow_ups:
        if value.closed_on is None:
            yield from _follow_up(value, items, meetings, ahead.plan)


def _follow_up(
    value: FollowUpValue, items: dict[int, ItemValue], meetings: dict[int, MeetingValue], plan: Plan
) -> Iterator[Finding]:
    """Where its items stand, the programme says; of items of other committees and years, the follow-up itself."""
    standing = standing_items(value)
    placed: list[tuple[date, int]] = []
    for one in standing:
        item = items.get(one.id)
        meeting = meetings.get(item.meeting_id or 0) if item else None
        day = one.day if item is None else meeting.day if meeting and meeting.status.takes_place else None
        if day is not None:
            placed.append((day, one.id))
    latest, today = value.target_latest, plan.today
    late = escalation(latest, today, plan.days, plan.steps) if latest else None
    if placed:
        day, item_id = min(placed)
        item = items.get(item_id)
        if item and latest and day > latest and day >= today:
            after = FollowUpTooLate(value.wording, value.asked_on, latest, item.title, day, late)
            meeting = meetings[item.meeting_id or 0]
            yield _found(value, after, Severity.WARNS, latest, turned_to(late), item=item, meeting=meeting)
    elif latest and late:
        item = items.get(min((one.id for one in standing if one.id in items), default=0))
        gone = FollowUpOverdue(value.wording, value.asked_on, latest, item.title if item else "", late)
        yield _found(value, gone, Severity.WARNS, latest, turned_to(late), item=item, day=latest)
    elif event := awaited_event(value):
        asked_about = (today - value.asked_on).days // plan.limits.event_days if value.asked_on else 0
        if value.asked_on and asked_about > 0:
            awaits = FollowUpAwaits(value.wording, value.asked_on, event)
            yield _found(value, awaits, Severity.NOTES, None, (asked_about,), day=value.asked_on)
    elif not standing:
        nothing = FollowUpUnanswered(value.wording, value.asked_on, value.target_text)
        yield _found(value, nothing, Severity.NOTES, latest, day=latest)


def turned_to(late: Escalation | None) -> tuple[Whom, ...]:
    """Whom the committee has turned to beyond the owner: with each of them an acknowledgement ends."""
    return (late.with_whom,) if late and late.with_whom not in (None, Whom.OWNER) else ()


def _found(
    value: FollowUpValue,
    facts: Facts,
    severity: Severity,
    latest: date | None,
    turned: tuple[object, ...] = (),
    item: ItemValue | None = None,
    meeting: MeetingValue | None = None,
    day: date | None = None,
) -> Finding:
    return finding(facts, severity, latest, *turned, item=item, meeting=meeting, day=day, follow_up_id=value.id)
