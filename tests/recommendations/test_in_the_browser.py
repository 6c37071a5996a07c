"""Recommendations and the record of a meeting in Chromium: accessible, narrow, by keyboard, and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.recommendations.scene import Scene
from tests.support.browsing import assert_accessible, assert_fits_when_narrow, assert_good_page
from tests.support.client import InspectingClient
from tests.support.servers import Server
from workprogramme.domain.recommendations import Verdict


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


@pytest.fixture
def several(scene: Scene, june: str) -> str:
    """Recommendations in several states, and a meeting to record."""
    for _ in range(4):
        scene.recommend()
    for number in (1, 2, 3):
        scene.notice(number)
    scene.reply(2)
    scene.reply(3, Verdict.REJECTED)
    scene.publish(2)
    return june


@pytest.mark.parametrize(
    "address",
    [
        "/recommendations/",
        "/recommendations/2/",
        "/recommendations/new",
        "/recommendations/1/reply",
        "/recommendations/1/links/new",
        "/recommendations/2/review",
        "/plan/board/chasing/",
        "/committees/board/recommendations/?year=2018-19",
        "/meetings/2/record?at=item:1",
        "/meetings/2/outstanding/",
    ],
)
def test_every_page_is_good(several: str, browser: Callable[..., Page], address: str) -> None:
    page = browser()
    page.goto(address)
    assert_good_page(page)


def test_the_pages_of_a_link_are_good(
    several: str, scene: Scene, planner: InspectingClient, open_page: Callable[..., Page]
) -> None:
    made = planner.submit(planner.visit("/recommendations/1/links/new"), "Make link")
    address = made.by_id["reply-address"].get("value", "").partition("/replies/")[2]
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(f"/replies/{address}")
    assert_good_page(page)
    page.get_by_label("Accepted", exact=True).check()
    page.get_by_role("button", name="Send reply").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your reply to SB2 (18/19) 01 is sent")
    assert_good_page(page)
    page.goto(f"/replies/{address}")
    assert_good_page(page)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [1280, 320])
def test_a_meeting_is_recorded_with_the_keyboard_alone(
    several: str, scene: Scene, browser: Callable[..., Page], width: int, scripts: bool
) -> None:
    page = browser(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    page.goto(f"{several}?at=item:{scene.camhs}&next=number")
    expect(page.locator("#number")).to_be_focused()
    page.keyboard.type("19/19")
    page.keyboard.press("Enter")
    for line in ("The report was noted.", "Officers were thanked."):
        expect(page.locator("#resolved")).to_be_focused()
        page.keyboard.type(line)
        page.keyboard.press("Enter")
        expect(page.get_by_text(line)).to_be_visible()
    page.locator("#asked_for").fill("A further report")
    page.keyboard.press("Tab")
    page.keyboard.type("John Gregg")
    page.keyboard.press("Tab")
    page.keyboard.type("January 2020")
    page.keyboard.press("Enter")
    expect(page.locator("#asked_for")).to_be_focused()
    expect(page.get_by_text("of John Gregg, by January 2020")).to_be_visible()
    if scripts:
        assert_accessible(page)
        assert_fits_when_narrow(page)
    page.locator("#asked_for").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Enter what was asked for")
