"""Notices every commit to the scene's database, and puts the scene back: so any number of writes start from the same.

For SQLite alone, which counts what other connections commit and copies itself whole.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from tests.rights.scene import Place


@dataclass
class AtRest:
    """The scene as it was. `watch` and `write` are connections to its database, `kept` is the copy."""

    watch: sqlite3.Connection
    write: sqlite3.Connection
    kept: sqlite3.Connection
    seen: int = -1

    def changed(self) -> bool:
        """Whether anybody committed anything since this was last asked, or since the scene was put back."""
        before, self.seen = self.seen, self.watch.execute("PRAGMA data_version").fetchone()[0]
        return before != self.seen

    def put_back(self) -> None:
        """Makes the database what it was, for everybody who is connected to it."""
        self.kept.backup(self.write)
        self.changed()


@contextmanager
def at_rest(place: Place) -> Iterator[AtRest]:
    """Remembers the scene as it stands now."""
    file = place.database.engine.url.database
    assert file is not None
    with (
        closing(sqlite3.connect(file)) as watch,
        closing(sqlite3.connect(file)) as write,
        closing(sqlite3.connect(":memory:")) as kept,
    ):
        write.execute("PRAGMA synchronous=OFF")  # nobody needs this one after a power cut
        watch.backup(kept)
        found = AtRest(watch, write, kept)
        found.changed()
        yield found
