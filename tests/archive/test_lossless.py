"""What goes out comes in again to the last value, on either database and from one to the other."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.archive.scene import ADMIN, EXEMPT, PASSWORD, archive_of
from tests.support import scenes
from workprogramme.accounts.actions import password_is_right
from workprogramme.archive.left_out import COLUMNS, TABLES
from workprogramme.archive.loading import Loaded, load_archive
from workprogramme.archive.reading import Archive
from workprogramme.database import Database
from workprogramme.models.accounts import Account
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.journal import LOADED, JournalEntry
from workprogramme.models.recommendations import ReplyLink
from workprogramme.tables import last_ids, stored_tables

Rows = dict[str, list[dict[str, Any]]]
LATER = scenes.NOW.replace(hour=17)


def load(url: str, path: Path) -> Loaded:
    database = Database(url)
    try:
        with Archive(path) as archive:
            return load_archive(database, archive, ADMIN, PASSWORD, LATER)
    finally:
        database.dispose()


def everything(url: str) -> Rows:
    """Every row of every table as a plain mapping, without what the list of what is left out names."""
    database = Database(url)
    try:
        with database.engine.connect() as connection:
            return {
                table.name: [
                    {name: plain(value) for name, value in row.items() if (table.name, name) not in COLUMNS}
                    for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
                ]
                for table in stored_tables(connection)
                if table.name not in TABLES
            }
    finally:
        database.dispose()


def plain(value: Any) -> Any:
    """Moments without their zone and bytes as bytes, since each database gives its own."""
    if isinstance(value, memoryview):
        return bytes(value)
    return value.replace(tzinfo=None) if getattr(value, "tzinfo", None) else value


def without_the_loading(rows: Rows, before: Rows) -> Rows:
    """What loading itself did is taken out, and nothing else: who got in, which links ended, and that it says so."""
    known = len(before["journal"])
    added, rows["journal"] = rows["journal"][known:], rows["journal"][:known]
    assert [entry["verb"] for entry in added] == [LOADED, "changed"]
    assert {entry["by_name"] for entry in added} == {"workprogramme load"}
    assert added[1]["changes"].keys() == {"password_hash", "session_key"}
    (admin,) = [account for account in rows["account"] if account["email"] == ADMIN]
    admin["version"] -= 1
    for link in rows["reply_link"]:
        assert link["ended_at"] == LATER.replace(tzinfo=None)
        link["ended_at"] = None
    return rows


def test_there_is_something_in_every_table(filled: Database, database_url: str) -> None:
    assert [name for name, rows in everything(database_url).items() if not rows] == []
    with filled.engine.connect() as connection:
        tables = {table.name: table for table in stored_tables(connection)}
        assert [name for name in TABLES if connection.execute(select(tables[name])).first() is None] == []


def test_a_council_comes_in_again_to_the_last_value(
    filled: Database, database_url: str, empty_database_url: str, tmp_path: Path
) -> None:
    before = everything(database_url)
    load(empty_database_url, archive_of(filled, tmp_path / "a.zip"))
    assert without_the_loading(everything(empty_database_url), before) == before


def test_a_council_moves_to_the_other_database_and_counts_on(
    filled: Database, database_url: str, other_database_url: str, tmp_path: Path
) -> None:
    with scenes.changing(filled) as session:  # the newest id has gone, and must not come back in an address
        board = session.scalars(select(Committee)).one()
        newest = scenes.an_item(session, board, "Made by mistake").id
        session.delete(session.get_one(Item, newest))
    before = everything(database_url)
    load(other_database_url, archive_of(filled, tmp_path / "a.zip"))
    after = everything(other_database_url)
    assert without_the_loading(after, before) == before
    other = Database(other_database_url)
    with other.engine.connect() as there, filled.engine.connect() as here:
        tables = stored_tables(there)
        counted, counted_here = last_ids(there, tables), last_ids(here, stored_tables(here))
    addressed = {"committee", "meeting", "person", "account", "edition", "follow_up", "recommendation", "item"}
    assert {name: counted[name] for name in addressed} == {name: counted_here[name] for name in addressed}
    with scenes.changing(other) as session:
        board = session.scalars(select(Committee)).one()
        assert scenes.an_item(session, board, "One more").id == newest + 1
    other.dispose()


@pytest.mark.engines("sqlite")
def test_what_came_in_goes_out_again_the_same(archive: Path, empty_database_url: str, tmp_path: Path) -> None:
    load(empty_database_url, archive)
    database = Database(empty_database_url)
    again = archive_of(database, tmp_path / "again.zip")
    database.dispose()
    with Archive(archive) as first, Archive(again) as second:
        differing = {name for name in first.manifest.files if first.manifest.files[name] != second.manifest.files[name]}
        assert set(first.manifest.files) == set(second.manifest.files)
    told_of = {"data/account.json", "data/journal.json", "data/reply_link.json", "spreadsheets/journal.csv"}
    assert differing == told_of


def test_one_administrator_gets_in_and_nobody_else(archive: Path, empty_database_url: str) -> None:
    loaded = load(empty_database_url, archive)
    assert (loaded.council, loaded.without_password, loaded.personal_feeds, loaded.reply_links) == (
        "Coventry City Council", 4, 1, 1,
    )  # fmt: skip
    database = Database(empty_database_url)
    with database.session() as session:
        for account in session.scalars(select(Account)):
            assert password_is_right(account, PASSWORD) == (account.email == ADMIN)
            assert (account.password_hash is None) == (account.email != ADMIN)
        assert len(set(session.scalars(select(Account.session_key)))) == 5
        assert session.scalars(select(ReplyLink.ended_at)).one() == LATER
        said = session.scalars(select(JournalEntry).where(JournalEntry.verb == LOADED)).one()
        assert said.reason == f"From the archive that A test made at {scenes.NOW.isoformat()}"
        assert session.scalars(select(Item.exempt_paragraph).where(Item.title == EXEMPT)).one() == 3
    database.dispose()


@pytest.mark.engines("sqlite")
def test_it_says_when_it_was_made_by_the_clock(archive: Path) -> None:
    with Archive(archive) as opened:
        assert opened.manifest.made_at == scenes.NOW
        assert opened.manifest.made_by == "A test"
