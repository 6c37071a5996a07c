"""All layouts, in the order of how sure they are: each is given the lines that those before it left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workprogramme.exchange.reading.layouts.flattened import find_flattened
from workprogramme.exchange.reading.layouts.found import Found, Scene
from workprogramme.exchange.reading.layouts.grids import find_grids
from workprogramme.exchange.reading.layouts.headless import find_headless
from workprogramme.exchange.reading.layouts.keyed import find_blocks
from workprogramme.exchange.reading.layouts.lists import find_lists
from workprogramme.exchange.reading.layouts.summary import Section, find_summary
from workprogramme.exchange.reading.layouts.tables import Row, Tables, find_tables
from workprogramme.exchange.reading.layouts.under_dates import find_tables_under_dates
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.results import Meaning

Layout = Callable[[Sequence[Line], Scene], Found]
LAYOUTS: tuple[Layout, ...] = (
    find_grids,
    find_tables_under_dates,
    find_headless,
    find_flattened,
    find_blocks,
    find_lists,
)
BESIDE_A_TABLE: tuple[Layout, ...] = (find_tables_under_dates, find_lists)
"""The layouts that a document may have beside a table with dates and titles: what is still to be scheduled."""


@dataclass(frozen=True, slots=True)
class Searched:
    """Everything that the layouts found, in the document's order."""

    rows: tuple[Row, ...]
    headings: tuple[tuple[Line, Meaning], ...]
    leftover: tuple[tuple[Line, str], ...]
    rest: tuple[Line, ...]
    notes: tuple[str, ...]
    tables: Tables
    summary: tuple[Section, ...]
    first: int  # the number of the line with which the programme begins; one past the last line, where there is none


def search(lines: Sequence[Line]) -> Searched:
    """The rows of the programme in these lines, whatever their layout, and every other line that is not blank."""
    tables = find_tables(lines)
    head = tables.heads[0].number if tables.heads else len(lines) + 1
    summary = find_summary(lines, head) if tables.heads else ()
    summed_up = {line.number for section in summary for line in (section.date, *section.titles)}
    rest = [line for line in tables.rest if line.number not in summed_up]
    scene = Scene.of(lines, bool(tables.rows))
    all_found = Found()
    for layout in BESIDE_A_TABLE if scene.has_table else LAYOUTS:
        found = layout(rest, scene)
        rest = found.rest
        all_found.rows += found.rows
        all_found.headings += found.headings
        all_found.leftover += found.leftover
        all_found.notes += found.notes
    left = {line.number for line in rest}
    rows = _in_order((*tables.rows, *all_found.rows))
    first = min([head, *(row.line.number for row in rows)], default=head)
    return Searched(
        rows=tuple(rows),
        headings=(
            *((line, Meaning.COLUMNS) for line in tables.heads),
            *((line, Meaning.PAGE) for line in tables.page_marks),
            *all_found.headings,
        ),
        leftover=(*tables.leftover, *all_found.leftover),
        rest=tuple(line for line in tables.rest if line.number in summed_up or line.number in left),
        notes=tuple(all_found.notes),
        tables=tables,
        summary=summary,
        first=first,
    )


def _in_order(rows: Sequence[Row]) -> list[Row]:
    """Rows as they stand in the document; those that one layout put together stay together, in its order."""
    blocks: list[list[Row]] = []
    for row in rows:
        if blocks and not row.opens_table:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    blocks.sort(key=lambda block: min(block[0].lines))
    return [row for block in blocks for row in block]
