"""The scene of this room's tests."""

from datetime import date

import pytest

from tests.agendas.pressing import press
from tests.agendas.scene import Scene, founding_scene
from workprogramme.database import Database
from workprogramme.domain.access import Role


@pytest.fixture
def scene(app_database: Database) -> Scene:
    """The founding meeting, on the application's own database; nothing is published yet."""
    return founding_scene(app_database)


@pytest.fixture
def begun(client, scene):
    """The agenda of the founding meeting, started by the governance officer; the meeting is in an edition."""
    scene.publish()
    scene.sign_in(client, Role.GOVERNANCE)
    press(client, scene.address, "start/")
    return scene


@pytest.fixture
def late_app(make_app):
    """The same three days before the meeting: the client and the scene."""
    app = make_app(today=date(2019, 4, 1))
    client, scene = app.test_client(), founding_scene(app.extensions["workprogramme"].database)
    scene.publish()
    scene.sign_in(client, Role.GOVERNANCE)
    press(client, scene.address, "start/")
    return client, scene
