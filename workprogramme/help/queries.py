"""What the help room asks: only whether the database answers and is up to date."""

from sqlalchemy import text

from workprogramme.database import Database, at_head


def database_is_ready(database: Database) -> bool:
    """Whether the database answers and every migration has been applied."""
    with database.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return at_head(database)
