"""An item's history for planners: the journal's entries as changes a person can read, oldest first.

Knows the journal's columns and their names in English; changes nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Session

from workprogramme.domain.kinds import ItemKind, Kind, PartRole, ReferralKind
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.models.items import Item
from workprogramme.models.journal import EXPLAINED, JournalEntry
from workprogramme.programme.places import meeting_words
from workprogramme.programme.queries import history_of, item_titles, meetings_by_id, names_of

UNPLACED = "to be scheduled"

TOLD = {
    "title": "Renamed",
    "meeting_id": "Moved",
    "year": "Municipal year",
    "target_text": "When it is wanted",
    "agenda_title": "Title on the agenda",
    "detail": "Detail",
    "kind": "How much of a meeting it takes",
    "minutes": "Minutes at the meeting",
    "report_line": "Report",
    "referral": "Referred by",
    "referral_note": "About the referral",
    "exempt_paragraph": "Private under Schedule 12A, paragraph",
    "public_interest": "Why it is private",
}
"""The columns that the history tells of, in its order."""

ORIGINS = {"split_from_id": "Split from", "copied_from_id": "Copied from"}
"""The columns that say which item it comes from."""

MERGED = "merged_into_id"


@dataclass(frozen=True)
class Line:
    """One thing that changed: what, and from what to what, in words."""

    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Chapter:
    """What one person did at one moment, and why."""

    at: datetime
    by: str
    reason: str
    lines: tuple[Line, ...]


@dataclass
class _Names:
    """What ids in the journal stand for."""

    meetings: dict[int, str] = field(default_factory=dict)
    people: dict[int, str] = field(default_factory=dict)
    items: dict[int, str] = field(default_factory=dict)


def history(session: Session, item_id: int) -> list[Chapter]:
    """Everything the journal says of an item and the people who play a part for it. Four queries."""
    entries = history_of(session, item_id)
    named = _Names(
        {m.id: meeting_words(m) for m in meetings_by_id(session, _values(entries, "meeting_id")).values()},
        names_of(session, _values(entries, "person_id")),
        item_titles(session, set().union(*(_values(entries, column) for column in (*ORIGINS, MERGED)))),
    )
    chapters = []
    for (at, by, reason), group in groupby(entries, lambda entry: (entry.at, entry.by_name, entry.reason)):
        lines = tuple(line for entry in group for line in _lines(entry, named))
        chapters.append(Chapter(at, by, reason, lines or (Line("Put into another place in the order"),)))
    return chapters


def _values(entries: list[JournalEntry], column: str) -> set[int]:
    said = [entry.changes[column] for entry in entries if column in entry.changes]
    return {value for one in said for value in (one if isinstance(one, list) else [one]) if value is not None}


def _lines(entry: JournalEntry, named: _Names) -> Iterator[Line]:
    if entry.table_name != Item.__tablename__:
        yield from _part(entry, named)
    elif entry.verb == "made":
        where = named.meetings.get(entry.changes.get("meeting_id", 0), UNPLACED)
        yield Line("Added", after=f"{entry.changes.get('title', '')}, {where}")
        for column, what in ORIGINS.items():
            if column in entry.changes:
                yield Line(what, after=named.items.get(entry.changes[column], "another item"))
    elif entry.verb == EXPLAINED:
        yield Line("Explained to readers when it was published")
    else:
        if into := entry.changes.get(MERGED, [None, None])[1]:
            yield Line("Merged into", after=named.items.get(into, "another item"))
        elif "withdrawn" in entry.changes:
            yield Line("Withdrawn" if entry.changes["withdrawn"][1] else "Restored")
        for column, what in TOLD.items():
            if column in entry.changes:
                before, after = (_said(column, value, named) for value in entry.changes[column])
                yield Line(what, before, after)


def _part(entry: JournalEntry, named: _Names) -> Iterator[Line]:
    if entry.verb == "changed" or "role" not in entry.changes:
        return
    name = named.people.get(entry.changes.get("person_id", 0), "Somebody")
    role = _label(PartRole, entry.changes["role"]).lower()
    yield Line(f"{name} {'added as' if entry.verb == 'made' else 'no longer'} {role}")


def _said(column: str, value: Any, named: _Names) -> str:
    if column == "meeting_id":
        return UNPLACED if value is None else named.meetings.get(value, "another meeting")
    if value in (None, ""):
        return ""
    if column == "year":
        return MunicipalYear(value).label
    if column == "kind":
        return _label(ItemKind, value)
    return _label(ReferralKind, value) if column == "referral" else str(value)


def _label(kinds: Iterable[Kind], value: str) -> str:
    return next(kind.label for kind in kinds if kind.value == value)
