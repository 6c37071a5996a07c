"""A made-up programme, and the ways in which councils set one out; each gives a file's bytes."""

import csv
import html
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from tests.exchange.hostile import cell, opendocument, word, workbook

FIRST = ("Ada", "Ben", "Cara", "Dev", "Esme", "Finn", "Gita", "Hugh")
LAST = ("Larkin", "Moss", "Nash", "Okoro", "Pell", "Quill", "Rowe", "Stott")
SUBJECTS = (
    "Fostering", "Damp and mould", "Bus routes", "Council tax support", "Libraries", "Air quality", "Dentists",
    "School places", "Flood defences", "Rent arrears", "Youth clubs", "Empty shops", "Road safety", "Allotments",
)  # fmt: skip
SHAPES = ("annual report", "update", "strategy", "review", "")
HEADS = {
    "date": ("Date", "Meeting date", "Committee date", "Date of meeting", "Meeting"),
    "title": ("Title", "Item", "Topic", "Subject", "Agenda item"),
    "detail": ("Detail", "Purpose", "Scope", "Reason for scrutiny", "Expected outcomes"),
    "officer": ("Lead officer", "Report author", "Contact officer", "Responsible officer"),
    "deadline": ("Report deadline", "Papers due", "Deadline for report"),
}
DETAILS = ("", "To see what has changed", "Progress against the plan", "How the money was spent")


@dataclass(frozen=True)
class Item:
    """One item as it is meant."""

    title: str
    detail: str
    officer: str


@dataclass(frozen=True)
class Programme:
    """Meetings in order, each with its items, and the items still to be scheduled."""

    meetings: tuple[tuple[date, tuple[Item, ...]], ...]
    unscheduled: tuple[Item, ...]
    heads: dict[str, str]
    order: tuple[str, ...]

    def rows(self) -> list[dict[str, str]]:
        """A row for each item, and one for a meeting without any."""
        rows = []
        for day, items in self.meetings:
            at = {"date": written(day), "deadline": written(date.fromordinal(day.toordinal() - 14))}
            rows += [at | {"title": item.title, "detail": item.detail, "officer": item.officer} for item in items]
            rows += [] if items else [{"date": written(day)}]
        later = {"date": "To be scheduled"}
        rows += [
            later | {"title": item.title, "detail": item.detail, "officer": item.officer} for item in self.unscheduled
        ]
        return rows

    def cells(self) -> list[list[str]]:
        """The head and the rows, in the order of the columns."""
        return [
            [self.heads[name] for name in self.order],
            *([row.get(name, "") for name in self.order] for row in self.rows()),
        ]


