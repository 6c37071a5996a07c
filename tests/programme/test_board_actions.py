"""Splitting, copying and carrying over: what comes of an item says where it comes from, and loses nothing."""

import pytest

from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import ItemKind, ReferralKind
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting

PARTS = "Adoption\nFostering"


def split_page(scene: Scene) -> str:
    return f"/plan/items/{scene.adoption}/split"


def test_a_joint_item_becomes_two_where_it_stood(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        scenes.an_item(session, board, "Last", april, position=1)
    scene.change(Item, scene.adoption, referral=ReferralKind.PETITION, kind=ItemKind.SHORT, minutes=45)
    page = planner.submit(planner.visit(split_page(scene)), "Split item", titles=PARTS)
    assert "“Adoption Central England” is now 2 items: “Adoption” and “Fostering”." in page
    assert scene.order(scene.april) == ["Adoption", "Fostering", "Last"]
    first, second = scene.items("Adoption", "Fostering")
    assert (first.id, first.split_from_id) == (scene.adoption, None)
    assert (second.split_from_id, second.year, second.meeting_id) == (first.id, 2018, scene.april)
    assert (second.detail, second.referral, second.kind) == (first.detail, ReferralKind.PETITION, ItemKind.SHORT)
    assert [part.person.name for part in second.parts] == ["Sarah Mills"]
    assert (first.minutes, second.minutes) == (45, None)


def test_the_history_of_a_part_says_what_it_was_split_from(scene: Scene, planner: InspectingClient) -> None:
    planner.submit(planner.visit(split_page(scene)), "Split item", titles=PARTS)
    part = scene.items("Fostering")[0]
    page = planner.visit(f"/plan/items/{part.id}/history")
    assert "Split from: Adoption" in page
    assert "Because: Split from “Adoption Central England”" in page
    assert "Renamed: from Adoption Central England to Adoption" in planner.visit(
        f"/plan/items/{scene.adoption}/history"
    )


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        ("", "Enter two titles or more, each on a line of its own"),
        ("Only one", "Enter two titles or more, each on a line of its own."),
        ("Adoption\nADOPTION", "Give each item a title of its own."),
        ("\n".join(f"Part {number}" for number in range(11)), "Titles must be 10 lines or fewer"),
    ],
)
def test_a_split_into_nothing_sensible_is_refused(
    scene: Scene, planner: InspectingClient, titles: str, said: str
) -> None:
    page = planner.submit(planner.visit(split_page(scene)), "Split item", status=422, titles=titles)
    assert page.errors == [said]
    assert len(scene.items()) == 2


def test_a_split_of_an_item_that_somebody_else_changed_is_looked_at_again(
    scene: Scene, planner: InspectingClient
) -> None:
    page = planner.visit(split_page(scene))
    scene.change(Item, scene.adoption, title="Adoption and fostering")
    page = planner.submit(page, "Split item", status=409, titles=PARTS)
    assert "Bob Rival saved a change while you had this open" in page
    assert len(scene.items()) == 2
    planner.submit(page, "Split item", titles=PARTS)
    assert len(scene.items()) == 3


def test_a_withdrawn_item_is_neither_split_nor_copied(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Item, scene.adoption, withdrawn=True)
    page = planner.submit(planner.visit(split_page(scene)), "Split item", status=422, titles=PARTS)
    assert page.errors == ["The item was withdrawn. Restore it first, then split it."]
    page = planner.submit(planner.visit(f"/plan/items/{scene.adoption}/copy"), "Copy item", status=422)
    assert page.errors == ["The item was withdrawn. Restore it first, then copy it."]


def test_nothing_says_the_title_of_a_private_item_that_was_split(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Item, scene.adoption, exempt_paragraph=1, public_interest="Names.")
    planner.submit(planner.visit(split_page(scene)), "Split item", titles=PARTS)
    reasons = {entry.reason for entry in scene.journal() if entry.by_name == "Ann Planner" and entry.reason}
    assert reasons == {"Split from a private item"}
    assert all(item.exempt_paragraph == 1 for item in scene.items("Adoption", "Fostering"))


