"""Loading an archive into an installation that is empty: all of it or nothing, and one administrator can get in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, inspect, select, update
from sqlalchemy.exc import OperationalError, StatementError
from sqlalchemy.orm import Session, selectinload

from workprogramme.accounts.actions import set_password
from workprogramme.archive.reading import BROKEN, DAMAGED, Archive
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.refusals import Refused
from workprogramme.models.accounts import Account
from workprogramme.models.council import Council
from workprogramme.models.journal import LOADED, JournalEntry
from workprogramme.models.personal_feeds import PersonalFeed
from workprogramme.models.recommendations import ReplyLink
from workprogramme.refilling import BrokenRows, refill
from workprogramme.tables import VERSIONS, stored_tables

BY = "workprogramme load"
FULL = "There is a council here already, or something of one. An archive is only loaded where there is nothing."
STRANGE = "There are tables of another program in this database. Name an empty one in DATABASE_URL."


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What came in, and what now has to be done by hand. `without_password`: accounts that may sign in but cannot."""

    council: str
    made_at: datetime
    made_by: str
    rows: int
    without_password: int
    personal_feeds: int
    reply_links: int


def load_archive(database: Database, archive: Archive, email: str, password: str, now: datetime) -> Loaded:
    """Makes an empty database what the archive holds, and gives this administrator this password.

    Nobody may be working with the database. `now`: this moment (UTC). Raises Refused, and changes nothing, for a
    database that is not empty, for rows that do not fit together, and for an address that is no administrator's.
    """
    _refuse_full(database)

    def finish(connection: Connection) -> Loaded:
        archive.refuse_strange({table.name for table in stored_tables(connection)})
        return _finish(connection, archive, email, password, now)

    try:
        return refill(database, archive, finish)
    except OperationalError:
        raise  # the database itself has failed, which is nothing that the archive did
    except (*BROKEN, BrokenRows, StatementError) as error:
        raise Refused(DAMAGED.format(path=archive.path)) from error


def _refuse_full(database: Database) -> None:
    """Raises Refused where the database holds anything."""
    with database.engine.connect() as connection:
        tables = stored_tables(connection)
        if tables and not inspect(connection).has_table(VERSIONS):
            raise Refused(STRANGE)
        if any(connection.execute(select(1).select_from(table).limit(1)).first() for table in tables):
            raise Refused(FULL)


def _finish(connection: Connection, archive: Archive, email: str, password: str, now: datetime) -> Loaded:
    """Lets the administrator in, ends the links that nobody can use any more, and says so in the journal."""
    reason = f"From the archive that {archive.manifest.made_by} made at {archive.manifest.made_at.isoformat()}"
    info = {"at": now, "by_id": None, "by_name": BY, "reason": reason}
    with Session(connection, info=info) as session:
        entry = JournalEntry(
            at=now, by_id=None, by_name=BY, table_name=Council.__tablename__, record_id=1, committee_id=None,
            verb=LOADED, changes={}, reason=reason,
        )  # fmt: skip
        session.add(entry)
        set_password(_administrator(session, email), password)
        open_links = (ReplyLink.used_at.is_(None), ReplyLink.ended_at.is_(None))
        ended = session.scalar(
            select(func.count()).select_from(ReplyLink).where(*open_links, ReplyLink.expires_at > now)
        )
        session.execute(update(ReplyLink).where(*open_links).values(ended_at=now))
        session.flush()
        loaded = Loaded(
            council=archive.manifest.council,
            made_at=archive.manifest.made_at,
            made_by=archive.manifest.made_by,
            rows=sum(archive.manifest.rows.values()),
            without_password=_count(session, Account, Account.active, Account.password_hash.is_(None)),
            personal_feeds=_count(session, PersonalFeed),
            reply_links=ended or 0,
        )
        session.commit()  # of the session; the connection's own transaction goes on
    return loaded


def _administrator(session: Session, email: str) -> Account:
    wanted = select(Account).where(Account.email == email.strip().lower(), Account.active)
    found = session.scalars(wanted.options(selectinload(Account.grants))).one_or_none()
    if found is None or not any(one.role is Role.ADMINISTRATOR and one.committee_id is None for one in found.grants):
        raise Refused(
            f"{email.strip()} is not the address of an account in this archive that administers everything. "
            "Nothing was changed. Enter the address with which you signed in there."
        )
    return found


def _count(session: Session, record: type, *conditions: object) -> int:
    return session.scalar(select(func.count()).select_from(record).where(*conditions)) or 0  # type: ignore[arg-type]
