"""Moving, withdrawing and restoring items, and when a reason is asked for: only where readers would wonder."""

from datetime import date

import pytest

from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting

FEBRUARY, APRIL = "Thursday 7 February 2019, 2pm", "Thursday 4 April 2019, 2pm"
LATER = "To be scheduled in 2018-19"


def move(planner: InspectingClient, scene: Scene, status: int = 200, **answers: object) -> Page:
    page = planner.visit(f"/plan/items/{scene.adoption}/move")
    return planner.submit(page, "Move item", status=status, answers=answers)


def withdraw(planner: InspectingClient, scene: Scene, status: int = 200, **answers: object) -> Page:
    page = planner.visit(f"/plan/items/{scene.adoption}/withdraw")
    return planner.submit(page, "Withdraw item", status=status, answers=answers)


@pytest.fixture
def three_more(scene: Scene) -> None:
    """Three items at the April meeting, after the one that is there."""
    with scenes.changing(scene.database) as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        for number, title in enumerate(("B", "C", "D"), 1):
            scenes.an_item(session, board, title, april, position=number)


def test_an_item_moves_to_another_meeting_and_back_without_one(scene: Scene, planner: InspectingClient) -> None:
    page = move(planner, scene, place=FEBRUARY)
    assert "“Adoption Central England” is moved. It is planned for Thursday 7 February 2019." in page
    assert scene.item().meeting_id == scene.february
    move(planner, scene, place=LATER)
    assert scene.item().meeting_id is None


