"""What is done to people: adding, changing, and taking them out of the lists that offer them."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy.orm import Session

from workprogramme.committees.people.queries import people_to_change, seats_of
from workprogramme.committees.seats.queries import as_seat
from workprogramme.domain.kinds import PersonKind
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.seats import check_portfolio
from workprogramme.models.people import Person


@dataclass(frozen=True, kw_only=True)
class Details:
    """What is known of a person or body."""

    name: str
    kind: PersonKind
    formal_name: str = ""
    job_title: str = ""
    portfolio: str = ""
    email: str = ""


def make_person(session: Session, details: Details) -> Person:
    """Somebody new on the list. Raises Refused where the details contradict each other."""
    _check_kind(details)
    made = Person(**asdict(details))
    session.add(made)
    session.flush()
    return made


def change_person(
    session: Session,
    person_id: int,
    seen_version: int,
    details: Details,
    today: date,
    jurisdiction: str,
    manager_id: int | None = None,
) -> Person:
    """Changes somebody on the list. Raises Stale, or Refused where a member of a committee would join the cabinet.

    `manager_id`: the officer who sees the reports of this one too, None for nobody.
    """
    changed = _person(session, person_id, seen_version)
    _check_kind(details)
    seats = [(seat.committee.name, as_seat(seat)) for seat in seats_of(session, [person_id])]
    check_portfolio(details.name, details.portfolio, seats, today, jurisdiction)
    for name, value in asdict(details).items():
        setattr(changed, name, value)
    changed.manager_id = manager_id
    session.flush()
    return changed


def deactivate_person(session: Session, person_id: int, seen_version: int, today: date) -> Person:
    """Takes somebody out of the lists that offer people; what they did stays. Refused while they sit on a committee."""
    rested = _person(session, person_id, seen_version)
    for seat in seats_of(session, [person_id]):
        if seat.last_day is None or seat.last_day >= today:
            what = "is a substitute on" if seat.is_substitute else "has a seat on"
            raise Refused(f"{rested.name} {what} {seat.committee.name}. End that seat first.")
    rested.active = False
    session.flush()
    return rested


def reactivate_person(session: Session, person_id: int, seen_version: int) -> Person:
    """Offers somebody again."""
    back = _person(session, person_id, seen_version)
    back.active = True
    session.flush()
    return back


def _person(session: Session, person_id: int, seen_version: int) -> Person:
    found = people_to_change(session, [person_id])
    if not found:
        raise Refused("This entry has gone from the list of people. It may have been merged with another one.")
    if found[0].version != seen_version:
        raise Stale(found[0])
    return found[0]


def _check_kind(details: Details) -> None:
    if details.portfolio and details.kind is not PersonKind.COUNCILLOR:
        raise Refused("Only a councillor holds a portfolio. Choose “Councillor”, or leave it empty.", "portfolio")
