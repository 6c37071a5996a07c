"""A backup: every row of every table in one file, the same for both databases, so that one can follow the other.

A zip with `manifest.json` and, for each table, lines of JSON in the order of its primary key. Uploaded documents are
rows too. Settings and their secrets are not in it.
"""

import hashlib
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from workprogramme.clock import Clock
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.operation.readiness import require_current
from workprogramme.operation.whole_files import written_whole
from workprogramme.tables import last_ids, one_moment, revision_of, rows_of, stored_tables

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"


def back_up(path: Path) -> str:
    """Writes a backup of the configured database; a sentence of what is in it. Refused where it cannot be written.

    It is one moment of the database, whatever goes on meanwhile. The file is there whole or not at all.
    """
    settings = Settings.load()
    database = Database(settings.database)
    try:
        require_current(database)
        with written_whole(path) as file:
            tables = _write(database, file, Clock(settings.today).now())
    finally:
        database.dispose()
    rows = sum(table["rows"] for table in tables.values())
    return f"{rows:,} rows of {len(tables)} tables are in {path}. Keep settings.toml too: its secrets are not in there."


def _write(database: Database, file: Any, now: datetime) -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, one_moment(database.engine) as connection:
        stored = stored_tables(connection)
        for table in stored:
            digest, rows = hashlib.sha256(), 0
            with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as lines:
                for row in rows_of(connection, table):
                    said = {name: value for name, value in row.items() if value is not None}
                    line = (json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
                    lines.write(line)
                    digest.update(line)
                    rows += 1
            tables[table.name] = {"rows": rows, "sha256": digest.hexdigest()}
        manifest = {
            "format": FORMAT,
            "made_at": now.astimezone(UTC).isoformat(),
            "revision": revision_of(connection),
            "tables": tables,
            "last_ids": last_ids(connection, stored),
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return tables
