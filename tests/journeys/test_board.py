"""A year is planned in Chromium: by mouse, by keyboard only, without scripts, by two people at once."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from tests.journeys.test_plan_and_publish import sign_in
from tests.support import scenes
from tests.support.browser import OpenPage
from tests.support.browsing import assert_accessible, assert_fits_when_narrow
from workprogramme.database import Database
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import read_target
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item

BOARD = "/plan/scrutiny-board-2/?year=2018-19"
TITLE = "Coventry Youth Partnership"


@pytest.fixture
def board(open_page: OpenPage, coventry: Database) -> Callable[..., Page]:
    """Opens the board for the co-ordinator; options are Playwright's for a new context."""

    def open_(address: str = BOARD, **options: object) -> Page:
        page = open_page(**options)
        sign_in(page, "coordinator")
        page.goto(address)
        if options.get("java_script_enabled", True):
            page.locator("[data-planner][data-ready]").wait_for()
        return page

    return open_


def column(page: Page, day: str) -> str:
    return f"#{page.locator('section.column', has_text=day).first.get_attribute('id')}"


def drag(page: Page, title: str, to: str) -> None:
    """Takes the card by its margin, as a hand does, and lets it go over the list."""
    start = page.locator(".card", has_text=title).first.bounding_box()
    end = page.locator(f"{to} [data-cards]").bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + start["width"] - 12, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 30, steps=12)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 40, steps=4)  # a hand comes to rest over the list
    page.locator(f"{to} .card--ghost").wait_for()


def test_a_meeting_is_planned_by_mouse(board: Callable[..., Page], complaints: list[str]) -> None:
    page = board(viewport={"width": 1600, "height": 1000})
    april = column(page, "April 2019")
    drag(page, "Education, Sport, and Participation", april)
    held = page.locator(f"{april} [data-what-if]")
    expect(held).to_contain_text("over by 40 minutes")
    page.mouse.up()
    page.get_by_label("Reason").fill("The minister asked for it.")
    page.get_by_role("button", name="Move it").click()
    expect(page.locator("#said")).to_contain_text("is moved. It is planned for Thursday 4 April 2019.")
    expect(page.locator(april)).to_contain_text("160 of 120 minutes, 40 over")
    expect(page.locator("#findings")).to_contain_text("160 minutes of business")
    expect(page.locator(f"{april} .card:focus")).to_contain_text("Education, Sport, and Participation")
    page.get_by_role("button", name="Undo the last move").click()
    expect(page.locator("#said")).to_contain_text("is put back")
    expect(page.locator("#tray")).to_contain_text("Education, Sport, and Participation")
    assert_accessible(page)
    complaints[:] = [said for said in complaints if ": 422 for " not in said]


def test_a_card_that_is_refused_goes_back(board: Callable[..., Page], complaints: list[str]) -> None:
    page = board(viewport={"width": 1600, "height": 1000})
    april = column(page, "April 2019")
    march = column(page, "March 2019")
    drag(page, TITLE, april)
    page.mouse.up()
    page.get_by_role("button", name="Leave it where it was").click()
    expect(page.locator("#said")).to_contain_text("stays where it was")
    expect(page.locator(march)).to_contain_text(TITLE)
    page.context.set_offline(True)
    drag(page, TITLE, april)
    page.mouse.up()
    expect(page.locator("#said")).to_contain_text("could not be reached, so nothing has been changed")
    expect(page.locator(march)).to_contain_text(TITLE)
    page.context.set_offline(False)
    complaints[:] = [said for said in complaints if ": 422 for " not in said]


def test_a_meeting_is_planned_with_the_keyboard_only(board: Callable[..., Page]) -> None:
    page = board()
    card = page.locator(".card", has_text=TITLE)
    card.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("4 Apr")
    page.keyboard.press("Tab")
    page.keyboard.type("1")
    page.keyboard.press("Tab")
    page.keyboard.type("Ready late.")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("is moved. It is planned for Thursday 4 April 2019.")
    expect(page.locator(".card:focus")).to_contain_text(TITLE)
    page.keyboard.press("Shift+ArrowLeft")  # back to where readers know it: no reason is asked for
    expect(page.locator("#said")).to_contain_text("It is planned for Thursday 21 March 2019.")
    expect(page.locator(".card:focus")).to_contain_text(TITLE)
    page.keyboard.press("Control+z")
    expect(page.locator("#said")).to_contain_text("is put back. It is planned for Thursday 4 April 2019.")


def test_arrows_step_over_meetings_that_are_folded_away(board: Callable[..., Page], complaints: list[str]) -> None:
    page = board()
    page.locator("#tray .card", has_text="Adoption Central England").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".card:focus")).to_contain_text(TITLE)
    page.locator("#tray .card", has_text="Adoption Central England").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.get_by_label("Reason").fill("It is ready early.")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("It is planned for Thursday 21 March 2019.")
    complaints[:] = [said for said in complaints if ": 422 for " not in said]


