"""Web pages (.html), and what is copied out of them → lines: headings, points of lists, and tables with merged cells.

Scripts, styles and what is hidden are no text. Knows nothing of what the text means.
"""

import re
from html.parser import HTMLParser

from workprogramme.exchange.reading.files.grids import MOST_COLUMNS, Cell, filled
from workprogramme.exchange.reading.lines import Line, paragraph, refuse_endless, row

_PAGE = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]|<table[\s>]|<head[\s>]", re.IGNORECASE)
_PART = re.compile(r"^[ \t]*</?(?:ul|ol|li|h[1-6]|p|div|section|article|main)[\s>]", re.IGNORECASE | re.MULTILINE)
_SAMPLE = 100_000  # characters in which a page says that it is one
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "address",
        "blockquote",
        "pre",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "hr",
        "details",
        "summary",
    ]
)
_NOT_TEXT = frozenset(("script", "style", "noscript", "template", "svg", "head", "del", "iframe", "object"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol")
_MOST_ROWS_SPANNED = 1_000
_ORDINAL = re.compile(r"(?<=[0-9])\s+(?=(?:st|nd|rd|th)\b)")


def is_web_page(text: str) -> bool:
    """Whether the text is a page or a table copied from one, and not running text with a few signs of markup."""
    sample = text[:_SAMPLE]
    if _PAGE.search(sample):
        return True
    lines = sum(1 for line in sample.split("\n") if line.strip())
    return 2 * len(_PART.findall(sample)) > lines


def lines_in_web_page(text: str) -> list[Line]:
    """Its paragraphs, points and rows, in order."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_paragraph()
    while reader.tables:
        reader.end_table()
    return reader.lines


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.waiting: dict[int, tuple[int, bool]] = {}  # column → rows more that a cell from above covers, if it begins
        self.paragraphs: list[str] | None = None  # of the cell that is open
        self.high = self.wide = 1

    def open_row(self) -> None:
        self.close_cell()
        self.rows.append([])

    def open_cell(self, high: int, wide: int) -> None:
        self.close_cell()
        if not self.rows:
            self.rows.append([])
        self._skip_covered()
        self.paragraphs, self.high, self.wide = [], high, wide

    def close_cell(self) -> None:
        if self.paragraphs is None:
            return
        cells = self.rows[-1]
        place = len(cells)
        if place < 4 * MOST_COLUMNS:
            cells.append(Cell("\n".join(self.paragraphs)))
            cells += [Cell("")] * (self.wide - 1)
            if self.high > 1:
                self.waiting |= {place + beside: (self.high - 1, beside == 0) for beside in range(self.wide)}
        self.paragraphs = None

    def close_row(self) -> None:
        self.close_cell()
        if self.rows:
            self._skip_covered()

    def _skip_covered(self) -> None:
        cells = self.rows[-1]
        while (found := self.waiting.pop(len(cells), None)) is not None:
            rows_more, begins = found
            if rows_more > 1:
                self.waiting[len(cells)] = (rows_more - 1, begins)
            cells.append(Cell("", goes_on=begins))


class _Reader(HTMLParser):
    """A page on its way to lines; forgiving, and no deeper than a list of what is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.tables: list[_Table] = []
        self.silent: list[str] = []  # open elements whose text is none
        self.lists = 0
        self.heading = self.depth = self.point = 0
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = dict(attributes)
        if tag in _NOT_TEXT:
            self.silent.append(tag)
        if self.silent:
            if tag == "body":
                self.silent.clear()
            return
        if tag == "br":
            self._break()
        if tag not in _BLOCKS:
            return
        self.end_paragraph()
        if tag in _HEADINGS:
            self.heading = _HEADINGS[tag]
        elif tag in _LISTS:
            self.lists += 1
        elif tag == "li":
            self.depth = self.point = max(1, self.lists)
        elif tag == "table":
            self.tables.append(_Table())
        elif tag == "tr" and self.tables:
            self.tables[-1].open_row()
        elif tag in ("td", "th") and self.tables:
            high, wide = (_number(said.get(name)) for name in ("rowspan", "colspan"))
            self.tables[-1].open_cell(min(high, _MOST_ROWS_SPANNED), min(wide, MOST_COLUMNS))

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag in self.silent:
                while self.silent and self.silent.pop() != tag:
                    pass
            return
        if tag not in _BLOCKS:
            return
        self.end_paragraph()
        if tag in _HEADINGS:
            self.heading = 0
        elif tag in _LISTS:
            self.lists = max(0, self.lists - 1)
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].close_cell()
        elif tag == "tr" and self.tables:
            self.tables[-1].close_row()
        elif tag == "table" and self.tables:
            self.end_table()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)

    def _break(self) -> None:
        if self.tables and self.tables[-1].paragraphs is not None:
            self.end_paragraph()
        elif self.words:
            heading, depth = self.heading, self.depth
            self.end_paragraph()
            # what stands below a point's first line says more of it
            self.heading, self.depth = heading, self.point + 1 if depth else 0

    def end_paragraph(self) -> None:
        """What has been said since the last block is one paragraph."""
        text = _ORDINAL.sub("", " ".join("".join(self.words).split()))
        self.words = []
        depth, self.depth = self.depth, 0
        if not text:
            self.depth = depth  # the point's words come in a block of their own
            return
        if self.tables:
            table = self.tables[-1]
            if table.paragraphs is not None:
                table.paragraphs.append(f"• {text}" if depth else text)
                return
        self._add(paragraph(0, text, self.heading, depth))

    def end_table(self) -> None:
        """The innermost table is over; one within a cell of another becomes paragraphs of that cell."""
        table = self.tables.pop()
        table.close_row()
        around = self.tables[-1] if self.tables else None
        if around is not None and around.paragraphs is not None:
            around.paragraphs += [cell.text for cells in table.rows for cell in cells if cell.text]
            return
        self._add(paragraph(0, ""))
        for cells, carried in filled(table.rows):
            self._add(row(0, cells, carried) if any(cells) else paragraph(0, ""))
        self._add(paragraph(0, ""))

    def _add(self, line: Line) -> None:
        refuse_endless(len(self.lines))
        number = len(self.lines) + 1
        self.lines.append(Line(number, line.written, line.given, line.carried, line.heading, line.depth))


def _number(text: str | None) -> int:
    return max(1, int(text)) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1
