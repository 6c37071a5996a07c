"""Where a year stands: what changed last, what one moved last, and what is published of it."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select, true
from sqlalchemy.orm import Session

from workprogramme.domain.programme import Programme, from_json
from workprogramme.models.committees import Committee
from workprogramme.models.editions import Edition
from workprogramme.models.items import Item
from workprogramme.models.journal import JournalEntry
from workprogramme.models.planning import TakenBack

MOVED = ("meeting_id", "year", "position")  # what a move of an item changes
LOOK_BACK = 50  # journal entries of one account among which its last move is looked for


@dataclass(frozen=True)
class Published:
    """The newest edition of the year, read."""

    number: int
    programme: Programme


@dataclass(frozen=True)
class Move:
    """The last move of one account: its journal entry, its item, and the item's title when it was read."""

    entry_id: int
    item_id: int


@dataclass(frozen=True)
class Standing:
    """Where a year stands: the committee's last journal entry (0 for none), one's own last move, the newest edition."""

    journal_id: int
    last_move: Move | None
    published: Published | None


def standing_of(session: Session, committee_id: int, year: int, account_id: int) -> Standing:
    """Where that year of the committee stands for this account, whose move it is that can be taken back. One query."""
    newest = select(func.max(JournalEntry.id).label("id")).where(JournalEntry.committee_id == committee_id).subquery()
    mine = (
        select(JournalEntry.id, JournalEntry.record_id, JournalEntry.changes)
        .where(
            JournalEntry.committee_id == committee_id,
            JournalEntry.by_id == account_id,
            JournalEntry.table_name == Item.__tablename__,
            JournalEntry.verb == "changed",
            JournalEntry.id.not_in(select(TakenBack.journal_id)),
        )
        .order_by(JournalEntry.id.desc())
        .limit(LOOK_BACK)
        .subquery()
    )
    moved = or_(*(mine.c.changes[name].as_string().is_not(None) for name in MOVED))
    move = select(mine.c.id, mine.c.record_id).where(moved).order_by(mine.c.id.desc()).limit(1).subquery()
    edition = (
        select(Edition.number, Edition.document)
        .where(Edition.committee_id == committee_id, Edition.year == year)
        .order_by(Edition.number.desc())
        .limit(1)
        .subquery()
    )
    row = session.execute(
        select(newest.c.id.label("newest"), move.c.id, move.c.record_id, edition.c.number, edition.c.document)
        .select_from(newest)
        .outerjoin(move, true())
        .outerjoin(edition, true())
    ).one()
    return Standing(
        journal_id=row.newest or 0,
        last_move=Move(row.id, row.record_id) if row.id else None,
        published=Published(row.number, from_json(row.document)) if row.number else None,
    )


def changes_since(session: Session, slug: str, journal_id: int) -> tuple[int, int, str] | None:
    """(committee id, its last journal entry, who made it) where that is after `journal_id`; else the id twice and "".

    None where there is no such committee. One query.
    """
    row = session.execute(
        select(Committee.id, func.coalesce(JournalEntry.id, 0), func.coalesce(JournalEntry.by_name, ""))
        .outerjoin(JournalEntry, (JournalEntry.committee_id == Committee.id) & (JournalEntry.id > journal_id))
        .where(Committee.slug == slug)
        .order_by(JournalEntry.id.desc())
        .limit(1)
    ).one_or_none()
    return (row[0], row[1] or journal_id, row[2]) if row else None
