"""Keeping the list of people, which all committees share, opens to nobody what they may not read, and ends no account
of those who work for committees that one does not plan.
"""

import pytest

from tests.committees.scene import Scene
from tests.support import scenes
from workprogramme.accounts.actions import make_account
from workprogramme.domain.access import Role
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.models.committees import Committee
from workprogramme.models.people import Person

MERGE = "Merge the two entries"
REFUSED = "would then read private business of Health Scrutiny Board. Ask somebody who may read that to merge them."


def account_for(scene: Scene, person: int, role: Role = Role.OFFICER, committee: int | None = None) -> None:
    with scene.changing() as session:
        make_account(
            session, email="sara@example.org", name="Sara", password=None, grants=[(role, committee)], now=scenes.NOW,
            person=session.get_one(Person, person),
        )  # fmt: skip


def busy_elsewhere(scene: Scene, person: int, *, asked: bool = False) -> None:
    """Gives somebody business of the other board: an item to lead on, or something that was asked of them."""
    with scene.changing() as session:
        other = session.get_one(Committee, scene.other_board)
        if asked:
            ask(session, other.id, FollowUpDraft(wording="A progress report", asked_of=(person,)), scenes.NOW)
        else:
            scenes.an_item(session, other, "Exclusions", leads=[session.get_one(Person, person)])


@pytest.mark.parametrize("asked", [False, True])
def test_nobody_becomes_by_a_merge_a_reader_of_what_whoever_merges_may_not_read(scene: Scene, asked: bool) -> None:
    busy_elsewhere(scene, scene.sarah, asked=asked)
    account_for(scene, scene.sara)
    address = f"/manage/people/{scene.sara}/merge/{scene.sarah}"
    planner = scene.signed_in(Role.COORDINATOR, scene.board)
    assert REFUSED in planner.visit(address)
    page = scene.signed_in().visit(address)  # the form, as whoever may merge them has it
    assert REFUSED not in page
    sent = {"keep": str(scene.sarah), "seen": page.root.find(".//input[@name='seen']").get("value")}
    planner.application.config["WTF_CSRF_ENABLED"] = False
    assert planner.post(address, data=sent).status_code == 422
    assert scene.find(Person, scene.sara) is not None
    assert scene.signed_in(Role.GOVERNANCE, scene.other_board).post(address, data=sent).status_code == 302
    assert scene.find(Person, scene.sara) is None


def test_two_of_whom_the_busy_one_signs_in_are_merged_by_any_planner(scene: Scene) -> None:
    busy_elsewhere(scene, scene.sarah)
    account_for(scene, scene.sarah)
    planner = scene.signed_in(Role.COORDINATOR, scene.board)
    page = planner.visit(f"/manage/people/{scene.sara}/merge/{scene.sarah}")
    assert planner.submit(page, MERGE, keep=str(scene.sarah)).heading == "Sarah Mills"


@pytest.mark.parametrize(("role", "committee", "may"), [
    (Role.GOVERNANCE, "other_board", False), (Role.COORDINATOR, None, False), (Role.GOVERNANCE, "board", True),
    (Role.OFFICER, None, True),
])  # fmt: skip
def test_who_leaves_keeps_their_account_unless_whoever_says_so_plans_where_it_works(
    scene: Scene, role: Role, committee: str | None, may: bool
) -> None:
    account_for(scene, scene.sara, role, getattr(scene, committee) if committee else None)
    page = scene.signed_in(Role.COORDINATOR, scene.board, "Colin").visit(f"/manage/people/{scene.sara}/leave")
    assert ("Some of this belongs to committees that you do not plan." in page) is not may
