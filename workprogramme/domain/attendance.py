"""Who sits on a committee and who is invited to a meeting, as its agenda lists them.

Knows seats, parts and the word "Councillor"; it must not know records or what day it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workprogramme.domain.kinds import MemberRole, PartRole
from workprogramme.domain.programme import ItemValue

COUNCILLOR_TITLES = ("Councillor ", "Cllr. ", "Cllr ")


@dataclass(frozen=True, kw_only=True)
class Listing:
    """How an agenda lists a person or body."""

    name: str
    councillor: bool = False


@dataclass(frozen=True, kw_only=True)
class MemberValue:
    """Somebody's seat on the committee, on the day of the meeting.

    `in_place_of`: of a substitute, the id of the member whose place they may take; None for any member's.
    """

    person_id: int
    name: str
    role: MemberRole = MemberRole.MEMBER
    councillor: bool = True
    in_place_of: int | None = None

    @property
    def full_name(self) -> str:
        """As it stands alone: "Councillor L Kelly"."""
        return f"Councillor {bare_name(self.name)}" if self.councillor else self.name


@dataclass(frozen=True, kw_only=True)
class Named:
    """A name on the front sheet, with what goes in brackets behind it ("Chair") where there is something."""

    name: str
    office: str = ""


@dataclass(frozen=True, kw_only=True)
class NameList:
    """Councillors, listed under that one word, and then the others."""

    councillors: tuple[Named, ...] = ()
    others: tuple[Named, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.councillors or self.others)


def name_list(seats: Iterable[MemberValue]) -> NameList:
    """In the order given; the chair and the deputy chair are told by what stands behind their names."""
    listed = [
        (seat.councillor, Named(name=bare_name(seat.name, seat.councillor), office=_office(seat.role)))
        for seat in seats
    ]
    return NameList(
        councillors=tuple(named for councillor, named in listed if councillor),
        others=tuple(named for councillor, named in listed if not councillor),
    )


def invited(seats: tuple[MemberValue, ...], shown: Iterable[ItemValue], listings: Mapping[int, Listing]) -> NameList:
    """Those with a standing invitation, and the cabinet members and invitees of the items, by surname.

    `listings`: by person id, how to list them. Members of the committee are not invited to it.
    """
    guests = {seat.person_id: seat for seat in seats if seat.role is MemberRole.INVITED}
    members = {seat.person_id for seat in seats if seat.role.is_member}
    for item in shown:
        for part in item.parts:
            if part.role in (PartRole.CABINET_MEMBER, PartRole.INVITEE) and part.person_id not in members:
                told = listings.get(part.person_id) or Listing(name=part.name, councillor=_says_councillor(part.name))
                guests.setdefault(
                    part.person_id,
                    MemberValue(person_id=part.person_id, name=told.name, councillor=told.councillor),
                )
    return name_list(sorted(guests.values(), key=lambda guest: (guest.name.casefold().split()[-1:], guest.name)))


def _office(role: MemberRole) -> str:
    return role.label if role in (MemberRole.CHAIR, MemberRole.DEPUTY_CHAIR) else ""


def bare_name(name: str, councillor: bool = True) -> str:
    """A councillor's name without the title, which the list says once for all of them."""
    title = next((title for title in COUNCILLOR_TITLES if councillor and name.startswith(title)), "")
    return name.removeprefix(title).strip() or name


def _says_councillor(name: str) -> bool:
    return name.startswith(COUNCILLOR_TITLES)
