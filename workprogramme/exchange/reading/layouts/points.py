"""The words of one point of a list → its title, what is said of it, and who is named, where the words leave one way.

Knows labels ("Lead officer: …") and the habit of one list of ending its points with names; what is not sure stays.
"""

import enum
import re
from collections.abc import Sequence

from workprogramme.exchange.reading.items.people import read_people
from workprogramme.exchange.reading.items.words_of_names import Word, kind_of
from workprogramme.exchange.reading.layouts.columns import Column, column_of

_LABEL = re.compile(
    r"(?:^|(?<=[.;,(\[|–—-] )|(?<=[(\[])|(?<=\s))"
    r"(?P<label>(?:[A-Z][\w’'/]*|lead|report|officer|cabinet|portfolio|contact)(?: [\w’'/]+){0,3}) ?: ",
)
_TAIL = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{3,120})[)\]]\.?$")
_DASH = re.compile(r"\s+[–—-]+\s+(?P<inside>[^–—]{3,120}?)\.?$")
_DETAIL = re.compile(
    r"\s+[–—-]\s+(?=[a-z])|(?<=[a-z]{4})\.\s+(?=[A-Z])|(?:\s+[–—-]|:)\s+(?=To [a-z])"
    r"|,\s+(?=to (?:consider|receive|review|scrutinise|examine|look)\b)"
)
_FEWEST = 4  # words of a detail that is parted from its title by a sign alone
_NEEDED = {
    Column.PEOPLE,
    Column.CABINET_MEMBER,
    Column.LEAD_OFFICER,
    Column.PARTNER,
    Column.DETAIL,
    Column.REPORT_DEADLINE,
}


class Habit(enum.Enum):
    """Where the points of one list name people."""

    NONE = "none"
    BRACKETS = "brackets"
    DASH = "dash"


_TAILS = {Habit.BRACKETS: _TAIL, Habit.DASH: _DASH}


def habit_of(points: Sequence[str]) -> Habit:
    """Where at least half of the points, and two of them, end with what can only be names."""
    for habit, tail in _TAILS.items():
        named = sum(1 for text in points if (found := tail.search(text)) and _are_names(found["inside"]))
        if named >= 2 and 2 * named >= len(points):
            return habit
    return Habit.NONE


def said_of(text: str, habit: Habit, labels_only: bool = False) -> dict[Column, str] | None:
    """The point's cells; None where it has no label and, with `labels_only`, nothing else is looked for."""
    said, rest = _labelled(text)
    if labels_only:
        return said if said and not rest else None
    tail = _TAILS[habit].search(rest) if habit is not Habit.NONE else None
    if tail is None or not _are_names(tail["inside"]):
        tail = _TAIL.search(rest)
        if tail is not None and not _names_a_member(tail["inside"]):
            tail = None
    if tail is not None:
        said[Column.PEOPLE] = "\n".join(part for part in (said.get(Column.PEOPLE), tail["inside"]) if part)
        rest = rest[: tail.start()].rstrip(" ,;–—-")
    detail = _DETAIL.search(rest)
    if detail and len(rest[detail.end() :].split()) >= _FEWEST and len(rest[: detail.start()].split()) >= 1:
        said[Column.DETAIL] = "\n".join(
            part for part in (rest[detail.end() :].strip(), said.get(Column.DETAIL)) if part
        )
        rest = rest[: detail.start()].strip()
    if not rest:
        return None
    said[Column.TITLE] = rest.rstrip(" :;–—-")
    return said


def _labelled(text: str) -> tuple[dict[Column, str], str]:
    """What the labels in the text say, and the text before the first of them."""
    said: dict[Column, str] = {}
    labels = []
    for match in _LABEL.finditer(text):
        words = match["label"].split(" ")
        for skip in range(len(words)):  # "Fostering Lead officer": the label is the end of it
            label = " ".join(words[skip:])
            column = column_of(label, exactly=True)
            if column in _NEEDED:
                labels.append((match.start("label") + len(" ".join(words[:skip])) + (skip > 0), match.end(), column))
                break
    if not labels:
        return said, text
    for (start, begin, column), after in zip(labels, [*labels[1:], None], strict=True):
        value = text[begin : after[0] if after else len(text)].strip(" ,;|.–—-([")
        opened = text[:start].rstrip().endswith(("(", "["))
        if opened:
            value = value.rstrip(" )]")
        said[column] = "\n".join(part for part in (said.get(column), value) if part)
    return said, text[: labels[0][0]].rstrip(" .,;|–—-([").strip()


def _names_a_member(text: str) -> bool:
    """Whether a councillor is named, so that the whole can only be people."""
    return any(kind_of(word) is Word.MEMBER for word in text.split()) and not read_people(text).doubts


def _are_names(text: str) -> bool:
    if any(character.isdigit() for character in text):
        return False
    people = read_people(text)
    return bool(people.lead_officers or people.cabinet_members) and not people.doubts
