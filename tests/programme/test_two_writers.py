"""Two people at once: whoever comes second loses nothing of what they typed, and overwrites nothing unseen."""

import threading
from datetime import date

import pytest

from tests.programme.scene import Scene
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.kinds import PartRole
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting


def both_versions(page: Page) -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in page.rows()[1:]}


def test_a_second_writer_sees_both_versions_and_may_save_again(scene: Scene, planner: InspectingClient) -> None:
    first, second = planner, scene.planner("Bea Second")
    mine = second.visit(f"/plan/items/{scene.adoption}/")
    first.submit(first.visit(f"/plan/items/{scene.adoption}/"), "Save item", title="Adoption services", minutes="30")
    page = second.submit(mine, "Save item", status=409, title="Adoption", detail="My own words.", minutes="45")
    assert "Ann Planner saved a change while you had this open" in page
    assert both_versions(page) == {
        "Title": ("Adoption", "Adoption services"),
        "Minutes at the meeting": ("45", "30"),
    } | ({"Detail": ("My own words.", "A progress report.")})
    assert scene.item().title == "Adoption services"
    assert page.by_id["title"].get("value") == "Adoption"
    assert page.text(page.by_id["detail"]) == "My own words."
    second.submit(page, "Save item")
    assert (scene.item().title, scene.item().detail, scene.item().minutes) == ("Adoption", "My own words.", 45)


def test_what_a_second_writer_had_not_touched_keeps_what_the_first_one_wrote(
    scene: Scene, planner: InspectingClient
) -> None:
    second = scene.planner("Bea Second")
    mine = second.visit(f"/plan/items/{scene.adoption}/")
    planner.submit(
        planner.visit(f"/plan/items/{scene.adoption}/"), "Save item", detail="Their words.", lead_officers="John Gregg"
    )
    page = second.submit(mine, "Save item", status=409, title="Adoption")
    assert "You had not touched detail and lead officers" in page
    assert page.text(page.by_id["detail"]) == "Their words."
    second.submit(page, "Save item")
    found = scene.item()
    assert (found.title, found.detail) == ("Adoption", "Their words.")
    assert [p.name for p in found.people(PartRole.LEAD_OFFICER)] == ["John Gregg"]


def test_a_change_of_people_alone_is_a_change_too(scene: Scene, planner: InspectingClient) -> None:
    second = scene.planner("Bea Second")
    mine = second.visit(f"/plan/items/{scene.adoption}/")
    planner.submit(planner.visit(f"/plan/items/{scene.adoption}/"), "Save item", lead_officers="John Gregg")
    page = second.submit(mine, "Save item", status=409, lead_officers="Cllr Maton")
    assert both_versions(page)["Lead officers"] == ("Cllr Maton", "John Gregg")


def test_two_who_write_the_same_do_not_clash(scene: Scene, planner: InspectingClient) -> None:
    second = scene.planner("Bea Second")
    mine = second.visit(f"/plan/items/{scene.adoption}/")
    planner.submit(planner.visit(f"/plan/items/{scene.adoption}/"), "Save item", title="Adoption")
    second.submit(mine, "Save item", title="Adoption")
    assert scene.item().title == "Adoption"


def test_moving_does_not_clash_with_another_title(scene: Scene, planner: InspectingClient) -> None:
    mine = planner.visit(f"/plan/items/{scene.adoption}/move")
    scene.change(Item, scene.adoption, title="Adoption services")
    planner.submit(mine, "Move item", place="Thursday 7 February 2019, 2pm")
    assert (scene.item().title, scene.item().meeting_id) == ("Adoption services", scene.february)


def test_two_who_move_an_item_to_different_meetings_clash(scene: Scene, planner: InspectingClient) -> None:
    mine = planner.visit(f"/plan/items/{scene.adoption}/move")
    scene.change(Item, scene.adoption, meeting=None)
    page = planner.submit(mine, "Move item", status=409, place="Thursday 7 February 2019, 2pm")
    assert both_versions(page) == {"Meeting": ("Thursday 7 February 2019, 2pm", "To be scheduled in 2018-19")}
    assert "Bob Rival saved a change" in page
    planner.submit(page, "Move item")
    assert scene.item().meeting_id == scene.february


def test_nobody_withdraws_what_somebody_has_just_changed_without_seeing_it(
    scene: Scene, planner: InspectingClient
) -> None:
    mine = planner.visit(f"/plan/items/{scene.adoption}/withdraw")
    scene.change(Item, scene.adoption, title="Adoption services")
    page = planner.submit(mine, "Withdraw item", status=409)
    assert page.heading == "Withdraw Adoption services"
    assert not scene.item().withdrawn
    planner.submit(page, "Withdraw item")
    assert scene.item().withdrawn


