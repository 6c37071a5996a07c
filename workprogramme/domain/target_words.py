"""Reads an officer's words for when an item is wanted: "4th April 2019", "June", "Autumn 2019", "TBC – Feb?", nothing.

Reads only what can be read in one way and keeps the rest as words; it must never raise, guess or lose a character.
"""

import re
from datetime import date

from workprogramme.domain.municipal_years import MAY_FIRST, MunicipalYear, Starts
from workprogramme.domain.periods import Period, Unit
from workprogramme.domain.target_value import Season, Target, TargetKind
from workprogramme.domain.written_dates import (
    LONGEST,
    Month,
    UnreadableDate,
    find_date,
    find_month,
    month_number,
    plain,
)

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {"a": 1, "an": 1} | {word: number for number, word in enumerate(_NUMBERS, 1)}
_COUNTED = rf"(?P<count>[1-9][0-9]{{0,2}}|an?|{'|'.join(_NUMBERS)})[ -](?P<unit>day|week|month|year)s?'?"
_EVERY = {
    "every day": Period(1, Unit.DAYS),
    "every week": Period(1, Unit.WEEKS),
    "weekly": Period(1, Unit.WEEKS),
    "fortnightly": Period(2, Unit.WEEKS),
    "every month": Period(1, Unit.MONTHS),
    "monthly": Period(1, Unit.MONTHS),
    "every quarter": Period(3, Unit.MONTHS),
    "quarterly": Period(3, Unit.MONTHS),
    "six monthly": Period(6, Unit.MONTHS),
    "6 monthly": Period(6, Unit.MONTHS),
    "half yearly": Period(6, Unit.MONTHS),
    "every year": Period(1, Unit.YEARS),
    "yearly": Period(1, Unit.YEARS),
    "annual": Period(1, Unit.YEARS),
    "annually": Period(1, Unit.YEARS),
}

_TO_BE = "advised|agreed|allocated|announced|arranged|confirmed|decided|determined|fixed|scheduled|set"
_UNSURE = rf"(?:(?:meeting )?date )?(?:tb[acd]|t\.b\.[acd]\.?|(?:still )?to be (?:{_TO_BE}))"
_HEDGE = (
    r"approx(?:imately)?\.?|around|circa|c\.|likely|maybe|perhaps|possibly|probably|provisional(?:ly)?|tentative(?:ly)?"
)
NOT_YET = re.compile(_UNSURE, re.I)
_FRONT = re.compile(rf"(?:{_UNSURE}|{_HEDGE}|\?)(?![a-z])[ :;,/(-]*", re.I)
_BACK = re.compile(rf"(?:[ :;,/(-]+(?:{_UNSURE}|{_HEDGE})|[ (-]*\?)[ ).]*$", re.I)
_NOTHING = re.compile(
    r"-*|n/?a|none|(?:not |un)known|(?:not yet |un|not )(?:scheduled|allocated|dated)|no (?:date|target)(?: set| yet)?",
    re.I,
)
_PART_OF = re.compile(r"(?:in|during|early|mid|late|(?:the )?(?:start|beginning|middle|end) of)[ -](?:in )?", re.I)
_ON = re.compile(r"on ", re.I)
_MONTHS = re.compile(r"([a-z]{3,9}\.?)( [0-9]{4})?( ?/ ?| or | ?- ?| to )([a-z]{3,9}\.?)( [0-9]{4})?", re.I)
_SEASON = re.compile(r"(spring|summer|autumn|winter)(?:,? (?:([0-9]{4})|([0-9]{4} ?[-/] ?[0-9]{2,4})))?", re.I)
_QUARTER = re.compile(r"(?:q|qtr\.? ?|quarter )([1-4])(?:,? (?:of )?([0-9]{4} ?[-/] ?[0-9]{2,4}))?", re.I)
_YEAR = re.compile(r"(?:municipal year )?([0-9]{4} ?[-/] ?[0-9]{2,4})(?: municipal year)?", re.I)
_OTHER_YEAR = re.compile(r"(?:the )?(this|current|next) municipal year", re.I)
_AFTER = re.compile(rf"(?:{_COUNTED} (?:after|following|from)|after|following|once) (?P<event>.+)", re.I)
_LATER = re.compile(rf"{_COUNTED} (?:on|later)", re.I)
_AFTER_EVERY = re.compile(r"(?:after|following|at) (?:every|each) (.+)|(?:every|each) ((?:.+ )?meeting)", re.I)
_EVERY_COUNTED = re.compile(rf"every {_COUNTED}", re.I)


