"""A calendar program subscribes to a personal calendar, as officers do: vdirsyncer fetches it and khal shows it.

Knows their commands and a real server's address; it must not read the calendar itself.
"""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.feeds.personal.conftest import Year
from tests.feeds.personal.scene import Owner
from tests.feeds.scene import Scene
from tests.support.servers import WAIT, Server
from workprogramme.domain.kinds import MeetingStatus

pytestmark = pytest.mark.engines("sqlite")

PAIR = """
[general]
status_path = "{folder}/status/"
[pair ours]
a = "theirs"
b = "here"
collections = null
conflict_resolution = "a wins"
[storage theirs]
type = "http"
url = "{address}"
[storage here]
type = "filesystem"
path = "{folder}/entries/"
fileext = ".ics"
"""
SHOWN = """
[calendars]
[[ours]]
path = {folder}/entries/
readonly = True
[locale]
timeformat = %H:%M
dateformat = %d/%m/%Y
longdateformat = %d/%m/%Y
datetimeformat = %d/%m/%Y %H:%M
longdatetimeformat = %d/%m/%Y %H:%M
local_timezone = Europe/London
default_timezone = Europe/London
[sqlite]
path = {folder}/khal.db
"""


class Program:
    """vdirsyncer and khal with folders of their own, subscribed to one address."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        for name, settings in {"pair": PAIR, "shown": SHOWN}.items():
            (folder / name).write_text(settings.format(folder=folder, address=address), encoding="utf-8")
        (folder / "entries").mkdir()
        assert self._run("vdirsyncer", "-c", folder / "pair", "discover", "ours").returncode == 0

    def refresh(self) -> subprocess.CompletedProcess[str]:
        """What the program says when it asks again."""
        return self._run("vdirsyncer", "-c", self.folder / "pair", "sync", "ours")

    def agenda(self) -> list[str]:
        """Every entry of 2019: its day, its time where it has one, and its title."""
        form = "{start-date-long}|{start-time}|{title}"
        listed = self._run(
            "khal", "-c", self.folder / "shown", "list", "01/01/2019", "365d", "--format", form, "--day-format", ""
        )
        assert listed.returncode == 0, listed.stderr
        return [line for line in listed.stdout.splitlines() if line.strip()]

    def _run(self, *command: object) -> subprocess.CompletedProcess[str]:
        program, *arguments = map(str, command)
        return subprocess.run(
            [str(Path(sys.executable).with_name(program)), *arguments],
            capture_output=True, text=True, timeout=WAIT, check=False,
            env={"HOME": str(self.folder), "PATH": "", "LANG": "C.UTF-8"},
        )  # fmt: skip


@pytest.fixture
def subscribe(tmp_path: Path, server: Server) -> Callable[[str], Program]:
    return lambda path: Program(tmp_path, server.url + path)


def test_a_program_shows_what_is_published_follows_a_change_and_keeps_what_was_withdrawn(
    subscribe: Callable[[str], Program], scene: Scene, gregg: Owner, year: Year
) -> None:
    path = gregg.feed(own=True, deadlines=True)
    program = subscribe(path)
    first = program.refresh()
    assert (first.returncode, "rror" in first.stderr) == (0, False), first.stderr
    shown = program.agenda()
    assert "04/04/2019|14:00|Education and Children's Services Scrutiny Board (2)" in shown
    assert "22/03/2019||Final report due: Coventry Parenting Strategy (4 April)" in shown
    assert not [line for line in shown if line.startswith("21/03/2019|14:00")], "nothing of his is on that day"

    again = program.refresh()
    assert (again.returncode, "Copying" in again.stderr) == (0, False), "what is the same is not taken for a change"

    scene.change_meeting(year.april, day=date(2019, 4, 11))
    program.refresh()
    assert program.agenda() == shown, "what is not published does not show"
    scene.publish(year.board)
    program.refresh()
    moved = program.agenda()
    assert "11/04/2019|14:00|Education and Children's Services Scrutiny Board (2)" in moved
    assert not [line for line in moved if line.startswith("04/04/2019|14:00")], moved
    assert len(moved) == len(shown)

    scene.change_meeting(year.april, status=MeetingStatus.CANCELLED)
    scene.publish(year.board)
    program.refresh()
    cancelled = [line for line in program.agenda() if line.startswith("11/04/2019")]
    assert cancelled == ["11/04/2019|14:00|CANCELLED: Education and Children's Services Scrutiny Board (2)"]

    kept = program.agenda()
    gregg.withdraw(path)
    refused = program.refresh()
    assert (refused.returncode, "NOT FOUND" in refused.stderr) == (1, True), refused.stderr
    assert program.agenda() == kept, "a program keeps what it had; it learns no more"
