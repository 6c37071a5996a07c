"""What a journey starts from: the Coventry example, in the application of this test."""

import pytest
from flask import Flask

from workprogramme.database import Database
from workprogramme.demo.seeding import seed


@pytest.fixture
def coventry(app: Flask, app_database: Database) -> Database:
    """The example as it stands on 1 March 2019."""
    seed(app_database, app.extensions["workprogramme"].settings)
    return app_database
