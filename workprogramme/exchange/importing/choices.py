"""What a person chose for an import: who is who, which meeting is which, and what happens to each item.

Values that are kept with the draft; nothing of them is done before the import itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from workprogramme.domain.kinds import PersonKind
from workprogramme.exchange.queries import name_key


class Do(Enum):
    """What happens to an item of the document."""

    NEW = "new"
    UPDATE = "update"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who a name is: somebody on the list, a new person of a kind, or, with neither, nobody to be named."""

    id: int | None = None
    new: PersonKind | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """Which meeting a date is: one that is there, a new one, or, with neither, none."""

    id: int | None = None
    new: bool = False


@dataclass(frozen=True, slots=True)
class Fate:
    """What happens to an item; `id`: of the item of the programme that it is, where a person has said which."""

    do: Do
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """All choices of an import. `people` by `name_key`, `meetings` by `meeting_key`, `items` by the item's key."""

    people: Mapping[str, Somebody] = field(default_factory=dict)
    meetings: Mapping[str, Sitting] = field(default_factory=dict)
    items: Mapping[str, Fate] = field(default_factory=dict)

    def and_also(
        self,
        people: Mapping[str, Somebody] | None = None,
        meetings: Mapping[str, Sitting] | None = None,
        items: Mapping[str, Fate] | None = None,
    ) -> "Choices":
        """These choices and the others, which go before them."""
        return replace(
            self,
            people={**self.people, **(people or {})},
            meetings={**self.meetings, **(meetings or {})},
            items={**self.items, **(items or {})},
        )

    def as_json(self) -> dict[str, Any]:
        """As they are kept."""
        return {
            "people": {
                name: {"id": who.id, "new": who.new.value if who.new else None} for name, who in self.people.items()
            },
            "meetings": {key: {"id": one.id, "new": one.new} for key, one in self.meetings.items()},
            "items": {key: {"do": fate.do.value, "id": fate.id} for key, fate in self.items.items()},
        }


def choices_in(kept: Mapping[str, Any]) -> Choices:
    """The choices that were kept as `as_json` gives them."""
    return Choices(
        people={
            name_key(name): Somebody(said["id"], PersonKind(said["new"]) if said["new"] else None)
            for name, said in kept.get("people", {}).items()
        },
        meetings={key: Sitting(said["id"], said["new"]) for key, said in kept.get("meetings", {}).items()},
        items={key: Fate(Do(said["do"]), said["id"]) for key, said in kept.get("items", {}).items()},
    )
