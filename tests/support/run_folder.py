"""The folder that one test run shares between its processes, outside the checkout, gone when the run ends.

Knows pytest and xdist; knows nothing of what is kept in the folder.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.support import postgres

PREFIX = "workprogramme-tests-"
FOLDER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        config.stash[FOLDER] = Path(config.workerinput["run_folder"])
        return
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o755)  # a server that may not run as root lives in it too
    config.stash[FOLDER] = folder


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    node.workerinput["run_folder"] = str(node.config.stash[FOLDER])  # type: ignore[attr-defined]


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and FOLDER in config.stash:
        _remove(config.stash[FOLDER])


@contextmanager
def alone(folder: Path, name: str) -> Iterator[None]:
    """Holds the run's lock of that name, so that only one process makes what all of them use."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sweep() -> None:
    """Removes what a run that was killed has left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        with suppress(ValueError, OSError):
            process = int(folder.name.removeprefix(PREFIX).split("-")[0])
            if folder.stat().st_uid == os.getuid() and not _alive(process):
                _remove(folder)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _remove(folder: Path) -> None:
    postgres.stop(folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def run_folder(pytestconfig: pytest.Config) -> Path:
    """The folder shared by all processes of this run."""
    return pytestconfig.stash[FOLDER]
