"""What stands out about people: too many reports at once, or two meetings at the same hour.

Knows lead officers and cabinet members, here and before other committees; it must not know what they report on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from workprogramme.domain.ahead import Ahead
from workprogramme.domain.finding_value import Facts, Finding, FindingKind, Severity, finding
from workprogramme.domain.kinds import PartRole
from workprogramme.domain.meeting_findings import length_of
from workprogramme.domain.plans import Engagement, Plan
from workprogramme.domain.programme import MeetingValue

_ANSWERABLE = (PartRole.LEAD_OFFICER, PartRole.CABINET_MEMBER)


@dataclass(frozen=True, slots=True)
class TwoPlaces(Facts):
    """A person who reports at two meetings that overlap. `committee` and `starts`: the other one."""

    kind = FindingKind.TWO_PLACES
    meeting: date
    name: str
    committee: str
    starts: time


@dataclass(frozen=True, slots=True)
class TooMuchAtOnce(Facts):
    """A person with more reports at one meeting than the limit."""

    kind = FindingKind.TOO_MUCH_AT_ONCE
    meeting: date
    name: str
    reports: int
    limit: int


@dataclass(frozen=True, slots=True)
class TooMuchTooSoon(Facts):
    """A person with more reports than the limit at meetings from `first` to `last`.

    They lie no more than `working_days` apart; `committees` are the others at which some of the reports are.
    """

    kind = FindingKind.TOO_MUCH_TOO_SOON
    first: date
    last: date
    name: str
    reports: int
    limit: int
    working_days: int
    committees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Attendance:
    """A person at one meeting. `meeting` and `items` (their ids) are this programme's; elsewhere there are none."""

    starts: datetime
    ends: datetime
    meeting_id: int
    committee: str
    reports: int
    meeting: MeetingValue | None = None
    items: tuple[int, ...] = ()

    @property
    def day(self) -> date:
        return self.starts.date()


def people(ahead: Ahead) -> Iterator[Finding]:
    """What is too much for whoever leads or answers for an item at a meeting to come. The limits are local."""
    names, diaries = _diaries(ahead)
    for person_id in sorted(diaries):
        diary = sorted(diaries[person_id], key=lambda one: (one.starts, one.ends, one.meeting_id))
        yield from _at_once(ahead, person_id, names[person_id], diary)
        yield from _too_soon(ahead, person_id, names[person_id], diary)
        yield from _two_places(person_id, names[person_id], diary)


def _diaries(ahead: Ahead) -> tuple[dict[int, str], dict[int, list[_Attendance]]]:
    """The names of those who report at meetings to come, and all that each of them has ahead."""
    plan = ahead.plan
    names: dict[int, str] = {}
    diaries: dict[int, list[_Attendance]] = {}
    for meeting in ahead.meetings:
        here: dict[int, list[int]] = {}
        for item in ahead.placed[meeting.id]:
            for part in item.parts:
                if part.role in _ANSWERABLE and item.id not in here.setdefault(part.person_id, []):
                    here[part.person_id].append(item.id)
                    names.setdefault(part.person_id, part.name)
        starts = datetime.combine(meeting.day, meeting.starts)
        ends = starts + timedelta(minutes=length_of(plan, meeting))
        for person_id, ids in here.items():
            attendance = _Attendance(
                starts, ends, meeting.id, plan.programme.committee.name, len(ids), meeting, tuple(ids)
            )
            diaries.setdefault(person_id, []).append(attendance)
    for (person_id, _), other in _elsewhere(plan).items():
        if person_id in diaries:
            starts = datetime.combine(other.day, other.starts)
            ends = datetime.combine(other.day, other.ends or other.starts)
            if ends <= starts:
                ends = starts + timedelta(minutes=plan.programme.committee.minutes)
            diaries[person_id].append(_Attendance(starts, ends, other.meeting_id, other.committee, other.reports))
    return names, diaries


def _elsewhere(plan: Plan) -> dict[tuple[int, int], Engagement]:
    """By person and meeting, what lies ahead at meetings that are not this programme's."""
    own = {meeting.id for meeting in plan.programme.meetings}
    return {
        (other.person_id, other.meeting_id): other
        for other in sorted(plan.elsewhere, key=lambda other: (other.day, other.starts, other.reports))
        if other.meeting_id not in own and other.day >= plan.today
    }


def _at_once(ahead: Ahead, person_id: int, name: str, diary: list[_Attendance]) -> Iterator[Finding]:
    limit = ahead.plan.limits.reports
    for one in diary:
        if one.meeting and one.reports > limit:
            yield finding(
                TooMuchAtOnce(one.day, name, one.reports, limit),
                Severity.WARNS,
                one.reports,
                limit,
                meeting=one.meeting,
                person_id=person_id,
                also=one.items,
                weight=one.reports,
            )


def _too_soon(ahead: Ahead, person_id: int, name: str, diary: list[_Attendance]) -> Iterator[Finding]:
    """Stretches of meetings with too many reports in all, each as long as it can be."""
    counted = [one for one in diary if ahead.counts(one.day)]
    days, limits, start = ahead.plan.days, ahead.plan.limits, 0
    for end, last in enumerate(counted):
        while days.count_between(counted[start].day, last.day) > limits.reports_within:
            start += 1
        following = counted[end + 1 : end + 2]
        if following and days.count_between(counted[start].day, following[0].day) <= limits.reports_within:
            continue  # the stretch goes on
        stretch = counted[start : end + 1]
        own = [one for one in stretch if one.meeting]
        reports = sum(one.reports for one in stretch)
        if own and len(stretch) > 1 and reports > limits.reports:
            committees = tuple(sorted({one.committee for one in stretch if not one.meeting}))
            first = stretch[0].day
            yield finding(
                TooMuchTooSoon(first, last.day, name, reports, limits.reports, limits.reports_within, committees),
                Severity.WARNS,
                last.day,
                reports,
                limits.reports,
                meeting=own[0].meeting,
                person_id=person_id,
                about=first,
                wherever=True,
                also=tuple(sorted(item for one in own for item in one.items)),
                weight=reports,
            )


def _two_places(person_id: int, name: str, diary: list[_Attendance]) -> Iterator[Finding]:
    """Each pair of meetings that overlap, at least one of them of this programme. Back to back is not at once."""
    for place, one in enumerate(diary):
        for other in diary[place + 1 :]:
            if other.starts >= one.ends:
                break
            here, there = (one, other) if one.meeting else (other, one)
            if here.meeting:
                yield finding(
                    TwoPlaces(here.day, name, there.committee, there.starts.time()),
                    Severity.WARNS,
                    *(at.time() for at in (here.starts, here.ends, there.starts, there.ends)),
                    meeting=here.meeting,
                    person_id=person_id,
                    about=there.meeting_id,
                    also=here.items + there.items,
                )
