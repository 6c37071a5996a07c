"""What stands out about meetings: how full they are, and on which days they are.

Knows loads, the calendar and the space between meetings; it must not know what the items are about or who reports.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from workprogramme.domain.ahead import Ahead
from workprogramme.domain.finding_value import Facts, Finding, FindingKind, Severity, finding
from workprogramme.domain.kinds import ItemKind, MeetingKind
from workprogramme.domain.plans import Plan, Span
from workprogramme.domain.programme import ItemValue, MeetingValue

_SPACED = (MeetingKind.FORMAL, MeetingKind.JOINT, MeetingKind.SPECIAL)  # a call-in comes when it must

PUBLICITY = "Local Government Act 1986 s2"
"""Nothing that a council publishes may appear designed to affect support for a political party."""


@dataclass(frozen=True, slots=True)
class OverMinutes(Facts):
    """Minutes of business at a meeting of `limit` minutes. `assumed`: how many of its items say no length."""

    kind = FindingKind.OVER_MINUTES
    meeting: date
    minutes: int
    limit: int
    assumed: int
    main_minutes: int
    short_minutes: int


@dataclass(frozen=True, slots=True)
class OverMainItems(Facts):
    """More main items at a meeting than the committee takes."""

    kind = FindingKind.OVER_MAIN_ITEMS
    meeting: date
    main_items: int
    limit: int


@dataclass(frozen=True, slots=True)
class NothingOn(Facts):
    """A meeting to come with nothing on it."""

    kind = FindingKind.NOTHING_ON
    meeting: date


@dataclass(frozen=True, slots=True)
class TooClose(Facts):
    """A meeting fewer working days after the one before it than the committee leaves."""

    kind = FindingKind.TOO_CLOSE
    meeting: date
    before: date
    working_days: int
    limit: int


@dataclass(frozen=True, slots=True)
class NotAWorkingDay(Facts):
    """A meeting on a weekend, a bank holiday or one of the council's closure days, as `reason` names it."""

    kind = FindingKind.NOT_A_WORKING_DAY
    meeting: date
    reason: str


@dataclass(frozen=True, slots=True)
class InRecess(Facts):
    """A meeting in a recess."""

    kind = FindingKind.IN_RECESS
    meeting: date
    recess: Span


@dataclass(frozen=True, slots=True)
class BeforeElection(Facts):
    """A meeting in a pre-election period."""

    kind = FindingKind.BEFORE_ELECTION
    meeting: date
    period: Span


@dataclass(frozen=True, slots=True)
class PastHorizon(Facts):
    """Meetings outside the years whose bank holidays are known: nothing that counts working days was checked there."""

    kind = FindingKind.PAST_HORIZON
    first: date
    meetings: int
    known_from: int
    known_to: int


@dataclass(frozen=True, slots=True)
class Load:
    """How full a meeting is. `assumed`: how many of its items say no length, so that one is assumed for them."""

    minutes: int
    limit: int
    assumed: int
    main_items: int
    main_limit: int

    @property
    def minutes_over(self) -> int:
        """By how many minutes there is too much; 0 when it fits."""
        return max(0, self.minutes - self.limit)

    @property
    def main_items_over(self) -> int:
        """By how many main items there is too much; 0 when it fits."""
        return max(0, self.main_items - self.main_limit)


def load_of(plan: Plan, meeting: MeetingValue, items: Iterable[ItemValue]) -> Load:
    """How full a meeting is with these items: in minutes, of its own length or else the committee's usual one."""
    here, limits = tuple(items), plan.limits
    return Load(
        minutes=sum(limits.minutes_of(item) for item in here),
        limit=length_of(plan, meeting),
        assumed=sum(1 for item in here if item.minutes is None and limits.minutes_of(item)),
        main_items=sum(1 for item in here if item.kind is ItemKind.MAIN),
        main_limit=limits.main_items,
    )


def loads_of(plan: Plan) -> Mapping[int, Load]:
    """How full each meeting of the programme is, by its id."""
    placed = plan.programme.by_meeting()
    return {meeting.id: load_of(plan, meeting, placed[meeting.id]) for meeting in plan.programme.meetings}


