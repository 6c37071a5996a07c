"""A file that is damaged, foreign, newer or hostile is refused in one sentence, and nothing is changed."""

import io
import json
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.archive.scene import ADMIN, PASSWORD, Change, changed
from tests.archive.test_lossless import LATER, everything
from tests.support import scenes
from workprogramme.archive.loading import FULL, STRANGE, load_archive
from workprogramme.archive.reading import BACKUP, BOMB, BROKEN, DAMAGED, NEWER, Archive
from workprogramme.database import Database
from workprogramme.domain.refusals import Refused
from workprogramme.tables import as_stored, stored_tables

Members = dict[str, bytes]
Told = dict[str, Any]
ITEMS = "data/item.json"


def refused(path: Path, sentence: str) -> None:
    with pytest.raises(Refused) as raised, Archive(path):
        pass
    assert raised.value.reason == sentence.format(path=path)


def set_in(**values: Any) -> Change:
    """Says something else in the manifest."""
    return lambda _members, manifest: manifest.update(values)


def swap(name: str, old: bytes, new: bytes) -> Change:
    """Changes the bytes of a member, where they are."""

    def change(members: Members, _manifest: Told) -> None:
        assert old in members[name]
        members[name] = members[name].replace(old, new, 1)

    return change


def drop(name: str) -> Change:
    return lambda members, _manifest: members.pop(name) and None


def add(name: str, content: bytes) -> Change:
    return lambda members, _manifest: members.update({name: content})


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("change", "signed", "sentence"),
    [
        (swap(ITEMS, b"Fostering", b"Forgering"), False, DAMAGED),
        (drop(ITEMS), False, DAMAGED),
        (add("more.txt", b"more"), False, DAMAGED),
        (add("../../outside.txt", b"out"), True, DAMAGED),
        (add("/etc/cron.d/outside", b"out"), True, DAMAGED),
        (add("C:\\outside.txt", b"out"), True, DAMAGED),
        (add("data/ITEM.json", b"[\n]\n"), True, DAMAGED),
        (add("nothing.txt", bytes(100_000_000)), True, BOMB),
        (set_in(program="Another"), True, DAMAGED),
        (set_in(kind="something else"), True, DAMAGED),
        (set_in(format=2), True, NEWER),
        (set_in(format="1"), True, DAMAGED),
        (set_in(format=-1), True, DAMAGED),
        (set_in(format=0), True, DAMAGED),
        (set_in(revision="9999"), True, NEWER),
        (set_in(revision=70), True, DAMAGED),
        (set_in(made_at="yesterday"), True, DAMAGED),
        (set_in(rows=[]), True, DAMAGED),
        (set_in(last_ids={"item": -1}), True, DAMAGED),
    ],
)
def test_it_is_checked_before_it_is_believed(archive: Path, change: Change, signed: bool, sentence: str) -> None:
    refused(changed(archive, change, signed=signed), sentence)


def rewritten(archive: Path, write: Callable[[zipfile.ZipFile, str, bytes], None]) -> Path:
    with zipfile.ZipFile(archive) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            write(made, name, content)
    archive.write_bytes(packed.getvalue())
    return archive


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(archive: Path) -> None:
    def twice(made: zipfile.ZipFile, name: str, content: bytes) -> None:
        made.writestr(name, content)
        if name == ITEMS:
            made.writestr(name, content)

    refused(rewritten(archive, twice), DAMAGED)


def test_a_way_of_packing_that_we_never_use_is_refused(archive: Path) -> None:
    def packed(made: zipfile.ZipFile, name: str, content: bytes) -> None:
        made.writestr(name, content, zipfile.ZIP_LZMA if name == ITEMS else zipfile.ZIP_DEFLATED)

    refused(rewritten(archive, packed), DAMAGED)


def test_a_member_that_says_it_is_huge_is_refused(archive: Path) -> None:
    bytes_ = bytearray(archive.read_bytes())
    entry = bytes_.rindex(ITEMS.encode()) - 46  # of the list of contents
    bytes_[entry + 24 : entry + 28] = (4_000_000_000).to_bytes(4, "little")
    archive.write_bytes(bytes_)
    refused(archive, BOMB)


def test_a_bomb_that_lies_about_its_size_stops_at_what_it_says(archive: Path) -> None:
    changed(archive, add("zeros", bytes(50_000_000)))
    bytes_ = bytearray(archive.read_bytes())
    entry = bytes_.rindex(b"zeros") - 46
    bytes_[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    archive.write_bytes(bytes_)
    tracemalloc.start()
    refused(archive, DAMAGED)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.parametrize("kept", [0, 10, 0.5, 0.999])
def test_a_file_that_was_cut_is_refused(archive: Path, kept: float) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(kept if kept > 1 else kept * len(whole))])
    refused(archive, DAMAGED)


