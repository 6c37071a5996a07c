"""Who sits on a committee on a day, as everybody may read it: members, and each sort of those who are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from workprogramme.domain.kinds import MemberRole
from workprogramme.models.committees import Membership
from workprogramme.models.editions import Edition
from workprogramme.models.values import member_value


@dataclass(frozen=True)
class Sitter:
    """Somebody on the list, by the name that agendas give them, with their seat. `in_place_of`: for whom alone."""

    name: str
    seat: Membership
    in_place_of: str = ""


@dataclass(frozen=True)
class Sitting:
    """Everybody with a seat on that day, in the order of agendas."""

    members: tuple[Sitter, ...]
    coopted: tuple[Sitter, ...]
    substitutes: tuple[Sitter, ...]
    invited: tuple[Sitter, ...]


def sitting_on(everybody: Sequence[Membership], day: date) -> Sitting:
    """The seats of that day, sorted. `everybody`: all seats of the committee, with their people."""
    held = [(seat, member_value(seat)) for seat in everybody if seat.sits_on(day)]
    members = {value.person_id: value.full_name for _, value in held if value.role.is_member}
    by_role: dict[MemberRole, list[Sitter]] = {role: [] for role in MemberRole}
    for seat, value in held:
        listed_under = MemberRole.MEMBER if value.role in (MemberRole.CHAIR, MemberRole.DEPUTY_CHAIR) else value.role
        only = members.get(value.in_place_of or 0, "")
        if value.in_place_of is None or only:  # who may take the place of one who is no member has none to take
            by_role[listed_under].append(Sitter(value.full_name, seat, only))
    listed = (MemberRole.MEMBER, MemberRole.COOPTED, MemberRole.SUBSTITUTE, MemberRole.INVITED)
    return Sitting(*(tuple(by_role[role]) for role in listed))


def is_published(session: Session, committee_id: int) -> bool:
    """Whether the committee has ever published its programme."""
    return bool(session.scalar(select(exists().where(Edition.committee_id == committee_id))))
