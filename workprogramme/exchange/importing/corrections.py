"""What a person says against the reading of a document: values that are kept, and applied anew each time it is read.

Each names the line that it is about, by its number in the document; how it is applied, `correcting` knows.
"""

import enum
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any


class More(enum.Enum):
    """What of the item above a line goes on with."""

    TITLE = "title"
    DETAIL = "detail"


@dataclass(frozen=True, slots=True, kw_only=True)
class TheseColumns:
    """The line is the head of a table. `meanings`: by 0-based place, the value of a Column, "" to leave it as read."""

    line: int
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IsMeeting:
    """The line is a meeting's; what stands below it, up to the next date, is for that meeting."""

    line: int
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoMeeting:
    """The line is no meeting's. Its items keep the date as words, and are to be scheduled."""

    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IsItem:
    """The line is an item by itself."""

    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoItem:
    """What was read as this item is none. `item`: its key."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoesOnAbove:
    """The line goes on with the item above it."""

    line: int
    more: More


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSays:
    """What the item says, in the officer's own words; None where it is right as it was read. `item`: its key.

    `when` is read as a target; names are one each.
    """

    item: str
    title: str | None = None
    detail: str | None = None
    when: str | None = None
    lead_officers: tuple[str, ...] | None = None
    cabinet_members: tuple[str, ...] | None = None
    partners: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePerson:
    """Two names are one person's: wherever `name` is written, `known_as` is meant."""

    name: str
    known_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoPeople:
    """Two names look alike and are two people's."""

    name: str
    other: str


Correction = TheseColumns | IsMeeting | NoMeeting | IsItem | NoItem | GoesOnAbove | ItemSays | OnePerson | TwoPeople
_KINDS: dict[str, type[Any]] = {
    "columns": TheseColumns,
    "meeting": IsMeeting,
    "no meeting": NoMeeting,
    "item": IsItem,
    "no item": NoItem,
    "goes on": GoesOnAbove,
    "says": ItemSays,
    "one person": OnePerson,
    "two people": TwoPeople,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}
MOST = 1_000
"""Corrections of one document: who needs more has the wrong document, or should mend it in its own program."""


def as_json(corrections: Iterable[Correction]) -> list[Any]:
    """As they are kept: a list of objects, each with its kind under "what"."""
    return [{"what": _NAMES[type(one)]} | {k: _told(v) for k, v in asdict(one).items()} for one in corrections]


def from_json(kept: Iterable[Any]) -> tuple[Correction, ...]:
    """The corrections that were kept as `as_json` gives them."""
    return tuple(_read(dict(one)) for one in kept)


def _told(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value


def _read(kept: dict[str, Any]) -> Correction:
    kind = _KINDS[kept.pop("what")]
    known = {field.name for field in fields(kind)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in kept.items() if name in known
    }
    if kind is IsMeeting:
        values["day"] = date.fromisoformat(values["day"])
    if kind is GoesOnAbove:
        values["more"] = More(values["more"])
    made: Correction = kind(**values)
    return made
