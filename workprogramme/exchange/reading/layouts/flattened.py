"""Layout: a table whose cells came out as lines of their own, row after row or column after column.

Reads one only where the numbers of lines leave no other way; else it says so and leaves all to be looked at.
"""

from collections.abc import Sequence

from workprogramme.exchange.reading.layouts.columns import Column, Columns, column_of, columns_of
from workprogramme.exchange.reading.layouts.found import Found, Scene, made_row
from workprogramme.exchange.reading.layouts.tables import Row
from workprogramme.exchange.reading.layouts.when import date_heading
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.results import Meaning

_MOST_COLUMNS = 8
_LONGEST = 500  # lines of all columns together
_DOUBT = "It was put together from a table whose columns stood one after the other."
_DOUBT_ROWS = "It was put together from a table whose cells stood on lines of their own."
_NOT_READ = (
    "Line {}: a table’s columns stand one after the other there, with different numbers of lines, and were not read."
)


def find_flattened(lines: Sequence[Line], scene: Scene) -> Found:
    """The rows of tables that were flattened; see the module."""
    found = Found()
    place = 0
    while place < len(lines):
        taken = _rows_below_heads(lines, place, scene, found) or _columns_one_after_another(lines, place, scene, found)
        if not taken:
            found.rest.append(lines[place])
        place += max(taken, 1)
    return found


def _rows_below_heads(lines: Sequence[Line], place: int, scene: Scene, found: Found) -> int:
    """Heads on a line each, then the cells of row after row on a line each. The number of lines taken."""
    for count in range(_MOST_COLUMNS, 1, -1):
        heads = lines[place : place + count]
        columns = _columns(heads)
        below = lines[place + count : place + count + 1]
        if columns is None or len(heads) < count or not below or not _is_date(below[0]):
            continue
        body = _body(lines, place + count)
        rows = _in_rows(body, columns, scene)
        if rows is None:
            continue
        found.headings += [(line, Meaning.COLUMNS) for line in heads]
        for number, cells in enumerate(rows):
            said = {columns.meanings[at]: line.text for at, line in enumerate(cells) if line is not None}
            own = [line for line in cells if line is not None]
            found.rows.append(_row(own, said, columns, opens=number == 0, doubt=_DOUBT_ROWS if None in cells else None))
        return count + sum(line is not None for cells in rows for line in cells)
    return 0


def _in_rows(body: Sequence[Line], columns: Columns, scene: Scene) -> list[list[Line | None]] | None:
    """The body cut into rows, up to where it ends; None unless each date begins a row, and whole rows follow it."""
    width = len(columns.meanings)
    dates = [place for place, line in enumerate(body) if _is_date(line)]
    if columns.date != 0 or not dates or dates[0] != 0 or (len(dates) < 2 and not scene.is_titled(body[0])):
        return None
    rows: list[list[Line | None]] = []
    for start, end in zip(dates, [*dates[1:], len(body)], strict=True):
        more, odd = divmod(end - start - width, width - 1)
        if more < 0:
            return None
        if odd and end != len(body):
            return None
        rows.append(list(body[start : start + width]))
        for number in range(more if not odd else 0):
            below = start + width + number * (width - 1)
            rows.append([None, *body[below : below + width - 1]])
    return rows


def _columns_one_after_another(lines: Sequence[Line], place: int, scene: Scene, found: Found) -> int:
    """A head with the cells below it, then the next head with its cells. The number of lines taken."""
    parts: list[tuple[Line, list[Line]]] = []
    at = place
    while at < min(len(lines), place + _LONGEST) and len(parts) <= _MOST_COLUMNS and not lines[at].is_row:
        head = lines[at]
        if _meaning(head) is not Column.OTHER and not _is_date(head):
            parts.append((head, []))
        elif parts and at > place:
            parts[-1][1].append(head)
        else:
            break
        at += 1
    columns = _columns([head for head, _ in parts])
    if columns is None or len(parts) < 2 or not parts[0][1]:
        return 0
    dates = parts[columns.date][1]
    if len(dates) < 2 or not all(_is_date(line) for line in dates):
        return 0
    cells = [_of_a_height(lines_below, len(dates), scene) for _, lines_below in parts]
    titles = cells[columns.meanings.index(Column.TITLE)]
    if titles is None or any(len(column) < len(dates) for column in cells if column is not None):
        found.notes.append(_NOT_READ.format(lines[place].number))
        return 0
    taken = at - place
    last = parts[-1][1]
    over = last[len(dates) :] if cells[-1] is not None else []
    taken -= len(over)
    found.headings += [(head, Meaning.COLUMNS) for head, _ in parts]
    for (_head, below), column in zip(parts, cells, strict=True):
        if column is None:
            found.leftover += [(line, line.text) for line in below]
    for number in range(len(dates)):
        row = [column[number] if column is not None else None for column in cells]
        said = {columns.meanings[at]: line.text for at, line in enumerate(row) if line is not None}
        found.rows.append(_row([line for line in row if line], said, columns, opens=number == 0, doubt=_DOUBT))
    return taken


def _of_a_height(column: list[Line], height: int, scene: Scene) -> list[Line] | None:
    """The column's cells where there is one for each date; what follows the last column may be other text."""
    if len(column) == height:
        return column
    if len(column) > height and not scene.follow_each_other(column[height - 1], column[height]):
        return column[:height]
    return None


def _row(lines: list[Line], said: dict[Column, str], columns: Columns, *, opens: bool, doubt: str | None) -> Row:
    title = next((line for line in lines if said.get(Column.TITLE) == line.text), lines[0])
    also = [line for line in lines if line is not title]
    heads = dict(zip(columns.meanings, columns.heads, strict=True))
    return made_row(title, said, also=also, opens=opens, doubt=doubt, heads=heads)


def _columns(heads: Sequence[Line]) -> Columns | None:
    return columns_of(tuple(line.text for line in heads)) if 2 <= len(heads) <= _MOST_COLUMNS else None


def _meaning(line: Line) -> Column:
    return (
        column_of(line.text, exactly=True)
        if len(line.text) <= 40 and not line.text.endswith((".", ","))
        else Column.OTHER
    )


def _body(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines below heads, up to a row of another table or a heading that is none of its cells."""
    body: list[Line] = []
    for line in lines[start:]:
        if line.is_row or line.is_heading:
            break
        body.append(line)
    return body


def _is_date(line: Line) -> bool:
    heading = date_heading(line.text)
    return heading is not None and not heading.rest
