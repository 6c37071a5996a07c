"""Setting up committees: the list, a new one, and changing one."""

import pytest
from sqlalchemy import select

from tests.committees.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.access import Role
from workprogramme.models.committees import Committee

NEW = "/manage/committees/new"
BOARD = "/manage/committees/board/"
ANSWERS = {
    "name": "Finance and Corporate Services Scrutiny Board (1)",
    "code": "SB1",
    "colour": "#6a2c70",
    "starts": "2pm",
    "minutes": "120",
    "main_items": "3",
}


def test_the_list_says_who_chairs_each_committee_and_how_many_sit_on_it(administrator: InspectingClient) -> None:
    page = administrator.visit("/manage/committees/")
    rows = {row[0]: row[1:] for row in page.rows()[1:]}
    assert rows["SB2 Children’s Services Scrutiny Board"][0] == "Cllr Mutton"
    assert rows["SB2 Children’s Services Scrutiny Board"][1].startswith("1 member")
    assert rows["SB5 Health Scrutiny Board"][0] == "No chair"


def test_without_committees_the_list_says_how_to_begin(app, app_database) -> None:
    scene = Scene(app_database, app.test_client)
    assert "No committees yet" in scene.signed_in().visit("/manage/committees/")


def test_a_new_committee_gets_the_address_it_was_proposed_and_the_usual_agenda(
    scene: Scene, administrator: InspectingClient
) -> None:
    asked = administrator.submit(administrator.visit(NEW), "Add committee", status=422, **ANSWERS)
    assert asked.errors == [
        "Check this address, which is made from the name. It can never be changed afterwards. Press the button again "
        "if it is right."
    ]
    page = administrator.submit(asked, "Add committee")
    assert page.heading == "Members of Finance and Corporate Services Scrutiny Board (1)"
    made = scene.committee("finance-and-corporate-services-scrutiny-board-1")
    assert (made.code, made.colour, made.minutes, made.active) == ("SB1", "#6a2c70", 120, True)
    assert [item["title"] for item in made.template.first_items] == [
        "Apologies and Substitutions",
        "Declarations of Interests",
    ]
    assert [item["title"] for item in made.template.last_items] == ["Work Programme", "Any Other Business"]


def test_an_address_of_ones_own_is_taken_at_once(scene: Scene, administrator: InspectingClient) -> None:
    administrator.submit(administrator.visit(NEW), "Add committee", **ANSWERS, slug="scrutiny-board-1")
    assert scene.committee("scrutiny-board-1").name == ANSWERS["name"]


def test_a_form_that_is_sent_twice_makes_one_committee(scene: Scene, administrator: InspectingClient) -> None:
    form = administrator.visit(NEW)
    for _ in range(2):
        administrator.submit(form, "Add committee", **ANSWERS, slug="scrutiny-board-1")
    with scene.database.session() as session:
        assert session.scalars(select(Committee.slug).order_by(Committee.id)).all() == [
            "board",
            "other",
            "scrutiny-board-1",
        ]


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Scrutiny Board (2)", "scrutiny-board-2"),
        ("Children's Panel", "childrens-panel"),
        ("Board", "board-2"),
        ("New", "new-2"),
        ("Café – Überprüfung", "cafe-uberprufung"),
        ("委員会", "committee"),
        ("A very long name " * 8, "a-very-long-name-a-very-long-name-a-very-long-name-a-very"),
    ],
)
def test_the_proposed_address_is_made_of_the_name(
    scene: Scene, administrator: InspectingClient, name: str, proposed: str
) -> None:
    asked = administrator.submit(administrator.visit(NEW), "Add committee", status=422, **{**ANSWERS, "name": name})
    assert asked.by_id["slug"].get("value") == proposed


@pytest.mark.parametrize("slug", ["Board 3", "../etc", "-a", "a--b", "new", "é", "a/b", "x" * 61])
def test_what_cannot_stand_in_an_address_is_refused(administrator: InspectingClient, slug: str) -> None:
    page = administrator.submit(administrator.visit(NEW), "Add committee", status=422, **ANSWERS, slug=slug)
    assert len(page.errors) == 1


def test_an_address_or_code_that_is_taken_is_refused(administrator: InspectingClient) -> None:
    page = administrator.submit(administrator.visit(NEW), "Add committee", status=422, **ANSWERS, slug="board")
    assert page.errors == ["Another committee has that address. Choose another one."]
    taken = {**ANSWERS, "code": "sb2"}
    page = administrator.submit(administrator.visit(NEW), "Add committee", status=422, **taken, slug="third")
    assert page.errors == ["Children’s Services Scrutiny Board has the short code SB2. Choose another one."]


