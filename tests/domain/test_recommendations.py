"""What becomes of a recommendation: its states, what is late, its reference, and what became of a year's."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.outcomes import Outcome, outcome_of, outcomes
from workprogramme.domain.recommendations import Course, Rating, RecipientKind, State, Verdict, reference, series
from workprogramme.domain.replies import reply_due

MADE = date(2019, 4, 4)
DUE = reply_due(MADE)
NEW = Course(made=MADE)
NOTICED = replace(NEW, notice_given=MADE)
WAITING = replace(NOTICED, reply_due=DUE)
ACCEPTED = replace(WAITING, replied=date(2019, 5, 20), verdict=Verdict.ACCEPTED)
IN_HAND = replace(ACCEPTED, action=True, promised=date(2019, 9, 30))
REJECTED = replace(ACCEPTED, verdict=Verdict.REJECTED)


@pytest.mark.parametrize(
    ("course", "day", "state", "late"),
    [
        (NEW, date(2020, 4, 4), State.MADE, 0),
        (NOTICED, date(2020, 4, 4), State.NOTICE_GIVEN, 0),
        (WAITING, date(2019, 6, 3), State.REPLY_DUE, 0),
        (WAITING, date(2019, 6, 4), State.REPLY_LATE, 1),
        (WAITING, date(2019, 7, 3), State.REPLY_LATE, 30),
        (ACCEPTED, date(2020, 1, 1), State.REPLIED, 0),
        (IN_HAND, date(2019, 9, 30), State.IN_PROGRESS, 0),
        (IN_HAND, date(2019, 10, 2), State.IN_PROGRESS, 2),
        (replace(ACCEPTED, promised=date(2019, 9, 30)), date(2019, 10, 1), State.REPLIED, 1),
        (REJECTED, date(2020, 1, 1), State.REPLIED, 0),
        (replace(REJECTED, action=True, promised=MADE), date(2020, 1, 1), State.REPLIED, 0),
        (replace(IN_HAND, closed=date(2019, 12, 1)), date(2020, 1, 1), State.CLOSED, 0),
        (replace(WAITING, withdrawn=date(2019, 5, 1)), date(2020, 1, 1), State.WITHDRAWN, 0),
    ],
)
def test_a_recommendation_stands_so(course: Course, day: date, state: State, late: int) -> None:
    assert (course.state_on(day), course.days_late(day), course.is_late_on(day)) == (state, late, late > 0)


DAYS = st.dates(date(2018, 5, 1), date(2020, 12, 31))
MAYBE = st.none() | DAYS


@st.composite
def courses(draw: st.DrawFn) -> Course:
    verdict = draw(st.none() | st.sampled_from(Verdict))
    return Course(
        made=draw(DAYS),
        notice_given=draw(MAYBE),
        reply_due=draw(MAYBE),
        replied=draw(DAYS) if verdict else None,
        verdict=verdict,
        action=draw(st.booleans()),
        promised=draw(MAYBE),
        closed=draw(MAYBE),
        withdrawn=draw(MAYBE),
    )


@given(courses(), DAYS)
def test_lateness_only_grows_until_something_is_done(course: Course, day: date) -> None:
    later = course.days_late(day + timedelta(days=1))
    assert later == course.days_late(day) + 1 if course.is_late_on(day) else later in (0, 1)


@given(courses(), DAYS)
def test_nothing_that_has_ended_is_late_and_a_late_reply_is_always_late(course: Course, day: date) -> None:
    state = course.state_on(day)
    if not state.is_open:
        assert not course.is_late_on(day)
    assert not (state is State.REPLY_LATE and not course.is_late_on(day))
    assert not (state is State.REPLY_DUE and course.is_late_on(day))


@given(st.lists(courses(), max_size=20), DAYS)
def test_every_recommendation_of_a_year_is_counted_once(several: list[Course], day: date) -> None:
    counted = outcomes(several, day)
    assert counted.total + counted.withdrawn == len(several)
    assert [outcome for outcome, _ in counted.counts] == list(Outcome)
    assert counted.done + counted.in_hand + counted.action_late == counted.agreed


def test_what_became_of_a_year() -> None:
    day = date(2019, 10, 2)
    several = [NEW, WAITING, ACCEPTED, IN_HAND, replace(IN_HAND, closed=day), REJECTED, replace(NEW, withdrawn=day)]
    counted = outcomes([*several, replace(ACCEPTED, verdict=Verdict.PART)], day)
    assert dict(counted.counts) == {
        Outcome.ACCEPTED: 3, Outcome.PART: 1, Outcome.REJECTED: 1, Outcome.WAITING: 1, Outcome.LATE: 1,
    }  # fmt: skip
    assert (counted.done, counted.in_hand, counted.action_late, counted.withdrawn) == (1, 2, 1, 1)


def test_one_closed_without_a_reply_was_not_replied_to_and_is_not_late() -> None:
    assert outcome_of(replace(WAITING, closed=DUE), date(2020, 1, 1)) is Outcome.WAITING


@pytest.mark.parametrize(
    ("code", "year", "number", "written"),
    [
        ("SB2", 2018, 1, "SB2 (18/19) 01"),
        ("SR", 2025, 1, "SR (25/26) 01"),
        ("SB2", 1999, 12, "SB2 (99/00) 12"),
        ("OSC", 2009, 101, "OSC (09/10) 101"),
    ],
)
def test_a_reference_is_in_the_style_of_the_field(code: str, year: int, number: int, written: str) -> None:
    assert reference(series(code, MunicipalYear(year)), number) == written


@pytest.mark.parametrize("number", [0, -1])
def test_references_are_numbered_from_one(number: int) -> None:
    with pytest.raises(ValueError, match="numbered from 1"):
        reference("SB2 (18/19)", number)


def test_a_colour_always_says_what_it_means() -> None:
    assert [rating.label.partition(":")[0].lower() for rating in Rating] == [rating.value for rating in Rating]
    assert all(rating.label.partition(": ")[2] for rating in Rating)


def test_the_law_obliges_the_council_and_its_cabinet_and_no_partner() -> None:
    assert [kind for kind in RecipientKind if kind.must_reply] == [RecipientKind.CABINET_MEMBER, RecipientKind.COUNCIL]
