"""Lines: what every kind of file is turned into first, and what everything understood can point back to.

A line knows its number, its words as written and its cells; it does not know what they mean.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from workprogramme.exchange.reading.markup import plain, tidy
from workprogramme.exchange.reading.unreadable import Unreadable

_PAGE_MARK = re.compile(
    r"(?:[-–—] ?)?(?:page|agenda page|p\.) ?[0-9]{1,4}(?: of [0-9]{1,4})?(?: ?[-–—])?"
    r"|[0-9]{1,3}|[-–—] ?[0-9]{1,4} ?[-–—]|this page is intentionally left blank|\(?continued(?: overleaf)?\)?",
    re.IGNORECASE,
)
_LONGEST_PAGE_MARK = 60
_BULLET = re.compile(
    r"(?P<indent>[ \t\u00a0]*)(?:[•·▪●◦‣⁃∙■□◼➢➤✓○\uf0b7\uf0a7\u25aa*]|[-–—o](?=[ \t\u00a0])"
    r"|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{2,4})[.)](?=[ \t\u00a0]))[ \t\u00a0]*(?=\S)"
)
_HEADING = re.compile(
    r"\s*(?:(?P<signs>#{1,6})\s|\*\*(?=.*\*\*\s*$)|<b>(?=.*</b>\s*$)|<h(?P<level>[1-6])|<strong>)", re.I
)
_INDENTS = 2  # spaces that make a list deeper; a tab does too

MOST_LINES = 500_000
"""More than a year of agenda packs; it bounds the memory that a file of nothing but line ends can take."""


@dataclass(frozen=True)
class Line:
    """One line of text, or one row of a table, with its 1-based number in the document.

    A file with tables of its own gives the cells as plain words in `given`; `carried` are the 0-based places of those
    that only repeat the cell above them, with which they are merged. `heading` is 1 to 6, or 0 for no heading; `depth`
    is 1 for a point of a list, 2 for a point below a point, 0 for neither. `place` is where the document itself would
    say that it is ("Sheet1, row 4").
    """

    number: int
    written: str
    given: tuple[str, ...] | None = None
    carried: frozenset[int] = frozenset()
    heading: int = 0
    depth: int = 0
    place: str = ""

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """Its cells as plain words, without the empty ones at its end; a line of running text is one cell."""
        written = self.given
        cells = [tidy(cell) for cell in written] if written else [plain(cell) for cell in self.written.split("\t")]
        while len(cells) > 1 and not cells[-1]:
            cells.pop()
        return tuple(cells)

    @property
    def text(self) -> str:
        """Its plain words on one line."""
        return " ".join(cell.replace("\n", " ") for cell in self.cells if cell)

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all is written on it."""
        return not self.written or self.written.isspace()

    @property
    def has_cells(self) -> bool:
        """Whether it was written with cells, even if all but the first are empty."""
        return "\t" in self.written

    @property
    def is_row(self) -> bool:
        """Whether more than its first cell is filled."""
        return len(self.cells) > 1

    @property
    def is_of_a_sheet(self) -> bool:
        """Whether it is a row of a spreadsheet, where a line of text is a row too."""
        return "row " in self.place

    @property
    def is_page_mark(self) -> bool:
        """Whether it is only a page's number or "continued": printed by the page, not written by the officer."""
        return len(self.written) <= _LONGEST_PAGE_MARK and _PAGE_MARK.fullmatch(self.text) is not None

    @cached_property
    def point(self) -> tuple[int, str] | None:
        """For a point of a list: how deep it is, and its words without the sign before them; else None."""
        if self.depth:
            return self.depth, _without_sign(self.text)
        sign = _BULLET.match(self.written) if self.given is None else None
        if sign is None or (self.written.startswith("**") and sign.end() <= 2):
            return None
        indent = sign["indent"].replace("\t", " " * _INDENTS).replace("\u00a0", " ")
        return 1 + len(indent) // _INDENTS, plain(self.written[sign.end() :].replace("\t", " "))

    @cached_property
    def is_heading(self) -> bool:
        """Whether it is set as a heading."""
        return self.heading > 0 or (self.given is None and _HEADING.match(self.written) is not None)


def row(number: int, cells: Iterable[str], carried: frozenset[int] = frozenset(), place: str = "") -> Line:
    """A row of a document's own table: plain cells, in which a newline separates paragraphs."""
    given = tuple(cells)
    written = "\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in given)
    return Line(number, written, given, carried, place=place)


def paragraph(number: int, text: str, heading: int = 0, depth: int = 0, place: str = "") -> Line:
    """A paragraph of a document that has no markup in its words."""
    flat = " ".join(text.split())
    return Line(number, flat, (flat,), heading=heading, depth=depth, place=place)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` ("\\n" between them), numbered from 1 as an editor numbers them.

    Unreadable when there are more than MOST_LINES of them.
    """
    refuse_endless(text.count("\n") + 1)
    return tuple(Line(number, written) for number, written in enumerate(text.split("\n"), start=1))


def refuse_endless(lines: int) -> None:
    """Unreadable when there are more than MOST_LINES."""
    if lines > MOST_LINES:
        raise Unreadable(f"The file has more than {MOST_LINES:,} lines. Save only the work programme and read that.")


def _without_sign(text: str) -> str:
    sign = _BULLET.match(text)
    return text[sign.end() :] if sign else text
