"""Days and months in the officer's words: what is read, what is refused, and what is never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprogramme.domain.municipal_years import AnnualCouncils, MunicipalYear
from workprogramme.domain.written_dates import Month, UnreadableDate, read_date, read_month, write_date

YEAR_2018 = MunicipalYear(2018)

# Every spelling here is of Thursday 4 April 2019.
SPELLINGS = [
    "4th April 2019",
    "4 th April 2019",
    "4\N{NO-BREAK SPACE}th\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}April  2019",
    "Thursday, 4th April, 2019",
    "Thursday 4 April 2019",
    "THURSDAY 4TH APRIL 2019",
    "Thurs 4 April 2019",
    "Thu. 4 Apr. 2019",
    "the 4th of April, 2019",
    "Thursday the 4th of April 2019",
    "04 April 2019",
    "4 Apr 19",
    "4-Apr-19",
    "4 April '19",
    "April 4th 2019",
    "April 4, 2019",
    "04/04/2019",
    "4/4/19",
    "4.4.2019",
    "04-04-2019",
    "Thursday 04/04/2019",
    "2019-04-04",
    "4ᵗʰ April 2019",
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_day_is_read_in_every_usual_spelling(text: str) -> None:
    written = read_date(text)
    assert (written.day, written.text, written.doubt) == (date(2019, 4, 4), text, None)


def test_numbers_are_day_before_month_as_in_britain() -> None:
    assert read_date("03/04/2019").day == date(2019, 4, 3)
    with pytest.raises(UnreadableDate, match=r"There is no month 13\. Write the day before the month"):
        read_date("04/13/2019")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31 June 2019", "There is no 31 June 2019: the month has 30 days."),
        ("29 February 2019", "There is no 29 February 2019: the month has 28 days."),
        ("0 April 2019", "There is no 0 April 2019: the month has 30 days."),
        ("31 June", "There is no 31 June."),
        ("4 April 0019", "Enter a year between 1900 and 2199, not 0019."),
        ("4 April", "“4 April” has no year. Write the year too."),
        ("June 19", "“June 19” may be a day or a month of a year. Write the day, the month and the year."),
    ],
)
def test_an_impossible_or_uncertain_date_is_refused_with_its_reason(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableDate) as refusal:
        read_date(text)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "text",
    ["", " ", "soon", "5th/6th June 2019", "5-6 June 2019", "June 2019", "2019", "4 Brumaire 2019", "04/04-2019",
     "Someday 4 April 2019", "4 April 2019 or 5 April 2019", "4444 April 2019", "٤ April 2019",
     "4 April 2019" + " " * 500],
)  # fmt: skip
def test_what_is_no_single_date_is_not_read_as_one(text: str) -> None:
    with pytest.raises(UnreadableDate, match="Enter a date like this"):
        read_date(text)


def test_a_weekday_that_contradicts_the_date_is_reported() -> None:
    written = read_date("Friday 4 April 2019")
    assert written.day == date(2019, 4, 4)
    assert written.doubt == "4 April 2019 is a Thursday, not a Friday."


@pytest.mark.parametrize(
    ("text", "day"),
    [("21st June", date(2018, 6, 21)), ("14 February", date(2019, 2, 14)), ("30 April", date(2019, 4, 30)),
     ("1 May", date(2018, 5, 1)), ("Thursday 4th April", date(2019, 4, 4)), ("April 4th", date(2019, 4, 4))],
)  # fmt: skip
def test_a_date_without_its_year_takes_it_from_the_municipal_year(text: str, day: date) -> None:
    written = read_date(text, YEAR_2018)
    assert (written.day, written.doubt) == (day, None)


def test_29_february_is_in_a_municipal_year_only_when_that_has_one() -> None:
    assert read_date("29 February", MunicipalYear(2019)).day == date(2020, 2, 29)
    with pytest.raises(UnreadableDate, match="“29 February” is nowhere in the municipal year 2018-19"):
        read_date("29 February", YEAR_2018)


def test_a_date_that_falls_twice_into_a_year_between_annual_councils_needs_its_year_or_weekday() -> None:
    councils = AnnualCouncils.on([date(2018, 5, 10), date(2019, 5, 23)])
    with pytest.raises(UnreadableDate, match="“16 May” is more than once in the municipal year 2018-19"):
        read_date("16 May", YEAR_2018, starts=councils)
    assert read_date("Thursday 16 May", YEAR_2018, starts=councils).day == date(2019, 5, 16)


def test_a_date_without_its_year_is_looked_for_near_its_neighbour() -> None:
    assert read_date("10 January", near=date(2018, 12, 13)).day == date(2019, 1, 10)
    assert read_date("13 December", near=date(2019, 1, 10)).day == date(2018, 12, 13)
    assert read_month("January", near=date(2018, 12, 13)) == Month(2019, 1)
    with pytest.raises(UnreadableDate, match="more than one year"):
        read_month("June", near=date(2018, 12, 13))


@pytest.mark.parametrize(
    "text", ["June 2019", "Jun 2019", "JUNE 2019", "June, 2019", "June of 2019", "Jun-19", "2019-06"]
)
def test_a_month_is_read_in_every_usual_spelling(text: str) -> None:
    assert read_month(text) == Month(2019, 6)


@pytest.mark.parametrize("text", ["June 19", "2011-12", "Summer 2019", "Juny 2019", "2019-13", "June/July 2019", ""])
def test_what_is_no_certain_month_is_not_read_as_one(text: str) -> None:
    with pytest.raises(UnreadableDate):
        read_month(text)


def test_a_month_without_its_year_takes_it_from_the_municipal_year() -> None:
    assert read_month("June", YEAR_2018) == Month(2018, 6)
    assert read_month("Feb", YEAR_2018) == Month(2019, 2)
    assert read_month("Sept.", YEAR_2018) == Month(2018, 9)
    with pytest.raises(UnreadableDate, match="“May” could be in more than one year"):
        read_month("May", YEAR_2018, starts=(5, 16))


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_written_day_reads_as_itself(day: date) -> None:
    assert read_date(write_date(day)).day == day
    assert read_date(day.strftime("%A, %d/%m/%Y").replace(",", "")).doubt is None
    assert read_month(str(Month(day.year, day.month))) == Month(day.year, day.month)


@given(st.dates(date(1901, 5, 1), date(2197, 4, 30)))
def test_a_day_without_its_year_is_found_again_in_its_municipal_year(day: date) -> None:
    text = write_date(day).rsplit(" ", 1)[0]
    assert read_date(text, MunicipalYear.of(day)).day == day
    assert read_date(text, near=day + timedelta(days=100)).day == day
