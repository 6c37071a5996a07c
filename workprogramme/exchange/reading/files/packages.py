"""Zip packages and the XML in them, opened so that no file can take more time or memory than it is worth.

Nothing is unpacked before what the package claims is counted; no XML with a document type, and so with entities, is
parsed at all. What the parts say is not known here.
"""

import io
import re
import zipfile
import zlib
from typing import Any

from workprogramme.exchange.reading.unreadable import Unreadable

MOST_UNPACKED = 100_000_000
"""Bytes of all parts that are read; a year's programme has a few million."""
_MOST_PARTS = 5_000
_DAMAGED = "The file is damaged. Open it in the program that made it, save it again, and read that."
_TOO_LARGE = "The file unpacks to more than {:,} MB. Save only the work programme and read that."
_NOT_OFFICE = "The file holds XML that no office program writes (a document type), and was not opened."
_PROTECTED = "The file is protected by a password. Save a copy without one and read that."
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16")
_FORBIDDEN = (b"<!doctype", b"<!entity")


class Package:
    """The parts of one zip file by name. Unreadable when it is damaged, protected, or claims to be too large."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, IndexError):
            raise Unreadable(_DAMAGED) from None
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Unreadable(_TOO_LARGE.format(MOST_UNPACKED // 1_000_000))
        if any(part.flag_bits & 1 for part in parts):
            raise Unreadable(_PROTECTED)
        self.names = frozenset(part.filename for part in parts)

    @property
    def file(self) -> io.BytesIO:
        """The package as a file, for a library that opens it itself. Call `check` first."""
        return io.BytesIO(self._data)

    def check(self) -> None:
        """Reads every XML part once and refuses one that could do harm, so that a library may open the package."""
        for name in sorted(self.names):
            if name.endswith((".xml", ".rels", ".vml")):
                refuse_entities(self.part(name))

    def part(self, name: str) -> bytes:
        """The bytes of a part. Unreadable when it is not there, or not what the package says it is."""
        try:
            with self._zip.open(name) as part:  # gives no more than the size it claims
                return part.read()
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise Unreadable(_DAMAGED) from None
        except RuntimeError:
            raise Unreadable(_PROTECTED) from None

    def xml(self, name: str) -> Any:
        """The root element of an XML part."""
        return xml_of(self.part(name))


def xml_of(data: bytes) -> Any:
    """The root element, without comments. Unreadable when it is no XML, or has a document type."""
    from lxml import etree

    refuse_entities(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable(_DAMAGED) from None
    if root is None:
        raise Unreadable(_DAMAGED)
    return root


def refuse_entities(data: bytes) -> None:
    """Unreadable when the XML has a document type or an encoding in which one could hide."""
    beginning = data[:400]
    wide = beginning.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in beginning[:4]
    plain = beginning.replace(b"\0", b"") if wide else beginning
    declared = _DECLARED.search(plain)
    if declared and declared[1].lower() not in _ENCODINGS:
        raise Unreadable(_NOT_OFFICE)
    lower = (data.replace(b"\0", b"") if wide else data).lower()
    if any(word in lower for word in _FORBIDDEN):
        raise Unreadable(_NOT_OFFICE)
