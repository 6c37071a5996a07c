"""The doctor: one line each about what an installation needs, good or bad."""

import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from workprogramme.clock import Clock
from workprogramme.config import MailServer, Misconfigured, Settings
from workprogramme.database import Database, Standing, standing
from workprogramme.domain.working_days import KNOWN_TO
from workprogramme.exchange.meeting_dates.committee_system import ALL, ask_for_meetings
from workprogramme.exchange.meeting_dates.fetching import Unfetched
from workprogramme.models.committees import Committee
from workprogramme.models.retention import overdue
from workprogramme.notices.mail_server import Unreachable, connect
from workprogramme.operation.readiness import REMEDIES

YEARS_AHEAD = 1  # a programme is planned a year ahead
A_WHILE = timedelta(days=2)  # until cron must have run


@dataclass(frozen=True)
class Check:
    """One thing looked at: whether it is well, and a sentence."""

    name: str
    passed: bool
    finding: str


def examine() -> Iterator[Check]:
    """Looks at configuration, database, migrations, mail, the committee system and the holidays' horizon."""
    try:
        settings = Settings.load()
    except Misconfigured as error:
        yield Check("configuration", False, str(error))
        return
    yield Check("configuration", True, f"complete; people reach the site at {settings.base_url}")
    yield from _database(settings)
    yield _mail(settings)
    yield _committee_system(settings)
    this_year = Clock(settings.today).today().year
    if this_year + YEARS_AHEAD <= KNOWN_TO:
        yield Check("holidays", True, f"known to the end of {KNOWN_TO}")
    else:
        yield Check(
            "holidays", False, f"known only to the end of {KNOWN_TO}; install a newer version of Work Programme"
        )


def _database(settings: Settings) -> Iterator[Check]:
    database = Database(settings.database)
    try:
        with database.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
        yield Check("database", True, f"{database.engine.dialect.name} answers")
        found = standing(database)
        if found is Standing.CURRENT:
            yield Check("migrations", True, "up to date")
            yield _kept(database, settings)
        else:
            yield Check("migrations", False, f"{found.value}; {REMEDIES[found]}")
    except SQLAlchemyError as error:
        yield Check("database", False, f"does not answer ({type(error).__name__}); check DATABASE_URL")
    finally:
        database.dispose()


def _kept(database: Database, settings: Settings) -> Check:
    with database.session() as session:
        late = overdue(session, Clock(settings.today).now() - A_WHILE)
    if late:
        rows = f"{late:,} {'row is' if late == 1 else 'rows are'}"
        return Check("retention", False, f"{rows} kept for longer than stated; let cron run `workprogramme remind`")
    return Check("retention", True, "nothing is kept for longer than stated")


def _mail(settings: Settings) -> Check:
    if not settings.smtp_url:
        return Check("mail", True, "not set up; no notices are sent")
    try:
        connect(MailServer.of(settings.smtp_url)).quit()
    except (Unreachable, OSError, smtplib.SMTPException) as error:
        return Check("mail", False, str(error).replace("The mail server", "the server"))
    if not settings.mail_from:
        return Check("mail", False, "MAIL_FROM is not set, so nothing is sent")
    return Check("mail", True, f"the server answers; mail comes from {settings.mail_from}")


def _committee_system(settings: Settings) -> Check:
    if not settings.committee_system_url:
        return Check("committee system", True, "not set up; calendars of meetings come from files")
    today = Clock(settings.today).today()
    asked = _a_committees_number(settings)
    try:
        ask_for_meetings(settings.committee_system_url, asked, today, today, inside=settings.committee_system_inside)
    except Unfetched as fault:
        return Check("committee system", False, f"was not read. {fault}")
    return Check("committee system", True, "answers with meetings")


def _a_committees_number(settings: Settings) -> str:
    """A number by which the committee system knows one of the committees; that of all where there is none."""
    database = Database(settings.database)
    try:
        with database.session() as session:
            known = select(Committee.committee_system_id).where(Committee.committee_system_id != "")
            return session.scalars(known.order_by(Committee.id).limit(1)).one_or_none() or ALL
    except SQLAlchemyError:
        return ALL
    finally:
        database.dispose()
