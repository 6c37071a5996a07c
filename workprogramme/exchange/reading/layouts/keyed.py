"""Layout: each item as a block of labels and what they say: "Title: …", "Meeting: …", "Lead officer: …".

Also a table of two columns that is nothing but labels and what they say. What the labels' texts mean is not known here.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from workprogramme.exchange.reading.layouts.columns import Column, column_of
from workprogramme.exchange.reading.layouts.found import Found, Scene, made_row
from workprogramme.exchange.reading.layouts.headings import is_beside_the_programme
from workprogramme.exchange.reading.layouts.when import date_heading
from workprogramme.exchange.reading.lines import Line

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:.;,()\t]{1,45}?) ?:(?!//)(?: |\n|$)(?P<text>.*)", re.DOTALL)
_LETTER = re.compile(r"(?:to|from|cc|copy|ref|our ref|your ref|report to|report of|dear)", re.IGNORECASE)
_DECISIONS = re.compile(
    r"(?:title of |subject of )?decisions?(?: title| required| to be (?:made|taken))?|matter for decision", re.I
)
_MOST_WORDS = 6  # of a label
_TRACKS = re.compile(r"\b(?:actions?|recommendations?|responses?|resolutions?|minutes?|completed|rag)\b", re.IGNORECASE)
_FEWEST = 3  # things that are said of an item: its title, when, and one more
_LONGEST_TITLE = 160  # characters of a line that can be the title of the block below it


@dataclass(slots=True)
class _Block:
    """One item's labels, in order, with the lines that say them."""

    lines: list[Line] = field(default_factory=list)
    said: list[tuple[Column, str, str]] = field(default_factory=list)  # column, label, text
    title: Line | None = None  # the line above it that is its title, where no label gives one
    date: Line | None = None  # a date's heading that stands over it

    def has(self, column: Column) -> bool:
        return any(known is column for known, _, _ in self.said)

    is_letter: bool = False  # it stands below "To: …"

    @property
    def known(self) -> frozenset[Column]:
        return frozenset(column for column, _, text in self.said if column is not Column.OTHER)

    @property
    def is_an_item(self) -> bool:
        """Whether it has a title, is placed in time, and says one thing more."""
        titled = Column.TITLE in self.known or self.title is not None
        timed = bool(self.known & {Column.DATE, Column.DECISION_DATE}) or self.date is not None
        return titled and timed and len(self.known) + (self.title is not None) + (self.date is not None) >= _FEWEST

    @property
    def is_of_something_else(self) -> bool:
        """Whether it heads a letter or a report, or keeps track of what was asked and decided."""
        return self.is_letter or any(_TRACKS.search(label) or _LETTER.fullmatch(label) for _, label, _ in self.said)


def find_blocks(lines: Sequence[Line], scene: Scene) -> Found:
    """The items that are blocks of labels; there are two blocks at least, or a work programme's title above one."""
    blocks = _blocks(lines, scene)
    good = [block for block in blocks if block.is_an_item and not block.is_of_something_else]
    enough = _are_alike(good) or (bool(good) and scene.is_titled(good[0].lines[0]))
    found = Found()
    used: set[int] = set()
    if enough:
        above: Line | None = None
        for block in good:
            if block.date is not None and block.date is not above:
                above = block.date
                heading = date_heading(above.text)
                found.rows.append(made_row(above, {Column.DATE: heading.text if heading else above.text}, opens=True))
                used.add(above.number)
            _add(found, block, under=block.date)
            used |= {line.number for line in (*block.lines, *([block.title] if block.title else []))}
    found.rest = [line for line in lines if line.number not in used]
    return found


def _are_alike(blocks: Sequence[_Block]) -> bool:
    """Whether there are two blocks at least, and most have the same labels: one by chance makes no programme."""
    if len(blocks) < 2:
        return False
    common = Counter(column for block in blocks for column in block.known)
    usual = {column for column, times in common.items() if 2 * times > len(blocks)}
    return len(usual) + (blocks[0].title is not None) + (blocks[0].date is not None) >= _FEWEST


