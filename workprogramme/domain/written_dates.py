"""Days and months as officers write them: "Thursday, 4 th April, 2019", "4 Apr 19", "04/04/2019", "June 2019", "June".

Reads only what can be read in one way, day before month as in Britain; it must never guess, and knows no clock.
"""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from workprogramme.domain.municipal_years import FIRST_YEAR, LAST_YEAR, MAY_FIRST, MunicipalYear, Starts

LONGEST = 200  # characters; nobody writes a date longer than this, and reading stays quick whatever arrives

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_WEEKDAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_SHORT_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\xad"
_SAME = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’ʼ`", "'"), **dict.fromkeys(_INVISIBLE)})

_WEEKDAY = r"(?:(?!the )(?P<weekday>[a-z]{3,9})\.?,? )?"
_DAY = r"(?P<day>[0-9]{1,2})(?P<ordinal> ?(?:st|nd|rd|th))?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_DAY_MONTH = re.compile(
    rf"{_WEEKDAY}(?:the )?{_DAY}(?:,? of | ?, ?|-| )?(?P<month>[a-z]{{3,9}})\.?(?:(?: ?, ?|-| ){_YEAR})?\.?", re.I
)
_MONTH_DAY = re.compile(rf"{_WEEKDAY}(?P<month>[a-z]{{3,9}})\.? {_DAY}(?:(?: ?, ?| )(?P<year>[0-9]{{4}}))?\.?", re.I)
_MONTH_WITH_DAY = re.compile(  # "July (Thursday 11th)"
    r"(?P<month>[a-z]{3,9})\.?(?:,? (?P<year>[0-9]{4}))? ?[(\[](?:(?P<weekday>[a-z]{3,9})\.?,? )?(?:the )?"
    r"(?P<day>[0-9]{1,2})(?P<ordinal> ?(?:st|nd|rd|th))[)\]]?",
    re.I,
)
_NUMBERS = re.compile(rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?P<by>[/.-])(?P<month>[0-9]{{1,2}})(?P=by){_YEAR}", re.I)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_MONTH = re.compile(
    r"(?P<month>[a-z]{3,9})\.?(?:(?: ?, ?|-| of | )(?P<year>[0-9]{4}|'[0-9]{2})|-(?P<short>[0-9]{2}))?", re.I
)
_ISO_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])")


class UnreadableDate(ValueError):
    """The words are no date, or no possible or certain one; the message is a sentence for the officer."""


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month; ValueError when there is no such month."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 12 and FIRST_YEAR <= self.year <= LAST_YEAR):
            raise ValueError(f"There is no month {self.number} of {self.year}.")

    @property
    def first_day(self) -> date:
        """The first day of the month (inclusive)."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month (inclusive)."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    def plus(self, months: int) -> "Month":
        """The month so many months later (earlier, when negative)."""
        years, number = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, number + 1)

    def __str__(self) -> str:
        """As it is written: "June 2019"."""
        return f"{calendar.month_name[self.number]} {self.year}"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day read from words. `doubt` is a sentence when the weekday written beside it contradicts it."""

    day: date
    text: str
    doubt: str | None = None


def write_date(day: date) -> str:
    """The day as it is written: "4 April 2019"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def plain(text: str) -> str:
    """The words with one kind of space, dash and apostrophe and nothing invisible; letters keep their case."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SAME).split())


def read_date(
    text: str, year: MunicipalYear | None = None, near: date | None = None, starts: Starts = MAY_FIRST
) -> WrittenDate:
    """The one day that `text` says, day before month.

    A date without its year takes it from `year` (the municipal year it falls in, by the rule `starts`) or, failing
    that, from `near` (a date known to be within half a year of it). Raises UnreadableDate for words that are no date,
    for an impossible date, and for one whose year nothing settles.
    """
    found = find_date(plain(text) if len(text) <= LONGEST else "", year, near, starts)
    if found is None:
        raise UnreadableDate("Enter a date like this: 4 April 2019.")
    day, doubt = found
    return WrittenDate(day, text, doubt)


def read_month(
    text: str, year: MunicipalYear | None = None, near: date | None = None, starts: Starts = MAY_FIRST
) -> Month:
    """The one month that `text` says; a month without its year takes it as `read_date` does. Raises UnreadableDate."""
    found = find_month(plain(text) if len(text) <= LONGEST else "", year, near, starts)
    if found is None:
        raise UnreadableDate("Enter a month like this: June 2019.")
    return found


def find_date(
    words: str, year: MunicipalYear | None, near: date | None, starts: Starts
) -> tuple[date, str | None] | None:
    """As `read_date`, for words already made `plain`: the day and a doubt; None when they have no date's shape."""
    match = _DAY_MONTH.fullmatch(words) or _MONTH_DAY.fullmatch(words) or _NUMBERS.fullmatch(words)
    match = match or _ISO.fullmatch(words) or _MONTH_WITH_DAY.fullmatch(words)
    if match is None:
        return None
    parts = match.groupdict()
    month = int(parts["month"]) if parts["month"].isdigit() else month_number(parts["month"])
    weekday = _weekday_number(parts.get("weekday"))
    if month is None or (parts.get("weekday") and weekday is None):
        return None
    day = int(parts["day"])
    if match.re is _MONTH_DAY and not (parts["year"] or parts["ordinal"]):
        raise UnreadableDate(f"“{words}” may be a day or a month of a year. Write the day, the month and the year.")
    if parts["year"]:
        found = _day(_full_year(parts["year"]), month, day)
    else:
        found = _settle(words, _same_day_each_year(month, day, year, near), weekday, year, near, starts)
    return found, _weekday_doubt(found, weekday)


def find_month(words: str, year: MunicipalYear | None, near: date | None, starts: Starts) -> Month | None:
    """As `read_month`, for words already made `plain`; None when they have not the shape of a month.

    "Jun-19" is June 2019, as spreadsheets write it; "Jun 19" may be a day and is left alone. "2019-06" is June 2019,
    but "2009-10" is a municipal year and no month.
    """
    if match := _ISO_MONTH.fullmatch(words):
        start, number = int(match["year"]), int(match["month"])
        return None if (start + 1) % 100 == number else _month(start, number)
    match = _MONTH.fullmatch(words)
    number_or_none = month_number(match["month"]) if match else None
    if match is None or number_or_none is None:
        return None
    if written := match["year"] or match["short"]:
        return _month(_full_year(written), number_or_none)
    return _settle_month(words, number_or_none, year, near, starts)


def month_number(name: str) -> int | None:
    """1 to 12 for "January" or "jan", None for any other word."""
    return _MONTHS.get(name.lower()) or _SHORT_MONTHS.get(name.lower())


def _weekday_number(name: str | None) -> int | None:
    if not name:
        return None
    word = name.lower()
    if word in _SHORT_WEEKDAYS:
        return _SHORT_WEEKDAYS[word]
    return next((n for n, full in enumerate(_WEEKDAYS) if word in (full, full[:3])), None)


def _weekday_doubt(day: date, weekday: int | None) -> str | None:
    if weekday is None or weekday == day.weekday():
        return None
    said, actual = _WEEKDAYS[weekday].capitalize(), _WEEKDAYS[day.weekday()].capitalize()
    return f"{write_date(day)} is a {actual}, not a {said}."


def _full_year(written: str) -> int:
    digits = written.lstrip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise UnreadableDate(f"There is no month {month}. Write the day before the month: 4 April 2019 is 04/04/2019.")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableDate(f"Enter a year between {FIRST_YEAR} and {LAST_YEAR}, not {year:04d}.")
    length = calendar.monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise UnreadableDate(f"There is no {day} {calendar.month_name[month]} {year}: the month has {length} days.")
    return date(year, month, day)


def _month(year: int, number: int) -> Month:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableDate(f"Enter a year between {FIRST_YEAR} and {LAST_YEAR}, not {year:04d}.")
    return Month(year, number)


def _same_day_each_year(month: int, day: int, year: MunicipalYear | None, near: date | None) -> list[date]:
    """The day in each calendar year it could mean; UnreadableDate when no year ever has it."""
    if not 1 <= day <= calendar.monthrange(2000, month)[1]:  # a leap year, so that 29 February is a day
        raise UnreadableDate(f"There is no {day} {calendar.month_name[month]}.")
    about = (year.start, year.start + 1) if year else (near.year - 1, near.year, near.year + 1) if near else ()
    known = [y for y in about if FIRST_YEAR <= y <= LAST_YEAR]
    return [date(y, month, day) for y in known if day <= calendar.monthrange(y, month)[1]]


def _settle(
    words: str,
    days: list[date],
    weekday: int | None,
    year: MunicipalYear | None,
    near: date | None,
    starts: Starts,
) -> date:
    """The one of `days` that lies in the municipal year or within half a year of `near`."""
    if year is not None:
        possible = [day for day in days if year.includes(day, starts)]
    elif near is not None:
        possible = [day for day in days if abs(day - near) <= timedelta(days=182)]
    else:
        raise UnreadableDate(f"“{words}” has no year. Write the year too.")
    if len(possible) > 1 and weekday is not None:
        possible = [day for day in possible if day.weekday() == weekday]
    if len(possible) != 1:
        where = f"the municipal year {year}" if year else "the half years around its neighbours"
        how_often = "more than once" if possible else "nowhere"
        raise UnreadableDate(f"“{words}” is {how_often} in {where}. Write the year too.")
    return possible[0]


def _settle_month(words: str, number: int, year: MunicipalYear | None, near: date | None, starts: Starts) -> Month:
    if year is not None:
        first, last = year.first_day(starts), year.last_day(starts)
        months = [Month(y, number) for y in (year.start, year.start + 1)]
        possible = [month for month in months if month.first_day <= last and month.last_day >= first]
    elif near is not None:
        months_away = (number - near.month + 6) % 12 - 6
        possible = [] if months_away == -6 else [Month(near.year, near.month).plus(months_away)]
    else:
        raise UnreadableDate(f"“{words}” has no year. Write the year too.")
    if len(possible) != 1:
        raise UnreadableDate(f"“{words}” could be in more than one year. Write the year too.")
    return possible[0]
