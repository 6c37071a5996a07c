"""What the tests of archives are set in: the example, filled once for each engine's run and copied as a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.scene import archive_of, fill
from tests.support.run_folder import alone
from workprogramme.config import Settings
from workprogramme.database import Database


@pytest.fixture
def filled(database: Database, settings: Callable[..., Settings]) -> Database:
    """The example with something in every table."""
    fill(database, settings())
    return database


@pytest.fixture
def archive(run_folder: Path, tmp_path: Path) -> Path:
    """An archive of it, from SQLite; made once in each run."""
    kept = run_folder / "everything.zip"
    with alone(run_folder, "everything"):
        if not kept.exists():
            source = run_folder / "everything.sqlite3"
            database = Database(f"sqlite:///{source}")
            from workprogramme.database import upgrade

            upgrade(database)
            fill(database, Settings(secret_key="s" * 40, database_url=f"sqlite:///{source}", instance=run_folder))
            archive_of(database, kept)
            database.dispose()
    copy = tmp_path / "everything.zip"
    copy.write_bytes(kept.read_bytes())
    return copy