def _blocks(lines: Sequence[Line], scene: Scene) -> list[_Block]:
    blocks: list[_Block] = []
    block: _Block | None = None
    before: Line | None = None
    date: Line | None = None
    beside = False
    for line in lines:
        label = _label(line)
        if label is not None and (label[0] is not Column.OTHER or block is not None):
            column, words, text = label
            begins = block is None or _begins_another(block, column, before, line, scene)
            if begins and not beside:
                block = _Block(date=date, is_letter=_is_of_a_letter(before))
                if column is not Column.TITLE and before is not None and _can_be_a_title(before, line):
                    block.title = before
                    if blocks and before in blocks[-1].lines:
                        blocks[-1].lines.remove(before)
                blocks.append(block)
            if block is not None and not beside:
                block.lines.append(line)
                block.said.append((column, words, text))
        elif (
            block is not None and before is block.lines[-1] and scene.follow_each_other(before, line) and _goes_on(line)
        ):
            column, words, text = block.said[-1]
            block.said[-1] = (column, words, f"{text} {line.text}".strip())
            block.lines.append(line)
        else:
            block = None
            heading = date_heading(line.text) if not line.is_row and line.point is None else None
            if heading is not None and not heading.rest:
                date, beside = line, False
            elif is_beside_the_programme(line.text) and (line.is_heading or len(line.text) < _LONGEST_TITLE // 2):
                date, beside = None, True
            elif line.is_heading:
                beside = False
        before = line
    return blocks


def _label(line: Line) -> tuple[Column, str, str] | None:
    if line.is_row:
        cells = [cell for cell in line.cells if cell]
        if len(cells) == 2 and line.cells[0] and len(cells[0]) <= 45:
            column = column_of(cells[0])
            return (
                (column, cells[0].rstrip(": "), cells[1])
                if column is not Column.OTHER or cells[0].endswith(":")
                else None
            )
        return None
    match = _LABEL.match(line.point[1] if line.point else line.text)
    if match is None or len(match["label"].split()) > _MOST_WORDS:
        return None
    return _column(match["label"], exactly=True), match["label"], match["text"].strip()


def _column(label: str, exactly: bool = False) -> Column:
    return Column.TITLE if _DECISIONS.fullmatch(label.strip()) else column_of(label, exactly)


def _begins_another(block: _Block, column: Column, before: Line | None, line: Line, scene: Scene) -> bool:
    """Whether the label belongs to the next item: it was said already, or the block's first label comes again."""
    first = block.said[0][0]
    if column in (Column.TITLE, first) and block.has(column):
        return True
    apart = before is not None and not scene.follow_each_other(before, line)
    return apart and block.has(column) and column is not Column.OTHER


def _is_of_a_letter(before: Line | None) -> bool:
    match = _LABEL.match(before.text) if before is not None else None
    return match is not None and _LETTER.fullmatch(match["label"].strip()) is not None


def _can_be_a_title(before: Line, line: Line) -> bool:
    close = line.number - before.number <= 2
    short = not before.is_row and len(before.text) <= _LONGEST_TITLE and not before.text.endswith((".", ":", ";"))
    return close and short and before.point is None and date_heading(before.text) is None and _label(before) is None


def _goes_on(line: Line) -> bool:
    """Whether a line without a label can go on with the text of the one above it."""
    text = line.text
    if line.is_row or line.is_heading or line.point is not None:
        return False
    return text[:1].islower() or text[:1] == "(" or text.endswith(".")


def _add(found: Found, block: _Block, under: Line | None) -> None:
    cells: dict[Column, list[str]] = {}
    for column, label, text in block.said:
        if column is Column.OTHER:
            found.leftover.append((_line_of(block, label), f"{label}: {text}".strip()))
        elif text:
            cells.setdefault(column, []).append(text)
    if block.title is not None:
        cells.setdefault(Column.TITLE, []).insert(0, block.title.text)
    first = block.title or block.lines[0]
    also = [line for line in block.lines if line is not first]
    joined = {
        column: ("\n" if column not in (Column.TITLE, Column.DATE) else " ").join(texts)
        for column, texts in cells.items()
    }
    opens = under is None
    found.rows.append(made_row(first, joined, also=also, opens=opens))


def _line_of(block: _Block, label: str) -> Line:
    return next((line for line in block.lines if label in line.text), block.lines[0])
