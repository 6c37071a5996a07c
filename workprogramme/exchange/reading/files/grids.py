"""A table whose cells are merged, as its file says it, turned into rows.

A cell merged downwards is repeated in each row below and marked as carried; one merged to the right stands once.
"""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_COLUMNS = 60
"""Cells of one row that are kept; what stands further right is run together in the last one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as its file has it: its paragraphs, how many columns it is wide, and whether it goes on from above."""

    text: str
    wide: int = 1
    goes_on: bool = False


def filled(rows: Iterable[Iterable[Cell]]) -> list[tuple[tuple[str, ...], frozenset[int]]]:
    """The rows' cells, each with the places of those that are carried down from above."""
    above: list[str] = []
    found = []
    for row in rows:
        cells: list[str] = []
        carried: set[int] = set()
        for cell in row:
            place = len(cells)
            text = cell.text
            if cell.goes_on:
                text = above[place] if place < len(above) else ""
                carried.add(place)
            if place >= MOST_COLUMNS:
                cells[-1] = f"{cells[-1]} {text}".strip()
                continue
            cells += [text, *[""] * (min(cell.wide, MOST_COLUMNS - place) - 1)]
        above = cells
        found.append((tuple(cells), frozenset(carried)))
    return found
