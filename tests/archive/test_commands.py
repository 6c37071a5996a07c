"""`workprogramme export` and `workprogramme load`, run as their user runs them; an older archive, and a large one."""

import json
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.archive.scene import ADMIN, PASSWORD, archive_of, changed
from tests.archive.test_lossless import LATER, everything
from tests.operation.test_commands import Run, run
from tests.support import scenes
from workprogramme.archive.loading import load_archive
from workprogramme.archive.reading import DAMAGED, Archive
from workprogramme.database import Database, at_head, upgrade
from workprogramme.domain.report_tracks import DocumentKind
from workprogramme.models.agendas import AgendaVersion
from workprogramme.models.items import Item
from workprogramme.models.journal import TAKEN_AWAY, JournalEntry
from workprogramme.models.reports import ReportDocument, StoredFile
from workprogramme.tables import stored_tables

__all__ = ["run"]


def test_everything_goes_out_and_comes_in_by_two_commands(
    run: Run, filled: Database, database_url: str, empty_database_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "everything.zip"
    done = run(
        "export", str(file), WORKPROGRAMME_DATABASE_URL=database_url, WORKPROGRAMME_SECRET_KEY="s" * 40
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Everything of Coventry City Council is in {file}: ")
    assert file.stat().st_mode & 0o077 == 0
    with filled.session() as session:
        said = session.scalars(select(JournalEntry.by_name).where(JournalEntry.verb == TAKEN_AWAY)).all()
    assert said == ["workprogramme export"]
    arguments = ("load", str(file), "--email", ADMIN, "--password", PASSWORD)
    loaded = run(*arguments, WORKPROGRAMME_DATABASE_URL=empty_database_url)
    assert (loaded.returncode, loaded.stderr) == (0, "")
    told = loaded.stdout.splitlines()
    assert told[0].startswith("New secrets are in ")
    assert told[1].startswith("Coventry City Council is here as it was on 1 March 2019 at ")
    assert told[2:] == [
        f"Start it with `workprogramme serve`, then sign in as {ADMIN}.",
        "4 other accounts must choose a new password: with mail set up everybody can ask for a link where they sign "
        "in; else set one for each under Set up, Accounts.",
        "1 personal calendar must be renewed by their owners under My calendars.",
        "1 link for replies to recommendations ended: make new ones where a reply is still awaited.",
    ]
    again = run(*arguments, WORKPROGRAMME_DATABASE_URL=empty_database_url)
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == (
        "There is a council here already, or something of one. An archive is only loaded where there is nothing.\n"
    )


@pytest.mark.engines("sqlite")
def test_what_cannot_be_done_is_one_line(run: Run, database_url: str, tmp_path: Path) -> None:
    letter = tmp_path / "letter.zip"
    letter.write_text("Dear all", encoding="utf-8")
    refused = run("load", str(letter), "--email", ADMIN, "--password", PASSWORD)
    assert (refused.returncode, refused.stderr) == (1, DAMAGED.format(path=letter) + "\n")
    assert not (tmp_path / "settings.toml").exists()
    where = {"WORKPROGRAMME_DATABASE_URL": database_url, "WORKPROGRAMME_SECRET_KEY": "s" * 40}
    refused = run("export", str(tmp_path / "no-such-folder" / "a.zip"), **where)
    assert refused.returncode == 1
    assert refused.stderr.endswith("a.zip cannot be written: No such file or directory.\n")
    assert not list(tmp_path.glob("*.part"))


def test_an_older_archive_is_brought_up_to_date(archive: Path, empty_database_url: str, tmp_path: Path) -> None:
    """As it was before agendas were edited and published, and before substitutes: migrations 0070 and 0120."""
    old = Database(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    upgrade(old, "0060")
    with old.engine.connect() as connection:
        columns = {table.name: set(table.columns.keys()) for table in stored_tables(connection)}
    old.dispose()

    def as_it_was(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
        manifest["revision"] = "0060"
        for table in list(manifest["rows"]):
            rows = [row for row in json.loads(members.pop(f"data/{table}.json")) if row.get("role") != "substitute"]
            if table in columns:
                manifest["rows"][table] = len(rows)
                kept = [{name: value for name, value in row.items() if name in columns[table]} for row in rows]
                members[f"data/{table}.json"] = "\n".join(
                    ["[", ",\n".join(map(json.dumps, kept)), "]", ""] if kept else ["[", "]", ""]
                ).encode()
            else:
                del manifest["rows"][table]

    database = Database(empty_database_url)
    with Archive(changed(archive, as_it_was)) as opened:
        load_archive(database, opened, ADMIN, PASSWORD, LATER)
    assert at_head(database)
    with database.session() as session:
        assert len(session.scalars(select(Item.id)).all()) == 35
        assert session.scalars(select(AgendaVersion.id)).all() == []
    database.dispose()


@pytest.mark.engines("sqlite")
def test_large_attachments_never_lie_in_memory_together(
    database: Database, empty_database_url: str, tmp_path: Path
) -> None:
    size, number = 4_000_000, 12
    with scenes.changing(database) as session:
        scenes.a_council(session)
        board = scenes.a_committee(session)
        scenes.an_account(session, scenes.Role.ADMINISTRATOR, email=ADMIN)
        item = scenes.an_item(session, board, "Large")
        for n in range(number):
            digest = f"{n:064}"
            session.add(StoredFile(digest=digest, content=n.to_bytes(2, "big") * (size // 2)))
            session.flush()
            session.add(
                ReportDocument(
                    item_id=item.id, committee_id=board.id, kind=DocumentKind.FINAL, number=n + 1, name="a.pdf",
                    media_type="application/pdf", size=size, digest=digest, at=scenes.NOW, by_id=None, by_name="A test",
                )
            )  # fmt: skip
    database.dispose()
    other = Database(empty_database_url)

    def peak(do: Callable[[], object]) -> int:
        tracemalloc.start()
        do()
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    file = tmp_path / "large.zip"
    first = Database(f"sqlite:///{tmp_path / 'first.sqlite3'}")
    upgrade(first)  # what a process loads before its first migration is no attachment
    first.dispose()

    def load() -> None:
        with Archive(file) as opened:
            load_archive(other, opened, ADMIN, PASSWORD, LATER)

    assert peak(lambda: archive_of(database, file)) < 6 * size
    assert peak(load) < 6 * size
    assert everything(empty_database_url)["stored_file"][-1]["content"] == (number - 1).to_bytes(2, "big") * (size // 2)
    other.dispose()
    with zipfile.ZipFile(file) as opened:
        assert len(json.loads(opened.read("data/stored_file.json"))) == number
