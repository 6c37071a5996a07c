"""Every table as a whole: its rows as values that JSON can hold, and back as its columns take them.

The same for both databases. Knows no file: whoever asks decides where the rows go and come from.
"""

import base64
import binascii
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any, Final

from sqlalchemy import JSON, Connection, Engine, LargeBinary, MetaData, Table, inspect, select, text

VERSIONS: Final = "alembic_version"
_TOGETHER: Final = 500  # rows fetched at a time; of a table with files, one


@contextmanager
def one_moment(engine: Engine) -> Iterator[Connection]:
    """A connection for reading that sees one moment of the database, whatever goes on meanwhile."""
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with engine.connect() as connection:
        yield connection


def stored_tables(connection: Connection) -> list[Table]:
    """Every table with rows of ours, as the database itself has it, those that others refer to first."""
    metadata = MetaData()
    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != VERSIONS]


def rows_of(connection: Connection, table: Table, without: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """The rows in the order of the primary key, as JSON can hold them; `without` these columns.

    At no time more of them are in memory than a few hundred small ones or a single one with a file.
    """
    columns = [column for column in table.columns if column.name not in without]
    together = 1 if any(isinstance(column.type, LargeBinary) for column in columns) else _TOGETHER
    wanted = select(*columns).order_by(*table.primary_key.columns)
    for row in connection.execution_options(stream_results=True, yield_per=together).execute(wanted).mappings():
        yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    """A value as JSON can hold it; what it was, the column's type tells when it is read again."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def as_stored(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as the table's columns take it; a column that the row leaves out is empty.

    Raises ValueError for a column that the table has not, and for a value that its column does not take.
    """
    if strange := set(row) - {column.name for column in table.columns}:
        raise ValueError(f"{table.name} has no column {min(strange)}")
    return {column.name: _typed(column, row.get(column.name)) for column in table.columns}


def _typed(column: Any, value: Any) -> Any:
    if value is None or isinstance(column.type, JSON):
        return value
    if isinstance(column.type, LargeBinary):
        if isinstance(value, bytes):
            return value
        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, TypeError) as error:
            raise ValueError(f"{column} takes base64") from error
    kind = column.type.python_type
    if kind in (date, time, datetime) and isinstance(value, str):
        value = kind.fromisoformat(value)
    if type(value) is not kind:
        raise ValueError(f"{column} takes no {type(value).__name__}")
    if kind is datetime:
        moment = value if value.tzinfo else value.replace(tzinfo=UTC)
        return moment if getattr(column.type, "timezone", False) else moment.astimezone(UTC).replace(tzinfo=None)
    return value


def last_ids(connection: Connection, tables: list[Table]) -> dict[str, int]:
    """The highest id that each table ever gave: ids are in addresses and are never used again."""
    if connection.dialect.name == "sqlite":
        if not inspect(connection).has_table("sqlite_sequence"):
            return {}
        return {name: int(last) for name, last in connection.execute(text("SELECT name, seq FROM sqlite_sequence"))}
    found = {}
    for table in tables:
        if sequence := sequence_of(connection, table):
            last = connection.scalar(text("SELECT pg_sequence_last_value(CAST(:name AS regclass))"), {"name": sequence})
            if last:
                found[table.name] = int(last)
    return found


def sequence_of(connection: Connection, table: Table) -> str | None:
    """On PostgreSQL the sequence that numbers a table's rows, if one does."""
    if not has_numbers(table):
        return None
    (column,) = table.primary_key.columns
    names = {"table": table.name, "column": column.name}
    found = connection.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), names)
    return str(found) if found else None


def has_numbers(table: Table) -> bool:
    """Whether one whole number is the key of its rows."""
    columns = list(table.primary_key.columns)
    return len(columns) == 1 and columns[0].type.python_type is int


def revision_of(connection: Connection) -> str | None:
    """The migration that the tables are at; None where there are no tables of ours."""
    if not inspect(connection).has_table(VERSIONS):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSIONS}"))  # noqa: S608 - a constant
    return found
