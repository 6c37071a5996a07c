"""The application under test and the client that inspects every page it serves.

Both come on both databases; a test that asks for `client` runs once on each.
"""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache

from tests.support import addresses
from tests.support.client import InspectingClient
from tests.support.validator import gallery
from workprogramme.config import Settings
from workprogramme.database import Database

addresses.keep_compiled()


@pytest.fixture
def make_app(settings: Callable[..., Settings], run_folder: Path) -> Iterator[Callable[..., Flask]]:
    """Makes the application with settings changed by keyword, on this test's own database."""
    from workprogramme.app import create_app  # here, so that the tests of lower floors run without the upper ones

    made: list[Flask] = []
    compiled = run_folder / "templates"  # each template once a run, not once for each test's own application
    compiled.mkdir(exist_ok=True)

    class Client(InspectingClient):
        gallery = gallery(run_folder)

    def make(**changes: object) -> Flask:
        app = create_app(settings(**changes))
        app.testing = True  # a bug reaches the test as itself, not as a page
        app.test_client_class = Client
        app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(compiled))
        made.append(app)
        return app

    yield make
    for app in made:
        app.extensions["workprogramme"].database.dispose()
        logging.getLogger(app.name).handlers.clear()


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """The application, on a migrated database without rows, on 1 March 2019."""
    return make_app()


@pytest.fixture
def client(app: Flask) -> InspectingClient:
    """A visitor who has not signed in, and who inspects every page."""
    visitor = app.test_client()
    assert isinstance(visitor, InspectingClient)
    return visitor


@pytest.fixture
def app_database(app: Flask) -> Database:
    """The application's own database object, to set the scene through."""
    found: Database = app.extensions["workprogramme"].database
    return found
