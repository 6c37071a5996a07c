"""Merges on the list of people: what one entry was and what it brought along, so that a merge can be undone."""

from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import Column, Index, Table
from sqlalchemy.orm import Mapped, mapped_column

from workprogramme.models.base import Key, Record
from workprogramme.models.people import Person


class PeopleMerge(Record, kw_only=True):
    """One entry that became part of another. Neither id is a foreign key: the first has gone, the second may go too.

    `gone`: the row that went. `filled`: of the entry that was kept, each column that changed, as `[before, after]`.
    `moved`: by `table.column` the rows that went over, as what tells them. `ended`: by table the rows that went,
    whole, because the entry that was kept had the same. Values are as JSON holds them, see `row_as_json`.
    """

    __tablename__ = "people_merge"
    __table_args__ = (Index(None, "kept_id", "id"), Index(None, "gone_id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    kept_id: Mapped[int]
    kept_name: Mapped[str]
    gone_id: Mapped[int]
    gone_name: Mapped[str]
    gone: Mapped[dict[str, Any]]
    filled: Mapped[dict[str, Any]]
    moved: Mapped[dict[str, Any]]
    ended: Mapped[dict[str, Any]]
    at: Mapped[datetime] = mapped_column(index=True)
    by_name: Mapped[Key]
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[Key] = mapped_column(default="")


def columns_about_people() -> list[tuple[Table, Column[Any]]]:
    """Every column that refers to somebody on the list of people, with its table."""
    return [
        (table, column)
        for table in Record.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == Person.__tablename__ for key in column.foreign_keys)
    ]


def row_as_json(values: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON can hold it."""
    return {name: _plain(value) for name, value in values.items()}


def row_from_json(table: Table, values: dict[str, Any]) -> dict[str, Any]:
    """The row again, as the columns of its table take it; a column that has gone since is left out."""
    return {name: _typed(table.columns[name], value) for name, value in values.items() if name in table.columns}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def _typed(column: Column[Any], value: Any) -> Any:
    kind = column.type.python_type
    if value is None or kind in (dict, list):
        return value
    if issubclass(kind, Enum):
        return kind(value)
    return kind.fromisoformat(value) if kind in (date, datetime, time) else value
