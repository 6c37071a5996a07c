"""What one front sheet says differently from another of the same meeting. Values in, values out.

Knows nothing of editions or drafts; English is made elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from workprogramme.domain.agendas import Business, FrontSheet


class SheetChange(Enum):
    """The kinds of difference that readers of an agenda would see."""

    MEETING = "meeting"
    ADDED = "added"
    GONE = "gone"
    REWORDED = "reworded"
    OPENED = "opened"
    CLOSED = "closed"
    ORDER = "order"
    GUESTS = "guests"


@dataclass(frozen=True, kw_only=True)
class SheetDifference:
    """One difference: of what kind and, where it is an item's, the item's title on the later sheet that has it."""

    change: SheetChange
    title: str = ""


def sheet_differences(before: FrontSheet, after: FrontSheet) -> tuple[SheetDifference, ...]:
    """The meeting's own differences, then the items in the order of `after`, those that are gone, order and guests."""
    return (*_meeting(before, after), *_items(before, after), *_guests(before, after))


def _meeting(before: FrontSheet, after: FrontSheet) -> Iterable[SheetDifference]:
    told = [(m.day, m.starts, m.place, m.kind, m.status, m.note) for m in (before.meeting, after.meeting)]
    if told[0] != told[1]:
        yield SheetDifference(change=SheetChange.MEETING)


def _items(before: FrontSheet, after: FrontSheet) -> Iterable[SheetDifference]:
    old, new = _by_item(before), _by_item(after)
    for item_id, line in new.items():
        if change := _item(old.get(item_id), line):
            yield SheetDifference(change=change, title=line.title)
    for item_id, line in old.items():
        if item_id not in new:
            yield SheetDifference(change=SheetChange.GONE, title=line.title)
    stayed = {key for key in old.keys() & new.keys() if old[key].exempt_paragraph == new[key].exempt_paragraph}
    if [key for key in old if key in stayed] != [key for key in new if key in stayed]:
        yield SheetDifference(change=SheetChange.ORDER)


def _item(old: Business | None, new: Business) -> SheetChange | None:
    if old is None:
        return SheetChange.ADDED
    if old.exempt_paragraph != new.exempt_paragraph:
        return SheetChange.OPENED if new.exempt_paragraph is None else SheetChange.CLOSED
    return None if (old.title, old.report_line) == (new.title, new.report_line) else SheetChange.REWORDED


def _by_item(sheet: FrontSheet) -> dict[int, Business]:
    return {line.item_id: line for line in sheet.business if line.item_id is not None}


def _guests(before: FrontSheet, after: FrontSheet) -> Iterable[SheetDifference]:
    if before.invited != after.invited:
        yield SheetDifference(change=SheetChange.GUESTS)
