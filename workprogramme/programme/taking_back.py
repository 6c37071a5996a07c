"""Taking back the last move: which one that is, read from the journal, and putting its item where it was before."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from workprogramme.domain.refusals import Refused
from workprogramme.models.items import Item, Part
from workprogramme.models.journal import JournalEntry
from workprogramme.models.planning import TakenBack
from workprogramme.programme.actions import put_back
from workprogramme.programme.queries import item_by_id, lock_committee

PLACE = ("meeting_id", "year", "position")
LOOK_BACK = 50  # entries of one account: who has renamed so many items since has done with the last move


@dataclass(frozen=True)
class Move:
    """A move as the journal has it: its entry, its item, and how each part of the item's place changed."""

    entry_id: int
    item_id: int
    changes: dict[str, Any]

    def before(self, item: Item, part: str) -> Any:
        """What `part` of the place was before the move; what it is now where the move left it alone."""
        return self.changes[part][0] if part in self.changes else getattr(item, part)


def last_move(session: Session, committee_id: int, account_id: int) -> Move | None:
    """The last move by this account in the committee's programme that was not taken back. One query."""
    rows = session.execute(
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
    )
    moves = (Move(*row) for row in rows if not set(PLACE).isdisjoint(row.changes))
    return next(moves, None)


def take_back_last_move(session: Session, committee_id: int, account_id: int, entry_id: int) -> Item:
    """Puts the item of the last move where it was before. `entry_id`: the move that the person had in view.

    An item that was made or restored by the move itself, as for what was asked for, is withdrawn again. Refused where
    there is nothing to take back, another move came since, or somebody else changed the item since.
    Moves are taken back one after another, the newest first.
    """
    lock_committee(session, committee_id)
    move = last_move(session, committee_id, account_id)
    if move is None or move.entry_id != entry_id:
        raise Refused("That is no longer your last move. Look at the programme as it stands, then move the item.")
    item = item_by_id(session, move.item_id)
    assert item is not None, "an item is never deleted"
    if other := _changed_since(session, move, account_id):
        raise Refused(
            f"{other or 'Somebody else'} has changed “{item.title}” since. Move it yourself if it should go back."
        )
    # what readers will be told is why it is where it then is: the reason given before the move, if any was
    session.info["reason"] = _reason_before(session, move)
    put_back(session, item, *(move.before(item, part) for part in PLACE))
    item.withdrawn = "withdrawn" in move.changes or _was_made_by(session, move)
    session.flush()
    own = last_move(session, committee_id, account_id)
    for done in {move.entry_id, own.entry_id if own and own.item_id == item.id else move.entry_id}:
        session.add(TakenBack(journal_id=done))
    return item


def _was_made_by(session: Session, move: Move) -> bool:
    """Whether the item was made in the transaction that also placed it."""
    made, placed = aliased(JournalEntry), aliased(JournalEntry)
    if "meeting_id" not in move.changes:
        return False
    return (
        session.scalar(
            select(made.id)
            .join(placed, placed.at == made.at)
            .where(
                placed.id == move.entry_id,
                made.table_name == Item.__tablename__,
                made.record_id == move.item_id,
                made.verb == "made",
            )
            .limit(1)
        )
        is not None
    )


def _changed_since(session: Session, move: Move, account_id: int) -> str | None:
    """The name of whoever else changed the item after the move; None where nobody did."""
    return session.scalars(
        select(JournalEntry.by_name)
        .where(
            JournalEntry.table_name.in_([Item.__tablename__, Part.__tablename__]),
            JournalEntry.record_id == move.item_id,
            JournalEntry.id > move.entry_id,
            JournalEntry.by_id.is_distinct_from(account_id),
        )
        .limit(1)
    ).one_or_none()


def _reason_before(session: Session, move: Move) -> str:
    return (
        session.scalars(
            select(JournalEntry.reason)
            .where(
                JournalEntry.table_name == Item.__tablename__,
                JournalEntry.record_id == move.item_id,
                JournalEntry.id < move.entry_id,
                JournalEntry.reason != "",
            )
            .order_by(JournalEntry.id.desc())
            .limit(1)
        ).one_or_none()
        or ""
    )