def written(day: date) -> str:
    """The day as it is written."""
    return f"{day.day} {day:%B %Y}"


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Programmes of 2023-24, with two to six meetings."""
    days = draw(st.lists(st.dates(date(2023, 5, 20), date(2024, 4, 20)), min_size=2, max_size=6, unique=True))
    subjects = draw(st.permutations([f"{subject} {shape}".strip() for subject in SUBJECTS for shape in SHAPES]))
    names = st.builds(lambda first, last: f"{first} {last}", st.sampled_from(FIRST), st.sampled_from(LAST))
    fresh = iter(subjects)

    def items(fewest: int) -> tuple[Item, ...]:
        count = draw(st.integers(fewest, 3))
        return tuple(Item(next(fresh), draw(st.sampled_from(DETAILS)), draw(names)) for _ in range(count))

    meetings = tuple((day, items(1 if place in (0, len(days) - 1) else 0)) for place, day in enumerate(sorted(days)))
    heads = {name: draw(st.sampled_from(words)) for name, words in HEADS.items()}
    columns = ["date", "title", *draw(st.lists(st.sampled_from(["detail", "deadline"]), unique=True)), "officer"]
    return Programme(meetings, items(0), heads, tuple(draw(st.permutations(columns))))


TITLE = "Homes Scrutiny Panel\nWork Programme 2023-24\n\nAgreed on 4 May 2023.\n\n"


def as_table(programme: Programme) -> bytes:
    """A pasted table."""
    return (TITLE + "\n".join("\t".join(row) for row in programme.cells()) + "\n").encode()


def as_csv(programme: Programme) -> bytes:
    """A spreadsheet saved as CSV."""
    file = io.StringIO()
    csv.writer(file).writerows([["Homes Scrutiny Panel"], ["Work Programme 2023-24"], *programme.cells()])
    return file.getvalue().encode("utf-8-sig")


def as_bullets(programme: Programme) -> bytes:
    """Dates as headings, with points beneath."""
    lines = [TITLE]
    for day, items in programme.meetings:
        lines += [f"\n{day:%A} {written(day)}\n", *(f"• {_point(item)}" for item in items)]
        lines += [] if items else ["No items."]
    if programme.unscheduled:
        lines += ["\nTo be scheduled\n", *(f"• {_point(item)}" for item in programme.unscheduled)]
    return "\n".join(lines).encode()


def _point(item: Item) -> str:
    return f"{item.title} (Lead officer: {item.officer})"


def as_sections(programme: Programme) -> bytes:
    """A section for each meeting, with a small table."""
    lines = [TITLE]
    names = [name for name in programme.order if name not in ("date", "deadline")]
    head = "\t".join(programme.heads[name] for name in names)
    for when, items in (
        *((written(day), items) for day, items in programme.meetings),
        ("To be scheduled", programme.unscheduled),
    ):
        if items or when != "To be scheduled":
            rows = [{"title": item.title, "detail": item.detail, "officer": item.officer} for item in items]
            lines += [f"\nMeeting: {when}\n" if items != programme.unscheduled else f"\n{when}\n", head]
            lines += ["\t".join(row[name] for name in names) for row in rows]
    return "\n".join(lines).encode()


def as_blocks(programme: Programme) -> bytes:
    """Each item a block of labels; a meeting without items cannot be said so."""
    blocks = []
    for row in programme.rows():
        if row.get("title"):
            said = [f"{programme.heads[name]}: {row[name]}" for name in ("title", *programme.order) if row.get(name)]
            blocks.append("\n".join(dict.fromkeys(said)))
    return (TITLE + "\n\n".join(blocks) + "\n").encode()


def as_web_page(programme: Programme) -> bytes:
    """A page with a table whose dates are merged downwards."""
    head, *rows = programme.cells()
    at = programme.order.index("date")
    body = ["<tr>" + "".join(f"<th>{html.escape(text)}</th>" for text in head) + "</tr>"]
    for place, row in enumerate(rows):
        first = place == 0 or rows[place - 1][at] != row[at]
        high = 1
        while place + high < len(rows) and rows[place + high][at] == row[at]:
            high += 1
        cells = [f'<td rowspan="{high}">{text}</td>' if column == at else f"<td>{html.escape(text)}</td>"
                 for column, text in enumerate(row) if column != at or first]  # fmt: skip
        body.append("<tr>" + "".join(cells) + "</tr>")
    page = "<html><body><h1>Homes Scrutiny Panel</h1><h2>Work Programme 2023-24</h2><table>{}</table></body></html>"
    return page.format("\n".join(body)).encode()


def as_workbook(programme: Programme) -> bytes:
    """A workbook."""
    rows = [["Work Programme 2023-24"], *programme.cells()]
    filled = [
        "".join(cell(f"{chr(65 + at)}{number}", text) for at, text in enumerate(row) if text)
        for number, row in enumerate(rows, 1)
    ]
    return workbook("".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(filled, 1)))


def as_word(programme: Programme) -> bytes:
    """A Word document with a table."""

    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{html.escape(text)}</w:t></w:r></w:p>"

    rows = [
        "<w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) + "</w:tr>" for row in programme.cells()
    ]
    return word(paragraph("Work Programme 2023-24") + f"<w:tbl>{''.join(rows)}</w:tbl>")


def as_opendocument(programme: Programme) -> bytes:
    """An OpenDocument text with a table."""
    rows = [
        "<table:table-row>" + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>" for row in programme.cells()
    ]  # fmt: skip
    return opendocument(f"<text:h>Work Programme 2023-24</text:h><table:table>{''.join(rows)}</table:table>")


LAYOUTS: dict[str, Callable[[Programme], bytes]] = {
    "a pasted table": as_table,
    "a CSV file": as_csv,
    "dates and bullets": as_bullets,
    "a section for each meeting": as_sections,
    "blocks of labels": as_blocks,
    "a web page": as_web_page,
}
OFFICE: dict[str, Callable[[Programme], bytes]] = {
    "a workbook": as_workbook,
    "a Word document": as_word,
    "an OpenDocument text": as_opendocument,
}
