"""Entries of the journal in the words that people see elsewhere: what was changed, and from what to what.

Knows columns; asks nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import Enum

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.target_value import TargetKind
from workprogramme.journal.agenda_wording import drafted
from workprogramme.journal.queries import Names, table_of
from workprogramme.models.base import Record
from workprogramme.models.journal import EXPLAINED, LOADED, TAKEN_AWAY, JournalEntry
from workprogramme.web.words import capital, date_words, long_date, moment_words, time_words

THINGS: Final = {
    "item": "Item",
    "meeting": "Meeting",
    "part": "People of an item",
    "committee": "Committee",
    "membership": "Seat",
    "agenda_template": "Agenda template",
    "agenda": "Agenda",
    "agenda_version": "Published agenda",
    "person": "Person",
    "council": "Council",
    "account": "Account",
    "grant_of_role": "Role of an account",
    "acknowledgement": "Something left as it is",
    "follow_up": "Follow-up",
    "recommendation": "Recommendation",
    "recommendation_review": "Review of a recommendation",
    "follow_up_link": "Link of a follow-up",
    "asked_of": "Whom a follow-up is asked of",
    "report": "Report",
    "report_document": "Attached report",
    "deferral": "Request to defer",
}
"""What a table's rows are called; one that is not here is called by its table's name."""

LABELS: Final = {
    "meeting_id": "Meeting",
    "year": "Municipal year",
    "target_text": "When it is wanted",
    "target_kind": "Sort of target",
    "target_earliest": "Wanted from",
    "target_latest": "Wanted by",
    "exempt_paragraph": "Paragraph of Schedule 12A",
    "starts": "Begins at",
    "ends": "Ends at",
    "first_day": "First day",
    "last_day": "Last day",
    "main_items": "Main items at a meeting",
    "committee_system_id": "Number in the committee system",
    "password_hash": "Password",
    "session_key": "Sessions",
    "person_id": "Person",
    "committee_id": "Committee",
    "position": "Place in the order",
    "in_place_of_id": "In place of",
    "document": "What it says",
    "email": "Email address",
    "asked_of_id": "Asked of",
    "follow_up_id": "Follow-up",
    "raised_by_id": "Noted by",
    "to_kind": "To what sort of recipient",
    "reply_unit": "Time for a reply counted in",
    "split_from_id": "Split from",
    "copied_from_id": "Copied from",
}
VERBS: Final = {
    "made": "Added",
    "changed": "Changed",
    "ended": "Removed",
    EXPLAINED: "Explained when published",
    TAKEN_AWAY: "Everything taken away",
    LOADED: "Everything loaded",
}
TARGETS: Final = {
    TargetKind.DAY: "A day",
    TargetKind.MONTH: "A month",
    TargetKind.MONTHS: "Some months",
    TargetKind.QUARTER: "A quarter",
    TargetKind.SEASON: "A season",
    TargetKind.YEAR: "A municipal year",
    TargetKind.TENTATIVE: "Not sure yet",
    TargetKind.AFTER: "After an event",
    TargetKind.RECURRING: "Again and again",
    TargetKind.WORDS: "Words that are not a date",
    TargetKind.NONE: "None",
}
DRAFTED: Final = ("agenda", "document")  # what is edited there is told piece by piece
QUIET: Final = frozenset({"created_at", "at", "version"})
LONGEST: Final = 300  # characters of a value on the page; the export has all
LONGEST_NAME: Final = 120  # characters of what a record is called, which may be a whole sentence


@dataclass(frozen=True)
class Told:
    """One thing that changed: what, and from what to what; for something added or removed only `after`."""

    what: str
    before: str
    after: str


def thing(entry: JournalEntry) -> str:
    """What sort of record the entry speaks of: "Item"."""
    return THINGS.get(entry.table_name) or capital(entry.table_name.replace("_", " "))


def name_of(entry: JournalEntry, names: Names) -> str:
    """What the record is called, else what the entry says it was called, else its number; "" of the one council."""
    if entry.table_name == "council":
        return ""
    table = table_of(entry.table_name)
    if found := names.of(table, entry.record_id):
        return long_date(date.fromisoformat(found)) if table == "meeting" else _short(found, LONGEST_NAME)
    said = next((entry.changes[key] for key in ("title", "name", "text", "wording") if key in entry.changes), None)
    said = said[-1] if isinstance(said, list) and said else said
    if table == "meeting" and "day" in entry.changes:  # of one that an import made, and that was taken back with it
        day = entry.changes["day"]
        return long_date(date.fromisoformat(day[-1] if isinstance(day, list) else day))
    return str(said) if said else f"number {entry.record_id}"


def told(entry: JournalEntry, names: Names, longest: int | None = LONGEST) -> Iterator[Told]:
    """What the entry says, a line for each column that is worth telling."""
    for column, value in entry.changes.items():
        if column in QUIET:
            continue
        both = value if entry.verb == "changed" and isinstance(value, list) and len(value) == 2 else (None, value)
        if (entry.table_name, column) == DRAFTED:
            yield from (Told(what, _short(old, longest), _short(new, longest)) for what, old, new in drafted(*both))
            continue
        before, after = (_short(_said(entry.table_name, column, one, names), longest) for one in both)
        if before or after:
            yield Told(LABELS.get(column) or capital(column.removesuffix("_id").replace("_", " ")), before, after)


def _said(table: str, column: str, value: Any, names: Names) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if column == "target_kind":
        return TARGETS.get(value, str(value))
    if known := _chosen(table, column, value):
        return known
    if column == "year" and isinstance(value, int):
        return MunicipalYear(value).label
    if column.endswith("_id") and isinstance(value, int):
        return _named(column.removesuffix("_id"), value, names)
    if isinstance(value, (list, dict)):
        return ", ".join(_flat(value))
    return _dated(str(value))


def _chosen(table: str, column: str, value: Any) -> str:
    """What a value of a closed list is called where people choose it; "" of any other value."""
    kept = Record.metadata.tables.get(table)
    kind = kept.columns[column].type if kept is not None and column in kept.columns else None
    if not isinstance(kind, Enum) or kind.enum_class is None:
        return ""
    known = next((one for one in kind.enum_class if one.value == value), None)
    return capital(getattr(known, "label", str(value)))


def _named(column: str, record_id: int, names: Names) -> str:
    table = table_of(column)
    found = names.of(table, record_id)
    return (_dated(found) if table == "meeting" else found) or f"number {record_id}"


def _flat(value: list[Any] | dict[str, Any]) -> Iterator[str]:
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, (list, dict)):
            yield from _flat(one)
        elif one not in (None, ""):
            yield _dated(str(one))


def _dated(text: str) -> str:
    """A day, a time or a moment, as it is stored, as people write it; any other text as it is."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date_words(date.fromisoformat(text))
        if re.fullmatch(r"\d\d:\d\d:\d\d", text):
            return time_words(time.fromisoformat(text))
        if re.fullmatch(r"\d{4}-\d\d-\d\dT\S+[+]\d\d:\d\d", text):
            return moment_words(datetime.fromisoformat(text))
    except ValueError:
        pass
    return text


def _short(text: str, longest: int | None) -> str:
    return text if longest is None or len(text) <= longest else text[: longest - 1].rstrip() + "…"
