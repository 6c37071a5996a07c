"""The journal: who changed what, when, from what, to what, and why.

A listener writes it, so no action can forget it.
"""

from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import Index, event, insert, inspect
from sqlalchemy.orm import Mapped, Session, UOWTransaction, class_mapper, mapped_column, object_session

from workprogramme.models.accounts import Account, Grant
from workprogramme.models.agendas import Agenda, AgendaVersion
from workprogramme.models.base import Key, Record
from workprogramme.models.chasing import Chasing
from workprogramme.models.committees import AgendaTemplate, Committee, Membership
from workprogramme.models.council import Council
from workprogramme.models.follow_ups import AskedOf, FollowUp, FollowUpLink
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.minutes import Minute, MinuteLine
from workprogramme.models.people import Person
from workprogramme.models.planning import Acknowledgement
from workprogramme.models.recommendations import Recommendation, ReplyLink, Review
from workprogramme.models.reports import Deferral, Report, ReportDocument

SECRET = {"password_hash", "session_key", "digest"}
NOTED = "workprogramme_noted"
EXPLAINED = "explained"  # the verb of an entry without a change: why there was one, said only at publication
TAKEN_AWAY = "taken_away"  # of the council: somebody took everything away as an archive
LOADED = "loaded"  # of the council: everything here came out of an archive
NOT_WORTH_TELLING = {"id", "version", "signed_in_at"}
NOT_TOLD_WHOLE = {(AgendaVersion.__tablename__, name) for name in ("document", "private_document", "changes")}


class JournalEntry(Record, kw_only=True):
    """One change to one record.

    `changes` maps a column to `[before, after]`, or, where the record was made or ended, to its value. A part that
    somebody plays is told under its item: `record_id` is the item's; a role that is granted, under its account; whom a
    follow-up is asked of and which items will answer it, under the follow-up.
    """

    __tablename__ = "journal"
    __table_args__ = (
        Index(None, "table_name", "record_id", "id"),
        Index(None, "committee_id", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    at: Mapped[datetime]
    by_id: Mapped[int | None]
    by_name: Mapped[str]
    table_name: Mapped[Key]
    record_id: Mapped[int]
    committee_id: Mapped[int | None]
    verb: Mapped[Key]
    changes: Mapped[dict[str, Any]]
    reason: Mapped[str] = mapped_column(default="")


JOURNALLED = (
    *(Council, Committee, AgendaTemplate, Membership, Person, Meeting, Item, Part, Account, Grant),
    *(Acknowledgement, FollowUp, AskedOf, FollowUpLink),
    *(Recommendation, Review, ReplyLink, Chasing, Minute, MinuteLine),
    *(Report, ReportDocument, Deferral),
    *(Agenda, AgendaVersion),
)

for _record in JOURNALLED:  # else the value before a change of an expired attribute would be lost
    for _attribute in class_mapper(_record).column_attrs:
        getattr(_record, _attribute.key).impl.active_history = True


@event.listens_for(Record, "after_insert", propagate=True)
def _made(_mapper: Any, _connection: Any, record: Record) -> None:
    _note(record, "made")


@event.listens_for(Record, "after_update", propagate=True)
def _changed(_mapper: Any, _connection: Any, record: Record) -> None:
    _note(record, "changed")


@event.listens_for(Record, "before_delete", propagate=True)
def _ended(_mapper: Any, _connection: Any, record: Record) -> None:
    _note(record, "ended")


def _note(record: Record, verb: str) -> None:
    session = object_session(record)
    if session is not None and isinstance(record, JOURNALLED) and (changes := _changes(record, verb)):
        session.info.setdefault(NOTED, []).append(_entry(session.info, record, verb, changes))


@event.listens_for(Session, "after_flush")
def _write(session: Session, _context: UOWTransaction) -> None:
    """Writes the entries of one flush in one statement."""
    if noted := session.info.pop(NOTED, None):
        session.connection().execute(insert(JournalEntry), noted)


def _entry(info: dict[Any, Any], record: Record, verb: str, changes: dict[str, Any]) -> dict[str, Any]:
    return {
        "at": info["at"],
        "by_id": info.get("by_id"),
        "by_name": info.get("by_name", ""),
        "table_name": record.__tablename__,
        "record_id": _told_under(record),
        "committee_id": _of_committee(record),
        "verb": verb,
        "changes": changes,
        "reason": info.get("reason") or "",
    }


def _of_committee(record: Record) -> int | None:
    """The committee whose programme it belongs to; of a part, its item's, where that is at hand."""
    if isinstance(record, Committee):
        return record.id
    if isinstance(record, Part):
        return getattr(_at_hand(record, Item, record.item_id), "committee_id", None)
    if isinstance(record, AskedOf | FollowUpLink):
        asked = record.__dict__.get("follow_up") or _at_hand(record, FollowUp, record.follow_up_id)
        return getattr(asked, "committee_id", None)
    return getattr(record, "committee_id", None)


def _at_hand(record: Record, kind: type[Record], key: int) -> Record | None:
    session = object_session(record)
    assert session is not None
    return session.identity_map.get(class_mapper(kind).identity_key_from_primary_key((key,)))


def _told_under(record: Record) -> int:
    if isinstance(record, Part):
        return record.item_id
    if isinstance(record, AskedOf | FollowUpLink):
        return record.follow_up_id
    if isinstance(record, Grant):
        return record.account_id
    return int(class_mapper(type(record)).primary_key_from_instance(record)[0])


def _changes(record: Record, verb: str) -> dict[str, Any]:
    state, changes = inspect(record), {}
    for attribute in state.mapper.column_attrs:
        name = attribute.key
        if name in NOT_WORTH_TELLING or (record.__tablename__, name) in NOT_TOLD_WHOLE:
            continue
        if verb == "changed":
            history = state.attrs[name].history
            if history.has_changes():
                before = history.deleted[0] if history.deleted else None
                after = history.added[0] if history.added else None
                changes[name] = [_plain(record, name, before), _plain(record, name, after)]
        elif (value := getattr(record, name)) not in (None, "", [], False):
            changes[name] = _plain(record, name, value)
    return changes


def _plain(record: Record, name: str, value: Any) -> Any:
    """A value as JSON can hold it; a secret is said to have changed, and no more.

    So is an account's email address: it can be erased, and the journal cannot.
    """
    if name in SECRET:
        return "(secret)" if value else None
    if name == "email" and isinstance(record, Account):
        return "(an email address)" if value else None
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    return value
