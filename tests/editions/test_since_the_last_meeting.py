"""What changed since the last meeting, where an item comes from, and where it went on to: all public."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting

ADDRESS = "/committees/board/changes-since-last-meeting/"
JANUARY = datetime(2019, 1, 10, 9, tzinfo=UTC)
BEFORE_MIDNIGHT = datetime(2019, 2, 7, 23, 59, tzinfo=UTC)  # of the day of the last meeting
AFTER_IT = datetime(2019, 2, 8, 0, 1, tzinfo=UTC)
LATER = datetime(2019, 2, 20, 9, tzinfo=UTC)


def publish(session: Session, scene: Scene, at: datetime, note: str = "") -> None:
    scenes.an_edition(session, session.get_one(Committee, scene.board), at=at, note=note)


def test_a_committee_that_has_not_met_says_so(planner: InspectingClient) -> None:
    assert "The committee has not met yet" in planner.visit(ADDRESS)


def test_nothing_published_since_the_meeting_is_said_in_words(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        publish(session, scene, BEFORE_MIDNIGHT)
    page = planner.visit(ADDRESS)
    assert "The last meeting was on Thursday 7 February 2019." in page
    assert "Nothing has been published since" in page


def test_the_newest_edition_is_compared_with_the_one_that_the_meeting_knew(
    scene: Scene, planner: InspectingClient
) -> None:
    with scenes.changing(scene.database) as session:
        publish(session, scene, JANUARY)
    with scenes.changing(scene.database) as session:
        session.get_one(Item, scene.libraries).title = "Library review"
        publish(session, scene, BEFORE_MIDNIGHT)
    with scenes.changing(scene.database, "The report is late") as session:
        session.get_one(Item, scene.adoption).meeting_id = None
        publish(session, scene, AFTER_IT)
    with scenes.changing(scene.database) as session:
        session.get_one(Item, scene.adoption).detail = "More"
        publish(session, scene, LATER, "After the officers met")
    page = planner.visit(ADDRESS)
    assert "Edition 4 compared with edition 2, which stood on the day of the meeting." in page
    assert "From Thursday 4 April 2019 to no date. Because: The report is late" in page
    assert "Library review" not in page
    assert "After the officers met" in page


def test_what_went_and_came_back_is_no_change(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        publish(session, scene, JANUARY)
    for meeting, at in ((None, AFTER_IT), (scene.april, LATER)):
        with scenes.changing(scene.database) as session:
            session.get_one(Item, scene.adoption).meeting_id = meeting
            publish(session, scene, at)
    assert "It says the same." in planner.visit(ADDRESS)


def test_a_year_that_the_meeting_knew_nothing_of_is_all_new(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        publish(session, scene, JANUARY)
        board = session.get_one(Committee, scene.board)
        scenes.a_meeting(session, board, date(2019, 6, 6))
        scenes.an_edition(session, board, 2019, LATER)
    page = planner.visit(ADDRESS)
    assert "The meeting knew no programme for 2019-20; edition 2 is all new." in page
    assert "The programme for 2018-19" not in page


def test_a_meeting_that_was_cancelled_or_is_today_is_not_the_last_one(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Meeting, scene.february, status=MeetingStatus.CANCELLED)
    scene.change(Meeting, scene.april, day=date(2019, 3, 1))
    with scenes.changing(scene.database) as session:
        publish(session, scene, JANUARY)
    assert "The committee has not met yet" in planner.visit(ADDRESS)


def test_it_asks_the_database_equally_often_for_two_editions_and_for_six(
    scene: Scene, planner: InspectingClient
) -> None:
    asked = []
    with scenes.changing(scene.database) as session:
        publish(session, scene, JANUARY)
    for editions in (1, 4):
        for number in range(editions):
            with scenes.changing(scene.database) as session:
                session.get_one(Item, scene.adoption).detail = f"{editions} {number}"
                publish(session, scene, LATER)
        with scenes.statements(scene.database.engine) as seen:
            planner.visit(ADDRESS)
            asked.append(len(seen))
    assert asked[0] == asked[1]


def test_a_public_item_says_what_it_was_split_from_and_what_came_of_it(scene: Scene, planner: InspectingClient) -> None:
    planner.submit(
        planner.visit(f"/plan/items/{scene.adoption}/split"), "Split item", titles="Adoption service\nFostering"
    )
    part = scene.items("Fostering")[0].id
    assert planner.get(f"/items/{part}/").status_code == 404
    scene.publish()
    page = planner.visit(f"/items/{part}/")
    assert "Split from Adoption service" in page
    assert page.links["Adoption service"] == f"/items/{scene.adoption}/"
    assert "Split into this and Fostering" in planner.visit(f"/items/{scene.adoption}/")
    assert "Because: Split from “Adoption Central England”" not in page


def test_a_copy_and_its_original_name_each_other_once_both_are_public(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    planner.submit(planner.visit(f"/plan/items/{scene.adoption}/copy"), "Copy item")
    assert "Copied as" not in planner.visit(f"/items/{scene.adoption}/")
    with scenes.changing(scene.database) as session:
        scenes.an_edition(session, session.get_one(Committee, scene.other_board))
    copy = scene.items("Adoption Central England")[1].id
    assert "Copied as Adoption Central England" in planner.visit(f"/items/{scene.adoption}/")
    assert "Copied from Adoption Central England" in planner.visit(f"/items/{copy}/")


@pytest.mark.parametrize("private", ["original", "copy"])
def test_no_private_item_is_named_as_a_relation(scene: Scene, planner: InspectingClient, private: str) -> None:
    planner.submit(planner.visit(f"/plan/items/{scene.adoption}/copy"), "Copy item")
    original, copy = (item.id for item in scene.items("Adoption Central England"))
    hidden, seen = (original, copy) if private == "original" else (copy, original)
    scene.change(Item, hidden, exempt_paragraph=1, public_interest="Names.")
    scene.publish()
    with scenes.changing(scene.database) as session:
        scenes.an_edition(session, session.get_one(Committee, scene.other_board))
    page = planner.visit(f"/items/{seen}/")
    assert "Copied" not in page
    assert "Private" not in page


@pytest.mark.parametrize("next_year_first", [True, False])
def test_an_item_that_was_carried_over_is_not_called_withdrawn(
    scene: Scene, planner: InspectingClient, next_year_first: bool
) -> None:
    scene.publish()
    page = planner.visit("/plan/board/carry-over?year=2018-19")
    planner.submit(page, "Carry over", reason="The review is late")
    for year in (2019, 2018) if next_year_first else (2018, 2019):
        with scenes.changing(scene.database) as session:
            scenes.an_edition(session, session.get_one(Committee, scene.board), year)
        if year == 2018 and not next_year_first:
            assert "carried over to 2019-20 in edition 2" in planner.visit(f"/items/{scene.libraries}/")
    page = planner.visit(f"/items/{scene.libraries}/")
    assert "To be scheduled. 2019-20" in page
    assert "no longer in the programme" not in page
    assert "Carried over to 2019-20." in page
    changes = planner.visit(f"/committees/board/editions/{3 if next_year_first else 2}/changes/")
    assert "Because: Carried over to 2019-20: The review is late" in changes


def test_a_private_copy_does_not_say_what_it_was_copied_from(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    planner.submit(planner.visit(f"/plan/items/{scene.adoption}/copy"), "Copy item")
    copy = scene.items("Adoption Central England")[1].id
    with scenes.changing(scene.database) as session:
        item = session.get_one(Item, copy)
        item.exempt_paragraph, item.public_interest = 3, "It names a bidder."
        session.flush()
        scenes.an_edition(session, session.get_one(Committee, scene.other_board))
    page = planner.visit(f"/items/{copy}/")
    assert "Private item (paragraph 3" in page
    assert "Adoption" not in page
    assert "Copied as" not in planner.visit(f"/items/{scene.adoption}/")
