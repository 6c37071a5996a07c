"""Layout: a table of titles without a column of dates, one under each date's heading, or with dates as rows of its own.

Also such a table under a work programme's title, without any date. What its cells mean is not known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workprogramme.exchange.reading.layouts.columns import Column, Columns, beside_its_number, undated_columns_of
from workprogramme.exchange.reading.layouts.found import Found, Scene, made_row
from workprogramme.exchange.reading.layouts.headings import is_beside_the_programme
from workprogramme.exchange.reading.layouts.tables import Row
from workprogramme.exchange.reading.layouts.when import date_heading, is_unscheduled
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.results import Meaning

_MOST_BETWEEN = 5  # lines between a date's heading and its table: the place, the time, the papers' deadline
_FURTHEST = 2  # line numbers from one row to the next: a blank line may part them
_LONGEST_HEADING = 160  # characters of a line that may say what the table below it is


@dataclass(slots=True)
class _Search:
    lines: Sequence[Line]
    scene: Scene
    found: Found = field(default_factory=Found)
    heading: Line | None = None  # a date's heading that waits for its table
    waiting: list[Line] = field(default_factory=list)  # it, and the lines passed since
    columns: Columns | None = None
    last: Line | None = None  # the last row of the open table
    above: str = ""
    last_columns: Columns | None = None
    opens: bool = False  # whether the next row begins a table that no date stands over

    def take(self, place: int) -> None:
        line = self.lines[place]
        if line.is_row or line.has_cells:
            self._take_row(place, line)
        elif heading := date_heading(line.text) if line.point is None and not line.is_page_mark else None:
            self._pass_waiting()
            self.columns = None
            counts = not heading.rest and (not self.scene.has_table or is_unscheduled(heading))
            self.heading, self.waiting = (line, [line]) if counts else (None, [])
            if not counts:
                self.found.rest.append(line)
        elif self.columns is not None and line.is_page_mark:
            self.found.headings.append((line, Meaning.PAGE))
        else:
            self._pass_by(line)

    def _take_row(self, place: int, line: Line) -> None:
        columns = undated_columns_of(line.cells)
        if columns and self._may_open(place, line):
            self._open(line, columns)
        elif self.columns is not None and self.last is not None and self._goes_on(self.last, line):
            self._add(line, self.columns)
        elif self.columns is None and self.heading is not None and self._has_no_head(line):
            assert self.last_columns is not None
            self._open(None, self.last_columns)
            self._add(line, self.last_columns)
        else:
            self.columns = None
            self._pass_by(line)

    def _may_open(self, place: int, line: Line) -> bool:
        if is_beside_the_programme(self.above):
            return False
        if self.heading is not None or self._is_repeated(line):
            return True
        return not self.scene.has_table and (self._date_follows(place) or self.scene.is_titled(line))

    def _is_repeated(self, line: Line) -> bool:
        columns = undated_columns_of(line.cells)
        return self.columns is not None and columns is not None and columns.meanings == self.columns.meanings

    def _date_follows(self, place: int) -> bool:
        following = self.lines[place + 1] if place + 1 < len(self.lines) else None
        return following is not None and not following.is_row and date_heading(following.text) is not None

    def _has_no_head(self, line: Line) -> bool:
        return self.last_columns is not None and line.is_row and len(line.cells) <= self.last_columns.width

    def _open(self, head: Line | None, columns: Columns) -> None:
        repeated = self.columns is not None and self.heading is None
        if head is not None:
            self.found.headings.append((head, Meaning.COLUMNS))
        self.last = head
        if self.heading is not None:
            self.last = self.last or self.waiting[-1]
            self.found.rows.append(_dated(self.heading, True))
            self.found.rest += [line for line in self.waiting if line is not self.heading]
            self.heading, self.waiting = None, []
        elif not repeated:
            self.opens = True
        self.columns = self.last_columns = columns

    def _goes_on(self, before: Line, line: Line) -> bool:
        return line.number - before.number <= _FURTHEST and not self.waiting

    def _add(self, line: Line, columns: Columns) -> None:
        self.last = line
        date = date_heading(line.text) if not line.is_row else None
        if date is not None and not date.rest:
            self.found.rows.append(_dated(line, self.opens))
        elif not line.is_row and is_beside_the_programme(line.text):
            self.columns = None
            self.found.rest.append(line)
        else:
            width = columns.width
            titles = {place for place in line.carried if place < width and columns.meanings[place] is Column.TITLE}
            cells = tuple("" if place in titles else cell for place, cell in enumerate(line.cells))
            if extra := " ".join(cell for cell in cells[width:] if cell):
                self.found.leftover.append((line, extra))
            cells = (*cells[:width], *[""] * (len(columns.meanings) - min(width, len(cells))))
            cells = beside_its_number(cells, columns)
            self.found.rows.append(Row(line, columns, cells, self.opens, False))
        self.opens = False

    def _pass_by(self, line: Line) -> None:
        self.above = line.text if len(line.written) <= _LONGEST_HEADING else ""
        if self.heading is None:
            self.found.rest.append(line)
            return
        self.waiting.append(line)
        if len(self.waiting) > _MOST_BETWEEN + 1 or is_beside_the_programme(line.text):
            self._pass_waiting()

    def _pass_waiting(self) -> None:
        self.found.rest += self.waiting
        self.heading, self.waiting = None, []

    def end(self) -> Found:
        self._pass_waiting()
        self.found.rest.sort(key=lambda line: line.number)
        return self.found


def _dated(line: Line, opens: bool) -> Row:
    heading = date_heading(line.text)
    return made_row(line, {Column.DATE: heading.text if heading else line.text}, opens=opens)


def find_tables_under_dates(lines: Sequence[Line], scene: Scene) -> Found:
    """The rows of tables without a date column, each under the date above it; see the module."""
    search = _Search(lines, scene)
    for place in range(len(lines)):
        search.take(place)
    return search.end()
