"""The scene of setting up, on each database."""

import pytest
from flask import Flask

from tests.committees.board import Board
from tests.committees.scene import Scene, set_up
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.database import Database


@pytest.fixture
def scene(app: Flask, app_database: Database) -> Scene:
    """A council with a board that has a chair, another board, and some people."""
    found = Scene(app_database, app.test_client)  # type: ignore[arg-type]
    with scenes.changing(app_database) as session:
        set_up(session, found)
    return found


@pytest.fixture
def administrator(scene: Scene) -> InspectingClient:
    """An administrator of everything, signed in."""
    return scene.signed_in()


@pytest.fixture
def board(scene: Scene) -> Board:
    """The board with its substitutes."""
    return Board(scene)
