"""How dates, times, counts, distances and lists are said in English."""

from datetime import UTC, date, datetime, time

import pytest

from workprogramme.web import words

APRIL_4 = date(2019, 4, 4)


def test_a_date_is_said_with_its_weekday_and_without_a_leading_nought() -> None:
    assert words.date_words(APRIL_4) == "Thursday 4 April 2019"
    assert words.long_date(APRIL_4) == "4 April 2019"
    assert words.short_date(date(2019, 9, 30)) == "30 Sep 2019"
    assert words.day_month(APRIL_4) == "4 April"
    assert words.weekday_day_month(APRIL_4) == "Thursday 4 April"
    assert words.month_year(APRIL_4) == "April 2019"


def test_months_are_named_from_1_to_12() -> None:
    assert [words.month_name(n) for n in (1, 4, 12)] == ["January", "April", "December"]
    for wrong in (0, 13, -1):
        with pytest.raises(ValueError):
            words.month_name(wrong)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (APRIL_4, APRIL_4, "4 April 2019"),
        (date(2019, 4, 1), date(2019, 4, 5), "1 to 5 April 2019"),
        (date(2019, 4, 29), date(2019, 5, 3), "29 April to 3 May 2019"),
        (date(2019, 12, 30), date(2020, 1, 2), "30 December 2019 to 2 January 2020"),
        (date(2019, 4, 5), date(2019, 4, 1), "1 to 5 April 2019"),
    ],
)
def test_a_span_of_days_says_month_and_year_once(first: date, last: date, said: str) -> None:
    assert words.date_span(first, last) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (time(14), "2pm"),
        (time(14, 30), "2:30pm"),
        (time(9, 5), "9:05am"),
        (time(0), "midnight"),
        (time(0, 15), "12:15am"),
        (time(12), "midday"),
        (time(12, 30), "12:30pm"),
        (time(23, 59, 59), "11:59pm"),
        (time(11), "11am"),
    ],
)
def test_times_are_said_as_people_say_them(at: time, said: str) -> None:
    assert words.time_words(at) == said


def test_a_meeting_whose_end_is_not_known_has_only_a_start() -> None:
    assert words.time_span(time(14)) == "2pm"
    assert words.time_span(time(14), time(16, 30)) == "2pm to 4:30pm"


def test_a_moment_is_told_in_londons_time_through_the_summer() -> None:
    assert words.moment_words(datetime(2019, 7, 4, 13, 30, tzinfo=UTC)) == "4 July 2019 at 2:30pm"
    assert words.moment_words(datetime(2019, 7, 4, 23, 30, tzinfo=UTC)) == "5 July 2019 at 12:30am"
    assert words.moment_words(datetime(2019, 1, 4, 13, 30, tzinfo=UTC)) == "4 January 2019 at 1:30pm"
    with pytest.raises(ValueError):
        words.moment_words(datetime(2019, 7, 4, 13, 30))


@pytest.mark.parametrize(
    ("day", "working_days", "said"),
    [
        (APRIL_4, None, "today"),
        (APRIL_4, 0, "today"),
        (date(2019, 4, 5), 1, "tomorrow"),
        (date(2019, 4, 3), 1, "yesterday"),
        (date(2019, 4, 17), 9, "in 9 working days"),
        (date(2019, 4, 8), 1, "in 1 working day"),
        (date(2019, 4, 1), 3, "3 working days ago"),
        (date(2019, 4, 6), 0, "in 2 days"),
        (date(2019, 4, 17), None, "in 13 days"),
        (date(2019, 4, 18), None, "in 2 weeks"),
        (date(2019, 6, 2), None, "in 8 weeks"),
        (date(2019, 6, 3), None, "in 2 months"),
        (date(2020, 4, 3), None, "in 1 year"),
        (date(2020, 2, 4), None, "in 10 months"),
        (date(2018, 6, 21), None, "9 months ago"),
        (date(2017, 4, 4), None, "2 years ago"),
    ],
)
def test_distance_is_told_as_wide_as_a_person_would(day: date, working_days: int | None, said: str) -> None:
    assert words.distance_words(APRIL_4, day, working_days) == said


