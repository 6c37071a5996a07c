"""Whom to turn to when something promised does not come, and after how many working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprogramme.domain.escalation import (
    DEFAULT_STEPS,
    LONGEST,
    MOST_STEPS,
    Step,
    Whom,
    check_steps,
    escalation,
    preview,
)
from workprogramme.domain.refusals import Refused
from workprogramme.domain.working_days import WorkingDays

COUNCIL = WorkingDays()
DUE = date(2019, 6, 3)  # a Monday


@pytest.mark.parametrize(
    ("today", "working_days", "reached", "coming"),
    [
        (date(2019, 6, 4), 1, Whom.OWNER, (Whom.CHAIR, date(2019, 6, 17))),
        (date(2019, 6, 14), 9, Whom.OWNER, (Whom.CHAIR, date(2019, 6, 17))),
        (date(2019, 6, 17), 10, Whom.CHAIR, (Whom.CHIEF_EXECUTIVE, date(2019, 7, 1))),
        (date(2019, 6, 30), 19, Whom.CHAIR, (Whom.CHIEF_EXECUTIVE, date(2019, 7, 1))),
        (date(2019, 7, 1), 20, Whom.CHIEF_EXECUTIVE, None),
        (date(2020, 7, 1), 274, Whom.CHIEF_EXECUTIVE, None),
    ],
)
def test_what_is_late_goes_up_step_by_step(
    today: date, working_days: int, reached: Whom, coming: tuple[Whom, date] | None
) -> None:
    found = escalation(DUE, today, COUNCIL)
    assert found is not None
    assert (found.working_days, found.reached and found.reached.whom) == (working_days, reached)
    assert (found.next_step and (found.next_step.whom, found.next_day)) == coming


@pytest.mark.parametrize("today", [DUE, DUE - timedelta(days=1)])
def test_what_is_in_time_is_not_chased(today: date) -> None:
    assert escalation(DUE, today, COUNCIL) is None


def test_over_a_weekend_nobody_is_turned_to() -> None:
    friday = date(2019, 6, 7)
    found = escalation(friday, date(2019, 6, 9), COUNCIL)
    assert found is not None
    assert (found.days, found.working_days, found.reached) == (2, 0, None)
    assert found.next_day == date(2019, 6, 10)


def test_easter_is_not_counted() -> None:
    found = escalation(date(2019, 4, 18), date(2019, 4, 23), COUNCIL)
    assert found is not None
    assert found.working_days == 1


def test_past_the_known_holidays_only_calendar_days_are_told() -> None:
    found = escalation(date(2028, 12, 29), date(2029, 1, 10), COUNCIL)
    assert found is not None
    assert (found.days, found.working_days, found.reached, found.next_step) == (12, None, None, None)


@given(st.dates(date(2018, 1, 1), date(2020, 1, 1)), st.integers(0, 400), st.integers(1, 60))
def test_a_step_once_reached_is_never_left_for_an_earlier_one(due: date, after: int, later: int) -> None:
    today = due + timedelta(days=after)
    earlier, then = (escalation(due, day, COUNCIL) for day in (today, today + timedelta(days=later)))
    assert then is not None
    places = [DEFAULT_STEPS.index(found.reached) if found and found.reached else -1 for found in (earlier, then)]
    assert places[0] <= places[1]


@given(st.dates(date(2018, 1, 1), date(2020, 1, 1)))
def test_the_preview_tells_the_days_on_which_the_steps_come(due: date) -> None:
    for step, day in preview(due, COUNCIL, DEFAULT_STEPS):
        on, before = (escalation(due, when, COUNCIL) for when in (day, day - timedelta(days=1)))
        assert on is not None
        assert on.reached == step
        assert before is None or before.reached != step


@pytest.mark.parametrize(
    "steps",
    [
        (),
        (Step(0, Whom.OWNER),),
        (Step(LONGEST + 1, Whom.OWNER),),
        (Step(5, Whom.OWNER), Step(5, Whom.CHAIR)),
        (Step(5, Whom.OWNER), Step(4, Whom.CHAIR)),
        (Step(5, Whom.OWNER), Step(6, Whom.OWNER)),
        tuple(Step(n, Whom.OWNER) for n in range(1, MOST_STEPS + 2)),
    ],
)
def test_steps_that_make_no_sense_are_refused(steps: tuple[Step, ...]) -> None:
    with pytest.raises(Refused):
        check_steps(steps)


def test_the_usual_steps_make_sense() -> None:
    check_steps(DEFAULT_STEPS)
