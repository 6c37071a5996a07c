"""What nobody should send: a clear page with the right status, nothing changed, and nothing in the log but one line."""

import logging

import pytest

from tests.programme.scene import Scene
from tests.support.client import InspectingClient

CONTROLS = "".join(map(chr, [*range(9), *range(14, 32), 127, 0x85, 0x200B, 0x202E, 0xFEFF]))


def snapshot(scene: Scene) -> tuple[object, ...]:
    return (
        [(item.id, item.version, item.title) for item in scene.items()],
        [(meeting.id, meeting.version, meeting.day) for meeting in scene.meetings()],
        scene.people(),
        len(scene.journal()),
    )


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"title": ""}, "Enter a title"),
        ({"title": " \t "}, "Enter a title"),
        ({"title": CONTROLS}, "Enter a title"),
        ({"title": "x" * 10_000}, "Title must be 250 characters or fewer"),
        ({"detail": "x" * 10_000}, "Detail must be 5,000 characters or fewer"),
        ({"agenda_title": "x" * 10_000}, "Title on the agenda must be 250 characters or fewer"),
        ({"target": "x" * 10_000}, "When it is wanted must be 200 characters or fewer"),
        ({"minutes": "lots"}, "Minutes at the meeting must be a whole number, like 30"),
        ({"minutes": "-5"}, "Minutes at the meeting must be between 1 and 600"),
        ({"minutes": "99999999999999999999"}, "Minutes at the meeting must be a whole number, like 30"),
        ({"lead_officers": "\n".join(f"Person {n}" for n in range(99))}, "Lead officers must be 30 lines or fewer"),
        ({"lead_officers": "x" * 10_000}, "Lead officers must have 250 characters or fewer on each line"),
        ({"reason": "x" * 10_000}, "Why it changes must be 500 characters or fewer"),
    ],
)
def test_an_item_is_not_saved_with(scene: Scene, planner: InspectingClient, answers: dict[str, str], said: str) -> None:
    before = snapshot(scene)
    page = planner.submit(planner.visit(f"/plan/items/{scene.adoption}/"), "Save item", status=422, answers=answers)
    assert page.errors == [said]
    assert snapshot(scene) == before


def test_control_characters_are_left_out_of_what_is_kept(scene: Scene, planner: InspectingClient) -> None:
    planner.submit(
        planner.visit(f"/plan/items/{scene.adoption}/"), "Save item", title=f"Ado{CONTROLS}ption", detail="A\x00B\x1bC"
    )
    assert (scene.item().title, scene.item().detail) == ("Ado\u0085ption".replace("\u0085", " "), "ABC")


def test_markup_is_shown_and_not_obeyed(scene: Scene, planner: InspectingClient) -> None:
    page = planner.submit(
        planner.visit(f"/plan/items/{scene.adoption}/"), "Save item", title="<script>alert('x')</script> & co"
    )
    assert "<script>alert('x')</script> & co" in page
    assert page.all("script")[0].get("src", "").startswith("/static/")


@pytest.mark.parametrize(
    "address",
    [
        "/plan/items/{}/",
        "/plan/items/{}/move",
        "/plan/items/{}/withdraw",
        "/plan/items/{}/history",
        "/plan/meetings/{}/",
        "/plan/meetings/{}/call-off",
    ],
)
@pytest.mark.parametrize("number", ["987654", "99999999999999999999", "0", "-1", "one", "1%00"])
def test_what_does_not_exist_is_not_found(planner: InspectingClient, address: str, number: str) -> None:
    assert planner.get(address.format(number)).status_code == 404


def test_nothing_is_changed_without_the_token(scene: Scene, planner: InspectingClient) -> None:
    before = snapshot(scene)
    for address in (
        f"/plan/items/{scene.adoption}/",
        f"/plan/items/{scene.adoption}/move",
        f"/plan/items/{scene.adoption}/withdraw",
        f"/plan/items/{scene.adoption}/restore",
        f"/plan/meetings/{scene.april}/",
        f"/plan/meetings/{scene.april}/call-off",
        "/plan/board/items/new",
        "/plan/board/meetings/new",
    ):
        assert planner.post(address, data={"title": "Forged"}).status_code == 400, address
    assert snapshot(scene) == before


def test_a_wrong_method_is_told_so(scene: Scene, planner: InspectingClient) -> None:
    assert planner.get(f"/plan/items/{scene.adoption}/restore").status_code == 405
    assert planner.put("/plan/").status_code in (400, 405)


def test_a_visitor_is_sent_to_sign_in(scene: Scene) -> None:
    answer = scene.new_client().get(f"/plan/items/{scene.adoption}/")
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/sign-in")


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {
            "title": ["a", "b"],
            "kind": "grand",
            "place": "nowhere",
            "minutes": "１２",
            "referral": "x",
            "new_people": "x",
        },
        {"title": "T", "kind": "main", "place": "year:99999999999999999999"},
        {"title": "T", "kind": "main", "place": "-1", "exempt_paragraph": "99", "version": "x", "form_key": "x" * 9999},
    ],
)
def test_whatever_is_sent_is_answered_with_a_page(
    scene: Scene, planner: InspectingClient, answers: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    before = snapshot(scene)
    page = planner.visit("/plan/board/items/new")
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    with caplog.at_level(logging.WARNING):
        for address in ("/plan/board/items/new", f"/plan/items/{scene.adoption}/", "/plan/board/meetings/new",
                        f"/plan/meetings/{scene.april}/", f"/plan/items/{scene.adoption}/move"):  # fmt: skip
            assert planner.post(address, data={"csrf_token": token, **answers}).status_code in (409, 422), address
    assert snapshot(scene) == before
    assert len(caplog.records) <= 1


@pytest.mark.parametrize("year", ["1900-01", "2198-99"])
def test_the_first_and_the_last_year_there_are_open_like_any_other(planner: InspectingClient, year: str) -> None:
    for address in ("", "items/new", "meetings/new", "pictures/", "publish"):
        assert planner.get(f"/plan/board/{address}?year={year}").status_code == 200


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            {"day-day": "1", "day-month": "1", "day-year": "1900"},
            "Date of the meeting must be Tuesday 1 January 1901 or later",
        ),
        (
            {"day-day": "31", "day-month": "12", "day-year": "2199"},
            "Date of the meeting must be Monday 31 December 2198 or earlier",
        ),
    ],
)
def test_a_meeting_is_in_a_year_that_there_is(planner: InspectingClient, day: dict[str, str], said: str) -> None:
    page = planner.visit("/plan/board/meetings/new?year=2018-19")
    assert planner.submit(page, "Add meeting", status=422, answers={**day, "starts": "2pm"}).errors == [said]
