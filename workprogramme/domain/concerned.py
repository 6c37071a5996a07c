"""Whom a new edition concerns: who reports on an item or is asked for something, and what changed for each. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from workprogramme.domain.comparison import Change, Difference
from workprogramme.domain.kinds import PartRole
from workprogramme.domain.programme import Programme

REPORTING = (PartRole.LEAD_OFFICER, PartRole.CABINET_MEMBER)
OF_A_MEETING = (Change.MEETING_MOVED, Change.MEETING_STATUS, Change.MEETING_PLACE, Change.MEETING_DROPPED)
"""What happens to a meeting that whoever reports there must know."""


@dataclass(frozen=True)
class Concern:
    """One lead officer or cabinet member, by the name last known, and what changes for them, in reading order."""

    person_id: int
    name: str
    differences: tuple[Difference, ...]


def concerned(before: Programme | None, after: Programme, differences: Iterable[Difference]) -> tuple[Concern, ...]:
    """Those who have a part in what differs, in the old programme or in the new one, by name.

    Whoever loses an item is among them, and whoever reports at a meeting that moves, goes elsewhere or is called off.
    """
    names: dict[int, str] = {}
    items: dict[int, set[int]] = {}
    meetings: dict[int, set[int]] = {}
    asked: dict[int, set[int]] = {}
    for programme in filter(None, (before, after)):
        for item in programme.items:
            for part in item.parts:
                if part.role in REPORTING:
                    names[part.person_id] = part.name
                    items.setdefault(item.id, set()).add(part.person_id)
                    meetings.setdefault(item.meeting_id or 0, set()).add(part.person_id)
        for value in programme.follow_ups:
            names.update({one.person_id: one.name for one in value.asked_of})
            asked.setdefault(value.id, set()).update(one.person_id for one in value.asked_of)
    found: dict[int, list[Difference]] = {}
    for difference in differences:
        if difference.item_id is not None:
            people = items.get(difference.item_id, set())
        elif difference.follow_up_id is not None:
            people = asked.get(difference.follow_up_id, set())
        elif difference.change in OF_A_MEETING:
            people = meetings.get(difference.meeting_id or 0, set())
        else:
            people = set()
        for person_id in people:
            found.setdefault(person_id, []).append(difference)
    concerns = (Concern(person_id, names[person_id], tuple(told)) for person_id, told in found.items())
    return tuple(sorted(concerns, key=lambda concern: (concern.name.casefold(), concern.person_id)))
