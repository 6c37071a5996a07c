"""The pages of this room in a real browser: accessible, narrow, usable with the keyboard, and without scripts."""

import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from tests.journeys.test_plan_and_publish import sign_in
from tests.support.browser import OpenPage
from tests.support.browsing import assert_good_page
from workprogramme.database import Database
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting


@pytest.fixture
def ofsted(coventry: Database) -> int:
    """The example on 1 March 2019; the id of the item that John Gregg leads on 4 April."""
    with coventry.session() as session:
        return session.scalars(select(Item.id).join(Meeting).where(Item.title == "Ofsted feedback")).one()


def look_at(page: Page, *addresses: str) -> None:
    for address in addresses:
        page.goto(address)
        assert_good_page(page)


def test_what_an_officer_sees(open_page: OpenPage, ofsted: int) -> None:
    page = open_page()
    sign_in(page, "officer")
    assert page.url.endswith("/my/")
    look_at(
        page, "/my/", "/my/team/", f"/my/reports/{ofsted}/", f"/my/reports/{ofsted}/standing",
        f"/my/reports/{ofsted}/attach", f"/my/reports/{ofsted}/defer",
    )  # fmt: skip


def test_what_a_councillor_sees(open_page: OpenPage, ofsted: int) -> None:
    page = open_page()
    sign_in(page, "councillor")
    look_at(page, "/my/")


def test_an_officer_without_scripts_asks_to_defer_and_the_coordinator_accepts(open_page: OpenPage, ofsted: int) -> None:
    officer = open_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    sign_in(officer, "officer")
    officer.get_by_role("link", name="Ask to defer Ofsted feedback").click()
    officer.get_by_label("A later one, to be agreed with the co-ordinator").check()
    officer.get_by_label("Why can it not come when it is planned?").fill("The inspectors come again")
    officer.get_by_role("button", name="Ask to defer").click()
    officer.get_by_text("The co-ordinator has not answered yet").wait_for()
    planner = open_page()
    sign_in(planner, "coordinator")
    look_at(
        planner, "/plan/scrutiny-board-2/reports/", "/plan/scrutiny-board-2/deadlines", f"/plan/items/{ofsted}/deferral"
    )
    planner.get_by_label("Accept, and move the item").check()
    planner.get_by_role("button", name="Answer the request").click()
    planner.get_by_text("is deferred").wait_for()


def test_the_enter_key_in_a_chain_looks_and_changes_nothing(open_page: OpenPage, ofsted: int) -> None:
    page = open_page()
    sign_in(page, "coordinator")
    page.goto("/plan/scrutiny-board-2/deadlines")
    page.get_by_label("Stage 2 is due").fill("16")
    page.get_by_label("Stage 2 is due").press("Enter")
    page.wait_for_selector(".moved")
    assert page.get_by_label("Stage 1", exact=True).input_value() == "Brief"
