"""The latest lawful day of publication, for any meeting that the calendar of holidays is sure of."""

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workprogramme.domain.agendas import dispatch_day
from workprogramme.domain.jurisdictions import ENGLAND, WALES
from workprogramme.domain.programme import MeetingValue
from workprogramme.domain.working_days import BeyondHorizon, WorkingDays

DAYS = WorkingDays()


@given(st.dates(date(1996, 1, 1), date(2030, 12, 31)), st.sampled_from([ENGLAND, WALES]))
def test_the_latest_day_has_enough_clear_days_and_the_next_working_day_has_not(day, jurisdiction):
    meeting = MeetingValue(id=1, day=day, starts=time(14))
    try:
        latest = dispatch_day(meeting, DAYS, jurisdiction)
    except BeyondHorizon:
        return
    assert latest is not None
    assert clear_days(latest, day) >= jurisdiction.clear_days
    following = latest + timedelta(days=1)
    while not DAYS.is_working_day(following):
        following += timedelta(days=1)
    assert clear_days(following, day) < jurisdiction.clear_days


def clear_days(first, last):
    """Working days strictly between two days, counted one by one."""
    between = (first + timedelta(days=n) for n in range(1, (last - first).days))
    return sum(DAYS.is_working_day(day) for day in between)
