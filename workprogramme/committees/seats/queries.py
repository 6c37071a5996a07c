"""What is asked about the seats of a committee."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from workprogramme.domain.kinds import PersonKind
from workprogramme.domain.seats import Seat
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.people import Person

MAY_SIT = (PersonKind.COUNCILLOR, PersonKind.COOPTED)


@dataclass(frozen=True)
class Seats:
    """Some seats of a committee on a day, each list in the order of agendas, past ones the latest first."""

    held: tuple[Membership, ...]
    to_come: tuple[Membership, ...]
    past: tuple[Membership, ...]

    @classmethod
    def on(cls, day: date, seats: Sequence[Membership]) -> "Seats":
        """The seats sorted by what they are on that day."""
        past = [seat for seat in seats if seat.last_day and seat.last_day < day]
        return cls(
            held=tuple(seat for seat in seats if seat.sits_on(day)),
            to_come=tuple(seat for seat in seats if seat not in past and not seat.sits_on(day)),
            past=tuple(sorted(past, key=lambda seat: seat.last_day or date.min, reverse=True)),
        )


def seats(session: Session, committee_id: int) -> list[Membership]:
    """All seats of a committee there ever were, with committee and person, in the order of agendas; one query."""
    wanted = (
        select(Membership)
        .where(Membership.committee_id == committee_id)
        .options(joinedload(Membership.person), joinedload(Membership.committee), joinedload(Membership.in_place_of))
        .order_by(Membership.position, Membership.id)
    )
    return list(session.scalars(wanted))


def seat(session: Session, committee: Committee, seat_id: int) -> Membership | None:
    """One seat of this committee, with its person."""
    return next((one for one in seats(session, committee.id) if one.id == seat_id), None)


def as_seat(membership: Membership) -> Seat:
    """A membership whose person is loaded, as the law sees it."""
    return Seat(
        id=membership.id,
        person_id=membership.person_id,
        name=membership.person.name,
        role=membership.role,
        votes=membership.votes,
        first=membership.first_day,
        last=membership.last_day,
        portfolio=membership.person.portfolio,
        councillor=membership.person.kind is PersonKind.COUNCILLOR,
        in_place_of=membership.in_place_of_id,
    )


def replaceable(everybody: Iterable[Membership], day: date) -> list[Person]:
    """Those of whom a substitute may take the place: the members of that day and of later ones, in order, each once."""
    found = (seat.person for seat in everybody if seat.role.is_member and not (seat.last_day and seat.last_day < day))
    return list({person.id: person for person in found}.values())


def only_for(everybody: Iterable[Membership], seat: Membership, day: date) -> list[Membership]:
    """The substitutes, on that day or later, who may take the place of a seat's holder and no other's."""
    if not seat.role.is_member:
        return []
    named = (one for one in everybody if one.in_place_of_id == seat.person_id)
    return [one for one in named if one.last_day is None or one.last_day >= day]


def people_for_seats(session: Session) -> list[Person]:
    """The active people who may be given a seat: councillors and co-opted members first, then everybody else."""
    found = session.scalars(select(Person).where(Person.active).order_by(func.lower(Person.name), Person.id))
    return sorted(found, key=lambda person: person.kind not in MAY_SIT)
