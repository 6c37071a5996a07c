"""The pages of setting up in a real browser: accessible, narrow, usable with the keyboard; some of them in error."""

import pytest
from playwright.sync_api import Page, expect

from tests.committees.scene import Scene, a_seat
from tests.support import scenes
from tests.support.browser import OpenPage
from tests.support.browsing import assert_accessible, assert_fits_when_narrow, assert_good_page
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MemberRole, PersonKind
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.people import Person

PASSWORD = "three random words"
LONG = "Communities, Neighbourhoods and Environmental Sustainability Scrutiny Co-ordination Sub-Committee (14)"


@pytest.fixture
def administrator(scene: Scene, open_page: OpenPage) -> Page:
    """A page of an administrator who has signed in, with something on every list."""
    scene.signed_in(password=PASSWORD)
    scene.signed_in(Role.COORDINATOR, scene.board, "Bea Planner")
    scene.change(Council, 1, closures=[{"first": "2018-12-24", "last": "2018-12-31", "reason": "Christmas closure"}])
    with scene.changing() as session:
        scenes.a_committee(session, "long", name=LONG, code="SCC14A", active=False)
        board = session.get_one(Committee, scene.board)
        for number in range(60):
            scenes.a_person(session, f"Cllr Extraordinarily-Long-Surname{number}", PersonKind.COUNCILLOR)
        past = scenes.a_person(session, "Cllr Past", PersonKind.COUNCILLOR)
        a_seat(session, board, past, last_day=scenes.NOW.date().replace(month=2))
        comes = scenes.a_person(session, f"Cllr {'Surname-' * 6}Hyphenated", PersonKind.COUNCILLOR)
        chair = session.get_one(Person, scene.mutton)
        a_seat(session, board, comes, MemberRole.SUBSTITUTE, in_place_of=chair, position=9)
    page = open_page()
    page.goto("/sign-in?next=/account/password")
    page.get_by_label("Email address").fill("administrator@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/account/password")
    return page


def test_the_council_and_its_days(administrator: Page) -> None:
    for address in ("/manage/council/", "/manage/council/closures/new", "/manage/council/closures/2018-12-24"):
        administrator.goto(address)
        assert_good_page(administrator)


def test_committees_and_their_seats(administrator: Page, scene: Scene) -> None:
    seat, substitute = scene.seats()[0].id, scene.seats()[-1].id
    for address in (
        "/manage/committees/", "/manage/committees/new", "/manage/committees/board/",
        "/manage/committees/board/members/", "/manage/committees/long/members/",
        "/manage/committees/board/members/new", f"/manage/committees/board/members/{seat}/",
        f"/manage/committees/board/members/{seat}/end", "/manage/committees/board/members/substitutes/new",
        f"/manage/committees/board/members/{substitute}/", f"/manage/committees/board/members/{substitute}/end",
    ):  # fmt: skip
        administrator.goto(address)
        assert_good_page(administrator)


def test_people(administrator: Page, scene: Scene) -> None:
    for address in (
        "/manage/people/?q=extraordinarily&page=2", "/manage/people/?q=nobody-like-this", "/manage/people/alike/",
        f"/manage/people/{scene.mutton}/", f"/manage/people/{scene.sara}/merge",
        f"/manage/people/{scene.sara}/merge/{scene.sarah}", f"/manage/people/{scene.sara}/merge/{scene.mutton}",
    ):  # fmt: skip
        administrator.goto(address)
        assert_good_page(administrator)


def test_accounts(administrator: Page, scene: Scene) -> None:
    planner = scene.account("bea.planner@example.org").id
    for address in (
        "/manage/accounts/", "/manage/accounts/new", f"/manage/accounts/{planner}/",
        f"/manage/accounts/{planner}/password", "/account/password",
    ):  # fmt: skip
        administrator.goto(address)
        assert_good_page(administrator)


def test_what_is_wrong_is_said_and_can_be_gone_to(administrator: Page) -> None:
    administrator.goto("/manage/committees/board/members/new")
    administrator.get_by_role("button", name="Add seat").click()
    expect(administrator.get_by_role("alert")).to_contain_text("Select a person")
    assert_accessible(administrator)
    assert_fits_when_narrow(administrator)
    administrator.get_by_role("link", name="Select a role").click()
    expect(administrator.get_by_role("radio", name="Chair", exact=True)).to_be_focused()


def test_a_name_like_one_on_the_list_is_asked_about(administrator: Page) -> None:
    administrator.goto("/manage/people/new")
    administrator.get_by_label("Name", exact=True).fill("Jon Gregg")
    administrator.get_by_role("radio", name="Officer").check()
    administrator.get_by_role("button", name="Add to the list").click()
    expect(administrator.get_by_role("main")).to_contain_text("Jon Gregg looks like somebody who is on the list")
    assert_accessible(administrator)
    assert_fits_when_narrow(administrator)
    administrator.get_by_label("This is somebody else").check()
    administrator.get_by_role("button", name="Add to the list").click()
    expect(administrator.get_by_role("main")).to_contain_text("Jon Gregg is on the list")


def test_a_second_writer_is_shown_both_versions(administrator: Page, scene: Scene) -> None:
    administrator.goto("/manage/committees/board/")
    scene.change(Committee, scene.board, name="What Bob wrote", place="Room 3")
    administrator.get_by_label("Name", exact=True).fill("What I wrote")
    administrator.get_by_role("button", name="Save committee").click()
    expect(administrator.get_by_role("alert")).to_contain_text("What Bob wrote")
    assert_good_page(administrator)
    expect(administrator.get_by_label("Name", exact=True)).to_have_value("What I wrote")


def test_the_councils_colour_is_on_the_page_at_once(administrator: Page) -> None:
    administrator.goto("/manage/council/")
    administrator.get_by_label("Colour").fill("#7a0c2e")
    administrator.get_by_role("button", name="Save council").click()
    expect(administrator.locator(".wordmark")).to_have_css("background-color", "rgb(122, 12, 46)")
    assert_good_page(administrator)


def test_it_all_works_without_scripts(open_page: OpenPage, administrator: Page, scene: Scene) -> None:
    plain = open_page(java_script_enabled=False, storage_state=administrator.context.storage_state())
    plain.goto("/manage/committees/board/members/")
    plain.get_by_role("button", name="Move up Cllr Maton").click()
    expect(plain.get_by_role("main")).to_contain_text("Cllr Maton is listed earlier now")
    plain.get_by_role("link", name="End the seat of Cllr Mutton").click()
    plain.get_by_role("button", name="End this seat").click()
    expect(plain.get_by_role("main")).to_contain_text("ends on Friday 1 March 2019")