def test_a_backup_is_told_from_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "backup.zip", "w") as made:
        made.writestr("manifest.json", json.dumps({"format": 1, "revision": "0070", "tables": {}, "last_ids": {}}))
    refused(tmp_path / "backup.zip", BACKUP)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    refused(tmp_path / "none.zip", "There is no file {path}.")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    spoilt=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_whatever_bytes_are_spoilt_it_is_refused_or_still_the_same(
    archive: Path, spoilt: list[tuple[float, int]]
) -> None:
    whole = archive.read_bytes()
    bytes_ = bytearray(whole)
    for place, value in spoilt:
        bytes_[int(place * len(bytes_))] = value
    other = archive.with_name("spoilt.zip")
    other.write_bytes(bytes_)
    files = None
    with suppress(Refused), Archive(other) as opened:  # anything else that it raises is a fault
        files = opened.manifest.files
    if files is not None:  # a date, say, or a flag that nobody reads
        with Archive(archive) as first:
            assert files == first.manifest.files


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    "change",
    [
        swap(ITEMS, b'"year":2018', b'"year":"2018"'),
        swap(ITEMS, b'"year":2018', b'"year":NaN'),
        swap(ITEMS, b'"year":2018', b'"colour":2018'),
        swap(ITEMS, b'{"id":1,', b"[" * 5000 + b'{"id":1,'),
        swap(ITEMS, b"[\n", b"{\n"),
        swap("data/meeting.json", b'"day":"2018', b'"day":"20-18'),
        swap("data/stored_file.json", b"reports/", b"../../reports/"),
        swap("data/published_meeting.json", b'"entry":"', b'"entry":"*'),
        drop("data/meeting.json"),
        lambda _members, manifest: manifest["rows"].update(item=3),
        lambda _members, manifest: manifest["rows"].update(stranger=3),
    ],
)
def test_rows_that_are_not_what_they_say_are_told_as_they_are_read(
    archive: Path, database: Database, change: Change
) -> None:
    changed(archive, change)
    with database.engine.connect() as connection, Archive(archive) as opened, pytest.raises(BROKEN):
        tables = stored_tables(connection)
        opened.refuse_strange({table.name for table in tables})
        for table in tables:
            with closing(opened.rows_for(table)) as rows:
                for row in rows:
                    as_stored(table, row)


@pytest.mark.parametrize(
    "change",
    [
        swap(ITEMS, b'"year":2018', b'"year":99999999999999999999999'),
        swap(ITEMS, b'"committee_id":1', b'"committee_id":77'),
        swap(ITEMS, b'"kind":"main"', b'"kind":"enormous"'),
        swap(ITEMS, b'"id":2', b'"id":1'),
        drop("data/meeting.json"),
    ],
)
def test_rows_that_do_not_fit_together_change_nothing(
    archive: Path, database: Database, database_url: str, change: Change
) -> None:
    before = everything(database_url)
    changed(archive, change)
    with Archive(archive) as opened, pytest.raises(Refused) as raised:
        load_archive(database, opened, ADMIN, PASSWORD, LATER)
    assert raised.value.reason == DAMAGED.format(path=archive)
    assert everything(database_url) == before
    if database.engine.dialect.name == "sqlite":
        place = Path(database.engine.url.database or "")
        assert [file.name for file in place.parent.glob(f"{place.name}.restoring*")] == []


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("email", "password", "sentence"),
    [
        ("coordinator@example.org", PASSWORD, "is not the address of an account in this archive"),
        ("nobody@example.org", PASSWORD, "is not the address of an account in this archive"),
        (ADMIN, "short", "Enter a password of 12 to 200 characters"),
    ],
)
def test_who_cannot_be_let_in_is_said_and_nothing_is_changed(
    archive: Path, database: Database, database_url: str, email: str, password: str, sentence: str
) -> None:
    before = everything(database_url)
    with Archive(archive) as opened, pytest.raises(Refused, match=sentence):
        load_archive(database, opened, email, password, LATER)
    assert everything(database_url) == before


def test_where_something_is_already_nothing_is_loaded(archive: Path, database: Database, database_url: str) -> None:
    with scenes.changing(database) as session:
        scenes.a_council(session)
    before = everything(database_url)
    with Archive(archive) as opened, pytest.raises(Refused) as raised:
        load_archive(database, opened, ADMIN, PASSWORD, LATER)
    assert raised.value.reason == FULL
    assert everything(database_url) == before


def test_the_tables_of_another_program_are_left_alone(archive: Path, empty_database_url: str) -> None:
    database = Database(empty_database_url)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE payroll (id integer PRIMARY KEY)")
    with Archive(archive) as opened, pytest.raises(Refused) as raised:
        load_archive(database, opened, ADMIN, PASSWORD, LATER)
    assert raised.value.reason == STRANGE
    assert [*everything(empty_database_url)] == ["payroll"]
    database.dispose()


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever is root may read everything")
def test_a_file_that_may_not_be_read_is_said(archive: Path) -> None:
    archive.chmod(0)
    refused(archive, "{path} cannot be read: Permission denied.")
