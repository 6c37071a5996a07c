"""The pieces of WordprocessingML that a paper is written with: paragraphs, runs, tables, fields, as text.

Knows the markup (ECMA-376 part 1, section 17) and the names of styles; knows nothing of papers. Texts are escaped here.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from workprogramme.domain.calendar_lines import plain

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOLD: Final = "<w:b/>"
TEXT_WIDTH: Final = 9524  # twips: A4 less two margins of 21 mm
LINE: Final = "b8c1c8"  # the colour of rules between rows
BREAK: Final = "<w:r><w:br/></w:r>"
TAB: Final = "<w:r><w:tab/></w:r>"
SPACE: Final = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
Link = Callable[[str], str]
"""Gives the relation's id for a web address."""


def is_address(text: str) -> bool:
    """Whether a text is a web address, and nothing else."""
    return text.startswith(("https://", "http://")) and not any(c.isspace() for c in text)


def run(text: str, properties: str = "") -> str:
    """A text with its line breaks kept; `properties` is the inside of w:rPr."""
    told = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    parts = (f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in plain(text).split("\n"))
    return f"<w:r>{told}{'<w:br/>'.join(parts)}</w:r>"


def linked(text: str, link: Link, colour: str) -> str:
    """The text, as a link where it is a web address."""
    if not is_address(text):
        return run(text)
    look = f'<w:color w:val="{colour}"/><w:u w:val="single"/>'
    return f'<w:hyperlink r:id="{link(text)}" w:history="1">{run(text, look)}</w:hyperlink>'


def paragraph(inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph; `style` is a style's id, `properties` the rest of w:pPr."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    told = f"<w:pPr>{named}{properties}</w:pPr>" if style or properties else ""
    return f"<w:p>{told}{inside}</w:p>"


def field(code: str) -> str:
    """A field that the program works out, such as PAGE; "1" stands there until it does."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def in_list(number: int) -> str:
    """What makes a paragraph an entry of the list with this numbering."""
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def table(
    caption: str, description: str, heads: Sequence[str], widths: Sequence[int], rows: Iterable[str], colour: str
) -> str:
    """A table as wide as the text: its head repeated on every page, its rows not torn apart. `widths` in twips.

    `rows`: made by `row`. `caption` and `description` are its alternative text.
    """
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in ("top", "bottom", "insideH")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(
        f'<w:{side} w:w="{gap}" w:type="dxa"/>'
        for side, gap in (("top", 60), ("left", 85), ("bottom", 60), ("right", 85))
    )
    head = "".join(
        cell(
            text, width, f'{BOLD}<w:color w:val="FFFFFF"/>', f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'
        )
        for text, width in zip(heads, widths, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val={quoteattr(plain(caption))}/>'
        f"<w:tblDescription w:val={quoteattr(plain(description))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[str], splits: bool) -> str:
    """A row of cells; `splits`: it may go on to the next page."""
    return f"<w:tr>{'' if splits else '<w:trPr><w:cantSplit/></w:trPr>'}{''.join(cells)}</w:tr>"


def cell(text: str, width: int, look: str = "", properties: str = "") -> str:
    """A cell with one paragraph for each line; `look` is the inside of w:rPr, `properties` the rest of w:tcPr."""
    lines = plain(text).split("\n")
    told = "".join(paragraph(run(line, look) if line else "", "TableText") for line in lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{told}</w:tc>'


def top_line(colour: str) -> str:
    """The stronger line above a cell that opens a group."""
    return f'<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{colour}"/></w:tcBorders>'
