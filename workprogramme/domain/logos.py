"""A council's logo: which kind of picture its bytes are, and whether it may stand on every page and paper.

A picture is taken to pieces and only what draws is kept, so that nothing rides along. Refusals say what to do.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workprogramme.domain.kinds import Kind
from workprogramme.domain.logo_drawings import clean_drawing
from workprogramme.domain.refusals import Refused

LARGEST: Final = 200_000  # bytes: every page loads it
WIDEST: Final = 2000  # pixels
TALLEST: Final = 1000
SMALLEST: Final = 24
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_DRAWS: Final = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND")  # ISO/IEC 15948 section 11
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by type of colour
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_DAMAGED: Final = "This PNG is damaged. Save it again from the program that made it, and choose it again."


class LogoKind(Kind):
    """The kinds of picture that a logo may be."""

    PNG = "png", "PNG"
    SVG = "svg", "SVG"

    @property
    def media_type(self) -> str:
        """What browsers call it."""
        return "image/png" if self is LogoKind.PNG else "image/svg+xml"


@dataclass(frozen=True, kw_only=True)
class Logo:
    """A picture that may be shown: its kind, and its bytes without what does not draw."""

    kind: LogoKind
    content: bytes


def logo_in(content: bytes) -> Logo:
    """The logo in these bytes, whatever their file was called. Raises Refused, for the field "logo", with a reason."""
    if len(content) > LARGEST:
        raise _no(f"The logo must be {LARGEST // 1000} kB or less. Save it smaller, and choose it again.")
    if content.startswith(_SIGNATURE):
        return Logo(kind=LogoKind.PNG, content=_png(content))
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Logo(kind=LogoKind.SVG, content=clean_drawing(content))
    raise _no("Choose a PNG or an SVG. This file is neither, whatever its name says.")


def _png(content: bytes) -> bytes:
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or chunks[-1][0] != b"IEND":
        raise _no(_DAMAGED)
    width, height, depth, colour, packing, filters, woven = struct.unpack(">IIBBBBB", chunks[0][1])
    if not (SMALLEST <= height <= TALLEST and SMALLEST <= width <= WIDEST):
        raise _no(
            f"The logo must be {SMALLEST} to {WIDEST} pixels wide and {SMALLEST} to {TALLEST} high. "
            f"This one is {width} by {height}."
        )
    if depth not in _DEPTHS.get(colour, ()) or packing or filters:
        raise _no(_DAMAGED)
    if woven:
        raise _no("Save the PNG without interlacing, and choose it again.")
    if colour == 3 and not any(name == b"PLTE" for name, _ in chunks):
        raise _no(_DAMAGED)
    _check_rows(b"".join(data for name, data in chunks if name == b"IDAT"), width * _CHANNELS[colour] * depth, height)
    kept = (_chunk(name, data) for name, data in chunks if name in _DRAWS)
    return _SIGNATURE + b"".join(kept)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The named parts of a PNG up to its end; what comes after that is no part of it."""
    place = len(_SIGNATURE)
    while place + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, place)
        name, data = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        told = content[place + 8 + length : place + 12 + length]
        if len(data) != length or told != struct.pack(">I", zlib.crc32(name + data)):
            raise _no(_DAMAGED)
        yield name, data
        if name == b"IEND":
            return
        place += 12 + length


def _check_rows(packed: bytes, bits: int, height: int) -> None:
    """Every row is there, with a filter that the format knows; no more is unpacked than a picture of this size has."""
    row = 1 + (bits + 7) // 8
    unpacking = zlib.decompressobj()
    try:
        rows = unpacking.decompress(packed, row * height)
    except zlib.error:
        raise _no(_DAMAGED) from None
    if len(rows) != row * height or max(rows[::row]) > 4:
        raise _no(_DAMAGED)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _no(reason: str) -> Refused:
    return Refused(reason, "logo")
