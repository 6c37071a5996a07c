"""A backup holds everything, on either database and from one to the other, and restoring changes all or nothing."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, select, text

from tests.operation.test_commands import Run, run
from tests.support import scenes
from workprogramme.config import PREFIX
from workprogramme.database import Database
from workprogramme.domain.refusals import Refused
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.operation.backup import back_up
from workprogramme.operation.restoring import restore
from workprogramme.tables import stored_tables

__all__ = ["run"]

Command = Callable[..., Any]


@pytest.fixture
def command(run: Run, database_url: str) -> Command:
    """Runs `workprogramme` on this test's database."""

    def on_database(*arguments: str, url: str = database_url) -> Any:
        return run(
            *arguments,
            WORKPROGRAMME_DATABASE_URL=url,
            WORKPROGRAMME_SECRET_KEY="s" * 40,
            WORKPROGRAMME_FEED_KEY="f" * 40,
        )

    return on_database


@pytest.fixture
def coventry(coventry: Database) -> Database:
    """The example, with an item that refers to one that came after it."""
    with scenes.changing(coventry) as session:
        first = session.scalars(select(Item).order_by(Item.id)).first()
        board = session.scalars(select(Committee)).first()
        assert first is not None
        assert board is not None
        copied = scenes.an_item(session, board, "Copied")
        session.flush()
        first.copied_from_id = copied.id
    return coventry


def everything(url: str) -> dict[str, list[Any]]:
    """Every row of every table, as the database has it."""
    database = Database(url)
    try:
        with database.engine.connect() as connection:
            return {
                table.name: [
                    tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))
                ]
                for table in stored_tables(connection)
            }
    finally:
        database.dispose()


def test_what_is_backed_up_is_restored_to_the_last_row(
    coventry: Database, command: Command, database_url: str, empty_database_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "backup.zip"
    done = command("backup", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert "rows of" in done.stdout
    assert file.stat().st_mode & 0o077 == 0
    done = command("restore", str(file), url=empty_database_url)
    assert (done.returncode, done.stderr) == (0, "")
    assert everything(empty_database_url) == everything(database_url)
    restored = Database(empty_database_url)
    with scenes.changing(restored) as session:
        board = session.scalars(select(Committee)).first()
        assert board is not None
        newest = max(session.scalars(select(Item.id)))
        scenes.an_item(session, board, "One more")
        session.flush()
        assert max(session.scalars(select(Item.id))) == newest + 1
    restored.dispose()


def test_a_council_moves_from_one_database_to_the_other(
    coventry: Database, command: Command, other_database_url: str, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    command("backup", str(first))
    done = command("restore", str(first), url=other_database_url)
    assert (done.returncode, done.stderr) == (0, "")
    command("backup", str(second), url=other_database_url)
    assert manifest(second)["tables"] == manifest(first)["tables"]
    before, after = manifest(first)["last_ids"], manifest(second)["last_ids"]
    addressed = {"committee", "meeting", "item", "person", "account", "edition", "journal"}  # by their ids
    assert {name: before[name] for name in addressed} == {name: after[name] for name in addressed}


def manifest(file: Path) -> dict[str, Any]:
    with zipfile.ZipFile(file) as archive:
        found: dict[str, Any] = json.loads(archive.read("manifest.json"))
    return found


def test_a_backup_does_not_overwrite_a_council_unless_it_is_told_to(
    coventry: Database, command: Command, database_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "backup.zip"
    command("backup", str(file))
    before = everything(database_url)
    with scenes.changing(coventry) as session:
        session.scalars(select(Item)).first().title = "Changed since"  # type: ignore[union-attr]
    changed = everything(database_url)
    refused = command("restore", str(file))
    assert refused.returncode == 1
    assert "say --yes" in refused.stderr
    assert everything(database_url) == changed
    coventry.dispose()
    done = command("restore", str(file), "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert everything(database_url) == before


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, database_url: str, tmp_path: Path) -> None:
    """This process is an installation of this test's database, as `command` is one in a process of its own."""
    for name, value in {"INSTANCE": str(tmp_path), "DATABASE_URL": database_url, "SECRET_KEY": "s" * 40}.items():
        monkeypatch.setenv(PREFIX + name, value)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("damage", ["cut", "not a zip", "row", "future", "missing"])
def test_a_file_that_is_no_whole_backup_changes_nothing(
    coventry: Database, database_url: str, tmp_path: Path, damage: str
) -> None:
    file = tmp_path / "backup.zip"
    back_up(file)
    _damage(file, damage)
    before = everything(database_url)
    with pytest.raises(Refused, match=r"^[^\n]+\.$"):
        restore(file, overwrite=True)
    assert everything(database_url) == before


def _damage(file: Path, how: str) -> None:
    if how == "missing":
        file.unlink()
    elif how == "cut":
        file.write_bytes(file.read_bytes()[:-200])
    elif how == "not a zip":
        file.write_text("A letter.")
    else:
        with zipfile.ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        if how == "future":
            parts["manifest.json"] = json.dumps({**json.loads(parts["manifest.json"]), "revision": "9999"}).encode()
        else:
            parts["tables/item.jsonl"] = parts["tables/item.jsonl"].replace(b"Adoption", b"Abduction")
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)


def test_what_cannot_be_written_is_said(coventry: Database, command: Command, tmp_path: Path) -> None:
    refused = command("backup", str(tmp_path / "no-such-folder" / "backup.zip"))
    assert refused.returncode == 1
    assert "cannot be written" in refused.stderr


def test_a_restored_journal_is_still_only_added_to(
    coventry: Database, command: Command, empty_database_url: str, tmp_path: Path
) -> None:
    command("backup", str(tmp_path / "backup.zip"))
    command("restore", str(tmp_path / "backup.zip"), url=empty_database_url)
    restored = Database(empty_database_url)
    with restored.engine.connect() as connection:
        assert inspect(connection).has_table("journal")
        with pytest.raises(Exception, match="only added to"):
            connection.execute(text("DELETE FROM journal"))
    restored.dispose()