def test_no_distance_ever_rounds_to_nothing() -> None:
    for days in range(2, 1500):
        said = words.distance_words(APRIL_4, date.fromordinal(APRIL_4.toordinal() + days))
        assert said.startswith("in ")
        assert " no " not in said


@pytest.mark.parametrize(
    ("number", "thing", "said"),
    [
        (0, "item", "no items"),
        (1, "item", "1 item"),
        (3, "item", "3 items"),
        (1200, "item", "1,200 items"),
        (2, "party", "2 parties"),
        (2, "day", "2 days"),
        (2, "branch", "2 branches"),
        (2, "person", "2 people"),
    ],
)
def test_counts_agree_with_their_nouns(number: int, thing: str, said: str) -> None:
    assert words.count(number, thing) == said


def test_a_plural_can_be_given() -> None:
    assert words.count(2, "chief of staff", "chiefs of staff") == "2 chiefs of staff"


def test_small_numbers_are_words_and_repetitions_have_names() -> None:
    assert [words.number_words(n) for n in (0, 3, 9, 10, 1200, -1)] == ["no", "three", "nine", "10", "1,200", "-1"]
    assert [words.times_words(n) for n in (1, 2, 3, 12)] == ["once", "twice", "three times", "12 times"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["", "Cllr Seaman"], "Cllr Seaman"),
        (["Cllr Seaman", "John Gregg"], "Cllr Seaman and John Gregg"),
        (["Cllr Seaman", "John Gregg", "Sonia Watson"], "Cllr Seaman, John Gregg and Sonia Watson"),
    ],
)
def test_names_are_joined_with_commas_and_one_and(names: list[str], said: str) -> None:
    assert words.join_names(names) == said
    assert words.join_names(iter(names)) == said


def test_the_last_joint_can_be_or() -> None:
    assert words.join_names(["Word", "PDF"], "or") == "Word or PDF"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_ordinals(number: int, said: str) -> None:
    assert words.ordinal(number) == said


def test_a_capital_leaves_the_rest_alone() -> None:
    assert words.capital("in 9 working days at SB2") == "In 9 working days at SB2"
    assert words.capital("") == ""


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        (date(2019, 6, 1), date(2019, 6, 30), True),
        (date(2020, 2, 1), date(2020, 2, 29), True),
        (date(2020, 2, 1), date(2020, 2, 28), False),
        (date(2019, 6, 2), date(2019, 6, 30), False),
        (date(2019, 6, 1), date(2020, 6, 30), False),
    ],
)
def test_a_month_is_whole_only_from_its_first_day_to_its_last(first: date, last: date, whole: bool) -> None:
    assert words.whole_month(first, last) is whole


@pytest.mark.parametrize(
    ("first", "last", "covered"),
    [
        (date(2019, 6, 1), date(2019, 6, 30), (1, 1)),
        (date(2019, 9, 1), date(2019, 11, 30), (4, 3)),
        (date(2019, 5, 1), date(2020, 4, 30), (0, 12)),
        (date(2019, 12, 1), date(2020, 2, 29), (7, 3)),
        (date(2019, 3, 1), date(2019, 7, 31), (10, 2)),
        (date(2019, 4, 30), date(2019, 4, 30), (11, 1)),
    ],
)
def test_a_period_covers_months_of_the_municipal_year_it_begins_in(
    first: date, last: date, covered: tuple[int, int]
) -> None:
    assert words.months_covered(first, last) == covered
    offset, length = covered
    assert offset + length <= 12


def test_every_filter_is_a_public_function_of_that_name() -> None:
    for name, function in words.FILTERS.items():
        assert getattr(words, name) is function
