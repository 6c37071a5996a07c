"""Who may import whom, and what each floor may not do."""

import subprocess
import sys
from collections.abc import Iterable

import pytest

from tests.house.sources import ROOT, Source, sources

CLOCK = "workprogramme/clock.py"
READS_THE_CLOCK = (
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "func.now",
    "time.localtime",
)
ENDS_A_TRANSACTION = ("commit", "rollback", "transaction", "begin", "begin_nested")
LAW_MAY_IMPORT = {*sys.stdlib_module_names, "holidays"} - {
    *(
        "asyncio",
        "http",
        "logging",
        "os",
        "pathlib",
        "random",
        "secrets",
        "socket",
        "sqlite3",
        "subprocess",
        "time",
        "urllib",
    ),
}


def read_the_clock(files: Iterable[Source]) -> list[str]:
    return [
        f"{file.name}:{line} {call}"
        for file in files
        for call, line in file.calls
        if any(call == name or call.endswith("." + name) for name in READS_THE_CLOCK)
    ]


def end_a_transaction(files: Iterable[Source]) -> list[str]:
    return [
        f"{file.name}:{line} {call}"
        for file in files
        for call, line in file.calls
        if call.split(".")[-1] in ENDS_A_TRANSACTION
    ]


def import_more_than_the_law_may(files: Iterable[Source]) -> list[str]:
    return [
        f"{file.name} imports {name}"
        for file in files
        for name in file.imports
        if name.split(".")[0] not in LAW_MAY_IMPORT and not name.startswith(("workprogramme.domain", "."))
    ]


def test_the_floors_of_the_house_hold() -> None:
    # in a process of its own: it switches off every logger that is there, and later tests read the log
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_law_imports_the_standard_library_and_holidays_only() -> None:
    assert import_more_than_the_law_may(sources("workprogramme/domain")) == []


def test_only_the_clock_reads_the_clock() -> None:
    assert read_the_clock(file for file in sources("workprogramme") if file.name != CLOCK) == []


def test_actions_and_queries_leave_the_transaction_to_whoever_called_them() -> None:
    files = [file for file in sources("workprogramme") if file.path.stem in ("actions", "queries")]
    assert files
    assert end_a_transaction(files) == []


def test_templates_and_static_files_are_no_business_of_the_law_or_the_records() -> None:
    files = sources("workprogramme/domain", "workprogramme/models")
    assert [file.name for file in files if "render_template" in file.text] == []


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("import datetime\nx = datetime.datetime.now()", read_the_clock),
        ("from datetime import date\nx = date.today()", read_the_clock),
        ("def f(session):\n    session.commit()", end_a_transaction),
        ("def f(database):\n    with database.transaction(at=1): pass", end_a_transaction),
        ("import flask", import_more_than_the_law_may),
        ("from workprogramme.models import items", import_more_than_the_law_may),
        ("from pathlib import Path", import_more_than_the_law_may),
    ],
)
def test_each_of_these_checks_can_fail(text: str, check: object) -> None:
    file = Source(ROOT / "example.py")
    file.__dict__["text"] = text
    assert check([file])  # type: ignore[operator]
