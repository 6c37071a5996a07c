"""Opens and reads a document in this process, as a program that `opening` runs in another, where it can do no harm.

It takes the file on standard input and gives its lines as JSON on standard output.
"""

import sys
from functools import partial

from workprogramme.exchange.reading.files import DEFAULT_LIMIT, lines_in_text, text_in
from workprogramme.exchange.reading.files.answering import answer
from workprogramme.exchange.reading.files.kinds import kind_of
from workprogramme.exchange.reading.interpreting import interpret
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.reading_calendars import calendar_in_text, with_calendar
from workprogramme.exchange.reading.unreadable import Unreadable

SECONDS = 30
MOST_LINES = 15_000
"""Lines of one document: an agenda pack of three hundred pages, or the largest programme many times over."""
MOST_CHARACTERS = 3_000_000
NO_PROGRAMME = "This is a calendar of meetings, and no work programme. Bring it in as a calendar."
TOO_LONG = "The document has more than {:,} lines. Save only the work programme and read that."


def lines_tried(data: bytes, most: int) -> tuple[Line, ...]:
    """The lines of a document that was read to its end. Unreadable where that cannot be, or it is no programme."""
    text = text_in(data, DEFAULT_LIMIT)
    if text is None:
        from workprogramme.exchange.reading.files.opened import (
            lines_in_office_file,
        )  # a second's work, for text in vain

        lines = tuple(lines_in_office_file(data, kind_of(data)))
    else:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if calendar_in_text(text) is not None:
            raise Unreadable(NO_PROGRAMME)
        lines = lines_in_text(text)
    if len(lines) > most or sum(len(line.written) for line in lines) > MOST_CHARACTERS:
        raise Unreadable(TOO_LONG.format(most))
    if with_calendar(interpret(lines), None).calendar is not None:
        raise Unreadable(NO_PROGRAMME)
    return lines


if __name__ == "__main__":
    sys.exit(answer(partial(lines_tried, most=int(sys.argv[1])), SECONDS))
