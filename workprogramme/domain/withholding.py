"""What was published and is withheld since: the items that became exempt, and the follow-ups that became private.

What was frozen stays as it was for whoever may read it; the public's view of it says only that something is withheld,
under which paragraph and since when. Local Government Act 1972 s100C(2), s100D(2) and Schedule 12A Part 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                  "November", "December")  # fmt: skip


@dataclass(frozen=True)
class Withheld:
    """By which paragraph of Schedule 12A something is withheld, and since which day."""

    paragraph: int
    since: date


@dataclass(frozen=True)
class Withholding:
    """What of one document is withheld: its items and its follow-ups, by id, and lines of an agenda by their own."""

    items: Mapping[int, Withheld] = field(default_factory=dict)
    follow_ups: frozenset[int] = frozenset()
    lines: Mapping[int, Withheld] = field(default_factory=dict)

    @property
    def since(self) -> date | None:
        """The first day on which any of its items or lines was withheld; None where none is."""
        return min((one.since for one in (*self.items.values(), *self.lines.values())), default=None)


NOTHING: Final = Withholding()


def withheld_title(paragraph: int, withheld: Withheld | None = None) -> str:
    """How a private item is called before everybody: "Private item (paragraph 3 of Schedule 12A)"."""
    called = f"Private item (paragraph {paragraph} of Schedule 12A)"
    if withheld is None:
        return called
    return f"{called}, withheld since {long_day(withheld.since)}"


def long_day(day: date) -> str:
    """ "1 March 2019", in the words of what is withheld."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def withholding_to_json(value: Withholding) -> dict[str, Any]:
    """A withholding as JSON can hold it; {} where nothing is withheld."""
    told = {
        "items": {str(key): [one.paragraph, one.since.isoformat()] for key, one in sorted(value.items.items())},
        "follow_ups": sorted(value.follow_ups),
        "lines": {str(key): [one.paragraph, one.since.isoformat()] for key, one in sorted(value.lines.items())},
    }
    return {name: part for name, part in told.items() if part}


def withholding_from_json(document: Mapping[str, Any] | None) -> Withholding:
    """The withholding that `withholding_to_json` wrote."""
    if not document:
        return NOTHING

    def by_id(name: str) -> dict[int, Withheld]:
        return {int(k): Withheld(said[0], date.fromisoformat(said[1])) for k, said in document.get(name, {}).items()}

    return Withholding(by_id("items"), frozenset(document.get("follow_ups", ())), by_id("lines"))
