"""What may be attached as a report: a Word document or a PDF, told by its content and never by its name.

Knows bytes and names; opens nothing that a document holds but its own list of contents, and unpacks no more of that
than is needed to tell what it is.
"""

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from xml.etree import ElementTree

from workprogramme.domain.refusals import Refused

FIELD = "document"  # of the form in which it is sent
NAME_LENGTH = 100  # characters, the ending included
MOST_PARTS = 5_000  # files inside one Word document
MOST_UNPACKED = 300_000_000  # bytes that one may become when it is opened
MOST_CONTENTS = 1_000_000  # bytes of its list of contents
MOST_OBJECTS = 50_000_000  # bytes of what a PDF keeps packed that is no page's text or picture

_WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and what a password makes of any Word document
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, KeyError, EOFError, ElementTree.ParseError)
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_PDF_ENCRYPTED = re.compile(rb"/Encrypt(?=[\s\x00/<\d])")
_AFTER_A_NAME = rb"(?=[\s\x00/<>(\[\]\d]|$)"
_PDF_ACTIVE = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)" + _AFTER_A_NAME)
_PDF_SCRIPT = re.compile(rb"/JS" + _AFTER_A_NAME)  # so short that it comes up by chance where bytes are packed
_PDF_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_PDF_OBJECTS = re.compile(rb"/ObjStm" + _AFTER_A_NAME + rb".{0,500}?stream\r?\n", re.DOTALL)
_PDF_ODD_NAME = re.compile(rb"/[^\s\x00/<>()\[\]{}%]*#[0-9A-Fa-f]{2}[^\s\x00/<>()\[\]{}%]*")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")


class DocumentFormat(Enum):
    """What a document is. `ending`: of its name; `media_type`: as it is served; `label`: for people."""

    WORD = ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"
    PDF = ".pdf", "application/pdf", "PDF"

    @property
    def ending(self) -> str:
        """The ending of its name."""
        return str(self.value[0])

    @property
    def media_type(self) -> str:
        """Its type as it is served."""
        return str(self.value[1])


@dataclass(frozen=True)
class Attachment:
    """A document that may be kept: its bytes, a name that is safe on every disk, and what it is."""

    name: str
    content: bytes
    format: DocumentFormat


def attachment(name: str, content: bytes, limit: int) -> Attachment:
    """What was sent, if it may be attached. `limit`: bytes. Raises Refused with a sentence that says what to do."""
    if not content:
        raise Refused("The file is empty. Choose another one.", FIELD)
    if len(content) > limit:
        raise Refused(f"The file must be {limit // 1_000_000 or 1} MB or smaller.", FIELD)
    kind = format_of(content)
    return Attachment(safe_name(name, kind), content, kind)


def format_of(content: bytes) -> DocumentFormat:
    """What the bytes are. Raises Refused for what is neither, what is locked, and what could run by itself."""
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _word(content)
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Refused("The document is protected with a password. Save it without one, then attach it.", FIELD)
        raise Refused(
            "This is a document of an old version of Word. Save it as a Word document (.docx) or a PDF, then attach "
            "that.",
            FIELD,
        )
    raise Refused("The file must be a Word document (.docx) or a PDF. What it contains is neither.", FIELD)


