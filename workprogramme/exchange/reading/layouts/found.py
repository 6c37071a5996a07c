"""What every layout gives: rows of the one form, the lines that head them, and the lines left for the next layout."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workprogramme.exchange.reading.layouts.columns import Column, Columns
from workprogramme.exchange.reading.layouts.headings import is_title_of_a_programme
from workprogramme.exchange.reading.layouts.tables import Row
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.results import Meaning

_FAR = 150  # lines; a title further up is another part's of an agenda pack
_ALL = tuple(Column)
_SPREAD = Columns(_ALL, tuple(column.value for column in _ALL))


@dataclass(slots=True)
class Found:
    """What a layout made of the lines that it was given; `rest` are those it left, in their order."""

    rows: list[Row] = field(default_factory=list)
    headings: list[tuple[Line, Meaning]] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    leftover: list[tuple[Line, str]] = field(default_factory=list)  # text of a line that was otherwise understood
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scene:
    """The whole document that a layout's lines are of."""

    lines: Sequence[Line]
    has_table: bool  # whether a table with dates and titles was found in it
    titles: tuple[int, ...]  # the numbers of the lines that are a work programme's title

    @classmethod
    def of(cls, lines: Sequence[Line], has_table: bool) -> "Scene":
        """The scene of a document."""
        return cls(lines, has_table, tuple(line.number for line in lines if is_title_of_a_programme(line)))

    def is_titled(self, line: Line) -> bool:
        """Whether a work programme's title stands above the line, and not too far."""
        place = bisect_left(self.titles, line.number)
        return place > 0 and line.number - self.titles[place - 1] <= _FAR

    def follow_each_other(self, first: Line, second: Line) -> bool:
        """Whether nothing, not even a blank line, stands between two lines."""
        return second.number == first.number + 1


def made_row(
    line: Line,
    cells: Mapping[Column, str],
    *,
    also: Sequence[Line] = (),
    opens: bool = False,
    own: bool = True,
    doubt: str | None = None,
    heads: Mapping[Column, str] | None = None,
) -> Row:
    """A row with these cells, read from that line and `also` from others. `heads` are the words of unusual columns."""
    columns = _SPREAD
    if heads:
        columns = Columns(_ALL, tuple(heads.get(column, column.value) for column in _ALL))
    texts = tuple(cells.get(column, "") for column in _ALL)
    return Row(line, columns, texts, opens, False, doubt, own, tuple(other.number for other in also))