def test_a_meeting_is_planned_without_scripts(board: Callable[..., Page]) -> None:
    page = board(java_script_enabled=False)
    card = page.locator(".card", has_text=TITLE)
    card.locator("summary").click()
    card.get_by_role("link", name="Choose where").click()
    page.get_by_label("Meeting").select_option("Thursday 4 April 2019, 2pm")
    page.get_by_role("button", name="Move item").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why the item moves")
    page.get_by_label("Why it moves").fill("Ready late.")
    page.get_by_role("button", name="Move item").click()
    expect(page.locator(column(page, "April 2019"))).to_contain_text(TITLE)
    page.get_by_role("button", name="Undo the last move").click()
    expect(page.locator(column(page, "March 2019"))).to_contain_text(TITLE)


def test_a_finding_is_let_stand(board: Callable[..., Page], complaints: list[str]) -> None:
    page = board()
    page.locator(".found a").first.click()
    found = page.locator(".finding:focus")
    said = found.locator("p").first.inner_text()
    found.get_by_role("link", name="Leave it").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(said[-40:].split(".")[0])
    assert_accessible(page)
    dialog.get_by_role("button", name="Leave it").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Say why it can stay as it is.")
    assert_accessible(page)
    page.keyboard.type("The chair knows.")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("It is left as it is")
    expect(page.locator("#findings")).to_contain_text("The chair knows.")
    expect(dialog).to_have_count(0)
    complaints[:] = [said for said in complaints if ": 422 for " not in said]


def test_a_finding_about_an_event_leads_to_the_page_that_asks_for_its_day(
    board: Callable[..., Page], coventry: Database
) -> None:
    with scenes.changing(coventry) as session:
        committee = session.scalars(select(Committee)).one()
        draft = FollowUpDraft(
            wording="How it went", asked_on=date(2018, 6, 21),
            target=read_target("3 months after implementation", MunicipalYear(2018)),
        )  # fmt: skip
        asked = ask(session, committee.id, draft, scenes.NOW).id
    page = board()
    page.locator("#findings > summary").click()
    page.locator(".finding").get_by_role("link", name="Say when it was").click()
    expect(page).to_have_url(re.compile(rf"/follow-ups/{asked}/event$"))


def test_two_people_plan_at_once_and_neither_loses_anything(
    board: Callable[..., Page], coventry: Database, complaints: list[str]
) -> None:
    page = board()
    april = column(page, "April 2019")
    with coventry.transaction(at=scenes.NOW, by_name="Bob Rival") as session:
        item = session.query(Item).filter_by(title=TITLE).one()
        item.meeting_id = None
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#changed")).to_contain_text("Bob Rival changed the programme.")
    expect(page.locator(column(page, "March 2019"))).to_contain_text(TITLE)
    card = page.locator(".card", has_text=TITLE)
    card.locator("summary").click()
    card.get_by_label("To", exact=True).select_option("4 Apr")
    card.get_by_role("button", name=f"Move {TITLE}").click()
    expect(page.locator("#said")).to_contain_text("Bob Rival changed “Coventry Youth Partnership”")
    expect(page.locator("#tray")).to_contain_text(TITLE)
    expect(page.locator(april)).not_to_contain_text(TITLE)
    complaints[:] = [said for said in complaints if ": 409 for " not in said]


def test_the_board_is_accessible_and_fits_a_phone(board: Callable[..., Page]) -> None:
    page = board()
    page.locator("#findings > summary").click()
    page.locator(".card", has_text=TITLE).locator("summary").click()
    assert_accessible(page)
    assert_fits_when_narrow(page)
    page.goto(f"{BOARD}&view=projector")
    assert_accessible(page)
    page.goto(f"{BOARD}&view=sheet")
    assert_accessible(page)
    assert_fits_when_narrow(page)


def test_a_phone_shows_one_meeting_at_a_time(board: Callable[..., Page]) -> None:
    page = board(viewport={"width": 320, "height": 640})
    expect(page.locator("section.column:visible")).to_have_count(1)
    page.get_by_role("link", name="To be scheduled (8)").click()
    expect(page.locator("section.column:visible")).to_have_count(1)
    expect(page.locator("#tray")).to_be_visible()


def test_searching_narrows_the_board_as_one_types(board: Callable[..., Page]) -> None:
    page = board()
    page.get_by_label("Search").fill("youth")
    expect(page.locator(".card:visible")).to_have_count(1)
    expect(page.locator("[data-shown]")).to_contain_text("1 of")
