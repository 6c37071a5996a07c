"""The command line, run as its user runs it: a real process with its own instance folder."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.support.odd_servers import odd_server, says
from workprogramme.database import Database
from workprogramme.demo.seeding import DOCUMENT
from workprogramme.models.accounts import Account
from workprogramme.models.editions import Edition
from workprogramme.models.items import Item

Run = Callable[..., subprocess.CompletedProcess[str]]
INIT = (
    "init", "--name", "Anytown Council", "--committee", "Scrutiny Board (2)", "--code", "SB2",
    "--email", "admin@example.org", "--password", "three random words",
)  # fmt: skip


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `workprogramme` in an instance folder of its own, on 1 March 2019."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("WORKPROGRAMME_")}
    environ = {**clean, "WORKPROGRAMME_INSTANCE": str(tmp_path), "WORKPROGRAMME_TODAY": "2019-03-01"}

    def command(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "workprogramme.cli", *arguments],
            env={**environ, **changes}, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    return command


def test_a_new_council_is_set_up_once(run: Run, tmp_path: Path) -> None:
    done = run(*INIT)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Anytown Council is set up." in done.stdout
    written = tmp_path / "settings.toml"
    assert written.stat().st_mode & 0o077 == 0
    before = written.read_bytes()
    again = run(*INIT)
    assert (again.returncode, again.stderr) == (1, "There is a council here already. It was not touched.\n")
    assert written.read_bytes() == before


def test_a_document_is_read_in_and_published(run: Run, tmp_path: Path) -> None:
    run(*INIT)
    tried = run("import", str(DOCUMENT), "--committee", "scrutiny-board-2", "--dry-run")
    assert (tried.returncode, tried.stderr) == (0, "")
    assert tried.stdout.startswith("This would add 10 meetings, 33 items and ")
    done = run("import", str(DOCUMENT), "--committee", "scrutiny-board-2")
    assert done.stdout.startswith("Added 10 meetings, 33 items and ")
    again = run("import", str(DOCUMENT), "--committee", "scrutiny-board-2")
    assert again.stdout == "Added no meetings, no items and no people; 33 items already there.\n"
    published = run("publish", "--committee", "scrutiny-board-2", "--note", "As agreed")
    assert published.stdout == "Published edition 1 of Scrutiny Board (2), 2018-19.\n"
    refused = run("publish", "--committee", "scrutiny-board-2")
    assert refused.returncode == 1
    assert refused.stderr.startswith("Nothing has changed since edition 1")
    database = Database(f"sqlite:///{tmp_path / 'workprogramme.sqlite3'}")
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(Item)) == 33
        assert session.scalars(select(Edition.note)).all() == ["As agreed"]
    database.dispose()


def test_a_committee_that_is_not_there_is_one_clear_line(run: Run) -> None:
    run(*INIT)
    done = run("import", str(DOCUMENT), "--committee", "nobody")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "There is no committee 'nobody'." in done.stderr


def test_the_doctor_finds_a_healthy_installation_well_and_a_missing_one_ill(run: Run) -> None:
    ill = run("doctor")
    assert ill.returncode == 1
    assert "FAIL  configuration: SECRET_KEY is missing" in ill.stdout
    run(*INIT)
    well = run("doctor")
    assert (well.returncode, well.stderr) == (0, "")
    assert [line[:4] for line in well.stdout.splitlines()] == ["ok  "] * 7
    unreachable = run("doctor", WORKPROGRAMME_SMTP_URL="smtp://127.0.0.1:1")
    assert unreachable.returncode == 1
    assert "FAIL  mail: the server does not answer" in unreachable.stdout


def test_the_doctor_calls_the_committee_system(run: Run) -> None:
    run(*INIT)
    with odd_server(says(b"<getmeetings></getmeetings>")) as server:
        setting = {"WORKPROGRAMME_COMMITTEE_SYSTEM_URL": server.url}
        assert "FAIL  committee system: was not read. 127.0.0.1 is an address" in run("doctor", **setting).stdout
        assert server.asked == []
        well = run("doctor", **setting, WORKPROGRAMME_COMMITTEE_SYSTEM_INSIDE="yes")
    assert (well.returncode, "ok    committee system: answers with meetings" in well.stdout) == (0, True)


def test_a_weak_secret_is_refused_and_never_shown(run: Run) -> None:
    done = run("upgrade", WORKPROGRAMME_SECRET_KEY="hunter2")
    assert done.returncode == 2
    assert "SECRET_KEY is missing or shorter than 32 characters." in done.stderr
    assert "hunter2" not in done.stdout + done.stderr


def test_the_server_does_not_start_on_a_database_that_is_not_set_up(run: Run) -> None:
    done = run("serve", "--port", "0", WORKPROGRAMME_SECRET_KEY="x" * 40)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "Run `workprogramme init`" in done.stderr


def test_a_database_of_a_later_version_is_left_alone(run: Run, tmp_path: Path) -> None:
    run(*INIT)
    with sqlite3.connect(tmp_path / "workprogramme.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for command in (["serve", "--port", "0"], ["upgrade"], ["backup", str(tmp_path / "all.zip")]):
        done = run(*command)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
        assert "made by a later version of Work Programme" in done.stderr
    assert "FAIL  migrations: ahead; " in run("doctor").stdout


def test_reading_prints_json_and_needs_no_settings(run: Run) -> None:
    done = run("read", str(DOCUMENT), "--json")
    understood = json.loads(done.stdout)
    assert [len(understood[part]) for part in ("meetings", "items", "follow_ups")] == [10, 33, 15]
    told = run("read", str(DOCUMENT))
    assert "10 meetings and 33 items" in told.stdout
    assert "Adoption Central England (Paul Smith)" in told.stdout


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 100, b"%PDF-1.7 ...", b"PK\x03\x04word/document.xml"])
def test_a_file_that_cannot_be_read_is_one_line_and_exit_status_2(run: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "nonsense"
    file.write_bytes(content)
    done = run("read", str(file), "--json")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_file_that_is_not_there_is_one_line_and_exit_status_2(run: Run, tmp_path: Path) -> None:
    done = run("read", str(tmp_path / "nothing"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_a_year_that_is_none_is_explained(run: Run) -> None:
    done = run("read", str(DOCUMENT), "--year", "2018-20")
    assert done.returncode == 2
    assert "2018-20" in done.stderr


def test_the_first_administrator_can_sign_in(run: Run, tmp_path: Path) -> None:
    run(*INIT)
    database = Database(f"sqlite:///{tmp_path / 'workprogramme.sqlite3'}")
    with database.session() as session:
        account = session.scalars(select(Account)).one()
    database.dispose()
    assert account.email == "admin@example.org"
    assert account.password_hash
    assert "three random words" not in account.password_hash
