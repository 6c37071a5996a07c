"""Which characters the typeface of the documents has, read from its files, and texts without the others.

Knows the character map of a TrueType font (format 4, the Unicode one that every such font has) and nothing of papers.
"""

import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

MISSING = "?"
BREAKS = "\n\t"


def every_text(value: Any, change: Callable[[str], str]) -> Any:
    """Texts, and all texts in lists and dictionaries, as `change` makes them."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, (list, tuple)):
        return [every_text(part, change) for part in value]
    if isinstance(value, dict):
        return {name: every_text(part, change) for name, part in value.items()}
    return value


def displayable(text: str, fonts: Path) -> str:
    """The text with "?" for every character that some font in that folder lacks."""
    known = _known_to_all(fonts)
    return "".join(c if ord(c) in known or c in BREAKS else MISSING for c in text)


@cache
def _known_to_all(fonts: Path) -> frozenset[int]:
    return frozenset.intersection(*(characters_of(file.read_bytes()) for file in sorted(fonts.glob("*.ttf"))))


def characters_of(font: bytes) -> frozenset[int]:
    """The code points that the font has a glyph for (OpenType `cmap`, subtable format 4)."""
    tables = {
        font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)
    }
    cmap = tables[b"cmap"]
    for n in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        start = cmap + struct.unpack_from(">I", font, cmap + 4 + 8 * n + 4)[0]
        if struct.unpack_from(">H", font, start)[0] == 4:
            return _segments(font, start)
    raise ValueError("The font has no character map of format 4.")


def _segments(font: bytes, start: int) -> frozenset[int]:
    doubled = struct.unpack_from(">H", font, start + 6)[0]
    count = doubled // 2

    def column(number: int, gap: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}H", font, start + 14 + number * doubled + gap)

    ends, starts = column(0, 0), column(1, 2)
    return frozenset(c for first, last in zip(starts, ends, strict=True) for c in range(first, last + 1) if c != 0xFFFF)
