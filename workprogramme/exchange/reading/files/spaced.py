"""Tables taken from PDFs as text, their columns set apart by spaces → rows; only where every cell is where it must be.

Text that was broken over lines within its cells can be put together in more than one way, and is left as it is.
"""

import re
from collections.abc import Sequence

from workprogramme.exchange.reading.lines import Line, row

_CELL = re.compile(r"\S(?:.*?\S)??(?=\s{2,}|$)")
_FEWEST = 3  # columns; and rows, with the head
_SLACK = 1  # characters by which a cell may begin before its head


def with_spaced_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, where a head and the lines below it line up, as rows."""
    found = list(lines)
    place = 0
    while place < len(found):
        starts = _starts(found[place].written)
        rows, looked_at = _rows(found, place, starts) if len(starts) >= _FEWEST else ([], 1)
        found[place : place + len(rows)] = rows
        place += max(1, looked_at)
    return tuple(found)


def _starts(written: str) -> list[int]:
    return [] if "\t" in written else [match.start() for match in _CELL.finditer(written.rstrip())]


def _rows(lines: Sequence[Line], place: int, starts: list[int]) -> tuple[list[Line], int]:
    """The head and its rows, and how many lines that took.

    No rows where a line below the head does not line up, or has a cell that is broken over lines.
    """
    rows: list[Line] = []
    for line in lines[place:]:
        if line.is_blank:
            break
        cells = _cut(line.written, starts)
        if cells is None or not (all(cells) or (rows and not cells[0] and all(cells[1:]))):
            return [], len(rows)
        rows.append(row(line.number, cells))
    return (rows if len(rows) >= _FEWEST else []), len(rows)


def _cut(written: str, starts: list[int]) -> list[str] | None:
    cells = [""] * len(starts)
    for match in _CELL.finditer(written.rstrip()):
        at = [place for place, start in enumerate(starts) if abs(match.start() - start) <= _SLACK]
        if not at:
            return None
        cells[at[0]] = match.group()
    return cells
