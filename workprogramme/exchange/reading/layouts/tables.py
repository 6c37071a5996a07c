"""Finds the work programme's table among all the lines of a document, over page breaks and repeated heads.

Knows where a table begins, goes on and ends; it must not know what its rows mean together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workprogramme.exchange.reading.layouts.columns import Column, Columns, beside_its_number, columns_of
from workprogramme.exchange.reading.layouts.headings import is_beside_the_programme
from workprogramme.exchange.reading.layouts.when import is_a_date_alone, read_when
from workprogramme.exchange.reading.lines import Line

_LONGEST_HEADING = 160  # characters of a line above a table that may say what the table is
_MOST_BETWEEN = 6  # lines of footer and header text that a page break may put between two rows


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a programme: its line, its cells in the places of its columns, and where it stands."""

    line: Line
    columns: Columns
    cells: tuple[str, ...]
    opens_table: bool  # the first row of a new table: no date carries down to it
    after_break: bool  # the first row after a repeated head or a page's mark
    doubt: str | None = None
    own: bool = False  # surely an entry of its own, whatever stands above it
    also: tuple[int, ...] = ()  # the numbers of further lines that it was read from

    @property
    def lines(self) -> tuple[int, ...]:
        """The numbers of all lines that it was read from."""
        return (self.line.number, *self.also)

    def all_of(self, column: Column) -> tuple[str, ...]:
        """The filled cells of that kind of column, from left to right."""
        return tuple(
            cell for cell, meaning in zip(self.cells, self.columns.meanings, strict=True) if meaning is column and cell
        )

    def one(self, column: Column) -> str:
        """The cell of that kind of column, "" when it is empty or the table has no such column."""
        return " ".join(self.all_of(column))


@dataclass(frozen=True, slots=True)
class Tables:
    """The programme's rows in order, with the lines that head them, mark pages, or are left for others."""

    rows: tuple[Row, ...]
    heads: tuple[Line, ...]
    page_marks: tuple[Line, ...]
    leftover: tuple[tuple[Line, str], ...]  # cells without a column, with their line
    rest: tuple[Line, ...]  # every other line that is not blank


