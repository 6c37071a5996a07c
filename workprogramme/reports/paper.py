"""A document as frozen values: what stands in it, in reading order, for every form in which it is written.

Knows headings, texts, lists and tables; knows nothing of Word or PDF, nor of programmes and agendas.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

PRIVATE: Final = "Private: not for publication"  # what stands at the head of every page with exempt words on it


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading; level 1 stands once, at the head of the paper, so sections begin at 2."""

    text: str
    level: int = 2


@dataclass(frozen=True, kw_only=True)
class Text:
    """A paragraph; a line break in it is kept. `strong`: it must not be overlooked."""

    text: str
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Pairs of (what, value), such as the time and place of a meeting. A value that is a web address is a link."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Point:
    """One entry of a list: its first line, strong where it is a title, and the lines below it."""

    text: str
    lines: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class Points:
    """A list. With `start` it is numbered from there on, without it has bullets."""

    points: tuple[Point, ...]
    start: int | None = None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One date, or another time in words, of a year at a glance, and the titles that belong to it."""

    head: str
    titles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Glance:
    """A year at a glance: each entry is a heading of level 3 with a list."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a table. `begins`: it opens a new group, which a stronger line sets off from the one above."""

    cells: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table without merged cells. `widths`: shares of the width, one for each head; `description` says what it is."""

    caption: str
    description: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Lines:
    """An address or a signature: short lines that stay together; the first is strong where `strong` says so."""

    lines: tuple[str, ...]
    strong: bool = False


LOGO_HEIGHT: Final = 1.4  # centimetres


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A logo at the head of a paper: its kind ("png" or "svg"), what it says in words, its bytes and their digest."""

    kind: str
    alt: str
    digest: str
    content: bytes = field(repr=False)


Block = Heading | Text | Facts | Points | Glance | Table | Lines


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A document.

    `title`: for the file's properties and the reader's window; `heading`: its first words; `under`: what it is, below
    the heading. `standing`: what every page says at its head in words ("Draft"), "" for a published paper. `running`:
    at the foot of every page, beside its number. `at`: the moment (aware) from which it stands as it is; the same
    moment is in the file, so that the same paper is always the same bytes. `colour`: the council's, as "#0b5563".
    """

    title: str
    heading: str
    under: str
    council: str
    colour: str
    running: str
    at: datetime
    blocks: tuple[Block, ...]
    standing: str = ""
    logo: Picture | None = None

    def to_json(self) -> dict[str, Any]:
        """The paper as JSON can hold it: each block with its kind in lower case; of the logo, all but its bytes."""
        told = asdict(self)
        if self.logo is None:
            del told["logo"]  # so that papers without one stay the same
        else:
            del told["logo"]["content"]
        told["at"] = self.at.astimezone(UTC).isoformat()
        told["blocks"] = [
            {"kind": type(block).__name__.lower(), **values}
            for block, values in zip(self.blocks, told["blocks"], strict=True)
        ]
        return told

    @property
    def digest(self) -> str:
        """The same for papers that say the same, and for no others: 64 hexadecimal digits."""
        return hashlib.sha256(json.dumps(self.to_json(), sort_keys=True).encode()).hexdigest()
