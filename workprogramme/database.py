"""The engine, the session and the transaction, the same on SQLite and PostgreSQL. Knows no room and no request."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, func, inspect, make_url, select, text
from sqlalchemy.orm import Session

from workprogramme.models import editions as _editions  # noqa: F401 - makes the table list whole
from workprogramme.models import imports as _imports  # noqa: F401
from workprogramme.models import journal as _journal  # noqa: F401 - its listener must be there for every session
from workprogramme.models import meeting_identities as _meeting_identities  # noqa: F401
from workprogramme.models import outbox as _outbox  # noqa: F401
from workprogramme.models import people_merges as _people_merges  # noqa: F401
from workprogramme.models import personal_feeds as _personal_feeds  # noqa: F401
from workprogramme.models import planning as _planning  # noqa: F401
from workprogramme.models import proposals as _proposals  # noqa: F401
from workprogramme.models import published_parts as _published_parts  # noqa: F401
from workprogramme.models import submissions as _submissions  # noqa: F401

if TYPE_CHECKING:
    from alembic.config import Config

WRITES = "workprogramme_writes"  # an execution option: this connection is going to write
ALONE = "workprogramme_alone"  # an execution option: no transaction, every statement stands alone
BUSY_SECONDS = 15  # how long a SQLite writer waits for another before it gives up
MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_REVISION = re.compile(r"^revision = ['\"](\w+)['\"]", re.MULTILINE)
_FOLLOWS = re.compile(r"^down_revision = ['\"](\w+)['\"]", re.MULTILINE)


class Database:
    """One database, by its URL. Sessions and transactions come from here and nowhere else."""

    def __init__(self, url: str, **options: Any) -> None:
        """`url`: sqlite:///… or postgresql://…; `options` go to SQLAlchemy's `create_engine`."""
        address = make_url(url)
        if address.drivername in ("postgres", "postgresql"):
            address = address.set(drivername="postgresql+psycopg")
        elif address.get_backend_name() == "sqlite" and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        self.engine: Engine = create_engine(address, **options)
        if self.engine.dialect.name == "sqlite":
            _prepare_sqlite(self.engine)
            self._alone = self.engine.execution_options(**{ALONE: True})
        else:
            self._alone = self.engine.execution_options(isolation_level="AUTOCOMMIT")

    def single_reads(self) -> Connection:
        """A connection for reads that each stand alone: without BEGIN and ROLLBACK, a third of what a small one costs.

        Two statements may see two different publications. Close it (`with`), and do not write on it.
        """
        return self._alone.connect()

    def session(self) -> Session:
        """A session for reading; close it (`with`) when the answer is built."""
        return Session(self.engine, expire_on_commit=False)

    @contextmanager
    def transaction(
        self, *, at: datetime, by_id: int | None = None, by_name: str = "", reason: str | None = None
    ) -> Iterator[Session]:
        """All or nothing: commits when the block ends, rolls back when it raises.

        `at` (UTC), `by_id`, `by_name` and `reason` go into the journal with every change made in the block.
        """
        info = {"at": at, "by_id": by_id, "by_name": by_name, "reason": reason}
        with Session(self.engine, expire_on_commit=False, info=info) as session, session.begin():
            session.connection(execution_options={WRITES: True})
            yield session

    def dispose(self) -> None:
        """Closes every connection."""
        self.engine.dispose()


def one_at_a_time(session: Session, keys: Iterable[str]) -> None:
    """Waits until no other transaction holds one of these keys, and holds them until this one ends.

    For what is counted before it is added, where there is no row yet to lock. SQLite has one writer at a time anyway.
    """
    if session.get_bind().dialect.name != "sqlite":
        for key in sorted(keys):  # in one order, so that two do not wait for each other
            session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",  # what was acknowledged survives a power cut
            "foreign_keys=ON",
            f"busy_timeout={BUSY_SECONDS * 1000}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A reader that turns writer half-way fails at once when another wrote; a writer that says so first only waits.
        options = connection.get_execution_options()
        if ALONE not in options:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if WRITES in options else "BEGIN")


def _configuration() -> "Config":
    from alembic.config import Config  # here, because a process that only serves has no use for 13 MB of Alembic

    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return configuration


def upgrade(database: Database, revision: str = "head") -> None:
    """Brings the tables up to `revision`. On SQLite foreign keys rest meanwhile: rebuilding a table would cascade."""
    with database.engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        apply_migrations(connection, revision)
        connection.commit()
        if sqlite:
            connection.invalidate()  # a fresh connection has the pragma on again


def apply_migrations(connection: Connection, revision: str) -> None:
    """Brings the tables up to `revision` on this connection, in its transaction, which it leaves open."""
    from alembic import command

    configuration = _configuration()
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, revision)


class Standing(Enum):
    """Where the tables of a database stand to this version of the application."""

    MISSING = "missing"
    BEHIND = "behind"
    CURRENT = "current"
    AHEAD = "ahead"


def standing(database: Database) -> Standing:
    """Whether the tables are there, and made by this version, an earlier one, or one that this one knows nothing of."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return Standing.MISSING
        applied = set(connection.scalars(text("SELECT version_num FROM alembic_version")))
    made, newest = _migrations()
    if applied == {newest}:
        return Standing.CURRENT
    if not applied:
        return Standing.MISSING
    return Standing.BEHIND if applied <= made else Standing.AHEAD


def at_head(database: Database) -> bool:
    """Whether every migration has been applied, and none that this version does not know."""
    return standing(database) is Standing.CURRENT


def newest_migration() -> str:
    """The revision of the last migration: the one that no other follows, whatever its number."""
    return _migrations()[1]


def _migrations() -> tuple[set[str], str]:
    """The revisions of all migrations, and of the last."""
    texts = [file.read_text(encoding="utf-8") for file in (MIGRATIONS / "versions").glob("*_*.py")]
    made, followed = ({found[1] for text in texts if (found := at.search(text))} for at in (_REVISION, _FOLLOWS))
    (newest,) = made - followed
    return made, newest
