"""The scene of the follow-ups room, on each database."""

import pytest
from flask import Flask

from tests.followups.scene import Scene, set_up
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.database import Database
from workprogramme.domain.access import Role


@pytest.fixture
def scene(app: Flask, app_database: Database) -> Scene:
    """A board that met and will meet again, with one item; nothing is asked for yet, nothing published."""
    found = Scene(app_database, app.test_client)  # type: ignore[arg-type]
    with scenes.changing(app_database) as session:
        set_up(session, found)
    return found


@pytest.fixture
def planner(scene: Scene) -> InspectingClient:
    """A co-ordinator of all committees, signed in."""
    return scene.signed_in(Role.COORDINATOR)
