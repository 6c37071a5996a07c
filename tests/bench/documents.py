"""What documents cost: PDFs beside an empty typst document, and Word beside python-docx writing the same paragraphs."""

import io
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import docx
import typst
from pypdf import PdfReader

from tests.bench.report import Row
from tests.domain.front_sheets import sheet_of
from workprogramme.reports.agenda_paper import agenda_paper
from workprogramme.reports.paper import Block, Paper, Points, Table
from workprogramme.reports.paper import Row as TableRow
from workprogramme.reports.pdf import FONTS, pdf
from workprogramme.reports.programme_paper import HEADS, WIDTHS, Letterhead
from workprogramme.reports.word import word

AT = datetime(2019, 3, 1, 9, tzinfo=UTC)
LETTERHEAD = Letterhead(council="Coventry City Council", colour="#0b5563", base_url="https://scrutiny.example.gov.uk")
PAGES = 10
DETAIL = (
    "To look at how the service has changed since the board last heard of it, what the figures by ward and by age say, "
    "and what partners are asked to do next."
)
TAKEN = 7  # times each is made; the quickest counts, as others on the machine only make it slower


def documents() -> Iterator[Row]:
    """The agenda and a programme of ten pages as PDF in ms, and the agenda as Word beside its bare paragraphs."""
    agenda = agenda_paper(sheet_of(), LETTERHEAD, AT, "SB2")
    items = _items_on(PAGES)
    empty = _took(_empty)
    for name, paper_of in (
        ("agenda", lambda n: replace(agenda, under=f"Draft {n}", blocks=_anew(agenda.blocks, n))),
        (f"programme of {PAGES} pages", lambda n: _programme(items, n)),
    ):
        papers = [paper_of(n) for n in range(TAKEN + 1)]
        spent = _took(lambda n, papers=papers: pdf(papers[n]))
        beside = f"{1000 * spent:.0f} ms of CPU; an empty typst document {1000 * empty:.1f} ms"
        yield Row(f"{name} as PDF, to an empty one", spent / empty, beside=beside)
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(word(agenda))).paragraphs]
    bare, ours = _took(lambda _: _bare(texts)), _took(lambda _: word(agenda))
    beside = f"{1000 * ours:.1f} ms of CPU to {1000 * bare:.1f} ms for python-docx"
    yield Row("agenda as Word, to its bare paragraphs", ours / bare, "<= 2.5", beside)


def _programme(items: int, n: int) -> Paper:
    """A paper with a table of that many items; each `n` has other words, as typst remembers what it has set before."""
    rows = tuple(
        TableRow(cells=("4 April 2019", f"Item {n}.{item}", f"{DETAIL} ({n}.{item})", "Cllr Seaman\nPaul Smith"))
        for item in range(items)
    )
    table = Table(caption="In detail", description="Items", heads=HEADS, widths=WIDTHS, rows=rows)
    return Paper(
        title="Work programme",
        heading="Scrutiny Board",
        under=f"Work programme {n}",
        council=LETTERHEAD.council,
        colour=LETTERHEAD.colour,
        running="SB2 work programme",
        at=AT,
        blocks=(table,),
    )


def _items_on(pages: int) -> int:
    items = 20
    while len(PdfReader(io.BytesIO(pdf(_programme(items, 99)))).pages) < pages:
        items += 5
    return items


def _anew(blocks: tuple[Block, ...], n: int) -> tuple[Block, ...]:
    """The same blocks with other words in their lists."""
    return tuple(
        replace(block, points=tuple(replace(point, text=f"{point.text} {n}") for point in block.points))
        if isinstance(block, Points)
        else block
        for block in blocks
    )


def _empty(_: int) -> None:
    typst.compile(b"", font_paths=[FONTS], ignore_system_fonts=True, format="pdf", timestamp=0)


def _bare(texts: list[str]) -> None:
    """The texts, one paragraph each, written as the library's first page shows it."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(io.BytesIO())


def _took(make: Callable[[int], object]) -> float:
    """CPU seconds of the quickest; the first, which loads the library, does not count."""
    times = []
    for n in range(TAKEN + 1):
        begun = time.process_time()
        make(n)
        times.append(time.process_time() - begun)
    return min(times[1:])
