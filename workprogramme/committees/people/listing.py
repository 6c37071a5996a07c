"""Bringing in a list of people: what each line would do to the list that is there, and doing what was chosen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.committees.people.actions import Details, make_person
from workprogramme.committees.people.list_reading import ListedPerson
from workprogramme.domain.names import Name, looks_like
from workprogramme.models.people import Person

FILLED = tuple(field.name for field in fields(Details) if field.name not in ("name", "kind"))


@dataclass(frozen=True)
class Line:
    """One line with what it meets: `known`, the same name and kind, is filled up; `alike`, names that look like it."""

    listed: ListedPerson
    known: Person | None
    alike: tuple[str, ...]
    adds: tuple[str, ...]

    @property
    def new(self) -> bool:
        """Whether it would add somebody."""
        return not self.listed.problem and self.known is None

    @property
    def fills(self) -> bool:
        """Whether it would fill gaps of somebody who is there."""
        return not self.listed.problem and self.known is not None and bool(self.adds)

    @property
    def sure(self) -> bool:
        """Whether nothing speaks against it: it fills gaps, or adds somebody whose name is like no other."""
        return self.fills or (self.new and not self.alike)


def look_at(session: Session, listed: Sequence[ListedPerson]) -> tuple[Line, ...]:
    """What each line would do. One query. A name that the file has twice is a problem of the second."""
    people = session.scalars(select(Person).order_by(Person.active.desc(), Person.id)).all()
    by_name: dict[tuple[str, object], Person] = {}
    for person in people:
        by_name.setdefault((person.name.casefold(), person.kind), person)
    names = [Name(key=person.id, text=person.name, group=person.kind) for person in people if person.active]
    titles = {person.id: person.name for person in people}
    seen: set[tuple[str, object]] = set()
    lines = []
    for one in listed:
        key = (one.details.name.casefold(), one.details.kind)
        if key in seen and not one.problem:
            one = ListedPerson(one.line, one.details, "The list has this name twice.")
        seen.add(key)
        known = by_name.get(key)
        alike = () if known or one.problem else looks_like(one.details.name, names, one.details.kind)
        adds = tuple(name for name in FILLED if known and getattr(one.details, name) and not getattr(known, name))
        lines.append(Line(one, known, tuple(titles[number] for number in alike), adds))
    return tuple(lines)


def bring_in(session: Session, listed: Sequence[ListedPerson], chosen: Collection[int]) -> tuple[int, int]:
    """Adds the people of the chosen lines and fills gaps of those who are there; how many of each.

    What is on the list already is never overwritten.
    """
    added = filled = 0
    for line in look_at(session, listed):
        if line.listed.line not in chosen:
            continue
        if line.new:
            make_person(session, line.listed.details)
            added += 1
        elif line.fills and line.known is not None:
            for name in line.adds:
                setattr(line.known, name, getattr(line.listed.details, name))
            filled += 1
    session.flush()
    return added, filled
