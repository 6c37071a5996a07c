"""Several notices in one mail: those that were made at the same time, and those that wait for the day or the week."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from workprogramme.domain.notices import Cadence, NoticeKind, Outcome
from workprogramme.domain.reminding import Moment
from workprogramme.models.outbox import Notice
from workprogramme.models.telling import Receiver, Telling, tell

A_WEEK = timedelta(days=7)
CHOSEN = [kind.value for kind in NoticeKind if kind.topic is not None and kind is not NoticeKind.SUMMARY]


def collect_new(session: Session, notice_ids: Iterable[int], now: Moment) -> None:
    """Where one receiver was told several things in the same transaction, they come in one mail."""
    new = _rows(session, Notice.id.in_(list(notice_ids)), Notice.cadence == Cadence.IMMEDIATE)
    for to, notices in _by_receiver(new).items():
        if len(notices) > 1:
            _collect(session, to, notices, f"at once {notices[0].id}", now)


def collect_waiting(session: Session, now: Moment) -> int:
    """Makes the mails of those who want to hear once a day or once a week; gives how many.

    A day's mail is made once, in the morning; a week's on Monday, or as soon as something has waited for a week.
    """
    if not now.awake:
        return 0
    daily = _rows(session, Notice.cadence == Cadence.DAILY, Notice.not_before <= now.at)
    made = sum(
        _collect(session, to, notices, f"day {now.today.isoformat()}", now)
        for to, notices in _by_receiver(daily).items()
    )
    year, week, _ = now.today.isocalendar()
    weekly = _rows(session, Notice.cadence == Cadence.WEEKLY, Notice.not_before <= now.at)
    for to, notices in _by_receiver(weekly).items():
        if now.today.weekday() == 0 or notices[0].created_at <= now.at - A_WEEK:
            made += _collect(session, to, notices, f"week {year}-{week}", now)
    return made


def _rows(session: Session, *which: object) -> Sequence[Notice]:
    wanted = select(Notice).where(Notice.outcome == Outcome.WAITING, Notice.kind.in_(CHOSEN), *which)  # type: ignore[arg-type]
    return session.scalars(wanted.order_by(Notice.id)).all()


def _by_receiver(notices: Iterable[Notice]) -> dict[Receiver, list[Notice]]:
    found: dict[Receiver, list[Notice]] = {}
    for notice in notices:
        to = Receiver(notice.account_id, notice.person_id, notice.address)
        found.setdefault(to, []).append(notice)
    return found


def _collect(session: Session, to: Receiver, notices: Sequence[Notice], occasion: str, now: Moment) -> bool:
    """Puts these into one; False where somebody else has just done so for this occasion."""
    facts = {"notices": [{"kind": one.kind, "facts": one.facts, "id": one.id} for one in notices]}
    telling = Telling(
        kind=NoticeKind.COLLECTION,
        to=to,
        about=("notice", 0),
        occasion=occasion,
        facts=facts,
        not_before=max(one.not_before for one in notices),
    )
    made = tell(session, [telling], now.at)
    if not made:
        return False
    ids = [one.id for one in notices]
    session.execute(
        update(Notice)
        .where(Notice.id.in_(ids), Notice.outcome == Outcome.WAITING)
        .values(outcome=Outcome.COLLECTED, ended_at=now.at, collected_in=made[0])
        .execution_options(synchronize_session=False)
    )
    return True
