"""What is done to the seats of a committee: adding, changing, ending, removing, putting in order."""

from dataclasses import dataclass
from datetime import date
from zlib import crc32

from sqlalchemy.orm import Session

from workprogramme.committees.queries import committee_to_change
from workprogramme.committees.seats.queries import as_seat, seats
from workprogramme.domain.kinds import MemberRole, PersonKind, Votes
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.seats import Seat, check_seat, left_over
from workprogramme.models.committees import Membership
from workprogramme.models.people import Person


@dataclass(frozen=True, kw_only=True)
class Terms:
    """As what somebody sits, and from which day to which (both included; None: open).

    `in_place_of`: of a substitute, the id of the member whose place they may take; None for any member's.
    """

    role: MemberRole
    votes: Votes
    first_day: date | None = None
    last_day: date | None = None
    in_place_of: int | None = None

    @classmethod
    def of(cls, seat: Membership) -> "Terms":
        """The terms of a seat as they stand."""
        return cls(
            role=seat.role,
            votes=seat.votes,
            first_day=seat.first_day,
            last_day=seat.last_day,
            in_place_of=seat.in_place_of_id,
        )

    @property
    def version(self) -> int:
        """A number that changes with the terms, as a lock against a second writer; a seat has none of its own."""
        return crc32(repr(self).encode()) % 10**9


@dataclass(frozen=True, kw_only=True)
class Ending:
    """The last day that is proposed for a seat, and the version of its terms."""

    last_day: date
    version: int

    @classmethod
    def of(cls, seat: Membership, today: date) -> "Ending":
        """The day that is set, else today, or the seat's first day where that is later."""
        day = seat.last_day or max(today, seat.first_day or today)
        return cls(last_day=day, version=Terms.of(seat).version)


def add_seat(
    session: Session, committee_id: int, person_id: int, terms: Terms, today: date, jurisdiction: str
) -> Membership:
    """Gives somebody a seat, last in order. Raises Refused where the law or another seat stands against it."""
    committee = committee_to_change(session, committee_id)
    person = session.get(Person, person_id)
    if person is None or not person.active:
        raise Refused("Choose somebody from the list of people.", "person")
    others = seats(session, committee_id)
    _check(terms, person, None, others, today, jurisdiction)
    made = Membership(
        committee=committee,
        person=person,
        role=terms.role,
        votes=terms.votes,
        first_day=terms.first_day,
        last_day=terms.last_day,
        position=max((other.position for other in others), default=-1) + 1,
        in_place_of=_replaced(session, terms),
    )
    session.add(made)
    session.flush()
    return made


def change_seat(
    session: Session, committee_id: int, seat_id: int, seen_version: int, terms: Terms, today: date, jurisdiction: str
) -> Membership:
    """Changes the terms of a seat. Raises Stale (with the terms as they stand), or Refused as `add_seat`."""
    changed, others = _seat(session, committee_id, seat_id, seen_version)
    _check(terms, changed.person, seat_id, others, today, jurisdiction)
    changed.role, changed.votes = terms.role, terms.votes
    changed.first_day, changed.last_day = terms.first_day, terms.last_day
    changed.in_place_of = _replaced(session, terms)
    session.flush()
    return changed


def _replaced(session: Session, terms: Terms) -> Person | None:
    return session.get(Person, terms.in_place_of) if terms.in_place_of is not None else None


def end_seat(
    session: Session, committee_id: int, seat_id: int, seen_version: int, last_day: date
) -> tuple[Membership, tuple[str, ...]]:
    """Makes this the last day of a seat (included), and of those who were to take its holder's place and no other's.

    Gives the seat, and the names of those. Raises Stale, and Refused where the seat begins or ends earlier. No other
    rule stands in the way: ending a seat is how most of them are mended.
    """
    ending, others = _seat(session, committee_id, seat_id, seen_version)
    if ending.first_day and last_day < ending.first_day:
        raise Refused("The seat begins later than that. Choose a later day, or remove the seat.", "last_day")
    if ending.last_day and ending.last_day < last_day:
        raise Refused("The seat ends earlier than that already. Change the seat to let it go on.", "last_day")
    ending.last_day = last_day
    followed = end_substitutes(session, others, ending.person_id, last_day) if ending.role.is_member else ()
    session.flush()
    return ending, followed


def end_substitutes(session: Session, everybody: list[Membership], member_id: int, last_day: date) -> tuple[str, ...]:
    """Ends with a member's own last day what was to take their place alone, and gives the names of whose it was.

    `everybody`: all seats of the committee, with the member's as it is now.
    """
    by_id = {seat.id: seat for seat in everybody}
    over = [by_id[one.id] for one in left_over(map(as_seat, everybody), member_id, last_day) if one.id is not None]
    for seat in over:
        if seat.first_day is not None and seat.first_day > last_day:
            session.delete(seat)
        else:
            seat.last_day = last_day
    return tuple(seat.person.name for seat in over)


def remove_seat(session: Session, committee_id: int, seat_id: int, seen_version: int) -> Membership:
    """Takes away a seat that was never held, and gives it. Raises Stale, and Refused where it has gone."""
    removed, _ = _seat(session, committee_id, seat_id, seen_version)
    session.delete(removed)
    session.flush()
    return removed


def move_seat(session: Session, committee_id: int, seat_id: int, *, earlier: bool, today: date) -> Membership:
    """Puts a seat one place earlier or later among those not over on that day; substitutes are listed by themselves.

    Raises Refused where it has gone.
    """
    committee_to_change(session, committee_id)
    everybody = seats(session, committee_id)
    moved = next((seat for seat in everybody if seat.id == seat_id), None)
    if moved is None:
        raise Refused("This seat has gone. Look at the list again.")
    standing = [
        seat
        for seat in everybody
        if (seat.last_day is None or seat.last_day >= today) and seat.is_substitute is moved.is_substitute
    ]
    if moved in standing:
        place = standing.index(moved)
        other = place - 1 if earlier else place + 1
        if 0 <= other < len(standing):
            standing[place], standing[other] = standing[other], standing[place]
    ordered = [*standing, *(seat for seat in everybody if seat not in standing)]
    for position, seat in enumerate(ordered):
        seat.position = position
    session.flush()
    return moved


def _seat(session: Session, committee_id: int, seat_id: int, seen_version: int) -> tuple[Membership, list[Membership]]:
    committee_to_change(session, committee_id)
    everybody = seats(session, committee_id)
    found = next((seat for seat in everybody if seat.id == seat_id), None)
    if found is None:
        raise Refused("Somebody else has removed this seat. Add it again if it is still right.")
    if (now := Terms.of(found)).version != seen_version:
        raise Stale(now)
    return found, everybody


def _check(
    terms: Terms, person: Person, seat_id: int | None, others: list[Membership], today: date, jurisdiction: str
) -> None:
    wanted = Seat(
        id=seat_id,
        person_id=person.id,
        name=person.name,
        role=terms.role,
        votes=terms.votes,
        first=terms.first_day,
        last=terms.last_day,
        portfolio=person.portfolio,
        councillor=person.kind is PersonKind.COUNCILLOR,
        in_place_of=terms.in_place_of,
    )
    check_seat(wanted, [as_seat(other) for other in others], today, jurisdiction)
