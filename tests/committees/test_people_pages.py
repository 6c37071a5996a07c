"""The list of people: finding, adding, changing, and taking somebody out of the lists that offer them."""

from typing import Any

import pytest

from tests.committees.scene import Scene, a_seat
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import PersonKind
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.people import Person

PEOPLE = "/manage/people/"
NEW = f"{PEOPLE}new"


def names(page: Page) -> list[str]:
    return [row[0] for row in page.rows()[1:]]


def many(scene: Scene, number: int = 120) -> None:
    with scene.changing() as session:
        for n in range(number):
            scenes.a_person(session, f"Officer Number{n:03}")


def test_the_list_is_by_name_with_those_who_left_last(scene: Scene, administrator: InspectingClient) -> None:
    scene.change(Person, scene.maton, active=False)
    assert names(administrator.visit(PEOPLE)) == [
        "Cllr Mutton",
        "CWPT",
        "John Gregg",
        "Sara Mills",
        "Sarah Mills",
        "Cllr Maton Not offered",
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("mills", ["Sara Mills", "Sarah Mills"]),
        ("SARAH m", ["Sarah Mills"]),
        ("director", ["John Gregg"]),
        ("education", ["Cllr Maton"]),
        ("m mutton", ["Cllr Mutton"]),
        ("sarah.mills@", ["Sarah Mills"]),
    ],
)
def test_words_are_looked_for_in_names_posts_portfolios_and_addresses(
    administrator: InspectingClient, wanted: str, found: list[str]
) -> None:
    page = administrator.submit(administrator.visit(PEOPLE), "Search", q=wanted)
    assert names(page) == found
    assert page.heading == f"People with “{wanted}”"


@pytest.mark.parametrize("wanted", ["%", "_", "100%", "\\", "' OR 1=1 --", "x" * 5000, "\x00", "q " * 300])
def test_signs_that_mean_something_to_a_database_are_looked_for_as_they_are(
    administrator: InspectingClient, wanted: str
) -> None:
    response = administrator.get(PEOPLE, query_string={"q": wanted})
    assert response.status_code == 200
    if wanted != "\x00":
        assert "Nobody on the list is like that" in response.text


def test_one_kind_can_be_shown(administrator: InspectingClient) -> None:
    page = administrator.submit(administrator.visit(PEOPLE), "Search", kind="Outside bodies")
    assert names(page) == ["CWPT"]
    assert administrator.get(f"{PEOPLE}?kind=nonsense").status_code == 200


def test_a_long_list_comes_in_pages(scene: Scene, administrator: InspectingClient) -> None:
    many(scene)
    page = administrator.visit(f"{PEOPLE}?q=number")
    assert "120 people, page 1 of 3" in page
    assert names(page)[0] == "Officer Number000"
    page = administrator.follow(page, "Next page")
    assert names(page)[0] == "Officer Number050"
    page = administrator.follow(page, "Page 3")
    assert len(names(page)) == 20
    assert page.heading == "People with “number”"


@pytest.mark.parametrize("page", ["0", "-1", "99999", "9" * 40, "two", "٣", ""])
def test_a_page_that_is_none_is_answered_with_one_that_is(administrator: InspectingClient, page: str) -> None:
    assert administrator.get(PEOPLE, query_string={"page": page}).status_code == 200


def test_the_list_asks_no_more_of_the_database_when_it_grows(scene: Scene, administrator: InspectingClient) -> None:
    def counted(address: str) -> int:
        with scenes.statements(scene.database.engine) as seen:
            administrator.visit(address)
        return len(seen)

    addresses = (PEOPLE, f"{PEOPLE}alike/", f"{PEOPLE}{scene.sarah}/", f"{PEOPLE}{scene.sarah}/merge")
    few = [counted(address) for address in addresses]
    many(scene)
    with scene.changing() as session:
        board, sarah = session.get_one(Committee, scene.board), session.get_one(Person, scene.sarah)
        for n in range(30):
            scenes.an_item(session, board, f"Item {n}", leads=[sarah])
    assert [counted(address) for address in addresses] == few


