"""Roles × addresses × methods: every combination is allowed or refused as the table in the law says.

All rules of the application, with ids that are really there and forms that would work; whoever is refused changes
nothing, and who is signed out learns of nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert
from werkzeug.test import TestResponse

from tests.rights.addresses import Address, addresses
from tests.rights.at_rest import AtRest, at_rest
from tests.rights.law import OWN, PEOPLE, ROLES, SENT, allowed, doors, grants_of, its_own, one_of_each, private
from tests.rights.pressing import Body, bodies_on
from tests.rights.scene import Place, close
from tests.support import scenes
from workprogramme.domain.access import Action, Role
from workprogramme.models.accounts import Grant
from workprogramme.models.committees import Committee

pytestmark = pytest.mark.engines("sqlite")

COOKIE = "workprogramme"
WRITERS = ("manager", "lead", "officer", "cabinet", "asked", "administrator")
"""Whose pages hold every form that there is; what is sent is taken from the last that has it."""

NOT_THERE = frozenset({"administration.letter", "planner.finding"})
"""Views that may answer that there is nothing: while no mail is set up, and of a finding that there is not."""


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """The application with a committee system, at an address that is never called."""
    app = make_app(committee_system_url="http://127.0.0.1:9/")
    app.config["WTF_CSRF_ENABLED"] = False  # so that it is the guard that answers
    return app


@dataclass
class Trial:
    """The scene, to come back to after each press, and what is sent to each address."""

    place: Place
    rest: AtRest
    doors: list[tuple[Address, Action]]
    bodies: dict[str, list[Body]]

    def press(
        self, visitor: FlaskClient, address: Address, method: str, body: Body | None
    ) -> tuple[TestResponse, bool]:
        """The answer, and whether anything was changed by it, which is undone."""
        cookie = visitor.get_cookie(COOKIE)
        answer = visitor.open(address.path, method=method, data=body, buffered=True)
        changed = self.rest.changed()
        if changed:
            self.rest.put_back()
        if cookie is not None and method == "POST":
            visitor.set_cookie(COOKIE, cookie.value)  # else what is said after each press would pile up in it
        return answer, changed

    def body(self, visitor: FlaskClient, address: Address) -> Body:
        """What changes something when it is sent by this visitor, as far as there is such a form."""
        offered = self.bodies.get(address.path.partition("?")[0], [])
        works = (one for one in offered if self.press(visitor, address, "POST", one)[1])
        return next(works, offered[0] if offered else {})


@pytest.fixture
def rest(place: Place) -> Iterator[AtRest]:
    """The scene with its item exempt."""
    close(place)
    with at_rest(place) as found:
        yield found


@pytest.fixture
def trial(place: Place, rest: AtRest) -> Trial:
    """See Trial."""
    every, tried, bodies = one_of_each(addresses(place)), doors(place), dict[str, list[Body]]()
    wanted = {one.path.partition("?")[0] for one, _ in tried if "POST" in methods(one)}
    for who in WRITERS:
        pages = [one.path for one in every if "GET" in methods(one) and (who == WRITERS[-1] or is_own(one))]
        bodies |= bodies_on(place.searcher(who), pages, wanted)
    assert not rest.changed(), "to read a page changes nothing"
    return Trial(place, rest, tried, bodies)


def methods(address: Address) -> list[str]:
    return sorted((address.rule.methods or set()) - {"OPTIONS"})


def is_own(address: Address) -> bool:
    return address.rule.endpoint in OWN


def test_everybody_gets_in_where_the_law_says_and_nowhere_else(trial: Trial) -> None:
    place, wrong, works = trial.place, [], dict[str, bool]()
    visitors = {who: place.searcher(who) for who in (*ROLES, *PEOPLE)}
    for address, action in trial.doors:
        right = {who: its_own(place, who, address) for who in visitors} if is_own(address) else {
            who: allowed(place, grants_of(place, who), address, action) for who in ROLES
        }  # fmt: skip
        writer = next((who for who in reversed(WRITERS) if right.get(who)), None)
        assert writer, f"{address.path}: nobody whose forms are known gets in"
        stranger = next((who for who, may_enter in right.items() if not may_enter), None)
        body = trial.body(visitors[writer], address) if "POST" in methods(address) else None
        for who, may_enter in right.items():
            for method in methods(address):
                if method == "HEAD" and who not in (writer, stranger):
                    continue  # it is answered as GET is: once is enough to see that it only reads
                answer, changed = trial.press(visitors[who], address, method, body if method == "POST" else None)
                fault = _let_in(address, answer) if may_enter else _kept_out(address, answer)
                if fault or (changed and not (may_enter and method == "POST")):
                    wrong.append(f"{who}: {method} {address.path} ({action.name}): {answer.status} {fault} {changed=}")
                works[address.rule.endpoint] = works.get(address.rule.endpoint, False) or changed
    assert not wrong, "\n".join(wrong)
    posted = {address.rule.endpoint for address, _ in trial.doors if "POST" in methods(address)}
    idle = sorted(endpoint for endpoint in posted if not works[endpoint])
    assert len(idle) < len(posted) * 0.4, f"too little of what was sent would have done anything: {idle}"


GRANTS = st.lists(st.tuples(st.sampled_from(Role), st.sampled_from(("board", "other", "all"))), max_size=3, unique=True)


def test_several_roles_together_open_what_the_law_says_of_them_together(place: Place, rest: AtRest) -> None:
    tried = [(one, action) for one, action in doors(place) if not is_own(one) and one.rule.endpoint not in SENT]
    scopes = {"board": place.ids["board_id"], "other": place.ids["other_id"], "all": None}

    @settings(max_examples=80)
    @given(GRANTS, st.sampled_from(tried), st.data())
    def one(roles: list[tuple[Role, str]], door: tuple[Address, Action], data: st.DataObject) -> None:
        (address, action), me = door, place.accounts["councillor"]
        method = data.draw(st.sampled_from(methods(address)))
        granted = [(role, scopes[where]) for role, where in roles]
        rows = [{"account_id": me, "role": role, "committee_id": scope} for role, scope in granted]
        with place.changing() as session:
            session.execute(delete(Grant).where(Grant.account_id == me))
            if rows:
                session.execute(insert(Grant), rows)
        rest.changed()
        answer = place.searcher("councillor").open(address.path, method=method, buffered=True)
        changed, right = rest.changed(), allowed(place, granted, address, action)
        rest.put_back()
        assert not (_let_in(address, answer) if right else _kept_out(address, answer)), f"{method}: {answer.status}"
        assert not changed or (right and method == "POST")

    one()


def _let_in(address: Address, answer: TestResponse) -> str:
    """What is wrong with an answer to somebody who may come in: they are kept out, or it is gone."""
    if answer.status_code == 403 or answer.headers.get("Location", "").startswith("/sign-in"):
        return "kept out"
    gone = address.rule.endpoint in NOT_THERE or address.over
    return "not there" if answer.status_code == 404 and not gone else ""


def _kept_out(address: Address, answer: TestResponse) -> str:
    """What is wrong with an answer to somebody who may not come in."""
    if answer.status_code in (403, 404):  # which of them, a view may choose; it is the same for what is not there
        return ""
    as_if_gone = address.rule.endpoint == "feeds.withdraw_feed" and answer.request.method == "POST"
    return "" if as_if_gone and answer.status_code == 302 else "let in"


def test_who_is_signed_out_is_told_the_same_whether_anything_is_there(place: Place) -> None:
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


def _but_path(answer: TestResponse, path: str) -> tuple[str, int, list[str]]:
    """The answer without what it repeats of the address."""
    told = answer.headers["Location"].replace(quote(path, safe=""), "").replace(quote(path), "")
    return told.partition("?")[0], answer.status_code, sorted(name for name, _ in answer.headers)
