"""Rows whose cell of titles holds several items, as in "12 June: • Budget • Libraries": one row for each of them.

Parts only what signs, numbers or a head in the plural part; what stands once beside several items is given to each,
with a doubt.
"""

import re
from dataclasses import replace

from workprogramme.exchange.reading.layouts.columns import Column
from workprogramme.exchange.reading.layouts.tables import Row

_SIGN = re.compile(r"(?:[•·▪●◦‣⁃∙■□➢✓*\uf0b7]|[-–—o](?=\s)|\(?(?:[0-9]{1,2}|[a-z])[.)](?=\s))\s*")
_BULLET = re.compile(r"^[•·▪●◦‣⁃∙■□➢\uf0b7]\s+")
_MOST = 100  # items in one cell
_ONCE = "“{}” stands once beside several items, and was read as said of each."
_PARAGRAPHS = "Its title has several paragraphs; each may be an item of its own."


def parted(row: Row) -> list[Row]:
    """The row as it is, or a row for each item in its cell of titles."""
    places = [
        place for place, meaning in enumerate(row.columns.meanings) if meaning is Column.TITLE and row.cells[place]
    ]
    if len(places) != 1:
        return [row]
    place = places[0]
    if "\n" not in row.cells[place]:
        title = _BULLET.sub("", row.cells[place])
        cells = (*row.cells[:place], title, *row.cells[place + 1 :])
        return [row if title == row.cells[place] else replace(row, cells=cells)]
    paragraphs = _items([text for text in row.cells[place].split("\n") if text.strip()])
    if len(paragraphs) < 2:
        return [row]
    signed = all(_SIGN.match(text) for text in paragraphs)
    plural = row.columns.is_plural and all(text[:1].isupper() or text[:1].isdigit() for text in paragraphs)
    if len(paragraphs) > _MOST or not (signed or plural):
        return [replace(row, doubt=row.doubt or _PARAGRAPHS)]
    return [_part(row, place, number, paragraphs) for number in range(len(paragraphs))]


def _items(paragraphs: list[str]) -> list[str]:
    """The paragraphs, each with those that go on with it: without a sign where the others have one."""
    if not paragraphs or not _SIGN.match(paragraphs[0]):
        return paragraphs
    items: list[str] = []
    for text in paragraphs:
        if _SIGN.match(text):
            items.append(text)
        else:
            items[-1] = f"{items[-1]} {text}"
    return items


def _without_sign(title: str) -> str:
    sign = _SIGN.match(title)
    return title[sign.end() :].strip() if sign else title.strip()


def _part(row: Row, place: int, number: int, titles: list[str]) -> Row:
    cells = list(row.cells)
    doubt = row.doubt
    for other, meaning in enumerate(row.columns.meanings):
        text = row.cells[other]
        if other == place:
            cells[other] = _without_sign(titles[number])
        elif meaning is Column.DATE:
            cells[other] = text if number == 0 else ""
        elif text:
            texts = [part for part in text.split("\n") if part.strip()]
            if len(texts) == len(titles):
                cells[other] = texts[number]
            else:
                doubt = doubt or _ONCE.format(" ".join(text.split()))
    return replace(row, cells=tuple(cells), doubt=doubt, own=True, opens_table=row.opens_table and number == 0)
