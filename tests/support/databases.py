"""Both databases for every test that asks for one: SQLite and PostgreSQL, made once, copied for each test.

`TEST_DATABASE_URL` names a PostgreSQL server to use instead of the embedded one; its account may create databases.
"""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy.engine import make_url

from tests.support import kept_databases, postgres, statements
from tests.support.run_folder import FOLDER, alone
from workprogramme.config import Settings
from workprogramme.database import Database, upgrade

ENGINES: tuple[str, ...] = ("sqlite", "postgresql")
TODAY = date(2019, 3, 1)
SECRET = "only-for-tests-only-for-tests-only-for-tests"
statements.keep_compiled()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=ENGINES, help="run database tests on this engine only")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine_name" in metafunc.fixturenames:
        browser = "open_page_on" in metafunc.fixturenames or metafunc.definition.get_closest_marker("browser")
        engines = ENGINES[:1] if browser else ENGINES
        if marker := metafunc.definition.get_closest_marker("engines"):
            engines = marker.args
        if only := metafunc.config.getoption("--database"):
            engines = tuple(name for name in engines if name == only)
        metafunc.parametrize("engine_name", engines, indirect=True, scope="function")


@pytest.fixture
def engine_name(request: pytest.FixtureRequest) -> str:
    """The engine under test: each test that uses it, or anything built on it, runs once for each engine."""
    return str(request.param)


@pytest.fixture(scope="session")
def postgres_server(run_folder: Path) -> Iterator[str]:
    """The URL of a PostgreSQL server's maintenance database."""
    if named := os.environ.get("TEST_DATABASE_URL"):
        yield named
        if one := kept_databases.kept(named):  # that server outlives the run
            _drop(named, one.url)
        return
    with alone(run_folder, "postgres"):
        started = postgres.start(run_folder)
    yield started


@pytest.fixture
def empty_database_url(engine_name: str, run_folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database without tables, for tests of the migrations themselves."""
    if engine_name == "sqlite":
        yield from _sqlite_file(run_folder, None)
    else:
        yield from _postgres_database(request.getfixturevalue("postgres_server"), None)


@pytest.fixture
def other_database_url(engine_name: str, run_folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database without tables on the other engine than the one under test."""
    if engine_name == "postgresql":
        yield from _sqlite_file(run_folder, None)
    else:
        yield from _postgres_database(request.getfixturevalue("postgres_server"), None)


@pytest.fixture
def database_url(engine_name: str, run_folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a migrated database, this test's own: without rows, or with the example where it wants `coventry`."""
    content = "coventry" if "coventry" in request.fixturenames else "empty"
    if engine_name == "sqlite":
        yield from _sqlite_file(run_folder, _sqlite_template(run_folder, content))
    else:
        server = request.getfixturevalue("postgres_server")
        template = _postgres_template(run_folder, server, content)
        yield from _postgres_kept(server, template) if content == "empty" else _postgres_database(server, template)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated database without rows, or with the example where the test wants `coventry`."""
    opened = Database(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def coventry(database: Database) -> Database:
    """The Coventry example as it stands on 1 March 2019: made once a run, copied for each test."""
    return database


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Callable[..., Settings]:
    """Makes settings: safe defaults on 1 March 2019, changed by keyword; the database is this test's own."""

    def make(**changes: Any) -> Settings:
        return Settings(**{**_safe(database_url, tmp_path), **changes})

    return make


def _safe(url: str, instance: Path) -> dict[str, Any]:
    return {
        "secret_key": SECRET,
        "feed_key": SECRET[::-1],
        "database_url": url,
        "today": TODAY,
        "instance": instance,
    }


def _sqlite_template(folder: Path, content: str) -> Path:
    template = folder / f"{content}.sqlite3"
    with alone(folder, f"sqlite-{content}"):
        if not template.exists():
            making = folder / f"making-{content}.sqlite3"
            _make(f"sqlite:///{making}", content, folder)
            making.rename(template)
    return template


def _sqlite_file(folder: Path, template: Path | None) -> Iterator[str]:
    file = folder / f"{uuid.uuid4().hex}.sqlite3"
    if template:
        shutil.copyfile(template, file)
    yield f"sqlite:///{file}"
    for leftover in folder.glob(f"{file.name}*"):
        leftover.unlink(missing_ok=True)


def _postgres_template(folder: Path, server: str, content: str) -> str:
    name = f"template_{content}_{folder.name.replace('-', '_').lower()}"
    done = folder / f"template-{content}.postgresql"
    with alone(folder, f"postgres-{content}"):
        if not done.exists():
            _administer(server, f'CREATE DATABASE "{name}"')
            _make(_beside(server, name), content, folder)
            done.write_text(name)
    return name


def _postgres_database(server: str, template: str | None) -> Iterator[str]:
    url = _copy(server, template)
    yield url
    _drop(server, url)


def _postgres_kept(server: str, template: str) -> Iterator[str]:
    url = (kept_databases.kept(server) or kept_databases.keep(server, _copy(server, template))).url
    yield url
    if not kept_databases.emptied(server):
        _drop(server, url)


def _copy(server: str, template: str | None) -> str:
    name = f"test_{uuid.uuid4().hex}"
    # copying files is several times faster than logging every page of them, the default
    copied = f' TEMPLATE "{template}" STRATEGY file_copy' if template else ""
    _administer(server, f'CREATE DATABASE "{name}"{copied}')
    return _beside(server, name)


def _drop(server: str, url: str) -> None:
    _administer(server, f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)')


def drop_templates(folder: Path) -> None:
    """Drops the run's templates on a server that outlives the run."""
    if server := os.environ.get("TEST_DATABASE_URL"):
        for done in folder.glob("template-*.postgresql"):
            with suppress(psycopg.Error):
                _administer(server, f'DROP DATABASE IF EXISTS "{done.read_text()}" WITH (FORCE)')


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and FOLDER in config.stash:
        drop_templates(config.stash[FOLDER])


def _make(url: str, content: str, folder: Path) -> None:
    fresh = Database(url)
    upgrade(fresh)
    if content == "coventry":
        from workprogramme.demo.seeding import seed  # here, so that tests of lower floors run without the upper ones

        seed(fresh, Settings(**_safe(url, folder)))
    fresh.dispose()


def _beside(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _administer(server: str, statement: str) -> None:
    address = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)
