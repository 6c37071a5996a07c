"""What one entry of the list of people brought along when it became part of another: written down for its undoing."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from workprogramme.models.base import Record
from workprogramme.models.people import Person
from workprogramme.models.people_merges import PeopleMerge, columns_about_people, row_as_json

TOLD_BY: Final[dict[str, tuple[str, ...]]] = {
    "part": ("item_id", "role"),
    "asked_of": ("follow_up_id",),
    "membership": ("committee_id", "role"),
    "notice_choice": ("topic",),
    "published_part": ("item_id", "role", "edition_id"),
}
"""By what, beside the person, a row of these tables is known again when it was written anew since."""

TOGETHER: Final = 10_000  # ids that one statement asks for
Rows = dict[tuple[str, str], list[dict[str, Any]]]  # by table and column: the rows, whole


def columns_of(person: Person) -> dict[str, Any]:
    """The row of a person as it is now, as JSON can hold it."""
    return row_as_json({column.name: getattr(person, column.name) for column in Person.__table__.columns})


def hanging_on(session: Session, person_id: int) -> Rows:
    """Every row of every table that refers to a person, one query for each column that can."""
    return {
        (table.name, column.name): [
            dict(row)
            for row in session.execute(select(table).where(column == person_id).order_by(table.c.id)).mappings()
        ]
        for table, column in columns_about_people()
    }


def rows_of(session: Session, table: Table, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The rows with these ids as they are now, by id; those that have gone are not among them."""
    wanted, found = list(ids), {}
    for first in range(0, len(wanted), TOGETHER):
        rows = session.execute(select(table).where(table.c.id.in_(wanted[first : first + TOGETHER])))
        found.update({row["id"]: dict(row) for row in rows.mappings()})
    return found


def note_merge(session: Session, keep: Person, kept: dict[str, Any], gone: dict[str, Any], before: Rows) -> PeopleMerge:
    """Writes down what a merge did. `kept`, `gone`, `before`: both rows, and what hung on the one, as they were.

    Everything has been moved and flushed, and the one that goes is still there.
    """
    now = columns_of(keep)
    moved: dict[str, Any] = {}
    ended: dict[str, Any] = {}
    for (name, column), rows in before.items():
        table = Record.metadata.tables[name]
        left = rows_of(session, table, [row["id"] for row in rows])
        for row in rows:
            if row["id"] not in left:
                ended.setdefault(name, []).append(row_as_json(row))
            elif name != Person.__tablename__ or row["id"] != keep.id:  # of the entry that is kept `filled` tells
                told = row_as_json({key: row[key] for key in ("id", *TOLD_BY.get(name, ()))})
                moved.setdefault(f"{name}.{column}", []).append(told)
    merge = PeopleMerge(
        kept_id=keep.id,
        kept_name=keep.name,
        gone_id=gone["id"],
        gone_name=gone["name"],
        gone=gone,
        filled={key: [kept[key], now[key]] for key in now if key != "version" and kept[key] != now[key]},
        moved=moved,
        ended=ended,
        at=session.info["at"],
        by_name=session.info.get("by_name", ""),
    )
    session.add(merge)
    session.flush()
    return merge
