"""The pages of an import in a real browser: accessible, narrow, by keyboard alone, and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.exchange.importing.bringing import FIRST, LATER, imported, told
from tests.exchange.importing.conftest import Office
from tests.exchange.importing.going import IMPORT
from tests.support.browser import OpenPage
from tests.support.browsing import assert_accessible, assert_fits_when_narrow, assert_good_page
from tests.support.scenes import PASSWORD, a_person, an_account, changing


@pytest.fixture
def sign_in(office: Office, open_page: OpenPage) -> Page:
    """A page without JavaScript, of a co-ordinator who has signed in."""
    with changing(office.database) as session:
        an_account(session)
        a_person(session, "Sarah Mills")
    page = open_page(java_script_enabled=False)
    page.goto("/sign-in")
    page.get_by_label("Email address").fill("coordinator@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    return page


def test_a_programme_comes_in_with_the_keyboard_alone_and_without_scripts(office: Office, sign_in: Page) -> None:
    page = sign_in
    page.goto(IMPORT)
    page.get_by_label("Or paste the text here").focus()
    page.keyboard.insert_text(FIRST)
    page.get_by_role("button", name="Read it").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check what was read")
    page.get_by_role("link", name="Change “Adoption Central England”").press("Enter")
    page.get_by_label("An item of the programme").press("ArrowDown")
    page.get_by_label("The date of a meeting").press("ArrowDown")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_text("3 items and 2 meetings were read")).to_be_visible()
    page.get_by_text("What you corrected: 1").press("Enter")
    page.get_by_role("button", name="Take it back").press("Enter")
    expect(page.get_by_text("4 items and 2 meetings were read")).to_be_visible()
    page.get_by_role("link", name="Go on to people and meetings").press("Enter")
    page.get_by_label("Sara Mills", exact=True).press("S")
    page.get_by_role("button", name="Save and compare").press("Enter")
    page.get_by_role("button", name="Bring it in", exact=True).press("Enter")
    expect(page.get_by_text("2 meetings added, 4 items added and 2 people added.")).to_be_visible()
    assert told(office.database)[0].endswith("Sarah Mills")


def test_every_page_of_an_import_is_good(office: Office, open_page: OpenPage) -> None:
    with changing(office.database) as session:
        an_account(session)
        a_person(session, "Sarah Mills")
    imported(office.database, FIRST)
    page = open_page()
    page.goto("/sign-in")
    page.get_by_label("Email address").fill("coordinator@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/plan/**")
    page.goto(IMPORT)
    page.get_by_label("Or paste the text here").fill("Dear all\n\n" * 12 + LATER + "\n\nAs ever\n")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/import/2/")
    draft = page.url
    assert_good_page(page)
    page.get_by_role("link", name="Change “Homes”").click()
    assert_good_page(page)
    page.get_by_label("More of the detail").check()
    page.get_by_role("button", name="Save").click()
    for path in ("columns/25", "throw-away", "?lines=all", "who"):
        page.goto(f"{draft}{path}")
        assert_good_page(page)
    page.get_by_role("button", name="Save and compare").click()
    page.wait_for_url("**/compare")
    assert_good_page(page)
    page.get_by_role("link", name="It is there already: Youth clubs").click()
    assert_good_page(page)
    page.goto(f"{draft}compare")
    page.get_by_role("button", name="Bring it in", exact=True).click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert_accessible(page)
    assert_fits_when_narrow(page)
