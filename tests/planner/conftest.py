"""The planners' scene, and what a board's script sends: the card's own form, asking for JSON."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.programme.scene import Scene, set_up
from tests.support import scenes
from tests.support.client import InspectingClient, page_of
from workprogramme.database import Database

PLAN = "/plan/board/?year=2018-19"
JSON = {"Accept": "application/json"}

Send = Callable[..., TestResponse]


@pytest.fixture
def scene(app: Flask, app_database: Database) -> Scene:
    """A board with a meeting gone by, one to come with an item at it, and an item without one; nothing is published."""
    found = Scene(app_database, app.test_client)  # type: ignore[arg-type]
    with scenes.changing(app_database) as session:
        set_up(session, found)
    return found


@pytest.fixture
def planner(scene: Scene) -> InspectingClient:
    """A co-ordinator of all committees, signed in."""
    return scene.planner()


@pytest.fixture
def send() -> Send:
    """Sends a form of the board as its script does: `send(browser, address, **answers)`, with the token of its page."""

    def send_(browser: InspectingClient, address: str, **answers: Any) -> TestResponse:
        page = page_of(browser.get(PLAN))
        token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
        answers.setdefault("csrf_token", token)
        headers = {**JSON, "Referer": page.url}
        return browser.post(address, data=answers, headers=headers, follow_redirects=True)

    return send_
