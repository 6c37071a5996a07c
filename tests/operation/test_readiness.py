"""A database that this version cannot work with is named for what it is, with what the operator does about it."""

import pytest
from sqlalchemy import text

from workprogramme.database import Database, Standing, newest_migration, standing
from workprogramme.domain.refusals import Refused
from workprogramme.operation.readiness import REMEDIES, require_current


@pytest.mark.parametrize(
    ("applied", "found"),
    [
        (None, Standing.MISSING),
        ("0001", Standing.BEHIND),
        (newest_migration(), Standing.CURRENT),
        ("9999", Standing.AHEAD),
    ],
)
def test_it_is_missing_behind_current_or_ahead(database: Database, applied: str | None, found: Standing) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        if applied:
            connection.execute(text("INSERT INTO alembic_version VALUES (:applied)"), {"applied": applied})
    assert standing(database) is found
    if found is Standing.CURRENT:
        require_current(database)
        return
    with pytest.raises(Refused) as refused:
        require_current(database)
    assert refused.value.reason == REMEDIES[found]


def test_one_that_was_never_set_up_is_missing(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    try:
        assert standing(database) is Standing.MISSING
    finally:
        database.dispose()
