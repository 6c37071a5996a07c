"""What stands out about follow-ups: one that is overdue, one whose item comes too late, one that nothing answers.

Knows what was asked for and where the items that will answer it stand; it must not know how a meeting is filled.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.ahead import Ahead
from workprogramme.domain.finding_value import Facts, Finding, FindingKind, Severity, finding
from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.follow_ups import awaited_event, standing_items
from workprogramme.domain.programme import ItemValue, MeetingValue


@dataclass(frozen=True, slots=True)
class FollowUpOverdue(Facts):
    """Something asked for whose last day has gone, and that no meeting has: with its item, if there is one to place."""

    kind = FindingKind.FOLLOW_UP_OVERDUE
    wording: str
    asked_on: date | None
    latest: date
    title: str


@dataclass(frozen=True, slots=True)
class FollowUpTooLate(Facts):
    """The item that will answer it is placed after the last day for which it was asked."""

    kind = FindingKind.FOLLOW_UP_TOO_LATE
    wording: str
    asked_on: date | None
    latest: date
    title: str
    meeting: date


@dataclass(frozen=True, slots=True)
class FollowUpUnanswered(Facts):
    """Something asked for that no item will answer."""

    kind = FindingKind.FOLLOW_UP_UNANSWERED
    wording: str
    asked_on: date | None
    target: str


def follow_ups(ahead: Ahead) -> Iterator[Finding]:
    """Of each follow-up that is open at most one finding: the gravest that is true of it.

    It is overdue the day after the last on which it was wanted. One that waits for its event is left in peace.
    """
    items = {item.id: item for item in ahead.plan.programme.items}
    meetings = {meeting.id: meeting for meeting in ahead.plan.programme.meetings}
    for value in ahead.plan.follow_ups:
        if value.closed_on is None:
            yield from _follow_up(value, items, meetings, ahead.plan.today)


def _follow_up(
    value: FollowUpValue, items: dict[int, ItemValue], meetings: dict[int, MeetingValue], today: date
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
    latest = value.target_latest
    if placed:
        day, item_id = min(placed)
        item = items.get(item_id)
        if item and latest and day > latest and day >= today:
            late = FollowUpTooLate(value.wording, value.asked_on, latest, item.title, day)
            yield _found(value, late, Severity.WARNS, latest, item=item, meeting=meetings[item.meeting_id or 0])
    elif latest and latest < today:
        item = items.get(min((one.id for one in standing if one.id in items), default=0))
        gone = FollowUpOverdue(value.wording, value.asked_on, latest, item.title if item else "")
        yield _found(value, gone, Severity.WARNS, latest, item=item, day=latest)
    elif not standing and not awaited_event(value):
        nothing = FollowUpUnanswered(value.wording, value.asked_on, value.target_text)
        yield _found(value, nothing, Severity.NOTES, latest, day=latest)


def _found(
    value: FollowUpValue,
    facts: Facts,
    severity: Severity,
    latest: date | None,
    item: ItemValue | None = None,
    meeting: MeetingValue | None = None,
    day: date | None = None,
) -> Finding:
    return finding(facts, severity, latest, item=item, meeting=meeting, day=day, follow_up_id=value.id)
