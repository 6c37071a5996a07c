"""A paper as a Word document: real headings, lists and a table whose head repeats, for officers to go on with.

Knows papers only. The library is imported when the first document is made and not when a server starts.
"""

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import Any, Final

from workprogramme.domain.calendar_lines import plain
from workprogramme.reports import pdf
from workprogramme.reports import word_parts as parts
from workprogramme.reports.paper import (
    LOGO_HEIGHT,
    Block,
    Facts,
    Glance,
    Heading,
    Lines,
    Paper,
    Picture,
    Point,
    Points,
    Table,
    Text,
)

RENDERING: Final = 1  # of a paper's bytes; raise it when they change for the same paper, so that every ETag does
LONGEST_UNBROKEN: Final = 1500  # characters: a row with a longer cell may not fit on what is left of a page
BEGINNING: Final = (1980, 1, 1, 0, 0, 0)  # the date of every file inside: the earliest that the format knows
FACT_INDENT: Final = 2600  # twips


def word(paper: Paper) -> bytes:
    """The document's bytes: the same for the same paper, as no clock is asked."""
    import docx

    from workprogramme.reports import word_styles

    document = docx.Document()
    word_styles.dress(document, paper)
    body = _Body(document, paper)
    word_styles.fill(document, body.text())
    made = io.BytesIO()
    document.save(made)
    return _without_dates(made)


@cache
def rendering() -> str:
    """What else the bytes depend on: our number and the library's version."""
    return f"docx {RENDERING} {version('python-docx')}"


class _Body:
    """Writes the blocks of one paper, and asks its document for list numbers and links."""

    def __init__(self, document: Any, paper: Paper) -> None:
        self._document = document
        self._paper = paper
        self._colour = paper.colour.lstrip("#")

    def text(self) -> str:
        """The markup of the whole body."""
        return "".join(self._told())

    def _told(self) -> Iterator[str]:
        if self._paper.logo is not None:
            yield from self._picture(self._paper.logo)
        yield parts.paragraph(parts.run(self._paper.heading), "Heading1")
        yield parts.paragraph(parts.run(self._paper.under), "Subtitle")
        for block in self._paper.blocks:
            yield from self._block(block)

    def _picture(self, picture: Picture) -> Iterator[str]:
        """The logo in a paragraph of its own; nothing of one that cannot be read, as a paper without it is better."""
        from docx.oxml.xmlchemy import serialize_for_reading
        from docx.shared import Cm

        try:
            content = picture.content if picture.kind == "png" else pdf.drawn(picture)
            inline = self._document.part.new_pic_inline(io.BytesIO(content), height=Cm(LOGO_HEIGHT))
        except Exception:  # whatever either library makes of a picture that it does not know
            return
        inline.docPr.set("descr", plain(picture.alt))
        inline.docPr.set("name", "Logo")
        yield parts.paragraph(f"<w:r><w:drawing>{serialize_for_reading(inline)}</w:drawing></w:r>")

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(text=text, level=level):
                yield parts.paragraph(parts.run(text), f"Heading{level}")
            case Text(text=text, strong=strong):
                yield parts.paragraph(parts.run(text, parts.BOLD if strong else ""))
            case Facts(pairs=pairs):
                yield from (self._fact(what, value) for what, value in pairs)
            case Points():
                yield from self._points(block)
            case Glance(entries=entries):
                for entry in entries:
                    yield parts.paragraph(parts.run(entry.head), "Heading3")
                    yield from (parts.paragraph(parts.run(title), "ListBullet") for title in entry.titles)
            case Table():
                yield from self._table(block)
            case Lines(lines=lines, strong=strong):
                told = [parts.run(line, parts.BOLD if strong and n == 0 else "") for n, line in enumerate(lines)]
                yield parts.paragraph(parts.BREAK.join(told), properties="<w:keepLines/>")

    def _fact(self, what: str, value: str) -> str:
        indent = f'<w:ind w:left="{FACT_INDENT}" w:hanging="{FACT_INDENT}"/>'
        told = parts.linked(value, self._link, self._colour)
        return parts.paragraph(parts.run(what, parts.BOLD) + parts.TAB + told, "Fact", indent)

    def _points(self, block: Points) -> Iterator[str]:
        if block.start is None:
            yield from (parts.paragraph(self._point(point), "ListBullet") for point in block.points)
            return
        number = self._numbering(block.start)
        for point in block.points:
            yield parts.paragraph(self._point(point), "ListNumber", parts.in_list(number))

    def _point(self, point: Point) -> str:
        first = parts.run(point.text, parts.BOLD if point.strong else "")
        return parts.BREAK.join([first, *(parts.run(line) for line in point.lines)])

    def _table(self, block: Table) -> Iterator[str]:
        whole = sum(block.widths)
        widths = [parts.TEXT_WIDTH * width // whole for width in block.widths]
        rows = []
        for row in block.rows:
            line = parts.top_line(self._colour) if row.begins else ""
            strong = (row.begins, True)
            cells = (
                parts.cell(text, widths[n], parts.BOLD if n < 2 and strong[n] else "", line)
                for n, text in enumerate(row.cells)
            )
            rows.append(parts.row(cells, splits=max(map(len, row.cells)) > LONGEST_UNBROKEN))
        yield parts.paragraph(parts.run(block.caption), "Caption", "<w:keepNext/>")
        yield parts.table(block.caption, block.description, block.heads, widths, rows, self._colour)
        yield parts.paragraph("")  # Word wants a paragraph between a table and the end

    def _numbering(self, start: int) -> int:
        """A list of its own that begins with `start`; gives its number in the document."""
        numbering = self._document.part.numbering_part.element
        style = self._document.styles["List Number"].element
        used = next(iter(style.xpath("w:pPr/w:numPr/w:numId/@w:val")))
        (abstract,) = numbering.xpath(f"w:num[@w:numId='{used}']/w:abstractNumId/@w:val")
        num = numbering.add_num(int(abstract))
        num.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(num.numId)

    def _link(self, address: str) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE

        found: str = self._document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return found


def _without_dates(made: io.BytesIO) -> bytes:
    """The same package, each of its files dated alike, whenever it was written."""
    told = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(told, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, BEGINNING)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name))
    return told.getvalue()
