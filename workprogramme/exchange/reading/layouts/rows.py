"""From rows to entries: a date carries down to the rows below it, and a row broken over a page becomes one again.

Knows what rows say about each other; it must not know what titles, dates or names mean by themselves.

A row without a date continues the row above it when
- it has no title: its detail and people can belong to nothing else;
- it comes straight after a page break, and the row above has only a title and breaks off ("Review of the"); or
- it has only a title, in a programme where the row above has more, and either the row above breaks off ("…
  consultation:", "Review of the", an open bracket) or, straight after a page break, this one goes on (a small letter,
  a closing bracket, "1)"). These are sure;
- it has only a title there and comes straight after a page break, or goes on in the middle of a page: likely, so it
  is joined and a person is asked to look;
- it has a title and a detail but no people, comes straight after a page break, and both the title and the detail look
  broken off: joined likewise.
Every other row is an entry of its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from workprogramme.exchange.reading.layouts.columns import Column
from workprogramme.exchange.reading.layouts.several import parted
from workprogramme.exchange.reading.layouts.stacked import dated_and_due, with_purposes_below
from workprogramme.exchange.reading.layouts.tables import Row

PEOPLE_COLUMNS = (Column.PEOPLE, Column.CABINET_MEMBER, Column.LEAD_OFFICER, Column.PARTNER)
_BREAKS_OFF = re.compile(r"(?:[:,(\[&/–—-]|\b(?:and|or|of|for|the|to|in|with|on|by|from|a|an))$", re.IGNORECASE)
_GOES_ON = re.compile(r"[a-zß-ÿ]{2}|[)\],;:&/]|[-–—] ?\w")
_NUMBERED = re.compile(r"\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[).]\s")
_ENDS = re.compile(r"[.!?…][\"'”’)]*$")
_SAYS_SOMETHING = re.compile(r"\w")
_NO_ITEM = re.compile(
    r"\(?(?:there (?:are|is) )?no (?:items?|business|meeting|reports?)"
    r"(?: (?:at present|identified|scheduled|yet|to date))?[.)]*|none|nil|n/a",
    re.IGNORECASE,
)
_LIKELY = "Its title was put together over a page break; the second part may be an item of its own."
_LIKELY_DETAIL = "Its title and detail were put together over a page break; the second part may be an item of its own."


@dataclass(slots=True)
class Dating:
    """A filled date cell, as written, and the lines that repeat it."""

    text: str
    lines: list[int]
    decides: bool = False  # the date is that of a decision, and no meeting's
    deadline: str = ""  # for the reports of every item under it


@dataclass(slots=True)
class Entry:
    """What will be one item: the texts of its rows, the date it stands under, and its lines in order."""

    dating: Dating | None
    titles: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    deadlines: list[str] = field(default_factory=list)
    people: dict[Column, list[str]] = field(default_factory=dict)
    other: list[tuple[int, str, str]] = field(default_factory=list)  # line, head, text
    lines: list[int] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The title on one line, put together where it was broken."""
        return " ".join(self.titles)

    def take(self, row: Row) -> None:
        """Add what the row says to what the rows before it said."""
        for title in (title.replace("\n", " ") for title in row.all_of(Column.TITLE)):
            if _NO_ITEM.fullmatch(title):
                self.details.append(title)
            elif _SAYS_SOMETHING.search(title):
                self.titles.append(title)
            else:  # "(" or a dash is no title, but it was written
                self.other.append((row.line.number, "", title))
        self.details += row.all_of(Column.DETAIL)
        self.deadlines += row.all_of(Column.REPORT_DEADLINE)
        for column in PEOPLE_COLUMNS:
            if cells := row.all_of(column):
                self.people.setdefault(column, []).append("\n".join(cells))
        kept = (Column.OTHER, Column.DECISION_DATE) if row.all_of(Column.DATE) else (Column.OTHER,)
        for meaning, head, cell in zip(row.columns.meanings, row.columns.heads, row.cells, strict=True):
            if meaning in kept and cell:
                self.other.append((row.line.number, head, cell))
        self.lines += row.lines
        self.doubts += [row.doubt] if row.doubt else []


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries and the date cells of a programme, each in its order."""

    entries: tuple[Entry, ...]
    datings: tuple[Dating, ...]


def entries_of(rows: Iterable[Row]) -> Entries:
    """The entries that the rows make, each under the date that carries down to it (or None)."""
    entries: list[Entry] = []
    datings: list[Dating] = []
    dating: Dating | None = None
    above: Entry | None = None
    for row in (part for whole in with_purposes_below(rows) for part in parted(whole)):
        if row.opens_table:
            dating = above = None
        (date, deadline), decides = dated_and_due(row.one(Column.DATE)), False
        if not date and (date := row.one(Column.DECISION_DATE)):
            decides = True
        repeats = dating is not None and row.after_break and _without_continued(date) == dating.text
        if date and not repeats:
            dating = Dating(date, list(row.lines), decides, deadline)
            datings.append(dating)
            above = None
        elif date and dating:
            dating.lines.append(row.line.number)
        if not _says_more_than_a_date(row):
            if row.doubt and dating and not date:
                dating.lines.append(row.line.number)
            continue
        if above is None or (reason := _own(row, above)) is None:
            above = Entry(dating)
            entries.append(above)
        elif reason:
            above.doubts.append(reason)
        above.take(row)
        if dating and dating.deadline and not above.deadlines:
            above.deadlines.append(dating.deadline)
    return Entries(tuple(entries), tuple(datings))


def _own(row: Row, above: Entry) -> str | None:
    """None when the row is an entry of its own; else why a person should look at the join, "" when it is sure."""
    title, detail = row.one(Column.TITLE), row.one(Column.DETAIL)
    if not title:
        return ""
    if row.own:
        return None
    people = any(row.all_of(column) for column in PEOPLE_COLUMNS)
    before = above.titles[-1] if above.titles else ""
    breaks_off = _BREAKS_OFF.search(before[-40:]) is not None or before.count("(") > before.count(")")
    goes_on = _GOES_ON.match(title) is not None and _GOES_ON.match(before) is None
    if not (above.details or above.people):
        return "" if row.after_break and breaks_off else None
    if people:
        return None
    if detail:
        small = detail[0].islower() and above.details and not _ENDS.search(above.details[-1][-10:])
        return _LIKELY_DETAIL if row.after_break and small and (breaks_off or goes_on) else None
    if breaks_off:
        return ""
    if goes_on:
        return "" if row.after_break else _LIKELY
    if row.after_break:
        return "" if _NUMBERED.match(title) and not _NUMBERED.match(before) else _LIKELY
    return None


def _says_more_than_a_date(row: Row) -> bool:
    cells = zip(row.columns.meanings, row.cells, strict=True)
    return any(cell for meaning, cell in cells if meaning is not Column.DATE)


def _without_continued(date: str) -> str:
    return re.sub(r"\s*\(?\bcont(?:inued|['’]?d|\.)?\)?$", "", date, flags=re.IGNORECASE)


def _together(first: str, second: str) -> str:
    return f"{first} {second}" if first and second else first or second
