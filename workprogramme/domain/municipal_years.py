"""Municipal years: from one annual council to the day before the next, written "2018-19".

Knows which day belongs to which year under a council's rule; it must not know today's date.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

# Annual council is in May in an election year and may be in March, April or May in others:
# Local Government Act 1972 Schedule 12 paragraph 1(2). Most councils plan by a fixed rule; this is the usual one.
MAY_FIRST: tuple[int, int] = (5, 1)

# Outside these a number in a document is not a year of any programme; it keeps dates far from the calendar's ends.
FIRST_YEAR, LAST_YEAR = 1900, 2199

_WRITTEN = re.compile(r"([0-9]{4})\s*[-/‐‑‒–—−]\s*([0-9]{4}|[0-9]{2})")


@dataclass(frozen=True, slots=True)
class AnnualCouncils:
    """The days of annual council, where a council goes by them; `otherwise` is the rule for all other years."""

    days: frozenset[date]
    otherwise: tuple[int, int] = MAY_FIRST

    @classmethod
    def on(cls, days: Iterable[date], otherwise: tuple[int, int] = MAY_FIRST) -> "AnnualCouncils":
        """The annual councils held on `days`, one a calendar year; ValueError when a year has two."""
        return cls(frozenset(days), otherwise)

    def __post_init__(self) -> None:
        seen: dict[int, date] = {}
        for day in sorted(self.days):
            if day.year in seen:
                raise ValueError(f"A council has one annual council a year; {day.year} has two.")
            seen[day.year] = day

    def in_year(self, year: int) -> date:
        """The first day of the municipal year that begins in the calendar year `year`."""
        return next((day for day in self.days if day.year == year), date(year, *self.otherwise))


Starts = tuple[int, int] | AnnualCouncils
"""When a municipal year starts: a month and day of every year, or the days of annual council."""


@dataclass(frozen=True, order=True, slots=True)
class MunicipalYear:
    """The municipal year that begins in the calendar year `start`."""

    start: int

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.start < LAST_YEAR:
            raise ValueError(f"A municipal year starts between {FIRST_YEAR} and {LAST_YEAR - 1}, not in {self.start}.")

    @classmethod
    def parse(cls, text: str) -> "MunicipalYear":
        """Read "2018-19", "2018/19" or "2018-2019", with any dash; ValueError with a sentence for anything else."""
        match = _WRITTEN.fullmatch(text.strip())
        if match is None:
            raise ValueError("Write the municipal year like this: 2018-19.")
        first, second = match.groups()
        if not FIRST_YEAR <= int(first) < LAST_YEAR:
            raise ValueError(f"A municipal year starts between {FIRST_YEAR} and {LAST_YEAR - 1}, not in {first}.")
        following = str(int(first) + 1)
        if second not in (following, following[-2:]):
            raise ValueError(
                f"{first}-{second} is not a municipal year. The one that starts in {first} is {first}-{following[-2:]}."
            )
        return cls(int(first))

    @classmethod
    def of(cls, day: date, starts: Starts = MAY_FIRST) -> "MunicipalYear":
        """The municipal year in which `day` falls, when years start by the rule `starts`."""
        return cls(day.year if day >= _start_in(day.year, starts) else day.year - 1)

    @property
    def label(self) -> str:
        """As it is written: "2018-19"."""
        return f"{self.start}-{(self.start + 1) % 100:02d}"

    def __str__(self) -> str:
        return self.label

    @property
    def next(self) -> "MunicipalYear":
        """The year after this one."""
        return MunicipalYear(self.start + 1)

    @property
    def previous(self) -> "MunicipalYear":
        """The year before this one."""
        return MunicipalYear(self.start - 1)

    @property
    def neighbours(self) -> tuple["MunicipalYear", ...]:
        """The year before and the year after, as far as there are programmes."""
        return tuple(MunicipalYear(at) for at in (self.start - 1, self.start + 1) if FIRST_YEAR <= at < LAST_YEAR)

    def first_day(self, starts: Starts = MAY_FIRST) -> date:
        """The first day of the year (inclusive)."""
        return _start_in(self.start, starts)

    def last_day(self, starts: Starts = MAY_FIRST) -> date:
        """The last day of the year (inclusive): the day before the next one starts."""
        return _start_in(self.start + 1, starts) - timedelta(days=1)

    def includes(self, day: date, starts: Starts = MAY_FIRST) -> bool:
        """Whether `day` falls in this year, when years start by the rule `starts`."""
        return self.first_day(starts) <= day <= self.last_day(starts)

    def __contains__(self, day: date) -> bool:
        """`day in year`, by the 1 May rule; where the council has its own rule ask `includes`."""
        return self.includes(day)


def year_to_show(published: Sequence[int], asked: str | None, today: date) -> int | None:
    """Of the years with an edition (by the year they start in, oldest first) the one to show; None where there is none.

    The one that is asked for ("2018-19") and no other; where none is, that of today, else the newest.
    """
    if asked:
        try:
            year = MunicipalYear.parse(asked).start
        except ValueError:
            return None
        return year if year in published else None
    this_year = MunicipalYear.of(today).start
    return this_year if this_year in published else published[-1] if published else None


def _start_in(year: int, starts: Starts) -> date:
    return starts.in_year(year) if isinstance(starts, AnnualCouncils) else date(year, *starts)
