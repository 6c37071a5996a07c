"""Applies what a person said against a reading. Pure: the same lines and corrections give the same every time.

What a correction is about may be gone, because another one came before it; it then does nothing, and is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.exchange.importing.columns import with_columns
from workprogramme.exchange.importing.corrections import (
    Correction,
    GoesOnAbove,
    IsItem,
    IsMeeting,
    ItemSays,
    NoItem,
    NoMeeting,
    OnePerson,
    TheseColumns,
    TwoPeople,
)
from workprogramme.exchange.importing.desk import Desk
from workprogramme.exchange.reading.interpreting import interpret
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.reading_calendars import with_calendar
from workprogramme.exchange.reading.results import Reading


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading with its corrections. `keys`: by an item's place, its name in corrections and choices.

    `idle`: the places of the corrections that had nothing to be applied to.
    """

    reading: Reading
    keys: tuple[str, ...]
    idle: frozenset[int] = frozenset()

    def place(self, key: str) -> int | None:
        """The place of the item with that key."""
        return self.keys.index(key) if key in self.keys else None


def read_lines(lines: Sequence[Line], year: MunicipalYear | None, columns: Sequence[TheseColumns] = ()) -> Reading:
    """What the lines say when their tables have these columns; the lines themselves are given back as they are."""
    return with_calendar(interpret(with_columns(lines, columns), year), year)


def columns_in(corrections: Sequence[Correction]) -> tuple[TheseColumns, ...]:
    """The corrections that the document has to be read with; of one line the last."""
    by_line = {one.line: one for one in corrections if isinstance(one, TheseColumns)}
    return tuple(by_line.values())


def correct(
    lines: Sequence[Line], reading: Reading, corrections: Sequence[Correction], year: MunicipalYear | None
) -> Corrected:
    """The reading as the officer says it is. `reading` was made by `read_lines` with the columns among them.

    Every line that is not blank is still an item's, a meeting's, a heading's, or is kept under `unread`.
    """
    desk = Desk(lines, reading, year or reading.municipal_year)
    idle = {place for place, one in enumerate(corrections) if not _apply(desk, one)}
    finished, keys = desk.finished()
    return Corrected(finished, keys, frozenset(idle))


def _apply(desk: Desk, one: Correction) -> bool:
    """Whether there was anything to apply it to."""
    if isinstance(one, IsMeeting):
        return desk.make_meeting(one.line, one.day, one.note)
    if isinstance(one, NoMeeting):
        return desk.unmake_meeting(one.line)
    if isinstance(one, IsItem):
        return desk.make_item(one.line)
    if isinstance(one, NoItem):
        return desk.unmake_item(one.item)
    if isinstance(one, GoesOnAbove):
        return desk.join_above(one.line, one.more)
    if isinstance(one, ItemSays):
        return desk.rewrite(one)
    if isinstance(one, OnePerson):
        return desk.name(one.name, one.known_as)
    if isinstance(one, TwoPeople):
        return desk.settle(one.name, one.other)
    return 0 < one.line <= len(desk.lines)
