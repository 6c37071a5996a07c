"""What is asked of the journal, and what the ids in it stand for."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Text, and_, cast, false, literal, or_, select, union_all
from sqlalchemy.orm import Session

from workprogramme.models.accounts import Account
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.people_merges import PeopleMerge
from workprogramme.models.recommendations import Recommendation

PAGE_SIZE = 50


TOLD_UNDER: Final = {
    "part": "item",
    "report": "item",
    "agenda": "meeting",
    "agenda_template": "committee",
    "asked_of": "follow_up",
    "follow_up_link": "follow_up",
    "grant_of_role": "account",
    "by": "account",
    "asked_by": "account",
    "raised_by": "account",
    "split_from": "item",
    "copied_from": "item",
    "merged_into": "item",
    "source_item": "item",
    "answered_item": "item",
    "from_meeting": "meeting",
    "source_meeting": "meeting",
    "answered_meeting": "meeting",
    "manager": "person",
    "owner": "person",
    "to_person": "person",
    "in_place_of": "person",
}
"""The table in which the name of what a table or a column speaks of stands, where it is another."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What of the journal somebody may see: the entries of these committees (None: of all), and shared records.

    `shared`: the tables, of those that belong to no committee, whose entries they may see.
    """

    committee_ids: frozenset[int] | None
    shared: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which entries are asked for. `first` and `last`: moments, the second not included; `by`: letters of a name."""

    committee_id: int | None = None
    table_name: str = ""
    record_id: int | None = None
    by: str = ""
    first: datetime | None = None
    last: datetime | None = None


@dataclass
class Names:
    """What ids in the journal are called, by table."""

    by_table: dict[str, dict[int, str]] = field(default_factory=dict)

    def of(self, table: str, record_id: int | None) -> str:
        """The name, or "" where there is none."""
        return self.by_table.get(table, {}).get(record_id or 0, "")


def entries(
    session: Session, scope: Scope, wanted: Wanted, *, before: int | None = None, most: int = PAGE_SIZE
) -> list[JournalEntry]:
    """The newest entries first, those before the entry with the id `before`; `most` at most. One query."""
    found = select(JournalEntry).where(_visible(scope), *_asked(wanted)).order_by(JournalEntry.id.desc())
    if before is not None:
        found = found.where(JournalEntry.id < before)
    return list(session.scalars(found.limit(most)))


def _visible(scope: Scope) -> ColumnElement[bool]:
    of_nobody = and_(JournalEntry.committee_id.is_(None), JournalEntry.table_name.in_(scope.shared))
    if scope.committee_ids is None:
        return or_(JournalEntry.committee_id.is_not(None), of_nobody)
    return or_(JournalEntry.committee_id.in_(scope.committee_ids) if scope.committee_ids else false(), of_nobody)


def _asked(wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    if wanted.committee_id is not None:
        yield JournalEntry.committee_id == wanted.committee_id
    if wanted.table_name:
        yield JournalEntry.table_name == wanted.table_name
    if wanted.record_id is not None:
        yield JournalEntry.record_id == wanted.record_id
    if wanted.by:
        yield JournalEntry.by_name.icontains(wanted.by, autoescape=True)
    if wanted.first is not None:
        yield JournalEntry.at >= wanted.first
    if wanted.last is not None:
        yield JournalEntry.at < wanted.last


def merges_to_undo(session: Session, found: Sequence[JournalEntry]) -> dict[int, PeopleMerge]:
    """The merges by which people went of whose going these entries tell, by the id of who went; not those undone."""
    gone = {entry.record_id for entry in found if (entry.table_name, entry.verb) == (Person.__tablename__, "ended")}
    if not gone:
        return {}
    wanted = select(PeopleMerge).where(PeopleMerge.gone_id.in_(gone), PeopleMerge.undone_at.is_(None))
    return {merge.gone_id: merge for merge in session.scalars(wanted)}


def committees(session: Session) -> list[Committee]:
    """All committees, by name."""
    return list(session.scalars(select(Committee).order_by(Committee.name)))


def names_in(session: Session, found: Sequence[JournalEntry]) -> Names:
    """What the records that these entries speak of are called now; of people who became part of another entry, what
    they were called. One query, however many entries.
    """
    wanted: dict[str, set[int]] = {}
    for entry in found:
        wanted.setdefault(table_of(entry.table_name), set()).add(entry.record_id)
        if entry.committee_id:
            wanted.setdefault("committee", set()).add(entry.committee_id)
        for column, value in entry.changes.items():
            if column.endswith("_id"):
                ids = {one for one in (value if isinstance(value, list) else [value]) if isinstance(one, int)}
                wanted.setdefault(table_of(column.removesuffix("_id")), set()).update(ids)
    names = Names()
    asked = [_named(table, wanted.get(table, set())) for table in _NAMED]
    for table, record_id, name in session.execute(union_all(*asked, _merged(wanted.get("person", set())))):
        names.by_table.setdefault(table, {}).setdefault(record_id, name)
    return names


_NAMED: Final[dict[str, tuple[Any, Any]]] = {
    "item": (Item.id, Item.title),
    "person": (Person.id, Person.name),
    "committee": (Committee.id, Committee.name),
    "account": (Account.id, Account.name),
    "meeting": (Meeting.id, cast(Meeting.day, Text)),
    "membership": (Membership.id, select(Person.name).where(Person.id == Membership.person_id).scalar_subquery()),
    "follow_up": (FollowUp.id, FollowUp.wording),
    "recommendation": (Recommendation.id, Recommendation.reference),
}
"""By table the id of a record and what it is called."""


def _named(table: str, ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    record_id, name = _NAMED[table]
    return select(literal(table), record_id, name).where(record_id.in_(ids))


def _merged(ids: Collection[int]) -> Select[*tuple[Any, ...]]:
    return select(literal(Person.__tablename__), PeopleMerge.gone_id, PeopleMerge.gone_name).where(
        PeopleMerge.gone_id.in_(ids), PeopleMerge.gone_id.not_in(select(Person.id))
    )


def table_of(told: str) -> str:
    """The table whose ids these are: a part is told under its item, a role under its account."""
    return TOLD_UNDER.get(told, told)
