"""The page of pictures: what it draws and says beside it, who may see it, and what it asks of the database."""

from datetime import date, time, timedelta

import pytest

from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting

ADDRESS = "/plan/board/pictures/?year=2018-19"


def move(scene: Scene, days: int, meeting: int | None) -> None:
    """Moves the adoption item and publishes, so many days after the scene's own day."""
    with scenes.changing(scene.database) as session:
        session.get_one(Item, scene.adoption).meeting_id = meeting
        board = session.get_one(Committee, scene.board)
        scenes.an_edition(session, board, at=scenes.NOW + timedelta(days=days))


@pytest.fixture
def moved(scene: Scene) -> None:
    """The adoption item was published for April, then to be scheduled, then for February."""
    scene.publish()
    scene.change(Item, scene.adoption, target_text="autumn 2019")
    scene.change(Item, scene.adoption, target_earliest=date(2019, 9, 1), target_latest=date(2019, 11, 30))
    for days, meeting in ((1, None), (2, scene.february)):
        move(scene, days, meeting)


def test_each_meeting_is_drawn_with_its_load_and_listed(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Item, scene.adoption, minutes=150)
    scene.change(Meeting, scene.february, status=MeetingStatus.CANCELLED)
    page = planner.visit(ADDRESS)
    assert "2 meetings in 2018-19, 1 of them with more planned than there is time for." in page
    assert page.rows(0)[1:] == [
        ["Thursday 7 February 2019", "0", "0", "120", "Cancelled"],
        ["Thursday 4 April 2019", "1", "150", "120", "Over by 30 minutes"],
    ]
    drawn = [page.text(e) for e in page.all("text")]
    assert {"Thu 7", "cancelled", "Thu 4", "1 item", "too full"} <= set(drawn)
    assert len(page.all("rect", css_class="picture__over")) == 1


def test_a_meeting_with_an_end_is_measured_by_it(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Meeting, scene.april, ends=time(15))
    assert planner.visit(ADDRESS).rows(0)[2][3] == "60"


def test_days_to_plan_around_are_drawn_and_listed(scene: Scene, planner: InspectingClient) -> None:
    scene.change(
        Council,
        1,
        recesses=[{"first": "2018-07-23", "last": "2018-08-31", "reason": "Summer"}],
        pre_election=[{"first": "2019-03-25", "last": "2019-05-02", "reason": "Local elections"}],
    )
    page = planner.visit(ADDRESS)
    days = dict(row[:2] for row in page.rows(1)[1:])
    assert days["23 July to 31 August 2018"] == "Recess: Summer"
    assert days["25 March to 2 May 2019"] == "Pre-election period: Local elections"
    assert days["Friday 19 April 2019"] == "Good Friday"
    assert len([e for e in page.all("rect", css_class="picture__band") if "recess" in e.get("fill", "")]) == 2


def test_each_lead_officer_is_drawn_and_listed_whoever_has_most_first(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        amy = scenes.a_person(session, "Amy Most")
        scenes.an_item(session, board, "One", april, [amy])
        scenes.an_item(session, board, "Two", leads=[amy])
    page = planner.visit(ADDRESS)
    assert page.rows(2)[1:] == [
        ["Amy Most", "2", "April 2019: 1", "1"],
        ["Sarah Mills", "1", "April 2019: 1", "0"],
    ]
    assert "Amy Most has most: 2 items." in page


@pytest.mark.usefixtures("moved")
def test_the_way_of_an_item_from_edition_to_edition_is_drawn_and_listed(planner: InspectingClient) -> None:
    page = planner.visit(ADDRESS)
    assert "Its date changed twice. It is now planned 56 days earlier than at first." in page
    assert page.rows(3)[1:] == [
        ["Edition 1", "Thu 4 Apr 2019"],
        ["Edition 2", "autumn 2019"],
        ["Edition 3", "Thu 7 Feb 2019"],
    ]
    assert len(page.all("circle", css_class="picture__dot")) == 2
    assert len(page.all("rect", css_class="picture__loose")) == 1


@pytest.mark.usefixtures("moved")
def test_an_items_public_page_has_its_slip_only_when_its_date_changed(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit(f"/items/{scene.adoption}/")
    assert "How its date slipped" in page
    assert page.rows(0)[1] == ["Edition 1", "Thu 4 Apr 2019"]
    assert "How its date slipped" not in planner.visit(f"/items/{scene.libraries}/")


@pytest.mark.usefixtures("moved")
def test_a_public_slip_knows_nothing_of_the_working_programme(scene: Scene, planner: InspectingClient) -> None:
    before = planner.visit(f"/items/{scene.adoption}/").rows(0)
    scene.change(Item, scene.adoption, meeting_id=None, target_text="never")
    page = planner.visit(f"/items/{scene.adoption}/")
    assert page.rows(0) == before
    assert "never" not in page


def test_a_private_item_is_drawn_without_its_title(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Item, scene.adoption, exempt_paragraph=1, public_interest="Names.")
    scene.publish()
    move(scene, 1, scene.february)
    assert "Adoption" not in planner.visit(ADDRESS)
    assert "Adoption" not in planner.visit(f"/items/{scene.adoption}/")


def test_an_empty_year_and_one_past_the_known_holidays_are_drawn_too(planner: InspectingClient) -> None:
    for year in ("2020-21", "2040-41"):
        page = planner.visit(f"/plan/board/pictures/?year={year}")
        assert f"There are no meetings in {year} yet." in page
        assert "No item has a lead officer yet" in page
    assert planner.get("/plan/board/pictures/?year=nonsense").status_code == 404
    assert planner.get("/plan/nowhere/pictures/").status_code == 404


@pytest.mark.parametrize(("role", "status"), [(Role.GOVERNANCE, 200), (Role.OFFICER, 403), (Role.COUNCILLOR, 403)])
def test_only_those_who_see_drafts_see_it(scene: Scene, role: Role, status: int) -> None:
    assert scene.planner("Some One", role).get(ADDRESS).status_code == status


def test_a_planner_of_another_committee_is_turned_away(scene: Scene) -> None:
    other = scene.planner("Dan Other", committee=scene.other_board)
    assert other.get(ADDRESS).status_code == 403


def test_it_asks_the_database_equally_often_for_one_item_and_for_twenty(
    scene: Scene, planner: InspectingClient
) -> None:
    asked = []
    for turn, amount in enumerate((1, 20)):
        with scenes.changing(scene.database) as session:
            board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
            for number in range(amount):
                scenes.an_item(session, board, f"{amount} {number}", april, [scenes.a_person(session, f"P {number}")])
            scenes.an_edition(session, board, at=scenes.NOW + timedelta(days=turn))
        with scenes.statements(scene.database.engine) as seen:
            planner.visit(ADDRESS)
            asked.append(len(seen))
    assert asked[0] == asked[1] <= 8
