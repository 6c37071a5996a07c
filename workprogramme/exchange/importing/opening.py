"""Opens an upload in a process of its own, and reads it there once: what cannot be read in its time never comes in.

Whatever a file holds, the process that asked stays as it was and can say one sentence. What was read once is read again
here, in about the time it took there.
"""

import json
from collections.abc import Sequence
from functools import lru_cache

from workprogramme.domain.imports import PASTED, document_name
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.exchange.importing.correcting import Corrected, columns_in, correct, read_lines
from workprogramme.exchange.importing.corrections import Correction, TheseColumns
from workprogramme.exchange.importing.keeping import Sent
from workprogramme.exchange.importing.trial import MOST_LINES, SECONDS
from workprogramme.exchange.reading.files.apart import answer_apart
from workprogramme.exchange.reading.files.told import as_told, lines_told
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.results import Reading
from workprogramme.exchange.reading.unreadable import Unreadable

PROGRAM = "workprogramme.exchange.importing.trial"
FIELD = "file"
_KEPT = 4  # readings that a process keeps at hand; a page is mostly of the document that was read last


def opened(name: str, content: bytes) -> Sent:
    """The document with its lines. `name`: of the file, "" for pasted text. Refused where it cannot be read."""
    if not content.strip():
        raise Refused("The file is empty. Choose another one." if name else "Choose a file, or paste the text.", FIELD)
    try:
        lines = json.loads(answer_apart(PROGRAM, str(MOST_LINES), content, SECONDS))
    except Unreadable as error:
        raise Refused(str(error), FIELD) from None
    return Sent(document_name(name) if name else PASTED, content, lines)


def sent_of(name: str, content: bytes, lines: Sequence[Line]) -> Sent:
    """A document that was opened already, with its lines as they are kept."""
    return Sent(document_name(name), content, [as_told(line) for line in lines])


def read_again(told: Sequence[object], year: int | None, corrections: Sequence[Correction]) -> Corrected:
    """The reading of the lines that were kept, as it is corrected. `year`: the start of the municipal year given."""
    lines, municipal = lines_told(told), MunicipalYear(year) if year else None
    reading = _read(lines, municipal, columns_in(corrections))
    return correct(lines, reading, corrections, municipal)


@lru_cache(maxsize=_KEPT)
def _read(lines: tuple[Line, ...], year: MunicipalYear | None, columns: tuple[TheseColumns, ...]) -> Reading:
    return read_lines(lines, year, columns)
