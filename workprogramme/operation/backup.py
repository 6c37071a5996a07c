"""A backup: every row of every table in one file, the same for both databases, so that one can follow the other.

A zip with `manifest.json` and, for each table, lines of JSON in the order of its primary key. Uploaded documents are
rows too. Settings and their secrets are not in it.
"""

import base64
import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, LargeBinary, MetaData, Table, inspect, select, text

from workprogramme.clock import Clock
from workprogramme.config import Settings
from workprogramme.database import Database, at_head
from workprogramme.domain.refusals import Refused

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
VERSIONS: Final = "alembic_version"
_TOGETHER = 500  # rows fetched at a time


def back_up(path: Path) -> str:
    """Writes a backup of the configured database; a sentence of what is in it. Refused where it cannot be written.

    It is one moment of the database, whatever goes on meanwhile. The file is there whole or not at all, for its owner's
    eyes only.
    """
    settings = Settings.load()
    database = Database(settings.database)
    try:
        if not at_head(database):
            raise Refused("The database is not up to date. Run `workprogramme upgrade`, then back it up.")
        unfinished = path.with_name(path.name + ".part")
        try:
            handle = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w+b") as file:
                tables = _write(database, file, Clock(settings.today).now())
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise Refused(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        database.dispose()
    rows = sum(table["rows"] for table in tables.values())
    return f"{rows:,} rows of {len(tables)} tables are in {path}. Keep settings.toml too: its secrets are not in there."


def _write(database: Database, file: Any, now: datetime) -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    engine = database.engine
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, engine.connect() as connection:
        stored = stored_tables(connection)
        for table in stored:
            digest, rows = hashlib.sha256(), 0
            with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as lines:
                for row in _rows(connection, table):
                    line = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
                    lines.write(line)
                    digest.update(line)
                    rows += 1
            tables[table.name] = {"rows": rows, "sha256": digest.hexdigest()}
        manifest = {
            "format": FORMAT,
            "made_at": now.astimezone(UTC).isoformat(),
            "revision": connection.scalar(text(f"SELECT version_num FROM {VERSIONS}")),  # noqa: S608 - a constant
            "tables": tables,
            "last_ids": _last_ids(connection, stored),
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return tables


def stored_tables(connection: Connection) -> list[Table]:
    """Every table with rows of ours, as the database itself has it, those that others refer to first."""
    metadata = MetaData()
    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != VERSIONS]


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    wanted = select(table).order_by(*table.primary_key.columns)
    for row in connection.execution_options(stream_results=True, yield_per=_TOGETHER).execute(wanted).mappings():
        yield {name: _plain(value) for name, value in row.items() if value is not None}


def _plain(value: Any) -> Any:
    """A value as JSON can hold it; what it was, the column's type tells when it is read again."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def _last_ids(connection: Connection, tables: list[Table]) -> dict[str, int]:
    """The highest id that each table ever gave: ids are in addresses and are never used again."""
    if connection.dialect.name == "sqlite":
        if not inspect(connection).has_table("sqlite_sequence"):
            return {}
        return {name: int(last) for name, last in connection.execute(text("SELECT name, seq FROM sqlite_sequence"))}
    last_ids = {}
    for table in tables:
        if sequence := sequence_of(connection, table):
            last = connection.scalar(text("SELECT pg_sequence_last_value(CAST(:name AS regclass))"), {"name": sequence})
            if last:
                last_ids[table.name] = int(last)
    return last_ids


def sequence_of(connection: Connection, table: Table) -> str | None:
    """On PostgreSQL the sequence that numbers a table's rows, if one does."""
    columns = list(table.primary_key.columns)
    if len(columns) != 1 or columns[0].type.python_type is not int:
        return None
    names = {"table": table.name, "column": columns[0].name}
    found = connection.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), names)
    return str(found) if found else None


def as_stored(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the file as the table's columns take it; a column that the row leaves out is empty."""
    return {column.name: _typed(column, row.get(column.name)) for column in table.columns}


def _typed(column: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, LargeBinary):
        return base64.b64decode(value)
    try:
        kind = column.type.python_type
    except NotImplementedError:
        return value
    if kind is datetime:
        moment = datetime.fromisoformat(value)
        return moment if getattr(column.type, "timezone", False) else moment.replace(tzinfo=None)
    if kind in (date, time):
        return kind.fromisoformat(value)
    return value
