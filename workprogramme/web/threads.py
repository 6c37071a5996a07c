"""The thread of a follow-up in the working programme, read from the journal: every step from its asking to its answer.

Knows the journal's columns. For planners' eyes: what readers of editions may know is in `published_threads`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.clock import LONDON
from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.models.follow_ups import FollowUp, FollowUpLink
from workprogramme.models.items import Item
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meetings import Meeting
from workprogramme.web.follow_up_words import answered_words, asked_words, dropped_words
from workprogramme.web.words import date_words, long_date


@dataclass(frozen=True)
class Step:
    """One step of a thread: the day (None: nobody knows), what happened, why and by whom where that was said."""

    day: date | None
    words: str
    reason: str = ""
    by: str = ""
    item_id: int | None = None


@dataclass
class _Standing:
    """How an item stands at one point of the journal."""

    title: str = ""
    meeting_id: int | None = None
    target: str = ""


def working_threads(session: Session, values: Sequence[FollowUpValue], today: date) -> dict[int, list[Step]]:
    """By follow-up id, its steps, oldest first. Three queries at most, however many there are."""
    ids = {value.id for value in values}
    told = _entries(session, {FollowUp.__tablename__: ids, FollowUpLink.__tablename__: ids})
    ever_linked = {
        entry.changes["item_id"]
        for entry in told
        if entry.table_name == FollowUpLink.__tablename__ and "item_id" in entry.changes
    }
    told = sorted([*told, *_entries(session, {Item.__tablename__: ever_linked})], key=lambda entry: entry.id)
    days = _meeting_days(session, told)
    return {value.id: in_order([*_told(value, told, days), *taken(value, today)]) for value in values}


def asked(value: FollowUpValue) -> Step:
    """The step with which every thread begins."""
    return Step(value.source_day or value.asked_on, asked_words(value), item_id=value.source_item_id)


def taken(value: FollowUpValue, today: date) -> Iterator[Step]:
    """Which of its items have come to a meeting gone by, and how it was closed."""
    for item in value.items:
        if item.day and not item.off and item.day <= today:
            said = "Taken at" if item.day < today or item.id == value.answered_item_id else "On the agenda of"
            yield Step(item.day, f"{said} the meeting on {date_words(item.day)} as “{item.title}”.", item_id=item.id)
    if value.answered_on:
        yield Step(value.answered_on, answered_words(value), item_id=value.answered_item_id)
    if value.dropped_on:
        yield Step(value.dropped_on, dropped_words(value))


def in_order(steps: Iterable[Step]) -> list[Step]:
    """The steps by day; those of one day as they came, and one of which nobody knows the day first."""
    return sorted(steps, key=lambda step: step.day or date.min)


def _entries(session: Session, told_under: dict[str, set[int]]) -> list[JournalEntry]:
    """The journal of these records, oldest first."""
    one_of = [
        (JournalEntry.table_name == table) & JournalEntry.record_id.in_(ids) for table, ids in told_under.items() if ids
    ]
    if not one_of:
        return []
    wanted = one_of[0]
    for other in one_of[1:]:
        wanted |= other
    return list(session.scalars(select(JournalEntry).where(wanted).order_by(JournalEntry.id)))


def _meeting_days(session: Session, entries: list[JournalEntry]) -> dict[int, date]:
    named = {
        value
        for entry in entries
        if entry.table_name == Item.__tablename__ and "meeting_id" in entry.changes
        for value in _both(entry.changes["meeting_id"])
        if value is not None
    }
    if not named:
        return {}
    return {row.id: row.day for row in session.execute(select(Meeting.id, Meeting.day).where(Meeting.id.in_(named)))}


def _both(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [said]


def _told(value: FollowUpValue, entries: list[JournalEntry], days: dict[int, date]) -> Iterator[Step]:
    yield asked(value)
    linked: set[int] = set()
    standing: defaultdict[int, _Standing] = defaultdict(_Standing)
    for entry in entries:
        bare = Step(entry.at.astimezone(LONDON).date(), "", entry.reason, entry.by_name)
        if entry.table_name == Item.__tablename__:
            before = replace(standing[entry.record_id])
            _follow(standing[entry.record_id], entry.changes)
            if entry.record_id in linked:
                for words in _item_changed(before, standing[entry.record_id], entry.changes, days):
                    yield replace(bare, words=words, item_id=entry.record_id)
        elif entry.table_name == FollowUpLink.__tablename__ and entry.record_id == value.id:
            item_id = entry.changes.get("item_id", 0)
            now = standing[item_id]
            if entry.verb == "made":
                linked.add(item_id)
                yield replace(bare, words=f"Planned as “{now.title}”{_where(now, days)}.", item_id=item_id)
            else:
                linked.discard(item_id)
                name = f"“{now.title}”" if now.title else "an item"
                yield replace(bare, words=f"No longer to be answered by {name}.")
        elif entry.table_name == FollowUp.__tablename__ and entry.record_id == value.id and entry.verb == "changed":
            for words in _changed(entry.changes):
                yield replace(bare, words=words)


def _follow(standing: _Standing, changes: dict[str, Any]) -> None:
    """Brings what is known of an item up to what the journal says next."""
    for column, name in (("title", "title"), ("meeting_id", "meeting_id"), ("target_text", "target")):
        if column in changes:
            said = _both(changes[column])[-1]
            setattr(standing, name, "" if said is None and name != "meeting_id" else said)


def _where(standing: _Standing, days: dict[int, date]) -> str:
    day = days.get(standing.meeting_id or 0)
    if day:
        return f" for {date_words(day)}"
    return f", wanted “{standing.target}”" if standing.target else ", to be scheduled"


def _item_changed(before: _Standing, now: _Standing, changes: dict[str, Any], days: dict[int, date]) -> Iterator[str]:
    if changes.get("merged_into_id", [None, None])[1]:
        yield f"“{now.title}” was merged into another item."
    elif "withdrawn" in changes:
        yield f"“{now.title}” was {'withdrawn' if changes['withdrawn'][1] else 'restored'}."
    if before.title != now.title:
        yield f"Renamed from “{before.title}” to “{now.title}”."
    if before.meeting_id != now.meeting_id:
        was = days.get(before.meeting_id or 0)
        begun = f"“{now.title}” moved from {date_words(was)}" if was else f"“{now.title}” planned"
        yield f"{begun}{_where(now, days) if now.meeting_id else ' to a time to be scheduled'}."
    elif before.target != now.target and now.meeting_id is None:
        yield (
            f"“{now.title}” wanted “{now.target}” instead of “{before.target}”."
            if before.target
            else (f"“{now.title}” wanted “{now.target}”.")
        )
    if "year" in changes and now.meeting_id is None:
        yield f"“{now.title}” carried over to {MunicipalYear(changes['year'][1])}."


def _changed(changes: dict[str, Any]) -> Iterator[str]:
    if "target_text" in changes:
        before, now = changes["target_text"]
        how = "Put off" if "deferrals" in changes else "Wanted at another time"
        yield f"{how}: “{now}” instead of “{before}”." if before else f"Wanted “{now}”."
    if day := changes.get("event_on", [None, None])[1]:
        due = changes.get("target_latest", [None, None])[1]
        falls = f", so it is wanted by {long_date(date.fromisoformat(due))}" if due else ""
        yield f"Its event was dated {long_date(date.fromisoformat(day))}{falls}."
    if changes.get("answered_on", [None, True])[1] is None or changes.get("dropped_on", [None, True])[1] is None:
        yield "Opened again."
    if "wording" in changes:
        yield "Its wording was changed."
