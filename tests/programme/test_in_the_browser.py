"""The planners' pages in Chromium: accessible, readable when narrow, usable with the keyboard; and what scripts add."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.browsing import assert_accessible, assert_fits_when_narrow, assert_good_page
from tests.support.client import InspectingClient
from tests.support.servers import Server
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting


@pytest.fixture
def browser(
    scene: Scene, planner: InspectingClient, server: Server, open_page: Callable[..., Page]
) -> Callable[..., Page]:
    """Opens a page in which a planner is signed in; options are Playwright's for a new context."""
    cookie = planner.get_cookie("workprogramme")
    assert cookie is not None

    def open_(**options: object) -> Page:
        page = open_page(**options)
        page.context.add_cookies([{"name": "workprogramme", "value": cookie.value, "url": server.url}])
        return page

    return open_


def assert_reads_well(page: Page) -> None:
    """The checks of a good page but for the walk, which begins at the error summary, where the focus is."""
    assert_accessible(page)
    assert_fits_when_narrow(page)


@pytest.fixture
def everything(scene: Scene) -> None:
    """A plan with something of every kind on it."""
    scene.publish()
    with scenes.changing(scene.database, "Because.") as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        scenes.an_item(session, board, "Contract of the agency", april, exempt_paragraph=3, public_interest="Prices.")
        scenes.an_item(session, board, "Withdrawn item", withdrawn=True)
        april.status, april.note = MeetingStatus.CANCELLED, "Too few members could come."
        session.get_one(Item, scene.adoption).detail = "Another detail."


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize(
    "address",
    [
        "/plan/",
        "/plan/board/?year=2018-19",
        "/plan/board/?year=2019-20",
        "/plan/board/items/new",
        "/plan/items/1/",
        "/plan/items/1/move",
        "/plan/items/1/withdraw",
        "/plan/items/1/history",
        "/plan/board/meetings/new",
        "/plan/meetings/2/",
        "/plan/meetings/1/call-off",
    ],
)
def test_every_page_is_good(browser: Callable[..., Page], address: str) -> None:
    page = browser()
    page.goto(address)
    assert_good_page(page)


def test_a_form_with_errors_and_a_clash_is_good_too(scene: Scene, browser: Callable[..., Page]) -> None:
    page = browser()
    page.goto(f"/plan/items/{scene.adoption}/")
    page.fill("#lead_officers", "Sarah Mils")
    page.fill("#title", "Adoption")
    page.get_by_role("button", name="Save item").click()
    expect(page.get_by_role("alert")).to_contain_text("Sarah Mils is not in the list of people.")
    assert_reads_well(page)
    scene.change(Item, scene.adoption, title="Adoption services", detail="Their words.")
    page.get_by_label("Add Sarah Mils as an officer").check()
    page.get_by_role("button", name="Save item").click()
    expect(page.get_by_role("alert")).to_contain_text("Bob Rival saved a change while you had this open")
    assert_reads_well(page)


def test_a_warning_about_a_day_is_good_too(browser: Callable[..., Page]) -> None:
    page = browser()
    page.goto("/plan/board/meetings/new?year=2018-19")
    for part, value in (("day", "19"), ("month", "4"), ("year", "2019")):
        page.fill(f"#day-{part}", value)
    page.get_by_role("button", name="Add meeting").click()
    expect(page.get_by_text("Friday 19 April 2019: Good Friday.")).to_be_visible()
    assert_reads_well(page)


def test_names_are_found_on_the_list_and_added(scene: Scene, browser: Callable[..., Page]) -> None:
    page = browser()
    page.goto(f"/plan/items/{scene.adoption}/")
    find = page.get_by_label("Find on the list of people: lead officers")
    find.fill("John Gregg")
    find.press("Enter")
    expect(page.locator("#lead_officers")).to_have_value("Sarah Mills\nJohn Gregg")
    expect(page.get_by_text("John Gregg is added.")).to_be_visible()
    find.fill("sarah mills")
    page.get_by_role("button", name="Add to lead officers").click()
    expect(page.locator("#lead_officers")).to_have_value("Sarah Mills\nJohn Gregg")


def test_an_item_is_moved_without_scripts(scene: Scene, browser: Callable[..., Page]) -> None:
    page = browser(java_script_enabled=False)
    page.goto(f"/plan/items/{scene.adoption}/move")
    page.get_by_label("Meeting").select_option("Thursday 7 February 2019, 2pm")
    page.get_by_role("button", name="Move item").click()
    expect(page.get_by_text("“Adoption Central England” is moved.")).to_be_visible()
    assert scene.item().meeting_id == scene.february
