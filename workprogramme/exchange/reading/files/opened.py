"""Opens an office or PDF file in this process; `apart` runs it as a program in another, where it can do no harm.

As a program it takes the file on standard input and gives its lines as JSON on standard output.
"""

import sys
from functools import partial

from workprogramme.exchange.reading.files.answering import answer
from workprogramme.exchange.reading.files.apart import SECONDS
from workprogramme.exchange.reading.files.kinds import FileKind
from workprogramme.exchange.reading.files.opendocument import lines_in_opendocument
from workprogramme.exchange.reading.files.packages import Package
from workprogramme.exchange.reading.files.pdfs import lines_in_pdf
from workprogramme.exchange.reading.files.word import lines_in_word
from workprogramme.exchange.reading.files.workbooks import lines_in_workbook
from workprogramme.exchange.reading.lines import Line


def lines_in_office_file(data: bytes, kind: FileKind) -> list[Line]:
    """The lines of a file of that kind. Unreadable when it cannot be read."""
    if kind is FileKind.PDF:
        return lines_in_pdf(data)
    package = Package(data)
    if kind is FileKind.WORD:
        return lines_in_word(package)
    return lines_in_workbook(package) if kind is FileKind.WORKBOOK else lines_in_opendocument(package)


if __name__ == "__main__":
    sys.exit(answer(partial(lines_in_office_file, kind=FileKind[sys.argv[1]]), SECONDS))
