"""Reads a council's own work-programme document into values: meetings, items, people, and whatever was not understood.

Bytes in, values out, in layers: files → lines → tables → rows → items. No database, no web, no clock. Nothing is
invented, nothing dropped.
"""

from pathlib import Path

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.exchange.reading.files import DEFAULT_LIMIT, bytes_of, lines_in, lines_in_text, text_in
from workprogramme.exchange.reading.interpreting import interpret
from workprogramme.exchange.reading.reading_calendars import calendar_in_text, with_calendar
from workprogramme.exchange.reading.results import (
    Heading,
    Meaning,
    ReadFollowUp,
    Reading,
    ReadItem,
    ReadMeeting,
    Unread,
)
from workprogramme.exchange.reading.unreadable import Unreadable

__all__ = [
    "DEFAULT_LIMIT",
    "Heading",
    "Meaning",
    "ReadFollowUp",
    "ReadItem",
    "ReadMeeting",
    "Reading",
    "Unread",
    "Unreadable",
    "read_bytes",
    "read_file",
    "read_text",
]


def read_file(path: str | Path, year: MunicipalYear | str | None = None, limit: int = DEFAULT_LIMIT) -> Reading:
    """What the document at `path` says; Unreadable, with one clear line, when it is no file that can be read.

    `year` ("2018-19") is the municipal year of dates that are written without a year. `limit` is in bytes.
    """
    return read_bytes(bytes_of(Path(path), limit), year, limit)


def read_bytes(data: bytes, year: MunicipalYear | str | None = None, limit: int = DEFAULT_LIMIT) -> Reading:
    """What the document whose bytes are `data` says; otherwise as `read_file`."""
    text = text_in(data, limit)
    if text is not None:
        return read_text(text, year)
    known = _municipal_year(year)
    return with_calendar(interpret(lines_in(data, limit), known), known)


def read_text(text: str, year: MunicipalYear | str | None = None) -> Reading:
    """What pasted text says; otherwise as `read_file`."""
    known = _municipal_year(year)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return calendar_in_text(text) or with_calendar(interpret(lines_in_text(text), known), known)


def _municipal_year(year: MunicipalYear | str | None) -> MunicipalYear | None:
    if not isinstance(year, str):
        return year
    try:
        return MunicipalYear.parse(year)
    except ValueError as error:
        raise Unreadable(str(error)) from None
