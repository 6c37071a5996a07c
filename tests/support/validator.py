"""Runs the Nu HTML Checker once over every shape of page that the tests have seen, and reports it as one test.

Asked for with `--validate-html`; where Java or the checker is missing it is reported as skipped, with the reason.
"""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.support.run_folder import FOLDER

JAR = Path(__file__).resolve().parents[2] / ".tools/node_modules/vnu-jar/build/dist/vnu.jar"
NODE = "tests/support/validator.py::test_every_page_seen_is_valid_html"
GALLERY = "pages"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--validate-html", action="store_true", help="validate every page the tests have seen")


def gallery(folder: Path) -> Path:
    """The folder where the inspecting client keeps one page of each shape."""
    pages = folder / GALLERY
    pages.mkdir(exist_ok=True)
    return pages


def missing() -> str | None:
    """Why pages cannot be validated here, or None when they can."""
    if not shutil.which("java"):
        return "Java is not installed"
    return None if JAR.is_file() else "the HTML checker is not installed: `make validator`"


def complaints(pages: Iterable[Path]) -> list[str]:
    """What the checker says is wrong, each with the address and test the page came from."""
    command = ["java", "-Xmx512m", "-jar", str(JAR), "--errors-only", "--exit-zero-always", "--format", "json"]
    done = subprocess.run([*command, *map(str, pages)], capture_output=True, text=True, timeout=300, check=True)
    return [_line(message) for message in json.loads(done.stderr)["messages"] if message["type"] == "error"]


def _line(message: dict[str, Any]) -> str:
    page = Path(message["url"].removeprefix("file:"))
    source = page.with_suffix(".txt")
    came_from = source.read_text(encoding="utf-8") if source.exists() else page.name
    extract = " ".join(message.get("extract", "").split())
    return f"{came_from}, line {message.get('lastLine', '?')}: {message['message']}\n    {extract}"


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    if hasattr(config, "workerinput") or not config.getoption("--validate-html") or config.option.collectonly:
        return
    pages = sorted(gallery(config.stash[FOLDER]).glob("*.html"))
    if not pages:
        return
    if reason := missing():
        _report(config, "skipped", (__file__, 0, f"Skipped: {reason}"))
        return
    found = complaints(pages)
    _report(config, "failed" if found else "passed", "\n".join([f"{len(pages)} pages, {len(found)} errors:", *found]))
    if found:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _report(config: pytest.Config, outcome: Any, text: Any) -> None:
    location = (NODE.split("::")[0], None, NODE.split("::")[1])
    config.hook.pytest_runtest_logreport(
        report=pytest.TestReport(NODE, location, {}, outcome, None if outcome == "passed" else text, "call")
    )
