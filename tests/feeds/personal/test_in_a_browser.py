"""One's own calendars in a real browser: made, copied, shown as a code, with the keyboard and on a phone."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.feeds.personal.conftest import Year
from tests.feeds.personal.scene import Owner
from tests.support.browser import OpenPage
from tests.support.browsing import assert_accessible, assert_fits_when_narrow, assert_good_page
from tests.support.scenes import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """At its default address, which is this machine: browsers give the clipboard to it without https."""
    return make_app()


def sign_in(page: Page) -> Page:
    page.goto("/sign-in?next=/my/feeds/")
    page.get_by_label("Email").fill("john.gregg@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    return page


@pytest.mark.usefixtures("year")
def test_somebody_makes_changes_renews_and_withdraws_a_calendar(open_page: OpenPage) -> None:
    page = sign_in(open_page())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    assert_good_page(page)
    page.get_by_role("link", name="Make a calendar").click()
    assert_good_page(page)
    page.get_by_label("Name", exact=True).fill("Reports")
    page.get_by_role("button", name="Make calendar").click()
    expect(page.get_by_role("heading", name="Reports")).to_be_visible()
    page.get_by_role("button", name="Copy address for Reports").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    address = page.evaluate("() => navigator.clipboard.readText()")
    assert address == page.get_by_label("Address of this calendar for Reports").input_value()
    page.get_by_text("Show a code for a phone for Reports").click()
    code = page.get_by_role("img", name="QR code with the address of Reports")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box is not None
    assert 150 < box["width"] == pytest.approx(box["height"], abs=1)
    assert_accessible(page)
    assert_fits_when_narrow(page)
    page.reload()
    assert_good_page(page)
    for link, button in (
        ("Change what is in Reports", "Save"),
        ("Make a new address for Reports", "Make a new address"),
        ("Withdraw Reports", "Withdraw this calendar"),
    ):
        page.get_by_role("link", name=link).click()
        assert_good_page(page)
        page.get_by_role("button", name=button).click()
        page.wait_for_url("**/my/feeds/")
    expect(page.get_by_text("You have no calendar of your own yet")).to_be_visible()


def test_without_scripts_and_on_a_phone_the_address_can_be_copied_by_hand(
    open_page: OpenPage, gregg: Owner, year: Year
) -> None:
    path = gregg.feed(name="Reports", committees=[year.board])
    page = sign_in(open_page(java_script_enabled=False, viewport={"width": 320, "height": 640}))
    field = page.get_by_label("Address of this calendar for Reports")
    assert field.input_value().endswith(path)
    expect(page.get_by_role("link", name="Add to Outlook for Reports")).to_be_visible()
