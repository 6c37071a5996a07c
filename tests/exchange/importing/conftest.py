"""The scene of imports."""

import pytest

from tests.support.scenes import a_committee, a_council, changing
from workprogramme.database import Database


@pytest.fixture
def scene(database: Database) -> Database:
    """A council with one committee that has planned nothing yet."""
    with changing(database) as session:
        a_council(session)
        a_committee(session)
    return database
