"""Cells in which one thing stands below another: a deadline below a date, a purpose below a title.

Knows only how the paragraphs of a cell are told apart; what a date or a title means is not known here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from workprogramme.exchange.reading.layouts.columns import Column, Columns, column_of
from workprogramme.exchange.reading.layouts.tables import Row
from workprogramme.exchange.reading.layouts.when import read_when

_MOST_OF_A_LABEL = 6  # words of "Deadline for final reports"
_LONGEST_TITLE = 14  # words
_FEWEST = 2  # cells of a table that show its habit
_SIGN = re.compile(r"[•·▪●◦‣⁃∙■□➢✓*\uf0b7–—-]|\(?(?:[0-9]{1,2}|[a-z])[.)]\s")
_DOUBT = "Its title was taken to be the first of two paragraphs, and the second to say what it is about."


def dated_and_due(cell: str) -> tuple[str, str]:
    """The cell of a date without the line that says when reports are due, and that day as written; "" for none."""
    if "\n" not in cell:
        return cell, ""
    kept, deadline = [], ""
    for paragraph in cell.split("\n"):
        due = "" if deadline else _due(paragraph)
        if due:
            deadline = due
        else:
            kept.append(paragraph)
    return "\n".join(kept), deadline


def _due(paragraph: str) -> str:
    words = paragraph.split()
    for count in range(min(_MOST_OF_A_LABEL, len(words) - 1), 0, -1):
        label, rest = " ".join(words[:count]).rstrip(" :–—-"), " ".join(words[count:]).lstrip(" :–—-")
        if column_of(label, exactly=True) is Column.REPORT_DEADLINE and read_when(rest).is_meeting:
            return rest
    return ""


def with_purposes_below(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; where every title of a table without details has two paragraphs, the second is a detail, with a doubt.

    Two paragraphs of a single cell may be two items; that all cells have two, under a head in the singular, tells.
    """
    rows = list(rows)
    cells: dict[Columns, list[list[str]]] = defaultdict(list)
    for row in rows:
        for title in row.all_of(Column.TITLE):
            cells[row.columns].append([part.strip() for part in title.split("\n") if part.strip()])
    stacked = {columns for columns, titles in cells.items() if _are_stacked(columns, titles)}
    return (_parted(row) if row.columns in stacked and row.all_of(Column.TITLE) else row for row in rows)


def _are_stacked(columns: Columns, titles: list[list[str]]) -> bool:
    if columns.is_plural or Column.DETAIL in columns.meanings or columns.meanings.count(Column.TITLE) != 1:
        return False
    return len(titles) >= _FEWEST and all(
        len(parts) == 2 and len(parts[0].split()) <= _LONGEST_TITLE and not any(map(_SIGN.match, parts))
        for parts in titles
    )


def _parted(row: Row) -> Row:
    place = row.columns.meanings.index(Column.TITLE)
    title, detail = (part for part in row.cells[place].split("\n") if part.strip())
    columns = replace(
        row.columns, meanings=(*row.columns.meanings, Column.DETAIL), heads=(*row.columns.heads, Column.DETAIL.value)
    )
    cells = (*row.cells[:place], title.strip(), *row.cells[place + 1 :], detail.strip())
    return replace(row, columns=columns, cells=cells, doubt=row.doubt or _DOUBT)
