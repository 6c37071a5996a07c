"""Who takes a member's place at one meeting, as its agenda says it.

Knows the seats of that day and the names on the agenda, which anybody may also type; it must not know records or forms.
"""

from collections.abc import Iterable
from dataclasses import replace

from workprogramme.domain.agenda_drafts import AgendaDraft
from workprogramme.domain.attendance import MemberValue, bare_name
from workprogramme.domain.kinds import MemberRole
from workprogramme.domain.refusals import Refused


def members_of(seats: Iterable[MemberValue]) -> tuple[MemberValue, ...]:
    """Those whose place can be taken, in order: the members."""
    return tuple(seat for seat in seats if seat.role.is_member)


def substitutes_of(seats: Iterable[MemberValue]) -> tuple[MemberValue, ...]:
    """Those who may take a place, in order; not whoever may take that of one who is no member on that day."""
    held = tuple(seats)
    members = {seat.person_id for seat in members_of(held)}
    named = (seat for seat in held if seat.role is MemberRole.SUBSTITUTE)
    return tuple(seat for seat in named if seat.in_place_of is None or seat.in_place_of in members)


def place_of(substitute: MemberValue, seats: Iterable[MemberValue]) -> MemberValue | None:
    """The one member whose place a substitute may take; None where it may be any member's."""
    return next((seat for seat in members_of(seats) if seat.person_id == substitute.in_place_of), None)


def cannot_come(
    draft: AgendaDraft, seats: Iterable[MemberValue], member_id: int | None, substitute_id: int | None
) -> AgendaDraft:
    """The draft with a member's apologies and, unless it is None, with who takes their place: as often as it is asked.

    `seats`: those of the day. Raises Refused where this substitute may not take that place, where somebody else does,
    or where they take another's.
    """
    held = tuple(seats)
    member = next((seat for seat in members_of(held) if seat.person_id == member_id), None)
    if member is None:
        raise Refused("Select which member cannot come.", "absent")
    told = replace(draft, apologies=_with(draft.apologies, member.full_name))
    if substitute_id is None:
        return told
    substitute = next((seat for seat in substitutes_of(held) if seat.person_id == substitute_id), None)
    if substitute is None:
        raise Refused("Select somebody who is a substitute on the day of the meeting.", "substitute")
    _check(draft, member, substitute, place_of(substitute, held))
    return replace(told, substitutes=_with(told.substitutes, _line(substitute, member)))


def coming(draft: AgendaDraft, seats: Iterable[MemberValue]) -> tuple[MemberValue, ...]:
    """The substitutes who, as the agenda says, take somebody's place: whether their names were chosen or typed."""
    said = [bare_name(line).partition(" (")[0] for line in draft.substitutes]
    return tuple(seat for seat in substitutes_of(seats) if bare_name(seat.name) in said)


def _check(draft: AgendaDraft, member: MemberValue, substitute: MemberValue, only: MemberValue | None) -> None:
    line, its_end = _line(substitute, member), f" (for {member.full_name})"
    if only is not None and only.person_id != member.person_id:
        raise Refused(
            f"{substitute.full_name} may take the place of {only.full_name} only. Choose another.", "substitute"
        )
    if only is None and member.councillor is not substitute.councillor:
        raise Refused(
            f"{substitute.full_name} cannot take the place of {member.name}, who is not a councillor. Choose another.",
            "substitute",
        )
    for said in draft.substitutes:
        if said != line and said.endswith(its_end):
            raise Refused(f"Somebody takes this place already: {said}. Change that under Substitutes first.", "absent")
        if said != line and said.startswith(f"{substitute.full_name} (for "):
            raise Refused(f"{said} is on the agenda already. Choose another, or change that first.", "substitute")


def _line(substitute: MemberValue, member: MemberValue) -> str:
    return f"{substitute.full_name} (for {member.full_name})"


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The names with one more, unless it is there, with or without its title."""
    return names if bare_name(name) in map(bare_name, names) else (*names, name)