@dataclass(slots=True)
class _Search:
    lines: Sequence[Line]
    rows: list[Row] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    page_marks: list[Line] = field(default_factory=list)
    leftover: list[tuple[Line, str]] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    columns: Columns | None = None  # of the table that is open
    last_columns: Columns | None = None
    passed_by: int = 0  # lines that are not the programme's, since its last row or head
    keeps_empty_cells: bool = False  # whether a row has begun with an empty cell yet
    gap: bool = False  # whether such a line, a blank one or a page's mark has come since then
    opens_table: bool = True
    after_break: bool = False
    above: str = ""  # the line of text passed by last, if it can be a heading

    def take(self, place: int) -> None:
        line = self.lines[place]
        if line.is_blank:
            self.gap = True
        elif line.is_row or (line.has_cells and self.columns is not None and not is_a_date_alone(line.text)):
            self._take_row(line)
        elif self.columns is None:
            self._pass_by(line)
        else:
            self._take_text(place, line, self.columns)

    def _take_row(self, line: Line) -> None:
        if columns := columns_of(line.cells):
            if is_beside_the_programme(self.above):
                self.columns = None
                self._pass_by(line)
            else:
                self._open(line, columns)
        elif self.columns is not None and not line.is_row and is_beside_the_programme(line.text):
            self.columns = None
            self._pass_by(line)
        elif self.columns is not None and self._belongs(line, self.columns):
            self._add_row(line, self.columns)
        else:
            self.columns = None
            self._pass_by(line)

    def _open(self, line: Line, columns: Columns) -> None:
        repeated = self.last_columns is not None and self.last_columns.meanings == columns.meanings
        self.opens_table = not (repeated and self.rows and self.passed_by <= _MOST_BETWEEN)
        self.after_break = not self.opens_table
        self.above = ""
        self.heads.append(line)
        self.columns = self.last_columns = columns
        self.passed_by, self.gap = 0, False

    def _belongs(self, line: Line, columns: Columns) -> bool:
        """Whether the row is one of the open table's.

        One that follows at once is. After a gap it may be another table's, so it needs a date that can be read, or the
        empty date cell that stands under one: at the row's beginning, or, after blank lines only, in a row as wide.
        """
        width = len(columns.meanings)
        if not self.gap:
            return True
        if any(line.cells[width:]):
            return False
        date = line.cells[columns.date] if columns.date < len(line.cells) else ""
        if date:
            return read_when(date).is_understood
        return columns.date == 0 or (self.passed_by == 0 and line.written.count("\t") + 1 == width)

    def _add_row(self, line: Line, columns: Columns) -> None:
        self.keeps_empty_cells = self.keeps_empty_cells or line.written.startswith("\t")
        if self._lost_its_date_cell(line, columns):
            doubt = "The row has no date cell; it was read as standing under the date above."
            self._add(line, columns, ("", *line.cells), doubt)
        else:
            self._add(line, columns, line.cells)

    def _lost_its_date_cell(self, line: Line, columns: Columns) -> bool:
        """Whether the empty first cell was lost with the space at the line's beginning, as some programs do."""
        is_short = line.written.count("\t") + 1 < len(columns.meanings)
        can_be = columns.date == 0 and is_short and not self.keeps_empty_cells and not self.opens_table
        return can_be and bool(line.cells[0]) and not read_when(line.cells[0]).is_understood

    def _add(self, line: Line, columns: Columns, cells: tuple[str, ...], doubt: str | None = None) -> None:
        width = columns.width
        cells = _without_carried(line, cells, columns)
        if any(cells[width:]):
            extra = " ".join(cell for cell in cells[width:] if cell)
            self.leftover.append((line, extra))
            doubt = f"The row has more cells than the table has columns: “{extra}” was not read."
        cells = beside_its_number((*cells[:width], *[""] * (width - len(cells))), columns)
        if not line.is_row and is_a_date_alone(line.text):
            cells = tuple(line.text if place == columns.date else "" for place in range(width))
        self.rows.append(Row(line, columns, cells, self.opens_table, self.after_break, doubt))
        self.opens_table = self.after_break = False
        self.passed_by, self.gap = 0, False

    def _take_text(self, place: int, line: Line, columns: Columns) -> None:
        if line.is_page_mark:
            self.page_marks.append(line)
            self.gap = self.after_break = True
        elif columns.date == 0 and is_a_date_alone(line.text) and self._is_a_row(place, line, columns):
            self._add(line, columns, line.cells)
        elif self.rows and self.after_break and not self.gap and self._goes_on(place, columns):
            doubt = "It stands in a line without cells; it was read as a title."
            self._add(line, columns, _only_a_title(line, columns), doubt)
        else:
            self._pass_by(line)
            if self.passed_by > _MOST_BETWEEN:
                self.columns = None

    def _is_a_row(self, place: int, line: Line, columns: Columns) -> bool:
        """Whether a line with one cell is a row of the table that is open, and no line of text after it."""
        return line.has_cells or (line.is_of_a_sheet and not self.gap) or self._goes_on(place, columns)

    def _goes_on(self, place: int, columns: Columns) -> bool:
        """Whether more of the table follows at once, so that a line without cells stands in the middle of it."""
        ahead = self.lines[place + 1 : place + 1 + _MOST_BETWEEN]
        following = next((line for line in ahead if not line.is_blank), None)
        return following is not None and following.is_row and len(following.cells) <= len(columns.meanings)

    def _pass_by(self, line: Line) -> None:
        if not line.is_row:
            self.above = line.text if len(line.written) <= _LONGEST_HEADING else ""
        self.rest.append(line)
        self.passed_by += 1
        self.gap = True


def find_tables(lines: Sequence[Line]) -> Tables:
    """The work programme's rows in `lines`, and every other line that is not blank.

    A table begins with a head that names a date and a title column. It ends with a row of another shape or more than
    six lines of running text; the same head soon after goes on with the same table.
    """
    search = _Search(lines)
    for place in range(len(lines)):
        search.take(place)
    return Tables(
        rows=tuple(search.rows),
        heads=tuple(search.heads),
        page_marks=tuple(search.page_marks),
        leftover=tuple(search.leftover),
        rest=tuple(search.rest),
    )


def _without_carried(line: Line, cells: tuple[str, ...], columns: Columns) -> tuple[str, ...]:
    """The cells without a title or date that is merged with the row above: that is one item, and one date."""
    if not line.carried or len(cells) != len(line.cells):
        return cells
    gone = {place for place in line.carried if place < columns.width and columns.meanings[place] in _NOT_REPEATED}
    return tuple("" if place in gone else cell for place, cell in enumerate(cells))


_NOT_REPEATED = (Column.TITLE, Column.DATE)


def _only_a_title(line: Line, columns: Columns) -> tuple[str, ...]:
    return tuple(line.text if meaning is Column.TITLE else "" for meaning in columns.meanings)
