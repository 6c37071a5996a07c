"""Word documents (.docx) → lines: paragraphs, headings, points of lists, and tables with their merged cells.

Reads what the document says now: tracked insertions are kept, deletions and moves away are not. Knows nothing of what
the text means.
"""

from collections.abc import Iterator
from typing import Any

from workprogramme.exchange.reading.files.grids import Cell, filled
from workprogramme.exchange.reading.files.packages import Package
from workprogramme.exchange.reading.lines import Line, paragraph, refuse_endless, row
from workprogramme.exchange.reading.unreadable import Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {"del", "moveFrom", "delText", "instrText", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr"}
_DEEPEST = 40  # tables within tables; deeper ones only come from a file made to do harm
_NO_BODY = "This Word file has no text in it."
_TOO_DEEP = "The tables of this Word file are nested too deeply. Copy the work programme into a new document."


def lines_in_word(package: Package) -> list[Line]:
    """The lines of the document: its pages' headers, its body, its footnotes. Unreadable when there is none."""
    main = next((name for name in ("word/document.xml", "word/document2.xml") if name in package.names), None)
    if main is None:
        raise Unreadable(_NO_BODY)
    styles = _styles(package)
    lines: list[Line] = []
    for name in sorted(package.names):
        if name.startswith("word/header") and name.endswith(".xml"):
            _add_once(lines, _Body(styles).lines(package.xml(name)))
    for name in (main, "word/footnotes.xml", "word/endnotes.xml"):
        if name in package.names:
            more = _Body(styles).lines(package.xml(name))
            _add(lines, more)
    return lines


def _add(lines: list[Line], more: list[Line]) -> None:
    if lines and more:
        lines.append(paragraph(len(lines) + 1, ""))
    for line in more:
        refuse_endless(len(lines))
        lines.append(Line(len(lines) + 1, line.written, line.given, line.carried, line.heading, line.depth))


def _add_once(lines: list[Line], more: list[Line]) -> None:
    known = {line.written for line in lines}
    _add(lines, [line for line in more if line.written not in known and not line.is_blank])


class _Body:
    """One part of the document on its way to lines."""

    def __init__(self, styles: dict[str, tuple[int, bool]]) -> None:
        self.styles = styles
        self.found: list[Line] = []

    def lines(self, root: Any) -> list[Line]:
        """Its paragraphs and the rows of its tables, in order."""
        self._take(root)
        return self.found

    def _take(self, parent: Any) -> None:
        for kind, element in _blocks(parent, 0):
            if kind == "p":
                self._take_paragraph(element)
            else:
                self._take_table(element)

    def _take_paragraph(self, element: Any) -> None:
        heading, depth = self._set_as(element)
        for number, text in enumerate(_text(element).split("\n")):
            self.found.append(paragraph(len(self.found) + 1, text, heading, depth if number == 0 else 0))

    def _take_table(self, table: Any) -> None:
        self.found.append(paragraph(len(self.found) + 1, ""))
        rows = [[self._cell(cell) for cell in _cells(line)] for line in _rows(table)]
        for cells, carried in filled(rows):
            self.found.append(row(len(self.found) + 1, cells, carried))
        self.found.append(paragraph(len(self.found) + 1, ""))

    def _cell(self, cell: Any) -> Cell:
        properties = _child(cell, "tcPr")
        wide, merged = 1, None
        if properties is not None:
            span, merged = _child(properties, "gridSpan"), _child(properties, "vMerge")
            wide = _number(_value(span), 1) if span is not None else 1
        goes_on = merged is not None and _value(merged) != "restart"
        return Cell(self._text_of_cell(cell, 1), max(1, min(wide, 60)), goes_on)

    def _text_of_cell(self, cell: Any, depth: int) -> str:
        if depth > _DEEPEST:
            raise Unreadable(_TOO_DEEP)
        texts = []
        for kind, element in _blocks(cell, 0):
            if kind == "p":
                _, point = self._set_as(element)
                text = _text(element).strip()
                texts.append(f"• {text}" if point and text else text)
            else:
                texts += [self._text_of_cell(inner, depth + 1) for line in _rows(element) for inner in _cells(line)]
        return "\n".join(text for text in texts if text.strip())

    def _set_as(self, element: Any) -> tuple[int, int]:
        """Its level as a heading and its depth in a list, 0 for neither."""
        properties = _child(element, "pPr")
        if properties is None:
            return 0, 0
        style = _child(properties, "pStyle")
        heading, listed = self.styles.get(_value(style) if style is not None else "", (0, False))
        numbering = _child(properties, "numPr")
        if numbering is not None:
            level, number = _child(numbering, "ilvl"), _child(numbering, "numId")
            if number is not None and _value(number) == "0":
                return heading, 0
            return (0, 1 + _number(_value(level) if level is not None else "0", 0)) if not heading else (heading, 0)
        return heading, int(listed)


def _styles(package: Package) -> dict[str, tuple[int, bool]]:
    """By a style's id: its level as a heading, and whether it sets points of a list."""
    if "word/styles.xml" not in package.names:
        return {}
    styles: dict[str, tuple[int, bool]] = {}
    for style in package.xml("word/styles.xml"):
        if _name(style) != "style":
            continue
        name_of = _child(style, "name")
        name = (_value(name_of) if name_of is not None else "").casefold()
        level = name.removeprefix("heading").strip() if name.startswith("heading") else "1" if name == "title" else ""
        styles[_attribute(style, "styleId")] = (_number(level, 0), name.startswith("list") and "continue" not in name)
    return styles


def _blocks(parent: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """Paragraphs and tables, through whatever stands around them (content controls, insertions, text boxes)."""
    if depth > 4 * _DEEPEST:
        raise Unreadable(_TOO_DEEP)
    for child in parent:
        name = _name(child)
        if name == "tbl":
            yield "tbl", child
        elif name == "p":
            yield "p", child
            for box in child.iter(f"{_W}txbxContent", f"{_STRICT}txbxContent"):
                if next(box.iterancestors(_FALLBACK), None) is None:
                    yield from _blocks(box, depth + 1)
        elif name and name not in _GONE and child.tag != _FALLBACK:
            yield from _blocks(child, depth + 1)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        name = _name(child)
        if name == "tr":
            properties = _child(child, "trPr")
            if properties is None or _child(properties, "del") is None:
                yield child
        elif name in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _rows(child)


def _cells(line: Any) -> Iterator[Any]:
    for child in line:
        name = _name(child)
        if name == "tc":
            yield child
        elif name in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _cells(child)


def _text(element: Any, depth: int = 0) -> str:
    """The words of a paragraph as they stand now, "\\n" for a line break in it."""
    if depth > 200:
        raise Unreadable(_TOO_DEEP)
    texts = []
    for child in element:
        name = _name(child)
        if name == "t":
            texts.append(child.text or "")
        elif name == "tab":
            texts.append(" ")
        elif name in ("br", "cr"):
            texts.append("\n")
        elif name in ("noBreakHyphen", "softHyphen"):
            texts.append("-" if name == "noBreakHyphen" else "")
        elif name and name not in _GONE and name not in ("txbxContent", "tbl", "p") and child.tag != _FALLBACK:
            texts.append(_text(child, depth + 1))
    return "".join(texts)


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: Any, name: str) -> Any:
    return next((child for child in element if _name(child) == name), None)


def _value(element: Any) -> str:
    return _attribute(element, "val")


def _attribute(element: Any, name: str) -> str:
    return str(element.get(_W + name) or element.get(_STRICT + name) or "")


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else otherwise
