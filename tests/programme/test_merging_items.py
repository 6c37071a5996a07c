"""Merging two items: one goes into the other, which takes over what it had, and everything leads on to the other."""

from typing import Any

import pytest

from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.refusals import Refused
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.programme import board_actions

INTO = "Libraries (2019-20)"


def page_of(scene: Scene) -> str:
    return f"/plan/items/{scene.adoption}/merge"


def test_two_items_become_one_that_has_the_people_and_detail_of_both(scene: Scene, planner: InspectingClient) -> None:
    page = planner.submit(planner.visit(page_of(scene)), "Merge items", into=INTO)
    assert "“Adoption Central England” is merged into “Libraries”." in page
    gone, kept = scene.item(scene.adoption), scene.item(scene.libraries)
    assert (gone.withdrawn, gone.merged_into_id, kept.withdrawn) == (True, kept.id, False)
    assert [part.person.name for part in kept.parts] == ["Sarah Mills"]
    assert kept.detail == "A progress report."
    history = planner.visit(f"/plan/items/{gone.id}/history")
    assert "Merged into: Libraries" in history
    assert "Because: Merged into “Libraries”" in history


def test_an_item_that_is_restored_is_merged_no_longer(scene: Scene, planner: InspectingClient) -> None:
    page = planner.submit(planner.visit(page_of(scene)), "Merge items", into=INTO)
    planner.submit(page, "Restore “Adoption Central England”")
    found = scene.item(scene.adoption)
    assert (found.withdrawn, found.merged_into_id) == (False, None)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"withdrawn": True}, "The item was withdrawn. Restore it first, then merge it."),
        (
            {"exempt_paragraph": 1, "public_interest": "Names."},
            "One of the two is private, and the other is not under the same paragraph. Make them alike first.",
        ),
        ({"detail": "x" * 5000}, "Shorten the detail of one: together it is over 5,000 characters."),
    ],
)
def test_what_cannot_be_one_is_refused(
    scene: Scene, planner: InspectingClient, values: dict[str, Any], said: str
) -> None:
    scene.change(Item, scene.adoption, **values)
    scene.change(Item, scene.libraries, detail="What the review is about.")
    page = planner.submit(planner.visit(page_of(scene)), "Merge items", status=422, into=INTO)
    assert page.errors == [said]
    assert scene.item(scene.adoption).merged_into_id is None


def test_a_merge_of_an_item_that_somebody_else_changed_is_looked_at_again(
    scene: Scene, planner: InspectingClient
) -> None:
    page = planner.visit(page_of(scene))
    scene.change(Item, scene.adoption, title="Adoption and fostering")
    page = planner.submit(page, "Merge items", status=409, into=INTO)
    assert "Bob Rival saved a change while you had this open" in page
    planner.submit(page, "Merge items", into=INTO)
    assert scene.item(scene.adoption).merged_into_id == scene.libraries


def test_only_items_of_the_same_committee_are_offered(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        elsewhere = scenes.an_item(session, session.get_one(Committee, scene.other_board), "Elsewhere").id
    assert "Elsewhere" not in planner.visit(page_of(scene))
    with scenes.changing(scene.database) as session, pytest.raises(Refused, match="another item of this committee"):
        board_actions.merge_item(session, scene.adoption, scene.item().version, elsewhere)


def test_with_no_other_item_the_page_says_what_to_do(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Item, scene.libraries, withdrawn=True)
    assert "There is no other item" in planner.visit(page_of(scene))