def test_a_second_writer_of_a_meeting_loses_nothing(scene: Scene, planner: InspectingClient) -> None:
    mine = planner.visit(f"/plan/meetings/{scene.april}/")
    scene.change(Meeting, scene.april, place="Room 1", day=date(2019, 4, 11))
    page = planner.submit(mine, "Save meeting", status=409, place="Room 2")
    assert both_versions(page) == {"Place": ("Room 2", "Room 1")}
    assert "Date of the meeting: Thursday 11 April 2019" in page
    assert page.by_id["place"].get("value") == "Room 2"
    planner.submit(page, "Save meeting")
    assert (scene.meeting().place, scene.meeting().day) == ("Room 2", date(2019, 4, 11))


def test_a_form_that_does_not_say_what_it_was_made_from_overwrites_nothing(
    scene: Scene, planner: InspectingClient
) -> None:
    page = planner.visit(f"/plan/items/{scene.adoption}/")
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    address = f"/plan/items/{scene.adoption}/"
    answers = {"csrf_token": token, "title": "Forged", "place": str(scene.april), "kind": "main"}
    for forged in ({}, {"version": "-1"}, {"version": "9" * 40}, {"version": "²", "seen": "[]"}, {"seen": "{"}):
        assert planner.post(address, data={**answers, **forged}).status_code == 409
    assert scene.item().title == "Adoption Central England"


def test_a_form_that_is_sent_twice_adds_one_item(scene: Scene, planner: InspectingClient) -> None:
    form = planner.visit("/plan/board/items/new?year=2018-19")
    planner.submit(form, "Add item", title="Early help")
    page = planner.submit(form, "Add item", title="Early help")
    assert "“Early help” had been added already." in page
    assert len(scene.items("Early help")) == 1


def test_whoever_goes_back_and_types_something_else_adds_a_second_item(scene: Scene, planner: InspectingClient) -> None:
    form = planner.visit("/plan/board/items/new?year=2018-19")
    planner.submit(form, "Add item", title="Early help")
    planner.submit(form, "Add item", title="Early help hubs")
    assert len(scene.items("Early help", "Early help hubs")) == 2


def test_a_form_that_was_refused_can_be_sent_again(scene: Scene, planner: InspectingClient) -> None:
    page = planner.submit(planner.visit("/plan/board/items/new?year=2018-19"), "Add item", status=422, title="")
    planner.submit(page, "Add item", title="Early help")
    assert len(scene.items("Early help")) == 1


def test_the_same_title_may_be_wanted_twice(scene: Scene, planner: InspectingClient) -> None:
    for _ in range(2):
        planner.submit(planner.visit("/plan/board/items/new?year=2018-19"), "Add item", title="Work programme")
    assert len(scene.items("Work programme")) == 2


def test_a_meetings_form_that_is_sent_twice_adds_one_meeting(scene: Scene, planner: InspectingClient) -> None:
    form = planner.visit("/plan/board/meetings/new?year=2018-19")
    answers = {"day-day": "25", "day-month": "April", "day-year": "2019"}
    planner.submit(form, "Add meeting", answers=answers)
    page = planner.submit(form, "Add meeting", answers=answers)
    assert "had been added already" in page
    assert len(scene.meetings()) == 3


def at_once(work: list[threading.Thread]) -> None:
    for thread in work:
        thread.start()
    for thread in work:
        thread.join(30)


@pytest.mark.parametrize("count", [4])
def test_a_form_that_is_sent_many_times_at_once_adds_one_item(
    scene: Scene, planner: InspectingClient, count: int
) -> None:
    form = planner.visit("/plan/board/items/new?year=2018-19")
    fields = {e.get("name"): e.get("value", "") for e in form.all("input") if e.get("type") == "hidden"}
    answers = {**fields, "title": "Early help", "place": "year:2018", "kind": "main"}
    cookie = planner.get_cookie("workprogramme")
    assert cookie is not None
    seen: list[int] = []

    def send() -> None:
        browser = scene.new_client()
        browser.set_cookie("workprogramme", cookie.value)
        seen.append(browser.post("/plan/board/items/new?year=2018-19", data=answers).status_code)

    at_once([threading.Thread(target=send) for _ in range(count)])
    assert seen == [302] * count
    assert len(scene.items("Early help")) == 1


def test_two_who_save_at_the_same_moment_cannot_both_succeed(scene: Scene, planner: InspectingClient) -> None:
    browsers = [planner, scene.planner("Bea Second")]
    forms = [browser.visit(f"/plan/items/{scene.adoption}/") for browser in browsers]
    seen: list[int] = []

    def send(browser: InspectingClient, form: Page, title: str) -> None:
        fields = {e.get("name"): e.get("value", "") for e in form.all("input") if e.get("type") == "hidden"}
        answers = {**fields, "title": title, "place": str(scene.april), "kind": "main", "lead_officers": "Sarah Mills"}
        seen.append(browser.post(f"/plan/items/{scene.adoption}/", data=answers).status_code)

    at_once(
        [
            threading.Thread(target=send, args=(browser, form, title))
            for browser, form, title in zip(browsers, forms, ("One", "Two"), strict=True)
        ]
    )
    assert sorted(seen) == [302, 409]
