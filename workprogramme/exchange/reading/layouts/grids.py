"""Layout: the dates are the heads of a table, its cells each date's items, or crosses that place the row's item.

What the cells mean is not known here.
"""

import re
from collections.abc import Sequence

from workprogramme.exchange.reading.layouts.columns import Column, column_of
from workprogramme.exchange.reading.layouts.found import Found, Scene, made_row
from workprogramme.exchange.reading.layouts.when import date_heading
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.results import Meaning

_CROSS = re.compile(r"[xX✓✔√●•■*✗]|yes|y", re.IGNORECASE)
_FEWEST = 2  # dates at the head
_MOST_BESIDE = 2  # columns that are no dates: the item's title, and who leads it
_SIGN = re.compile(r"^[•·▪●-]\s*")


def find_grids(lines: Sequence[Line], scene: Scene) -> Found:  # noqa: ARG001
    """The items of every table that has dates for heads; see the module."""
    found = Found()
    place = 0
    while place < len(lines):
        dates = _dates(lines[place])
        rows = _rows_below(lines, place + 1, len(lines[place].cells)) if dates else []
        if not dates or not rows:
            found.rest.append(lines[place])
            place += 1
            continue
        _take(found, lines[place], dates, rows)
        place += 1 + len(rows)
    return found


def _dates(line: Line) -> dict[int, str]:
    """The date at the head of each column that has one; nothing where the line heads no grid."""
    if not line.is_row:
        return {}
    dates = {}
    for place, cell in enumerate(line.cells):
        heading = date_heading(cell) if cell else None
        if heading is not None and not heading.rest:
            dates[place] = heading.text
    others = [cell for place, cell in enumerate(line.cells) if place not in dates and cell]
    known = all(column_of(cell) in (Column.TITLE, Column.LEAD_OFFICER, Column.PEOPLE) for cell in others)
    return dates if len(dates) >= _FEWEST and len(others) <= _MOST_BESIDE and known else {}


def _rows_below(lines: Sequence[Line], start: int, width: int) -> list[Line]:
    rows: list[Line] = []
    for line in lines[start:]:
        if not (line.is_row or line.has_cells) or len(line.cells) > width or _dates(line):
            break
        if rows and line.number - rows[-1].number > 2:
            break
        rows.append(line)
    return rows


def _take(found: Found, head: Line, dates: dict[int, str], rows: list[Line]) -> None:
    beside = {place: column_of(cell) for place, cell in enumerate(head.cells) if place not in dates and cell}
    by_date: dict[int, list[tuple[Line, dict[Column, str]]]] = {place: [] for place in dates}
    for line in rows:
        cells = dict(enumerate(line.cells))
        about = {column: cells[place] for place, column in beside.items() if cells.get(place)}
        at = [place for place in dates if cells.get(place)]
        if not at and about:
            found.leftover.append((line, line.text))
        for place in at:
            if _CROSS.fullmatch(cells[place].strip()):
                if Column.TITLE in about:
                    by_date[place].append((line, about))
                else:
                    found.leftover.append((line, line.text))
            else:
                titles = [_SIGN.sub("", title) for title in cells[place].split("\n")]
                by_date[place] += [(line, {Column.TITLE: title}) for title in titles if title]
                if about and place == at[0]:
                    found.leftover.append((line, " ".join(about.values())))
    found.headings.append((head, Meaning.COLUMNS))
    for place, date in dates.items():
        found.rows.append(made_row(head, {Column.DATE: date}, opens=True))
        found.rows += [made_row(line, said) for line, said in by_date[place]]
