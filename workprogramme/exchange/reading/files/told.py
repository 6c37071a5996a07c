"""Lines as plain values, as one process hands them to another and as they are kept."""

from collections.abc import Iterable
from typing import Any

from workprogramme.exchange.reading.lines import Line


def as_told(line: Line) -> list[Any]:
    """A line as plain values, without its number."""
    return [line.written, line.given, sorted(line.carried), line.heading, line.depth, line.place]


def lines_told(told: Iterable[Any]) -> tuple[Line, ...]:
    """The lines that were told one after the other, numbered from 1."""
    return tuple(_line(number, values) for number, values in enumerate(told, start=1))


def _line(number: int, values: list[Any]) -> Line:
    written, given, carried, heading, depth, place = values
    return Line(number, written, None if given is None else tuple(given), frozenset(carried), heading, depth, place)
