"""Putting a backup in the place of what is there: all of it or nothing, on either database."""

import hashlib
import json
import zipfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

from sqlalchemy import Table, inspect, text

from workprogramme.config import Settings
from workprogramme.database import MIGRATIONS, Database
from workprogramme.domain.refusals import Refused
from workprogramme.operation.backup import FORMAT, MANIFEST
from workprogramme.refilling import refill

NOT_ONE = "{path} is not a backup of Work Programme, or it is damaged. Nothing was changed."


def restore(path: Path, *, overwrite: bool) -> str:
    """Makes the configured database what the backup holds; a sentence. Stop the server first.

    Refused where the database has a council and `overwrite` is not said, and for a file that is no backup, is damaged,
    or is of a newer version.
    """
    manifest = _checked(path)
    settings = Settings.load()
    database = Database(settings.database)
    try:
        if _has_a_council(database) and not overwrite:
            raise Refused("There is a council here already. To put the backup in its place, say --yes.")
        refill(database, _Backup(path, manifest), lambda _connection: None)
    finally:
        database.dispose()
    rows = sum(table["rows"] for table in manifest["tables"].values())
    return f"{rows:,} rows are restored, as they were at {manifest['made_at']}."


def _checked(path: Path) -> dict[str, Any]:
    """The manifest of a backup that is whole, and that this version can read."""
    refusal = Refused(NOT_ONE.format(path=path))
    try:
        with zipfile.ZipFile(path) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            for name, table in manifest["tables"].items():
                digest = hashlib.sha256()
                with archive.open(f"tables/{name}.jsonl") as lines:
                    while part := lines.read(1 << 20):
                        digest.update(part)
                if digest.hexdigest() != table["sha256"]:
                    raise refusal
            revision, form = str(manifest["revision"]), manifest["format"]
    except FileNotFoundError:
        raise Refused(f"There is no file {path}.") from None
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, EOFError) as error:
        raise refusal from error
    known = {file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("*_*.py")}
    if form != FORMAT or revision not in known:
        raise Refused(
            f"{path} was made by another version of Work Programme. Install that one or a newer one, then restore it."
        )
    return manifest


def _has_a_council(database: Database) -> bool:
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("council"):
            return False
        return bool(connection.scalar(text("SELECT count(*) FROM council")))


class _Backup:
    """The rows in a backup that was checked."""

    def __init__(self, path: Path, manifest: dict[str, Any]) -> None:
        self.path = path
        self.revision = str(manifest["revision"])
        self.last_ids: dict[str, int] = manifest["last_ids"]

    def rows_for(self, table: Table) -> Generator[dict[str, Any], None, None]:
        """The table's rows, one by one."""
        name = f"tables/{table.name}.jsonl"
        with zipfile.ZipFile(self.path) as archive:
            if name in archive.namelist():
                with archive.open(name) as lines:
                    yield from map(json.loads, lines)
