"""Writing an archive: all of one moment of the database, in pieces, so that its size is no matter of memory."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from typing import IO, Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from workprogramme.archive.documents import agendas, attached, editions, letterhead
from workprogramme.archive.layout import FILES, FORMAT, KIND, PROGRAM, README, SCHEMA, Packing, data_name
from workprogramme.archive.left_out import COLUMNS, TABLES, columns_left_out
from workprogramme.archive.readme import readme
from workprogramme.archive.schema import schema
from workprogramme.archive.spreadsheets import spreadsheets
from workprogramme.database import Database
from workprogramme.models.reports import StoredFile
from workprogramme.tables import last_ids, one_moment, revision_of, rows_of, stored_tables
from workprogramme.web.csv_text import csv_lines


@dataclass(frozen=True, kw_only=True)
class Taking:
    """Who takes everything away and when (`at`, UTC; `today` in London), and how documents look.

    `council`: its name where the settings say one, else ""; `base_url`: without a final slash.
    """

    at: datetime
    today: date
    by_name: str
    council: str
    base_url: str


@dataclass(frozen=True)
class Written:
    """What went into an archive."""

    rows: int
    files: int
    council: str


def write_archive(database: Database, file: IO[bytes], taking: Taking) -> Written:
    """Writes everything into `file`, which can be sought in. The database is at the newest migration."""
    with (
        one_moment(database.engine) as connection,
        Session(connection) as session,
        Packing(file, taking.at) as packing,
    ):
        head = letterhead(session, taking.council, taking.base_url)
        rows = _data(packing, connection, session)
        for name, told in spreadsheets(session, taking.today, taking.base_url):
            packing.put_lines(f"spreadsheets/{name}.csv", csv_lines(told))
        for documents in (editions(session, head), agendas(session, taking.base_url)):
            for name, content in documents:
                packing.put(name, content)
        packing.put(README, readme(head.council, taking.at, taking.by_name, rows).encode("utf-8-sig"))
        manifest = {
            "program": PROGRAM,
            "kind": KIND,
            "format": FORMAT,
            "version": version("workprogramme"),
            "revision": revision_of(connection),
            "council": head.council,
            "made_at": taking.at.astimezone(UTC).isoformat(),
            "made_by": taking.by_name,
            "left_out": {"tables": sorted(TABLES), "columns": sorted(".".join(one) for one in COLUMNS)},
            "last_ids": last_ids(connection, stored_tables(connection)),
            "rows": rows,
            "files": packing.files,
        }
        packing.finish((json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    return Written(sum(rows.values()), len(packing.files), head.council)


def _data(packing: Packing, connection: Connection, session: Session) -> dict[str, int]:
    """Writes the rows of every table, and the attached files; how many rows there are of each."""
    packing.put(SCHEMA, (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    named = _files(packing, session)
    rows = {}
    for table in stored_tables(connection):
        if table.name in TABLES:
            continue
        without = columns_left_out(table.name)
        if table.name == FILES[0]:
            found: Iterator[dict[str, Any]] = (
                {**row, FILES[1]: {"file": named[row["digest"]]}} for row in rows_of(connection, table, {FILES[1]})
            )
        else:
            found = rows_of(connection, table, without)
        with packing.member(data_name(table.name)) as into:
            rows[table.name] = 0
            for row in found:
                into.write(b",\n" if rows[table.name] else b"[\n")
                into.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))
                rows[table.name] += 1
            into.write(b"\n]\n" if rows[table.name] else b"[\n]\n")
    return rows


def _files(packing: Packing, session: Session) -> dict[str, str]:
    """Writes every attached document under its own name; of each digest, the first name that has its bytes."""
    named: dict[str, str] = {}
    for name, digest in attached(session):
        content = session.scalars(select(StoredFile.content).where(StoredFile.digest == digest)).one()
        packing.put(name, content)
        named.setdefault(digest, name)
    for digest in session.scalars(select(StoredFile.digest).order_by(StoredFile.digest)).all():
        if digest not in named:
            named[digest] = f"reports/attached-to-nothing/{digest}"
            packing.put(
                named[digest], session.scalars(select(StoredFile.content).where(StoredFile.digest == digest)).one()
            )
    return named
