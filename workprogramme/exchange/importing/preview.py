"""A document beside what was read of it: its lines in order, each with what became of it, folded where nothing did.

Knows readings and nothing of pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from workprogramme.exchange.importing.correcting import Corrected
from workprogramme.exchange.reading.accounts import Account, Fate, accounts_of
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.markup import tidy
from workprogramme.exchange.reading.results import Meaning, ReadItem, ReadMeeting

ROWS = 70
"""Lines on one page."""
_AROUND = 3  # lines that stay in view beside one that was understood
_FEWEST = 8  # lines that are worth folding


class Became(Enum):
    """What became of a line, in a word; a table's row is most often several of them, and has the first."""

    ITEM = "Item"
    MEETING = "Meeting"
    DETAIL = "Goes on"
    HEADING = "Heading"
    UNREAD = "Not read"


@dataclass(frozen=True)
class Row:
    """One line and what was read of it.

    `items`: those that begin on it, with their keys; `goes_on`: the titles of those that it goes on with, each with the
    line that it began on.
    """

    line: Line
    became: Became
    items: tuple[tuple[str, ReadItem], ...] = ()
    meetings: tuple[ReadMeeting, ...] = ()
    goes_on: tuple[tuple[str, int], ...] = ()
    meaning: Meaning | None = None
    left_over: tuple[str, ...] = ()

    @property
    def unsure(self) -> bool:
        """Whether a person should look at it."""
        return any(item.unsure for _, item in self.items)


@dataclass(frozen=True)
class Fold:
    """Lines that were not read, or only headings, out of view."""

    first: int
    last: int
    count: int


@dataclass(frozen=True)
class Shown:
    """One page of the preview."""

    rows: tuple[Row | Fold, ...]
    page: int
    pages: int


def rows_of(corrected: Corrected) -> list[Row]:
    """Every line that is not blank, in order."""
    reading = corrected.reading
    meanings = {heading.line: heading.meaning for heading in reading.headings}
    return [
        _row(corrected, account, meanings.get(account.line.number))
        for account in accounts_of(reading)
        if account.fate is not Fate.BLANK
    ]


def shown(rows: Sequence[Row], *, whole: bool, unsure: bool, page: int, line: int | None) -> Shown:
    """The page that is asked for, or that has the line. `whole`: nothing folded. `unsure`: only what to look at."""
    if unsure:
        found: list[Row | Fold] = [row for row in rows if row.unsure]
    else:
        found = list(rows) if whole else list(_folded(rows))
    pages = max(1, -(-len(found) // ROWS))
    if line is not None:
        page = next((place // ROWS + 1 for place, row in enumerate(found) if _has(row, line)), page)
    page = min(max(page, 1), pages)
    return Shown(tuple(found[(page - 1) * ROWS : page * ROWS]), page, pages)


def _has(row: Row | Fold, line: int) -> bool:
    return row.first <= line <= row.last if isinstance(row, Fold) else row.line.number == line


def _row(corrected: Corrected, account: Account, meaning: Meaning | None) -> Row:
    reading, number = corrected.reading, account.line.number
    begun = [place for place in account.items if reading.items[place].lines[0] == number]
    goes_on = [reading.items[place] for place in account.items if place not in begun]
    meetings = tuple(reading.meetings[place] for place in account.meetings)
    if begun:
        became = Became.ITEM
    elif meetings:
        became = Became.MEETING
    elif goes_on:
        became = Became.DETAIL
    else:
        became = Became.HEADING if meaning else Became.UNREAD
    return Row(
        line=account.line,
        became=became,
        items=tuple((corrected.keys[place], reading.items[place]) for place in begun),
        meetings=meetings,
        goes_on=tuple((item.title, item.lines[0]) for item in goes_on),
        meaning=meaning if became is Became.HEADING else None,
        left_over=tuple(map(tidy, account.left_over)) if became is not Became.UNREAD else (),
    )


def _folded(rows: Sequence[Row]) -> Iterator[Row | Fold]:
    run: list[Row] = []
    begun = False
    for row in rows:
        if row.became in (Became.UNREAD, Became.HEADING) and row.meaning is not Meaning.COLUMNS:
            run.append(row)
            continue
        yield from _run(run, before=begun, after=True)
        yield row
        run, begun = [], True
    yield from _run(run, before=begun, after=False)


def _run(run: Sequence[Row], *, before: bool, after: bool) -> Iterator[Row | Fold]:
    """A run of lines that nothing came of, with those in view that stand beside something that was understood."""
    first = _AROUND if before else 0
    last = len(run) - (_AROUND if after else 0)
    hidden = run[first:last]
    if len(hidden) < _FEWEST:
        yield from run
        return
    yield from run[:first]
    yield Fold(hidden[0].line.number, hidden[-1].line.number, len(hidden))
    yield from run[last:]