def safe_name(name: str, kind: DocumentFormat) -> str:
    """The name without folders, control characters or what a disk refuses, with the ending that the content asks for.

    "report" where nothing is left of it.
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    plain = " ".join(_NOT_IN_NAMES.sub(" ", plain).split())
    for other in (kind.ending, *(one.ending for one in DocumentFormat), ".doc", ".docm"):
        if plain.lower().endswith(other):
            plain = plain[: -len(other)]
            break
    stem = plain[: NAME_LENGTH - len(kind.ending)].strip(" .") or "report"
    return f"{'_' if _RESERVED.fullmatch(stem) else ''}{stem}{kind.ending}"[-NAME_LENGTH:]


def _pdf(content: bytes) -> DocumentFormat:
    if b"%%EOF" not in content[-4096:]:
        raise Refused("The PDF is not complete. Save it again, then attach it.", FIELD)
    if _PDF_ENCRYPTED.search(content):
        raise Refused("The PDF is protected with a password. Save it without one, then attach it.", FIELD)
    if any(map(_is_active, (content, *_packed_objects(content)))):
        raise Refused("The PDF contains a script or other files. Print it to a new PDF, then attach that.", FIELD)
    return DocumentFormat.PDF


def _is_active(objects: bytes) -> bool:
    """Whether these objects of a PDF could run something or hold files, also where a name is spelt in numbers."""
    spelt = b" ".join(_HEX.sub(lambda found: bytes([int(found[1], 16)]), one) for one in _PDF_ODD_NAME.findall(objects))
    plain = (objects, spelt)
    return any(map(_PDF_ACTIVE.search, plain)) or any(_PDF_SCRIPT.search(_PDF_STREAM.sub(b"", one)) for one in plain)


def _packed_objects(content: bytes) -> Iterator[bytes]:
    """What a PDF keeps packed in streams of objects, unpacked. Raises Refused where that is far too much."""
    left = MOST_OBJECTS
    for found in _PDF_OBJECTS.finditer(content):
        opened = zlib.decompressobj()
        try:
            unpacked = opened.decompress(content[found.end() :], left)
        except zlib.error:
            continue  # in another filter or damaged: whoever reads it finds no object in it either
        left -= len(unpacked)
        if left <= 0:
            raise Refused("The PDF would become far too large when it is opened. Print it to a new PDF.", FIELD)
        yield unpacked


def _word(content: bytes) -> DocumentFormat:
    try:
        with zipfile.ZipFile(BytesIO(content)) as opened:
            parts = opened.infolist()
            _check_size(parts)
            names = {part.filename.casefold() for part in parts}
            if "[content_types].xml" not in names or "word/document.xml" not in names:
                raise Refused(
                    "The file must be a Word document (.docx) or a PDF. This is a package of another sort.", FIELD
                )
            if len(names) < len(parts):
                raise ValueError("a part is there twice: programs differ in which they take")
            types = _content_types(opened.read("[Content_Types].xml"))
    except (*_BROKEN, NotImplementedError, RuntimeError, OSError):
        raise Refused("The Word document is damaged. Save it again, then attach it.", FIELD) from None
    if any(word in said for said in (*names, *types) for word in ("vbaproject", "vbadata", "macroenabled")):
        raise Refused("The document contains macros. Save it as a Word document without them (.docx).", FIELD)
    if any("/activex/" in name or name.endswith((".exe", ".js", ".vbs", ".bat", ".lnk")) for name in names):
        raise Refused("The document contains a program. Remove it, then attach the document.", FIELD)
    if _WORD_MAIN not in types:
        raise Refused("The file must be a Word document (.docx) or a PDF. This is a package of another sort.", FIELD)
    return DocumentFormat.WORD


def _content_types(content: bytes) -> set[str]:
    """The types of a package's parts, in small letters. Raises ValueError where Word itself would not have written it.

    It is read and not searched: a part may be called anything, and what it is is said here alone.
    """
    text = content.decode("utf-8-sig")
    if "<!DOCTYPE" in text:
        raise ValueError("a list of contents defines nothing")
    parts = ElementTree.fromstring(text)  # noqa: S314 - it defines no entity, and is at most MOST_CONTENTS long
    return {part.get("ContentType", "").lower() for part in parts.iter()}


def _check_size(parts: Iterable[zipfile.ZipInfo]) -> None:
    """Refuses a bomb by what its own list says, before anything is unpacked: what lies about that is damaged."""
    parts = list(parts)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("The document is protected with a password. Save it without one, then attach it.", FIELD)
    contents = [part.file_size for part in parts if part.filename == "[Content_Types].xml"]
    too_much = sum(part.file_size for part in parts) > MOST_UNPACKED or any(size > MOST_CONTENTS for size in contents)
    if len(parts) > MOST_PARTS or too_much:
        raise Refused("The document would become far too large when it is opened. Save it anew in Word.", FIELD)
