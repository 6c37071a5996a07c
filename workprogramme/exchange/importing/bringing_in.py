"""Brings a document into the working programme: meetings, people and items, new and changed, all of it or nothing.

What it made and changed is kept with the import, with what was there before, so that all of it can be undone.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from workprogramme.domain.imports import ImportState, import_reason
from workprogramme.domain.kinds import PartRole
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.programme import ItemValue
from workprogramme.domain.refusals import Refused
from workprogramme.exchange.importing.arranging import Arrangement, Arriving, Dated, arrange, field_of
from workprogramme.exchange.importing.choices import Choices, Do
from workprogramme.exchange.importing.comparing import DETAIL, TITLE, WHERE
from workprogramme.exchange.importing.correcting import Corrected
from workprogramme.exchange.importing.keeping import Sender
from workprogramme.exchange.importing.known import Known, known_to, years_in
from workprogramme.exchange.queries import name_key
from workprogramme.models.committees import Committee
from workprogramme.models.imports import Import
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.proposals import Proposal
from workprogramme.models.proposing import keep_proposals

NOTHING_READ = "No meeting and no item was found in the document. Check that it is a work programme."
NO_YEAR = "The document does not say which municipal year it is for. Give the year, such as 2018-19."
CHANGED = "The programme or this import has changed since you looked at it. Look at what would be done now."
UNDECIDED = "Say first who the people are and which meetings are meant."


@dataclass(frozen=True)
class Scene:
    """A draft with its reading, what it meets, and what it would do."""

    corrected: Corrected
    known: Known
    arrangement: Arrangement
    year: MunicipalYear | None

    @classmethod
    def of(
        cls, session: Session, committee_id: int, corrected: Corrected, choices: Choices, today: date, year: int | None
    ) -> "Scene":
        """The scene as it stands now. Four queries."""
        reading = corrected.reading
        own = MunicipalYear(year) if year else reading.municipal_year
        known = known_to(session, committee_id, years_in([one.date for one in reading.meetings], own), today)
        return cls(corrected, known, arrange(corrected, known, choices), own)

    @property
    def absent(self) -> list[ItemValue]:
        """The items of the year's programme that the document has not, and that no meeting has taken yet."""
        known, year = self.known, self.year.start if self.year else None
        met = {one.there.id for one in self.arrangement.items if one.there} | known.withdrawn
        return [
            one for one in known.items if known.years[one.id] == year and one.id not in met and not known.is_over(one)
        ]


def bring_in(
    session: Session, draft: Import, corrected: Corrected, choices: Choices, by: Sender, today: date, seen: str = ""
) -> Import:
    """Does what was chosen, and makes the draft a finished import.

    `seen`: the fingerprint of what the person had in view. Refused, with nothing done, where that is no longer what
    would be done, where something is undecided, and where nothing was read or the year is not known.
    """
    reading = corrected.reading
    if not reading.meetings and not reading.items:
        raise Refused(NOTHING_READ)
    year = MunicipalYear(draft.year) if draft.year else reading.municipal_year
    if year is None:
        raise Refused(NO_YEAR)
    assert draft.committee_id is not None, "a programme is a committee's"
    wanted = select(Committee).where(Committee.id == draft.committee_id).with_for_update()
    committee = session.scalars(wanted).one()
    known = known_to(session, committee.id, years_in([one.date for one in reading.meetings], year), today)
    saved = Choices(choices.people, choices.meetings, {key: fate for key, fate in choices.items.items() if fate.id})
    if seen and arrange(corrected, known, saved).fingerprint != seen:
        raise Refused(CHANGED)
    arrangement = arrange(corrected, known, choices)
    if arrangement.open_names or arrangement.open_meetings:
        raise Refused(UNDECIDED)
    if undecided := [one for one in arrangement.items if one.do is None]:
        raise Refused(
            f"Say whether “{undecided[0].item.title}” is an item of the programme.", field_of(undecided[0].key)
        )
    session.info["reason"] = import_reason(draft.name)
    arrival = _Arrival(session, committee, year, known, arrangement, by)
    arrival.everything()
    draft.came_of = arrival.told()
    draft.choices, draft.state, draft.done_by, draft.done_at = choices.as_json(), ImportState.DONE, by.name, by.at
    session.flush()
    return draft