def test_an_item_is_copied_to_another_committee_with_its_people(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit(f"/plan/items/{scene.adoption}/copy")
    planner.submit(page, "Copy item", committee="Scrutiny other", year="2019-20")
    original, copy = scene.items("Adoption Central England")
    assert (copy.committee_id, copy.year, copy.meeting_id) == (scene.other_board, 2019, None)
    assert copy.copied_from_id == original.id
    assert original.meeting_id == scene.april
    assert [part.person.name for part in copy.parts] == ["Sarah Mills"]
    page = planner.visit(f"/plan/items/{copy.id}/history")
    assert "Copied from: Adoption Central England" in page
    assert "Because: Copied from “Adoption Central England” of Children’s Services Scrutiny Board" in page


def test_a_copy_that_is_sent_twice_is_made_once(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit(f"/plan/items/{scene.adoption}/copy")
    planner.submit(page, "Copy item")
    assert "had been copied already" in planner.submit(page, "Copy item")
    assert len(scene.items("Adoption Central England")) == 2


def test_only_committees_that_one_may_plan_are_offered_for_a_copy(scene: Scene) -> None:
    mine = scene.planner("Cat One", committee=scene.board)
    page = mine.visit(f"/plan/items/{scene.adoption}/copy")
    assert "There is no other committee that you may plan" in page
    theirs = scene.planner("Dan Other", committee=scene.other_board)
    for address in (f"/plan/items/{scene.adoption}/copy", split_page(scene), "/plan/board/carry-over"):
        assert theirs.get(address).status_code == 403


def test_a_copy_cannot_be_forced_on_a_committee_that_was_not_offered(scene: Scene) -> None:
    mine = scene.planner("Cat One", committee=scene.board)
    page = mine.visit(f"/plan/items/{scene.adoption}/move")
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    data = {"csrf_token": token, "committee": str(scene.other_board), "year": "2018", "form_key": "x"}
    mine.post(f"/plan/items/{scene.adoption}/copy", data=data)
    assert len(scene.items()) == 2


def test_everything_without_a_meeting_is_carried_over_unless_its_tick_is_taken_away(
    scene: Scene, planner: InspectingClient
) -> None:
    with scenes.changing(scene.database) as session:
        board = session.get_one(Committee, scene.board)
        scenes.an_item(session, board, "Stays", target_text="summer")
        scenes.an_item(session, board, "Already there", year=2019, position=4)
    page = planner.visit("/plan/board/carry-over?year=2018-19")
    assert page.heading == "Carry over to 2019-20"
    page = planner.submit(page, "Carry over", items=["Libraries"])
    assert "1 item is carried over to 2019-20." in page
    assert page.heading == "Working programme 2019-20"
    there = {item.title: (item.year, item.position) for item in scene.items()}
    assert there["Libraries"] == (2019, 5)
    assert (there["Stays"][0], there["Adoption Central England"][0]) == (2018, 2018)
    assert scene.journal()[-1].reason == "Carried over to 2019-20"


def test_a_published_item_is_carried_over_only_with_a_reason(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    page = planner.submit(planner.visit("/plan/board/carry-over?year=2018-19"), "Carry over", status=422)
    assert page.errors == ["Say why they are carried over: some are in the published programme."]
    planner.submit(page, "Carry over", reason="The review is late")
    assert scene.item(scene.libraries).year == 2019
    assert scene.journal()[-1].reason == "Carried over to 2019-20: The review is late"


def test_nothing_is_carried_over_when_somebody_has_placed_one_of_them_meanwhile(
    scene: Scene, planner: InspectingClient
) -> None:
    with scenes.changing(scene.database) as session:
        scenes.an_item(session, session.get_one(Committee, scene.board), "Another")
    page = planner.visit("/plan/board/carry-over?year=2018-19")
    scene.change(Item, scene.libraries, meeting_id=scene.april)
    page = planner.submit(page, "Carry over", status=422)
    assert page.errors == ["Items to carry over must be one of the choices on this page"]
    assert {item.year for item in scene.items()} == {2018}


def test_no_item_ticked_and_no_item_there_are_both_said(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit("/plan/board/carry-over?year=2018-19")
    assert planner.submit(page, "Carry over", status=422, items=[]).errors == ["Select the items to carry over"]
    assert "There is nothing to carry over" in planner.visit("/plan/board/carry-over?year=2020-21")
    assert planner.get("/plan/board/carry-over?year=2198-99").status_code == 404


def test_carrying_over_asks_the_database_equally_often_for_one_item_and_for_twenty(
    scene: Scene, planner: InspectingClient
) -> None:
    asked = []
    for amount in (1, 20):
        with scenes.changing(scene.database) as session:
            for number in range(amount):
                scenes.an_item(session, session.get_one(Committee, scene.board), f"{amount} {number}")
        with scenes.statements(scene.database.engine) as seen:
            planner.visit("/plan/board/carry-over?year=2018-19")
            asked.append(len(seen))
    assert asked[0] == asked[1]


def test_a_lead_officer_reaches_none_of_it(scene: Scene) -> None:
    officer = scene.planner("Olly Officer", Role.OFFICER)
    for address in (f"/plan/items/{scene.adoption}/copy", split_page(scene), "/plan/board/carry-over"):
        assert officer.get(address).status_code == 403


def test_a_published_meeting_that_is_called_off_or_moved_is_offered_for_publishing_at_once(
    scene: Scene, planner: InspectingClient
) -> None:
    said = "Readers and their calendars still have it as it was."
    page = planner.submit(planner.visit(f"/plan/meetings/{scene.february}/"), "Save meeting", place="Elsewhere")
    assert said not in page
    scene.publish()
    page = planner.submit(planner.visit(f"/plan/meetings/{scene.april}/"), "Save meeting", place="Elsewhere")
    assert said not in page
    page = planner.submit(
        planner.visit(f"/plan/meetings/{scene.april}/"), "Save meeting", answers={"day-day": "11", "reason": "Easter"}
    )
    assert said in page
    assert page.links["Publish now"] == "/plan/board/publish?year=2018-19"
    page = planner.submit(
        planner.visit(f"/plan/meetings/{scene.april}/call-off"), "Call off the meeting", said="Too few."
    )
    assert "is cancelled. Readers and their calendars still have it as it was." in page
