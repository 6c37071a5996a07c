"""What became of each line of a document: what a preview colours, and what proves that no line was dropped."""

import enum
from collections import defaultdict
from dataclasses import dataclass

from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.results import Reading


class Fate(enum.Enum):
    """What a line became; one that became several things has the first of these that is true."""

    ITEM = "item"
    MEETING = "meeting"
    HEADING = "heading"
    UNREAD = "unread"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Account:
    """One line, and the places among the reading's items and meetings of those that were read from it.

    `left_over` is text of it that was kept under `unread`, whatever else became of the line.
    """

    line: Line
    fate: Fate
    items: tuple[int, ...] = ()
    meetings: tuple[int, ...] = ()
    left_over: tuple[str, ...] = ()


def accounts_of(reading: Reading) -> tuple[Account, ...]:
    """An account of each line of the document, in order."""
    items: dict[int, list[int]] = defaultdict(list)
    meetings: dict[int, list[int]] = defaultdict(list)
    left_over: dict[int, list[str]] = defaultdict(list)
    for place, item in enumerate(reading.items):
        for number in item.lines:
            items[number].append(place)
    for place, meeting in enumerate(reading.meetings):
        for number in meeting.lines:
            meetings[number].append(place)
    for kept in reading.unread:
        left_over[kept.line].append(kept.text)
    headings = {heading.line for heading in reading.headings}
    accounts = []
    for line in reading.lines:
        at = line.number
        fates = ((items, Fate.ITEM), (meetings, Fate.MEETING), (headings, Fate.HEADING), (left_over, Fate.UNREAD))
        fate = next((fate for kept, fate in fates if at in kept), Fate.BLANK)
        accounts.append(
            Account(line, fate, tuple(items.get(at, ())), tuple(meetings.get(at, ())), tuple(left_over.get(at, ())))
        )
    return tuple(accounts)
