"""Tables as CSV that a spreadsheet opens as it was meant, and in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for Windows-1252
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula.

    After "CSV injection" of the OWASP Foundation: = + - @, tab and line breaks at the beginning of a cell.
    """
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Each row as text with its line end, CRLF as RFC 4180 has it; the first with a byte order mark before it."""
    mark = BYTE_ORDER_MARK
    for row in rows:
        line = io.StringIO(newline="")
        csv.writer(line).writerow([safe_cell(cell) for cell in row])
        yield mark + line.getvalue()
        mark = ""
