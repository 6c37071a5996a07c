"""The corpus: programmes as councils write them, the facts that a careful human reads in each, and the score.

A document and its facts have one name and differ in their ending. An item is right when all that is stated of it was
read, missed when it is not among those read, invented when it is read and nobody wrote it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tests.exchange.reading import DOCUMENTS
from workprogramme.exchange.reading import Reading, read_file

OTHERS = ("coventry-2018-19", "follow-ups-2018-19", "northmere-2021-22")  # read in full by tests of their own
PEOPLE = ("cabinet_members", "lead_officers", "partners")


@dataclass(frozen=True)
class Document:
    """One document and its facts."""

    path: Path
    facts: dict[str, Any]

    @property
    def name(self) -> str:
        return self.path.name


@dataclass
class Score:
    """What was right and wrong of one kind of thing, with the words of what was wrong."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        self.right += other.right
        self.missed += other.missed
        self.wrong += other.wrong
        self.invented += other.invented

    @property
    def stated(self) -> int:
        return self.right + len(self.missed) + len(self.wrong)

    def __str__(self) -> str:
        figures = f"{self.right} right, {len(self.missed) + len(self.wrong)} missed, {len(self.invented)} invented"
        return f"{figures} of {self.stated}"


def documents() -> Iterator[Document]:
    """Every document of the corpus, by name."""
    for facts in sorted(DOCUMENTS.glob("*.json")):
        if facts.stem in OTHERS:
            continue
        (path,) = (path for path in DOCUMENTS.glob(f"{facts.stem}.*") if path != facts)
        yield Document(path, json.loads(facts.read_text(encoding="utf-8")))


@cache
def reading_of(path: Path) -> Reading:
    """What is read of a document; each is opened once."""
    return read_file(path)


def items_scored(document: Document) -> Score:
    """The items of a document against its facts."""
    read = reading_of(document.path).as_json()["items"]
    score = Score()
    left = list(read)
    for fact in document.facts["items"]:
        same = [item for item in left if item["title"] == fact["title"]]
        best = next((item for item in same if agrees(item, fact)), same[0] if same else None)
        if best is None:
            score.missed.append(f"{document.name}: {fact['title']}")
            continue
        left.remove(best)
        if agrees(best, fact):
            score.right += 1
        else:
            score.wrong.append(f"{document.name}: {fact} was read as {best}")
    score.invented = [f"{document.name}: {item['title']}" for item in left]
    return score


def agrees(item: dict[str, Any], fact: dict[str, Any]) -> bool:
    """Whether every fact stated of an item was read."""
    return all(item[name] == said for name, said in fact.items())


def meetings_scored(document: Document) -> Score:
    """The meetings of a document against its facts."""
    read = [
        f"{meeting['date']} {meeting['start']}" if "start" in meeting else meeting["date"]
        for meeting in reading_of(document.path).as_json()["meetings"]
    ]
    score = Score()
    for fact in document.facts["meetings"]:
        found = next((one for one in read if one == fact or one.startswith(f"{fact} ")), None)
        if found is None:
            score.missed.append(f"{document.name}: {fact}")
        else:
            read.remove(found)
            score.right += 1
    score.invented = [f"{document.name}: {one}" for one in read]
    return score
