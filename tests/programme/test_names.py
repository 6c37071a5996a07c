"""The people of an item, written one on each line: found on the list, or added to it when that is asked for."""

from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.directory import Directory, Listed
from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.models.people import Person


def edit(scene: Scene) -> str:
    return f"/plan/items/{scene.adoption}/"


def test_a_name_that_is_not_on_the_list_is_not_added_silently(scene: Scene, planner: InspectingClient) -> None:
    before = scene.people()
    page = planner.submit(planner.visit(edit(scene)), "Save item", status=422, lead_officers="Sarah Mils\nJohn Gregg")
    assert page.errors == [
        "Sarah Mils is not in the list of people. Did you mean Sarah Mills? If not, tick the box below to add the name."
    ]
    assert scene.people() == before
    assert page.text(page.by_id["lead_officers"]) == "Sarah Mils John Gregg"
    assert "Add Sarah Mils as an officer" in page


def test_a_new_name_is_added_when_its_box_is_ticked(scene: Scene, planner: InspectingClient) -> None:
    page = planner.submit(planner.visit(edit(scene)), "Save item", status=422, partners="Barnardo's")
    planner.submit(page, "Save item", new_people=["Barnardo's"])
    assert "Barnardo's" in scene.people()
    (body,) = scene.item().people(PartRole.PARTNER)
    assert (body.name, body.kind) == ("Barnardo's", PersonKind.BODY)


def test_a_name_that_is_corrected_after_all_is_not_added(scene: Scene, planner: InspectingClient) -> None:
    before = scene.people()
    page = planner.submit(planner.visit(edit(scene)), "Save item", status=422, lead_officers="Sarah Mils")
    planner.submit(page, "Save item", lead_officers="Sarah Mills")
    assert scene.people() == before


def test_a_tick_for_a_name_that_is_no_longer_written_adds_nobody(scene: Scene, planner: InspectingClient) -> None:
    page = planner.submit(planner.visit(edit(scene)), "Save item", status=422, lead_officers="Xavier New")
    planner.submit(page, "Save item", new_people=["Xavier New"], lead_officers="John Gregg")
    assert "Xavier New" not in scene.people()


def test_a_new_name_in_two_parts_is_one_person(scene: Scene, planner: InspectingClient) -> None:
    names = {"lead_officers": "Xavier New", "invitees": "XAVIER  NEW"}
    page = planner.submit(planner.visit(edit(scene)), "Save item", status=422, answers=names)
    planner.submit(page, "Save item", new_people=["Xavier New"])
    assert [name for name in scene.people() if name.casefold() == "xavier new"] == ["Xavier New"]
    item = scene.item()
    assert item.people(PartRole.LEAD_OFFICER)[0].id == item.people(PartRole.INVITEE)[0].id


def test_names_on_one_line_are_asked_to_stand_on_their_own(scene: Scene, planner: InspectingClient) -> None:
    page = planner.submit(planner.visit(edit(scene)), "Save item", status=422, lead_officers="Ana Ruiz, Bo Xi")
    assert "Write each name on a line of its own" in page.errors[0]


def test_people_are_taken_away_and_put_in_another_order(scene: Scene, planner: InspectingClient) -> None:
    planner.submit(planner.visit(edit(scene)), "Save item", lead_officers="John Gregg\nSarah Mills")
    assert [p.name for p in scene.item().people(PartRole.LEAD_OFFICER)] == ["John Gregg", "Sarah Mills"]
    version = scene.item().version
    planner.submit(planner.visit(edit(scene)), "Save item", lead_officers="")
    assert scene.item().parts == []
    assert scene.item().version == version + 1


def test_a_person_written_twice_plays_the_part_once(scene: Scene, planner: InspectingClient) -> None:
    planner.submit(planner.visit(edit(scene)), "Save item", lead_officers="Sarah Mills\nSARAH MILLS\nsarah  mills")
    assert [p.name for p in scene.item().people(PartRole.LEAD_OFFICER)] == ["Sarah Mills"]


def test_namesakes_are_told_apart_by_what_they_do(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        scenes.a_person(session, "Jo Smith", job_title="Head of Roads")
        parks = scenes.a_person(session, "Jo Smith", job_title="Head of Parks").id
    page = planner.submit(planner.visit(edit(scene)), "Save item", status=422, lead_officers="Jo Smith")
    assert page.errors == [
        "2 people are called Jo Smith. Write “Jo Smith (Head of Roads)” or “Jo Smith (Head of Parks)”."
    ]
    planner.submit(page, "Save item", lead_officers="Jo Smith (Head of Parks)")
    assert [p.id for p in scene.item().people(PartRole.LEAD_OFFICER)] == [parks]
    assert planner.visit(edit(scene)).text(planner.visit(edit(scene)).by_id["lead_officers"]) == (
        "Jo Smith (Head of Parks)"
    )


def test_somebody_who_has_left_stays_on_the_item(scene: Scene, planner: InspectingClient) -> None:
    mills = scene.item().people(PartRole.LEAD_OFFICER)[0].id
    scene.change(Person, mills, active=False)
    planner.submit(planner.visit(edit(scene)), "Save item", detail="More.")
    assert [p.id for p in scene.item().people(PartRole.LEAD_OFFICER)] == [mills]


def test_whoever_took_the_place_of_a_namesake_has_the_name_to_themselves() -> None:
    left = Listed(1, "Jo Smith", PersonKind.OFFICER, "Head of Roads", active=False)
    came = Listed(2, "Jo Smith", PersonKind.OFFICER, "Head of Roads")
    directory = Directory([left, came])
    assert directory.find(" jo  SMITH ") is came
    assert directory.written(2) == "Jo Smith"
    assert directory.find(directory.written(1)) is left
