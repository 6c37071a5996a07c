"""Layout: a table without heads whose first column says when: "September | Play areas", some of its months empty.

Bare years may stand above the months. Only under a work programme's title, and only where every first cell is a date,
a year or nothing: what two columns of other tables mean is not known here.
"""

import re
from collections.abc import Sequence

from workprogramme.exchange.reading.layouts.columns import Column
from workprogramme.exchange.reading.layouts.found import Found, Scene, made_row
from workprogramme.exchange.reading.layouts.when import date_heading
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.results import Meaning

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FEWEST = 3  # dated rows with something beside them
_MOST_COLUMNS = 2


def find_headless(lines: Sequence[Line], scene: Scene) -> Found:
    """The items of such tables; see the module."""
    found = Found()
    run: list[Line] = []
    for line in lines:
        if _belongs(line) and not (run and line.number - run[-1].number > 2):
            run.append(line)
            continue
        _end(found, run, scene)
        run = [line] if _belongs(line) else []
        if not run:
            found.rest.append(line)
    _end(found, run, scene)
    found.rest.sort(key=lambda line: line.number)
    return found


def _belongs(line: Line) -> bool:
    if line.is_page_mark or line.point is not None or len(line.cells) > _MOST_COLUMNS:
        return False
    first = line.cells[0]
    return bool(_YEAR.fullmatch(first) and not line.is_row) or _is_when(first) or (not first and line.is_row)


def _is_when(cell: str) -> bool:
    heading = date_heading(cell) if cell else None
    return heading is not None and not heading.rest


def _end(found: Found, run: list[Line], scene: Scene) -> None:
    """Takes the run for a table if it is one, and leaves it to the other layouts if not."""
    full = [line for line in run if line.is_row and line.cells[0]]
    if len(full) < _FEWEST or not scene.is_titled(run[0]):
        found.rest += run
        return
    year, opens = "", True
    for line in run:
        when, *beside = line.cells
        if _YEAR.fullmatch(when):
            year = when
            found.headings.append((line, Meaning.TOPIC))
            continue
        said = {Column.TITLE: beside[0]} if beside else {}
        if when:
            said[Column.DATE] = when if not year or _YEAR.search(when) else f"{when} {year}"
        found.rows.append(made_row(line, said, opens=opens))
        opens = False
