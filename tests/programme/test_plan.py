"""The working programme as a page: who sees it, what it shows, and that a longer one asks no more of the database."""

from datetime import date

import pytest

from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting

PLAN = "/plan/board/?year=2018-19"


def test_the_plan_shows_meetings_with_their_items_and_what_has_no_meeting(planner: InspectingClient) -> None:
    page = planner.visit(PLAN)
    assert page.heading == "Working programme 2018-19"
    assert "7 February 2019" in page
    assert "4 April 2019" in page
    assert "Adoption Central England" in page
    assert "Sarah Mills" in page
    assert "To be scheduled" in page
    assert "Libraries" in page
    assert "Draft" in page


def test_without_a_year_the_plan_is_this_years(planner: InspectingClient) -> None:
    assert planner.visit("/plan/board/").heading == "Working programme 2018-19"


def test_next_year_can_be_planned_before_anything_is_in_it(planner: InspectingClient) -> None:
    page = planner.follow(planner.visit(PLAN), "2019-20")
    assert page.heading == "Working programme 2019-20"
    assert "There are no meetings in 2019-20 yet" in page


@pytest.mark.parametrize("year", ["2018", "2018-20", "autumn", "99999-00", "2018-19' OR 1=1"])
def test_a_year_that_is_none_is_not_found(planner: InspectingClient, year: str) -> None:
    assert planner.get("/plan/board/", query_string={"year": year}).status_code == 404


def test_a_committee_that_is_none_is_not_found(planner: InspectingClient) -> None:
    planner.visit("/plan/nowhere/", status=404)


def test_a_planner_of_another_committee_is_turned_away(scene: Scene) -> None:
    rival = scene.planner("Cat Rival", committee=scene.other_board)
    addresses = (
        PLAN,
        "/plan/board/items/new",
        "/plan/board/meetings/new",
        f"/plan/items/{scene.adoption}/",
        f"/plan/items/{scene.adoption}/move",
        f"/plan/items/{scene.adoption}/withdraw",
        f"/plan/items/{scene.adoption}/history",
        f"/plan/meetings/{scene.april}/",
        f"/plan/meetings/{scene.april}/call-off",
    )
    for address in addresses:
        assert rival.get(address).status_code == 403, address
    assert rival.visit("/plan/other/").status == 200


@pytest.mark.parametrize("role", [Role.GOVERNANCE, Role.OFFICER, Role.COUNCILLOR])
def test_only_planners_plan(scene: Scene, role: Role) -> None:
    browser = scene.planner("Dan Other", role)
    for address in ("/plan/", PLAN, f"/plan/items/{scene.adoption}/"):
        assert browser.get(address).status_code == 403, address


def test_the_list_of_committees_has_only_those_that_may_be_planned(scene: Scene) -> None:
    page = scene.planner("Cat Rival", committee=scene.other_board).visit("/plan/")
    assert "Scrutiny other" in page
    assert "Children’s Services" not in page
    everything = scene.planner().visit("/plan/")
    assert "Children’s Services Scrutiny Board" in everything
    assert "2018-19 of Children’s Services Scrutiny Board" in everything.links


def test_the_plan_says_what_readers_do_not_know_yet(scene: Scene, planner: InspectingClient) -> None:
    assert "Nothing has been published for 2018-19 yet" in planner.visit(PLAN)
    scene.publish()
    assert "nothing has changed since edition 1" in planner.visit(PLAN)
    scene.change(Item, scene.adoption, title="Adoption Service Annual Report")
    page = planner.visit(PLAN)
    assert "differs from edition 1 in 1 place" in page
    assert page.links["Publish this programme"] == "/plan/board/publish?year=2018-19"


def test_a_cancelled_meeting_that_readers_still_see_is_offered_for_publishing(
    scene: Scene, planner: InspectingClient
) -> None:
    scene.publish()
    assert "Publish now" not in planner.visit(PLAN).links
    scene.change(Meeting, scene.april, status=MeetingStatus.CANCELLED)
    page = planner.visit(PLAN)
    assert "The meeting on Thursday 4 April 2019 is cancelled, but readers and their calendars still have it" in page
    planner.follow(page, "Publish now")
    scene.publish()
    assert "Publish now" not in planner.visit(PLAN).links


def test_the_plan_asks_as_much_of_the_database_for_30_items_as_for_one(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    planner.visit(PLAN)
    with scenes.statements(scene.database.engine) as few:
        planner.visit(PLAN)
    with scenes.changing(scene.database) as session:
        board = session.get_one(Committee, scene.board)
        person = scenes.a_person(session, "Kirston Nelson")
        for number in range(30):
            meeting = scenes.a_meeting(session, board, date(2019, 4, 5 + number % 20)) if number % 2 else None
            scenes.an_item(session, board, f"Item {number}", meeting, [person], withdrawn=number % 7 == 0)
    with scenes.statements(scene.database.engine) as many:
        assert "Item 29" in planner.visit(PLAN)
    assert len(many) == len(few)
    assert len(few) <= 14


def test_the_forms_ask_as_much_of_the_database_for_30_items_as_for_one(scene: Scene, planner: InspectingClient) -> None:
    addresses = [f"/plan/items/{scene.adoption}/", f"/plan/items/{scene.adoption}/history", "/plan/board/items/new"]
    counts = []
    for _ in range(2):
        seen = []
        for address in addresses:
            with scenes.statements(scene.database.engine) as asked:
                planner.visit(address)
            seen.append(len(asked))
        counts.append(seen)
        with scenes.changing(scene.database) as session:
            board, item = session.get_one(Committee, scene.board), session.get_one(Item, scene.adoption)
            item.detail = "Changed"
            for number in range(30):
                person = scenes.a_person(session, f"Person {number}")
                scenes.an_item(session, board, f"Item {number}", None, [person])
    assert counts[0] == counts[1]
