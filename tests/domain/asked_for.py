"""The board's year of 2018-19, as the tests of what was asked for read words in it."""

from datetime import date

from workprogramme.domain.asked_for import AskedFor, read_asked_for
from workprogramme.domain.municipal_years import MunicipalYear

YEAR = MunicipalYear(2018)
_DAYS = "2018-06-21 2018-07-19 2018-09-06 2018-10-04 2018-11-01 2018-11-29 2019-02-14 2019-02-28 2019-03-21 2019-04-04"
MEETINGS = frozenset(date.fromisoformat(day) for day in _DAYS.split())
NEXT_YEAR = (date(2019, 5, 1), date(2020, 4, 30))


def reading(text: str, wanted: tuple[date, date] | None = NEXT_YEAR) -> tuple[AskedFor, ...]:
    """What the words ask for in an item of that time, by default one for the year after."""
    return read_asked_for(text, year=YEAR, meetings=MEETINGS, wanted=wanted)
