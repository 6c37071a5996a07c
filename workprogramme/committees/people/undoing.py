"""Undoing a merge of two people: the entry that went comes back with what it brought, as far as it is still there."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Table, exists, select, update
from sqlalchemy.orm import Session, class_mapper

from workprogramme.committees.people import queries
from workprogramme.committees.people.brought import TOGETHER, TOLD_BY, columns_of, rows_of
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.base import Record
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item
from workprogramme.models.journal import JOURNALLED
from workprogramme.models.people import Person
from workprogramme.models.people_merges import PeopleMerge, columns_about_people, row_as_json, row_from_json

RECORDS = {mapper.class_.__tablename__: mapper.class_ for mapper in Record.registry.mappers}
UNREMARKED = frozenset({"notice", "notice_choice"})
"""Tables whose rows may go without anybody missing them: they are kept for a while only, or chosen anew."""


@dataclass
class Undoing:
    """What undoing a merge would do, or why it cannot be done (`why_not`).

    `back`: by table and column the ids of rows that go back. `again`: by table the rows that come back. `emptied`: the
    details of the entry that was kept that become what they were. `stays`: what cannot go back, by table its rows as
    they were, and `details` and `manager` where those cannot.
    """

    why_not: str = ""
    back: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    again: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    emptied: dict[str, Any] = field(default_factory=dict)
    stays: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    details: list[str] = field(default_factory=list)
    manager_gone: bool = False

    @property
    def seen(self) -> str:
        """The same for the same plan, and for no other."""
        told = [
            sorted((f"{table}.{column}", ids) for (table, column), ids in self.back.items()),
            sorted((table, [row["id"] for row in rows]) for table, rows in self.again.items()),
            sorted((table, [row["id"] for row in rows]) for table, rows in self.stays.items()),
            sorted(self.emptied.items()), self.details, self.manager_gone,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(told).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def counts(self) -> dict[str, int]:
        """How many rows go or come back, by table; what somebody else is to do in their place, by table and column."""
        found = Counter({table: len(rows) for table, rows in self.again.items()})
        for (table, column), ids in self.back.items():
            found[f"{table}.{column}" if column == "in_place_of_id" else table] += len(ids)
        return dict(found)


def undoing_of(session: Session, merge: PeopleMerge) -> Undoing:
    """What undoing this merge would do now. As many queries as there are tables, however much hung on the entry."""
    if why_not := _why_not(session, merge):
        return Undoing(why_not=why_not)
    keep, plan = session.get_one(Person, merge.kept_id), Undoing()
    for name, rows in merge.moved.items():
        _plan_moved(session, merge, plan, name, rows)
    for name, rows in merge.ended.items():
        _plan_ended(session, merge, plan, Record.metadata.tables[name], rows)
    now = columns_of(keep)
    for name, (before, after) in merge.filled.items():
        if now[name] == after:
            plan.emptied[name] = before
        else:
            plan.details.append(name)
    manager = merge.gone["manager_id"]
    plan.manager_gone = manager is not None and session.get(Person, manager) is None
    return plan


def _why_not(session: Session, merge: PeopleMerge) -> str:
    if merge.undone_at is not None:
        return f"This merge has been undone already, by {merge.undone_by or 'the system'}."
    into = session.scalar(
        select(PeopleMerge.kept_name)
        .where(PeopleMerge.gone_id == merge.kept_id, PeopleMerge.undone_at.is_(None))
        .limit(1)
    )
    if into is not None:
        return f"{merge.kept_name} was itself merged, into {into}. Undo that merge first, then this one."
    if not session.scalar(select(exists().where(Person.id == merge.kept_id))):
        return f"{merge.kept_name} is no longer on the list of people."
    later = session.scalar(
        select(PeopleMerge.gone_name)
        .where(PeopleMerge.kept_id == merge.kept_id, PeopleMerge.undone_at.is_(None), PeopleMerge.id > merge.id)
        .order_by(PeopleMerge.id.desc())
        .limit(1)
    )
    return f"{later} was merged into {merge.kept_name} since. Undo that merge first, then this one." if later else ""


def _plan_moved(session: Session, merge: PeopleMerge, plan: Undoing, name: str, rows: list[dict[str, Any]]) -> None:
    table_name, _, column = name.partition(".")
    if (table := Record.metadata.tables.get(table_name)) is None or column not in table.columns:
        return  # of a version that kept it elsewhere
    now = rows_of(session, table, [row["id"] for row in rows])
    anew = _by_told(session, table, merge.kept_id)
    for row in rows:
        found = now.get(row["id"])
        if found is not None and _told(table_name, row_as_json(found)) != _told(table_name, row):
            found = None  # the id was given to another row
        found = found or anew.get(_told(table_name, row))
        if found is not None and found[column] == merge.kept_id:
            plan.back.setdefault((table_name, column), []).append(found["id"])
        elif table_name not in UNREMARKED:
            plan.stays.setdefault(table_name, []).append(row)


def _plan_ended(session: Session, merge: PeopleMerge, plan: Undoing, table: Table, rows: list[dict[str, Any]]) -> None:
    """What both had alike comes back while the entry that was kept still has it: else it was ended on purpose since.

    Whoever else it names may have become part of another entry since, so it names whom the one that was kept names now.
    """
    mine = _by_told(session, table, merge.kept_id)
    others = [column.name for one, column in columns_about_people() if one is table and column.name != "person_id"]
    for row in rows:
        if (kept := mine.get(_told(table.name, row))) is not None:
            plan.again.setdefault(table.name, []).append({**row, **{name: kept[name] for name in others}})
        elif table.name not in UNREMARKED:
            plan.stays.setdefault(table.name, []).append(row)


def _by_told(session: Session, table: Table, person_id: int) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The rows of one person by what they are known by; nothing for tables whose rows are known by their id alone."""
    if table.name not in TOLD_BY:
        return {}
    rows = session.execute(select(table).where(table.c.person_id == person_id)).mappings()
    return {_told(table.name, row_as_json(dict(row))): dict(row) for row in rows}


