"""Who may sit on a scrutiny committee, as what, and when: the rules over all seats of one committee.

Knows frozen seats and nothing of tables; a query builds them. That a member may send a substitute at all is for the
council's own procedure rules (Local Government Act 1972 Schedule 12 paragraph 42); statute says who may not be one.
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

NO_VOTE_FOR_OTHERS: dict[str, str] = {
    "england": "Local Government Act 2000 s9FA(4) and (5)",
    "wales": "Local Government Act 2000 s21(10)",
}
"""Where it says that whoever is no councillor may sit on a scrutiny committee and has no vote there."""

EDUCATION_VOTERS = "Education Act 1996 s499"
"""Where church and parent-governor representatives come from, who vote on education matters only."""


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A person's seat from `first` to `last` (both days included; None: from ever, or for as long as it lasts).

    `portfolio`: what the person answers for in the cabinet today, or "". `in_place_of`: of a substitute, the id of the
    member whose place they may take; None for any member's.
    """

    id: int | None = None
    person_id: int
    name: str
    role: MemberRole
    votes: Votes = Votes.ALL
    first: date | None = None
    last: date | None = None
    portfolio: str = ""
    councillor: bool = True
    in_place_of: int | None = None

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
    if seat.role is MemberRole.SUBSTITUTE:
        _check_substitute(seat, rest, jurisdiction)
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
            what = "a substitute on" if seat.role is MemberRole.SUBSTITUTE else "a member of"
            raise Refused(
                f"{name} is {what} {committee}. A scrutiny committee may not include a member of the cabinet "
                f"({NO_CABINET_MEMBERS[jurisdiction]}). End that seat first, or leave the portfolio empty.",
                "portfolio",
            )


def chair_on(seats: Iterable[Seat], day: date) -> Seat | None:
    """Whoever holds the chair on that day."""
    return next((seat for seat in seats if seat.role is MemberRole.CHAIR and seat.held_on(day)), None)


def left_over(seats: Iterable[Seat], member_id: int, last: date) -> list[Seat]:
    """The substitutes of this one member who would still be named after `last`, the last day on which they are one.

    `seats`: all of the committee. None where the member has another seat there after that day.
    """
    held = list(seats)
    after = [seat for seat in held if seat.last is None or seat.last > last]
    if any(seat.person_id == member_id and seat.role.is_member and (seat.first or last) > last for seat in after):
        return []
    return [seat for seat in after if seat.in_place_of == member_id]


def with_no_place_to_take(seats: Iterable[Seat], day: date) -> list[Seat]:
    """The substitutes named for that day for one member, who is none on that day. `seats`: all of the committee."""
    held = [seat for seat in seats if seat.held_on(day)]
    members = {seat.person_id for seat in held if seat.role.is_member}
    return [seat for seat in held if seat.in_place_of is not None and seat.in_place_of not in members]


def _check_votes(seat: Seat) -> None:
    if seat.role is MemberRole.INVITED and seat.votes is not Votes.NONE:
        raise Refused("Somebody who attends by invitation is not a member. Choose “Does not vote”.", "votes")
    if seat.votes is Votes.EDUCATION and seat.role is not MemberRole.COOPTED:
        raise Refused(
            "Only church and parent-governor representatives vote on education matters alone "
            f"({EDUCATION_VOTERS}). Choose “Co-opted member” as the role, or other votes.",
            "votes",
        )
    if (seat.votes is Votes.REPLACED) is not (seat.role is MemberRole.SUBSTITUTE):
        raise Refused("A substitute has the vote of the member whose place they take, and nobody else has.", "votes")


def _check_substitute(seat: Seat, others: list[Seat], jurisdiction: str) -> None:
    """A councillor takes a councillor's place, since nobody else may have that vote, and no councillor another's."""
    if seat.in_place_of is None:
        if not seat.councillor:
            raise Refused(
                f"{seat.name} is not a councillor, and nobody else may have a councillor’s vote "
                f"({NO_VOTE_FOR_OTHERS[jurisdiction]}). Choose a councillor, or say for which co-opted member they "
                "may come.",
                "person",
            )
        return
    held = [other for other in others if other.person_id == seat.in_place_of and other.role.is_member]
    if not held:
        raise Refused("Only a member’s place can be taken. Choose a member of this committee.", "in_place_of")
    member = next((other for other in held if other.meets(seat)), None)
    if member is None:
        raise Refused(
            f"{held[0].name} is a member of this committee{_when(held[0])}. Choose days on which they are.", "first_day"
        )
    if member.councillor is not seat.councillor:
        one, other = (member, seat) if member.councillor else (seat, member)
        raise Refused(
            f"{one.name} is a councillor and {other.name} is not. A councillor takes a councillor’s place "
            f"({NO_VOTE_FOR_OTHERS[jurisdiction]}), and a co-opted member that of another. Choose somebody else.",
            "in_place_of",
        )


def _check_cabinet(seat: Seat, today: date, jurisdiction: str) -> None:
    if seat.portfolio and seat.role is MemberRole.SUBSTITUTE and not _over(seat, today):
        raise Refused(
            f"{seat.name} is in the cabinet ({seat.portfolio}). A member of the cabinet may not take a place on a "
            f"scrutiny committee ({NO_CABINET_MEMBERS[jurisdiction]}). Choose somebody else, or take the portfolio off "
            "the list of people first.",
            "person",
        )
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
