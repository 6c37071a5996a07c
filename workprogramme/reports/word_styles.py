"""How a Word document looks and what it says of itself: page, styles, language, header and footer, properties.

Imports the library, so it is itself imported only where a document is made.
"""

from datetime import UTC
from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from workprogramme.domain.calendar_lines import plain
from workprogramme.reports import word_parts as parts
from workprogramme.reports.paper import Paper

TYPEFACE: Final = "Arial"  # on every officer's machine, as the site's own is not
LANGUAGE: Final = "en-GB"
THUMBNAIL: Final = "metadata/thumbnail"
LIBRARY_TABS: Final = (4680, 9360)  # twips: where its headers and footers have theirs, for another page
WORD_2013: Final = "15"  # without it Word opens a document in compatibility mode
_HEADINGS: Final = (("Heading 1", 20, 0, 4), ("Heading 2", 14, 18, 6), ("Heading 3", 11, 10, 2))  # points: size, gaps


def dress(document: Any, paper: Paper) -> None:
    """Gives an empty document its page, styles, language, header, footer and properties."""
    _page(document)
    _styles(document, RGBColor.from_string(paper.colour.lstrip("#").upper()))
    _language(document)
    _edges(document, paper)
    _properties(document, paper)
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith(THUMBNAIL):  # a picture of the library's own sample
            del package.rels[name]


def fill(document: Any, body: str) -> None:
    """Puts the markup of paragraphs and tables into the document's body."""
    declared = f'xmlns:w="{parts.NAMESPACE}" xmlns:r="{parts.RELATIONS}"'
    end = document.element.body.sectPr
    for element in list(parse_xml(f"<w:body {declared}>{body}</w:body>")):
        end.addprevious(element)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(21)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.header_distance = section.footer_distance = Mm(11)


def _styles(document: Any, colour: RGBColor) -> None:
    styles = document.styles
    _font(styles["Normal"], 11)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size, before, after in _HEADINGS:
        _font(styles[name], size, colour if size > 11 else RGBColor(0x1A, 0x1A, 0x1A), bold=True)
        spaces = styles[name].paragraph_format
        spaces.space_before, spaces.space_after, spaces.keep_with_next = Pt(before), Pt(after), True
    _font(styles["Subtitle"], 13, RGBColor(0x4A, 0x55, 0x60), bold=False, italic=False)
    styles["Subtitle"].paragraph_format.space_after = Pt(12)
    _font(styles["Caption"], 10, RGBColor(0x1A, 0x1A, 0x1A), bold=False)
    for name in ("List Bullet", "List Number"):
        styles[name].paragraph_format.space_after = Pt(2 if name == "List Bullet" else 8)
        for contextual in styles[name].element.xpath("w:pPr/w:contextualSpacing"):
            contextual.getparent().remove(contextual)
    fact = styles.add_style("Fact", WD_STYLE_TYPE.PARAGRAPH)
    fact.base_style = styles["Normal"]
    fact.paragraph_format.space_after = Pt(3)
    cell = styles.add_style("TableText", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = styles["Normal"]
    cell.font.size = Pt(9.5)
    cell.paragraph_format.space_after = Pt(0)
    for name in ("Header", "Footer"):
        _font(styles[name], 9, RGBColor(0x4A, 0x55, 0x60))


def _font(style: Any, size: float, colour: RGBColor | None = None, **how: bool) -> None:
    style.font.name, style.font.size = TYPEFACE, Pt(size)
    for name, value in how.items():
        setattr(style.font, name, value)
    if colour is not None:
        style.font.color.rgb = colour
    fonts = style.element.rPr.rFonts
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), TYPEFACE)
    for spacing in style.element.rPr.xpath("w:spacing | w:kern"):
        style.element.rPr.remove(spacing)


def _language(document: Any) -> None:
    for element in document.styles.element.xpath("//w:lang"):
        element.set(qn("w:val"), LANGUAGE)
    settings = document.settings.element
    for element in settings.xpath("//w:themeFontLang"):
        element.set(qn("w:val"), LANGUAGE)
    found = settings.find(qn("w:compat"))
    if found is None:
        raise ValueError("The library's sample has no compatibility settings to mend.")
    for old in found.findall(qn("w:compatSetting")):
        if old.get(qn("w:name")) == "compatibilityMode":
            found.remove(old)
    mode = OxmlElement("w:compatSetting")
    mode.set(qn("w:name"), "compatibilityMode")
    mode.set(qn("w:uri"), "http://schemas.microsoft.com/office/word")
    mode.set(qn("w:val"), WORD_2013)
    found.append(mode)


def _edges(document: Any, paper: Paper) -> None:
    section = document.sections[0]
    standing = parts.TAB + parts.run(paper.standing, parts.BOLD) if paper.standing else ""
    line = f'<w:bottom w:val="single" w:sz="12" w:space="4" w:color="{paper.colour.lstrip("#")}"/>'
    usual = "".join(f'<w:tab w:val="clear" w:pos="{place}"/>' for place in LIBRARY_TABS)
    tabs = f'<w:tabs>{usual}<w:tab w:val="right" w:pos="{parts.TEXT_WIDTH}"/></w:tabs>'
    head = parts.paragraph(parts.run(paper.council) + standing, "Header", f"<w:pBdr>{line}</w:pBdr>{tabs}")
    number = [parts.TAB, parts.run("Page"), parts.SPACE, parts.field("PAGE"), parts.SPACE, parts.run("of"), parts.SPACE]
    foot = parts.paragraph(parts.run(paper.running) + "".join(number) + parts.field("NUMPAGES"), "Footer", tabs)
    for edge, told in ((section.header, head), (section.footer, foot)):
        edge.is_linked_to_previous = False
        (old,) = edge.paragraphs
        declared = f'<w:hdr xmlns:w="{parts.NAMESPACE}" xmlns:r="{parts.RELATIONS}">{told}</w:hdr>'
        old._p.addprevious(parse_xml(declared)[0])
        old._p.getparent().remove(old._p)


def _properties(document: Any, paper: Paper) -> None:
    about = document.core_properties
    about.title, about.subject = plain(paper.title)[:255], plain(paper.under)[:255]
    about.author = about.last_modified_by = plain(paper.council)[:255]
    about.created = about.modified = paper.at.astimezone(UTC).replace(tzinfo=None)
    about.language, about.comments, about.revision = LANGUAGE, "", 1
    about.keywords = about.category = ""
