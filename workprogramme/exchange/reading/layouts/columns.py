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
    DECISION_DATE = "decision date"  # when the executive decides: no meeting of the committee
    OTHER = "other"  # a head that was not understood: its cells are kept, never interpreted


_WORDS: dict[Column, str] = {
    Column.DATE: "date|meeting|meeting date|date of meeting|committee date|date of committee|board date|panel date"
    "|scrutiny date|committee meeting|scheduled date|date scheduled|meeting dates|dates|month|when|meeting month"
    "|scrutiny meeting|scrutiny meeting date|proposed date|proposed meeting date|planned date|target date"
    "|target meeting"
    "|date to committee|date for scrutiny|date of scrutiny|date of panel|date of board|timescale|timing|date and time"
    "|date of scrutiny meeting|date of committee meeting|date and venue|committee date and time|day",
    Column.TITLE: "title|subject|topic|item|items|agenda item|agenda items|item title|report title|title of report"
    "|title of item|work item|issue|theme|subject matter|topic area|report|reports|scrutiny topic|review topic"
    "|work programme item|name of report|area of work|policy area|main item|main items|item for discussion"
    "|items for discussion|item for consideration|items for consideration|items to be considered|agenda topic|business"
    "|agenda|report subject|report topic|item name|proposed item|scrutiny item",
    Column.DETAIL: "detail|details|purpose|scope|outcome|outcomes|reason|reasons|description|summary|objective"
    "|objectives|background|rationale|purpose of report|purpose of item|brief description|aim|aims|further detail"
    "|key questions|detail of item|reason for inclusion|reason for scrutiny|expected outcome|expected outcomes|note"
    "|notes|comment|comments|focus|overview|key issues|key lines of enquiry|lines of enquiry|desired outcome"
    "|intended outcome|aims and objectives|additional information|reason for item|what and why|why|brief summary"
    "|summary of item|purpose of scrutiny|context|description of item|item description",
    Column.CABINET_MEMBER: "cabinet member|portfolio holder|executive member|lead member|cabinet portfolio|portfolio"
    "|relevant cabinet member|cabinet member portfolio|lead cabinet member|responsible cabinet member|lead councillor"
    "|portfolio lead|cabinet lead|executive lead|executive portfolio holder|executive councillor|cabinet member lead"
    "|responsible member",
    Column.LEAD_OFFICER: "lead officer|officer|author|report author|contact|contact officer|lead|responsible officer"
    "|director|lead director|presenting officer|reporting officer|officer lead|presenter|officer contact"
    "|responsible director|corporate director|lead contact|service lead|report of|presented by|officer responsible"
    "|responsible person|by whom|who|strategic director|head of service|report from|report owner|owner|link officer"
    "|lead author|service director|assistant director|speaker|officer name|contact name|report lead|lead person",
    Column.PARTNER: "partner|witness|witnesses|invitee|invited|attendee|organisation|partner organisation"
    "|partner agency|partner agencies|external witness|external witnesses|external partner|external attendee"
    "|expert witness|expert witnesses|outside body|outside bodies|other invitee|contributor|expected attendee|guest"
    "|external invitee|external contributor|stakeholder|others attending|participant",
    Column.REPORT_DEADLINE: "report deadline|deadline|deadline for report|report due|paper due|draft deadline"
    "|deadline for paper|report due date|deadline for submission|submission deadline|final report due|despatch date"
    "|report submission date|dispatch date|date report due|papers due|papers by|report by|reports due"
    "|final report deadline|draft report due|draft report deadline|report required by|date papers due"
    "|deadline for reports|deadline for papers"
    "|deadline for final report|submission date|final papers due|papers deadline|report due by|reports by",
    Column.DECISION_DATE: "decision date|date of decision|decision due|decision due date|decision due by|cabinet date"
    "|date of cabinet|cabinet meeting|cabinet meeting date|expected date of decision|executive date|key decision date"
    "|date decision due|proposed date of decision|decision expected",
}
_MEANING: dict[str, Column] = {word: column for column, words in _WORDS.items() for word in words.split("|")}
_PEOPLE = {Column.CABINET_MEMBER, Column.LEAD_OFFICER, Column.PARTNER}
_SAY_MORE = {*_PEOPLE, Column.PEOPLE, Column.DETAIL, Column.REPORT_DEADLINE, Column.DECISION_DATE}
# A longer head means what its telling word says: "Lead officer and contact details", "Purpose and reason for scrutiny".
_SAY: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.REPORT_DEADLINE, re.compile(r"\bdeadline\b|\b(?:papers?|reports?) (?:due|by|required)\b")),
    (
        Column.PEOPLE,
        re.compile(
            r"\b(?:cabinet|portfolio|executive)\b.*\b(?:officers?|directors?|authors?)\b"
            r"|\b(?:officers?|directors?|authors?)\b.*\b(?:cabinet|portfolio|executive)\b"
        ),
    ),
    (Column.CABINET_MEMBER, re.compile(r"\b(?:cabinet members?|portfolio holders?|executive members?)\b")),
    (Column.LEAD_OFFICER, re.compile(r"\b(?:lead|report|responsible|contact)? ?(?:officers?|authors?)\b")),
    (Column.PARTNER, re.compile(r"\b(?:witness(?:es)?|invitees?|partners?|external attendees?)\b")),
    (Column.DETAIL, re.compile(r"\b(?:purpose|reasons?|scope|outcomes?|objectives?|rationale|description|enquiry)\b")),
)
# Where two heads of one table mean the same, the first word here wins: beside a "Title", "Item" is a number.
_SUREST = ("title", "subject", "topic", "agenda item", "item", "date of meeting", "meeting date", "date")
# A table with one of these records what was asked or decided; its rows are not a programme's items.
_TRACKER = re.compile(r"\b(?:actions?|recommendations?|responses?|resolutions?|minutes?|decisions?|completed|rag)\b")
_LONGEST_HEAD = 60  # characters
_MOST_COLUMNS = 20
_SIGNS = re.compile(r"[^\w/&]+")
_PLURAL = re.compile(r"\(s\)|/s\b|\((?:if|where|as) [^()]*\)")
_DESCRIBES_ITEMS = re.compile(
    r"\b(?:description|detail)s? of (?:the )?(?:item|report|topic)s?\b|^(?:item|report|topic) d"
)
_NUMBER = re.compile(r"\(?(?:[0-9]{1,3}|[a-z])[.)]?\)?", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_JOINTS = re.compile(r" ?/ ?| ?& ?| and | or ")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a work programme from left to right, each with the head it was given.

    `dated` is False for a table that has no column of dates: its last column is then one that the table has not, and
    holds the date above the table.
    """

    meanings: tuple[Column, ...]
    heads: tuple[str, ...]
    dated: bool = True

    @property
    def date(self) -> int:
        """The 0-based place of the date column."""
        return self.meanings.index(Column.DATE)

    @property
    def width(self) -> int:
        """How many columns the table itself has."""
        return len(self.meanings) - (not self.dated)

    @property
    def is_plural(self) -> bool:
        """Whether the titles' head says that a cell holds several items."""
        head = self.heads[self.meanings.index(Column.TITLE)].casefold()
        return (
            re.search(r"\b(?:items|topics|subjects|reports|titles|issues|business|agenda(?! item\b))\b", head)
            is not None
        )


def beside_its_number(cells: tuple[str, ...], columns: Columns) -> tuple[str, ...]:
    """The cells of a row whose title stands beside its number under one head: the head covers both columns."""
    place = columns.meanings.index(Column.TITLE)
    beside = place + 1
    if beside >= min(len(cells), columns.width) or columns.heads[beside] or not cells[beside]:
        return cells
    if not _NUMBER.fullmatch(cells[place]):
        return cells
    return (*cells[:place], cells[beside], cells[place], *cells[beside + 1 :])


def columns_of(cells: tuple[str, ...]) -> Columns | None:
    """The columns that a row of heads names; None when it does not head a work programme.

    A work programme has a column of dates and one of titles, and its heads are short.
    """
    meanings = _meanings(cells)
    if meanings is None or Column.DATE not in meanings:
        return None
    return Columns(tuple(meanings), tuple(cells))


def undated_columns_of(cells: tuple[str, ...]) -> Columns | None:
    """The columns of a table that has titles and says more of them, and no dates; None for any other row."""
    meanings = _meanings(cells)
    if meanings is None or Column.DATE in meanings or not {*meanings} & _SAY_MORE:
        return None
    return Columns((*meanings, Column.DATE), (*cells, ""), dated=False)


def column_of(head: str, exactly: bool = False) -> Column:
    """What the words of one head, or of a label such as "Lead officer", mean; OTHER when that is not known.

    With `exactly`, words that merely hold a telling one are not known.
    """
    return _meaning_of_head(head, exactly)


def _meanings(cells: tuple[str, ...]) -> list[Column] | None:
    filled = [cell for cell in cells if cell]
    if not 2 <= len(filled) <= len(cells) <= _MOST_COLUMNS or max(map(len, filled)) > _LONGEST_HEAD:
        return None
    words = [_SIGNS.sub(" ", _PLURAL.sub("", cell.casefold())).strip() for cell in cells]
    meanings = [_meaning_of_head(cell) for cell in cells]
    _take_descriptions_for_titles(meanings, words)
    if Column.TITLE not in meanings or any(map(_TRACKER.search, words)):
        return None
    for column in Column:
        _keep_surest(column, meanings, words)
    return meanings


def _meaning_of_head(head: str, exactly: bool = False) -> Column:
    """What stands in brackets only explains the rest: "Item (description / title)"."""
    plain = _PLURAL.sub("", head.casefold())
    rest = _SIGNS.sub(" ", _BRACKETS.sub(" ", plain)).strip()
    known = _known(rest) if rest else Column.OTHER
    return known if known is not Column.OTHER else _meaning(_SIGNS.sub(" ", plain).strip(), exactly)


def _meaning(words: str, exactly: bool = False) -> Column:
    whole = _known(words)
    if whole is not Column.OTHER:
        return whole
    parts = {_known(part) for part in _JOINTS.split(words)}
    if len(parts) == 1 and Column.OTHER not in parts:
        return parts.pop()
    if parts and parts <= _PEOPLE:
        return Column.PEOPLE
    if exactly:
        return Column.OTHER
    return next((column for column, pattern in _SAY if pattern.search(words)), Column.OTHER)


def _known(words: str) -> Column:
    singular = words.removesuffix("s")
    return _MEANING.get(words) or _MEANING.get(singular) or Column.OTHER


def _take_descriptions_for_titles(meanings: list[Column], words: list[str]) -> None:
    """Where no head says title, "Item description" is it."""
    if Column.TITLE not in meanings:
        of_items = (
            place
            for place, (meaning, head) in enumerate(zip(meanings, words, strict=True))
            if meaning is Column.DETAIL and _DESCRIBES_ITEMS.search(head)
        )
        for place in list(of_items)[:1]:
            meanings[place] = Column.TITLE


def _keep_surest(column: Column, meanings: list[Column], words: list[str]) -> None:
    places = [place for place, meaning in enumerate(meanings) if meaning is column]
    if column in _PEOPLE or column in (Column.PEOPLE, Column.OTHER) or len(places) < 2:
        return
    surest = min(places, key=lambda place: _SUREST.index(words[place]) if words[place] in _SUREST else len(_SUREST))
    for place in places:
        if place != surest:
            meanings[place] = Column.OTHER
