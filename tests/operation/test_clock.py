"""A fixed day is the day on which everything happens, at whatever hour somebody looks."""

from datetime import UTC, date, datetime, time

import pytest

from workprogramme.clock import LONDON, Clock, on_day


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        (date(2019, 3, 1), time(23, 30), datetime(2019, 3, 1, 23, 30, tzinfo=UTC)),
        (date(2019, 4, 1), time(23, 30), datetime(2019, 4, 1, 22, 30, tzinfo=UTC)),
        (date(2019, 4, 1), time(0, 30), datetime(2019, 3, 31, 23, 30, tzinfo=UTC)),
    ],
)
def test_the_hour_is_that_of_london_in_winter_and_in_summer(day: date, hour: time, moment: datetime) -> None:
    assert on_day(day, hour) == moment


@pytest.mark.parametrize("day", [date(2019, 3, 1), date(2019, 7, 1)])
def test_now_is_on_the_fixed_day(day: date) -> None:
    clock = Clock(day)
    assert (clock.today(), clock.now().astimezone(LONDON).date()) == (day, day)