def test_somebody_new_is_added(scene: Scene, administrator: InspectingClient) -> None:
    page = administrator.submit(
        administrator.visit(NEW),
        "Add to the list",
        name="Paul Smith",
        kind="Officer",
        formal_name="P Smith",
        job_title="Head of Service",
        email="paul@example.org",
    )
    assert "Paul Smith is on the list" in page
    made = scene.people()[-1]
    assert (made.name, made.kind, made.formal_name, made.job_title, made.email, made.active) == (
        "Paul Smith",
        PersonKind.OFFICER,
        "P Smith",
        "Head of Service",
        "paul@example.org",
        True,
    )


def test_a_name_like_one_on_the_list_is_asked_about_first(scene: Scene, administrator: InspectingClient) -> None:
    page = administrator.submit(
        administrator.visit(NEW), "Add to the list", status=422, name="Jon Gregg", kind="Officer"
    )
    assert "Jon Gregg looks like somebody who is on the list already" in page
    assert page.links["John Gregg"] == f"{PEOPLE}{scene.gregg}/"
    assert len(scene.people()) == 6
    administrator.submit(page, "Add to the list", different=True)
    assert scene.people()[-1].name == "Jon Gregg"


def test_a_body_is_not_held_to_be_a_person(scene: Scene, administrator: InspectingClient) -> None:
    administrator.submit(administrator.visit(NEW), "Add to the list", name="John Gregg", kind="Outside body")
    assert scene.people()[-1].kind is PersonKind.BODY


def test_nothing_typed_is_asked_for(administrator: InspectingClient) -> None:
    page = administrator.submit(administrator.visit(NEW), "Add to the list", status=422)
    assert page.errors == ["Enter a name", "Select what they are to the council"]


def test_only_a_councillor_holds_a_portfolio(administrator: InspectingClient) -> None:
    page = administrator.submit(
        administrator.visit(NEW), "Add to the list", status=422, name="Ann New", kind="Officer", portfolio="Parks"
    )
    assert page.errors == ["Only a councillor holds a portfolio. Choose “Councillor”, or leave it empty."]


def test_somebody_is_changed(scene: Scene, administrator: InspectingClient) -> None:
    page = administrator.follow(administrator.visit(PEOPLE), "John Gregg")
    page = administrator.submit(page, "Save changes", name="Jonathan Gregg", job_title="")
    assert "Jonathan Gregg is saved" in page
    now = scene.find(Person, scene.gregg)
    assert now is not None
    assert (now.name, now.job_title) == ("Jonathan Gregg", "")
    assert scene.journal("person")[-1].by_name == "Administrator"


def test_a_member_of_a_committee_is_not_given_a_portfolio(scene: Scene, administrator: InspectingClient) -> None:
    page = administrator.visit(f"{PEOPLE}{scene.mutton}/")
    page = administrator.submit(page, "Save changes", status=422, portfolio="Parks")
    assert page.errors[0].startswith("Cllr Mutton is a member of Children’s Services Scrutiny Board.")
    assert "Local Government Act 2000 s9FA" in page.errors[0]


def test_whoever_comes_by_invitation_may_change_portfolio(scene: Scene, administrator: InspectingClient) -> None:
    administrator.submit(administrator.visit(f"{PEOPLE}{scene.maton}/"), "Save changes", portfolio="Parks")
    now = scene.find(Person, scene.maton)
    assert now is not None
    assert now.portfolio == "Parks"


def test_a_second_writer_sees_both_versions_of_somebody(scene: Scene, administrator: InspectingClient) -> None:
    mine = administrator.visit(f"{PEOPLE}{scene.gregg}/")
    scene.change(Person, scene.gregg, job_title="What Bob wrote", email="gregg@example.org")
    page = administrator.submit(mine, "Save changes", status=409, job_title="What I wrote")
    assert "Bob Rival saved a change" in page
    assert page.rows()[1] == ["Job title", "What I wrote", "What Bob wrote"]
    administrator.submit(page, "Save changes")
    now = scene.find(Person, scene.gregg)
    assert now is not None
    assert (now.job_title, now.email) == ("What I wrote", "gregg@example.org")


