"""Who may sit on a scrutiny committee, as what, and when: the rules over all seats of one committee.

Knows frozen seats and nothing of tables; a query builds them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.kinds import MemberRole, Votes
from workprogramme.domain.refusals import Refused
from workprogramme.domain.written_dates import write_date

NO_CABINET_MEMBERS: dict[str, str] = {
    "england": "Local Government Act 2000 s9FA(3)",
    "wales": "Local Government Act 2000 s21(9)",
}
"""Where it says that a scrutiny committee may not include a member of the executive, by the key of the jurisdiction."""

EDUCATION_VOTERS = "Education Act 1996 s499"
"""Where church and parent-governor representatives come from, who vote on education matters only."""


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A person's seat from `first` to `last` (both days included; None: from ever, or for as long as it lasts).

    `portfolio`: what the person answers for in the cabinet today, or "".
    """

    id: int | None = None
    person_id: int
    name: str
    role: MemberRole
    votes: Votes = Votes.ALL
    first: date | None = None
    last: date | None = None
    portfolio: str = ""

    def held_on(self, day: date) -> bool:
        """Whether the seat is held on that day."""
        return (self.first or date.min) <= day <= (self.last or date.max)

    def meets(self, other: "Seat") -> bool:
        """Whether there is a day on which both seats are held."""
        first = max(self.first or date.min, other.first or date.min)
        return first <= min(self.last or date.max, other.last or date.max)


def check_seat(seat: Seat, others: Iterable[Seat], today: date, jurisdiction: str = "england") -> None:
    """Raises `Refused` when the seat cannot be held beside the committee's `others`; the field says what to mend.

    `jurisdiction`: "england" or "wales", whose law the refusal names.
    """
    if seat.first and seat.last and seat.last < seat.first:
        raise Refused("The last day must be the first day or later.", "last_day")
    _check_votes(seat)
    _check_cabinet(seat, today, jurisdiction)
    rest = [other for other in others if seat.id is None or other.id != seat.id]
    for other in rest:
        if other.person_id == seat.person_id and other.meets(seat):
            raise Refused(
                f"{seat.name} already has a seat on this committee{_when(other)}. "
                "Change that seat, or choose days outside it.",
                "first_day" if seat.id is not None else "person",
            )
    if seat.role is MemberRole.CHAIR:
        for other in rest:
            if other.role is MemberRole.CHAIR and other.meets(seat):
                raise Refused(
                    f"{other.name} is the chair{_when(other)}, and a committee has one chair at a time. "
                    f"End that seat or change its role first, or choose days outside it.",
                    "role",
                )


def check_portfolio(
    name: str, portfolio: str, seats: Iterable[tuple[str, Seat]], today: date, jurisdiction: str = "england"
) -> None:
    """Raises `Refused` when somebody who sits on a committee, now or later, is given a portfolio in the cabinet.

    `seats`: all seats of the person, each after the name of its committee.
    """
    for committee, seat in seats:
        if portfolio and seat.role is not MemberRole.INVITED and not _over(seat, today):
            raise Refused(
                f"{name} is a member of {committee}. A scrutiny committee may not include a member of the cabinet "
                f"({NO_CABINET_MEMBERS[jurisdiction]}). End that seat first, or leave the portfolio empty.",
                "portfolio",
            )


def chair_on(seats: Iterable[Seat], day: date) -> Seat | None:
    """Whoever holds the chair on that day."""
    return next((seat for seat in seats if seat.role is MemberRole.CHAIR and seat.held_on(day)), None)


def _check_votes(seat: Seat) -> None:
    if seat.role is MemberRole.INVITED and seat.votes is not Votes.NONE:
        raise Refused("Somebody who attends by invitation is not a member. Choose “Does not vote”.", "votes")
    if seat.votes is Votes.EDUCATION and seat.role is not MemberRole.COOPTED:
        raise Refused(
            "Only church and parent-governor representatives vote on education matters alone "
            f"({EDUCATION_VOTERS}). Choose “Co-opted member” as the role, or other votes.",
            "votes",
        )


def _check_cabinet(seat: Seat, today: date, jurisdiction: str) -> None:
    if seat.portfolio and seat.role is not MemberRole.INVITED and not _over(seat, today):
        raise Refused(
            f"{seat.name} is in the cabinet ({seat.portfolio}). A scrutiny committee may not include a member of the "
            f"cabinet ({NO_CABINET_MEMBERS[jurisdiction]}). Choose “By invitation”, or take the portfolio off "
            "the list of people first.",
            "role",
        )


def _over(seat: Seat, today: date) -> bool:
    return seat.last is not None and seat.last < today


def _when(seat: Seat) -> str:
    """ " from 1 May 2018 to 30 April 2019", as it goes into a sentence."""
    first = f" from {write_date(seat.first)}" if seat.first else ""
    return first + (f" to {write_date(seat.last)}" if seat.last else "")
