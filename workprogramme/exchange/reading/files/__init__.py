"""From a file's bytes to its lines, whatever kind of file it is; one clear sentence for one that cannot be read.

Every kind has a module that knows how it is written down; none knows what the lines mean.
"""

from workprogramme.exchange.reading.files.apart import lines_apart
from workprogramme.exchange.reading.files.kinds import FileKind, kind_of
from workprogramme.exchange.reading.files.text import DEFAULT_LIMIT, bytes_of, refuse_long, text_of
from workprogramme.exchange.reading.files.written import lines_in_text
from workprogramme.exchange.reading.lines import Line

__all__ = ["DEFAULT_LIMIT", "bytes_of", "lines_in", "lines_in_text"]


def lines_in(data: bytes, limit: int = DEFAULT_LIMIT) -> tuple[Line, ...]:
    """The lines of the file whose bytes are `data`; Unreadable when it is longer than `limit` bytes or cannot be read.

    Office and PDF files are opened in a process of their own, which may take no more than its share of time and memory.
    """
    refuse_long(data, limit)
    kind = kind_of(data)
    return lines_in_text(text_of(data, limit)) if kind is FileKind.TEXT else lines_apart(data, kind)