@contextmanager
def of_all_committees(session: Session, committee: Committee) -> Iterator[None]:
    """Flushes what is done to people in the block under a reason that the planners of every committee may read."""
    reason = session.info.get("reason")
    session.info["reason"] = f"Import into the programme of {committee.name}"
    yield
    session.flush()
    session.info["reason"] = reason


@dataclass
class _Arrival:
    """One import under way."""

    session: Session
    committee: Committee
    year: MunicipalYear
    known: Known
    arrangement: Arrangement
    by: Sender
    meetings: dict[int, Meeting] = field(default_factory=dict)  # new ones, by their place in the document
    people: dict[str, Person] = field(default_factory=dict)  # by name key: whoever is meant
    new_people: list[Person] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    updated: list[tuple[Item, dict[str, Any]]] = field(default_factory=list)
    positions: dict[int | None, int] = field(default_factory=dict)

    def everything(self) -> None:
        """Meetings first, since items stand at them; then people, since items name them."""
        for place, dated in enumerate(self.arrangement.meetings):
            if dated.which is not None and dated.which.new:
                self.meetings[place] = self._meeting(dated)
        self.session.flush()
        with of_all_committees(self.session, self.committee):
            self._people()
        there = self._items_there()
        for arriving in self.arrangement.items:
            if arriving.do is Do.NEW:
                self.items.append(self._item(arriving))
            elif arriving.do is Do.UPDATE and arriving.there is not None and arriving.would_change:
                self._update(there[arriving.there.id], arriving)
        self.session.flush()
        keep_proposals(self.session, [*self.items, *(item for item, _ in self.updated)])

    def told(self) -> dict[str, Any]:
        """What was made and changed, at the version that it then had; and how many items were left as they are."""
        left = sum(one.do is Do.SKIP for one in self.arrangement.items)
        ids = [item.id for item in self.items] + [item.id for item, _ in self.updated]
        proposed = self.session.scalars(select(Proposal.id).where(Proposal.item_id.in_(ids))).all()
        return {
            "year": self.year.start,
            "meetings": [{"id": one.id, "version": one.version} for one in self.meetings.values()],
            "people": [{"id": one.id, "version": one.version} for one in self.new_people],
            "items": [{"id": one.id, "version": one.version} for one in self.items],
            "updated": [{"id": item.id, "version": item.version, "before": before} for item, before in self.updated],
            "there": sum(one.is_there_already for one in self.arrangement.items),
            "left": left,
            "proposals": len(proposed),
        }

    def _meeting(self, dated: Dated) -> Meeting:
        read = dated.meeting
        made = Meeting(
            committee=self.committee,
            year=MunicipalYear.of(read.date, self.known.starts).start,
            day=read.date,
            starts=read.start or self.committee.starts,
            place=self.committee.place,
            note=read.note,
        )
        self.session.add(made)
        return made

    def _people(self) -> None:
        ids = {one.who.id for one in self.arrangement.names if one.who and one.who.id is not None}
        known = {one.id: one for one in self.session.scalars(select(Person).where(Person.id.in_(ids)))}
        for one in self.arrangement.names:
            if one.who is None or (one.who.id is None and one.who.new is None):
                continue
            key = name_key(one.name)
            if one.who.id is not None:
                self.people[key] = known[one.who.id]
            elif one.who.new is not None:
                self.people[key] = Person(name=one.name, kind=one.who.new)
                self.new_people.append(self.people[key])
        self.session.add_all(self.new_people)

    def _items_there(self) -> dict[int, Item]:
        ids = [one.there.id for one in self.arrangement.items if one.do is Do.UPDATE and one.there]
        wanted = select(Item).where(Item.id.in_(ids)).execution_options(populate_existing=True)
        loaded = joinedload(Item.parts).joinedload(Part.person), joinedload(Item.meeting)
        found = self.session.scalars(wanted.options(*loaded)).unique()
        standing = select(Item.meeting_id, func.max(Item.position)).where(Item.committee_id == self.committee.id)
        for place, last in self.session.execute(standing.group_by(Item.meeting_id)):
            self.positions[place] = last
        return {item.id: item for item in found}

    def _item(self, arriving: Arriving) -> Item:
        meeting, read = self._meeting_of(arriving), arriving.item
        target = arriving.spot.target
        window = target.window() if meeting is None else None
        return self._added(
            Item(
                committee=self.committee,
                meeting=meeting,
                year=meeting.year if meeting else self.year.start,
                title=read.title,
                as_written=read.title_as_written if read.title_as_written != read.title else "",
                detail=read.detail,
                position=self._last_at(meeting),
                target_text="" if meeting else target.text,
                target_kind="none" if meeting else target.kind.value,
                target_earliest=window[0] if window else None,
                target_latest=window[1] if window else None,
                created_at=self.by.at,
                parts=self._parts(arriving.players),
            )
        )

    def _added(self, item: Item) -> Item:
        self.session.add(item)
        return item

    def _update(self, item: Item, arriving: Arriving) -> None:
        before = before_of(item)
        roles = {PartRole(one.what) for one in arriving.changes if one.what not in (TITLE, DETAIL, WHERE)}
        what = {one.what for one in arriving.changes}
        if TITLE in what:
            item.title = arriving.item.title
        if DETAIL in what:
            item.detail = arriving.item.detail
        if WHERE in what:
            self._move(item, arriving)
        if roles:
            self._cast(item, arriving, roles)
        item.withdrawn = False
        item.version += 1  # the people are in rows of their own, and yet they are part of what was changed
        self.updated.append((item, before))

    def _move(self, item: Item, arriving: Arriving) -> None:
        meeting, target = self._meeting_of(arriving), arriving.spot.target
        window = target.window() if meeting is None else None
        if (meeting.id if meeting else None) != item.meeting_id:
            item.position = self._last_at(meeting)
        item.meeting, item.year = meeting, meeting.year if meeting else item.year
        item.target_text = "" if meeting else target.text
        item.target_kind = "none" if meeting else target.kind.value
        item.target_earliest, item.target_latest = window or (None, None)

    def _cast(self, item: Item, arriving: Arriving, roles: set[PartRole]) -> None:
        """Gives the parts that change to whom the document names; whoever keeps a part keeps its row."""
        rows = {(part.person_id, part.role): part for part in item.parts}
        wanted = self._parts([one for one in arriving.players if one[0] in roles])
        kept = [part for part in item.parts if part.role not in roles]
        item.parts = [*kept, *(rows.get((part.person.id, part.role), part) for part in wanted)]
        for position, part in enumerate(item.parts):
            part.position = position

    def _parts(self, players: Sequence[tuple[PartRole, str]]) -> list[Part]:
        cast = dict.fromkeys((self.people[name_key(name)], role) for role, name in players)
        return [Part(person=person, role=role, position=place) for place, (person, role) in enumerate(cast)]

    def _meeting_of(self, arriving: Arriving) -> Meeting | None:
        spot = arriving.spot
        if spot.new is not None:
            return self.meetings[spot.new]
        return self.session.get(Meeting, spot.meeting_id) if spot.meeting_id is not None else None

    def _last_at(self, meeting: Meeting | None) -> int:
        place = meeting.id if meeting else None
        self.positions[place] = self.positions.get(place, 0) + 1
        return self.positions[place]


COLUMNS = (
    "title", "detail", "meeting_id", "year", "position", "target_text", "target_kind", "target_earliest",
    "target_latest", "withdrawn",
)  # fmt: skip
"""What an import may change of an item, besides who plays its parts."""


def before_of(item: Item) -> dict[str, Any]:
    """What an import may change of an item, as it is now; JSON can hold it."""
    told = {name: getattr(item, name) for name in COLUMNS}
    told |= {name: value.isoformat() for name, value in told.items() if isinstance(value, date)}
    told["parts"] = [[part.person_id, part.role.value, part.position] for part in item.parts]
    return told
