"""Working days and clear days: worked examples, the government's own list of holidays, and what holds of every day."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprogramme.domain.jurisdictions import ENGLAND, WALES
from workprogramme.domain.working_days import KNOWN_FROM, KNOWN_TO, BeyondHorizon, WorkingDays

DAYS = WorkingDays()

# The bank holidays of England and Wales as gov.uk/bank-holidays lists them: month and day, substitute days included.
PUBLISHED = {
    2019: "1-1 4-19 4-22 5-6 5-27 8-26 12-25 12-26",
    2020: "1-1 4-10 4-13 5-8 5-25 8-31 12-25 12-28",
    2021: "1-1 4-2 4-5 5-3 5-31 8-30 12-27 12-28",
    2022: "1-3 4-15 4-18 5-2 6-2 6-3 8-29 9-19 12-26 12-27",
    2023: "1-2 4-7 4-10 5-1 5-8 5-29 8-28 12-25 12-26",
    2024: "1-1 3-29 4-1 5-6 5-27 8-26 12-25 12-26",
    2025: "1-1 4-18 4-21 5-5 5-26 8-25 12-25 12-26",
    2026: "1-1 4-3 4-6 5-4 5-25 8-31 12-25 12-28",
    2027: "1-1 3-26 3-29 5-3 5-31 8-30 12-27 12-28",
    2028: "1-3 4-14 4-17 5-1 5-29 8-28 12-25 12-26",
}


def by_hand(published: date, meeting: date, closures: frozenset[date] = frozenset()) -> int:
    """Clear days counted on the fingers, from the government's list alone."""
    count, day = 0, published + timedelta(days=1)
    while day < meeting:
        holiday = f"{day.month}-{day.day}" in PUBLISHED[day.year].split()
        count += day.weekday() < 5 and not holiday and day not in closures
        day += timedelta(days=1)
    return count


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_holidays_are_those_the_government_published(year: int) -> None:
    every_day = (date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year % 4 == 0)))
    closed = [day for day in every_day if day.weekday() < 5 and not DAYS.is_working_day(day)]
    assert " ".join(f"{day.month}-{day.day}" for day in closed) == PUBLISHED[year]


def test_the_horizon_is_no_further_than_the_government_has_published() -> None:
    assert max(PUBLISHED) == KNOWN_TO


@pytest.mark.parametrize(
    ("meeting", "latest", "why"),
    [
        (date(2019, 4, 4), date(2019, 3, 27), "the founding document: exactly five clear days"),
        (date(2019, 4, 25), date(2019, 4, 15), "Good Friday and Easter Monday between"),
        (date(2019, 1, 8), date(2018, 12, 28), "New Year's Day between"),
        (date(2023, 5, 9), date(2023, 4, 27), "1 May and the Coronation between"),
        (date(2023, 1, 5), date(2022, 12, 23), "Christmas, Boxing Day and New Year's Day, each on a substitute day"),
        (date(2022, 9, 22), date(2022, 9, 13), "the State Funeral between"),
        (date(2022, 6, 8), date(2022, 5, 27), "the Platinum Jubilee between"),
        (date(2020, 5, 12), date(2020, 5, 1), "VE Day moved to Friday 8 May between"),
        (date(2019, 4, 6), date(2019, 3, 29), "a meeting on a Saturday"),
    ],
)
def test_the_latest_lawful_publication_leaves_five_clear_days(meeting: date, latest: date, why: str) -> None:
    assert DAYS.latest_publication(meeting) == latest, why
    assert DAYS.clear_days(latest, meeting) == ENGLAND.clear_days, why


def test_in_wales_three_clear_days_are_enough() -> None:
    assert DAYS.latest_publication(date(2019, 4, 4), WALES.clear_days) == date(2019, 3, 29)


@pytest.mark.parametrize(
    ("published", "meeting", "clear", "why"),
    [
        (date(1990, 4, 26), date(1990, 5, 1), 2, "R v Swansea CC ex parte Elitestone: Friday and Monday alone"),
        (date(2019, 3, 27), date(2019, 4, 4), 5, "the founding document"),
        (date(2019, 3, 28), date(2019, 4, 4), 4, "a day later"),
        (date(2019, 4, 4), date(2019, 4, 4), 0, "on the day"),
        (date(2019, 4, 5), date(2019, 4, 4), 0, "after the meeting"),
        (date(2019, 4, 5), date(2019, 4, 8), 0, "over a weekend"),
        (date(2019, 4, 18), date(2019, 4, 23), 0, "over Easter"),
    ],
)
def test_clear_days_are_working_days_that_count_neither_end(
    published: date, meeting: date, clear: int, why: str
) -> None:
    assert DAYS.clear_days(published, meeting) == clear, why


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2019, 4, 4), None),
        (date(2019, 4, 6), "Saturday"),
        (date(2019, 4, 7), "Sunday"),
        (date(2019, 4, 19), "Good Friday"),
        (date(2023, 1, 2), "New Year's Day (substitute day)"),
        (date(2023, 5, 8), "Coronation of Charles III"),
        (date(1999, 12, 31), "Millennium Celebrations"),
        (date(2022, 12, 25), "Sunday"),
    ],
)
def test_a_day_off_says_why(day: date, why: str | None) -> None:
    assert DAYS.why_not_working(day) == why


def test_a_councils_own_closure_days_are_not_working_days() -> None:
    days = WorkingDays([date(2018, 12, 27), date(2018, 12, 28), date(2018, 12, 31)])
    assert days.why_not_working(date(2018, 12, 27)) == "council closure"
    assert days.why_not_working(date(2018, 12, 26)) == "Boxing Day"
    assert days.latest_publication(date(2019, 1, 8)) == date(2018, 12, 21)
    assert DAYS.is_working_day(date(2018, 12, 27))


