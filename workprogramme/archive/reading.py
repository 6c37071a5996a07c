"""Reading an archive that may be damaged, foreign or hostile: all of it is checked before any of it is believed.

Nothing is ever unpacked to a disk, and no more is in memory than one row or one attached file.
"""

import hashlib
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NoReturn

from sqlalchemy import Table

from workprogramme.archive.layout import (
    FILES,
    FORMAT,
    KIND,
    LARGEST,
    LONGEST,
    MANIFEST,
    PROGRAM,
    data_name,
    is_safe,
)
from workprogramme.archive.left_out import stand_ins
from workprogramme.database import MIGRATIONS
from workprogramme.domain.refusals import Refused

DAMAGED: Final = "{path} is not an archive of Work Programme, or it is damaged. Nothing was changed."
NEWER: Final = "{path} was made by a newer version of Work Programme. Install that one, then load it."
BACKUP: Final = "{path} is a backup and not an archive. Put it back with `workprogramme restore`."
BOMB: Final = "{path} would become far larger than an archive does when it is opened. Nothing was changed."
BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, EOFError, NotImplementedError,
    RuntimeError, RecursionError, OverflowError,
)  # fmt: skip
"""What reading a file raises that is not what it says it is."""

MOST_TIMES: Final = 200  # what is written densely; deflate itself reaches a thousand
SMALL: Final = 64 * 1024 * 1024  # bytes: what is no more than this when opened is no bomb
MOST_FILES: Final = 1_000_000
_PART: Final = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What an archive says of itself. `rows`: by table; `files`: size and SHA-256 by name."""

    revision: str
    council: str
    made_at: datetime
    made_by: str
    left_out: frozenset[str]
    last_ids: Mapping[str, int]
    rows: Mapping[str, int]
    files: Mapping[str, tuple[int, str]]


class Archive:
    """An archive that was checked. It gives rows as `refilling.Rows` wants them; use it in a `with`."""

    def __init__(self, path: Path) -> None:
        """Opens and checks it. Raises Refused, with one sentence, for what is no whole archive that can be read."""
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except FileNotFoundError:
            raise Refused(f"There is no file {path}.") from None
        except OSError as error:
            raise Refused(f"{path} cannot be read: {error.strerror or error}.") from error
        except BROKEN as error:
            raise Refused(DAMAGED.format(path=path)) from error
        try:
            self._check_names()
            self.manifest = self._read_manifest()
            self._check_files()
        except (*BROKEN, OSError) as error:
            self._zip.close()
            raise Refused(DAMAGED.format(path=path)) from error
        except Refused:
            self._zip.close()
            raise

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *failed: object) -> None:
        self._zip.close()

    @property
    def revision(self) -> str:
        """The migration at which it was made."""
        return self.manifest.revision

    @property
    def last_ids(self) -> Mapping[str, int]:
        """The highest id that each table ever gave."""
        return self.manifest.last_ids

    def rows_for(self, table: Table) -> Generator[dict[str, Any], None, None]:
        """The table's rows, with something new in the columns that were left out.

        Raises one of `BROKEN` where they are not what the manifest says.
        """
        if table.name in self.manifest.left_out:
            return
        number = 0
        with closing(self._rows(data_name(table.name))) as rows:
            for row in rows:
                number += 1
                if table.name == FILES[0]:
                    row[FILES[1]] = self._content(row[FILES[1]]["file"])
                yield {**row, **{name: value for name, value in stand_ins(table.name).items() if name in table.columns}}
        if number != self.manifest.rows[table.name]:
            raise ValueError(f"{table.name} has not as many rows as the manifest says")

    def refuse_strange(self, tables: set[str]) -> None:
        """Raises ValueError where it has rows of a table that is not among these."""
        if strange := set(self.manifest.rows) - tables:
            raise ValueError(f"there is no table {min(strange)}")

    def _rows(self, name: str) -> Generator[dict[str, Any], None, None]:
        with self._zip.open(name) as lines:
            if lines.readline(4) != b"[\n":
                raise ValueError(f"{name} does not begin as a list")
            while (line := lines.readline(LONGEST)) != b"]\n":
                if not line.endswith(b"\n"):
                    raise ValueError(f"{name} does not end as a list, or has a row that is too long")
                row = json.loads(line.rstrip(b"\n").removesuffix(b","), parse_constant=_no_number)
                if not isinstance(row, dict):
                    raise ValueError(f"{name} has a row that is none")
                yield row

    def _content(self, name: str) -> bytes:
        if self.manifest.files[name][0] > LARGEST:
            raise ValueError(f"{name} is too large")
        return self._zip.read(name)

    def _check_names(self) -> None:
        """Refuses what could do harm when it is opened, by what its own list of contents says."""
        members = self._zip.infolist()
        twice = Counter(member.filename.casefold() for member in members)
        for member in members:
            if (
                not is_safe(member.filename)
                or member.filename != member.orig_filename
                or twice[member.filename.casefold()] > 1
                or member.flag_bits & 1
                or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
            ):
                raise ValueError(f"{member.filename!r} has no place in an archive")
        opened = sum(member.file_size for member in members)
        if len(members) > MOST_FILES or opened > max(SMALL, MOST_TIMES * self.path.stat().st_size):
            raise Refused(BOMB.format(path=self.path))

    def _read_manifest(self) -> Manifest:
        if self._zip.getinfo(MANIFEST).file_size > SMALL:
            raise Refused(BOMB.format(path=self.path))
        told = json.loads(self._zip.read(MANIFEST), parse_constant=_no_number)
        if "program" not in told and {"format", "revision", "tables"} <= set(told):
            raise Refused(BACKUP.format(path=self.path))
        if (told["program"], told["kind"]) != (PROGRAM, KIND):
            raise ValueError("made by another program")
        if _number(told["format"]) > FORMAT:
            raise Refused(NEWER.format(path=self.path))
        return UPGRADES[told["format"]](told, self.path)

    def _check_files(self) -> None:
        """Compares every member with the manifest: none is missing, none is added, none is changed."""
        if set(self._zip.namelist()) != {*self.manifest.files, MANIFEST}:
            raise ValueError("not the files that the manifest says")
        for name, (size, sha256) in self.manifest.files.items():
            digest, left = hashlib.sha256(), size
            with self._zip.open(name) as content:
                while part := content.read(_PART):
                    digest.update(part)
                    if (left := left - len(part)) < 0:
                        raise Refused(BOMB.format(path=self.path))
            if left or digest.hexdigest() != sha256:
                raise ValueError(f"{name} was changed")


def _first_format(told: dict[str, Any], path: Path) -> Manifest:
    revision = _text(told["revision"])
    known = {file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("*_*.py")}
    if revision not in known:
        raise Refused(NEWER.format(path=path))
    return Manifest(
        revision=revision,
        council=_text(told["council"]),
        made_at=_moment(told["made_at"]),
        made_by=_text(told["made_by"]),
        left_out=frozenset(_text(table) for table in told["left_out"]["tables"]),
        last_ids={_text(table): _number(last) for table, last in told["last_ids"].items()},
        rows={_text(table): _number(rows) for table, rows in told["rows"].items()},
        files={_text(name): (_number(one["bytes"]), _text(one["sha256"])) for name, one in told["files"].items()},
    )


UPGRADES: Final = {1: _first_format}
"""How each format is read. Tables that have changed since are brought up to date by the migrations, after loading."""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text was expected")
    return value


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError("a moment in UTC was expected")
    return moment


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("a whole number was expected")
    return value


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
