"""The date cell of a row: the target it names and whatever else stands in it ("21st June 2018 (cancelled)").

Dates themselves are read by the law; this knows only where in a cell the date ends.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import Target, TargetKind, read_target

_LONGEST = 200  # characters of a date cell; a longer one is prose
_MOST_WORDS = 12  # of a date; "Thursday, 21st of June, 2018" has five
_SPACE = re.compile(r"\s+")
_AROUND = " \n,;:-–—"
_CONTINUED = re.compile(r"\(?cont(?:inued|['’]?d|\.)?\)?", re.IGNORECASE)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ANOTHER_DATE = re.compile(rf"\b(?:{_MONTHS})[a-z]*\b|[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.][0-9]{{2,4}}", re.IGNORECASE)
_INSTEAD_OF = re.compile(
    r"\(?(?:moved|re-?scheduled|re-?arranged|deferred|changed|brought forward|previously|originally|was|from)\b",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(r"\b(?:to|until|now|new date)\b", re.IGNORECASE)
_DATED = (TargetKind.DAY, TargetKind.MONTH, TargetKind.YEAR, TargetKind.SEASON, TargetKind.QUARTER)


@dataclass(frozen=True, slots=True)
class When:
    """A target, and the words that stood with it."""

    target: Target
    note: str = ""

    @property
    def is_understood(self) -> bool:
        """Whether the words are a target, even one whose year is not known yet."""
        return self.target.kind is not TargetKind.WORDS or self.target.doubt is not None

    @property
    def is_meeting(self) -> bool:
        """Whether they name the day of a meeting."""
        return self.target.kind is TargetKind.DAY


@lru_cache(maxsize=1024)
def read_when(text: str, year: MunicipalYear | None = None) -> When:
    """The target that a date cell begins with, and its note; a day or month without a year is one of `year`.

    A second date in the cell makes the first unsure: it is then kept as words, unless it is only where the meeting
    was moved from.
    """
    text = text.strip()
    flat = _SPACE.sub(" ", text)
    whole = read_target(flat, year)
    if When(whole).is_understood or len(flat) > _LONGEST:
        return When(whole)
    words = flat.split(" ")
    for count in range(min(len(words) - 1, _MOST_WORDS), 0, -1):
        date, note = " ".join(words[:count]).rstrip(_AROUND), " ".join(words[count:]).lstrip(_AROUND)
        target = read_target(date, year)
        if not When(target).is_understood or target.kind not in (*_DATED, TargetKind.WORDS):
            continue
        if _ANOTHER_DATE.search(note) and not (_INSTEAD_OF.match(note) and not _MOVED_TO.search(note)):
            return When(Target(TargetKind.WORDS, flat, doubt=f"“{flat}” names more than one date."))
        if _CONTINUED.fullmatch(note):
            note = ""
        return When(target, note)
    return When(whole)


def is_a_date_alone(text: str) -> bool:
    """Whether a line says when and nothing else: a day, a month, a season or a municipal year."""
    if len(text) > _LONGEST or not any(character.isdigit() for character in text):
        return False
    target = read_target(text)
    return target.kind in _DATED or target.doubt is not None
