"""Taking away what has been kept for long enough, some rows at a time, so that no run holds anybody up.

Safe for any number of runs at once. Never touches the public record or the journal.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from workprogramme.domain.retention import PERIODS, Kept
from workprogramme.models.accounts import EndedSession, SignInFailure
from workprogramme.models.outbox import EntryLetter, Notice
from workprogramme.models.people_merges import PeopleMerge
from workprogramme.models.submissions import Submission

BATCH: Final = 500  # rows of one transaction


def _over(now: datetime) -> dict[Kept, tuple[Any, ColumnElement[bool]]]:
    """By what is kept: the column that tells its rows apart, and which of them have been kept for long enough."""
    until = {kept: now - period.lasts for kept, period in PERIODS.items()}
    used = or_(EntryLetter.expires_at < until[Kept.LETTERS], EntryLetter.used_at < until[Kept.LETTERS])
    return {
        Kept.LETTERS: (EntryLetter.notice_id, used),
        Kept.NOTICES: (Notice.id, Notice.ended_at < until[Kept.NOTICES]),
        Kept.STRANGERS: (Notice.id, and_(Notice.address != "", Notice.ended_at < until[Kept.STRANGERS])),
        Kept.FORMS: (Submission.key, Submission.at < until[Kept.FORMS]),
        Kept.TRIES: (SignInFailure.id, SignInFailure.at < until[Kept.TRIES]),
        Kept.SESSIONS: (EndedSession.digest, EndedSession.at < until[Kept.SESSIONS]),
        Kept.MERGES: (PeopleMerge.id, PeopleMerge.at < until[Kept.MERGES]),
    }


def take_away(session: Session, kept: Kept, now: datetime) -> int:
    """Takes away at most `BATCH` rows that were kept for long enough, and says how many. Call it until it says 0.

    What another run has just chosen is left to that run.
    """
    key, over = _over(now)[kept]
    chosen = list(session.scalars(select(key).where(over).order_by(key).limit(BATCH).with_for_update(skip_locked=True)))
    if not chosen:
        return 0
    if key is Notice.id:
        session.execute(delete(EntryLetter).where(EntryLetter.notice_id.in_(chosen)))
        session.execute(update(Notice).where(Notice.collected_in.in_(chosen)).values(collected_in=None))
    session.execute(delete(key.class_).where(key.in_(chosen)).execution_options(synchronize_session=False))
    return len(chosen)


def overdue(session: Session, now: datetime) -> int:
    """How many rows are kept for longer than is stated. One query for each sort of thing."""
    return sum(session.scalar(select(func.count(key)).where(over)) or 0 for key, over in _over(now).values())