def _told(table_name: str, row: dict[str, Any]) -> tuple[Any, ...]:
    """By what a row, as JSON holds it, is known again; rows that are known by nothing but their id are all alike."""
    return tuple(row[name] for name in TOLD_BY.get(table_name, ()))


def undo_merge(session: Session, merge_id: int, seen: str, now: datetime, by_name: str) -> Person:
    """Puts the entry that went back on the list, with everything that can go back to it.

    `seen`: of the plan that the person had before them. Raises Refused where it cannot be undone, Stale where what
    could go back has changed since.
    """
    merge = session.get(PeopleMerge, merge_id, with_for_update=True)
    if merge is None:
        raise Refused("What is needed to undo this merge is no longer kept.")
    held = queries.people_to_change(session, [merge.kept_id])
    plan = undoing_of(session, merge)
    if plan.why_not:
        raise Refused(plan.why_not)
    if plan.seen != seen:
        raise Stale(merge)
    gone = _come_back(session, merge, plan)
    parents = list(_parents(session, plan))  # held, so that the journal can say of which committee they are
    for (table, column), ids in plan.back.items():
        _go_back(session, Record.metadata.tables[table], column, ids, merge)
    for table, rows in plan.again.items():
        for row in rows:
            _make_again(session, Record.metadata.tables[table], row)
    for name, before in row_from_json(Record.metadata.tables[Person.__tablename__], plan.emptied).items():
        setattr(held[0], name, before)
    merge.undone_at, merge.undone_by = now, by_name
    session.flush()
    del parents
    return gone


def _come_back(session: Session, merge: PeopleMerge, plan: Undoing) -> Person:
    """The entry that went, under the id that it had; its version goes on, so that no old form can save over it."""
    values = row_from_json(Record.metadata.tables[Person.__tablename__], merge.gone)
    version = values.pop("version")
    gone: Person = _made(Person, {**values, "manager_id": None if plan.manager_gone else values["manager_id"]})
    session.add(gone)
    session.flush()
    session.execute(
        update(Person)
        .where(Person.id == gone.id)
        .values(version=version + 1)
        .execution_options(synchronize_session=False)
    )
    session.refresh(gone)
    return gone


def _parents(session: Session, plan: Undoing) -> Iterator[Record]:
    """The items and follow-ups under which the journal tells of what goes back."""
    for table, record in (("part", Item), ("asked_of", FollowUp)):
        child, key = RECORDS[table], f"{record.__tablename__}_id"
        ids = {row[key] for row in plan.again.get(table, ())}
        theirs = select(getattr(child, key)).where(child.id.in_(plan.back.get((table, "person_id"), ())))
        yield from session.scalars(select(record).where(record.id.in_(ids | set(session.scalars(theirs)))))


def _go_back(session: Session, table: Table, column: str, ids: list[int], merge: PeopleMerge) -> None:
    record = RECORDS[table.name]
    if record in JOURNALLED:
        for found in session.scalars(select(record).where(record.id.in_(ids))):
            setattr(found, column, merge.gone_id)
        session.flush()
        return
    for first in range(0, len(ids), TOGETHER):
        theirs = update(table).where(table.c.id.in_(ids[first : first + TOGETHER]))
        session.execute(theirs.where(table.c[column] == merge.kept_id).values({column: merge.gone_id}))


def _make_again(session: Session, table: Table, row: dict[str, Any]) -> None:
    """A row that ended, under its id where nothing else has that by now."""
    values = row_from_json(table, row)
    if session.scalar(select(exists().where(table.c.id == values["id"]))):
        del values["id"]
    session.add(_made(RECORDS[table.name], values))
    session.flush()


def _made(record: type[Any], values: dict[str, Any]) -> Any:
    """A record with these columns and nothing else: what it is made of is known, and not who its neighbours are."""
    made = class_mapper(record).class_manager.new_instance()
    for name, value in values.items():
        setattr(made, name, value)
    return made
