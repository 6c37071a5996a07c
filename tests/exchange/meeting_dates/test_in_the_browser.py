"""The import of a calendar in Chromium: accessible, narrow, by keyboard alone, without JavaScript."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.programme.scene import Scene
from tests.support.browsing import assert_accessible, assert_fits_when_narrow, assert_good_page
from tests.support.client import InspectingClient
from tests.support.servers import Server
from workprogramme.models.meetings import Meeting

TEXT = (
    "Children’s Services Scrutiny Board\n\nThursday 7 February 2019\nThursday 11 April 2019, 10am, Town Hall\n"
    "Saturday 27 April 2019\nThursday 23 May 2019\nAll of them are webcast.\n\n"
    "Cabinet\nTuesday 9 April 2019\n"
)


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


def test_every_page_of_an_import_is_a_good_page(scene: Scene, browser: Callable[..., Page]) -> None:
    page = browser()
    page.goto("/plan/board/meetings/import/")
    assert_good_page(page)
    page.get_by_role("button", name="Look at the meetings").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a file, or paste the meetings.")
    assert_accessible(page)
    assert_fits_when_narrow(page)
    page.get_by_label("Or paste the meetings").fill(TEXT)
    page.get_by_role("button", name="Look at the meetings").click()
    for summary in page.locator("summary").all():
        summary.click()
    assert_accessible(page)
    assert_fits_when_narrow(page)
    page.reload()
    assert_good_page(page)
    scene.change(Meeting, scene.april, note="The lift is out of order.")
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("The programme has changed since you opened this page.")
    assert_accessible(page)
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What came of the calendar")
    assert_good_page(page)
    page.goto("/plan/board/meetings/import/")
    assert_good_page(page)
    page.goto("/plan/meetings/import/")
    page.get_by_label("Or paste the meetings").fill(TEXT)
    page.get_by_role("button", name="Look at the meetings").click()
    page.locator("summary").first.click()
    assert_accessible(page)
    assert_fits_when_narrow(page)


def test_an_import_by_keyboard_alone_and_without_scripts(scene: Scene, browser: Callable[..., Page]) -> None:
    page = browser(java_script_enabled=False)
    page.goto("/plan/board/meetings/new")
    page.get_by_role("link", name="Bring them in from a calendar").press("Enter")
    page.get_by_label("Or paste the meetings").focus()
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    doubtful = page.get_by_role("group", name="Saturday 27 April 2019")
    expect(doubtful.get_by_label("Do not add it")).to_be_checked()
    doubtful.get_by_label("Do not add it").focus()
    page.keyboard.press("ArrowUp")
    expect(doubtful.get_by_label("Add it", exact=True)).to_be_checked()
    page.get_by_role("button", name="Import", exact=True).press("Enter")
    expect(page.get_by_text("2 meetings added and 1 meeting moved.")).to_be_visible()
    assert [one.day for one in scene.meetings()] == [
        date(2019, 2, 7), date(2019, 4, 11), date(2019, 4, 27), date(2019, 5, 23),
    ]  # fmt: skip
    page.get_by_role("button", name="Undo this import").press("Enter")
    expect(page.get_by_text("Every meeting is as it was before.")).to_be_visible()
    assert [one.day for one in scene.meetings()] == [date(2019, 2, 7), date(2019, 4, 4)]