def test_somebody_who_left_is_offered_no_longer_and_stays_in_what_they_did(
    scene: Scene, administrator: InspectingClient
) -> None:
    with scene.changing() as session:
        board, gregg = session.get_one(Committee, scene.board), session.get_one(Person, scene.gregg)
        scenes.an_item(session, board, "Ofsted feedback", leads=[gregg])
    page = administrator.submit(administrator.visit(f"{PEOPLE}{scene.gregg}/"), "Offer no longer")
    assert "John Gregg is no longer offered" in page
    page = administrator.visit(f"{PEOPLE}{scene.gregg}/")
    assert "Ofsted feedback" in page
    administrator.submit(page, "Offer again")
    now = scene.find(Person, scene.gregg)
    assert now is not None
    assert now.active


def test_somebody_who_sits_on_a_committee_does_not_leave_before_their_seat_ends(
    scene: Scene, administrator: InspectingClient
) -> None:
    page = administrator.submit(administrator.visit(f"{PEOPLE}{scene.mutton}/"), "Offer no longer")
    assert "Cllr Mutton has a seat on Children’s Services Scrutiny Board. End that seat first." in page
    now = scene.find(Person, scene.mutton)
    assert now is not None
    assert now.active


def test_whoever_was_changed_meanwhile_is_looked_at_again_first(scene: Scene, administrator: InspectingClient) -> None:
    mine = administrator.visit(f"{PEOPLE}{scene.gregg}/")
    scene.change(Person, scene.gregg, job_title="Other")
    assert "Look at it again first" in administrator.submit(mine, "Offer no longer")


def test_names_that_look_alike_are_reported(scene: Scene, administrator: InspectingClient) -> None:
    page = administrator.visit(PEOPLE)
    assert "Sara Mills and Sarah Mills look like one person." in page
    page = administrator.follow(page, "Look at names that are alike")
    assert page.rows()[1][0] == "Sara Mills and Sarah Mills look like one person"
    scene.change(Person, scene.sara, name="Zoe Quite-Other")
    assert "No names are alike" in administrator.visit(f"{PEOPLE}alike/")


def test_of_very_many_names_that_look_alike_some_are_shown_first(scene: Scene, administrator: InspectingClient) -> None:
    with scene.changing() as session:
        for _ in range(40):
            scenes.a_person(session, "Sarah Mills")
    page = administrator.visit(f"{PEOPLE}alike/")
    assert len(page.rows()) == 101
    assert "There are more" in page


def test_whoever_keeps_the_list_for_one_committee_keeps_it_for_all(scene: Scene) -> None:
    scene.signed_in(Role.COORDINATOR, scene.board).visit(f"{PEOPLE}{scene.gregg}/")


@pytest.mark.parametrize("number", ["0", "999999", str(2**31), str(2**70)])
def test_nobody_is_not_found(administrator: InspectingClient, number: str) -> None:
    administrator.visit(f"{PEOPLE}{number}/", status=404)
    administrator.visit(f"{PEOPLE}{number}/merge", status=404)


def test_an_empty_list_says_how_to_begin(app: Any, app_database: Any) -> None:
    scene = Scene(app_database, app.test_client)
    assert "Nobody is on the list yet" in scene.signed_in().visit(PEOPLE)


def test_past_seats_do_not_keep_anybody(scene: Scene, administrator: InspectingClient) -> None:
    from datetime import date

    with scene.changing() as session:
        board, sara = session.get_one(Committee, scene.board), session.get_one(Person, scene.sara)
        a_seat(session, board, sara, last_day=date(2019, 2, 28))
    administrator.submit(administrator.visit(f"{PEOPLE}{scene.sara}/"), "Offer no longer")
    with scene.database.session() as session:
        assert session.query(Membership).filter_by(person_id=scene.sara).count() == 1