def test_an_item_takes_the_year_of_the_meeting_it_goes_to(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        scenes.a_meeting(session, session.get_one(Committee, scene.board), date(2019, 6, 6))
    page = move(planner, scene, place="Thursday 6 June 2019, 2pm")
    assert page.heading == "Working programme 2019-20"
    assert scene.item().year == 2019


@pytest.mark.usefixtures("three_more")
@pytest.mark.parametrize(
    ("position", "order"),
    [
        ("1", ["Adoption Central England", "B", "C", "D"]),
        ("2", ["B", "Adoption Central England", "C", "D"]),
        ("4", ["B", "C", "D", "Adoption Central England"]),
        ("99", ["B", "C", "D", "Adoption Central England"]),
    ],
)
def test_an_item_takes_the_place_in_the_order_that_it_is_given(
    scene: Scene, planner: InspectingClient, position: str, order: list[str]
) -> None:
    move(planner, scene, position=position)
    assert scene.order(scene.april) == order


@pytest.mark.usefixtures("three_more")
def test_items_that_stand_aside_for_another_are_not_changed_themselves(scene: Scene, planner: InspectingClient) -> None:
    versions = [item.version for item in scene.items("B", "C", "D")]
    entries = len(scene.journal())
    move(planner, scene, position="3")
    assert [item.version for item in scene.items("B", "C", "D")] == versions
    assert {entry.record_id for entry in scene.journal()[entries:]} == {scene.adoption}


@pytest.mark.usefixtures("three_more")
def test_an_item_that_is_moved_without_a_place_in_the_order_comes_last(scene: Scene, planner: InspectingClient) -> None:
    move(planner, scene, place=FEBRUARY)
    move(planner, scene, place=APRIL)
    assert scene.order(scene.april) == ["B", "C", "D", "Adoption Central England"]


def test_a_withdrawn_neighbour_does_not_count_in_the_order(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        scenes.an_item(session, board, "Gone", april, position=0, withdrawn=True)
        scenes.an_item(session, board, "B", april, position=1)
    move(planner, scene, position="2")
    assert scene.order(scene.april) == ["B", "Adoption Central England"]


def test_no_reason_is_asked_for_before_anything_is_published(scene: Scene, planner: InspectingClient) -> None:
    move(planner, scene, place=FEBRUARY)
    assert scene.item().meeting_id == scene.february


def test_a_published_item_moves_only_with_a_reason(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    page = move(planner, scene, 422, place=FEBRUARY)
    assert page.errors == ["Say why the item moves: it is in the published programme."]
    assert scene.item().meeting_id == scene.april
    planner.submit(page, "Move item", reason="The report is ready early.")
    assert scene.item().meeting_id == scene.february
    assert {entry.reason for entry in scene.journal() if "meeting_id" in entry.changes and entry.verb == "changed"} == {
        "The report is ready early."
    }


def test_a_move_that_is_taken_back_needs_no_reason(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    move(planner, scene, place=FEBRUARY, reason="The report is ready early.")
    move(planner, scene, place=APRIL)
    assert scene.item().meeting_id == scene.april


def test_another_place_in_the_order_needs_no_reason(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    move(planner, scene, position="1")


def test_an_item_added_since_the_edition_moves_without_a_reason(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    with scenes.changing(scene.database) as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        fresh = scenes.an_item(session, board, "Fresh", april).id
    planner.submit(planner.visit(f"/plan/items/{fresh}/move"), "Move item", place=FEBRUARY)
    assert scene.item(fresh).meeting_id == scene.february


def test_a_published_item_is_renamed_with_a_reason_or_without(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    form = planner.visit(f"/plan/items/{scene.adoption}/")
    planner.submit(form, "Save item", title="Adoption Service Report")
    assert scene.item().title == "Adoption Service Report"
    form = planner.visit(f"/plan/items/{scene.adoption}/")
    planner.submit(form, "Save item", title="Adoption Service Annual Report", reason="It now covers the whole service.")
    assert scene.item().title == "Adoption Service Annual Report"
    assert scene.journal()[-1].reason == "It now covers the whole service."


def test_a_published_item_without_a_meeting_is_put_off_only_with_a_reason(
    scene: Scene, planner: InspectingClient
) -> None:
    scene.publish()
    form = planner.visit(f"/plan/items/{scene.libraries}/")
    page = planner.submit(form, "Save item", status=422, target="2020-21")
    assert page.errors == ["Say why the item moves: it is in the published programme."]
    planner.submit(page, "Save item", reason="The review is late.")
    assert scene.item(scene.libraries).target_text == "2020-21"


def test_the_detail_of_a_published_item_changes_without_a_reason(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    planner.submit(planner.visit(f"/plan/items/{scene.adoption}/"), "Save item", detail="Another detail.")
    assert scene.item().detail == "Another detail."


def test_a_published_item_is_withdrawn_with_a_reason_and_restored(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    page = withdraw(planner, scene, 422)
    assert page.errors == ["Say why the item is withdrawn: it is in the published programme."]
    page = planner.submit(page, "Withdraw item", reason="The agency was dissolved.")
    assert scene.item().withdrawn
    assert "Withdrawn: 1 item" in page
    page = planner.submit(page, "Restore “Adoption Central England”")
    assert "“Adoption Central England” is restored. It is planned for Thursday 4 April 2019." in page
    assert not scene.item().withdrawn
    assert scene.item().meeting_id == scene.april


def test_an_item_whose_meeting_was_cancelled_meanwhile_is_restored_to_be_scheduled(
    scene: Scene, planner: InspectingClient
) -> None:
    scene.change(Item, scene.adoption, withdrawn=True)
    scene.change(Meeting, scene.april, status=MeetingStatus.CANCELLED)
    planner.submit(planner.visit("/plan/board/?year=2018-19"), "Restore “Adoption Central England”")
    assert (scene.item().withdrawn, scene.item().meeting_id) == (False, None)


def test_a_withdrawn_item_does_not_move(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Item, scene.adoption, withdrawn=True)
    page = move(planner, scene, 422, place=FEBRUARY)
    assert page.errors == ["The item was withdrawn. Restore it first, then move it."]


def test_no_item_goes_to_a_meeting_that_was_cancelled_while_the_page_was_open(
    scene: Scene, planner: InspectingClient
) -> None:
    page = planner.visit(f"/plan/items/{scene.adoption}/move")
    scene.change(Meeting, scene.february, status=MeetingStatus.CANCELLED)
    page = planner.submit(page, "Move item", status=422, place=FEBRUARY)
    assert page.errors == ["Meeting must be one of the choices on this page"]
    assert scene.item().meeting_id == scene.april


def test_an_item_cannot_be_forced_to_a_meeting_of_another_committee(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        theirs = scenes.a_meeting(session, session.get_one(Committee, scene.other_board), date(2019, 4, 10)).id
    page = planner.visit(f"/plan/items/{scene.adoption}/move")
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    answer = planner.post(
        f"/plan/items/{scene.adoption}/move",
        data={"csrf_token": token, "place": str(theirs), "version": str(scene.item().version)},
    )
    assert answer.status_code == 422
    assert scene.item().meeting_id == scene.april


def test_the_history_tells_who_changed_what_and_why(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    move(planner, scene, place=FEBRUARY, reason="The report is ready early.")
    form = planner.visit(f"/plan/items/{scene.adoption}/")
    planner.submit(form, "Save item", lead_officers="John Gregg", referral="petition", kind="short")
    page = planner.visit(f"/plan/items/{scene.adoption}/history")
    assert page.heading == "History of Adoption Central England"
    for words in (
        f"Moved: from {APRIL} to {FEBRUARY}",
        "Because: The report is ready early.",
        "John Gregg added as lead officer",
        "Sarah Mills no longer lead officer",
        "Referred by: Petition",
        "How much of a meeting it takes: from Main item to Short item",
        "Ann Planner",
        f"Added: Adoption Central England, {APRIL}",
    ):
        assert words in page, words
