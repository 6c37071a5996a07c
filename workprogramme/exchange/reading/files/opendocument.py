"""OpenDocument texts and spreadsheets (.odt, .ods) → lines. Deleted text of tracked changes is left out.

Knows nothing of what the text means.
"""

from collections.abc import Iterator
from typing import Any

from workprogramme.exchange.reading.files.grids import MOST_COLUMNS, Cell, filled
from workprogramme.exchange.reading.files.packages import Package
from workprogramme.exchange.reading.lines import Line, paragraph, refuse_endless, row
from workprogramme.exchange.reading.unreadable import Unreadable

_PROTECTED = "The file is protected by a password. Save a copy without one and read that."
_NO_TEXT = "This OpenDocument file has no text in it."
_TOO_DEEP = "The document is nested too deeply. Copy the work programme into a new document."
_DEEPEST = 60
_MOST_REPEATED = 1_000  # rows or cells that a file may say are the same, and filled
_LEFT_OUT = {"tracked-changes", "annotation", "forms", "sequence-decls", "variable-decls", "note-citation", "shapes"}


def lines_in_opendocument(package: Package) -> list[Line]:
    """The paragraphs and rows, in order; a sheet's name is a heading. Unreadable when protected or without text."""
    manifest = "META-INF/manifest.xml"
    if manifest in package.names and b"encryption-data" in package.part(manifest):
        raise Unreadable(_PROTECTED)
    body = _child(package.xml("content.xml"), "body")
    if body is None:
        raise Unreadable(_NO_TEXT)
    reader = _Body()
    reader.take(body, 0)
    return reader.lines


class _Body:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.sheets = False

    def take(self, parent: Any, depth: int, point: int = 0) -> None:
        """The blocks in `parent`; `point` is how deep in a list they stand."""
        if depth > _DEEPEST:
            raise Unreadable(_TOO_DEEP)
        for child in parent:
            name = _name(child)
            if name in ("p", "h"):
                level = _number(_attribute(child, "outline-level"), 1) if name == "h" else 0
                for number, text in enumerate(_text(child).split("\n")):
                    self._add(paragraph(0, text, min(level, 6), point if number == 0 else 0))
                point = point if name == "h" else 0  # only the first paragraph of a point has its sign
            elif name == "table":
                self._take_table(child)
            elif name == "list":
                self.take(child, depth + 1, point)
            elif name in ("list-item", "list-header"):
                self.take(child, depth + 1, _depth_of(child))
            elif name and name not in _LEFT_OUT:
                self.sheets = self.sheets or name == "spreadsheet"
                self.take(child, depth + 1, point)

    def _take_table(self, table: Any) -> None:
        self._add(paragraph(0, ""))
        name = _attribute(table, "name")
        if self.sheets and name:
            self._add(paragraph(0, name, heading=1, place=f"the name of sheet {name}"))
        down: dict[int, tuple[int, bool]] = {}
        rows = [list(_cells(line, down)) for line in _rows(table, 0)]
        for number, (cells, carried) in enumerate(filled(rows), start=1):
            place = f"{name}, row {number}" if self.sheets else ""
            self._add(row(0, cells, carried, place) if any(cells) else paragraph(0, "", place=place))
        self._add(paragraph(0, ""))

    def _add(self, line: Line) -> None:
        refuse_endless(len(self.lines))
        number = len(self.lines) + 1
        self.lines.append(Line(number, line.written, line.given, line.carried, line.heading, line.depth, line.place))


def _rows(table: Any, depth: int) -> Iterator[Any]:
    if depth > _DEEPEST:
        raise Unreadable(_TOO_DEEP)
    for child in table:
        name = _name(child)
        if name == "table-row":
            times = _number(_attribute(child, "number-rows-repeated"), 1)
            filled_row = any(text.strip() for text in child.itertext())
            yield from [child] * (min(times, _MOST_REPEATED) if filled_row else 1)
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child, depth + 1)


def _cells(line: Any, down: dict[int, tuple[int, bool]]) -> Iterator[Cell]:
    """The cells of a row. `down`: by column, how many rows more one from above covers it, and if it begins it."""
    place = 0
    for child in line:
        name = _name(child)
        if name not in ("table-cell", "covered-table-cell"):
            continue
        for _ in range(min(_number(_attribute(child, "number-columns-repeated"), 1), MOST_COLUMNS)):
            rows_more, begins = down.pop(place, (0, False))
            if rows_more > 1:
                down[place] = (rows_more - 1, begins)
            if name == "table-cell":
                yield Cell(_text_of_cell(child, 0))
                high = _number(_attribute(child, "number-rows-spanned"), 1)
                wide = min(_number(_attribute(child, "number-columns-spanned"), 1), MOST_COLUMNS)
                if high > 1:
                    down |= {place + beside: (high - 1, beside == 0) for beside in range(wide)}
            else:
                yield Cell("", goes_on=rows_more > 0 and begins)
            place += 1


def _text_of_cell(cell: Any, depth: int) -> str:
    if depth > _DEEPEST:
        raise Unreadable(_TOO_DEEP)
    texts = []
    for child in cell:
        name = _name(child)
        if name in ("p", "h"):
            texts.append(_text(child).strip())
        elif name == "list":
            points = [_text_of_cell(item, depth + 1) for item in child]
            texts += [f"• {text}" for point in points for text in point.split("\n") if text]
        elif name and name not in _LEFT_OUT:
            texts.append(_text_of_cell(child, depth + 1))
    return "\n".join(text for text in texts if text)


def _text(element: Any, depth: int = 0) -> str:
    if depth > 4 * _DEEPEST:
        raise Unreadable(_TOO_DEEP)
    texts = [element.text or ""]
    for child in element:
        name = _name(child)
        if name == "s":
            texts.append(" " * min(_number(_attribute(child, "c"), 1), 80))
        elif name == "tab":
            texts.append(" ")
        elif name == "line-break":
            texts.append("\n")
        elif name and name not in _LEFT_OUT:
            texts.append(_text(child, depth + 1))
        texts.append(child.tail or "")
    return "".join(texts)


def _depth_of(item: Any) -> int:
    return 1 + sum(1 for parent in item.iterancestors() if _name(parent) == "list-item")


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: Any, name: str) -> Any:
    return next((child for child in element if _name(child) == name), None)


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise
