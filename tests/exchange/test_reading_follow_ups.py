"""The links that a document's items propose, against the founding document, the example, and a programme of our own."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.reading import DEMO, DOCUMENTS, FOUNDING, PACK, programme
from workprogramme.exchange.reading import Reading, read_file, read_text

founding_document = pytest.mark.skipif(not PACK.exists(), reason=f"the founding document is not at {FOUNDING}")


def said_of(reading: Reading) -> list[dict[str, Any]]:
    """The follow-ups in the words of the expectation: items by their time and title, and only facts that there are."""
    written = reading.as_json()
    items = written["items"]
    told = []
    for follow_up in written["follow_ups"]:
        item, source = items[follow_up["item"]], follow_up["source_item"]
        facts = {
            "item": [item["when"], item["title"]],
            "kind": follow_up["kind"],
            "from": follow_up["asked_by"],
            "meeting": follow_up["meeting"],
            "source": None if source is None else items[source]["title"],
            "rule": follow_up["rule"],
        }
        told.append({name: fact for name, fact in facts.items() if fact is not None})
    return told


def expected(file: Path) -> list[dict[str, Any]]:
    """The follow-ups that a careful human reads in the board's year."""
    follow_ups: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["follow_ups"]
    return follow_ups


@founding_document
def test_no_link_of_the_founding_document_is_missing_and_none_invented() -> None:
    assert said_of(read_file(PACK)) == expected(FOUNDING / "expected.json")


def test_no_link_of_the_example_is_missing_and_none_invented() -> None:
    assert said_of(read_file(DEMO)) == expected(DOCUMENTS / "follow-ups-2018-19.json")


@founding_document
def test_the_example_has_the_founding_documents_links() -> None:
    assert expected(DOCUMENTS / "follow-ups-2018-19.json") == expected(FOUNDING / "expected.json")


def test_every_link_keeps_the_words_it_was_read_from() -> None:
    reading = read_file(DEMO)
    for follow_up in reading.follow_ups:
        assert follow_up.text in reading.items[follow_up.item].detail


def links(*rows: str) -> list[dict[str, Any]]:
    return said_of(read_text(programme(*rows)))


def test_the_source_is_the_item_of_the_same_title_at_the_meeting() -> None:
    asked = "10 January 2019\tFOSTERING\tAs requested at their meeting on 21st June"
    assert links("21 June 2018\tFostering\tWhere", "21 June 2018\tHomes\tHow", asked)[0]["source"] == "Fostering"
    assert "source" not in links("21 June 2018\tHomes\tHow", asked)[0]
    assert "source" not in links("19 July 2018\tFostering\tWhere", "21 June 2018\tHomes\tHow", asked)[0]


def test_a_named_report_is_the_source_only_when_one_item_can_be_meant() -> None:
    words = "Following their consideration of the Fostering report on 21st June, Members requested more"
    asked = f"10 January 2019\tCarers\t{words}"
    assert links("21 June 2018\tFostering Update\tWhere", asked)[0]["source"] == "Fostering Update"
    two = links("21 June 2018\tFostering Update\tWhere", "21 June 2018\tFostering and Adoption\tHow", asked)
    assert "source" not in two[0]
    assert "source" not in links("21 June 2018\tHomes\tHow", asked)[0]


def test_a_day_without_a_meeting_is_kept_and_told() -> None:
    rows = ("21 June 2018\tHomes\tHow", "10 January 2019\tFostering\tAs requested at their meeting on 22nd June")
    (follow_up,) = read_text(programme(*rows)).as_json()["follow_ups"]
    assert follow_up == {
        "item": 1,
        "kind": "follow-up",
        "meeting": None,
        "source_item": None,
        "rule": None,
        "asked_by": None,
        "text": "As requested at their meeting on 22nd June",
        "unsure": ["The programme has no meeting on 22 June 2018."],
    }


def test_a_title_speaks_where_there_is_no_detail() -> None:
    assert links("21 June 2018\tFollow-up report on Fostering\t")[0]["kind"] == "follow-up"
    assert links("21 June 2018\tFostering\tAs requested by the school") == []
