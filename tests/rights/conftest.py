"""The furnished council, in the application of this test."""

import pytest
from flask import Flask

from tests.rights.scene import Place, furnish
from workprogramme.database import Database


@pytest.fixture
def place(app: Flask, app_database: Database) -> Place:
    """A council in which something of everything is there; the planted item is still public."""
    return furnish(app, app_database)
