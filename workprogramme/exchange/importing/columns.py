"""What the columns of a table hold, when a person says so: the head is read as if it said it in so many words."""

from collections.abc import Sequence
from dataclasses import replace

from workprogramme.exchange.importing.corrections import TheseColumns
from workprogramme.exchange.reading.layouts.columns import Column, column_of
from workprogramme.exchange.reading.lines import Line

WORDS: dict[Column, str] = {
    Column.DATE: "Date",
    Column.TITLE: "Title",
    Column.DETAIL: "Detail",
    Column.PEOPLE: "Cabinet member/Lead officer",
    Column.CABINET_MEMBER: "Cabinet member",
    Column.LEAD_OFFICER: "Lead officer",
    Column.PARTNER: "Partner",
    Column.REPORT_DEADLINE: "Report deadline",
    Column.DECISION_DATE: "Decision date",
    Column.OTHER: "Something else",
}
"""What a head says that means this and nothing else."""

_ONE_ONLY = frozenset({Column.DATE, Column.TITLE, Column.REPORT_DEADLINE, Column.DECISION_DATE, Column.DETAIL})


def with_columns(lines: Sequence[Line], corrections: Sequence[TheseColumns]) -> tuple[Line, ...]:
    """The lines with these heads put into words that are understood. A line that is not there changes nothing."""
    by_line = {one.line: one for one in corrections}
    return tuple(_headed(line, by_line[line.number].meanings) if line.number in by_line else line for line in lines)


def meanings_of(line: Line) -> tuple[Column, ...]:
    """What each cell of a head is read as, by its words alone."""
    return tuple(column_of(cell) for cell in line.cells)


def _headed(line: Line, meanings: Sequence[str]) -> Line:
    said = [Column(meaning) if meaning else None for meaning in meanings]
    taken = {column for column in said if column in _ONE_ONLY}
    heads = []
    for place, cell in enumerate(line.cells):
        column = said[place] if place < len(said) else None
        if column is not None:
            heads.append(WORDS[column])
        else:  # two columns of dates would leave it to the reader which of them the officer meant
            heads.append(f"{WORDS[Column.OTHER]} {place + 1}" if column_of(cell) in taken else cell)
    return replace(line, written="\t".join(heads), given=tuple(heads))
