"""What is asked about people: who they are, what hangs on them, and who may be one with whom."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from workprogramme.domain.kinds import PersonKind
from workprogramme.domain.names import Name, look_alike, looks_like
from workprogramme.models.accounts import Account
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.follow_ups import AskedOf, FollowUp
from workprogramme.models.items import Item, Part
from workprogramme.models.people import Person
from workprogramme.models.people_merges import PeopleMerge
from workprogramme.models.recommendations import Recommendation

PAGE_SIZE = 50
MOST_PAIRS = 100  # that are shown at once; with some of them merged or renamed, others follow


@dataclass(frozen=True)
class PeoplePage:
    """One page of the list: `total` people over `pages` pages, of which this is number `page` (from 1)."""

    people: tuple[Person, ...]
    total: int
    page: int
    pages: int


def people_page(session: Session, wanted: str = "", kind: PersonKind | None = None, page: int = 1) -> PeoplePage:
    """The people by name, those still active first, in whom the words `wanted` are found; two queries.

    A page number past the end gives the last page.
    """
    found = _found(wanted, kind)
    total = session.scalar(select(func.count()).select_from(Person).where(*found)) or 0
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(1, page), pages)
    lines = select(Person).where(*found).order_by(Person.active.desc(), func.lower(Person.name), Person.id)
    people = session.scalars(lines.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE))
    return PeoplePage(tuple(people), total, page, pages)


def _found(wanted: str, kind: PersonKind | None) -> list[ColumnElement[bool]]:
    columns = (Person.name, Person.formal_name, Person.job_title, Person.portfolio, Person.email)
    found: list[ColumnElement[bool]] = [
        or_(*(column.icontains(word, autoescape=True) for column in columns)) for word in wanted.split()[:8]
    ]
    return [*found, Person.kind == kind] if kind else found


def person(session: Session, person_id: int) -> Person | None:
    """The person with this id."""
    return session.get(Person, person_id)


def people_to_change(session: Session, ids: Collection[int]) -> list[Person]:
    """The people with these ids, in their order, held until the transaction ends."""
    found = session.scalars(select(Person).where(Person.id.in_(ids)).order_by(Person.id).with_for_update())
    by_id = {one.id: one for one in found}
    return [by_id[number] for number in ids if number in by_id]


def seats_of(session: Session, ids: Collection[int]) -> list[Membership]:
    """The seats of these people on all committees, with committee and person, the newest first."""
    wanted = (
        select(Membership)
        .where(Membership.person_id.in_(ids))
        .options(joinedload(Membership.committee), joinedload(Membership.person), joinedload(Membership.in_place_of))
        .order_by(Membership.first_day.desc().nulls_last(), Membership.id)
    )
    return list(session.scalars(wanted))


def substitutes_of(session: Session, person_id: int) -> list[Membership]:
    """Those who are, were or will be named to take this person's place and no other's, with committee and person."""
    wanted = (
        select(Membership)
        .where(Membership.in_place_of_id == person_id)
        .options(joinedload(Membership.committee), joinedload(Membership.person))
        .order_by(Membership.first_day.desc().nulls_last(), Membership.id)
    )
    return list(session.scalars(wanted))


def parts_of(session: Session, person_id: int) -> int:
    """How many parts this person plays for items."""
    return session.scalar(select(func.count()).select_from(Part).where(Part.person_id == person_id)) or 0


def items_of(session: Session, person_id: int, most: int) -> Sequence[tuple[int, str]]:
    """Id and title of the first items for which this person plays a part, `most` at most."""
    wanted = (
        select(Item.id, Item.title)
        .join(Part, Part.item_id == Item.id)
        .where(Part.person_id == person_id)
        .group_by(Item.id, Item.title)
        .order_by(Item.id)
    )
    return [(line.id, line.title) for line in session.execute(wanted.limit(most))]


def parts_to_move(session: Session, person_id: int) -> list[Part]:
    """The parts of this person, with their items."""
    wanted = select(Part).join(Part.item).where(Part.person_id == person_id).options(contains_eager(Part.item))
    return list(session.scalars(wanted.order_by(Part.id)))


def items_and_roles(session: Session, person_id: int) -> set[tuple[int, str]]:
    """For which items this person plays which part."""
    lines = session.execute(select(Part.item_id, Part.role).where(Part.person_id == person_id))
    return {(line.item_id, line.role.value) for line in lines}


def asked_of(session: Session, person_id: int) -> int:
    """How many follow-ups are, or were, asked of a person."""
    return session.scalar(select(func.count()).select_from(AskedOf).where(AskedOf.person_id == person_id)) or 0


def follow_ups_asked(session: Session, ids: Collection[int]) -> list[AskedOf]:
    """What is asked of these people, with its follow-up, for the journal."""
    wanted = select(AskedOf).where(AskedOf.person_id.in_(ids)).order_by(AskedOf.id)
    return list(session.scalars(wanted.options(joinedload(AskedOf.follow_up))))


def accounts_of(session: Session, person_id: int) -> list[Account]:
    """The accounts of this person."""
    return list(session.scalars(select(Account).where(Account.person_id == person_id).order_by(Account.id)))


def pairs_alike(session: Session) -> list[tuple[Person, Person]]:
    """The active people whose names look like one person's, as pairs; two queries.

    `MOST_PAIRS` at most, and one more where there are more.
    """
    pairs = _pairs(tuple(_names(session)))[: MOST_PAIRS + 1]
    wanted = {number for pair in pairs for number in pair}
    if not wanted:
        return []
    found = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(wanted)))}
    return [(found[one], found[other]) for one, other in pairs if one in found and other in found]


def alike_to(session: Session, name: str, kind: PersonKind, but_not: int | None = None) -> list[Person]:
    """The active people of that kind whose name looks like this one."""
    keys = [key for key in looks_like(name, _names(session), kind) if key != but_not]
    return list(session.scalars(select(Person).where(Person.id.in_(keys)).order_by(Person.name))) if keys else []


def managers_for(session: Session, one: Person) -> list[Person]:
    """The active officers, by name, but for this one; the manager they have is among them, active or not."""
    offered = or_(Person.active, Person.id == one.manager_id)
    wanted = select(Person).where(Person.kind == PersonKind.OFFICER, Person.id != one.id, offered)
    return list(session.scalars(wanted.order_by(func.lower(Person.name), Person.id)))


def others_of_kind(session: Session, one: Person) -> list[Person]:
    """Everybody else of the same kind, by name."""
    wanted = select(Person).where(Person.kind == one.kind, Person.id != one.id)
    return list(session.scalars(wanted.order_by(func.lower(Person.name), Person.id)))


def _names(session: Session) -> list[Name]:
    lines = session.execute(select(Person.id, Person.name, Person.kind).where(Person.active).order_by(Person.id))
    return [Name(key=line.id, text=line.name, group=line.kind) for line in lines]


@lru_cache(maxsize=4)
def _pairs(names: tuple[Name, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(look_alike(names))


def recommendations_of(session: Session, person_id: int) -> list[Recommendation]:
    """The recommendations made to somebody, or owned by them."""
    theirs = or_(Recommendation.to_person_id == person_id, Recommendation.owner_id == person_id)
    return list(session.scalars(select(Recommendation).where(theirs).order_by(Recommendation.id)))


def merge(session: Session, merge_id: int) -> PeopleMerge | None:
    """The merge with this id."""
    return session.get(PeopleMerge, merge_id)


def merges_into(session: Session, person_id: int) -> list[PeopleMerge]:
    """The merges into this entry that were not undone, the newest first."""
    wanted = select(PeopleMerge).where(PeopleMerge.kept_id == person_id, PeopleMerge.undone_at.is_(None))
    return list(session.scalars(wanted.order_by(PeopleMerge.id.desc())))


def names_by_id(session: Session, table: str, ids: Collection[int]) -> dict[int, str]:
    """What committees, items or follow-ups are called, by id; `table` is theirs."""
    column: Any = {"committee": Committee.name, "item": Item.title, "follow_up": FollowUp.wording}[table]
    return {
        row[0]: row[1] for row in session.execute(select(column.class_.id, column).where(column.class_.id.in_(ids)))
    }
