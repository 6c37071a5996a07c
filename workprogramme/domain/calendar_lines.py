"""Text as a calendar file carries it (RFC 5545 3.1, 3.3.11): cleaned, escaped, folded. Knows no meeting and no feed."""

import re
from typing import Final

WIDTH: Final = 75  # octets in a line, without its end (RFC 5545 3.1)
END: Final = b"\r\n"

# One stray control character makes several readers drop the whole calendar, and a lone surrogate cannot be written.
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_SPACE = re.compile(r"[ \t]+")
_EDGES = re.compile(r" *\n *")


def plain(text: str) -> str:
    """The text without what calendar readers choke on; every kind of line break is "\\n", a tab is a space."""
    return _UNREADABLE.sub("", _BREAKS.sub("\n", text)).replace("\t", " ").strip()


def on_one_line(text: str, between: str = " ") -> str:
    """The same in one line: runs of spaces become one, each line break becomes `between`."""
    return re.sub(r"\n+", between, _EDGES.sub("\n", _SPACE.sub(" ", plain(text))))


def escaped(text: str) -> str:
    """A text value as it stands after the colon. Give it text that is already `plain`."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """One content line in bytes, with its end, folded at 75 octets.

    Never inside a character, and never inside an escape: readers exist that unfold after they unescape.
    """
    raw = line.encode()
    if len(raw) <= WIDTH:
        return raw + END
    parts: list[bytes] = []
    start, room = 0, WIDTH
    while len(raw) - start > room:
        stop = _fold_point(raw, start, start + room)
        parts.append(raw[start:stop])
        start, room = stop, WIDTH - 1  # the space that opens a continuation counts
    parts.append(raw[start:])
    return (END + b" ").join(parts) + END


def _fold_point(raw: bytes, start: int, stop: int) -> int:
    while raw[stop] & 0xC0 == 0x80:  # a byte inside a UTF-8 character
        stop -= 1
    backslashes = stop - start - len(raw[start:stop].rstrip(b"\\"))
    return stop - backslashes % 2


def refolded(lines: bytes) -> bytes:
    """Content lines that were folded elsewhere, folded by the rules of `folded`."""
    unfolded = lines.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode()
    return b"".join(folded(line) for line in unfolded.split("\r\n") if line)
