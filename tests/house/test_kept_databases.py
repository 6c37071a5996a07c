"""The database that PostgreSQL tests share is empty for each, and goes when one has changed more than its rows."""

import pytest
from sqlalchemy import select, text

from tests.support import kept_databases, scenes
from workprogramme.database import Database
from workprogramme.models.journal import JournalEntry

pytestmark = pytest.mark.engines("postgresql")


def test_what_a_test_leaves_is_gone_for_the_next(database: Database, postgres_server: str) -> None:
    one = kept_databases.kept(postgres_server)
    assert one is not None
    one.had = 0  # far from used up
    for _ in range(2):
        with scenes.changing(database) as session:
            assert session.scalars(select(JournalEntry.id)).first() is None
            assert scenes.a_committee(session).id == 1
        database.dispose()
        assert kept_databases.emptied(postgres_server)


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE committee RENAME TO elsewhere",
        "ALTER TABLE committee RENAME COLUMN name TO called",
        "ALTER TABLE committee ADD COLUMN more text",
        "ALTER TABLE journal DISABLE TRIGGER ALL",
        "UPDATE alembic_version SET version_num = '0001'",
        "DROP TABLE submission",
    ],
)
def test_one_that_was_changed_is_given_to_no_other(database: Database, postgres_server: str, change: str) -> None:
    with database.engine.begin() as connection:
        connection.execute(text(change))
    database.dispose()
    assert not kept_databases.emptied(postgres_server)
    assert kept_databases.kept(postgres_server) is None
