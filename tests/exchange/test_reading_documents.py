"""Whole documents, read as they are and as other programs would have saved them."""

import json
from datetime import date
from typing import Any

import pytest

from tests.exchange.reading import DEMO, DOCUMENTS, FOUNDING, PACK, lines_missing, words_missing
from workprogramme.exchange.reading import Reading, read_bytes, read_file

PARTS = ("when", "title", "cabinet_members", "lead_officers", "partners")
founding_document = pytest.mark.skipif(not PACK.exists(), reason=f"the founding document is not at {FOUNDING}")


def facts(name: str) -> dict[str, Any]:
    return json.loads((DOCUMENTS / name).read_text(encoding="utf-8"))


def parts(reading: Reading) -> list[dict[str, Any]]:
    return [{part: item[part] for part in PARTS} for item in reading.as_json()["items"]]


def assert_says(reading: Reading, said: dict[str, Any]) -> None:
    assert [meeting["date"] for meeting in reading.as_json()["meetings"]] == said["meetings"]
    assert parts(reading) == [{part: item[part] for part in PARTS} for item in said["items"]]
    assert str(reading.municipal_year) == said["municipal_year"]


@founding_document
def test_the_founding_document_is_read_as_a_careful_human_reads_it() -> None:
    said = json.loads((FOUNDING / "expected.json").read_text(encoding="utf-8"))
    reading = read_file(PACK)
    assert_says(reading, said)
    assert reading.committee == said["board"]
    assert len(reading.meetings) == 10
    assert len(reading.items) == 33


@founding_document
def test_every_line_of_the_founding_document_ends_somewhere() -> None:
    reading = read_file(PACK)
    text = PACK.read_text(encoding="utf-8")
    assert lines_missing(text, reading) == []
    assert words_missing(text, reading) == []
    assert {heading.line for heading in reading.headings}.isdisjoint(unread.line for unread in reading.unread)


@founding_document
@pytest.mark.parametrize("saved_as", ["crlf", "cr", "bom", "utf-16", "windows-1252"])
def test_the_founding_document_saved_by_other_programs_says_the_same(saved_as: str) -> None:
    said = json.loads((FOUNDING / "expected.json").read_text(encoding="utf-8"))
    assert_says(read_bytes(saved(PACK.read_text(encoding="utf-8"), saved_as)), said)


def test_the_example_programme_has_the_boards_facts() -> None:
    said = facts("coventry-2018-19.json")
    reading = read_file(DEMO)
    assert_says(reading, said)
    assert reading.committee == said["committee"]


def test_nothing_of_the_example_is_unsure_but_one_persons_spelling() -> None:
    reading = read_file(DEMO)
    unsure = {item.title: item.unsure for item in reading.items if item.unsure}
    assert reading.notes == ("“Sarah Mills” and “Sara Mills” may be the same person.",)
    assert set(unsure) == {
        "The Virtual School for Looked After Children",
        "School Performance Information – validated data",
        "Supported Transfers and Permanent Exclusions",
        "Education, Sport, and Participation Strategy",
    }
    assert all(len(doubts) == 1 and "Mills" in doubts[0] for doubts in unsure.values())


def test_the_example_keeps_titles_and_targets_as_they_were_written() -> None:
    items = {item.title_as_written: item for item in read_file(DEMO).items}
    adoption = items["Adoption Central England – June 2019"]
    assert (adoption.title, adoption.target.text) == ("Adoption Central England", "June 2019")
    hubs = items["Early Help Hubs (February 2020)"]
    assert (hubs.title, hubs.target.text) == ("Early Help Hubs", "February 2020")
    assert items["Library Review"].target.text == "2019-20"
    assert items["Fostering"].target.text == "21st June 2018"


def test_the_example_keeps_the_phrases_that_ask_for_something() -> None:
    details = " ".join(item.detail for item in read_file(DEMO).items)
    for phrase in (
        "The Cabinet Member referred this item",
        "As requested at their meeting on 21st June",
        "follow up report to that received on 4th October",
        "on the 1st November",
        "recommendations made at the meeting on 14th February 2019",
        "6 months on",
        "12 month progress report",
        "after every Executive Group meeting",
        "3 months after implementation",
    ):
        assert phrase in details


def test_an_item_points_to_the_lines_it_was_read_from() -> None:
    text = DEMO.read_text(encoding="utf-8").split("\n")
    items = {item.title: item for item in read_file(DEMO).items}
    assert text[items["Fostering"].lines[0] - 1].startswith("\tFostering\t")
    broken = items["One Strategic Plan consultation: 1) Secondary School Places 2) SEND Phase One"]
    first, second = (text[line - 1] for line in broken.lines)
    assert "One Strategic Plan consultation:" in first
    assert second == "\t1) Secondary School Places 2) SEND Phase One\t\t"


@pytest.mark.parametrize("saved_as", ["crlf", "cr", "bom", "utf-16", "windows-1252"])
def test_the_example_saved_by_other_programs_says_the_same(saved_as: str) -> None:
    assert read_bytes(saved(DEMO.read_text(encoding="utf-8"), saved_as)).as_json() == read_file(DEMO).as_json()


def test_another_councils_columns_are_read_in_their_own_order() -> None:
    said = facts("northmere-2021-22.json")
    read = read_file(DOCUMENTS / "northmere-2021-22.txt").as_json()
    assert (read["committee"], read["municipal_year"]) == (said["committee"], said["municipal_year"])
    assert [[meeting["date"], meeting["note"]] for meeting in read["meetings"]] == said["meetings"]
    items = [{**item, "lines": item["source"]["lines"]} for item in read["items"]]
    assert [{part: item[part] for part in said["items"][0]} for item in items] == said["items"]


def test_dates_in_passing_and_other_tables_make_no_meetings_and_no_items() -> None:
    reading = read_file(DOCUMENTS / "northmere-2021-22.txt")
    days = {meeting.date for meeting in reading.meetings}
    passing = {
        date(2021, 9, 30),
        date(2021, 3, 31),
        date(2021, 8, 2),
        date(2019, 4, 1),
        date(2021, 6, 1),
        date(2021, 6, 25),
    }
    assert days.isdisjoint(passing)
    titles = " ".join(item.title for item in reading.items)
    assert not any(word in titles for word in ("Abbey", "Quayside", "survey", "backlog", "Minutes"))


@pytest.mark.parametrize("document", [DEMO, DOCUMENTS / "northmere-2021-22.txt"], ids=["coventry", "northmere"])
def test_every_word_of_a_document_ends_somewhere(document: Any) -> None:
    text = document.read_text(encoding="utf-8")
    reading = read_file(document)
    assert lines_missing(text, reading) == []
    missing = words_missing(text, reading)
    # "Cllrs" is said of each of them; "&" is markup's; the table's labels are headings.
    assert [(line, word) for line, word in missing if word not in {"Cllrs", "and"}] == []


def saved(text: str, how: str) -> bytes:
    if how == "crlf":
        return text.replace("\n", "\r\n").encode()
    if how == "cr":
        return text.replace("\n", "\r").encode()
    if how == "bom":
        return b"\xef\xbb\xbf" + text.encode()
    return text.encode(how, errors="replace")
