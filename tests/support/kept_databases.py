"""One PostgreSQL database for many tests of a process, emptied after each: making one costs more than most tests.

Knows how an empty one looks and that a test may leave anything behind; a database that does not look so again goes.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import psycopg
from sqlalchemy.engine import make_url

MOST = 60  # tests that share a database: what is deleted stays in its files, and slows it down

LOOKS = """
SELECT (SELECT string_agg(version_num, ',') FROM alembic_version),
       (SELECT string_agg(format('%s %s', c.oid, c.relname), ',' ORDER BY c.oid)
          FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace),
       (SELECT md5(string_agg(format('%s %s %s %s %s', attrelid, attnum, attname, atttypid, attnotnull), ','
                              ORDER BY attrelid, attnum))
          FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE c.relnamespace = 'public'::regnamespace),
       (SELECT string_agg(format('%s %s', oid, conname), ',' ORDER BY oid)
          FROM pg_constraint WHERE connamespace = 'public'::regnamespace),
       (SELECT string_agg(format('%s %s %s', oid, tgname, tgenabled), ',' ORDER BY oid) FROM pg_trigger),
       (SELECT string_agg(format('%s %s', oid, md5(prosrc)), ',' ORDER BY oid)
          FROM pg_proc WHERE pronamespace = 'public'::regnamespace)
"""
"""The last migration, and all tables, indexes, columns, constraints, triggers and functions by id and name."""

EMPTY = """
DO $$
DECLARE name regclass; found boolean;
BEGIN
  FOR name IN SELECT oid::regclass FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', name) INTO found;
    IF found THEN EXECUTE format('DELETE FROM %s', name); END IF;
  END LOOP;
  PERFORM setval(oid::regclass, 1, false) FROM pg_class
    WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace;
END $$
"""


@dataclass
class Kept:
    """A database that tests of this process share, how it looked when it was new, and how many have had it."""

    url: str
    looks: Any
    had: int = 0


_kept: dict[str, Kept] = {}


def kept(server: str) -> Kept | None:
    """The database on this server that the next test may have."""
    return _kept.get(server)


def keep(server: str, url: str) -> Kept:
    """Remembers a new database, made from the template of empty ones."""
    with _connected(url) as connection:
        _kept[server] = Kept(url, connection.execute(LOOKS).fetchone())
    return _kept[server]


def emptied(server: str) -> bool:
    """Empties the database that a test has had; False, and it is forgotten, where it is used up or not as it was."""
    one = _kept.pop(server, None)
    if one is None:
        return False
    one.had += 1
    with suppress(psycopg.Error):
        if one.had < MOST and _empty(one):
            _kept[server] = one
    return server in _kept


def _empty(one: Kept) -> bool:
    """Nobody else is connected any more, and triggers rest: the journal's own lets nothing be deleted."""
    with _connected(one.url) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.execute("SET session_replication_role = replica")
        connection.execute(EMPTY)
        return bool(connection.execute(LOOKS).fetchone() == one.looks)


@contextmanager
def _connected(url: str) -> Iterator["psycopg.Connection[Any]"]:
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection
