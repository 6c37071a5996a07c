"""What stands out about items: when they are wanted, where they stand, how their reports come along.

Knows targets, deadlines and histories; it must not know how full a meeting is or what else its people do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.ahead import Ahead, is_business
from workprogramme.domain.deadlines import Deadline
from workprogramme.domain.finding_value import Facts, Finding, FindingKind, Severity, finding
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.plans import Plan
from workprogramme.domain.programme import ItemValue, MeetingValue
from workprogramme.domain.target_value import TargetKind
from workprogramme.domain.target_words import read_target


@dataclass(frozen=True, slots=True)
class MeetingOff(Facts):
    """An item still placed at a meeting that is postponed or cancelled."""

    kind = FindingKind.MEETING_OFF
    meeting: date
    title: str
    postponed: bool


@dataclass(frozen=True, slots=True)
class DeadlineGone(Facts):
    """A report's latest stage that is over for this meeting. `last_step`: only dispatch comes after it."""

    kind = FindingKind.DEADLINE_GONE
    meeting: date
    title: str
    stage_key: str
    stage_name: str
    due: date
    last_step: bool
    lead_officers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overdue(Facts):
    """An item to be scheduled, the last day of whose target has gone."""

    kind = FindingKind.OVERDUE
    title: str
    target: str
    latest: date


@dataclass(frozen=True, slots=True)
class PastTarget(Facts):
    """An item placed after the last day of its target."""

    kind = FindingKind.PAST_TARGET
    meeting: date
    title: str
    target: str
    latest: date


@dataclass(frozen=True, slots=True)
class BeforeTarget(Facts):
    """An item placed before the first day of its target."""

    kind = FindingKind.BEFORE_TARGET
    meeting: date
    title: str
    target: str
    earliest: date


@dataclass(frozen=True, slots=True)
class OftenDeferred(Facts):
    """An item put off from edition to edition. `promised`: the earliest day it was promised for, where known."""

    kind = FindingKind.OFTEN_DEFERRED
    title: str
    moves: int
    promised: date | None


@dataclass(frozen=True, slots=True)
class NoLeadOfficer(Facts):
    """An item for which no officer is asked to report; `meeting`: where it is placed, if it is."""

    kind = FindingKind.NO_LEAD_OFFICER
    meeting: date | None
    title: str


@dataclass(frozen=True, slots=True)
class SameTitle(Facts):
    """Items of one title at one meeting."""

    kind = FindingKind.SAME_TITLE
    meeting: date
    title: str
    items: int


@dataclass(frozen=True, slots=True)
class NoTarget(Facts):
    """An item with neither a meeting nor a target."""

    kind = FindingKind.NO_TARGET
    title: str


def placed_items(ahead: Ahead) -> Iterator[Finding]:
    """Items at meetings to come: outside their target, often put off, without a lead officer, twice of one title."""
    for meeting in ahead.meetings:
        items = ahead.placed[meeting.id]
        for item in items:
            yield from _outside_target(ahead, meeting, item)
            yield from _history(ahead.plan, item, meeting)
        yield from _same_titles(meeting, items)


def unplaced_items(ahead: Ahead) -> Iterator[Finding]:
    """Items to be scheduled: overdue, often put off, without a lead officer or a target."""
    for item in ahead.unplaced:
        latest = item.target_latest
        if latest and latest < ahead.plan.today:
            if (item.id, latest) not in ahead.asked:  # else the follow-up says so
                gone = Overdue(item.title, item.target_text, latest)
                yield finding(gone, Severity.WARNS, latest, item=item, day=latest)
        elif not latest and read_target(item.target_text).kind is TargetKind.NONE:
            yield finding(NoTarget(item.title), Severity.NOTES, item=item)
        yield from _history(ahead.plan, item, None)


def left_behind(ahead: Ahead) -> Iterator[Finding]:
    """Items at a meeting that does not take place, whenever that was: nobody will hear them there."""
    for meeting in ahead.plan.programme.meetings:
        if not meeting.status.takes_place:
            postponed = meeting.status is MeetingStatus.POSTPONED
            for item in ahead.placed[meeting.id]:
                facts = MeetingOff(meeting.day, item.title, postponed)
                yield finding(facts, Severity.WARNS, meeting.status.value, meeting=meeting, item=item)


def reports(ahead: Ahead) -> Iterator[Finding]:
    """Reports whose latest deadline has gone for the meeting at which they are placed.

    Of an item that the last edition already had there, an early stage that nobody has marked is a note; its last step
    before dispatch, or any stage of an item newly placed there, is a warning. Of business that comes too late for the
    agenda the law says more (see `law_findings`), so nothing is said here.
    """
    plan = ahead.plan
    for meeting in ahead.meetings:
        steps = (ahead.deadlines(meeting) or ())[:-1]
        gone = [step for step in steps if step.is_late_on(plan.today)]
        if not gone:
            continue
        done = {step.stage.key: place for place, step in enumerate(steps)}
        for item in ahead.placed[meeting.id]:
            listed = (item.id, meeting.id) in ahead.listed
            stopped = not listed and ahead.is_closed(meeting)
            if is_business(item) and not stopped and done.get(plan.reached.get(item.id, ""), -1) < len(gone) - 1:
                yield _late_report(meeting, item, gone[-1], listed=listed, last_step=len(gone) == len(steps))


def _late_report(meeting: MeetingValue, item: ItemValue, step: Deadline, *, listed: bool, last_step: bool) -> Finding:
    stage = step.stage
    return finding(
        DeadlineGone(meeting.day, item.title, stage.key, stage.name, step.day, last_step, item.lead_officers),
        Severity.NOTES if listed and not last_step else Severity.WARNS,
        stage.key,
        step.day,
        meeting=meeting,
        item=item,
    )


def _outside_target(ahead: Ahead, meeting: MeetingValue, item: ItemValue) -> Iterator[Finding]:
    """Of an item that was asked for by the same day, the follow-up says that it comes too late."""
    first, last = item.target_earliest, item.target_latest
    if last and meeting.day > last and (item.id, last) not in ahead.asked:
        late = PastTarget(meeting.day, item.title, item.target_text, last)
        yield finding(late, Severity.WARNS, last, meeting=meeting, item=item)
    if first and meeting.day < first:
        early = BeforeTarget(meeting.day, item.title, item.target_text, first)
        yield finding(early, Severity.WARNS, first, meeting=meeting, item=item)


def _history(plan: Plan, item: ItemValue, meeting: MeetingValue | None) -> Iterator[Finding]:
    """What is true of an item wherever it is placed, so that moving it is no reason to say it again."""
    moves, day = plan.moves.get(item.id, 0), None if meeting else item.target_latest
    if moves >= plan.limits.moves:
        often = OftenDeferred(item.title, moves, plan.first_promise.get(item.id))
        yield finding(often, Severity.WARNS, moves, meeting=meeting, item=item, wherever=True, day=day)
    if not item.lead_officers:
        severity = Severity.WARNS if meeting else Severity.NOTES
        nobody = NoLeadOfficer(meeting.day if meeting else None, item.title)
        yield finding(nobody, severity, meeting=meeting, item=item, wherever=True, day=day)


def _same_titles(meeting: MeetingValue, items: list[ItemValue]) -> Iterator[Finding]:
    titles: dict[str, list[ItemValue]] = {}
    for item in items:
        titles.setdefault(" ".join(item.title.casefold().split()), []).append(item)
    for same in titles.values():
        others = tuple(item.id for item in same[:-1])
        if others:
            twice = SameTitle(meeting.day, same[0].title, len(same))
            yield finding(twice, Severity.NOTES, *others, meeting=meeting, item=same[-1], also=others, weight=len(same))
