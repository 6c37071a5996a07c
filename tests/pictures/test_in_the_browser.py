"""The pictures in Chromium: accessible, readable when narrow and without colours of their own, tables by keyboard."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.browsing import assert_accessible, assert_good_page
from tests.support.client import InspectingClient
from tests.support.servers import Server
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.items import Item


@pytest.fixture
def moved(scene: Scene) -> None:
    """An item that moved between two editions, in a year with a recess."""
    recess = {"first": "2018-07-23", "last": "2018-08-31", "reason": "Summer"}
    scene.change(Council, 1, recesses=[recess], pre_election=[{**recess, "first": "2018-08-30"}])
    scene.publish()
    with scenes.changing(scene.database) as session:
        adoption = session.get_one(Item, scene.adoption)
        adoption.meeting_id, adoption.minutes, adoption.target_text = None, 200, "autumn 2019"
        adoption.target_earliest, adoption.target_latest = date(2019, 9, 1), date(2019, 11, 30)
        board = session.get_one(Committee, scene.board)
        scenes.an_edition(session, board, at=scenes.NOW + timedelta(days=1))


@pytest.mark.usefixtures("moved")
def test_the_pictures_are_good_pages_with_their_tables_open(
    scene: Scene, planner: InspectingClient, server: Server, open_page: Callable[..., Page]
) -> None:
    cookie = planner.get_cookie("workprogramme")
    assert cookie is not None
    page = open_page()
    page.context.add_cookies([{"name": "workprogramme", "value": cookie.value, "url": server.url}])
    for address in ("/plan/board/pictures/?year=2018-19", f"/items/{scene.adoption}/"):
        page.goto(address)
        expect(page.get_by_role("img").first).to_be_visible()
        assert_good_page(page)
    page.goto("/plan/board/pictures/?year=2018-19")
    summary = page.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Meetings of 2018-19")).to_be_visible()
    assert_accessible(page)
    page.set_viewport_size({"width": 320, "height": 640})
    drawn = page.get_by_role("img", name="Meetings from May 2018 to October 2018, month by month").bounding_box()
    assert drawn is not None
    assert drawn["x"] >= 0
    assert drawn["x"] + drawn["width"] <= 320
