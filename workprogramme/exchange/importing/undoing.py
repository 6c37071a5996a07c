"""Undoes an import as a whole: what it made is gone, what it changed is as it was. Or nothing is touched at all.

What somebody has changed or used since stands in the way, and is named.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select, true, update
from sqlalchemy.orm import Session, joinedload

from workprogramme.domain.imports import ImportState, import_reason
from workprogramme.domain.kinds import PartRole
from workprogramme.domain.proposed_links import ProposalState
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.written_dates import write_date
from workprogramme.exchange.importing.bringing_in import COLUMNS, of_all_committees
from workprogramme.exchange.importing.keeping import Sender
from workprogramme.models.base import Record
from workprogramme.models.committees import Committee
from workprogramme.models.imports import Import
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.proposals import Proposal
from workprogramme.models.proposing import keep_proposals

NAMED = 5  # of what stands in the way; whoever reads on has understood
NOT_DONE = "This import is not in the programme, so there is nothing to undo."


def undo(session: Session, import_id: int, version: int, by: Sender) -> Import:
    """Undoes it. Stale where it is no longer at `version`; Refused, naming them, where things were changed since."""
    wanted = select(Import).where(Import.id == import_id).with_for_update()
    done = session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()
    if done is None or done.state is not ImportState.DONE:
        raise Refused(NOT_DONE)
    if done.version != version:
        raise Stale(done)
    committee = session.scalars(select(Committee).where(Committee.id == done.committee_id).with_for_update()).one()
    made = _Made.of(session, done.came_of)
    if in_the_way := made.in_the_way(session):
        more = len(in_the_way) - NAMED
        told = ", ".join(in_the_way[:NAMED]) + (f" and {more} more" if more > 0 else "")
        raise Refused(f"The import cannot be undone as a whole. Changed or used since: {told}. Change them by hand.")
    session.info["reason"] = f"{import_reason(done.name)} undone"
    made.put_back(session)
    with of_all_committees(session, committee):
        for person in made.people.values():
            session.delete(person)
    done.state, done.undone_by, done.undone_at = ImportState.UNDONE, by.name, by.at
    session.flush()
    return done


@dataclass
class _Made:
    """What an import made and changed, as it stands now; by id, with what the import itself knows of each."""

    items: dict[int, Item]
    updated: dict[int, Item]
    meetings: dict[int, Meeting]
    people: dict[int, Person]
    told: dict[str, dict[int, dict[str, Any]]]

    @classmethod
    def of(cls, session: Session, came_of: dict[str, Any]) -> "_Made":
        """What there is of it."""
        told = {what: {one["id"]: one for one in came_of[what]} for what in ("items", "updated", "meetings", "people")}
        loaded = joinedload(Item.parts).joinedload(Part.person)
        ids = [*told["items"], *told["updated"]]
        found = session.scalars(select(Item).where(Item.id.in_(ids)).options(loaded)).unique()
        items = {item.id: item for item in found}
        return cls(
            items={key: item for key, item in items.items() if key in told["items"]},
            updated={key: item for key, item in items.items() if key in told["updated"]},
            meetings={one.id: one for one in session.scalars(select(Meeting).where(Meeting.id.in_(told["meetings"])))},
            people={one.id: one for one in session.scalars(select(Person).where(Person.id.in_(told["people"])))},
            told=told,
        )

    def in_the_way(self, session: Session) -> list[str]:
        """The names of whatever was changed, used or removed since."""
        own = [*self.items, *self.updated]
        elsewhere: dict[tuple[str, str], ColumnElement[bool]] = {
            ("part", "item_id"): ~true(),
            ("part", "person_id"): Part.item_id.not_in(own),
            ("item", "meeting_id"): Item.id.not_in(own),
            ("proposal", "item_id"): Proposal.state != ProposalState.PROPOSED,
            ("proposal", "source_item_id"): Proposal.state != ProposalState.PROPOSED,
            ("proposal", "meeting_id"): Proposal.state != ProposalState.PROPOSED,
        }
        held_items = _held(session, Item, self.items, elsewhere)
        held_meetings = _held(session, Meeting, self.meetings, elsewhere)
        held_people = _held(session, Person, self.people, elsewhere)
        lacking = self._lacking(session)
        told = [
            f"“{item.title}”"
            for key, item in sorted({**self.items, **self.updated}.items())
            if key in held_items or key in lacking or item.version != self._version(key)
        ]
        told += [
            f"the meeting on {write_date(one.day)}"
            for key, one in sorted(self.meetings.items())
            if key in held_meetings or one.version != self.told["meetings"][key]["version"]
        ]
        told += [
            one.name
            for key, one in sorted(self.people.items())
            if key in held_people or one.version != self.told["people"][key]["version"]
        ]
        there = len(self.items) + len(self.updated) + len(self.meetings) + len(self.people)
        gone = sum(len(told) for told in self.told.values()) - there
        return [*told, *(["something that was merged or removed"] if gone else [])]

    def put_back(self, session: Session) -> None:
        """Removes what was made but people, and gives what was changed its former words, place and people."""
        ours = Proposal.item_id.in_(self.items)
        named = Proposal.source_item_id.in_(self.items) | Proposal.meeting_id.in_(self.meetings)
        touched = set(session.scalars(select(Proposal.item_id).where(named & ~ours)))
        session.execute(delete(Proposal).where(ours))
        session.execute(update(Proposal).where(named).values(source_item_id=None, meeting_id=None))
        before = {key: self.told["updated"][key]["before"] for key in self.updated}
        ids = {part[0] for one in before.values() for part in one["parts"]}
        people = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(ids)))}
        for key, item in self.updated.items():
            _restore(item, before[key], people)
        session.flush()
        for records in (self.items, self.meetings):
            for record in records.values():
                session.delete(record)
            session.flush()
        anew = touched | self.updated.keys()
        keep_proposals(session, list(session.scalars(select(Item).where(Item.id.in_(anew)))))

    def _version(self, item_id: int) -> int:
        told = self.told["items"].get(item_id) or self.told["updated"][item_id]
        version: int = told["version"]
        return version

    def _lacking(self, session: Session) -> set[int]:
        """The items that were changed and cannot be as they were: somebody, or a meeting, is no longer there."""
        before = {key: one["before"] for key, one in self.told["updated"].items()}
        people = {part[0] for one in before.values() for part in one["parts"]}
        meetings = {one["meeting_id"] for one in before.values() if one["meeting_id"]}
        there = set(session.scalars(select(Person.id).where(Person.id.in_(people))))
        met = set(session.scalars(select(Meeting.id).where(Meeting.id.in_(meetings))))
        return {
            key
            for key, one in before.items()
            if {part[0] for part in one["parts"]} - there or {one["meeting_id"]} - {None} - met
        }


def _held(
    session: Session, kind: type[Record], ids: Collection[int], elsewhere: dict[tuple[str, str], ColumnElement[bool]]
) -> set[int]:
    """Those of the rows that any other row refers to. One query for each way in which that can be.

    `elsewhere`: by table and column, which of its rows count, where not all do.
    """
    target = kind.__table__
    held: set[int] = set()
    for table, column in _references(target):
        counts = elsewhere.get((table.name, column), true())
        wanted = select(table.c[column]).where(table.c[column].in_(ids), counts).distinct()
        held.update(session.scalars(wanted))
    return held


def _references(target: Any) -> Iterable[tuple[Table, str]]:
    return (
        (table, key.parent.name)
        for table in Record.metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table is target
    )


def _restore(item: Item, before: dict[str, Any], people: dict[int, Person]) -> None:
    for name in COLUMNS:
        value = before[name]
        is_day = name in ("target_earliest", "target_latest") and value is not None
        setattr(item, name, date.fromisoformat(value) if is_day else value)
    rows = {(part.person_id, part.role): part for part in item.parts}
    parts = []
    for person_id, said, position in before["parts"]:
        role = PartRole(said)
        part = rows.get((person_id, role)) or Part(person=people[person_id], role=role)
        part.position = position
        parts.append(part)
    item.parts = parts
    item.version += 1  # the people are in rows of their own, and yet they are part of what was changed
