"""The scene of this room's tests."""

import pytest

from tests.agendas.scene import Scene, founding_scene
from workprogramme.database import Database


@pytest.fixture
def scene(app_database: Database) -> Scene:
    """The founding meeting, on the application's own database; nothing is published yet."""
    return founding_scene(app_database)
