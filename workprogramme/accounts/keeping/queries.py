"""Everything that is kept about an account, table by table, as values that JSON can hold."""

from datetime import date, datetime, time
from enum import Enum
from typing import Any, Final

from sqlalchemy import Column, Table, func, select
from sqlalchemy.orm import Session

from workprogramme.models.accounts import Account
from workprogramme.models.base import Record
from workprogramme.models.editions import Edition
from workprogramme.models.journal import SECRET, JournalEntry

UNTOLD: Final = SECRET | {"key", "bound_to", "claimed_by", "message_id", "nonce"}
"""Columns that only the machine can use: they open something, or tell one run of it from another."""


def columns_about_accounts() -> list[tuple[Table, Column[Any]]]:
    """Every column that refers to an account, with its table, those that others refer to first."""
    return [
        (table, column)
        for table in Record.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == Account.__tablename__ for key in column.foreign_keys)
    ]


def kept_about(session: Session, account: Account) -> dict[str, Any]:
    """The account, each row that refers to it, and how much it did. One query for each table that there is."""
    kept: dict[str, Any] = {
        "account": _row(
            Account.__table__.columns, {c.name: getattr(account, c.name) for c in Account.__table__.columns}
        )
    }
    for table, column in columns_about_accounts():
        rows = session.execute(select(table).where(column == account.id).order_by(*table.primary_key.columns))
        if found := [_row(table.columns, dict(row)) for row in rows.mappings()]:
            kept.setdefault(table.name, []).extend(found)
    kept["changes_in_the_journal"] = _count(session, JournalEntry, account.id)
    kept["editions_published"] = _count(session, Edition, account.id)
    return kept


def _count(session: Session, record: Any, account_id: int) -> int:
    return session.scalar(select(func.count()).select_from(record).where(record.by_id == account_id)) or 0


def _row(columns: Any, values: dict[str, Any]) -> dict[str, Any]:
    return {column.name: _plain(values[column.name]) for column in columns if column.name not in UNTOLD}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value
