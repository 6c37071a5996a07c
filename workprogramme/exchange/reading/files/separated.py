"""Tables written as text (.csv and its kin): finds out the separator and gives a line for each record.

Knows that a record may go over several lines of the file; what it means is not known here.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence

from workprogramme.exchange.reading.files.grids import MOST_COLUMNS
from workprogramme.exchange.reading.lines import Line, paragraph, refuse_endless, row
from workprogramme.exchange.reading.markup import plain

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 200  # records that the separator is chosen by
_LONGEST_SAMPLE = 200_000  # characters
_LONGEST_FIELD = 1_000_000  # characters; the csv module refuses longer ones
_OPENS = re.compile(r'(?:^|\t)"[^"\t\n]*$', re.MULTILINE)
_RULE = re.compile(r"[|:\s-]+")


def separator_of(text: str) -> str | None:
    """What separates the cells of a text that is a table and nothing else; None for running text.

    Tabs are left alone, as every line of text may have them, but for cells that go over several lines in quotes.
    """
    sample = text[:_LONGEST_SAMPLE]
    if sample.count("\t") * 2 > sample.count("\n"):
        return "\t" if _OPENS.search(sample) and sample.count('"') % 2 == 0 else None
    best: tuple[float, str] | None = None
    for separator in (",", ";", "|"):
        if separator not in sample or _is_prose(sample, separator):
            continue
        widths = [len(record) for record in _records(sample, separator)[:_SAMPLE] if any(map(str.strip, record))]
        if len(widths) < 2:
            continue
        width, alike = Counter(widths).most_common(1)[0]
        if separator == "|" and not sample.lstrip().startswith("|") and width < 3:
            continue
        share = alike / len(widths)
        if width >= 2 and share >= (0.6 if width > 2 else 0.95) and (best is None or (share, width) > (best[0], 0)):
            best = (share, separator)
    return best[1] if best else None


def lines_in_table(text: str, separator: str) -> list[Line]:
    """The records as rows; a record with only its first cell filled, as a title above a table has, is a paragraph."""
    lines: list[Line] = []
    for record in _records(text, separator):
        refuse_endless(len(lines))
        number = len(lines) + 1
        cells = [cell.replace("\r\n", "\n").strip() for cell in record]
        if separator == "|":
            cells = _of_a_drawn_row(cells)
            if len(cells) == 1:  # running text above or below the table, with the markup of such text
                lines.append(Line(number, cells[0]))
                continue
        if len(cells) > MOST_COLUMNS:
            cells[MOST_COLUMNS - 1 :] = [" ".join(cell for cell in cells[MOST_COLUMNS - 1 :] if cell)]
        while len(cells) > 1 and not cells[-1]:
            cells.pop()
        place = f"row {number}"
        lines.append(row(number, cells, place=place) if any(cells) else paragraph(number, "", place=place))
    return lines


def _is_prose(sample: str, separator: str) -> bool:
    """Whether the signs are those of sentences, with a space after each, rather than between cells."""
    return separator != "|" and 2 * sample.count(separator + " ") > sample.count(separator)


def _of_a_drawn_row(cells: list[str]) -> list[str]:
    """The cells of "| a | b |"; none for the rule "|---|---|" beneath a head."""
    if _RULE.fullmatch("|".join(cells)):
        return []
    return [plain(cell) for cell in cells[1:]] if len(cells) > 1 and not cells[0] else cells


def _records(text: str, separator: str) -> Sequence[Sequence[str]]:
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        lines = [f"{line}\n" for line in text.split("\n")]
        if separator == "|":
            return list(csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE))
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error:  # a field without end: the quote that opens it is one of its words
        cut = [line[:_LONGEST_FIELD] for line in text.split("\n")]
        return list(csv.reader(cut, delimiter=separator, quoting=csv.QUOTE_NONE))
    finally:
        csv.field_size_limit(before)
