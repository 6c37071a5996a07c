"""A target as a value: the officer's words, what sort of target they are, and the days they can mean.

Knows how targets compare and are written anew; it must not know how words are read (see `target_words`).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workprogramme.domain.municipal_years import MAY_FIRST, MunicipalYear, Starts
from workprogramme.domain.periods import Period
from workprogramme.domain.written_dates import Month, write_date


class TargetKind(StrEnum):
    """What sort of target it is; stored by value."""

    DAY = "day"
    MONTH = "month"
    MONTHS = "months"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "municipal_year"
    TENTATIVE = "tentative"
    AFTER = "after_event"
    RECURRING = "recurring"
    WORDS = "words"
    NONE = "none"


class Season(StrEnum):
    """A season of three whole months, as the Met Office counts them; winter runs into the following year."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"

    def months(self, year: int) -> tuple[Month, Month]:
        """Its first and last month in `year`: spring is March to May, winter December to the February that follows."""
        first = Month(year, {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}[self])
        return first, first.plus(2)


_ORDER = {kind: place for place, kind in enumerate(TargetKind)}


@dataclass(frozen=True, slots=True)
class Target:
    """When an item is wanted.

    `text` is kept exactly as it was written. `earliest` and `latest` are the first and last day it can mean
    (inclusive), both or neither. `event` and `period` belong to targets after an event ("3 months after
    implementation") and recurring ones ("after every Executive Group meeting", "every 6 months"). `doubt` is a sentence
    for the officer where the words contradict themselves or cannot be read with certainty; it is no part of the value.
    """

    kind: TargetKind
    text: str
    earliest: date | None = None
    latest: date | None = None
    period: Period | None = None
    event: str = ""
    doubt: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if (self.earliest is None) is not (self.latest is None):
            raise ValueError("A target has both a first and a last day, or neither.")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("A target's first day comes before its last.")

    @classmethod
    def on(cls, day: date) -> "Target":
        """Wanted on a day, such as that of a meeting; written "4 April 2019"."""
        return cls(TargetKind.DAY, write_date(day), day, day)

    @classmethod
    def month(cls, year: int, number: int) -> "Target":
        """Wanted in a month; written "June 2019"."""
        month = Month(year, number)
        return cls(TargetKind.MONTH, str(month), month.first_day, month.last_day)

    @classmethod
    def months(cls, first: Month, last: Month) -> "Target":
        """Wanted from one month to a later one; written "June 2019 to July 2019"."""
        if last <= first:
            raise ValueError("The second month comes after the first.")
        return cls(TargetKind.MONTHS, f"{first} to {last}", first.first_day, last.last_day)

    @classmethod
    def season(cls, season: Season, year: int) -> "Target":
        """Wanted in a season; written "Autumn 2019", and "Winter 2019-20" for the one that begins in December 2019."""
        first, last = season.months(year)
        name = MunicipalYear(year).label if season is Season.WINTER else str(year)
        return cls(TargetKind.SEASON, f"{season.capitalize()} {name}", first.first_day, last.last_day)

    @classmethod
    def quarter(cls, number: int, year: MunicipalYear) -> "Target":
        """Wanted in a quarter of the financial year: quarter 1 is April to June; written "Quarter 1 2019-20".

        The local government financial year begins on 1 April: Local Government Finance Act 1992 s69(1).
        """
        if not 1 <= number <= 4:
            raise ValueError("A year has quarters 1 to 4.")
        first = Month(year.start, 4).plus(3 * (number - 1))
        return cls(TargetKind.QUARTER, f"Quarter {number} {year}", first.first_day, first.plus(2).last_day)

    @classmethod
    def year(cls, year: MunicipalYear, starts: Starts = MAY_FIRST) -> "Target":
        """Wanted within a municipal year, which starts by the rule `starts`; written "2019-20"."""
        return cls(TargetKind.YEAR, year.label, year.first_day(starts), year.last_day(starts))

    @classmethod
    def after(cls, event: str, period: Period | None = None) -> "Target":
        """Wanted a period after an event, or at some time after it; written "3 months after implementation"."""
        if not event.strip():
            raise ValueError("Say after which event.")
        return cls(
            TargetKind.AFTER, f"{period} after {event}" if period else f"after {event}", None, None, period, event
        )

    @classmethod
    def every(cls, what: str | Period) -> "Target":
        """Wanted again and again: "after every Executive Group meeting" (an event), "every 6 months" (a period)."""
        if isinstance(what, Period):
            return cls(TargetKind.RECURRING, f"every {what}", period=what)
        if not what.strip():
            raise ValueError("Say after which event.")
        return cls(TargetKind.RECURRING, f"after every {what}", event=what)

    @classmethod
    def tentative(cls, likely: "Target") -> "Target":
        """Not confirmed, but likely in the window of another target; written "TBC – June 2019?"."""
        if likely.window() is None:
            raise ValueError("A tentative target names a day or a period.")
        return cls(TargetKind.TENTATIVE, f"TBC – {likely.text}?", likely.earliest, likely.latest)

    @classmethod
    def none(cls) -> "Target":
        """No target; written as nothing."""
        return cls(TargetKind.NONE, "")

    def window(self) -> tuple[date, date] | None:
        """The first and last day it can mean (inclusive), or None when no dates are known."""
        return None if self.earliest is None or self.latest is None else (self.earliest, self.latest)

    def includes(self, day: date) -> bool:
        """Whether `day` is one of the days it can mean."""
        return self.earliest is not None and self.latest is not None and self.earliest <= day <= self.latest

    def is_late_on(self, day: date) -> bool:
        """Whether `day` is past the last day it can mean; a target without dates is never late."""
        return self.latest is not None and day > self.latest

    def due_after(self, event_day: date) -> date | None:
        """For a target a known period after an event: the day that is, once the event's day is known."""
        return self.period.after(event_day) if self.kind is TargetKind.AFTER and self.period else None

    @property
    def code(self) -> str | None:
        """ "2019-04-04" for a day, "2019-06" for a month, "2019-20" for a municipal year, None for all else."""
        if self.earliest is None:
            return None
        if self.kind is TargetKind.YEAR:
            return MunicipalYear(self.earliest.year).label
        return {TargetKind.DAY: self.earliest.isoformat(), TargetKind.MONTH: self.earliest.isoformat()[:7]}.get(
            self.kind
        )

    def sort_key(self) -> tuple[date, date, int, str]:
        """Soonest first, of two that begin together the narrower first, those without dates last, by kind and words."""
        first, last = self.window() or (date.max, date.max)
        return first, last, _ORDER[self.kind], self.text.casefold()
