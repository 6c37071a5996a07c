"""What is due to be told today: everything that nobody's press told, because only time went by.

A further kind of reminder is a function from a session and the moment to tellings, in `REMINDERS`.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.reminding import Moment
from workprogramme.models.outbox import Notice
from workprogramme.models.telling import Telling, tell
from workprogramme.notices.chasing import follow_up_tellings, recommendation_tellings
from workprogramme.notices.collecting import collect_new, collect_waiting
from workprogramme.notices.deadlines import deadline_tellings, summary_tellings

Reminder = Callable[[Session, Moment], Iterable[Telling]]

REMINDERS: tuple[Reminder, ...] = (deadline_tellings, summary_tellings, follow_up_tellings, recommendation_tellings)


def make_due(session: Session, now: Moment) -> Counter[str]:
    """Puts into the outbox what is due and was not told before; how many of each kind."""
    new = [made for reminder in REMINDERS for made in tell(session, reminder(session, now), now.at)]
    kinds = Counter(session.scalars(select(Notice.kind).where(Notice.id.in_(new))))
    collect_new(session, new, now)
    collected = collect_waiting(session, now)
    return kinds + Counter({"collection": collected})
