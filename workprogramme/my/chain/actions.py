"""Changing a committee's chain of deadlines."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.deadlines import Stage, chain_faults
from workprogramme.domain.jurisdictions import Jurisdiction
from workprogramme.domain.kinds import ItemKind
from workprogramme.domain.programme import MeetingValue
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.committees import Committee
from workprogramme.models.deadline_chains import chain_of, chain_to_store
from workprogramme.models.items import Item
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meetings import Meeting
from workprogramme.models.values import meeting_value

MEETINGS = 6  # to come, on which a change is shown


@dataclass(frozen=True)
class Coming:
    """A meeting to come, as it is planned, and the titles of the reports that go to it."""

    meeting: MeetingValue
    titles: tuple[str, ...]


@dataclass(frozen=True)
class LastChange:
    """Who changed the chain last, in the journal's words, and the chain before."""

    entry: JournalEntry
    before: tuple[Stage, ...]


def change_chain(
    session: Session, committee_id: int, seen: str, wanted: Sequence[Stage], jurisdiction: Jurisdiction
) -> Committee:
    """Makes this the committee's chain. `seen`: the mark of the one that whoever changes it had before them.

    Stale where it is another one by now. Refused with a sentence for a chain that does not lead to a lawful dispatch.
    """
    committee = session.scalars(select(Committee).where(Committee.id == committee_id).with_for_update()).one()
    if mark_of(chain_of(committee.deadline_chain, jurisdiction)) != seen:
        raise Stale(committee)
    for fault in chain_faults(wanted, jurisdiction):
        raise Refused(str(fault))
    committee.deadline_chain = chain_to_store(wanted)
    session.flush()
    return committee


def mark_of(chain: Sequence[Stage]) -> str:
    """The same for the same chain, and for no other: 16 hexadecimal digits."""
    told = json.dumps([[stage.key, stage.name, stage.working_days] for stage in chain])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def coming_meetings(session: Session, committee_id: int, today: date) -> list[Coming]:
    """The next meetings that take place, each with its reports, private ones too. One query."""
    rows = session.execute(
        select(Meeting, Item.title, Item.kind)
        .outerjoin(Item, (Item.meeting_id == Meeting.id) & Item.withdrawn.is_(False))
        .where(Meeting.committee_id == committee_id, Meeting.day >= today)
        .order_by(Meeting.day, Meeting.starts, Meeting.id, Item.position, Item.id)
    )
    found: dict[int, tuple[Meeting, list[str]]] = {}
    for meeting, title, kind in rows:
        if meeting.status.takes_place:
            titles = found.setdefault(meeting.id, (meeting, []))[1]
            titles.extend([title] if title is not None and kind is not ItemKind.BRIEFING else [])
    return [Coming(meeting_value(meeting), tuple(titles)) for meeting, titles in list(found.values())[:MEETINGS]]


def last_change(session: Session, committee_id: int, jurisdiction: Jurisdiction) -> LastChange | None:
    """The last change of the committee's chain, if there ever was one."""
    wanted = select(JournalEntry).where(
        JournalEntry.table_name == Committee.__tablename__,
        JournalEntry.record_id == committee_id,
        JournalEntry.verb == "changed",
    )
    for entry in session.scalars(wanted.order_by(JournalEntry.id.desc())):
        said: Any = entry.changes.get("deadline_chain")
        if said is not None:
            return LastChange(entry, chain_of(said[0], jurisdiction))
    return None
