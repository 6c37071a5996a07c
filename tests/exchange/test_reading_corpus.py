"""Real councils' layouts, one document each: what is read of them against what a careful human reads."""

import pytest

from tests.exchange.corpus import Document, Score, documents, items_scored, meetings_scored, reading_of
from workprogramme.exchange.reading.accounts import Fate, accounts_of

ALL = tuple(documents())
each = pytest.mark.parametrize("document", ALL, ids=lambda document: document.name)


def test_the_corpus_is_read_without_inventing_and_with_few_misses(capsys: pytest.CaptureFixture[str]) -> None:
    items, meetings = Score(), Score()
    for document in ALL:
        items.add(items_scored(document))
        meetings.add(meetings_scored(document))
    with capsys.disabled():
        print(f"\n{len(ALL)} documents. Items: {items}. Meetings: {meetings}.")
    assert items.invented + meetings.invented == []
    assert len(items.missed + items.wrong) < 0.05 * items.stated, items.missed + items.wrong
    assert len(meetings.missed) < 0.05 * meetings.stated, meetings.missed


def test_the_corpus_has_many_layouts_and_every_kind_of_file() -> None:
    assert len(ALL) >= 25
    assert len({document.facts["layout"] for document in ALL}) >= 12
    kinds = {".txt", ".md", ".csv", ".html", ".docx", ".xlsx", ".odt", ".ods", ".pdf"}
    assert {document.path.suffix for document in ALL} == kinds


@each
def test_committee_and_year_are_those_of_the_document(document: Document) -> None:
    read = reading_of(document.path).as_json()
    assert (read["committee"], read["municipal_year"]) == (
        document.facts["committee"],
        document.facts["municipal_year"],
    )


@each
def test_no_line_of_a_document_is_dropped(document: Document) -> None:
    accounts = accounts_of(reading_of(document.path))
    dropped = [one.line for one in accounts if one.fate is Fate.BLANK and not one.line.is_blank]
    assert dropped == []


@each
def test_every_word_of_an_item_stands_in_its_lines(document: Document) -> None:
    reading = reading_of(document.path)
    for item in reading.items:
        written = " ".join(reading.lines[number - 1].text for number in item.lines).split()
        assert set(item.title_as_written.split()) <= {part for word in written for part in (word, word.rstrip(".:,;"))}
