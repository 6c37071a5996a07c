"""Lengths of time as rules write them: so many days, weeks, months or years from a day.

Knows how months are counted by the corresponding date; it must not know working days, which need holidays.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    """What a period is counted in; days are calendar days."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Period:
    """A positive number of calendar days, weeks, months or years; ValueError when it is not positive or over 999."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 0 < self.count <= 999:
            raise ValueError(f"A period is between 1 and 999 {self.unit.value}, not {self.count}.")

    def __str__(self) -> str:
        """As it is written: "1 month", "2 months"."""
        return f"{self.count} {self.unit.value.removesuffix('s') if self.count == 1 else self.unit.value}"

    @property
    def _months(self) -> int | None:
        return {Unit.MONTHS: self.count, Unit.YEARS: 12 * self.count}.get(self.unit)

    @property
    def _days(self) -> int:
        return 7 * self.count if self.unit is Unit.WEEKS else self.count

    def after(self, day: date) -> date:
        """The day on which the period ends when `day` itself is not counted.

        Months end on the corresponding date, or on the last day of a month that has none:
        Dodds v Walker [1981] 1 WLR 1027 (HL).
        """
        if self._months is None:
            return day + timedelta(days=self._days)
        year, month = _month_after(day, self._months)
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))

    def beginning_with(self, day: date) -> date:
        """The last day of the period (inclusive) when `day` is its first.

        Months end on the day before the corresponding date (4 April and two months: 3 June), or on the last day of a
        month that has no such date (31 December and two months: 28 or 29 February).
        Sources: Dodds v Walker [1981] 1 WLR 1027 (HL) for the corresponding date; Hare v Gocher [1962] 2 QB 641 for
        "beginning with", which counts the first day.
        """
        if self._months is None:
            return day + timedelta(days=self._days - 1)
        year, month = _month_after(day, self._months)
        length = calendar.monthrange(year, month)[1]
        return date(year, month, length) if day.day > length else date(year, month, day.day) - timedelta(days=1)


def _month_after(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1
