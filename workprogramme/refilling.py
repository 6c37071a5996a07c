"""Filling a database anew with rows from elsewhere: all of them or nothing, on either database.

Knows tables and migrations; where the rows come from and whether they may go in is for whoever calls.
"""

from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, LargeBinary, MetaData, Table, func, insert, select, text, update

from workprogramme.database import Database, apply_migrations, newest_migration
from workprogramme.tables import as_stored, has_numbers, sequence_of, stored_tables

_TOGETHER = 500  # rows written at a time; of a table with files, one
T = TypeVar("T")


class Rows(Protocol):
    """Where rows come from. `revision`: the migration at which they were taken; `last_ids`: see `tables.last_ids`.

    `rows_for` may be asked twice for a table, and gives each row as `tables.as_stored` takes it.
    """

    @property
    def revision(self) -> str:
        """The migration at which they were taken."""

    @property
    def last_ids(self) -> Mapping[str, int]:
        """The highest id that each table ever gave."""

    def rows_for(self, table: Table) -> Generator[Mapping[str, Any], None, None]:
        """The rows of this table, in the order of its primary key."""


class BrokenRows(Exception):
    """The rows do not fit together: one refers to another that is not there."""


def refill(database: Database, rows: Rows, finish: Callable[[Connection], T]) -> T:
    """Makes the database what the rows say, at the newest migration, and gives what `finish` gives.

    `finish` has the connection before anything is final; what it raises undoes all. So does BrokenRows, and whatever
    `tables.as_stored` and the database raise. On SQLite a new file takes the place of the old one at once: nobody may
    be working with that.
    """
    if database.engine.dialect.name == "sqlite":
        return _refill_file(database, rows, finish)
    with database.engine.connect() as connection, connection.begin():
        _empty(connection)
        _fill(connection, rows)
        return finish(connection)


def _refill_file(database: Database, rows: Rows, finish: Callable[[Connection], T]) -> T:
    """Fills a new file beside the database's, then puts it in its place."""
    place = Path(database.engine.url.database or "")
    new = place.with_name(place.name + ".restoring")
    _remove(new)
    made = Database(f"sqlite:///{new}")
    try:
        with made.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            _fill(connection, rows)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise BrokenRows
            given = finish(connection)
            connection.commit()
            connection.invalidate()
        with made.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA journal_mode=DELETE")  # all of it in the one file that is moved
            connection.exec_driver_sql("BEGIN")
        made.dispose()
        database.dispose()
        for rest in ("-wal", "-shm"):  # of the old file; beside the new one they would be taken for its own
            place.with_name(place.name + rest).unlink(missing_ok=True)
        new.replace(place)
    finally:
        made.dispose()
        _remove(new)
    return given


def _remove(file: Path) -> None:
    for rest in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + rest).unlink(missing_ok=True)


def _empty(connection: Connection) -> None:
    """Takes every table of ours away, on PostgreSQL."""
    metadata = MetaData()
    metadata.reflect(connection)
    for table in metadata.tables.values():
        connection.execute(text(f'DROP TABLE "{table.name}" CASCADE'))
    connection.execute(text("DROP FUNCTION IF EXISTS journal_is_only_added_to()"))


def _fill(connection: Connection, rows: Rows) -> None:
    apply_migrations(connection, rows.revision)
    tables = stored_tables(connection)
    later = [(table, _refers_ahead(table, tables[: place + 1])) for place, table in enumerate(tables)]
    for table in tables:
        connection.execute(table.delete())  # what a migration put there is among the rows too
    for table, ahead in later:
        with closing(_batches(rows, table)) as batches:
            for batch in batches:
                connection.execute(insert(table), [{**row, **dict.fromkeys(ahead)} for row in batch])
    for table, ahead in later:
        if ahead:
            _point_ahead(connection, rows, table, ahead)
    _keep_last_ids(connection, tables, rows.last_ids)
    if rows.revision != newest_migration():
        apply_migrations(connection, newest_migration())


def _refers_ahead(table: Table, before: list[Table]) -> list[str]:
    """The columns that may refer to a row that is not there yet: of the same table, or of one that comes later."""
    known = {other.name for other in before if other is not table}
    return [key.parent.name for key in table.foreign_keys if key.column.table.name not in known and key.parent.nullable]


def _point_ahead(connection: Connection, rows: Rows, table: Table, ahead: list[str]) -> None:
    (key,) = table.primary_key.columns
    with closing(_batches(rows, table)) as batches:
        for row in (row for batch in batches for row in batch):
            said = {name: row[name] for name in ahead if row[name] is not None}
            if said:
                connection.execute(update(table).where(key == row[key.name]).values(said))


def _batches(rows: Rows, table: Table) -> Generator[list[dict[str, Any]], None, None]:
    """The table's rows, some at a time. Close it: what the rows are read from is closed with it."""
    heavy = any(isinstance(column.type, LargeBinary) for column in table.columns)
    with closing(rows.rows_for(table)) as found:
        while batch := [as_stored(table, row) for row in islice(found, 1 if heavy else _TOGETHER)]:
            yield batch


def _keep_last_ids(connection: Connection, tables: list[Table], last_ids: Mapping[str, int]) -> None:
    """Goes on counting ids where they stood before, so that none is given twice."""
    for table in filter(has_numbers, tables):
        (key,) = table.primary_key.columns
        highest = connection.scalar(select(func.max(key))) or 0
        last = max(last_ids.get(table.name, 0), highest)
        if connection.dialect.name == "postgresql":
            if last and (sequence := sequence_of(connection, table)):
                connection.execute(text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": last})
        elif last > highest:
            values = {"name": table.name, "last": last}
            connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), values)
            connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), values)
