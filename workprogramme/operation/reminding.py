"""Reminding from the shell: makes what is due, then sends what waits. Says how much of what, and never whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from workprogramme.app import create_app
from workprogramme.clock import Clock
from workprogramme.config import Misconfigured, Settings
from workprogramme.domain.jurisdictions import ENGLAND, WALES
from workprogramme.domain.notices import Outcome
from workprogramme.domain.reminding import Moment
from workprogramme.models.council import Council
from workprogramme.models.outbox import Notice
from workprogramme.notices.claiming import sweep
from workprogramme.notices.due import make_due
from workprogramme.notices.post import sender_of
from workprogramme.notices.sending import Sender, Sent
from workprogramme.operation.readiness import require_current
from workprogramme.operation.tidying import tidy
from workprogramme.web.law import working_days_with
from workprogramme.web.words import count

BY = "workprogramme remind"


@dataclass(frozen=True)
class Reminded:
    """What to print, line by line, and whether all went well."""

    lines: tuple[str, ...]
    well: bool


class _OnlyTried(Exception):
    """Rolls the transaction back when only the answer was wanted."""


def remind(dry_run: bool = False) -> Reminded:
    """Makes what is due and sends what waits. Raises Misconfigured without mail, Refused without a database."""
    settings = Settings.load()
    if not dry_run:
        tidy(settings, Clock(settings.today).now())  # whether or not there is mail
    if settings.mail_server is None:
        raise Misconfigured("Mail is not set up, so nothing can be sent. Set SMTP_URL and MAIL_FROM.")
    sender = sender_of(create_app(settings))
    try:
        require_current(sender.database)
        if dry_run:
            return Reminded(tuple(_tried(sender)), True)
        made, dropped = _made(sender)
        return _reminded(made, dropped, sender.send())
    finally:
        sender.database.dispose()


def _moment(session: Session, sender: Sender) -> Moment:
    closures = session.scalar(select(Council.closures)) or ()
    law = WALES if sender.settings.jurisdiction == "wales" else ENGLAND
    return Moment(sender.clock.now(), sender.clock.today(), working_days_with(closures), law)


def _made(sender: Sender) -> tuple[Counter[str], int]:
    """How many notices of each kind are new, and how many old ones were dropped."""
    with sender.database.transaction(at=sender.clock.now(), by_name=BY) as session:
        now = _moment(session, sender)
        dropped = sweep(session, now.at)
        return make_due(session, now), dropped


def _tried(sender: Sender) -> Iterable[str]:
    """What would be made, by kind, and what waits already; nothing is kept."""
    waiting: Counter[str] = Counter()
    try:
        with sender.database.transaction(at=sender.clock.now(), by_name=BY) as session:
            now = _moment(session, sender)
            sweep(session, now.at)
            make_due(session, now)
            wanted = select(Notice.kind, func.count()).where(Notice.outcome == Outcome.WAITING).group_by(Notice.kind)
            waiting.update({row[0]: row[1] for row in session.execute(wanted)})
            raise _OnlyTried
    except _OnlyTried:
        pass
    yield f"This would send or keep for later {count(waiting.total(), 'notice')}. Nothing was changed."
    yield from (f"  {kind}: {number}" for kind, number in sorted(waiting.items()))


def _reminded(made: Counter[str], dropped: int, sent: Sent) -> Reminded:
    new = ", ".join(f"{number} {kind}" for kind, number in sorted(made.items()))
    told = {
        "Sent": sent.outcomes[Outcome.SENT],
        "Put off, to be tried again": sent.outcomes[Outcome.WAITING],
        "Dropped, as there is nobody to send them to or they came too late": dropped + sent.outcomes[Outcome.DROPPED],
        "Given up, as the mail server refused them": sent.outcomes[Outcome.GIVEN_UP],
        "Not confirmed, as the connection went": sent.unknown,
    }
    lines = [f"Due: {new or 'nothing new'}.", *(f"{what}: {number}." for what, number in told.items() if number)]
    if sent.trouble:
        lines.append(sent.trouble)
    return Reminded(tuple(lines), not (sent.trouble or sent.unknown or sent.outcomes[Outcome.GIVEN_UP]))
