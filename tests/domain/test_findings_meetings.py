"""Findings about meetings: how full they are, how close together, and on which days."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from tests.domain.sample_plans import DAYS, TODAY, item, kinds, meeting, plan, told
from workprogramme.domain.findings import FindingKind, Severity, load_of, loads_of
from workprogramme.domain.kinds import ItemKind, MeetingKind, MeetingStatus
from workprogramme.domain.meeting_findings import PUBLICITY, InRecess, OverMinutes, PastHorizon, TooClose
from workprogramme.domain.plans import Limits, Span
from workprogramme.domain.working_days import WorkingDays

APRIL_4 = date(2019, 4, 4)


def test_nothing_stands_out_in_a_good_plan() -> None:
    assert kinds(plan(item())) == []


# How full.


@pytest.mark.parametrize(("minutes", "over"), [(119, None), (120, None), (121, 1), (150, 30)])
def test_a_meeting_is_over_its_minutes_from_the_first_one_too_many(minutes: int, over: int | None) -> None:
    found = told(plan(item(1, minutes=60), item(2, minutes=minutes - 60)), FindingKind.OVER_MINUTES)
    assert [finding.weight for finding in found] == ([over] if over else [])


def test_an_item_without_a_length_is_counted_as_its_kind_usually_takes() -> None:
    items = [item(1), item(2, minutes=60), item(3, kind=ItemKind.SHORT), item(4, kind=ItemKind.BRIEFING)]
    load = load_of(plan(*items), meeting(), items)
    assert (load.minutes, load.limit, load.assumed, load.main_items) == (40 + 60 + 10, 120, 2, 2)
    assert load_of(plan(), meeting(), [item(1, minutes=0)]).minutes == 0
    (finding,) = told(plan(*items, item(5, kind=ItemKind.SHORT, minutes=11)), FindingKind.OVER_MINUTES)
    assert finding.facts == OverMinutes(APRIL_4, 121, 120, 2, 40, 10)
    assert finding.severity is Severity.WARNS


def test_a_meeting_with_an_end_of_its_own_is_as_long_as_that() -> None:
    long = meeting(ends=time(16, 30))
    assert told(plan(item(1, minutes=150), meetings=(long,)), FindingKind.OVER_MINUTES) == ()
    assert len(told(plan(item(1, minutes=151), meetings=(long,)), FindingKind.OVER_MINUTES)) == 1
    unfinished = meeting(ends=time(14))
    assert loads_of(plan(meetings=(unfinished,)))[1].limit == 120


@pytest.mark.parametrize(("limit", "found"), [(2, 1), (3, 0)])
def test_a_meeting_takes_so_many_main_items(limit: int, found: int) -> None:
    items = [item(n, minutes=10) for n in (1, 2, 3)] + [item(4, kind=ItemKind.SHORT, minutes=10)]
    assert len(told(plan(*items, limits=Limits(main_items=limit)), FindingKind.OVER_MAIN_ITEMS)) == found


@pytest.mark.parametrize(("away", "severity"), [(40, Severity.WARNS), (41, Severity.NOTES)])
def test_an_empty_meeting_is_a_warning_when_it_is_soon(away: int, severity: Severity) -> None:
    (finding,) = told(plan(meetings=(meeting(day=DAYS.after(TODAY, away)),)), FindingKind.NOTHING_ON)
    assert finding.severity is severity


def test_a_visit_needs_no_item() -> None:
    assert kinds(plan(meetings=(meeting(kind=MeetingKind.VISIT),))) == []


# Which meetings are looked at.


@pytest.mark.parametrize(
    ("day", "status", "found"),
    [
        (TODAY, MeetingStatus.CONFIRMED, True),
        (TODAY, MeetingStatus.HELD, False),
        (TODAY - timedelta(days=1), MeetingStatus.CONFIRMED, False),
        (APRIL_4, MeetingStatus.PROVISIONAL, True),
        (APRIL_4, MeetingStatus.CANCELLED, False),
        (APRIL_4, MeetingStatus.POSTPONED, False),
    ],
)
def test_only_what_is_still_to_come_can_be_mended(day: date, status: MeetingStatus, found: bool) -> None:
    full = plan(item(minutes=500), meetings=(meeting(day=day, status=status),))
    assert (FindingKind.OVER_MINUTES in kinds(full)) is found


# How close together.


@pytest.mark.parametrize(("apart", "found"), [(9, True), (10, False), (0, True)])
def test_two_meetings_are_too_close_under_ten_working_days(apart: int, found: bool) -> None:
    later = DAYS.after(APRIL_4, apart) if apart else APRIL_4
    two = (meeting(2, later), meeting(1))
    (*findings,) = told(plan(item(1), item(2, 2), meetings=two), FindingKind.TOO_CLOSE)
    assert bool(findings) is found
    if found:
        assert findings[0].facts == TooClose(later, APRIL_4, apart, 10)
        assert findings[0].meeting_id == 2


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"kind": MeetingKind.SPECIAL}, True),
        ({"kind": MeetingKind.JOINT}, True),
        ({"kind": MeetingKind.CALL_IN}, False),
        ({"kind": MeetingKind.INFORMAL}, False),
        ({"kind": MeetingKind.VISIT}, False),
        ({"status": MeetingStatus.CANCELLED}, False),
    ],
)
def test_only_ordinary_meetings_need_space(changed: dict[str, Any], found: bool) -> None:
    first, later = date(2019, 4, 4), date(2019, 4, 11)
    for days in ((first, later), (later, first)):
        two = (meeting(1, days[0]), meeting(2, days[1], **changed))
        assert (FindingKind.TOO_CLOSE in kinds(plan(item(1), item(2, 2), meetings=two))) is found


def test_a_meeting_after_one_already_held_can_still_be_too_close() -> None:
    two = (meeting(1, TODAY - timedelta(days=3), status=MeetingStatus.HELD), meeting(2, TODAY + timedelta(days=4)))
    assert len(told(plan(item(1), item(2, 2), meetings=two), FindingKind.TOO_CLOSE)) == 1


def test_two_meetings_gone_by_are_too_close_no_longer() -> None:
    two = (meeting(1, TODAY - timedelta(days=6)), meeting(2, TODAY - timedelta(days=3)))
    assert kinds(plan(item(1), item(2, 2), meetings=two)) == []


# On which days.


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2019, 4, 18), None),
        (date(2019, 4, 19), "Good Friday"),
        (date(2019, 4, 20), "Saturday"),
        (date(2019, 4, 23), "Shut"),
        (date(2019, 4, 24), None),
    ],
)
def test_a_meeting_is_on_a_working_day(day: date, reason: str | None) -> None:
    days = WorkingDays({date(2019, 4, 23): "Shut"})
    found = told(plan(item(), meetings=(meeting(day=day),), days=days), FindingKind.NOT_A_WORKING_DAY)
    assert [finding.facts.reason for finding in found] == ([reason] if reason else [])  # type: ignore[attr-defined]


@pytest.mark.parametrize(("field", "kind"), [("recesses", "in_recess"), ("pre_election", "before_election")])
@pytest.mark.parametrize(("day", "found"), [(31, False), (1, True), (8, True), (9, False)])
def test_a_recess_and_a_pre_election_period_include_both_their_ends(
    field: str, kind: str, day: int, found: bool
) -> None:
    span = Span(first=date(2019, 4, 1), last=date(2019, 4, 8), reason="Because")
    sitting = meeting(day=date(2019, 3 if day == 31 else 4, day))
    spans: dict[str, Any] = {field: (span,)}
    findings = told(plan(item(), meetings=(sitting,), **spans), FindingKind(kind))
    assert bool(findings) is found
    for finding in findings:
        assert finding.severity is Severity.WARNS
        assert finding.source == (PUBLICITY if field == "pre_election" else "")


def test_of_two_recesses_that_overlap_the_first_is_told_in_whatever_order_they_are_known() -> None:
    spans = tuple(Span(first=date(2019, 4, n), last=date(2019, 4, 8), reason=str(n)) for n in (2, 1))
    for known in (spans, spans[::-1]):
        (finding,) = told(plan(item(), recesses=known), FindingKind.IN_RECESS)
        assert finding.facts == InRecess(APRIL_4, spans[1])


# Past the horizon.

FAR = meeting(1, date(2029, 1, 11))


def test_past_the_horizon_nothing_is_counted_and_one_note_says_so() -> None:
    far = (FAR, meeting(2, date(2029, 1, 13)), meeting(3, date(2029, 1, 15)))  # a Saturday among them
    items = [item(n, n) for n in (1, 2, 3)]
    (note,) = told(plan(*items, meetings=far, year="2028-29"), FindingKind.PAST_HORIZON)
    assert note.facts == PastHorizon(date(2029, 1, 11), 3, DAYS.known_from, DAYS.known_to)
    assert note.severity is Severity.NOTES
    assert kinds(plan(*items, meetings=far, year="2028-29")) == [FindingKind.PAST_HORIZON]


def test_past_the_horizon_what_needs_no_counting_is_still_found() -> None:
    long = plan(item(minutes=130), meetings=(FAR,), year="2028-29")
    assert kinds(long) == [FindingKind.OVER_MINUTES, FindingKind.PAST_HORIZON]
    assert kinds(plan(meetings=(FAR,), year="2028-29")) == [FindingKind.NOTHING_ON, FindingKind.PAST_HORIZON]


def test_a_plan_that_is_looked_at_past_the_horizon_stands() -> None:
    assert kinds(plan(item(), meetings=(FAR,), year="2028-29", today=date(2029, 1, 10))) == [FindingKind.PAST_HORIZON]


def test_the_last_known_day_is_still_counted() -> None:
    assert kinds(plan(item(), meetings=(meeting(day=date(2028, 12, 29)),), year="2028-29")) == []
