"""What the page about archives asks: how much there is, and who took it away last."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workprogramme.models.accounts import Account
from workprogramme.models.agendas import AgendaVersion
from workprogramme.models.editions import Edition
from workprogramme.models.items import Item
from workprogramme.models.journal import TAKEN_AWAY, JournalEntry
from workprogramme.models.meetings import Meeting
from workprogramme.models.reports import ReportDocument

COUNTED = {
    "meeting": Meeting,
    "item": Item,
    "edition": Edition,
    "published agenda": AgendaVersion,
    "attached report": ReportDocument,
}


@dataclass(frozen=True)
class Held:
    """How many there are of each thing, by what one of it is called, and of `bytes` in attached reports."""

    numbers: dict[str, int]
    bytes: int


def held(session: Session) -> Held:
    """What an archive would hold. One query."""
    counts = [select(func.count()).select_from(record).scalar_subquery() for record in COUNTED.values()]
    size = select(func.coalesce(func.sum(ReportDocument.size), 0)).scalar_subquery()
    *numbers, total = session.execute(select(*counts, size)).one()
    return Held(dict(zip(COUNTED, numbers, strict=True)), int(total))


def last_taken(session: Session, most: int = 5) -> list[JournalEntry]:
    """The newest entries about somebody who took everything away. One query."""
    wanted = select(JournalEntry).where(
        JournalEntry.table_name == "council", JournalEntry.record_id == 1, JournalEntry.verb == TAKEN_AWAY
    )
    return list(session.scalars(wanted.order_by(JournalEntry.id.desc()).limit(most)))


def account(session: Session, account_id: int) -> Account:
    """The account with this id."""
    return session.get_one(Account, account_id)
