"""Lines: what every kind of file is turned into first, and what everything understood can point back to.

A line knows its number, its words as written and its cells; it does not know what they mean.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from workprogramme.exchange.reading.files import Unreadable
from workprogramme.exchange.reading.markup import plain

_PAGE_MARK = re.compile(
    r"(?:[-–—] ?)?(?:page|agenda page|p\.) ?[0-9]{1,4}(?: of [0-9]{1,4})?(?: ?[-–—])?"
    r"|[0-9]{1,3}|[-–—] ?[0-9]{1,4} ?[-–—]|this page is intentionally left blank|\(?continued(?: overleaf)?\)?",
    re.IGNORECASE,
)
_LONGEST_PAGE_MARK = 60

MOST_LINES = 500_000
"""More than a year of agenda packs; it bounds the memory that a file of nothing but line ends can take."""


@dataclass(frozen=True)
class Line:
    """One line of text, or one row of a table, with its 1-based number in the document."""

    number: int
    written: str

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """Its cells as plain words, without the empty ones at its end; a line of running text is one cell."""
        cells = [plain(cell) for cell in self.written.split("\t")]
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
    def is_page_mark(self) -> bool:
        """Whether it is only a page's number or "continued": printed by the page, not written by the officer."""
        return len(self.written) <= _LONGEST_PAGE_MARK and _PAGE_MARK.fullmatch(self.text) is not None


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` ("\\n" between them), numbered from 1 as an editor numbers them.

    Unreadable when there are more than MOST_LINES of them.
    """
    if text.count("\n") >= MOST_LINES:
        raise Unreadable(f"The file has more than {MOST_LINES:,} lines. Save only the work programme and read that.")
    return tuple(Line(number, written) for number, written in enumerate(text.split("\n"), start=1))
