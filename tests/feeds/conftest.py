"""The scene of the feeds room: an application with a fixed address, a council, a board, a counter of statements."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import event

from tests.feeds.scene import BASE_URL, Scene
from workprogramme.database import Database


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """The application on 1 March 2019, at an address of its own."""
    return make_app(base_url=BASE_URL)


@pytest.fixture
def scene(app_database: Database) -> Scene:
    """A council without committees."""
    made = Scene(app_database)
    made.council()
    return made


@pytest.fixture
def board(scene: Scene) -> int:
    """The id of a committee that has not published."""
    return scene.committee()


@pytest.fixture
def statements(app_database: Database) -> Iterator[list[str]]:
    """What the application asks its database from here on; beginnings and ends of transactions do not count."""
    asked: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    event.listen(app_database.engine, "before_cursor_execute", hear)
    yield asked
    event.remove(app_database.engine, "before_cursor_execute", hear)
