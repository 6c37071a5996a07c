"""An item of a document beside an item of the programme: where each stands, whether they are one, and what differs.

What the document does not say changes nothing: an empty detail, a name that is missing, or a month in which the
item's meeting is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workprogramme.domain.kinds import PartRole
from workprogramme.domain.likeness import How, There, Wanted, likeness, match
from workprogramme.domain.programme import ItemValue
from workprogramme.domain.targets import Target, TargetKind
from workprogramme.exchange.importing.choices import Choices, Do, Somebody
from workprogramme.exchange.importing.known import Known
from workprogramme.exchange.queries import name_key
from workprogramme.exchange.reading.results import ReadItem

if TYPE_CHECKING:
    from workprogramme.exchange.importing.arranging import Dated

NONE = Target.none()
TITLE, DETAIL, WHERE = "title", "detail", "where"


@dataclass(frozen=True)
class Spot:
    """Where the document wants an item: at a meeting that is there, at a new one, or at none yet, for a target.

    `new`: the place of the new meeting among the document's. `target` is none where there is a meeting.
    """

    meeting_id: int | None = None
    new: int | None = None
    target: Target = NONE

    @classmethod
    def of(cls, item: ReadItem, meetings: "Sequence[Dated]", known: Known) -> "Spot":
        """Where the item is wanted. One whose meeting was called off, or is left out, keeps the day as its target."""
        if item.meeting is not None:
            which = meetings[item.meeting].which
            there = known.meeting(which.id) if which else None
            if there is not None and there.status.takes_place:
                return cls(meeting_id=there.id)
            if which is None or which.new:
                return cls(new=item.meeting)
            return cls(target=item.target)
        if item.target.kind is TargetKind.DAY and item.target.earliest:  # a day that an officer typed
            on = [one for one in known.meetings if one.day == item.target.earliest and one.status.takes_place]
            if len(on) == 1:
                return cls(meeting_id=on[0].id)
        return cls(target=item.target)

    def places(self, known: Known) -> tuple[object, ...]:
        """Where the item may stand in the programme and still be where the document wants it."""
        if self.meeting_id is not None:
            return (("at", self.meeting_id),)
        if self.new is not None:
            return (("new", self.new),)
        own = ("wanted", name_key(self.target.text))
        return (own, *(("at", one.id) for one in known.meetings if self.target.includes(one.day)))


@dataclass(frozen=True)
class Change:
    """One thing that would change: what, as it is, and as it would be. `what`: TITLE, DETAIL, WHERE or a part's value.

    Of WHERE `now` and `then` are words for the day or target; of a part they are names, joined by newlines.
    """

    what: str
    now: str
    then: str


def found_in(
    known: Known, keys: Sequence[str], items: Sequence[ReadItem], spots: Sequence[Spot], choices: Choices
) -> list[tuple[How, ItemValue | None, bool]]:
    """For each item how it was found, the item of the programme, and whether that was withdrawn.

    Where a person has said which item it is, it is that one, and no other item is.
    """
    said = {key: fate.id for key, fate in choices.items.items() if fate.do is Do.UPDATE and fate.id is not None}
    chosen = {key: item for key, number in said.items() if (item := known.item(number)) is not None and key in keys}
    taken = {item.id for item in chosen.values()}
    wanted = [
        Wanted(key=key, title=item.title, written=item.title_as_written, places=spot.places(known))
        for key, item, spot in zip(keys, items, spots, strict=True)
        if key not in chosen
    ]
    standing = [_there(one, known) for one in known.items if one.id not in taken | known.withdrawn]
    matches = {one.key: one for one in match(wanted, standing)}
    gone = [replace(_there(one, known), over=False) for one in known.items if one.id in known.withdrawn - taken]
    left = [one for one in wanted if matches[one.key].how is How.NEW]
    again = {one.key: one for one in match(left, gone) if one.how in (How.SAME, How.MOVED)}
    found: list[tuple[How, ItemValue | None, bool]] = []
    for key in keys:
        if key in chosen:
            found.append((How.MOVED, chosen[key], chosen[key].id in known.withdrawn))
        elif key in again:
            found.append((again[key].how, known.item(again[key].id), True))
        else:
            found.append((matches[key].how, known.item(matches[key].id), False))
    return found


def differences(
    item: ReadItem,
    spot: Spot,
    players: Sequence[tuple[PartRole, str]],
    who: Mapping[str, Somebody | None],
    there: ItemValue,
    known: Known,
) -> tuple[Change, ...]:
    """What would change of the item that is there. `players`: the document's names by part; `who`: by `name_key`."""
    found = [_title(item, there), _where(item, spot, there, known)]
    if item.detail and _flat(item.detail) != _flat(there.detail):
        found.append(Change(DETAIL, there.detail, item.detail))
    roles = dict.fromkeys(role for role, _ in players)
    found += [_part(role, [name for each, name in players if each is role], who, there, known) for role in roles]
    return tuple(one for one in found if one is not None)


def _there(item: ItemValue, known: Known) -> There:
    place = ("at", item.meeting_id) if item.meeting_id is not None else ("wanted", name_key(item.target_text))
    return There(
        id=item.id, title=item.title, written=item.as_written or item.title, place=place, over=known.is_over(item)
    )


def _title(item: ReadItem, there: ItemValue) -> Change | None:
    """A change of the title; none where an officer has changed it here, and the document says what it always said."""
    stands = there.as_written and there.as_written in (item.title_as_written, item.title)
    if stands or likeness(item.title, there.title) == 1.0:
        return None
    return Change(TITLE, there.title, item.title)


def _where(item: ReadItem, spot: Spot, there: ItemValue, known: Known) -> Change | None:
    now = known.meeting(there.meeting_id)
    if spot.new is None and _stands_at(there) in spot.places(known):
        return None
    says_when = spot.meeting_id is not None or spot.new is not None or spot.target.window() is not None
    if not says_when and (now is not None or not spot.target.text):
        return None
    then = known.meeting(spot.meeting_id)
    before = Target.on(now.day).text if now else there.target_text
    return Change(WHERE, before, Target.on(then.day).text if then else item.target.text)


def _stands_at(there: ItemValue) -> object:
    return ("at", there.meeting_id) if there.meeting_id is not None else ("wanted", name_key(there.target_text))


def _part(
    role: PartRole, names: Sequence[str], who: Mapping[str, Somebody | None], there: ItemValue, known: Known
) -> Change | None:
    """A change of who plays a part: none where the document names just those who play it."""
    now = {part.person_id: part.name for part in there.parts if part.role is role}
    ids: set[int | str] = set()
    told = []
    for name in names:
        somebody = who.get(name_key(name))
        ids.add(somebody.id if somebody and somebody.id is not None else name)
        told.append(known.names.get(somebody.id, name) if somebody and somebody.id is not None else name)
    return None if ids == set(now) else Change(role.value, "\n".join(now.values()), "\n".join(dict.fromkeys(told)))


def _flat(text: str) -> str:
    return " ".join(text.split())
