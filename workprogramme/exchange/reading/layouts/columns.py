"""Columns: which words at the head of a table mean a work programme, and what each column holds.

Knows the field's words for the columns, in any order; it knows nothing of the rows below them.
"""

import enum
import re
from dataclasses import dataclass


class Column(enum.Enum):
    """What the cells of one column hold."""

    DATE = "date"
    TITLE = "title"
    DETAIL = "detail"
    PEOPLE = "people"  # cabinet members and lead officers in one cell
    CABINET_MEMBER = "cabinet member"
    LEAD_OFFICER = "lead officer"
    PARTNER = "partner"
    REPORT_DEADLINE = "report deadline"
    OTHER = "other"  # a head that was not understood: its cells are kept, never interpreted


_WORDS: dict[Column, str] = {
    Column.DATE: "date|meeting|meeting date|date of meeting|committee date|date of committee|board date|panel date"
    "|scrutiny date|committee meeting|scheduled date|date scheduled|meeting dates|dates|month|when",
    Column.TITLE: "title|subject|topic|item|items|agenda item|agenda items|item title|report title|title of report"
    "|title of item|work item|issue|theme|subject matter|topic area|report|reports",
    Column.DETAIL: "detail|details|purpose|scope|outcome|outcomes|reason|reasons|description|summary|objective"
    "|objectives|background|rationale|purpose of report|purpose of item|brief description|aim|aims|further detail"
    "|key questions|detail of item|reason for inclusion|reason for scrutiny|expected outcome|expected outcomes",
    Column.CABINET_MEMBER: "cabinet member|portfolio holder|executive member|lead member|cabinet portfolio|portfolio"
    "|relevant cabinet member|cabinet member portfolio|lead cabinet member|responsible cabinet member|lead councillor",
    Column.LEAD_OFFICER: "lead officer|officer|author|report author|contact|contact officer|lead|responsible officer"
    "|director|lead director|presenting officer|reporting officer|officer lead|presenter|officer contact"
    "|responsible director|corporate director|lead contact|service lead|report of|presented by",
    Column.PARTNER: "partner|witness|witnesses|invitee|invited|attendee|organisation|partner organisation"
    "|partner agency|partner agencies|external witness|external witnesses|external partner|external attendee"
    "|expert witness|expert witnesses|outside body|outside bodies|other invitee",
    Column.REPORT_DEADLINE: "report deadline|deadline|deadline for report|report due|paper due|draft deadline"
    "|deadline for paper|report due date|deadline for submission|submission deadline|final report due|despatch date"
    "|report submission date|dispatch date|date report due",
}
_MEANING: dict[str, Column] = {word: column for column, words in _WORDS.items() for word in words.split("|")}
_PEOPLE = {Column.CABINET_MEMBER, Column.LEAD_OFFICER, Column.PARTNER}
# Where two heads of one table mean the same, the first word here wins: beside a "Title", "Item" is a number.
_SUREST = ("title", "subject", "topic", "agenda item", "item", "date of meeting", "meeting date", "date")
# A table with one of these records what was asked or decided; its rows are not a programme's items.
_TRACKER = re.compile(r"\b(?:actions?|recommendations?|responses?|resolutions?|minutes?|decisions?|completed|rag)\b")
_LONGEST_HEAD = 60  # characters
_MOST_COLUMNS = 20
_SIGNS = re.compile(r"[^\w/&]+")
_JOINTS = re.compile(r" ?/ ?| ?& ?| and | or ")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a work programme from left to right, each with the head it was given."""

    meanings: tuple[Column, ...]
    heads: tuple[str, ...]

    @property
    def date(self) -> int:
        """The 0-based place of the date column."""
        return self.meanings.index(Column.DATE)


def columns_of(cells: tuple[str, ...]) -> Columns | None:
    """The columns that a row of heads names; None when it does not head a work programme.

    A work programme has a column of dates and one of titles, and its heads are short.
    """
    filled = [cell for cell in cells if cell]
    if not 2 <= len(filled) <= len(cells) <= _MOST_COLUMNS or max(map(len, filled)) > _LONGEST_HEAD:
        return None
    words = [_SIGNS.sub(" ", cell.casefold().replace("(s)", "")).strip() for cell in cells]
    meanings = [_meaning(word) for word in words]
    if Column.DATE not in meanings or Column.TITLE not in meanings or any(map(_TRACKER.search, words)):
        return None
    for column in Column:
        _keep_surest(column, meanings, words)
    return Columns(tuple(meanings), tuple(cells))


def _meaning(words: str) -> Column:
    whole = _known(words)
    if whole is not Column.OTHER:
        return whole
    parts = {_known(part) for part in _JOINTS.split(words)}
    if len(parts) == 1:
        return parts.pop()
    return Column.PEOPLE if parts and parts <= _PEOPLE else Column.OTHER


def _known(words: str) -> Column:
    singular = words.removesuffix("s")
    return _MEANING.get(words) or _MEANING.get(singular) or Column.OTHER


def _keep_surest(column: Column, meanings: list[Column], words: list[str]) -> None:
    places = [place for place, meaning in enumerate(meanings) if meaning is column]
    if column in _PEOPLE or column in (Column.PEOPLE, Column.OTHER) or len(places) < 2:
        return
    surest = min(places, key=lambda place: _SUREST.index(words[place]) if words[place] in _SUREST else len(_SUREST))
    for place in places:
        if place != surest:
            meanings[place] = Column.OTHER
