"""The one-line summary that may stand before the table: each date, and the titles of that date run together.

It only checks the table: what it says and the table does not is reported and kept, and never becomes an item.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workprogramme.exchange.reading.layouts.when import is_a_date_alone
from workprogramme.exchange.reading.lines import Line

_MOST_LINES = 8  # of titles under one date
_LONGEST = 20_000  # characters of titles under one date; a summary is short
_MOST_TITLES = 50  # under one date


@dataclass(frozen=True, slots=True)
class Section:
    """One date of the summary and the lines of titles below it."""

    date: Line
    titles: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The titles, run together as they were written."""
        return " ".join(line.text for line in self.titles)


def find_summary(lines: Sequence[Line], head: int) -> tuple[Section, ...]:
    """The sections of the summary that ends where the head of the table on line number `head` begins.

    A summary is at least two dates, each alone on its line and followed by a few lines of running text.
    """
    sections: list[Section] = []
    titles: list[Line] = []
    for line in reversed(lines[: head - 1]):
        if line.is_blank:
            continue
        if line.is_row or len(titles) > _MOST_LINES:
            break
        if is_a_date_alone(line.text):
            sections.append(Section(line, tuple(reversed(titles))))
            titles = []
        else:
            titles.append(line)
    return tuple(reversed(sections)) if len(sections) > 1 else ()


@dataclass(frozen=True, slots=True)
class Check:
    """What comparing one section with the table gave; `explained` when its every word is a title of that date."""

    explained: bool
    surplus: str  # words of the section that are no title in the table
    missing: tuple[str, ...]  # titles of the table that the section has not


def check(section: Section, titles: Sequence[str]) -> Check:
    """Compare a section with the table's titles of the same date, as written and in their order."""
    text = section.text
    if max(len(text), sum(map(len, titles))) > _LONGEST or len(titles) > _MOST_TITLES:
        return Check(False, text, ())
    left, missing = text, []
    for title in sorted(titles, key=len, reverse=True):
        place = left.casefold().find(title.casefold()) if len(left.casefold()) == len(left) else left.find(title)
        if place < 0:
            missing.append(title)
        else:
            # A newline takes the title's place, so that the words around it never make up another.
            left = f"{left[:place]}\n{left[place + len(title) :]}"
    surplus = " ".join(left.split())
    return Check(not surplus.strip(" ,;.–—-•"), surplus, tuple(title for title in titles if title in missing))
