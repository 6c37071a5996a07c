"""English for dates, times, counts, distances and lists, in the GOV.UK style. Knows no clock, request or record."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SMALL_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
IRREGULAR_PLURALS: Final = {"person": "people", "day off": "days off"}


def weekday(day: date) -> str:
    """ "Thursday"."""
    return WEEKDAYS[day.weekday()]


def month_name(month: int) -> str:
    """ "April" for 4. Raises ValueError outside 1 to 12."""
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}")
    return MONTHS[month - 1]


def date_words(day: date) -> str:
    """ "Thursday 4 April 2019"."""
    return f"{weekday(day)} {long_date(day)}"


def long_date(day: date) -> str:
    """ "4 April 2019"."""
    return f"{day_month(day)} {day.year}"


def short_date(day: date) -> str:
    """ "4 Apr 2019", for tables and other narrow places."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def day_month(day: date) -> str:
    """ "4 April"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def weekday_day_month(day: date) -> str:
    """ "Thursday 4 April", where the year is plain from what stands around it."""
    return f"{weekday(day)} {day_month(day)}"


def month_year(day: date) -> str:
    """ "April 2019"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def date_span(first: date, last: date) -> str:
    """ "4 April 2019", "1 to 5 April 2019", "29 April to 3 May 2019"; both days inclusive, in either order."""
    if first > last:
        first, last = last, first
    if first == last:
        return long_date(first)
    if first.year != last.year:
        return f"{long_date(first)} to {long_date(last)}"
    if first.month != last.month:
        return f"{day_month(first)} to {long_date(last)}"
    return f"{first.day} to {long_date(last)}"


def time_words(at: time | datetime) -> str:
    """ "2pm", "2:30pm", "midday", "midnight"; seconds are not spoken."""
    if at.minute == 0 and at.hour in (0, 12):
        return "midnight" if at.hour == 0 else "midday"
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def time_span(start: time | datetime, end: time | datetime | None = None) -> str:
    """ "2pm to 4:30pm"; only "2pm" when no end is known."""
    return time_words(start) if end is None else f"{time_words(start)} to {time_words(end)}"


def moment_words(at: datetime) -> str:
    """ "4 April 2019 at 2:30pm", in London's time. Raises ValueError for a moment without a time zone."""
    if at.tzinfo is None:
        raise ValueError("A moment needs a time zone before it can be told in London's time")
    local = at.astimezone(LONDON)
    return f"{long_date(local.date())} at {time_words(local)}"


def distance_words(today: date, day: date, working_days: int | None = None) -> str:
    """How far a day is from today: "today", "tomorrow", "in 9 working days", "3 working days ago".

    `working_days` is how many working days lie between, counted by the law and never negative; the direction is taken
    from the dates. Without it (or when it is nought, as from Friday to Sunday) the distance is told in calendar days,
    then weeks, months and years, as wide as a person would say it.
    """
    days = (day - today).days
    if days in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[days + 1]
    far = count(working_days, "working day") if working_days else _calendar_distance(abs(days))
    return f"in {far}" if days > 0 else f"{far} ago"


def _calendar_distance(days: int) -> str:
    if days < 14:
        return count(days, "day")
    if days < 60:
        return count(days // 7, "week")
    if days < 365:
        return count(round(days / 30.44), "month")
    return count(int(days / 365.25 + 0.05), "year")


def count(number: int, thing: str, things: str | None = None) -> str:
    """ "no items", "1 item", "3 items", "1,200 items"; give `things` where the plural is not made with an s."""
    if number == 1:
        return f"1 {thing}"
    return f"{number:,} {things or plural(thing)}" if number else f"no {things or plural(thing)}"


def number_words(number: int) -> str:
    """Numbers up to nine as words, as in a running sentence: "three", "12"."""
    return SMALL_NUMBERS[number] if 0 <= number < len(SMALL_NUMBERS) else f"{number:,}"


def times_words(number: int) -> str:
    """ "once", "twice", "three times", "12 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number_words(number)} times")


def plural(thing: str) -> str:
    """ "items" for "item", "committees", "parties" for "party", "branches" for "branch", "people" for "person"."""
    if thing in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[thing]
    if thing.endswith("y") and thing[-2:-1] not in "aeiou":
        return thing[:-1] + "ies"
    return thing + ("es" if thing.endswith(("s", "x", "ch", "sh")) else "s")


def join_names(names: Iterable[str], last: str = "and") -> str:
    """ "Cllr Seaman", "Cllr Seaman and John Gregg", "Cllr Seaman, John Gregg and Sonia Watson"; "" for nobody."""
    told = [name for name in names if name]
    return f" {last} ".join([*filter(None, [", ".join(told[:-1])]), told[-1]]) if told else ""


def roles_told(groups: Iterable[tuple[str, Sequence[str]]]) -> list[tuple[str, str]]:
    """Who plays which part, in words: [("Lead officers", "Paul Smith and Sara Mills")]; without those nobody plays."""
    return [(role if len(names) == 1 else plural(role), join_names(names)) for role, names in groups if names]


def names_line(item: Any) -> str:
    """ "Paul Smith · Cllr Maton · CWPT": who reports on an item, for a list; of anything with those three lists."""
    return " · ".join((*item.lead_officers, *item.cabinet_members, *item.partners))


def ordinal(number: int) -> str:
    """ "1st", "2nd", "3rd", "4th", "11th", "21st"."""
    if number % 100 in (11, 12, 13):
        return f"{number:,}th"
    return f"{number:,}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def capital(text: str) -> str:
    """The text with its first letter raised and the rest left alone: "in 9 working days" → "In 9 working days"."""
    return text[:1].upper() + text[1:]


def whole_month(first: date, last: date) -> bool:
    """Whether a period, both days inclusive, is exactly one calendar month."""
    return first.day == 1 and (first.year, first.month) == (last.year, last.month) and (last + timedelta(1)).day == 1


def months_covered(first: date, last: date, year_starts: int = 5) -> tuple[int, int]:
    """Where a period lies in the municipal year it begins in: months since its start (0 to 11), and months covered.

    Both days inclusive; at least one month and never past the year's end, so that a bar of twelve can be drawn.
    """
    offset = (first.month - year_starts) % 12
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    return offset, max(1, min(length, 12 - offset))


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "capital": capital,
    "count": count,
    "date_span": date_span,
    "date_words": date_words,
    "day_month": day_month,
    "distance_words": distance_words,
    "join_names": join_names,
    "long_date": long_date,
    "moment_words": moment_words,
    "month_name": month_name,
    "month_year": month_year,
    "months_covered": months_covered,
    "names_line": names_line,
    "number_words": number_words,
    "ordinal": ordinal,
    "plural": plural,
    "roles_told": roles_told,
    "short_date": short_date,
    "time_span": time_span,
    "time_words": time_words,
    "times_words": times_words,
    "weekday": weekday,
    "weekday_day_month": weekday_day_month,
    "whole_month": whole_month,
}
