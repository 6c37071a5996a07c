"""Files made to do harm, or damaged: each with a word that the one sentence said of it must have."""

import io
import struct
import zipfile
from collections.abc import Callable

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{10 * f"&{before};"}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def packed(parts: dict[str, str | bytes], **options: int) -> bytes:
    """A zip file of those parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression=zipfile.ZIP_DEFLATED, **options) as package:  # type: ignore[arg-type]
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def word(body: str, before: str = "") -> bytes:
    """A Word document with that body."""
    return packed({"word/document.xml": f'{before}<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>'})


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
OPENDOCUMENT = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def _related(kind: str, target: str) -> str:
    relation = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>'


def workbook(rows: str, **more: str | bytes) -> bytes:
    """A workbook whose one sheet has those rows."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/></Types>',
        "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _related("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return packed(parts | more)


def opendocument(body: str, kind: str = "text", before: str = "", **more: str) -> bytes:
    """An OpenDocument file with that body."""
    inner = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    parts: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": f"{before}<office:document-content {OPENDOCUMENT}>{inner}</office:document-content>",
    }
    return packed(parts | more)


def cell(reference: str, text: str) -> str:
    """A cell of a workbook."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def claiming(data: bytes, size: int) -> bytes:
    """The zip file with every part claiming to be of that size."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        changed[at + 24 : at + 28] = struct.pack("<I", size)
        at = changed.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def _nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


def _protected() -> bytes:
    data = bytearray(word("<w:p/>"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        data[at + place] |= 1
    return bytes(data)


CIRCLE = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>"
WIDE = (OUTSIDE + "<d>&a;</d>").encode("utf-16")
LAUGHING_STRINGS = {"xl/sharedStrings.xml": LAUGHS + "<sst>&j;</sst>"}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb as a Word document": (lambda: word(f"<!--{'0' * 150_000_000}-->"), "unpacks to more than"),
    "a zip bomb as a workbook": (lambda: workbook(cell("A1", "0" * 150_000_000)), "unpacks to more than"),
    "a claim of a gigabyte": (lambda: claiming(word("<w:p/>"), 1_000_000_000), "unpacks to more than"),
    "a claim of too little": (lambda: claiming(word("<w:p/>" * 100), 10), "damaged"),
    "laughs in a Word document": (lambda: word("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", LAUGHS), "document type"),
    "billion laughs in a workbook": (lambda: workbook("", **LAUGHING_STRINGS), "document type"),
    "billion laughs in an OpenDocument": (lambda: opendocument("<text:p>&j;</text:p>", before=LAUGHS), "document type"),
    "an external entity": (lambda: word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", OUTSIDE), "document type"),
    "entities in wide characters": (lambda: packed({"word/document.xml": WIDE}), "document type"),
    "entities in another alphabet": (
        lambda: packed({"word/document.xml": b"<?xml version='1.0' encoding='cp037'?>" + "<d/>".encode("cp037")}),
        "document type",
    ),
    "tables in tables": (lambda: word(_nested(60)), "nested too deeply"),
    "tables in tables without end": (lambda: word(_nested(20_000)), "read that"),
    "a workbook that is none": (lambda: packed({"xl/workbook.xml": "<workbook/>"}), "cannot be read"),
    "no XML at all": (lambda: packed({"word/document.xml": b"\x00\x01"}), "damaged"),
    "a protected zip": (_protected, "password"),
    "a protected Word document": (lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "a protected OpenDocument": (
        lambda: opendocument("", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
        "password",
    ),
    "an old Word document": (lambda: OLE + b"\0" * 600, "old Word or Excel"),
    "a presentation": (lambda: packed({"ppt/presentation.xml": "<p/>"}), "presentation"),
    "a binary workbook": (lambda: packed({"xl/workbook.bin": b"\0"}), ".xlsb"),
    "another zip": (lambda: packed({"a.txt": "a"}), "zip file"),
    "half a Word document": (lambda: word("<w:p/>" * 50)[:100], "damaged"),
    "a PDF without anything": (lambda: b"%PDF-1.7\n%\xe2\xe3\n", "PDF"),
    "a PDF of garbage": (lambda: CIRCLE, "PDF"),
    "rich text": (lambda: b"{\\rtf1 Work programme}", "RTF"),
}  # fmt: skip
