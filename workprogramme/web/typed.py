"""What people type, made clean and read: text, times and days. Pure; knows no form and no request."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time
from typing import Final

from workprogramme.web.words import MONTHS, join_names

DAY_PARTS: Final = ("day", "month", "year")
FIRST_YEAR, LAST_YEAR = 1900, 2199
_LINE_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls, but for tab and the line breaks
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"  # invisible, or turning the direction of what follows
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"  # byte order mark, annotations, and what is no character at all
)
_TIME: Final = re.compile(r"([0-9]{1,2})(?:\s*[:.h]?\s*([0-9]{2}))?\s*(?:hrs?|hours?)?\s*(am|pm|noon|midday|midnight)?")
_WORDS_FOR_TIMES: Final = {"midday": time(12), "noon": time(12), "midnight": time(0)}


def clean(text: str, *, lines: bool = False) -> str:
    """The text without control, invisible and impossible characters, in Unicode's composed form, trimmed.

    With `lines` it keeps its line breaks (as "\\n", no more than one blank line together); without, all white space
    in a row becomes one space.
    """
    text = _UNWANTED.sub("", _LINE_BREAKS.sub("\n", text))
    text = unicodedata.normalize("NFC", text)
    if not lines:
        return re.sub(r"[ \t\n]+", " ", text).strip()
    text = "\n".join(line.rstrip() for line in text.replace("\t", " ").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def clean_lines(text: str) -> list[str]:
    """Each line that has something on it, cleaned, in order; a line that came before is not repeated."""
    return list(dict.fromkeys(filter(None, (clean(line) for line in clean(text, lines=True).split("\n")))))


class Unread(ValueError):
    """What was typed cannot be read. `says` goes after the field's name; `parts` are the boxes to mend."""

    def __init__(self, says: str, *parts: str) -> None:
        super().__init__(says)
        self.says = says
        self.parts = parts


def read_time(text: str) -> time:
    """The time of day in "2pm", "2.30 pm", "14:00", "1400", "midday" or "9:30".

    Raises Unread, also for "2" or "2:30": an hour from 1 to 7 without am or pm could be either.
    """
    said = clean(text).lower().replace("a.m.", "am").replace("p.m.", "pm").replace("a.m", "am").replace("p.m", "pm")
    said = said.removesuffix(" o'clock").removesuffix(" o’clock")
    if said in _WORDS_FOR_TIMES:
        return _WORDS_FOR_TIMES[said]
    compact = re.fullmatch(r"([0-9]{2})([0-9]{2})", said)
    found = compact or _TIME.fullmatch(said)
    if found is None:
        raise Unread("must be a time, like 2pm, 2:30pm or 14:00")
    hour, minute = int(found[1]), int(found[2] or 0)
    half = None if compact else found[3]
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        raise Unread("must be a real time, like 2pm, 2:30pm or 14:00")
    if half is None:
        if 1 <= hour <= 7 and len(found[1]) == 1:
            raise Unread("must say am or pm, like 2pm or 2:30pm")
        return time(hour, minute)
    if half in _WORDS_FOR_TIMES:
        if hour != 12 or minute:
            raise Unread("must be a real time, like 2pm, 2:30pm or 14:00")
        return _WORDS_FOR_TIMES[half]
    return time(hour % 12 + (12 if half == "pm" else 0), minute)


def read_day(typed: Mapping[str, str]) -> date | None:
    """The day in the boxes "day", "month" (a number, or a name such as "April" or "Apr") and "year".

    None if all are empty. Raises Unread.
    """
    given = {part: clean(typed.get(part, "")) for part in DAY_PARTS}
    missing = [part for part in DAY_PARTS if not given[part]]
    if len(missing) == len(DAY_PARTS):
        return None
    if missing:
        raise Unread(f"must include a {join_names(missing)}", *missing)
    if not re.fullmatch(r"[0-9]{4}", given["year"]):
        raise Unread("must have a year with 4 numbers, like 2019", "year")
    year, month = int(given["year"]), _month(given["month"])
    if month is None:
        raise Unread("must have a real month, like 4 or April", "month")
    if not re.fullmatch(r"[0-9]{1,2}", given["day"]):
        raise Unread("must have a day from 1 to 31", "day")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unread(f"must be between {FIRST_YEAR} and {LAST_YEAR}", "year")
    try:
        return date(year, month, int(given["day"]))
    except ValueError:
        raise Unread("must be a real date", *DAY_PARTS) from None


def _month(text: str) -> int | None:
    if re.fullmatch(r"[0-9]{1,2}", text):
        return int(text) if 1 <= int(text) <= 12 else None
    name = text.lower().rstrip(".")
    found = [number for number, month in enumerate(MONTHS, 1) if len(name) >= 3 and month.lower().startswith(name)]
    return found[0] if len(found) == 1 else None
