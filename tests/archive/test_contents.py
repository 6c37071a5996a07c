"""What is in an archive: what the records hold and the addresses serve, documented, safe to open, and no secret."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from sqlalchemy import create_engine, inspect

from tests.archive.scene import EXEMPT, FORMULA, PDF, SECRETS, archive_of, fill
from tests.support.client import InspectingClient
from workprogramme.archive.layout import is_safe
from workprogramme.archive.left_out import TABLES
from workprogramme.archive.schema import schema
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.models.base import Record

pytestmark = pytest.mark.engines("sqlite")


@pytest.fixture
def members(archive: Path) -> dict[str, bytes]:
    """Every member by name."""
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_schema_names_every_table_and_column_that_is_there(members: dict[str, bytes]) -> None:
    assert json.loads(members["data/schema.json"]) == schema()
    tables = {name[5:-5] for name in members if name.startswith("data/")} - {"schema"}
    assert tables == set(schema()) == set(Record.metadata.tables) - set(TABLES)
    for table in tables:
        for row in json.loads(members[f"data/{table}.json"]):
            told = schema()[table]["columns"]
            assert set(row) == {name for name, column in told.items() if not column["left_out"]}
            assert [name for name, value in row.items() if value is None and not told[name]["null"]] == []


def test_no_secret_is_in_it(members: dict[str, bytes]) -> None:
    everything = b"\n".join(members.values()).decode("utf-8", "replace")
    assert [secret for secret in SECRETS if secret in everything] == []


def test_every_name_is_safe_and_every_hash_is_right(members: dict[str, bytes]) -> None:
    manifest = json.loads(members["manifest.json"])
    assert [name for name in members if not is_safe(name)] == []
    assert manifest["files"] == {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in members.items()
        if name != "manifest.json"
    }
    assert (manifest["made_at"], manifest["made_by"]) == ("2019-03-01T09:00:00+00:00", "A test")
    assert manifest["rows"] == {
        name[5:-5]: len(json.loads(content))
        for name, content in members.items()
        if name.startswith("data/") and name != "data/schema.json"
    }


def test_the_readme_says_in_plain_english_what_is_in_it(members: dict[str, bytes]) -> None:
    told = members["README.txt"].decode("utf-8-sig")
    assert told.startswith("Everything that Work Programme holds for Coventry City Council, as it was on 1 March 2019")
    for folder in {PurePosixPath(name).parts[0] for name in members}:
        assert folder in told or folder == "README.txt", folder
    assert "workprogramme load" in told
    assert "1 committee, 10 meetings, 35 items" in " ".join(told.split())


def test_the_spreadsheets_hold_every_record_and_no_formula(members: dict[str, bytes]) -> None:
    counted = {"meetings": "meeting", "items": "item", "people": "person", "follow-ups": "follow_up"}
    for name, table in {**counted, "recommendations": "recommendation"}.items():
        assert len(rows(members[f"spreadsheets/{name}.csv"])) == len(json.loads(members[f"data/{table}.json"]))
    items = {row["Title"]: row for row in rows(members["spreadsheets/items.csv"])}
    assert items[EXEMPT]["Private under paragraph"] == "3"
    assert f"'{FORMULA}" in items
    assert items["CAMHS"]["Meeting"] == "2019-04-04"
    for name, content in members.items():
        if name.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
            assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == [], name


def test_reports_lie_there_as_they_were_attached(members: dict[str, bytes]) -> None:
    found = {name: content for name, content in members.items() if name.startswith("reports/")}
    assert sorted(name.rsplit("/", 1)[1] for name in found) == [
        "0" * 64, "final-1-CAMHS – Übersicht.pdf", "final-2-CAMHS.pdf",
    ]  # fmt: skip
    assert [content for name, content in found.items() if name.endswith(".pdf")] == [PDF, PDF]


def test_documents_are_the_bytes_that_their_addresses_serve(
    app_database: Database, client: InspectingClient, tmp_path: Path, settings: Callable[..., Settings]
) -> None:
    made = settings()
    fill(app_database, made)
    with zipfile.ZipFile(archive_of(app_database, tmp_path / "a.zip", made.base_url)) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    editions = "editions/scrutiny-board-2/2018-19-edition"
    for name, address in {
        f"{editions}-1.pdf": "/committees/scrutiny-board-2/editions/1/programme.pdf",
        f"{editions}-2.pdf": "/committees/scrutiny-board-2/editions/2/programme.pdf",
        f"{editions}-2.docx": "/committees/scrutiny-board-2/editions/2/programme.docx",
        f"{editions}-2.json": "/committees/scrutiny-board-2/editions/2/programme.json",
    }.items():
        assert members[name] == client.get(address).data, name
    agendas = sorted(name for name in members if name.startswith("agendas/"))
    assert [name.rsplit("-", 1)[1] for name in agendas] == ["1.json", "1.pdf", "2.docx", "2.json", "2.pdf"]
    meeting = json.loads(members[agendas[0]])["meeting"]
    assert members[agendas[1]] == client.get(f"/meetings/{meeting}/agenda.pdf?version=1").data


def test_the_tables_of_the_records_are_those_of_the_database(database_url: str) -> None:
    engine = create_engine(database_url)
    assert set(inspect(engine).get_table_names()) - {"alembic_version"} == set(schema()) | set(TABLES)
    engine.dispose()
