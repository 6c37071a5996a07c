"""Who may open and send which page of recommendations: every role, for all committees and for one."""

import pytest

from tests.recommendations.scene import Scene
from workprogramme.domain.access import Role

ALL = ("/recommendations/", "/recommendations/1/", "/committees/board/recommendations/")
STEPS = tuple(
    f"/recommendations/1/{step}" for step in ("change", "notice", "reply", "review", "close", "withdraw", "links/new")
)
PLANNING = (*STEPS, "/recommendations/new", "/meetings/{april}/recommendations/new", "/plan/board/chasing/")
BUTTONS = tuple(f"/recommendations/1/{name}" for name in ("publish", "take-down", "take-up-again", "links/end"))

PLANNERS = (Role.ADMINISTRATOR, Role.COORDINATOR)


@pytest.mark.parametrize("on_one", [False, True])
@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_these_pages_and_no_others(scene: Scene, role: Role, on_one: bool) -> None:
    scene.recommend()
    client = scene.signed_in(role, scene.board if on_one else None)
    for address in ALL:
        assert client.get(address).status_code == 200, address
    wanted = 200 if role in PLANNERS else 403
    for address in PLANNING:
        assert client.get(address.format(april=scene.april)).status_code == wanted, address


@pytest.mark.parametrize("role", list(Role))
def test_a_role_that_may_not_plan_changes_nothing(scene: Scene, role: Role) -> None:
    scene.recommend()
    client = scene.signed_in(role, scene.other if role in PLANNERS else None)
    token = _token(client)
    for address in (*PLANNING, *BUTTONS):
        if address != "/recommendations/new":
            answer = client.post(address.format(april=scene.april), data={"csrf_token": token, "text": "Forged"})
            assert answer.status_code == 403, address
    assert [one.version for one in scene.everything()] == [1]


def test_the_public_is_sent_to_sign_in(scene: Scene) -> None:
    scene.recommend()
    for address in PLANNING:
        assert scene.new_client().get(address.format(april=scene.april)).status_code == 302, address


@pytest.mark.parametrize("number", ["987654", "99999999999999999999", "0", "-1", "one", "1%00"])
@pytest.mark.parametrize("step", ["", "change", "notice", "links/new", "my-reply"])
def test_what_does_not_exist_is_not_found(scene: Scene, number: str, step: str) -> None:
    assert scene.signed_in().get(f"/recommendations/{number}/{step}").status_code == 404


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"text": ["a", "b"], "to_kind": "queen", "item": "x", "verdict": "maybe", "days": "１２", "rating": "blue"},
        {"text": "T\x00\u202e", "item": "99999999999", "version": "x", "form_key": "x" * 9999, "on-day": "99"},
    ],
)
def test_whatever_is_sent_is_answered_with_a_page(scene: Scene, answers: dict[str, object]) -> None:
    scene.recommend()
    client = scene.signed_in()
    token = _token(client)
    for address in PLANNING:
        if address != "/recommendations/new":
            answer = client.post(address.format(april=scene.april), data={"csrf_token": token, **answers})
            assert answer.status_code in (409, 422), address
    assert [one.version for one in scene.everything()] == [1]


def _token(client: object) -> str:
    page = client.visit("/account/password")  # type: ignore[attr-defined]
    return str(next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token"))
