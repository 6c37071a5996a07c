"""The end of a program that `apart` runs: what is read from the file goes back as lines, or as one sentence.

Knows how `apart` listens; what is read, and how, its caller says.
"""

import contextlib
import json
import sys
from collections.abc import Callable, Iterable

from workprogramme.exchange.reading.files.apart import MEMORY, TOO_MUCH, UNREADABLE
from workprogramme.exchange.reading.files.told import as_told
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.unreadable import Unreadable


def answer(read: Callable[[bytes], Iterable[Line]], seconds: int) -> int:
    """Reads the file on standard input, answers on standard output, and gives the exit status.

    This process ends when it works for more than so many seconds, or wants more memory than `apart` allows.
    """
    _bound(seconds, MEMORY)
    try:
        told, status = json.dumps([as_told(line) for line in read(sys.stdin.buffer.read())]), 0
    except Unreadable as error:
        told, status = str(error), UNREADABLE
    except (MemoryError, RecursionError):
        told, status = TOO_MUCH, UNREADABLE
    sys.stdout.buffer.write(told.encode("utf-8"))
    return status


def _bound(seconds: int, memory: int) -> None:
    """Ends this process when it takes more seconds of work or more bytes of memory."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # a system without such limits has the time of `apart`
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
