"""Roles × addresses × methods: every combination is allowed or refused as the table in the law says.

All rules of the application, with ids that are really there; who is signed out learns of none of them.
"""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

import pytest
from werkzeug.test import TestResponse

from tests.committees.belongings import everything
from tests.rights.addresses import Address, addresses
from tests.rights.scene import Place, close
from tests.support import scenes
from workprogramme.domain.access import Action, Role, may
from workprogramme.models.committees import Committee
from workprogramme.web.access import GUARD

pytestmark = pytest.mark.engines("sqlite")

SCOPED = {"slug", "meeting_id", "item_id", "follow_up_id", "recommendation_id", "proposal_id", "line_id", "seat_id"}
"""Arguments that say of which committee a view is."""

OWN = frozenset({
    "my.report", "my.attach", "my.ask_to_defer", "my.take_request_back", "my.mark_stage", "my.say_standing",
    "my.document", "feeds.change_feed", "feeds.renew_feed", "feeds.withdraw_feed", "recommendations.my_reply",
})  # fmt: skip
"""Views for whoever is signed in, of what is somebody's own: whose, their tests say; here, that others are kept out."""

ITS_OWN = frozenset({"coordinator", "governance", "administrator", "officer"})
"""Who may see the report of an officer, or has the calendar that is tried."""

ROLES = {
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


def private(place: Place) -> Iterator[tuple[Address, Action]]:
    """Every address that is not for everybody, with the action that it needs."""
    for address in addresses(place):
        guard = getattr(place.app.view_functions[address.rule.endpoint], GUARD)
        if isinstance(guard, Action):
            yield address, guard


def methods(address: Address) -> list[str]:
    return sorted((address.rule.methods or set()) - {"OPTIONS"})


def allowed(place: Place, who: str, address: Address, action: Action) -> bool:
    """What the law says."""
    role, where = ROLES[who]
    scope = None if where is None else place.ids["board_id" if where else "other_id"]
    if SCOPED & set(address.rule.arguments):
        return may([(role, scope)], action, place.ids["board_id"])
    over_all = action in FOR_ALL and address.rule.endpoint not in LISTS
    return may([(role, scope)], action, None if over_all else scope)


FOR_ALL = frozenset({Action.MANAGE_COMMITTEES, Action.MANAGE_ACCOUNTS, Action.TAKE_AWAY})
"""What reaches over all committees where no committee is named; else a view shows those on which somebody may do it."""

LISTS = frozenset({"committees.committees"})
"""Views of these that show to each what they may set up."""


LEADS_ON = frozenset({"agendas.draft", "agendas.edit", "planner.finding", "agendas.publish", "agendas.line"})
"""Views that lead elsewhere while there is nothing to show."""


def test_a_role_gets_in_where_the_law_says_and_nowhere_else(place: Place) -> None:
    close(place)
    place.app.config["WTF_CSRF_ENABLED"] = False  # so that it is the guard that answers
    with place.database.session() as session:
        before = everything(session)
    wrong, doors = [], list(private(place))
    for who in ROLES:
        visitor = place.searcher(who)
        for address, action in doors:
            own = address.rule.endpoint in OWN
            right = not own and allowed(place, who, address, action)
            if own and who in ITS_OWN:
                continue
            for method in {"GET", "POST"}.intersection(methods(address)):
                if right and method == "POST":
                    continue  # what a form does that may be sent, its own tests say
                answer = visitor.open(address.path, method=method, buffered=True)
                if answer.status_code in ({403, 302} if right else {200, 302, 409, 422}) - _known(address):
                    wrong.append(f"{who}: {method} {address.path} ({action.name}): {answer.status}")
    assert not wrong, "\n".join(wrong)
    with place.database.session() as session:
        assert everything(session) == before, "what was refused changed nothing, nor did what was read"


def test_who_is_signed_out_is_told_the_same_whether_anything_is_there(place: Place) -> None:
    place.app.config["WTF_CSRF_ENABLED"] = False
    visitor = place.searcher()
    for address, _ in private(place):
        for method in methods(address):
            there, nothing = (
                visitor.open(path, method=method, buffered=True) for path in (address.path, address.nothing)
            )
            assert there.status_code == nothing.status_code == 302, f"{method} {address.path}: {there.status}"
            assert there.headers["Location"].startswith("/sign-in"), address.path
            assert _but_path(there, address.path) == _but_path(nothing, address.nothing), address.path


def test_what_is_not_published_is_for_the_signed_out_as_if_it_were_not_there(place: Place) -> None:
    with place.changing() as session:
        board = session.get_one(Committee, place.ids["board_id"])
        meeting = scenes.a_meeting(session, board, date(2019, 4, 25))
        numbers = {"meetings": meeting.id, "items": scenes.an_item(session, board, "Not published", meeting).id}
    visitor = place.searcher()
    for path in (
        "meetings/{}/",
        "meetings/{}/agenda/",
        "meetings/{}/agenda.pdf",
        "meetings/{}/event.json",
        "items/{}/",
    ):
        number = numbers[path.partition("/")[0]]
        there, nothing = visitor.get(f"/{path.format(number)}"), visitor.get(f"/{path.format(987654)}")
        assert there.status_code == nothing.status_code == 404, path
        assert there.data == nothing.data, path


def test_other_methods_are_refused_alike(place: Place) -> None:
    visitor = place.searcher()
    for address in addresses(place):
        for method in ("PUT", "DELETE", "PATCH", "PROPFIND"):
            assert visitor.open(address.path, method=method).status_code == 405, f"{method} {address.path}"


def _known(address: Address) -> set[int]:
    """What is an answer to those who may, or refuses without saying so."""
    if address.rule.endpoint == "feeds.withdraw_feed":
        return {302}  # as if it had gone already: that it is somebody else's is not told
    return {302} if address.rule.endpoint in LEADS_ON else set()


def _but_path(answer: TestResponse, path: str) -> tuple[str, int, list[str]]:
    """The answer without what it repeats of the address."""
    told = answer.headers["Location"].replace(quote(path, safe=""), "").replace(quote(path), "")
    return told.partition("?")[0], answer.status_code, sorted(name for name, _ in answer.headers)
