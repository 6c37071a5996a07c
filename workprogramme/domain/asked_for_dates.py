"""Settles which meeting a written day means: "21st June" in an item for June 2019 is the meeting of 21 June 2018.

Knows the days of meetings that it is given; it must not know phrases, and never takes a day that is no meeting's.
"""

import re
from collections.abc import Set as AbstractSet
from datetime import date

from workprogramme.domain.municipal_years import MAY_FIRST, MunicipalYear, Starts
from workprogramme.domain.written_dates import UnreadableDate, read_date, write_date

_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip

_HAS_YEAR = re.compile(r"[0-9]{4}|'[0-9]{2}|[/.][0-9]{2}$")
_MONTH_ONLY = re.compile(r"([A-Za-z]{3,9})\.?(?: ([0-9]{4}))?")
_LEADING = re.compile(r"the ", re.IGNORECASE)


def settle_meeting(
    written: str,
    meetings: AbstractSet[date],
    year: MunicipalYear | None,
    wanted: tuple[date, date] | None = None,
    starts: Starts = MAY_FIRST,
) -> tuple[date | None, str | None]:
    """The meeting that `written` means, and a sentence for the officer where that is none or not certain.

    A day without its year is the last meeting on that day before the item is wanted (`wanted`: first and last day,
    inclusive); without `wanted`, the one in `year`, else the last known. Constant time.
    """
    written = _LEADING.sub("", written, count=1)
    if month := _MONTH_ONLY.fullmatch(written):
        return _of_month(written, month[1], month[2], meetings, year, wanted)
    try:
        if _HAS_YEAR.search(written):
            read = read_date(written)
            return _before_wanted(read.day, meetings, wanted) if read.doubt is None else (None, read.doubt)
        return _without_year(written, meetings, year, wanted, starts)
    except UnreadableDate as error:
        return None, str(error)


def _of_month(
    written: str,
    name: str,
    said: str | None,
    meetings: AbstractSet[date],
    year: MunicipalYear | None,
    wanted: tuple[date, date] | None,
) -> tuple[date | None, str | None]:
    """The last meeting in that month before the item is wanted, if it had one there and no more."""
    last = wanted[1] if wanted else date(year.start + 2, 1, 1) if year else max(meetings, default=date.min)
    month = next((n for n, known in enumerate(_NAMES, 1) if known.startswith(name.lower()[:3])), 0)
    there = (day for day in meetings if day.month == month and day < last and said in (None, str(day.year)))
    days = sorted(there, reverse=True)
    latest = [day for day in days if day.year == days[0].year]
    if len(latest) == 1:
        return latest[0], None
    if latest:
        return None, f"“{written}” may be {' or '.join(write_date(day) for day in reversed(latest))}."
    return None, f"The programme has no earlier meeting in {written}."


def _before_wanted(
    day: date, meetings: AbstractSet[date], wanted: tuple[date, date] | None
) -> tuple[date | None, str | None]:
    if day not in meetings:
        return None, f"The programme has no meeting on {write_date(day)}."
    if wanted and (day >= wanted[1]):
        return None, f"The meeting on {write_date(day)} is not before the item."
    return day, None


def _without_year(
    written: str,
    meetings: AbstractSet[date],
    year: MunicipalYear | None,
    wanted: tuple[date, date] | None,
    starts: Starts,
) -> tuple[date | None, str | None]:
    about = wanted[1].year if wanted else year.start + 1 if year else None
    if about is None:
        return None, f"“{written}” has no year. Write the year too."
    days, doubt = [], None
    for calendar_year in range(about, about - 3, -1):
        try:
            read = read_date(f"{written} {calendar_year}")
        except UnreadableDate as error:
            doubt = str(error)
            continue
        if read.doubt is None and read.day in meetings and not (wanted and read.day >= wanted[1]):
            days.append(read.day)
    if wanted:
        sure = [day for day in days if day < wanted[0]]
        if not days:
            return None, _no_such_meeting(written, year, starts) or doubt
        if len(days) == 1 or sure[:1] == days[:1]:
            return days[0], None
        return (sure or days)[0], f"“{written}” may be {' or '.join(write_date(day) for day in days)}."
    days.sort(key=lambda day: year is None or not year.includes(day, starts))
    return (days[0], None) if days else (None, _no_such_meeting(written, year, starts) or doubt)


def _no_such_meeting(written: str, year: MunicipalYear | None, starts: Starts) -> str:
    if year is not None:
        try:
            return f"The programme has no meeting on {write_date(read_date(written, year, starts=starts).day)}."
        except UnreadableDate as error:
            return str(error)
    return f"The programme has no earlier meeting on {written}."
