"""The law as this council applies it: its working days and its jurisdiction, ready for a request."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from workprogramme.domain.jurisdictions import ENGLAND, WALES, Jurisdiction
from workprogramme.domain.working_days import BeyondHorizon, WorkingDays
from workprogramme.web.context import house
from workprogramme.web.council import council_row


def working_days() -> WorkingDays:
    """The council's working days: not weekends, bank holidays or its own closure days."""
    return working_days_with(council_row().closures)


def working_days_with(closures: Iterable[Mapping[str, str]]) -> WorkingDays:
    """The working days of a council that is closed on these days, as its record keeps them."""
    return _working_days(tuple((c["first"], c["last"], c["reason"]) for c in closures))


@lru_cache(maxsize=8)
def _working_days(closures: tuple[tuple[str, str, str], ...]) -> WorkingDays:
    closed: dict[date, str] = {}
    for first, last, reason in closures:
        day, end = date.fromisoformat(first), date.fromisoformat(last)
        while day <= end:
            closed[day] = reason
            day += timedelta(days=1)
    return WorkingDays(closed)


def jurisdiction() -> Jurisdiction:
    """Whose law binds the council: the setting JURISDICTION."""
    return WALES if house().settings.jurisdiction == "wales" else ENGLAND


def working_days_until(day: date, days: WorkingDays | None = None) -> int | None:
    """Working days after today up to and including `day`; negative for a day gone by; None past the horizon."""
    try:
        return (days or working_days()).count_between(house().clock.today(), day)
    except BeyondHorizon:
        return None
