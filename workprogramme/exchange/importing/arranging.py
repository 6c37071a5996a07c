"""What an import would do, from its reading, what it meets and what was chosen: who is who, which meeting is which, and
for each item whether it is new, or one that is there, and what would change. Pure.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.domain.likeness import How
from workprogramme.domain.names import Name, look_alike
from workprogramme.domain.programme import ItemValue
from workprogramme.exchange.importing.choices import Choices, Do, Sitting, Somebody
from workprogramme.exchange.importing.comparing import Change, Spot, differences, found_in
from workprogramme.exchange.importing.correcting import Corrected
from workprogramme.exchange.importing.known import Known, Listed
from workprogramme.exchange.queries import name_key
from workprogramme.exchange.reading.results import ReadItem, ReadMeeting

NEAR = timedelta(days=10)
"""How far from a date in the document a meeting may be, to be offered as the one that is meant."""

KINDS = {
    PartRole.LEAD_OFFICER: PersonKind.OFFICER,
    PartRole.CABINET_MEMBER: PersonKind.COUNCILLOR,
    PartRole.PARTNER: PersonKind.BODY,
}
"""What somebody is taken for who is not on the list yet."""


@dataclass(frozen=True)
class Named:
    """A name in the document. `who`: None as long as nobody has said; `known`: it is on the list just so.

    `alike`: those on the list whose names look like it; `items`: the titles of the items that name it.
    """

    name: str
    kind: PersonKind
    who: Somebody | None
    known: bool
    alike: tuple[Listed, ...]
    items: tuple[str, ...]

    @property
    def field(self) -> str:
        """What the question about it is called on a form: of this name and no other, whatever else is asked."""
        return f"who_{hashlib.sha256(name_key(self.name).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


@dataclass(frozen=True)
class Dated:
    """A meeting in the document. `which`: None as long as nobody has said; `known`: the programme has it on that day.

    `near`: the ids of meetings that may be meant.
    """

    key: str
    meeting: ReadMeeting
    which: Sitting | None
    known: bool
    near: tuple[int, ...]

    @property
    def field(self) -> str:
        """What the question about it is called on a form."""
        return "meeting_" + "".join(sign if sign.isalnum() else "_" for sign in self.key)


@dataclass(frozen=True)
class Arriving:
    """An item of the document. `there`: the item of the programme that it is, or may be.

    `do`: None as long as nobody has said, where only its title is like. `sure`: `do` is what a person chose.
    """

    key: str
    item: ReadItem
    spot: Spot
    players: tuple[tuple[PartRole, str], ...]
    how: How
    there: ItemValue | None
    withdrawn: bool
    changes: tuple[Change, ...]
    do: Do | None
    sure: bool

    @property
    def would_change(self) -> bool:
        """Whether updating the item that is there would change anything of it."""
        return bool(self.changes) or self.withdrawn

    @property
    def is_there_already(self) -> bool:
        """Whether the programme has it just so."""
        return self.how in (How.SAME, How.MOVED) and not self.would_change


@dataclass(frozen=True)
class Arrangement:
    """All that an import would do."""

    names: tuple[Named, ...]
    meetings: tuple[Dated, ...]
    items: tuple[Arriving, ...]

    @property
    def fingerprint(self) -> str:
        """The same as long as the same would be done by the same choices: 64 hexadecimal digits."""
        names = [(one.name, one.who) for one in self.names]
        dates = [(one.key, one.which) for one in self.meetings]
        items = [(one.key, one.how, one.there and one.there.id, one.withdrawn, one.changes) for one in self.items]
        return hashlib.sha256(repr((names, dates, items)).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def open_names(self) -> tuple[Named, ...]:
        """The names of which nobody has said who they are."""
        return tuple(one for one in self.names if one.who is None)

    @property
    def open_meetings(self) -> tuple[Dated, ...]:
        """The dates of which nobody has said which meeting they are."""
        return tuple(one for one in self.meetings if one.which is None)


def arrange(corrected: Corrected, known: Known, choices: Choices) -> Arrangement:
    """What would be done. What nobody has chosen yet, and cannot be known, is left open."""
    reading = corrected.reading
    names = _names(reading.items, known, choices)
    meetings = _meetings(reading.meetings, known, choices)
    who = {name_key(one.name): one.who for one in names}
    spots = [Spot.of(item, meetings, known) for item in reading.items]
    found = found_in(known, corrected.keys, reading.items, spots, choices)
    arriving = []
    for place, (key, item) in enumerate(zip(corrected.keys, reading.items, strict=True)):
        how, there, withdrawn = found[place]
        players = tuple(
            (role, name) for role, names_in_role in parts_of(item) for name in names_in_role
            if who.get(name_key(name)) != Somebody()
        )  # fmt: skip
        changes = differences(item, spots[place], players, who, there, known) if there else ()
        do, sure = _what_to_do(how, withdrawn, changes, choices, key)
        arriving.append(Arriving(key, item, spots[place], players, how, there, withdrawn, changes, do, sure))
    return Arrangement(names, meetings, tuple(arriving))


def parts_of(item: ReadItem) -> tuple[tuple[PartRole, tuple[str, ...]], ...]:
    """The names of an item by the part that each plays, each name once."""
    people = item.people
    named = (people.lead_officers, people.cabinet_members, people.partners)
    return tuple((role, tuple(dict.fromkeys(names))) for role, names in zip(KINDS, named, strict=True))


def meeting_key(meeting: ReadMeeting) -> str:
    """What a meeting of the document is called in choices: its day, and its hour where the document says one."""
    return f"{meeting.date.isoformat()}{meeting.start:T%H:%M}" if meeting.start else meeting.date.isoformat()


def field_of(key: str) -> str:
    """What the question about an item is called on a form."""
    return f"item_{key.replace('.', '_')}"


def everything_new(arrangement: Arrangement) -> Choices:
    """The choices of somebody who adds every person and meeting that nobody knows."""
    return Choices(
        people={name_key(one.name): Somebody(new=one.kind) for one in arrangement.open_names},
        meetings={one.key: Sitting(new=True) for one in arrangement.open_meetings},
    )


def _names(items: Sequence[ReadItem], known: Known, choices: Choices) -> tuple[Named, ...]:
    titles: dict[str, list[str]] = {}
    first: dict[str, tuple[str, PartRole]] = {}
    for item in items:
        for role, names in parts_of(item):
            for name in names:
                key = name_key(name)
                first.setdefault(key, (name, role))
                titles.setdefault(key, []).append(item.title)
    on_the_list: dict[str, Listed] = {}
    for one in known.people:
        on_the_list.setdefault(name_key(one.name), one)
    ids = {one.id: one for one in known.people}
    alike_to = _alike(first, known)
    found = []
    for key, (name, role) in first.items():
        exact, chosen = on_the_list.get(key), choices.people.get(key)
        if chosen is not None and chosen.id is not None and chosen.id not in ids:
            chosen = None  # somebody has left since: ask again
        if chosen is not None and chosen.new and exact:
            chosen = None  # somebody else has added them since
        who = chosen or (Somebody(exact.id) if exact else None)
        alike = () if exact else tuple(ids[number] for number in alike_to.get(key, ()))
        found.append(Named(name, KINDS[role], who, exact is not None, alike, tuple(dict.fromkeys(titles[key]))))
    return tuple(found)


def _alike(first: Mapping[str, tuple[str, PartRole]], known: Known) -> dict[str, list[int]]:
    """By the key of a name, the ids of those on the list who look like it and are of its kind."""
    ours = {-place: key for place, key in enumerate(first, 1)}
    asked = [Name(key=number, text=first[key][0], group=KINDS[first[key][1]]) for number, key in ours.items()]
    listed = [Name(key=one.id, text=one.name, group=one.kind) for one in known.people]
    found: dict[str, list[int]] = {}
    for one, other in look_alike([*asked, *listed]):
        if one < 0 < other:
            found.setdefault(ours[one], []).append(other)
    return found


def _meetings(meetings: Sequence[ReadMeeting], known: Known, choices: Choices) -> tuple[Dated, ...]:
    on: dict[date, list[int]] = {}
    for standing in known.meetings:
        on.setdefault(standing.day, []).append(standing.id)
    days = {meeting.date for meeting in meetings}
    starts = {standing.id: standing.starts for standing in known.meetings}
    found = []
    for meeting in meetings:
        there = on.get(meeting.date, [])
        same = [one for one in there if meeting.start == starts[one]] if len(there) > 1 else there
        chosen = choices.meetings.get(meeting_key(meeting))
        if chosen is not None and chosen.id is not None and chosen.id not in starts:
            chosen = None
        exact = Sitting(same[0]) if len(same) == 1 else None
        near = there or [
            one.id for one in known.meetings if abs(one.day - meeting.date) <= NEAR and one.day not in days
        ]
        if chosen is not None and chosen.new and exact:
            chosen = None  # somebody else has added it since
        which = chosen or exact
        found.append(Dated(meeting_key(meeting), meeting, which, exact is not None, () if exact else tuple(near)))
    return tuple(found)


def _what_to_do(
    how: How, withdrawn: bool, changes: Sequence[Change], choices: Choices, key: str
) -> tuple[Do | None, bool]:
    chosen = choices.items.get(key)
    if chosen is not None and not (chosen.do is Do.UPDATE and how is How.NEW):
        return chosen.do, True
    if how is How.NEW:
        return Do.NEW, False
    if withdrawn:
        return Do.SKIP, False
    if how is How.LIKE:
        return None, False
    return (Do.UPDATE if changes else Do.SKIP), False
