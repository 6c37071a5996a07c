"""How an archive is laid out: its version, its names, and a member's size and hash. Knows no database."""

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any, Final

from workprogramme.clock import LONDON

PROGRAM: Final = "Work Programme"
KIND: Final = "archive"
FORMAT: Final = 1  # of the zip as a whole; what stands in a table goes by the migration that the manifest names
MANIFEST: Final = "manifest.json"
README: Final = "README.txt"
SCHEMA: Final = "data/schema.json"
FILES: Final = ("stored_file", "content")  # the column whose values lie as files of their own under reports/
LARGEST: Final = 512 * 1024 * 1024  # bytes of one attached file
LONGEST: Final = 128 * 1024 * 1024  # bytes of one row


def data_name(table: str) -> str:
    """Where a table's rows lie."""
    return f"data/{table}.json"


def is_safe(name: str) -> bool:
    """Whether a name leads to a place inside the folder into which somebody unpacks it, on every system."""
    parts = name.split("/")
    return not re.search(r'[\x00-\x1f\x7f\\:*?"<>|]', name) and all(
        part not in ("", ".", "..") and not part.endswith((" ", ".")) for part in parts
    )


def plain_name(text: str, longest: int = 40) -> str:
    """A text as part of a name: letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:longest].strip("-") or "unnamed"


class Packing:
    """A zip that is being written: counts and hashes each member as it goes in, so that nothing is held whole.

    Use it in a `with`.
    """

    def __init__(self, file: IO[bytes], at: datetime) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._date = at.astimezone(LONDON).timetuple()[:6]
        self.files: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> "Packing":
        return self

    def __exit__(self, *failed: object) -> None:
        self._zip.close()

    @contextmanager
    def member(self, name: str) -> Iterator["Member"]:
        """Writes one member. Raises ValueError for a name that is unsafe or there already."""
        if not is_safe(name) or name in self.files or name == MANIFEST:
            raise ValueError(f"{name!r} cannot be in an archive")
        with self._open(name) as into:
            member = Member(into)
            yield member
        self.files[name] = {"bytes": member.size, "sha256": member.digest.hexdigest()}

    def put(self, name: str, content: bytes) -> None:
        """Writes one member at once."""
        with self.member(name) as member:
            member.write(content)

    def put_lines(self, name: str, lines: Iterable[str]) -> None:
        """Writes one member line by line; each has its end already."""
        with self.member(name) as member:
            for line in lines:
                member.write(line.encode("utf-8"))

    def finish(self, manifest: bytes) -> None:
        """Adds the manifest, which is not in itself."""
        with self._open(MANIFEST) as into:
            into.write(manifest)

    def _open(self, name: str) -> IO[bytes]:
        info = zipfile.ZipInfo(name, self._date)
        info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
        return self._zip.open(info, "w", force_zip64=True)


class Member:
    """One member while it is written."""

    def __init__(self, into: IO[bytes]) -> None:
        self._into, self.size, self.digest = into, 0, hashlib.sha256()

    def write(self, part: bytes) -> None:
        """Adds to it."""
        self._into.write(part)
        self.digest.update(part)
        self.size += len(part)
