"""What was asked for, in Chromium: confirmed from items' words, and scheduled by mouse, by keyboard or by a form."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from tests.journeys.test_board import column, drag
from tests.journeys.test_plan_and_publish import sign_in
from tests.support import scenes
from tests.support.browser import OpenPage
from tests.support.browsing import assert_accessible, assert_fits_when_narrow
from workprogramme.database import Database
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import read_target
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.models.committees import Committee
from workprogramme.models.people import Person

BOARD = "/plan/scrutiny-board-2/?year=2018-19"
PROPOSALS = "/plan/scrutiny-board-2/proposals/?year=2018-19"
TITLE = "Elective home education"
MADE = "is made and planned for Thursday 4 April 2019."


@pytest.fixture
def opened(open_page: OpenPage, coventry: Database) -> Callable[..., Page]:
    """Opens a page for the co-ordinator; something was asked for that no item answers."""
    with scenes.changing(coventry) as session:
        board = session.scalars(select(Committee).where(Committee.slug == "scrutiny-board-2")).one()
        gregg = session.scalars(select(Person.id).where(Person.name == "John Gregg")).one()
        target = read_target("April 2019", MunicipalYear(2018))
        ask(session, board.id, FollowUpDraft(wording=TITLE, asked_of=(gregg,), target=target), scenes.NOW)

    def open_(address: str, **options: object) -> Page:
        page = open_page(**options)
        sign_in(page, "coordinator")
        page.goto(address)
        if address == BOARD and options.get("java_script_enabled", True):
            page.locator("[data-planner][data-ready]").wait_for()
        return page

    return open_


def test_it_is_scheduled_by_mouse_and_that_is_undone(opened: Callable[..., Page]) -> None:
    page = opened(BOARD, viewport={"width": 1600, "height": 1000})
    april = column(page, "4 April 2019")
    expect(page.locator("#tray")).to_contain_text("Asked for, due April 2019")
    assert_accessible(page)
    drag(page, TITLE, april)
    expect(page.locator(f"{april} [data-what-if]")).to_be_visible()
    page.mouse.up()
    expect(page.locator("#said")).to_contain_text(MADE)
    expect(page.locator(f"{april} .card:focus")).to_contain_text(TITLE)
    expect(page.locator(f"{april} .card:focus")).to_contain_text("John Gregg")
    assert_accessible(page)
    page.get_by_role("button", name="Undo the last move").click()
    expect(page.locator("#said")).to_contain_text("is put back")
    expect(page.locator("#tray .card--asked")).to_contain_text(TITLE)
    assert_fits_when_narrow(page)


def test_it_is_scheduled_with_the_keyboard_only(opened: Callable[..., Page]) -> None:
    page = opened(BOARD)
    page.locator(".card--asked").focus()
    page.keyboard.press("m")
    page.keyboard.type("4 Apr")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text(MADE)
    expect(page.locator(".card:focus")).to_contain_text(TITLE)
    page.keyboard.press("Control+z")
    expect(page.locator("#said")).to_contain_text("is put back")
    page.locator(".card--asked").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#said")).to_contain_text("is made and planned for Thursday 21 March 2019.")


def test_it_is_scheduled_without_scripts(opened: Callable[..., Page]) -> None:
    page = opened(BOARD, java_script_enabled=False)
    card = page.locator(".card--asked")
    card.locator("summary").click()
    card.get_by_label("At", exact=True).select_option("4 Apr")
    card.get_by_role("button", name=f"Make an item {TITLE}").click()
    expect(page.locator(column(page, "4 April 2019"))).to_contain_text(TITLE)
    page.get_by_role("button", name="Undo the last move").click()
    expect(page.locator("#tray .card--asked")).to_contain_text(TITLE)


def test_a_proposal_is_mended_and_confirmed_by_mouse_and_undone(opened: Callable[..., Page]) -> None:
    page = opened(BOARD)
    page.get_by_role("link", name="Asked for (").click()
    assert_accessible(page)
    page.get_by_role("link", name="Change, then confirm for Library Review").click()
    page.get_by_label("Minute").fill("31/18")
    assert_accessible(page)
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("Confirmed: “Library Review”.")).to_be_visible()
    page.get_by_text("Decided:").click()
    page.get_by_role("button", name="Undo for Library Review").click()
    expect(page.get_by_role("button", name="Confirm for Library Review")).to_be_visible()


def test_a_proposal_is_decided_with_the_keyboard_only(opened: Callable[..., Page]) -> None:
    page = opened(PROPOSALS)
    page.get_by_role("button", name="Confirm for Library Review").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Library Review”: not a follow-up.")).to_be_visible()


def test_all_without_a_doubt_are_confirmed_without_scripts(opened: Callable[..., Page]) -> None:
    page = opened(PROPOSALS, java_script_enabled=False)
    page.get_by_role("button", name="as shown").click()
    expect(page.get_by_text("proposals confirmed.")).to_be_visible()
    expect(page.get_by_role("heading", name="Without a doubt")).to_have_count(0)
