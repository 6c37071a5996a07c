"""The scene of this room, on each database."""

import pytest
from flask import Flask

from tests.my.scene import Scene, set_up
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.database import Database


@pytest.fixture
def scene(app: Flask, app_database: Database) -> Scene:
    """Two boards, both published."""
    found = Scene(app_database, app.test_client)  # type: ignore[arg-type]
    with scenes.changing(app_database) as session:
        set_up(session, found)
    found.publish()
    return found


@pytest.fixture
def officer(scene: Scene) -> InspectingClient:
    """John Gregg, signed in."""
    return scene.officer()
