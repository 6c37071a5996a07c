"""When the reply to a recommendation is due: periods that begin with the day of receipt."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprogramme.domain.periods import Period, Unit
from workprogramme.domain.replies import STATUTORY_REPLY, ReplyPeriod, reply_due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2019, 4, 4), date(2019, 6, 3)),
        (date(2019, 4, 1), date(2019, 5, 31)),
        (date(2019, 7, 1), date(2019, 8, 31)),
        (date(2019, 6, 30), date(2019, 8, 29)),
        (date(2018, 12, 28), date(2019, 2, 27)),
        (date(2018, 12, 29), date(2019, 2, 28)),
        (date(2018, 12, 31), date(2019, 2, 28)),
        (date(2019, 12, 29), date(2020, 2, 28)),
        (date(2019, 12, 30), date(2020, 2, 29)),
        (date(2019, 12, 31), date(2020, 2, 29)),
        (date(2020, 1, 1), date(2020, 2, 29)),
        (date(2019, 11, 15), date(2020, 1, 14)),
    ],
)
def test_a_reply_is_due_two_months_beginning_with_receipt(received: date, due: date) -> None:
    assert reply_due(received) == due


@pytest.mark.parametrize(
    ("count", "unit", "due"),
    [
        (28, Unit.DAYS, date(2019, 5, 1)),
        (1, Unit.DAYS, date(2019, 4, 4)),
        (8, Unit.WEEKS, date(2019, 5, 29)),
        (1, Unit.MONTHS, date(2019, 5, 3)),
        (1, Unit.YEARS, date(2020, 4, 3)),
    ],
)
def test_a_committee_may_have_its_own_period(count: int, unit: Unit, due: date) -> None:
    assert reply_due(date(2019, 4, 4), ReplyPeriod.local(count, unit)) == due


def test_the_clock_starts_with_the_notice_when_that_came_later() -> None:
    assert reply_due(date(2019, 4, 4), notice_received=date(2019, 4, 10)) == date(2019, 6, 9)
    assert reply_due(date(2019, 4, 10), notice_received=date(2019, 4, 4)) == date(2019, 6, 9)


def test_a_period_names_its_source_and_its_length() -> None:
    assert (str(STATUTORY_REPLY.period), STATUTORY_REPLY.source) == ("2 months", "Local Government Act 2000 s9FE")
    assert str(ReplyPeriod.local(1, Unit.WEEKS).period) == "1 week"
    assert ReplyPeriod.local(8, Unit.WEEKS).source.startswith("Local:")


@pytest.mark.parametrize("count", [0, -1, 1000])
def test_a_period_of_no_length_or_an_absurd_one_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="between 1 and 999 weeks"):
        ReplyPeriod.local(count, Unit.WEEKS)


def test_a_period_after_a_day_does_not_count_it() -> None:
    assert Period(3, Unit.MONTHS).after(date(2018, 11, 30)) == date(2019, 2, 28)
    assert Period(2, Unit.WEEKS).after(date(2019, 4, 4)) == date(2019, 4, 18)
    assert Period(1, Unit.YEARS).after(date(2020, 2, 29)) == date(2021, 2, 28)
    assert Period(12, Unit.MONTHS).after(date(2019, 4, 4)) == date(2020, 4, 4)


@given(st.dates(date(1900, 1, 1), date(2190, 12, 31)), st.integers(1, 24))
def test_who_receives_later_never_replies_sooner(received: date, months: int) -> None:
    period = ReplyPeriod.local(months, Unit.MONTHS)
    assert received < reply_due(received, period) <= reply_due(received + timedelta(days=1), period)
