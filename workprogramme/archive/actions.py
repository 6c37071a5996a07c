"""What is done about archives in the records: saying in the journal who took everything away."""

from datetime import datetime

from sqlalchemy.orm import Session

from workprogramme.models.council import Council
from workprogramme.models.journal import TAKEN_AWAY, JournalEntry


def note_taking(session: Session, at: datetime, by_id: int | None, by_name: str) -> None:
    """Writes it down before it happens, so that the archive tells of itself and nobody can take one unseen."""
    session.add(
        JournalEntry(
            at=at,
            by_id=by_id,
            by_name=by_name,
            table_name=Council.__tablename__,
            record_id=1,
            committee_id=None,
            verb=TAKEN_AWAY,
            changes={},
        )
    )