def read_target(text: str, year: MunicipalYear | None = None, starts: Starts = MAY_FIRST) -> Target:
    """What the words mean, never raising, whatever they are; `write_target` gives them back verbatim.

    A day, month or season without its year is looked for in the municipal year `year`, which starts by the rule
    `starts`. What cannot be read in one way only is kept as words, with a doubt where the officer should look.
    """
    words = plain(text).strip(" ()[]") if len(text) <= LONGEST else text
    if len(words) > LONGEST:
        return Target(TargetKind.WORDS, text)
    if _NOTHING.fullmatch(words):
        return Target(TargetKind.NONE, text)
    try:
        return (
            _dated(text, words, year, starts)
            or _tentative(text, words, year, starts)
            or _recurring(text, words)
            or _after(text, words, year, starts)
            or Target(TargetKind.WORDS, text)
        )
    except ValueError as reason:  # each is a sentence for the officer: see written_dates and municipal_years
        return Target(TargetKind.WORDS, text, doubt=str(reason))


def write_target(target: Target) -> str:
    """The target in the officer's own words, to the character; `read_target` of it is the same target again."""
    return target.text


def restore_target(kind: str, text: str, earliest: date | None, latest: date | None) -> Target:
    """The target stored as a `TargetKind` value, words and window; ValueError for an unknown kind or half a window."""
    read = read_target(text)
    return Target(TargetKind(kind), text, earliest, latest, read.period, read.event)


def _dated(text: str, words: str, year: MunicipalYear | None, starts: Starts) -> Target | None:
    """A target with a window; ValueError when the words look like one and are impossible or lack a year."""
    if found := find_date(_ON.sub("", words, count=1) if _ON.match(words) else words, year, None, starts):
        return Target(TargetKind.DAY, text, found[0], found[0], doubt=found[1])
    if part := _PART_OF.match(words):
        words = words[part.end() :]
    if month := find_month(words, year, None, starts):
        return Target(TargetKind.MONTH, text, month.first_day, month.last_day)
    for kind, reader in _PERIODS:
        if window := reader(words, year, starts):
            return Target(kind, text, *window)
    return None


def _months(words: str, year: MunicipalYear | None, starts: Starts) -> tuple[date, date] | None:
    """From one month to another: "June to August 2019", "June/July 2019" (but "March/September" is twice a year)."""
    match = _MONTHS.fullmatch(words)
    if match is None:
        return None
    first_name, first_year, by, last_name, last_year = match.groups(default="")
    numbers = month_number(first_name.rstrip(".")), month_number(last_name.rstrip("."))
    if numbers[0] is None or numbers[1] is None:
        return None
    if last_year:
        last = find_month(last_name + last_year, year, None, starts)
        first = find_month(first_name + first_year, year, None, starts) if first_year else None
        if last and not first:
            first = Month(last.year - (numbers[0] > numbers[1]), numbers[0])
    else:
        first = find_month(first_name + first_year, year, None, starts)
        last = first and Month(first.year + (numbers[0] > numbers[1]), numbers[1])
    if first is None or last is None:
        return None
    apart = 12 * (last.year - first.year) + last.number - first.number
    furthest = 1 if by.strip().lower() in ("/", "or") else 11
    return (first.first_day, last.last_day) if 1 <= apart <= furthest else None


