"""Opens an office or PDF file in this process; `apart` runs it as a program in another, where it can do no harm.

As a program it takes the file on standard input and gives its lines as JSON on standard output.
"""

import json
import sys

from workprogramme.exchange.reading.files.apart import MEMORY, SECONDS, TOO_MUCH, UNREADABLE
from workprogramme.exchange.reading.files.kinds import FileKind
from workprogramme.exchange.reading.files.opendocument import lines_in_opendocument
from workprogramme.exchange.reading.files.packages import Package
from workprogramme.exchange.reading.files.pdfs import lines_in_pdf
from workprogramme.exchange.reading.files.told import as_told, bound
from workprogramme.exchange.reading.files.word import lines_in_word
from workprogramme.exchange.reading.files.workbooks import lines_in_workbook
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.unreadable import Unreadable


def lines_in_office_file(data: bytes, kind: FileKind) -> list[Line]:
    """The lines of a file of that kind. Unreadable when it cannot be read."""
    if kind is FileKind.PDF:
        return lines_in_pdf(data)
    package = Package(data)
    if kind is FileKind.WORD:
        return lines_in_word(package)
    return lines_in_workbook(package) if kind is FileKind.WORKBOOK else lines_in_opendocument(package)


def _main(kind: str) -> int:
    bound(SECONDS, MEMORY)
    try:
        told = json.dumps([as_told(line) for line in lines_in_office_file(sys.stdin.buffer.read(), FileKind[kind])])
    except Unreadable as error:
        return _refused(str(error))
    except (MemoryError, RecursionError):
        return _refused(TOO_MUCH)
    sys.stdout.buffer.write(told.encode("utf-8"))
    return 0


def _refused(sentence: str) -> int:
    sys.stdout.buffer.write(sentence.encode("utf-8"))
    return UNREADABLE


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