def test_a_closure_day_may_have_a_name_and_may_be_a_holiday_proclaimed_since() -> None:
    days = WorkingDays({date(2018, 12, 27): "Christmas closure", date(2018, 12, 28): ""})
    assert days.why_not_working(date(2018, 12, 27)) == "Christmas closure"
    assert days.why_not_working(date(2018, 12, 28)) == "council closure"


def test_councils_with_the_same_days_are_equal() -> None:
    assert WorkingDays([date(2018, 12, 27)]) == WorkingDays([date(2018, 12, 27)])
    assert hash(WorkingDays([date(2018, 12, 27)])) == hash(WorkingDays([date(2018, 12, 27)]))
    assert WorkingDays([date(2018, 12, 27)]) != DAYS
    assert WorkingDays({date(2018, 12, 27): "Christmas closure"}) != WorkingDays([date(2018, 12, 27)])


@pytest.mark.parametrize(
    "ask",
    [
        lambda days, day: days.is_working_day(day),
        lambda days, day: days.why_not_working(day),
        lambda days, day: days.before(day, 1),
        lambda days, day: days.after(day, 1),
        lambda days, day: days.count_between(date(2019, 4, 4), day),
        lambda days, day: days.count_between(day, date(2019, 4, 4)),
        lambda days, day: days.clear_days(date(2019, 4, 4), day),
        lambda days, day: days.clear_days(day, date(2019, 4, 4)),
        lambda days, day: days.latest_publication(day),
    ],
)
@pytest.mark.parametrize("day", [date(KNOWN_TO + 1, 1, 1), date(KNOWN_FROM - 1, 12, 31), date.max, date.min])
def test_past_the_horizon_every_question_is_refused(ask: Callable[[WorkingDays, date], object], day: date) -> None:
    with pytest.raises(BeyondHorizon) as refusal:
        ask(DAYS, day)
    assert str(refusal.value) == (
        f"Bank holidays are known for 1986 to 2028, so working days in {day.year} cannot be counted."
    )


def test_counting_that_leads_over_the_horizon_is_refused() -> None:
    assert DAYS.after(date(2028, 12, 28), 1) == date(2028, 12, 29)
    with pytest.raises(BeyondHorizon, match="counting from 29 December 2028 leads out of those years"):
        DAYS.after(date(2028, 12, 29), 1)
    with pytest.raises(BeyondHorizon, match="counting from 2 January 1986 leads out of those years"):
        DAYS.before(date(1986, 1, 2), 1)


def test_a_later_horizon_may_be_set_by_who_knows_it() -> None:
    days = WorkingDays(known_to=2029)
    assert not days.is_working_day(date(2029, 1, 1))
    assert days.latest_publication(date(2029, 1, 4)) == date(2028, 12, 22)
    with pytest.raises(ValueError, match="comes before the last"):
        WorkingDays(known_from=2029)


@pytest.mark.parametrize("ask", [DAYS.before, DAYS.after])
@pytest.mark.parametrize("number", [0, -1])
def test_no_fewer_than_one_working_day_is_counted(ask: Callable[[date, int], date], number: int) -> None:
    with pytest.raises(ValueError, match="at least 1 working day"):
        ask(date(2019, 4, 4), number)
    with pytest.raises(ValueError, match="0 or more"):
        DAYS.latest_publication(date(2019, 4, 4), -1)


def test_threads_count_alike() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: WorkingDays(known_from=1987).latest_publication(date(2019, 4, 4)), range(32)))
    assert found == {date(2019, 3, 27)}


known = st.dates(date(1990, 1, 1), date(2028, 6, 30))
listed = st.dates(date(2019, 3, 1), date(2028, 12, 31))
numbers = st.integers(1, 60)
closures = st.frozensets(known, max_size=12)


@settings(deadline=None)
@given(known, st.integers(0, 40), closures)
def test_the_latest_publication_is_lawful_and_the_next_working_day_is_not(
    meeting: date, clear: int, shut: frozenset[date]
) -> None:
    days = WorkingDays(shut)
    latest = days.latest_publication(meeting, clear)
    assert days.is_working_day(latest)
    assert days.clear_days(latest, meeting) == clear
    assert days.clear_days(days.after(latest, 1), meeting) < max(clear, 1)


@settings(deadline=None)
@given(listed, st.integers(0, 60), st.frozensets(listed, max_size=12))
def test_clear_days_are_as_counted_by_hand(meeting: date, ahead: int, shut: frozenset[date]) -> None:
    published = max(meeting - timedelta(days=ahead), date(2019, 1, 1))
    assert WorkingDays(shut).clear_days(published, meeting) == by_hand(published, meeting, shut)


@settings(deadline=None)
@given(known, known, st.integers(1, 30))
def test_publishing_earlier_never_leaves_fewer_clear_days(published: date, meeting: date, earlier: int) -> None:
    assert DAYS.clear_days(published - timedelta(days=earlier), meeting) >= DAYS.clear_days(published, meeting)
    assert DAYS.clear_days(published, meeting - timedelta(days=earlier)) <= DAYS.clear_days(published, meeting)


@settings(deadline=None)
@given(known, numbers, closures)
def test_counting_back_undoes_counting_on(day: date, number: int, shut: frozenset[date]) -> None:
    days = WorkingDays(shut)
    on, back = days.after(day, number), days.before(day, number)
    assert days.is_working_day(on)
    assert days.is_working_day(back)
    assert days.count_between(day, on) == number
    assert days.clear_days(back, day) == number - 1
    if days.is_working_day(day):
        assert days.before(on, number) == day == days.after(back, number)
        assert days.count_between(back, day) == number
        assert days.count_between(day, back) == -number