def _season(words: str, year: MunicipalYear | None, starts: Starts) -> tuple[date, date] | None:
    """A season of a calendar year, or the one whose first day lies in the municipal year."""
    match = _SEASON.fullmatch(words)
    if match is None:
        return None
    season, alone, municipal = Season(match[1].lower()), match[2], match[3]
    if alone:
        first, last = season.months(int(alone))
        return first.first_day, last.last_day
    within = MunicipalYear.parse(municipal) if municipal else year
    if within is None:
        raise UnreadableDate(f"“{words}” has no year. Write the year too.")
    possible = [season.months(start) for start in (within.start, within.start + 1)]
    possible = [months for months in possible if within.includes(months[0].first_day, starts)]
    if len(possible) != 1:
        raise UnreadableDate(f"“{words}” is not once in {within}. Write the year too.")
    return possible[0][0].first_day, possible[0][1].last_day


def _quarter(words: str, year: MunicipalYear | None, starts: Starts) -> tuple[date, date] | None:  # noqa: ARG001
    match = _QUARTER.fullmatch(words)
    if match is None:
        return None
    within = MunicipalYear.parse(match[2]) if match[2] else year
    if within is None:
        raise UnreadableDate(f"“{words}” has no year. Write the year too.")
    return Target.quarter(int(match[1]), within).window()


def _year(words: str, year: MunicipalYear | None, starts: Starts) -> tuple[date, date] | None:
    if match := _YEAR.fullmatch(words):
        year = MunicipalYear.parse(match[1])
    elif (match := _OTHER_YEAR.fullmatch(words)) and year:
        year = year.next if match[1].lower() == "next" else year
    else:
        return None
    return year.first_day(starts), year.last_day(starts)


_PERIODS = (
    (TargetKind.MONTHS, _months),
    (TargetKind.SEASON, _season),
    (TargetKind.QUARTER, _quarter),
    (TargetKind.YEAR, _year),
)


def _tentative(text: str, words: str, year: MunicipalYear | None, starts: Starts) -> Target | None:
    rest = words
    while marker := _FRONT.match(rest):
        rest = rest[marker.end() :]
    while marker := _BACK.search(rest):
        rest = rest[: marker.start()]
    if rest == words:
        return None
    rest = rest.strip(" ()[]")
    if not rest:
        return Target(TargetKind.NONE, text) if NOT_YET.match(words) or words.startswith("?") else None
    try:
        likely = _dated(text, rest, year, starts)
    except ValueError as reason:
        return Target(TargetKind.TENTATIVE, text, doubt=str(reason))
    return likely and Target(TargetKind.TENTATIVE, text, likely.earliest, likely.latest, doubt=likely.doubt)


def _recurring(text: str, words: str) -> Target | None:
    if period := _EVERY.get(words.lower().replace("-", " ")):
        return Target(TargetKind.RECURRING, text, period=period)
    if match := _EVERY_COUNTED.fullmatch(words):
        return Target(TargetKind.RECURRING, text, period=_period(match))
    if match := _AFTER_EVERY.fullmatch(words):
        return Target(TargetKind.RECURRING, text, event=match[1] or match[2])
    return None


def _after(text: str, words: str, year: MunicipalYear | None, starts: Starts) -> Target | None:
    if match := _LATER.fullmatch(words):
        return Target(TargetKind.AFTER, text, period=_period(match))
    match = _AFTER.fullmatch(words)
    if match is None or read_target(match["event"], year, starts).window():
        return None  # "after June 2019" is open-ended, and no event
    return Target(TargetKind.AFTER, text, period=_period(match) if match["count"] else None, event=match["event"])


def _period(match: re.Match[str]) -> Period:
    count = match["count"].lower()
    return Period(_COUNTS.get(count) or int(count), Unit(match["unit"].lower() + "s"))
