"""PDF files with a text layer → lines: ruled tables as rows, unruled ones as rows where their columns stand apart.

A picture of text has no text. Knows nothing of what the text means.
"""

import io
import itertools
import logging
from collections.abc import Iterator, Sequence
from typing import Any

from workprogramme.exchange.reading.lines import Line, paragraph, refuse_endless, row
from workprogramme.exchange.reading.unreadable import Unreadable

MOST_PAGES = 400
_DAMAGED = "The PDF file is damaged. Make it again from the document it came from, and read that."
_PROTECTED = "The PDF file is protected by a password. Save a copy without one and read that."
_NO_TEXT = (
    "This PDF file is a picture of its pages and has no text in it. Ask for the document it was made from, or copy "
    "the text with a program that recognises it, and read that."
)
_TOO_LONG = "The PDF file has more than {} pages. Save only the pages of the work programme and read that."
_GAP = 9.0  # points between two words that stand in different columns
_SAME_LINE = 3.0  # points


def lines_in_pdf(data: bytes) -> list[Line]:
    """The lines of its pages, a blank line between pages. Unreadable when damaged, protected, or without text."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    lines: list[Line] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > MOST_PAGES:
                raise Unreadable(_TOO_LONG.format(MOST_PAGES))
            for page in document.pages:
                for line in _of_page(page):
                    refuse_endless(len(lines))
                    place = f"page {page.page_number}"
                    number = len(lines) + 1
                    lines.append(Line(number, line.written, line.given, line.carried, depth=line.depth, place=place))
                page.close()
    except (Unreadable, MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever a library meets in a damaged file, the person is told one thing
        protected = isinstance(error, PDFPasswordIncorrect) or "Password" in repr(error)
        raise Unreadable(_PROTECTED if protected else _DAMAGED) from None
    if all(line.is_blank for line in lines):
        raise Unreadable(_NO_TEXT)
    return lines


def _of_page(page: Any) -> Iterator[Line]:
    """The page's lines from top to bottom, then a blank one."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 or len(table.rows[0].cells) > 1]
    around = page
    for table in tables:
        around = around.outside_bbox(_within(page, table.bbox), strict=False)
    blocks: list[tuple[float, list[Line]]] = [(table.bbox[1], list(_rows(table))) for table in tables]
    blocks += [(top, [line]) for top, line in _text_lines(around)]
    for _, lines in sorted(blocks, key=lambda block: block[0]):
        yield from lines
    yield paragraph(0, "")


def _within(page: Any, box: Sequence[float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = page.bbox
    return max(box[0], left), max(box[1], top), min(box[2], right), min(box[3], bottom)


def _rows(table: Any) -> Iterator[Line]:
    for cells in table.extract():
        texts = tuple(_joined(cell or "") for cell in cells)
        yield row(0, texts) if any(texts) else paragraph(0, "")


def _joined(cell: str) -> str:
    """The lines of a cell as the page broke them, one after another; points of a list stay apart."""
    parts: list[str] = []
    for line in cell.split("\n"):
        text = line.strip()
        if not text:
            continue
        starts_point = text[0] in "•·▪●◦"
        if parts and not starts_point:
            parts[-1] = parts[-1] + text if parts[-1].endswith("-") and text[:1].isupper() else f"{parts[-1]} {text}"
        else:
            parts.append(text)
    return "\n".join(parts)


def _text_lines(page: Any) -> Iterator[tuple[float, Line]]:
    """The lines of text outside of tables, with their tops; a line has cells where wide gaps part its words."""
    words = page.extract_words(keep_blank_chars=False, use_text_flow=False)
    words.sort(key=lambda word: (round(word["top"] / _SAME_LINE), word["x0"]))
    last_bottom = None
    for _, group in itertools.groupby(words, key=lambda word: round(word["top"] / _SAME_LINE)):
        together = list(group)
        cells: list[list[str]] = [[]]
        for before, word in zip([None, *together], together, strict=False):
            if before is not None and word["x0"] - before["x1"] > _GAP:
                cells.append([])
            cells[-1].append(word["text"])
        top, height = together[0]["top"], together[0]["bottom"] - together[0]["top"]
        if last_bottom is not None and top - last_bottom > 0.8 * height:
            yield top - 0.1, paragraph(0, "")
        last_bottom = max(word["bottom"] for word in together)
        texts = [" ".join(cell) for cell in cells]
        if len(texts) > 1 and texts[0] in ("•", "·", "▪", "●", "-", "–", "o", "\uf0b7"):
            yield top, paragraph(0, " ".join(texts[1:]), depth=1)
        elif texts[0][0] in "•·▪●" and len(texts) == 1:
            yield top, paragraph(0, texts[0], depth=1)
        else:
            yield top, row(0, texts) if len(texts) > 1 else paragraph(0, texts[0])
