"""The scene of recommendations, on each database, on 1 July 2019."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.recommendations.scene import TODAY, Scene, set_up
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.models.committees import AgendaTemplate
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """The application on 1 July 2019."""
    return make_app(today=TODAY)


@pytest.fixture
def scene(app: Flask) -> Scene:
    """A board with meetings gone by and to come; nothing is recommended yet."""
    found = Scene(app.extensions["workprogramme"].database, app.test_client)  # type: ignore[arg-type]
    with scenes.changing(found.database) as session:
        set_up(session, found)
    return found


@pytest.fixture
def planner(scene: Scene) -> InspectingClient:
    """A co-ordinator of all committees, signed in."""
    return scene.signed_in()


@pytest.fixture
def june(scene: Scene) -> str:
    """The record of a meeting of 20 June 2019 that took CAMHS and a private item."""
    with scenes.changing(scene.database) as session:
        meeting = session.get_one(Meeting, scene.june)
        for item_id in (scene.camhs, scene.contract):
            session.get_one(Item, item_id).meeting = meeting
        template = session.get_one(AgendaTemplate, scene.board)
        template.first_items = [{"title": "Apologies", "report_line": "", "note": ""}]
    return f"/meetings/{scene.june}/record"