def length_of(plan: Plan, meeting: MeetingValue) -> int:
    """How many minutes a meeting lasts: to its own end where it has one, else as long as the committee's usually do."""
    if meeting.ends is None or meeting.ends <= meeting.starts:
        return plan.programme.committee.minutes
    return 60 * (meeting.ends.hour - meeting.starts.hour) + meeting.ends.minute - meeting.starts.minute


def loads(ahead: Ahead) -> Iterator[Finding]:
    """Meetings with too much business, or none. A visit needs none."""
    for meeting in ahead.meetings:
        items = ahead.placed[meeting.id]
        if items:
            yield from _too_full(ahead.plan, meeting, items)
        elif meeting.kind is not MeetingKind.VISIT:
            severity = Severity.WARNS if _is_soon(ahead, meeting.day) else Severity.NOTES
            yield finding(NothingOn(meeting.day), severity, meeting=meeting)


def _too_full(plan: Plan, meeting: MeetingValue, items: list[ItemValue]) -> Iterator[Finding]:
    load, limits = load_of(plan, meeting, items), plan.limits
    if load.minutes_over:
        yield finding(
            OverMinutes(meeting.day, load.minutes, load.limit, load.assumed, limits.main_minutes, limits.short_minutes),
            Severity.WARNS,
            load.minutes,
            load.limit,
            meeting=meeting,
            weight=load.minutes_over,
        )
    if load.main_items_over:
        too_many = OverMainItems(meeting.day, load.main_items, load.main_limit)
        yield finding(
            too_many, Severity.WARNS, load.main_items, load.main_limit, meeting=meeting, weight=load.main_items_over
        )


def _is_soon(ahead: Ahead, day: date) -> bool:
    days, today, soon = ahead.plan.days, ahead.plan.today, ahead.plan.limits.soon
    return ahead.counts(today) and ahead.counts(day) and days.count_between(today, day) <= soon


def spacing(ahead: Ahead) -> Iterator[Finding]:
    """Meetings too few working days after the one before. Briefings, visits and call-ins are not counted."""
    plan = ahead.plan
    taking_place = (m for m in plan.programme.meetings if m.status.takes_place and m.kind in _SPACED)
    spaced = sorted(taking_place, key=lambda meeting: (meeting.day, meeting.starts, meeting.id))
    coming = {meeting.id for meeting in ahead.meetings}
    for before, meeting in pairwise(spaced):
        if meeting.id not in coming or not (ahead.counts(before.day) and ahead.counts(meeting.day)):
            continue
        between = plan.days.count_between(before.day, meeting.day)
        if between < plan.limits.apart:
            close = TooClose(meeting.day, before.day, between, plan.limits.apart)
            yield finding(close, Severity.WARNS, before.day, plan.limits.apart, meeting=meeting)


def calendar(ahead: Ahead) -> Iterator[Finding]:
    """Meetings on a day when the council does not work, in a recess or in a pre-election period."""
    plan = ahead.plan
    recesses, periods = sorted(plan.recesses), sorted(plan.pre_election)
    for meeting in ahead.meetings:
        day = meeting.day
        reason = plan.days.why_not_working(day) if ahead.counts(day) else None
        if reason:
            yield finding(NotAWorkingDay(day, reason), Severity.WARNS, reason, meeting=meeting)
        if span := _holding(recesses, day):
            yield finding(InRecess(day, span), Severity.WARNS, span.first, span.last, meeting=meeting)
        if span := _holding(periods, day):
            facts = BeforeElection(day, span)
            yield finding(facts, Severity.WARNS, span.first, span.last, meeting=meeting, source=PUBLICITY)


def _holding(spans: Iterable[Span], day: date) -> Span | None:
    return next((span for span in spans if day in span), None)


def horizon(ahead: Ahead) -> Iterator[Finding]:
    """One note, when a meeting to come lies where bank holidays are not known and working days cannot be counted."""
    days = ahead.plan.days
    unknown = [meeting.day for meeting in ahead.meetings if not ahead.counts(meeting.day)]
    if unknown:
        beyond = PastHorizon(unknown[0], len(unknown), days.known_from, days.known_to)
        yield finding(beyond, Severity.NOTES, days.known_from, days.known_to, day=unknown[0])
