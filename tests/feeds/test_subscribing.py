"""The page that says how to subscribe, and the file that tells robots what they may fetch."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.feeds.scene import BASE_URL, NAME, SLUG, Scene
from tests.support.browsing import assert_good_page
from tests.support.client import InspectingClient
from workprogramme.feeds.addresses import address_of

FEED = f"{BASE_URL}/committees/{SLUG}/calendar.ics"


def test_every_way_into_a_calendar_carries_its_address() -> None:
    address = address_of(FEED, "Children, Families & Education")
    assert address.feed == FEED
    assert address.program == f"webcal://scrutiny.example.gov.uk/committees/{SLUG}/calendar.ics"
    google, outlook = urlsplit(address.google), urlsplit(address.outlook)
    assert parse_qs(google.query) == {"cid": [address.program]}
    assert parse_qs(outlook.query) == {"url": [FEED], "name": ["Children, Families & Education"]}
    assert "+" not in outlook.query


def test_the_page_offers_the_calendar_of_all_and_of_each_committee(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    scene.committee("finance", "Finance Scrutiny Board (1)")
    scene.committee("gone", "Abolished Board", active=False)
    page = client.visit("/subscribe/")
    offered = {box.get("id"): box.get("value") for box in page.all("input") if box.get("data-copy")}
    assert offered == {
        "address-of-all-committees": f"{BASE_URL}/calendar.ics",
        f"address-of-{SLUG}": FEED,
        "address-of-finance": f"{BASE_URL}/committees/finance/calendar.ics",
    }
    assert SLUG in page.by_id
    for address in offered.values():
        assert client.get(str(address).removeprefix(BASE_URL)).status_code == 200
    assert page.links[f"Add to Google Calendar for {NAME}"] == address_of(FEED, NAME).google


def test_the_page_costs_the_same_with_any_number_of_committees(
    client: InspectingClient, scene: Scene, board: int, statements: list[str]
) -> None:
    client.visit("/subscribe/")
    with_one = len(statements)
    for number in range(12):
        scene.committee(f"board-{number}", f"Board {number}")
    statements.clear()
    client.visit("/subscribe/")
    assert len(statements) == with_one <= 8


def test_the_page_is_there_before_there_is_anything_to_subscribe_to(client: InspectingClient) -> None:
    assert "All committees" in client.visit("/subscribe/").text()


def test_every_calendar_has_a_code_for_phones(client: InspectingClient, board: int) -> None:
    page = client.visit("/subscribe/")
    codes = [str(picture.get("src")) for picture in page.all("img") if "qr-code" in str(picture.get("class"))]
    assert codes == ["/calendar.svg", f"/committees/{SLUG}/calendar.svg"]
    drawn = [client.get(code) for code in codes]
    for answer in drawn:
        assert answer.content_type == "image/svg+xml; charset=utf-8"
        assert answer.headers["Cache-Control"].startswith("public")
        assert ElementTree.fromstring(answer.text).tag == "{http://www.w3.org/2000/svg}svg"
    assert drawn[0].data != drawn[1].data
    assert client.get("/committees/nobody/calendar.svg").status_code == 404


def test_robots_may_fetch_calendars_and_programmes(client: InspectingClient) -> None:
    response = client.get("/robots.txt")
    assert response.content_type == "text/plain; charset=utf-8"
    robots = RobotFileParser()
    robots.parse(response.text.splitlines())
    for allowed in ("/calendar.ics", f"/committees/{SLUG}/calendar.ics", "/", f"/committees/{SLUG}/", "/meetings/1/"):
        assert robots.can_fetch("Googlebot", BASE_URL + allowed), allowed
    for refused in ("/plan/scrutiny-board-2/", "/sign-in?next=/"):
        assert not robots.can_fetch("Googlebot", BASE_URL + refused), refused


@pytest.mark.browser
@pytest.mark.usefixtures("board")
class TestInABrowser:
    @pytest.fixture
    def app(self, make_app: Callable[..., Flask]) -> Flask:
        """At its default address, which is this machine: browsers give the clipboard to it without https."""
        return make_app()

    def test_the_page_is_good_and_its_addresses_are_copied_with_one_press(self, page: Page) -> None:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto("/subscribe/")
        assert_good_page(page)
        page.get_by_role("button", name=f"Copy address for {NAME}").click()
        expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert copied == f"http://127.0.0.1:8000/committees/{SLUG}/calendar.ics"
