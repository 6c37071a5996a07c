"""Which notices are to be sent, and who sends each: claimed by one conditional update, so that no two senders have one.

Works the same on both databases and for any number of senders. A claim counts an offer to the mail server: whoever
claims goes on to offer at once. A sender that dies leaves its claim to run out; a notice that was offered twice without
anybody knowing what became of it is not offered again.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, func, or_, select, update
from sqlalchemy.orm import Session

from workprogramme.domain.notices import Cadence, NoticeKind, Outcome
from workprogramme.models.outbox import Notice

LEASE = timedelta(minutes=15)  # longer than one message can take, with every answer of the server at its slowest
MOST_OFFERS = 2
MOST_TRIES = 8
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(hours=6)
GATHERING = timedelta(days=8)  # what waits to be told with others may wait a week longer

_waiting = Notice.outcome == Outcome.WAITING
_lets_in = Notice.kind.in_([kind.value for kind in NoticeKind if kind.lets_in])


def _free(now: datetime) -> Any:
    return and_(
        _waiting,
        Notice.cadence == Cadence.IMMEDIATE,
        Notice.not_before <= now,
        Notice.offers < MOST_OFFERS,
        or_(Notice.claimed_until.is_(None), Notice.claimed_until <= now),
    )


def to_send(session: Session, now: datetime, limit: int, letters_only: bool, passed: Collection[int]) -> list[Notice]:
    """The next notices that nobody has claimed, letters that let people in before all others.

    `passed`: ids that this run has looked at already. A kind that this version does not know is left to a newer one.
    """
    known = [kind.value for kind in NoticeKind]
    wanted = select(Notice).where(_free(now), Notice.kind.in_(known), Notice.id.not_in(passed))
    if letters_only:
        wanted = wanted.where(_lets_in)
    return list(
        session.scalars(wanted.order_by(case((_lets_in, 0), else_=1), Notice.not_before, Notice.id).limit(limit))
    )


def claim(session: Session, notice_id: int, by: str, now: datetime) -> bool:
    """Makes the notice this sender's, until the lease ends; False where another was quicker or it is not wanted now."""
    mine = update(Notice).where(Notice.id == notice_id, _free(now))
    values = {"claimed_by": by, "claimed_until": now + LEASE, "offers": Notice.offers + 1, "tried": Notice.tried + 1}
    return _changed(session, mine.values(values))


def note_sent(session: Session, notice_id: int, by: str, now: datetime) -> bool:
    """Notes that the mail server accepted it."""
    return _end(session, notice_id, by, Outcome.SENT, now, "")


def note_unknown(session: Session, notice_id: int, by: str, failure: str) -> None:
    """Notes that nobody knows: it stays claimed until the lease ends."""
    session.execute(update(Notice).where(Notice.id == notice_id, Notice.claimed_by == by).values(failure=failure))


def note_refused(session: Session, notice_id: int, by: str, now: datetime, failure: str, for_good: bool) -> Outcome:
    """Notes that the mail server refused it: for good, or to be tried again after a pause that doubles every time."""
    tried = session.scalar(select(Notice.tried).where(Notice.id == notice_id)) or 0
    if for_good or tried >= MOST_TRIES:
        _end(session, notice_id, by, Outcome.GIVEN_UP, now, failure)
        return Outcome.GIVEN_UP
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tried - 1)) if tried else FIRST_PAUSE
    again = {"not_before": now + pause, "failure": failure, "offers": Notice.offers - 1}
    _release(session, notice_id, by, again)
    return Outcome.WAITING


def give_back(session: Session, notice_id: int, by: str) -> None:
    """Gives up a claim on something that was never offered."""
    _release(session, notice_id, by, {"offers": Notice.offers - 1, "tried": Notice.tried - 1})


def end_unsent(session: Session, notice_id: int, now: datetime, outcome: Outcome, why: str) -> bool:
    """Ends a notice that cannot be sent to anybody; False where somebody else has it or has ended it."""
    ended = {"outcome": outcome, "ended_at": now, "failure": why}
    return _changed(session, update(Notice).where(Notice.id == notice_id, _free(now)).values(ended))


def _release(session: Session, notice_id: int, by: str, values: dict[str, Any]) -> None:
    mine = update(Notice).where(Notice.id == notice_id, Notice.claimed_by == by, _waiting)
    session.execute(mine.values({**values, "claimed_by": "", "claimed_until": None}))


def _end(session: Session, notice_id: int, by: str, outcome: Outcome, now: datetime, failure: str) -> bool:
    mine = update(Notice).where(Notice.id == notice_id, Notice.claimed_by == by, _waiting)
    ended = {"outcome": outcome, "ended_at": now, "failure": failure, "claimed_until": None}
    return _changed(session, mine.values(ended))


def _changed(session: Session, statement: Any) -> bool:
    return bool(session.execute(statement.execution_options(synchronize_session=False)).rowcount)  # type: ignore[attr-defined]


def sweep(session: Session, now: datetime) -> int:
    """Ends what came to nothing; gives how many were dropped as no longer of use."""
    lost = update(Notice).where(_waiting, Notice.offers >= MOST_OFFERS, Notice.claimed_until <= now)
    session.execute(lost.values(outcome=Outcome.UNCONFIRMED, ended_at=now))
    dropped = 0
    for kind in NoticeKind:
        old = and_(Notice.cadence == Cadence.IMMEDIATE, Notice.created_at < now - kind.life)
        stale = or_(old, Notice.created_at < now - kind.life - GATHERING)
        unclaimed = or_(Notice.claimed_until.is_(None), Notice.claimed_until <= now)
        ended = {"outcome": Outcome.DROPPED, "ended_at": now, "failure": "It came too late to be of use."}
        late = update(Notice).where(_waiting, Notice.kind == kind.value, unclaimed, stale)
        dropped += session.execute(late.values(ended)).rowcount  # type: ignore[attr-defined]
    return dropped


def how_many_wait(session: Session, now: datetime) -> int:
    """How many are neither sent nor ended."""
    return session.scalar(select(func.count()).select_from(Notice).where(_waiting, Notice.not_before > now)) or 0
