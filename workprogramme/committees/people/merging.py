"""Making one of two entries on the list of people, on purpose: everything moves to the one that is kept."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from workprogramme.committees.people import queries
from workprogramme.committees.people.brought import columns_of, hanging_on, note_merge
from workprogramme.committees.seats.queries import as_seat
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.seats import check_portfolio
from workprogramme.models.accounts import Account
from workprogramme.models.committees import Membership
from workprogramme.models.people import Person, move_team
from workprogramme.models.published_parts import move_published_parts
from workprogramme.models.telling import move_notices

FILLED = ("formal_name", "job_title", "portfolio", "email")  # taken over where the one that is kept has nothing
ITEMS_SHOWN = 10


@dataclass(frozen=True)
class Belongings:
    """What hangs on one entry and would move: parts for items (some of their titles), seats, accounts, follow-ups.

    `substitutes`: the seats of those who may take this one's place and no other's.
    """

    person: Person
    parts: int
    titles: tuple[str, ...]
    seats: tuple[Membership, ...]
    substitutes: tuple[Membership, ...]
    accounts: tuple[Account, ...]
    asked: int


def belongings_of(session: Session, person: Person) -> Belongings:
    """What would move; six queries."""
    return Belongings(
        person=person,
        parts=queries.parts_of(session, person.id),
        titles=tuple(title for _, title in queries.items_of(session, person.id, ITEMS_SHOWN)),
        seats=tuple(queries.seats_of(session, [person.id])),
        substitutes=tuple(queries.substitutes_of(session, person.id)),
        accounts=tuple(queries.accounts_of(session, person.id)),
        asked=queries.asked_of(session, person.id),
    )


def why_not(session: Session, keep: Person, other: Person, today: date, jurisdiction: str) -> str | None:
    """Why these two cannot be one person, and what to do; None when they can."""
    try:
        _check(keep, other, queries.seats_of(session, [keep.id, other.id]), today, jurisdiction)
    except Refused as refused:
        return refused.reason
    return None


def merge_people(
    session: Session, keep_id: int, other_id: int, seen: dict[int, int], today: date, jurisdiction: str
) -> Person:
    """Moves all that hangs on one entry to the other, fills its gaps, and takes the emptied one away.

    What it did is kept, so that it can be undone (`people/undoing.py`).
    `seen`: the version of each that the person had before them. Raises Stale, or Refused where it makes no sense.
    """
    found = queries.people_to_change(session, [keep_id, other_id])
    if len(found) < 2:
        raise Refused("One of the two has gone from the list of people. Choose again.")
    keep, other = found
    if any(seen.get(one.id) != one.version for one in found):
        raise Stale(found)
    seats = queries.seats_of(session, [keep_id, other_id])
    _check(keep, other, seats, today, jurisdiction)
    before = (columns_of(keep), columns_of(other), hanging_on(session, other_id))
    _move_parts(session, keep, other)
    _move_asked(session, keep, other)
    _move_seats(session, keep, other, seats)
    for account in queries.accounts_of(session, other_id):
        account.person = keep
    move_notices(session, other_id, keep_id)
    _move_recommendations(session, keep, other)
    move_published_parts(session, other_id, keep_id)
    move_team(session, other, keep)
    for name in FILLED:
        setattr(keep, name, getattr(keep, name) or getattr(other, name))
    keep.active = keep.active or other.active
    session.flush()  # nothing may point to the other one when it goes
    note_merge(session, keep, *before)
    session.delete(other)
    session.flush()
    return keep


def _check(keep: Person, other: Person, seats: list[Membership], today: date, jurisdiction: str) -> None:
    if keep.id == other.id:
        raise Refused("Choose two different entries.")
    if keep.kind is not other.kind:
        raise Refused(
            f"{keep.name} is on the list as “{keep.kind.label}” and {other.name} as “{other.kind.label}”. "
            "If one of them is wrong, change it first."
        )
    for seat in seats:
        replaced = seat.in_place_of
        if replaced in (keep, other):
            raise Refused(
                f"{seat.person.name} is named as the substitute for {replaced.name} on {seat.committee.name}, and "
                "nobody is their own. Change or remove that first."
            )
    mine = [seat for seat in seats if seat.person_id == keep.id]
    for moving in (seat for seat in seats if seat.person_id == other.id):
        for held in mine:
            if held.committee_id == moving.committee_id and _clash(held, moving):
                raise Refused(
                    f"Both have a seat on {held.committee.name} on the same days, and one person has one seat. "
                    "Change or remove one of the seats first."
                )
    named = [(seat.committee.name, as_seat(seat)) for seat in seats]
    check_portfolio(keep.name, keep.portfolio or other.portfolio, named, today, jurisdiction)


def _clash(held: Membership, moving: Membership) -> bool:
    return not _same(held, moving) and as_seat(held).meets(as_seat(moving))


def _same(held: Membership, moving: Membership) -> bool:
    one, other = as_seat(held), as_seat(moving)
    return replace(one, id=None, person_id=0, name="", portfolio="") == replace(
        other, id=None, person_id=0, name="", portfolio=""
    )


def _move_parts(session: Session, keep: Person, other: Person) -> None:
    played = queries.items_and_roles(session, keep.id)
    for part in queries.parts_to_move(session, other.id):
        if (part.item_id, part.role.value) in played:
            session.delete(part)
        else:
            part.person = keep


def _move_asked(session: Session, keep: Person, other: Person) -> None:
    asked = queries.follow_ups_asked(session, [keep.id, other.id])
    mine = {one.follow_up_id for one in asked if one.person_id == keep.id}
    for one in asked:
        if one.person_id == other.id and one.follow_up_id in mine:
            session.delete(one)
        elif one.person_id == other.id:
            one.person = keep


def _move_seats(session: Session, keep: Person, other: Person, seats: list[Membership]) -> None:
    mine = [seat for seat in seats if seat.person_id == keep.id]
    for moving in (seat for seat in seats if seat.person_id == other.id):
        if any(held.committee_id == moving.committee_id and _same(held, moving) for held in mine):
            session.delete(moving)
        else:
            moving.person = keep
    for seat in queries.substitutes_of(session, other.id):
        seat.in_place_of = keep


def _move_recommendations(session: Session, keep: Person, other: Person) -> None:
    for made in queries.recommendations_of(session, other.id):
        made.to_person_id = keep.id if made.to_person_id == other.id else made.to_person_id
        made.owner_id = keep.id if made.owner_id == other.id else made.owner_id
