"""Excel workbooks (.xlsx) → lines: a row of a sheet is a line, its dates written as the sheet shows them.

Reads values, not formulas; a formula that was never calculated is kept as its own text. What they mean, others know.
"""

import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import repeat, zip_longest
from typing import Any

from workprogramme.exchange.reading.files.grids import MOST_COLUMNS
from workprogramme.exchange.reading.files.packages import Package
from workprogramme.exchange.reading.lines import Line, paragraph, refuse_endless, row
from workprogramme.exchange.reading.unreadable import Unreadable

_DAMAGED = "The workbook cannot be read. Open it in Excel, save it again as .xlsx, and read that."
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_TALLEST = 2_000  # rows of one merged cell
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_EMPTY_ROWS = 200  # in a row, before the rest of a sheet is taken to be formatting without text

Merged = dict[int, dict[int, tuple[int, int]]]  # row → column → the row and column whose text it repeats; from 1


def lines_in_workbook(package: Package) -> list[Line]:
    """The rows of all sheets, in order, a blank line between sheets. Unreadable when it is no workbook."""
    package.check()
    lines: list[Line] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name, rows in _sheets(package):
                if lines:
                    lines.append(paragraph(len(lines) + 1, ""))
                lines.append(paragraph(len(lines) + 1, name, heading=1, place=f"the name of sheet {name}"))
                for number, cells, carried in rows:
                    refuse_endless(len(lines))
                    place = f"{name}, row {number}"
                    if any(cells):
                        lines.append(row(len(lines) + 1, cells, carried, place))
                    else:
                        lines.append(paragraph(len(lines) + 1, "", place=place))
    except Unreadable:
        raise
    except (MemoryError, RecursionError):
        raise
    except Exception:  # whatever a library meets in a damaged file, the person is told one thing
        raise Unreadable(_DAMAGED) from None
    return lines


def _sheets(package: Package) -> Iterator[tuple[str, Iterator[tuple[int, tuple[str, ...], frozenset[int]]]]]:
    from openpyxl.reader.excel import load_workbook

    book = load_workbook(package.file, read_only=True, data_only=True, keep_links=False)
    formulas = None
    for sheet in book.worksheets:
        part = package.part(sheet._worksheet_path.lstrip("/"))
        second: Iterator[Any] = repeat(())
        if _FORMULA.search(part):
            formulas = formulas or load_workbook(package.file, read_only=True, keep_links=False)
            second = formulas[sheet.title].iter_rows(values_only=True)
        sheet.reset_dimensions()
        yield str(sheet.title), _rows(sheet, second, _merged(part))


def _rows(
    sheet: Any, second: Iterator[Sequence[Any]], merged: Merged
) -> Iterator[tuple[int, tuple[str, ...], frozenset[int]]]:
    kept: dict[tuple[int, int], str] = {}
    empty = 0
    for number, (cells, formulas) in enumerate(zip(sheet.iter_rows(), second, strict=False), start=1):
        texts = [written(cell) for cell in cells]
        if formulas:
            texts = [
                text or _formula(whole) for text, whole in zip_longest(texts, formulas[: len(texts)], fillvalue="")
            ]
        carried: set[int] = set()
        for column, (first_row, first_column) in merged.get(number, {}).items():
            if first_row == number:
                kept[first_row, first_column] = texts[column - 1] if column <= len(texts) else ""
            elif column == first_column and (text := kept.get((first_row, first_column))):
                texts += [""] * (column - len(texts))
                texts[column - 1] = text
                carried.add(column - 1)
        if len(texts) > MOST_COLUMNS:
            texts[MOST_COLUMNS - 1 :] = [" ".join(text for text in texts[MOST_COLUMNS - 1 :] if text)]
        while texts and not texts[-1]:
            texts.pop()
        empty = 0 if texts else empty + 1
        if empty <= _EMPTY_ROWS:
            yield number, tuple(texts), frozenset(carried)


def _merged(part: bytes) -> Merged:
    merged: Merged = {}
    for left, top, right, bottom in _MERGED.findall(part):
        first, last, column, end = int(top), int(bottom), _column(left), _column(right)
        if last - first > _TALLEST or end < column:
            continue
        for number in range(first, last + 1):
            merged.setdefault(number, {})[column] = (first, column)
    return merged


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def written(cell: Any) -> str:
    """The cell as the sheet shows it: a date without the year or day that its format leaves out."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime | date):
        return _written_date(value, str(cell.number_format or ""))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _written_date(value: datetime | date, number_format: str) -> str:
    shown = _QUOTED.sub("", number_format.casefold()).partition(";")[0]
    month = f"{value:%B}"
    if "m" in shown and "d" not in shown:
        return f"{month} {value.year}" if "y" in shown else month
    day = f"{value.day} {month}" if "m" in shown and "y" not in shown else f"{value.day} {month} {value.year}"
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{day}, {value:%H:%M}"
    return day


def _formula(whole: object) -> str:
    return whole if isinstance(whole, str) and whole.startswith("=") else ""
