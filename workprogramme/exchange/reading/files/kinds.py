"""What kind of file it is, found from what is in it and never from its name."""

import enum

from workprogramme.exchange.reading.files.packages import Package
from workprogramme.exchange.reading.unreadable import Unreadable


class FileKind(enum.Enum):
    """A kind of file that can be read."""

    WORD = "Word document"
    WORKBOOK = "Excel workbook"
    OPENDOCUMENT = "OpenDocument file"
    PDF = "PDF file"
    TEXT = "text"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF_WITHIN = 1024  # bytes: programs put a line or two before the mark
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SENTENCES = {
    "old": "This is an old Word or Excel file. Save it as .docx or .xlsx and read that.",
    "protected": "The file is protected by a password. Save a copy without one and read that.",
    "rtf": "This is a rich text (RTF) file. Save it as a Word document (.docx) and read that.",
    "slides": "This is a presentation. Copy the work programme into a Word document and read that.",
    "binary": "This is a binary Excel workbook (.xlsb). Save it as .xlsx and read that.",
    "zip": "This is a zip file, and no Word, Excel or OpenDocument file. Unpack it and read the work programme in it.",
    "damaged": "This is a Word, Excel or zip file that is damaged. Save it again in its own program and read that.",
}


def kind_of(data: bytes) -> FileKind:
    """The kind of file whose bytes are `data`. Unreadable, with what to do, for one that cannot be read."""
    if data.startswith(_ZIP):
        return _kind_of_package(data)
    if data.startswith(OLE):
        raise Unreadable(_SENTENCES["protected" if _ENCRYPTED in data else "old"])
    if data.startswith(OLE[:4]):
        raise Unreadable(_SENTENCES["old"])
    if data.startswith(b"{\\rtf"):
        raise Unreadable(_SENTENCES["rtf"])
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return FileKind.PDF
    return FileKind.TEXT


def _kind_of_package(data: bytes) -> FileKind:
    try:
        package = Package(data)
    except Unreadable as error:
        raise Unreadable(_SENTENCES["damaged"] if "damaged" in str(error) else str(error)) from None
    names = package.names
    if "word/document.xml" in names:
        return FileKind.WORD
    if "xl/workbook.xml" in names:
        return FileKind.WORKBOOK
    if "xl/workbook.bin" in names:
        raise Unreadable(_SENTENCES["binary"])
    if "ppt/presentation.xml" in names:
        raise Unreadable(_SENTENCES["slides"])
    if "content.xml" in names and "mimetype" in names:
        mimetype = package.part("mimetype")[:100]
        if b"opendocument.presentation" in mimetype:
            raise Unreadable(_SENTENCES["slides"])
        if b"opendocument" in mimetype:
            return FileKind.OPENDOCUMENT
    raise Unreadable(_SENTENCES["zip"])
