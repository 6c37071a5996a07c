"""A list of people as a spreadsheet saves it (CSV): what each line says, and what keeps it from being understood.

Pure: bytes or text in, lines out. Knows no record.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workprogramme.committees.people.actions import Details
from workprogramme.domain.kinds import PersonKind
from workprogramme.domain.refusals import Refused
from workprogramme.web.typed import clean

MOST_LINES: Final = 2_000
LONGEST: Final = 250  # characters of a cell
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_HEADS: Final = {
    "name": {"name", "full name", "person", "officer", "councillor", "member"},
    "kind": {"kind", "type", "role", "what they are"},
    "formal_name": {"name on agendas", "formal name", "listed as"},
    "job_title": {"job title", "title", "post", "position"},
    "portfolio": {"portfolio", "cabinet portfolio"},
    "email": {"email", "e-mail", "email address", "e-mail address", "mail"},
}
_KINDS: Final = {
    **{word: kind for kind in PersonKind for word in (kind.value, kind.label.lower())},
    "cllr": PersonKind.COUNCILLOR,
    "member": PersonKind.COUNCILLOR,
    "co-opted": PersonKind.COOPTED,
    "coopted member": PersonKind.COOPTED,
    "body": PersonKind.BODY,
    "partner": PersonKind.BODY,
    "organisation": PersonKind.BODY,
}


@dataclass(frozen=True)
class ListedPerson:
    """One line of the list, numbered as in the file. `problem`: a sentence, where it cannot be brought in."""

    line: int
    details: Details
    problem: str = ""


def decoded(data: bytes) -> str:
    """The text of a file, UTF-8 or as Windows saves it. Refused for what is no text."""
    if b"\x00" in data:
        raise Refused("This is not a list in CSV. In Excel, choose “Save as”, then “CSV UTF-8”.", "file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_list(text: str) -> tuple[ListedPerson, ...]:
    """Every line that names somebody. Refused where no column has names, and for more than 2,000 lines.

    The first line says what the columns hold, in any order; a line without a kind is an officer's, or a councillor's
    where the name begins with Cllr.
    """
    rows = list(_rows(text))
    if len(rows) > MOST_LINES + 1:
        raise Refused(f"The list has more than {MOST_LINES:,} lines. Bring it in in parts.")
    columns = _columns(rows[0][1]) if rows else {}
    if "name" not in columns:
        raise Refused("The first line must say what the columns hold, and one of them must be “Name”.")
    return tuple(_listed(line, cells, columns) for line, cells in rows[1:] if any(cells))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text.replace("\x00", "")), delimiter=delimiter)
    try:
        for row in reader:
            yield reader.line_num, [clean(cell) for cell in row]
    except csv.Error as error:
        raise Refused(f"Line {reader.line_num} cannot be read. Save the list as CSV once more.") from error


def _columns(head: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, words in enumerate(head):
        for name, known in _HEADS.items():
            if words.lower() in known:
                found.setdefault(name, place)
    return found


def _listed(line: int, cells: list[str], columns: dict[str, int]) -> ListedPerson:
    said = {name: cells[place] if place < len(cells) else "" for name, place in columns.items()}
    kind_words = said.pop("kind", "").lower()
    titled = said["name"].lower().startswith(("cllr", "councillor"))
    kind = _KINDS.get(kind_words) if kind_words else PersonKind.COUNCILLOR if titled else PersonKind.OFFICER
    details = Details(kind=kind or PersonKind.OFFICER, **said)
    return ListedPerson(line, details, _problem(details, kind_words if kind is None else ""))


def _problem(details: Details, unknown_kind: str) -> str:
    if not details.name:
        return "There is no name on this line."
    if unknown_kind:
        known = ", ".join(kind.label.lower() for kind in PersonKind)
        return f"“{unknown_kind}” is not one of: {known}."
    if any(len(getattr(details, name)) > LONGEST for name in _HEADS if name != "kind"):
        return f"Something on this line is longer than {LONGEST} characters."
    if details.email and not _EMAIL.fullmatch(details.email):
        return "The email address is not complete."
    if details.portfolio and details.kind is not PersonKind.COUNCILLOR:
        return "Only a councillor holds a portfolio."
    return ""
