"""The law of follow-ups: the story of Adoption Central England day by day, and every state, age and lateness."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprogramme.domain.follow_up_value import (
    AskedOfValue,
    FollowUpValue,
    LinkedItemValue,
    follow_up_from_json,
    follow_up_to_json,
)
from workprogramme.domain.follow_ups import (
    FollowUpState,
    Lateness,
    age_on,
    awaited_event,
    is_put_off,
    late_by_first_promise,
    late_on,
    state_of,
    window_of,
)
from workprogramme.domain.kinds import AnswerForm, AskedBy
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import read_target

ASKED = date(2018, 6, 21)
TAKEN = date(2019, 10, 3)
FIRST, LAST = date(2018, 6, 1), date(2019, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def wanted(text: str, **values: object) -> FollowUpValue:
    """A follow-up asked for on 21 June 2018 and wanted then, as its record would hold it."""
    target = read_target(text, MunicipalYear(2018))
    days = window_of(target, ASKED, None) or (None, None)
    known = {
        "target_text": text, "target_kind": target.kind.value, "target_earliest": days[0], "target_latest": days[1],
        "first_text": text, "first_earliest": days[0], "first_latest": days[1],
    }  # fmt: skip
    return FollowUpValue(**{"id": 1, "wording": "A further progress report", "asked_on": ASKED, **known, **values})  # type: ignore[arg-type]


def as_told(day: date) -> FollowUpValue | None:
    """The thread of Adoption Central England as it stood on a day; None before it was asked for."""
    if day < ASKED:
        return None
    told = wanted("June 2019", minute="5/18", source_day=ASKED)
    if day >= date(2018, 7, 5):  # a fortnight on it is in the programme
        told = replace(told, items=(LinkedItemValue(id=7, title="Adoption Central England", target_text="June 2019"),))
    if day >= date(2019, 9, 10):  # renamed, and put to a meeting
        told = replace(told, items=(LinkedItemValue(id=7, title="Adoption Service Annual Report", day=TAKEN),))
    if day >= TAKEN:
        told = replace(told, answered_on=TAKEN, answered_item_id=7, answered_minute="19/19")
    return told


def test_the_story_of_adoption_central_england_day_by_day() -> None:
    for day in EVERY_DAY:
        told = as_told(day)
        if told is None:
            assert day < ASKED
            continue
        late = late_on(told, day)
        assert late == late_by_first_promise(told, day)
        assert age_on(told, day) == (min(day, TAKEN) - ASKED).days
        if day <= date(2019, 6, 30):
            assert late is None, day
        else:
            assert late == Lateness(date(2019, 6, 30), min(day, TAKEN)), day
        expected = (
            FollowUpState.ANSWERED if day >= TAKEN
            else FollowUpState.SCHEDULED if day >= date(2018, 7, 5)
            else FollowUpState.OPEN
        )  # fmt: skip
        assert state_of(told) is expected, day


@pytest.mark.parametrize(
    ("day", "days", "months"),
    [
        (date(2019, 6, 30), None, None),
        (date(2019, 7, 1), 1, 0),
        (date(2019, 7, 29), 29, 0),
        (date(2019, 7, 30), 30, 1),
        (date(2019, 9, 30), 92, 3),
        (TAKEN, 95, 3),
        (LAST, 95, 3),
    ],
)
def test_the_story_is_late_by_so_much(day: date, days: int | None, months: int | None) -> None:
    told = as_told(day)
    assert told is not None
    late = late_on(told, day)
    assert (late and late.days, late and late.months) == (days, months)


def test_putting_it_off_makes_it_timely_again_but_not_by_the_first_promise() -> None:
    autumn = read_target("Autumn 2019")
    later = replace(wanted("June 2019"), target_text=autumn.text, target_latest=autumn.latest, deferrals=1)
    assert late_on(later, date(2019, 8, 1)) is None
    assert late_by_first_promise(later, date(2019, 8, 1)) == Lateness(date(2019, 6, 30), date(2019, 8, 1))


def test_one_that_is_dropped_is_no_longer_late() -> None:
    dropped = replace(wanted("June 2019"), dropped_on=date(2019, 9, 1), dropped_reason="Overtaken")
    assert late_on(dropped, LAST) is None
    assert (state_of(dropped), age_on(dropped, LAST)) == (FollowUpState.DROPPED, (date(2019, 9, 1) - ASKED).days)


def test_a_withdrawn_item_answers_nothing() -> None:
    item = LinkedItemValue(id=7, title="Adoption")
    assert state_of(wanted("June 2019", items=(item,))) is FollowUpState.SCHEDULED
    assert state_of(wanted("June 2019", items=(replace(item, off=True),))) is FollowUpState.OPEN
    assert state_of(wanted("June 2019", items=(replace(item, off=True), item))) is FollowUpState.SCHEDULED


def test_it_waits_for_an_event_until_the_event_has_a_day() -> None:
    rule = wanted("3 months after implementation")
    assert awaited_event(rule) == "implementation"
    assert (state_of(rule), late_on(rule, LAST)) == (FollowUpState.WAITING, None)
    known = replace(rule, event_on=date(2019, 1, 31))
    assert state_of(known) is FollowUpState.OPEN


@pytest.mark.parametrize(
    ("text", "event_on", "due"),
    [
        ("3 months after implementation", None, None),
        ("3 months after implementation", date(2019, 1, 31), date(2019, 4, 30)),
        ("6 months on", None, date(2018, 12, 21)),
        ("every 6 months", None, date(2018, 12, 21)),
        ("after every Executive Group meeting", date(2019, 1, 31), None),
        ("following implementation", date(2019, 1, 31), None),
    ],
)
def test_a_rule_falls_due_so_long_after_what_it_counts_from(text: str, event_on: date | None, due: date | None) -> None:
    assert window_of(read_target(text), ASKED, event_on) == ((due, due) if due else None)


def test_nobody_knows_since_when() -> None:
    unknown = replace(wanted("6 months on"), asked_on=None)
    assert age_on(unknown, LAST) is None
    assert window_of(read_target("6 months on"), None, None) is None


JUNE, JULY = (date(2019, 6, 1), date(2019, 6, 30)), (date(2019, 7, 1), date(2019, 7, 31))


@pytest.mark.parametrize(
    ("before", "after", "put_off"),
    [(JUNE, JULY, True), (JULY, JUNE, False), (JUNE, None, True), (None, JUNE, False), (JUNE, JUNE, False)],
)
def test_only_a_later_promise_is_a_deferral(
    before: tuple[date, date] | None, after: tuple[date, date] | None, put_off: bool
) -> None:
    assert is_put_off(before, after) is put_off


@given(st.dates(FIRST, date(2030, 1, 1)), st.dates(FIRST, date(2030, 1, 1)))
def test_lateness_only_grows_and_begins_on_the_day_after(first: date, second: date) -> None:
    told = wanted("June 2019")
    early, late = sorted((first, second))
    days = [found.days if (found := late_on(told, day)) else 0 for day in (early, late)]
    assert 0 <= days[0] <= days[1]
    assert (days[0] > 0) is (early > date(2019, 6, 30))


DAYS = st.none() | st.dates(FIRST, LAST)


@given(
    st.builds(
        FollowUpValue,
        id=st.integers(1),
        wording=st.text(),
        asked_on=DAYS,
        asked_by=st.sampled_from(AskedBy),
        answer_form=st.sampled_from(AnswerForm),
        asked_of=st.lists(st.builds(AskedOfValue, person_id=st.integers(1), name=st.text())).map(tuple),
        items=st.lists(st.builds(LinkedItemValue, id=st.integers(1), title=st.text(), day=DAYS, off=st.booleans())).map(
            tuple
        ),
        target_latest=DAYS,
        first_latest=DAYS,
        event_on=DAYS,
        answered_on=DAYS,
        deferrals=st.integers(0, 9),
        private=st.booleans(),
    )
)
def test_what_an_edition_keeps_of_it_is_all_of_it(value: FollowUpValue) -> None:
    assert follow_up_from_json(follow_up_to_json(value)) == value
