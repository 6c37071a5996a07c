"""Opens office and PDF files in a process of their own, with an end to its time and memory.

Whatever such a file does to the library that opens it, the process that asked stays as it was and can say one sentence.
`opened` is the program that runs there.
"""

import json
import subprocess
import sys

from workprogramme.exchange.reading.files.kinds import FileKind
from workprogramme.exchange.reading.files.told import lines_told
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.unreadable import Unreadable

SECONDS = 60
MEMORY = 1_000_000_000
"""Bytes of address space. A workbook of 10,000 rows takes a tenth of it."""

PROGRAM = "workprogramme.exchange.reading.files.opened"
UNREADABLE = 3
"""Exit status for a file that cannot be read; its sentence is on standard output then."""
TOO_MUCH = "The file takes too long or too much memory to open. Save only the work programme and read that."


def lines_apart(data: bytes, kind: FileKind) -> tuple[Line, ...]:
    """The lines of a file of that kind. Unreadable when it cannot be read, or not in its time and memory."""
    return lines_told(json.loads(answer_apart(PROGRAM, kind.name, data, SECONDS)))


def answer_apart(program: str, argument: str, data: bytes, seconds: int) -> bytes:
    """What one of our own programs answers to `data` in a process of its own, which it bounds to so many seconds.

    Unreadable with the program's sentence where it has one, and where it takes too long or too much.
    """
    command = [sys.executable, "-P", "-m", program, argument]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds + 5, check=False)  # noqa: S603 – our own program
    except subprocess.TimeoutExpired:
        raise Unreadable(TOO_MUCH) from None
    if done.returncode == UNREADABLE:
        raise Unreadable(done.stdout.decode("utf-8"))
    if done.returncode != 0:
        raise Unreadable(TOO_MUCH)
    return done.stdout
