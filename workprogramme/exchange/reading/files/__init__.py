"""From a file's bytes to its lines, whatever kind of file it is; one clear sentence for one that cannot be read.

Every kind has a module that knows how it is written down; none knows what the lines mean.
"""

from workprogramme.exchange.reading.files.apart import lines_apart
from workprogramme.exchange.reading.files.kinds import FileKind, kind_of
from workprogramme.exchange.reading.files.text import DEFAULT_LIMIT, bytes_of, refuse_long, text_of
from workprogramme.exchange.reading.files.written import lines_in_text
from workprogramme.exchange.reading.lines import Line

__all__ = ["DEFAULT_LIMIT", "bytes_of", "lines_in", "lines_in_text", "text_in"]


def lines_in(data: bytes, limit: int = DEFAULT_LIMIT) -> tuple[Line, ...]:
    """The lines of the file whose bytes are `data`; Unreadable when it is longer than `limit` bytes or cannot be read.

    Office and PDF files are opened in a process of their own, which may take no more than its share of time and memory.
    """
    text = text_in(data, limit)
    return lines_apart(data, kind_of(data)) if text is None else lines_in_text(text)


def text_in(data: bytes, limit: int = DEFAULT_LIMIT) -> str | None:
    """The text of a file that is nothing else; None for an office or PDF file. Unreadable otherwise as `lines_in`."""
    refuse_long(data, limit)
    return text_of(data, limit) if kind_of(data) is FileKind.TEXT else None
