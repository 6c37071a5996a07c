"""Tables as CSV that a spreadsheet opens as it was meant, and in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from workprogramme.domain.calendar_lines import plain

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for Windows-1252
# Spreadsheets run what begins like this as a formula; the wide ones count too. Of tabs and line ends, which also hide
# formulas, none is left at the beginning of a cell.
_RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """The text as a cell that no spreadsheet runs as a formula: an apostrophe before it makes it a text.

    After "CSV injection" of the OWASP Foundation.
    """
    told = plain(text)  # first, because what it takes away may hide the sign that a formula begins with
    return f"'{told}" if told.startswith(_RUNS) else told


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Each row as text with its line end, CRLF as RFC 4180 has it; the first with a byte order mark before it."""
    mark = BYTE_ORDER_MARK
    for row in rows:
        line = io.StringIO(newline="")
        csv.writer(line).writerow([safe_cell(cell) for cell in row])
        yield mark + line.getvalue()
        mark = ""
