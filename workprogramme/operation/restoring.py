"""Putting a backup in the place of what is there: all of it or nothing, on either database."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, insert, inspect, select, text, update

from workprogramme.config import Settings
from workprogramme.database import MIGRATIONS, Database, apply_migrations, newest_migration
from workprogramme.domain.refusals import Refused
from workprogramme.operation.backup import FORMAT, MANIFEST, as_stored, sequence_of, stored_tables

_TOGETHER = 500  # rows written at a time
NOT_ONE = "{path} is not a backup of Work Programme, or it is damaged. Nothing was changed."


def restore(path: Path, *, overwrite: bool) -> str:
    """Makes the configured database what the backup holds; a sentence. Stop the server first.

    Refused where the database has a council and `overwrite` is not said, and for a file that is no backup, is damaged,
    or is of a newer version.
    """
    manifest = _checked(path)
    settings = Settings.load()
    database = Database(settings.database)
    try:
        if _has_a_council(database) and not overwrite:
            raise Refused("There is a council here already. To put the backup in its place, say --yes.")
        if database.engine.dialect.name == "sqlite":
            _restore_file(database, path, manifest)
        else:
            with database.engine.connect() as connection, connection.begin():
                _empty(connection)
                _fill(connection, path, manifest)
    finally:
        database.dispose()
    rows = sum(table["rows"] for table in manifest["tables"].values())
    return f"{rows:,} rows are restored, as they were at {manifest['made_at']}."


def _checked(path: Path) -> dict[str, Any]:
    """The manifest of a backup that is whole, and that this version can read."""
    refusal = Refused(NOT_ONE.format(path=path))
    try:
        with zipfile.ZipFile(path) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            for name, table in manifest["tables"].items():
                digest = hashlib.sha256()
                with archive.open(f"tables/{name}.jsonl") as lines:
                    while part := lines.read(1 << 20):
                        digest.update(part)
                if digest.hexdigest() != table["sha256"]:
                    raise refusal
            revision, form = str(manifest["revision"]), manifest["format"]
    except FileNotFoundError:
        raise Refused(f"There is no file {path}.") from None
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, EOFError) as error:
        raise refusal from error
    known = {file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("*_*.py")}
    if form != FORMAT or revision not in known:
        raise Refused(
            f"{path} was made by another version of Work Programme. Install that one or a newer one, then restore it."
        )
    return manifest


def _has_a_council(database: Database) -> bool:
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("council"):
            return False
        return bool(connection.scalar(text("SELECT count(*) FROM council")))


def _restore_file(database: Database, path: Path, manifest: dict[str, Any]) -> None:
    """Fills a new file beside the database's, then puts it in its place at once."""
    place = Path(database.engine.url.database or "")
    new = place.with_name(place.name + ".restoring")
    _remove(new)
    made = Database(f"sqlite:///{new}")
    try:
        with made.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            _fill(connection, path, manifest)
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


def _fill(connection: Connection, path: Path, manifest: dict[str, Any]) -> None:
    apply_migrations(connection, manifest["revision"])
    tables = stored_tables(connection)
    later = [(table, _refers_ahead(table, tables[: place + 1])) for place, table in enumerate(tables)]
    for table in tables:
        connection.execute(table.delete())  # what a migration put there is in the backup too
    for table, ahead in later:
        for rows in _batches(path, table):
            connection.execute(insert(table), [{**row, **dict.fromkeys(ahead)} for row in rows])
    for table, ahead in later:
        if ahead:
            _point_ahead(connection, path, table, ahead)
    _keep_last_ids(connection, tables, manifest["last_ids"])
    if manifest["revision"] != newest_migration():
        apply_migrations(connection, newest_migration())


def _refers_ahead(table: Table, before: list[Table]) -> list[str]:
    """The columns that may refer to a row that is not there yet: of the same table, or of one that comes later."""
    known = {other.name for other in before if other is not table}
    return [key.parent.name for key in table.foreign_keys if key.column.table.name not in known and key.parent.nullable]


def _point_ahead(connection: Connection, path: Path, table: Table, ahead: list[str]) -> None:
    (key,) = table.primary_key.columns
    for rows in _batches(path, table):
        for row in rows:
            said = {name: row[name] for name in ahead if row[name] is not None}
            if said:
                connection.execute(update(table).where(key == row[key.name]).values(said))


def _batches(path: Path, table: Table) -> Iterator[list[dict[str, Any]]]:
    """The table's rows in the file, some at a time."""
    name = f"tables/{table.name}.jsonl"
    with zipfile.ZipFile(path) as archive:
        if name not in archive.namelist():
            return
        batch: list[dict[str, Any]] = []
        with archive.open(name) as lines:
            for line in lines:
                batch.append(as_stored(table, json.loads(line)))
                if len(batch) == _TOGETHER:
                    yield batch
                    batch = []
        if batch:
            yield batch


def _keep_last_ids(connection: Connection, tables: list[Table], last_ids: dict[str, int]) -> None:
    """Goes on counting ids where the backed-up database stood, so that none is given twice."""
    for table in tables:
        (key, *more) = table.primary_key.columns
        if more or key.type.python_type is not int:
            continue
        highest = connection.scalar(select(func.max(key))) or 0
        last = max(last_ids.get(table.name, 0), highest)
        if connection.dialect.name == "postgresql":
            if last and (sequence := sequence_of(connection, table)):
                connection.execute(text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": last})
        elif last > highest:
            values = {"name": table.name, "last": last}
            connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), values)
            connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), values)