@pytest.mark.parametrize("code", ["S B", "SB-2", "É2", "}"])
def test_a_code_is_letters_and_numbers(administrator: InspectingClient, code: str) -> None:
    page = administrator.submit(
        administrator.visit(NEW), "Add committee", status=422, **{**ANSWERS, "code": code}, slug="third"
    )
    assert page.errors == ["Use one to six letters and numbers as the short code, like SB2."]


def test_a_colour_that_cannot_be_read_on_white_is_refused_with_its_contrast(administrator: InspectingClient) -> None:
    page = administrator.submit(
        administrator.visit(BOARD), "Save committee", status=422, colour="#ffcc00", name="Still what I typed"
    )
    assert page.errors[0].startswith("Choose a darker colour. White text on #ffcc00 has a contrast of 1.5 to 1")
    assert page.by_id["name"].get("value") == "Still what I typed"
    page = administrator.submit(administrator.visit(BOARD), "Save committee", status=422, colour="purple")
    assert page.errors == ["Colour must be six digits or letters from a to f, like #0b5563"]


def test_a_committee_is_changed_and_its_address_stays(scene: Scene, administrator: InspectingClient) -> None:
    page = administrator.visit(BOARD)
    assert "The address never changes" in page
    page = administrator.submit(
        page,
        "Save committee",
        name="Education Scrutiny Board",
        starts="10:30am",
        minutes="90",
        remit="Schools.\nLibraries.",
        holds_crime_and_disorder=True,
    )
    assert "Education Scrutiny Board is saved" in page
    now = scene.committee()
    assert (now.slug, now.name, now.starts.isoformat(), now.minutes) == (
        "board",
        "Education Scrutiny Board",
        "10:30:00",
        90,
    )
    assert (now.remit, now.holds_crime_and_disorder) == ("Schools.\nLibraries.", True)
    assert scene.journal("committee")[-1].changes["name"] == [
        "Children’s Services Scrutiny Board",
        "Education Scrutiny Board",
    ]


def test_its_own_code_may_be_written_in_other_letters(scene: Scene, administrator: InspectingClient) -> None:
    administrator.submit(administrator.visit(BOARD), "Save committee", code="sb2")
    assert scene.committee().code == "sb2"


def test_a_committee_that_is_no_longer_in_use_stays_on_the_list(administrator: InspectingClient) -> None:
    administrator.submit(administrator.visit(BOARD), "Save committee", active=False)
    assert "Not in use" in administrator.visit("/manage/committees/")


def test_a_second_writer_sees_both_versions_and_loses_nothing(scene: Scene, administrator: InspectingClient) -> None:
    mine = administrator.visit(BOARD)
    scene.change(Committee, scene.board, name="What Bob wrote", place="Room 3")
    page = administrator.submit(mine, "Save committee", status=409, name="What I wrote")
    assert "Bob Rival saved a change while you had this open" in page
    assert page.rows()[1] == ["Name", "What I wrote", "What Bob wrote"]
    assert page.by_id["name"].get("value") == "What I wrote"
    assert page.by_id["place"].get("value") == "Room 3"
    assert scene.committee().name == "What Bob wrote"
    administrator.submit(page, "Save committee")
    assert (scene.committee().name, scene.committee().place) == ("What I wrote", "Room 3")


def test_whoever_sets_up_one_committee_sees_and_touches_no_other(scene: Scene) -> None:
    local = scene.signed_in(Role.ADMINISTRATOR, scene.board)
    page = local.visit("/manage/committees/")
    assert "Children’s Services Scrutiny Board" in page
    assert "Health Scrutiny Board" not in page
    assert "Add a committee" not in page.links
    local.visit(BOARD)
    for address in ("/manage/committees/other/", "/manage/committees/other/members/", NEW, "/manage/council/"):
        local.visit(address, status=403)


def test_a_committee_that_is_none_is_not_found(administrator: InspectingClient) -> None:
    administrator.visit("/manage/committees/nowhere/", status=404)
    administrator.visit("/manage/committees/nowhere/members/", status=404)


def test_the_list_asks_no_more_of_the_database_when_it_grows(scene: Scene, administrator: InspectingClient) -> None:
    engine = scene.database.engine
    with scenes.statements(engine) as few:
        administrator.visit("/manage/committees/")
    with scenes.changing(scene.database) as session:
        for number in range(30):
            scenes.a_committee(session, f"c{number}")
    with scenes.statements(engine) as many:
        administrator.visit("/manage/committees/")
    assert len(many) == len(few)
