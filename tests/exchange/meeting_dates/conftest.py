"""The planners' scene, for calendars: a board with two meetings, of which one is to come and has an item."""

import pytest
from flask import Flask

from tests.programme.scene import Scene, set_up
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.database import Database


@pytest.fixture
def scene(app: Flask, app_database: Database) -> Scene:
    """The board of 2018-19; nothing is published."""
    found = Scene(app_database, app.test_client)  # type: ignore[arg-type]
    with scenes.changing(app_database) as session:
        set_up(session, found)
    return found


@pytest.fixture
def planner(scene: Scene) -> InspectingClient:
    """A co-ordinator of all committees, signed in."""
    return scene.planner()
