"""Which year the dates without one are in: the document's own title says it, or the dates around them, or weekdays.

Never guesses: where two years are as likely, the date stays words, with a sentence that says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.municipal_years import FIRST_YEAR, LAST_YEAR, MunicipalYear
from workprogramme.domain.targets import Target, TargetKind
from workprogramme.exchange.reading.layouts.when import When, read_when
from workprogramme.exchange.reading.lines import Line

_YEAR = re.compile(r"(?<![0-9/.-])(?:19|20)[0-9]{2}(?![0-9])")
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_FEWEST = 2  # dates with weekdays that settle a year by themselves
_MOST_YEARS = 12
_BY_WEEKDAYS = "The dates have no year; {} is the only year named in the document whose weekdays are theirs."


@dataclass(frozen=True, slots=True)
class Years:
    """What is known of the year of a document: a municipal year, or a calendar year, or neither.

    `sure` is whether somebody said it; else it was taken from other dates.
    """

    municipal: MunicipalYear | None = None
    calendar: int | None = None
    sure: bool = True

    def read(self, text: str) -> When:
        """The date cell, read in this year."""
        if self.calendar is None:
            return read_when(text, self.municipal)
        when = read_when(text)
        if when.target.kind is not TargetKind.WORDS or not when.target.doubt:
            return when
        for year in (MunicipalYear(self.calendar), MunicipalYear(self.calendar).previous):
            found = read_when(text, year)
            if found.target.earliest and found.target.earliest.year == self.calendar:
                return found
        return when


def read_dates(texts: Sequence[str], years: Years) -> list[When]:
    """The date cells in their order. One without a year goes by `years`, unless the dates around it contradict it."""
    whens = [years.read(text) for text in texts]
    alone = [read_when(text) for text in texts]
    known = [when.target.earliest if when.target.kind in (TargetKind.DAY, TargetKind.MONTH) else None for when in alone]
    for place, (when, bare) in enumerate(zip(whens, alone, strict=True)):
        if known[place] is not None or not (bare.target.doubt and "no year" in bare.target.doubt):
            continue
        whens[place] = _beside(texts[place], when, _last(known[:place]), _first(known[place + 1 :]), years)
    return whens


def _beside(text: str, when: When, before: date | None, after: date | None, years: Years) -> When:
    """The date as it was read, or in the year in which it stands in order between its neighbours."""
    day = when.target.earliest
    if before is None and after is None:
        return when
    in_order = [other for other in _each_year(text, before or after) if _between(other, before, after)]
    if day is not None and _between(day, before, after):
        return when
    if len(in_order) != 1:
        return when
    if day is None or not years.sure:
        return in_order[0]
    first, second = sorted((day.year, in_order[0].target.earliest.year if in_order[0].target.earliest else day.year))
    doubt = f"“{text}” has no year, and may be in {first} or {second}. Write the year too."
    return When(Target(TargetKind.WORDS, when.target.text, doubt=doubt), when.note)


def _each_year(text: str, near: date | None) -> list[When]:
    if near is None:
        return []
    about = [MunicipalYear(at) for at in range(near.year - 2, near.year + 2) if FIRST_YEAR <= at < LAST_YEAR]
    found = {when.target.earliest: when for year in about if (when := read_when(text, year)).target.earliest}
    return list(found.values())


def _between(when: When | date, before: date | None, after: date | None) -> bool:
    day = when if isinstance(when, date) else when.target.earliest
    if day is None:
        return False
    if before is not None and after is not None:
        return before <= day <= after
    if before is not None:
        return 0 <= (day - before).days <= 200
    return after is not None and 0 <= (after - day).days <= 200


def _last(days: Sequence[date | None]) -> date | None:
    return next((day for day in reversed(days) if day is not None), None)


def _first(days: Sequence[date | None]) -> date | None:
    return next((day for day in days if day is not None), None)


def year_of_weekdays(texts: Sequence[str], lines: Sequence[Line]) -> tuple[MunicipalYear, str] | None:
    """The one municipal year in which all weekdays are right, of those that the document names; and a note."""
    told = [text for text in texts if _WEEKDAY.search(text)]
    if len(told) < _FEWEST:
        return None
    named = {int(year) for line in lines if len(line.written) < 2_000 for year in _YEAR.findall(line.text)}
    if not 1 <= len(named) <= _MOST_YEARS:
        return None
    possible = {year for at in named for year in (at - 1, at) if FIRST_YEAR <= year < LAST_YEAR}
    right = [year for year in sorted(possible) if _all_right(told, MunicipalYear(year))]
    if len(right) != 1:
        return None
    return MunicipalYear(right[0]), _BY_WEEKDAYS.format(MunicipalYear(right[0]))


def _all_right(texts: Sequence[str], year: MunicipalYear) -> bool:
    read = [read_when(text, year).target for text in texts]
    return all(target.kind is TargetKind.DAY and not target.doubt for target in read)
