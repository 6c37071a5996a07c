"""Findings about items: their targets, their place, their reports and their history."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.sample_plans import DAYS, OFF, TODAY, UNANNOUNCED, item, kinds, meeting, part, plan, told
from workprogramme.domain.deadlines import DISPATCH, Stage
from workprogramme.domain.findings import FindingKind, Severity, findings_for
from workprogramme.domain.item_findings import DeadlineGone, OftenDeferred, SameTitle
from workprogramme.domain.kinds import ItemKind, MeetingStatus, PartRole
from workprogramme.domain.plans import Limits

APRIL_4 = date(2019, 4, 4)
ONE_DAY = timedelta(days=1)

# Targets.


@pytest.mark.parametrize(("late", "found"), [(-1, False), (0, False), (1, True)])
def test_an_item_is_past_its_target_after_its_last_day(late: int, found: bool) -> None:
    last = APRIL_4 - late * ONE_DAY
    placed = item(target_text="By then", target_earliest=date(2019, 1, 1), target_latest=last)
    assert kinds(plan(placed)) == ([FindingKind.PAST_TARGET] if found else [])


@pytest.mark.parametrize(("early", "found"), [(-1, False), (0, False), (1, True)])
def test_an_item_is_before_its_target_until_its_first_day(early: int, found: bool) -> None:
    first = APRIL_4 + early * ONE_DAY
    placed = item(target_earliest=first, target_latest=date(2019, 12, 31))
    assert kinds(plan(placed)) == ([FindingKind.BEFORE_TARGET] if found else [])


@pytest.mark.parametrize(("gone", "found"), [(-1, False), (0, False), (1, True)])
def test_an_item_without_a_meeting_is_overdue_after_the_last_day_of_its_target(gone: int, found: bool) -> None:
    waiting = item(1, None, target_earliest=date(2018, 1, 1), target_latest=TODAY - gone * ONE_DAY)
    findings = told(plan(item(2), waiting), FindingKind.OVERDUE)
    assert [(f.item_id, f.day) for f in findings] == ([(1, TODAY - ONE_DAY)] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [("", True), ("  ", True), ("n/a", True), ("no date yet", True), ("2019-20", False), ("after the review", False)],
)
def test_an_item_with_neither_meeting_nor_target_is_noted(text: str, found: bool) -> None:
    noted = told(plan(item(1), item(2, None, target_text=text)), FindingKind.NO_TARGET)
    assert [finding.severity for finding in noted] == ([Severity.NOTES] if found else [])
    assert kinds(plan(item(1, target_text=text))) == []


# Where they stand.


@pytest.mark.parametrize("status", OFF)
@pytest.mark.parametrize("day", [APRIL_4, TODAY - ONE_DAY])
def test_an_item_is_left_behind_at_a_meeting_that_does_not_take_place(status: MeetingStatus, day: date) -> None:
    (finding,) = told(plan(item(), meetings=(meeting(day=day, status=status),)), FindingKind.MEETING_OFF)
    assert (finding.severity, finding.meeting_id, finding.item_id) == (Severity.WARNS, 1, 1)


def test_an_item_at_a_meeting_that_takes_place_is_not_left_behind() -> None:
    for status in set(MeetingStatus) - set(OFF):
        assert FindingKind.MEETING_OFF not in kinds(plan(item(), meetings=(meeting(status=status),)))


def test_two_items_of_one_title_at_one_meeting_are_noted_whatever_their_capitals_and_spaces() -> None:
    two = plan(item(1, title="Early  Help hubs"), item(2, title="early help Hubs "), item(3, title="Early Help"))
    (finding,) = told(two, FindingKind.SAME_TITLE)
    assert finding.facts == SameTitle(APRIL_4, "Early  Help hubs", 2)
    assert findings_for(two, item_id=1) == findings_for(two, item_id=2) == (finding,)
    assert findings_for(two, item_id=3) == ()


def test_items_of_one_title_at_two_meetings_are_a_series() -> None:
    two = (meeting(1), meeting(2, date(2019, 5, 9)))
    assert kinds(plan(item(1, title="Budget"), item(2, 2, title="Budget"), meetings=two)) == []


# People and history.


@pytest.mark.parametrize(("where", "severity"), [(1, Severity.WARNS), (None, Severity.NOTES)])
@pytest.mark.parametrize("role", [None, *(role for role in PartRole if role is not PartRole.LEAD_OFFICER)])
def test_an_item_needs_a_lead_officer(where: int | None, severity: Severity, role: PartRole | None) -> None:
    parts = (part(5, "CWPT", role),) if role else ()
    (finding,) = told(plan(item(9), item(1, where, parts=parts)), FindingKind.NO_LEAD_OFFICER)
    assert (finding.item_id, finding.meeting_id, finding.severity) == (1, where, severity)


@pytest.mark.parametrize("kind", [FindingKind.NO_LEAD_OFFICER, FindingKind.OFTEN_DEFERRED])
def test_what_is_true_of_an_item_is_the_same_finding_wherever_it_goes(kind: FindingKind) -> None:
    two = (meeting(1), meeting(2, date(2019, 5, 9)))
    keys = {told(plan(item(1, n, parts=()), meetings=two, moves={1: 3}), kind)[0].key for n in (1, 2)}
    assert len(keys) == 1


@pytest.mark.parametrize(("moves", "found"), [(0, False), (2, False), (3, True), (7, True)])
@pytest.mark.parametrize("where", [1, None])
def test_an_item_put_off_three_times_stands_out(moves: int, found: bool, where: int | None) -> None:
    first = date(2018, 6, 21)
    moved = plan(item(9), item(1, where, title="Adoption"), moves={1: moves}, first_promise={1: first})
    facts = [finding.facts for finding in told(moved, FindingKind.OFTEN_DEFERRED)]
    assert facts == ([OftenDeferred("Adoption", moves, first)] if found else [])


def test_how_often_is_too_often_is_a_setting() -> None:
    assert kinds(plan(item(), moves={1: 1}, limits=Limits(moves=1))) == [FindingKind.OFTEN_DEFERRED]


# Reports. For 4 April the stages are due 21 February, 14 March, 19 March, 21 March and 22 March, dispatch 27 March.

STAGES = [
    (date(2019, 2, 21), "brief"),
    (date(2019, 3, 14), "draft"),
    (date(2019, 3, 19), "finance_legal"),
    (date(2019, 3, 21), "director"),
    (date(2019, 3, 22), "final"),
]


def late(today: date, published: bool = False, **values: Any) -> list[tuple[str, Severity]]:
    found = told(plan(item(), today=today, published=published, **values), FindingKind.DEADLINE_GONE)
    return [(finding.facts.stage_key, finding.severity) for finding in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("due", "stage"), STAGES)
def test_a_stage_is_late_from_the_day_after_it_is_due(due: date, stage: str) -> None:
    assert stage not in [key for key, _ in late(due)]
    assert late(due + ONE_DAY) == [(stage, Severity.WARNS)]


@pytest.mark.parametrize(("due", "stage"), STAGES)
def test_a_report_long_planned_is_only_noted_until_its_last_step(due: date, stage: str) -> None:
    severity = Severity.WARNS if stage == "final" else Severity.NOTES
    assert late(due + ONE_DAY, published=True) == [(stage, severity)]


@pytest.mark.parametrize(("reached", "said"), [("director", True), ("final", False), ("unheard of", True)])
def test_a_report_that_has_passed_the_stage_is_not_late(reached: str, said: bool) -> None:
    assert bool(late(date(2019, 3, 25), reached={1: reached})) is said


def test_a_late_report_names_stage_day_and_lead_officers() -> None:
    camhs = item(title="CAMHS", parts=(part(1, "Sally Giles"), part(2, "Cllr Seaman", PartRole.CABINET_MEMBER)))
    (finding,) = told(plan(camhs, today=date(2019, 3, 25)), FindingKind.DEADLINE_GONE)
    expected = DeadlineGone(
        APRIL_4, "CAMHS", "final", "Final report", date(2019, 3, 22), last_step=True, lead_officers=("Sally Giles",)
    )
    assert finding.facts == expected


def test_a_report_that_is_on_the_public_agenda_is_still_late_when_that_is_out() -> None:
    assert late(date(2019, 4, 3), published=True) == [("final", Severity.WARNS)]


def test_of_business_too_late_for_the_agenda_the_law_says_enough() -> None:
    known = plan(item(1), published=True).published
    findings = plan(item(1), item(2), today=date(2019, 4, 3), published=known)
    assert [f.item_id for f in told(findings, FindingKind.DEADLINE_GONE)] == [1]
    in_time = plan(item(1), item(2), today=date(2019, 3, 27), published=known)
    assert [f.item_id for f in told(in_time, FindingKind.DEADLINE_GONE)] == [1, 2]


def test_a_briefing_note_or_a_meeting_without_an_agenda_has_no_deadlines() -> None:
    assert kinds(plan(item(kind=ItemKind.BRIEFING), today=date(2019, 3, 26))) == []
    for kind in UNANNOUNCED:
        assert kinds(plan(item(), meetings=(meeting(kind=kind),), today=date(2019, 4, 3))) == []


def test_the_committee_has_its_own_chain() -> None:
    one = (Stage("paper", "Paper", 20), Stage(DISPATCH, "Dispatch", DISPATCH))
    due = DAYS.before(APRIL_4, 20)
    assert late(due, chain=one) == []
    assert late(due + ONE_DAY, chain=one) == [("paper", Severity.WARNS)]
    assert late(date(2019, 3, 26), chain=one[1:]) == []


def test_a_chain_that_makes_no_sense_makes_no_plan() -> None:
    with pytest.raises(ValueError, match="last stage"):
        plan(chain=(Stage("paper", "Paper", 20),))
