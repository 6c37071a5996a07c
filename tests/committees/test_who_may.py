"""Who may open which page of setting up: every role, on every page, once for all committees and once for one."""

import pytest

from tests.committees.scene import Scene
from workprogramme.domain.access import Role

PEOPLE = (
    "/manage/people/",
    "/manage/people/new",
    "/manage/people/alike/",
    "/manage/people/{sara}/",
    "/manage/people/{sara}/merge",
    "/manage/people/{sara}/merge/{sarah}",
)
ALL_COMMITTEES = ("/manage/committees/",)
BOARD = (
    "/manage/committees/board/",
    "/manage/committees/board/members/",
    "/manage/committees/board/members/new",
    "/manage/committees/board/members/substitutes/new",
    "/manage/committees/board/members/1/",
    "/manage/committees/board/members/1/end",
)
COUNCIL = (
    "/manage/council/",
    "/manage/council/closures/new",
    "/manage/council/closures/2018-12-24",
    "/manage/committees/new",
)
ACCOUNTS = (
    "/manage/accounts/",
    "/manage/accounts/new",
    "/manage/accounts/{somebody}/",
    "/manage/accounts/{somebody}/password",
    "/manage/archive/",
)
OWN = ("/account/password",)

KEEPS_PEOPLE = {*PEOPLE, *OWN}
MAY = {
    (Role.ADMINISTRATOR, False): {*PEOPLE, *ALL_COMMITTEES, *BOARD, *COUNCIL, *ACCOUNTS, *OWN},
    (Role.ADMINISTRATOR, True): {*PEOPLE, *ALL_COMMITTEES, *BOARD, *OWN},
    (Role.COORDINATOR, False): KEEPS_PEOPLE,
    (Role.COORDINATOR, True): KEEPS_PEOPLE,
    (Role.GOVERNANCE, False): KEEPS_PEOPLE,
    (Role.GOVERNANCE, True): KEEPS_PEOPLE,
    (Role.OFFICER, False): {*OWN},
    (Role.OFFICER, True): {*OWN},
    (Role.COUNCILLOR, False): {*OWN},
    (Role.COUNCILLOR, True): {*OWN},
}
EVERYTHING = (*PEOPLE, *ALL_COMMITTEES, *BOARD, *COUNCIL, *ACCOUNTS, *OWN)
POSTED = (
    ("/manage/council/closures/2018-12-24/remove", COUNCIL[0]),
    ("/manage/committees/board/members/1/remove", BOARD[0]),
    ("/manage/committees/board/members/1/later", BOARD[0]),
    ("/manage/people/{gregg}/rest", PEOPLE[0]),
    ("/manage/accounts/{somebody}/deactivate", ACCOUNTS[0]),
)


def addressed(scene: Scene, address: str) -> str:
    somebody = scene.account("somebody@example.org").id
    return address.format(sara=scene.sara, sarah=scene.sarah, gregg=scene.gregg, somebody=somebody)


@pytest.fixture
def place(scene: Scene) -> Scene:
    """The scene with closure days and an account to look at."""
    from workprogramme.models.council import Council

    scene.change(Council, 1, closures=[{"first": "2018-12-24", "last": "2018-12-31", "reason": "Christmas"}])
    scene.signed_in(Role.OFFICER, name="Somebody")
    return scene


@pytest.mark.parametrize(("role", "on_one"), MAY)
def test_a_role_opens_these_pages_and_no_others(place: Scene, role: Role, on_one: bool) -> None:
    client = place.signed_in(role, place.board if on_one else None)
    opened = {address for address in EVERYTHING if client.get(addressed(place, address)).status_code == 200}
    refused = {address for address in EVERYTHING if client.get(addressed(place, address)).status_code == 403}
    assert opened == MAY[role, on_one]
    assert refused == set(EVERYTHING) - opened


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(("role", "on_one"), MAY)
def test_a_role_that_may_not_open_a_page_may_not_send_its_forms(place: Scene, role: Role, on_one: bool) -> None:
    client = place.signed_in(role, place.board if on_one else None)
    page = client.visit("/account/password")
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    for address in (*EVERYTHING, *(address for address, _ in POSTED)):
        needed = dict(POSTED).get(address, address)
        if needed not in MAY[role, on_one]:
            answer = client.post(addressed(place, address), data={"csrf_token": token})
            assert answer.status_code in (403, 405), address
    assert place.names() == ["Cllr Mutton", "Cllr Maton"]
    assert place.council().closures
    assert place.account("somebody@example.org").active


def test_an_administrator_of_another_committee_is_turned_away_from_this_one(place: Scene) -> None:
    client = place.signed_in(Role.ADMINISTRATOR, place.other_board)
    for address in BOARD:
        client.visit(addressed(place, address), status=403)
    client.visit("/manage/committees/other/members/")


def test_the_way_to_set_up_shows_only_to_whoever_may_go_it(place: Scene) -> None:
    assert "Set up" in place.signed_in().visit("/account/password").links
    planner = place.signed_in(Role.COORDINATOR).visit("/account/password")
    assert "People" in planner.links
    assert "Set up" not in planner.links
    assert "People" not in place.signed_in(Role.OFFICER).visit("/account/password").links
