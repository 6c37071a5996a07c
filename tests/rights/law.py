"""What the law's table says of every address: who may come in, on which committee, and to whom something belongs.

Written from the law and not from the views: whoever adds a view says here only what its address does not tell.
"""

from collections.abc import Collection, Iterator
from re import sub

from tests.rights.addresses import Address, addresses
from tests.rights.scene import Place
from workprogramme.domain.access import Action, Role, may
from workprogramme.web.access import GUARD

Grants = Collection[tuple[Role, int | None]]

ROLES: dict[str, tuple[Role, bool | None]] = {
    "coordinator": (Role.COORDINATOR, True),
    "governance": (Role.GOVERNANCE, True),
    "administrator": (Role.ADMINISTRATOR, None),
    "other coordinator": (Role.COORDINATOR, False),
    "other governance": (Role.GOVERNANCE, False),
    "other administrator": (Role.ADMINISTRATOR, False),
    "officer": (Role.OFFICER, None),
    "councillor": (Role.COUNCILLOR, None),
}
"""Accounts of the scene: their role, and whether it is on the board (True), on another committee, or on all (None)."""

PEOPLE: dict[str, tuple[Role, bool | None]] = {
    "lead": (Role.OFFICER, None),
    "manager": (Role.OFFICER, None),
    "asked": (Role.OFFICER, None),
    "cabinet": (Role.COUNCILLOR, None),
}
"""More accounts, whose roles are tried above and to whom something of the item belongs, or nearly so."""

SCOPED = frozenset({
    "slug", "meeting_id", "item_id", "follow_up_id", "recommendation_id", "proposal_id", "line_id", "seat_id",
    "import_id",
})  # fmt: skip
"""Arguments that say of which committee a view is."""

SENT = frozenset({"followups.remind", "recommendations.remind"})
"""Views that are of whichever committee the things are of that were chosen in what is sent."""

FOR_ALL = frozenset({Action.MANAGE_COMMITTEES, Action.MANAGE_ACCOUNTS, Action.TAKE_AWAY})
"""What reaches over all committees where no committee is named; else a view shows those on which somebody may do it."""

LISTS = frozenset({"committees.committees"})
"""Views of these that show to each what they may set up."""

OWN = frozenset({
    "my.report", "my.attach", "my.ask_to_defer", "my.take_request_back", "my.mark_stage", "my.say_standing",
    "my.document", "my.team", "feeds.change_feed", "feeds.renew_feed", "feeds.withdraw_feed",
    "recommendations.my_reply",
})  # fmt: skip
"""Views for whoever is signed in, of what is somebody's own."""


def private(place: Place) -> Iterator[tuple[Address, Action]]:
    """Every address that is not for everybody, with the action that it needs."""
    for address in addresses(place):
        guard = getattr(place.app.view_functions[address.rule.endpoint], GUARD)
        if isinstance(guard, Action):
            yield address, guard


def doors(place: Place) -> list[tuple[Address, Action]]:
    """Every private address, one of each rule."""
    kept = {one.path for one in one_of_each(addresses(place))}
    return [(one, action) for one, action in private(place) if one.path in kept]


def one_of_each(every: list[Address]) -> list[Address]:
    """Of each rule the first address: whoever gets in at one gets in at those with other numbers and questions."""
    return list({sub(r"\d+", "", one.path.partition("?")[0]): one for one in reversed(every)}.values())


def grants_of(place: Place, who: str) -> Grants:
    """What one of the accounts is granted."""
    role, where = {**ROLES, **PEOPLE}[who]
    return [(role, None if where is None else place.ids["board_id" if where else "other_id"])]


def allowed(place: Place, grants: Grants, address: Address, action: Action) -> bool:
    """What the law says of somebody with these grants. Nothing of what is somebody's own."""
    if SCOPED & set(address.rule.arguments) or address.rule.endpoint in SENT:
        return may(grants, action, place.ids["board_id"])
    if action in FOR_ALL and address.rule.endpoint not in LISTS:
        return may(grants, action)
    return any(may([(role, scope)], action, scope) for role, scope in grants)


def its_own(place: Place, who: str, address: Address) -> bool:
    """Whether what is somebody's own is this one's, or they plan, or see the drafts and the private business of, it."""
    endpoint, board = address.rule.endpoint, place.ids["board_id"]
    if endpoint.startswith("feeds."):
        return who == "officer"
    if endpoint == "my.team":
        return who in ("manager", "officer")  # to whom somebody reports
    if endpoint == "recommendations.my_reply":
        return who == ("cabinet" if f"/{place.ids['recommendation_id']}/" in address.path else "asked")
    if who == "lead" or endpoint == "my.take_request_back":
        return who == "lead"
    needs = (Action.SEE_DRAFTS, Action.SEE_PRIVATE) if endpoint == "my.document" else (Action.PLAN,)
    return all(may(grants_of(place, who), action, board) for action in needs)
