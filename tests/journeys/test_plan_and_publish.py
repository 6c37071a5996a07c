"""The main job in a real browser: an item is changed and published; the public page and the feed follow."""

import urllib.request

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import OpenPage
from tests.support.servers import Server
from workprogramme.database import Database
from workprogramme.demo.seeding import PASSWORD

BOARD = "/committees/scrutiny-board-2/"


def sign_in(page: Page, who: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(f"{who}@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def feed(server: Server) -> str:
    with urllib.request.urlopen(f"{server.url}{BOARD}calendar.ics") as answer:
        return answer.read().decode().replace("\r\n ", "")


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_coordinator_renames_an_item_and_publishes_it(
    open_page: OpenPage, coventry: Database, server: Server, scripts: bool
) -> None:
    planner, reader = open_page(java_script_enabled=scripts), open_page(java_script_enabled=scripts)
    sign_in(planner, "coordinator")
    planner.goto("/plan/scrutiny-board-2/?year=2018-19")
    planner.get_by_role("link", name="Coventry Youth Partnership").first.click()
    planner.get_by_label("Title", exact=True).fill("Coventry Youth Partnership and clubs")
    planner.get_by_role("button", name="Save item").click()
    expect(planner.get_by_role("main")).to_contain_text("Coventry Youth Partnership and clubs")

    reader.goto(BOARD)
    expect(reader.get_by_role("main")).not_to_contain_text("and clubs")
    assert "and clubs" not in feed(server)

    planner.goto("/plan/scrutiny-board-2/publish?year=2018-19")
    expect(planner.get_by_role("main")).to_contain_text("Was “Coventry Youth Partnership”.")
    planner.get_by_label("What is new").fill("A wider look at youth work")
    planner.get_by_role("button", name="Publish edition 3").click()
    expect(planner.get_by_role("status")).to_contain_text("Edition 3 is published.")

    reader.reload()
    expect(reader.get_by_role("main")).to_contain_text("Coventry Youth Partnership and clubs")
    expect(reader.get_by_role("main")).to_contain_text("A wider look at youth work")
    assert "Coventry Youth Partnership and clubs" in feed(server)


def test_pressing_publish_in_two_tabs_makes_one_edition(open_page: OpenPage, coventry: Database) -> None:
    page = open_page()
    sign_in(page, "coordinator")
    page.goto("/plan/scrutiny-board-2/")
    page.get_by_role("link", name="Coventry Youth Partnership").first.click()
    page.get_by_label("Title", exact=True).fill("Youth work")
    page.get_by_role("button", name="Save item").click()
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto("/plan/scrutiny-board-2/publish?year=2018-19")
    page.get_by_role("button", name="Publish edition 3").click()
    expect(page.get_by_role("status")).to_contain_text("Edition 3 is published.")
    other.get_by_role("button", name="Publish edition 3").click()
    expect(other.get_by_role("main")).to_contain_text("Nothing has changed since edition 3")
    page.goto(f"{BOARD}editions/")
    expect(page.get_by_role("link", name="Edition 3", exact=True)).to_have_count(1)
    expect(page.get_by_role("link", name="Edition 4", exact=True)).to_have_count(0)


def test_somebody_with_only_a_keyboard_can_sign_in(open_page: OpenPage, coventry: Database) -> None:
    page = open_page()
    page.goto("/sign-in")
    page.get_by_label("Email address").focus()
    page.keyboard.type("coordinator@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
