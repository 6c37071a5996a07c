"""Who may do what: roles, actions, and the one table that joins them. Knows nothing of accounts or requests."""

from collections.abc import Iterable
from enum import Enum

from workprogramme.domain.kinds import Kind


class Role(Kind):
    """What an account is granted, on one committee or on all."""

    ADMINISTRATOR = "administrator", "Administrator"
    COORDINATOR = "coordinator", "Scrutiny co-ordinator"
    GOVERNANCE = "governance", "Governance officer"
    OFFICER = "officer", "Lead officer"
    COUNCILLOR = "councillor", "Councillor"


class Action(Enum):
    """Something that not everybody may do."""

    SIGNED_IN = "be signed in"
    SEE_DRAFTS = "see the working programme and agenda drafts"
    SEE_PRIVATE = "see exempt items"
    PLAN = "change the working programme"
    PUBLISH = "publish an edition"
    EDIT_AGENDA = "edit an agenda and its template"
    MANAGE_PEOPLE = "keep the list of people"
    MANAGE_COMMITTEES = "set up committees and the council"
    MANAGE_ACCOUNTS = "give and take accounts"
    TAKE_AWAY = "take everything away"


_PLANNER = frozenset(
    {Action.SIGNED_IN, Action.SEE_DRAFTS, Action.SEE_PRIVATE, Action.PLAN, Action.PUBLISH, Action.EDIT_AGENDA,
     Action.MANAGE_PEOPLE}
)  # fmt: skip

MAY: dict[Role, frozenset[Action]] = {
    Role.ADMINISTRATOR: frozenset(Action),
    Role.COORDINATOR: _PLANNER,
    Role.GOVERNANCE: frozenset(
        {Action.SIGNED_IN, Action.SEE_DRAFTS, Action.SEE_PRIVATE, Action.EDIT_AGENDA, Action.MANAGE_PEOPLE}
    ),
    Role.OFFICER: frozenset({Action.SIGNED_IN}),
    Role.COUNCILLOR: frozenset({Action.SIGNED_IN}),
}


def may(grants: Iterable[tuple[Role, int | None]], action: Action, committee_id: int | None = None) -> bool:
    """Whether these grants allow the action.

    `grants`: (role, committee id) pairs; no committee id means every committee. `committee_id`: the committee the
    action touches; without one, the action reaches over all committees, so only a grant for all of them allows it.
    Being signed in and keeping the list of people, which all committees share, need a grant on any committee.
    """
    anywhere = action in (Action.SIGNED_IN, Action.MANAGE_PEOPLE)
    return any(action in MAY[role] and (scope is None or scope == committee_id or anywhere) for role, scope in grants)
