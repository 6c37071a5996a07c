"""What stands in each table of an archive, told by the records themselves, so that it cannot differ from them."""

from datetime import date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, Enum, LargeBinary, Table

import workprogramme.database  # noqa: F401 - makes the table list whole
from workprogramme.archive.layout import FILES
from workprogramme.archive.left_out import COLUMNS, TABLES
from workprogramme.models.base import Record, UTCDateTime

HOLDS = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    date: "day, 2019-04-04",
    time: "time in London, 14:00:00",
    datetime: "moment in UTC, 2019-04-04T13:00:00+00:00",
}


@cache
def schema() -> dict[str, Any]:
    """By table: `about` it in a sentence or more, its `key`, and its `columns` by name.

    Of a column: what it `holds`; whether it may be `null`; of which table it `refers_to` the key, or null; and whether
    it is `left_out` of the archive.
    """
    about = {mapper.class_.__tablename__: _about(mapper.class_) for mapper in Record.registry.mappers}
    return {
        table.name: {
            "about": about[table.name],
            "key": [column.name for column in table.primary_key.columns],
            "columns": {column.name: _column(table, column) for column in table.columns},
        }
        for table in sorted(Record.metadata.tables.values(), key=lambda table: table.name)
        if table.name not in TABLES
    }


def _about(record: type[Record]) -> str:
    return " ".join((record.__doc__ or "").split())


def _column(table: Table, column: Column[Any]) -> dict[str, Any]:
    refers_to = next((key.column.table.name for key in column.foreign_keys), None)
    return {
        "holds": _holds(table, column),
        "null": bool(column.nullable),
        "refers_to": refers_to,
        "left_out": (table.name, column.name) in COLUMNS,
    }


def _holds(table: Table, column: Column[Any]) -> str:
    if (table.name, column.name) == FILES:
        return '{"file": the name of the file in the archive}'
    if isinstance(column.type, LargeBinary):
        return "bytes in base64"
    if isinstance(column.type, JSON):
        return "JSON"
    if isinstance(column.type, Enum):
        return " or ".join(column.type.enums)
    return HOLDS[datetime if isinstance(column.type, UTCDateTime) else column.type.python_type]
