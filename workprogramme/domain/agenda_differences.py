"""What one front sheet says differently from another of the same meeting. Values in, values out.

Knows nothing of editions or drafts; English is made elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from workprogramme.domain.agendas import AgendaTemplateValue, Business, FrontSheet


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
    PEOPLE = "people"
    NOTES = "notes"


@dataclass(frozen=True, kw_only=True)
class SheetDifference:
    """One difference: of what kind and, where it is an item's, the item's title on the later sheet that has it.

    `item_id`: the item of the programme that it is about, where there is one.
    """

    change: SheetChange
    title: str = ""
    item_id: int | None = None


def sheet_differences(before: FrontSheet, after: FrontSheet) -> tuple[SheetDifference, ...]:
    """The meeting's own differences, then the items in the order of `after`, those that are gone, order and guests."""
    return (*_meeting(before, after), *_items(before, after), *_guests(before, after))


def _meeting(before: FrontSheet, after: FrontSheet) -> Iterable[SheetDifference]:
    told = [(m.day, m.starts, m.place, m.kind, m.status, m.note) for m in (before.meeting, after.meeting)]
    if told[0] != told[1]:
        yield SheetDifference(change=SheetChange.MEETING)


def _items(before: FrontSheet, after: FrontSheet) -> Iterable[SheetDifference]:
    old, new = _by_item(before), _by_item(after)
    for key, line in new.items():
        if change := _item(old.get(key), line):
            yield SheetDifference(change=change, title=line.title, item_id=line.item_id)
    for key, line in old.items():
        if key not in new:
            yield SheetDifference(change=SheetChange.GONE, title=line.title, item_id=line.item_id)
    stayed = {key for key in old.keys() & new.keys() if old[key].exempt_paragraph == new[key].exempt_paragraph}
    if [key for key in old if key in stayed] != [key for key in new if key in stayed]:
        yield SheetDifference(change=SheetChange.ORDER)


def _item(old: Business | None, new: Business) -> SheetChange | None:
    if old is None:
        return SheetChange.ADDED
    if old.exempt_paragraph != new.exempt_paragraph:
        return SheetChange.OPENED if new.exempt_paragraph is None else SheetChange.CLOSED
    return None if _told(old) == _told(new) else SheetChange.REWORDED


def _told(line: Business) -> tuple[object, ...]:
    return (line.title, line.report_line, line.note, line.second_title, line.starts, line.sub_items)


def _by_item(sheet: FrontSheet) -> dict[tuple[str, int], Business]:
    """The lines that can be known again: by the item that they are about, else by the line of the stored agenda."""
    known: dict[tuple[str, int], Business] = {}
    for line in sheet.business:
        if line.item_id is not None:
            known["item", line.item_id] = line
        elif line.line_id is not None:
            known["line", line.line_id] = line
    return known


def _guests(before: FrontSheet, after: FrontSheet) -> Iterable[SheetDifference]:
    if (before.invited, before.also_invited) != (after.invited, after.also_invited):
        yield SheetDifference(change=SheetChange.GUESTS)
    people = [(s.membership, s.coopted, s.apologies_from, s.substitutes) for s in (before, after)]
    if people[0] != people[1]:
        yield SheetDifference(change=SheetChange.PEOPLE)
    if _foot(before) != _foot(after):
        yield SheetDifference(change=SheetChange.NOTES)


def _foot(sheet: FrontSheet) -> tuple[AgendaTemplateValue, str]:
    """What the foot of the sheet is made of, and where it leads."""
    return replace(sheet.template, first_items=(), last_items=(), draft_is_public=False), sheet.more_at
