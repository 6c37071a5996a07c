"""Sets of phrases, about half of them traps: what is proposed of them, counted.

The first set is the one that the table of phrases was made with. Each of the others was written before the reader saw
it, in the words of councils' programmes and minutes; `found_at_first` and `wrong_at_first` say what the reader made of
it then, and only after that was the reader made to do better, by families of phrases. What it does with words that
nobody has shown it is told by those numbers alone: it found 13, 50, 45, 55 and at last 70 in a hundred of them, and of
the twenty traps of the last set it fell into one. Whatever it proposes, a person decides.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.domain.asked_for import reading

HERE = Path(__file__).parent
PHRASES: list[dict[str, Any]] = json.loads((HERE / "asked_for_phrases.json").read_text(encoding="utf-8"))
UNSEEN: list[dict[str, Any]] = json.loads((HERE / "asked_for_unseen.json").read_text(encoding="utf-8"))
SETS = {"known": PHRASES, **{one["set"]: one["phrases"] for one in UNSEEN}}
EVERY = [phrase for phrases in SETS.values() for phrase in phrases]


def asking(phrases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [phrase for phrase in phrases if "says" in phrase]


def traps(phrases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [phrase for phrase in phrases if "trap" in phrase]


def proposals(text: str) -> list[dict[str, str]]:
    """What is read from the words, with the facts that are there."""
    facts = []
    for asked in reading(text):
        told = {"kind": asked.kind.value, "rule": asked.rule, "asked_by": asked.asked_by}
        told["meeting"] = asked.meeting.isoformat() if asked.meeting else None
        facts.append({fact: value for fact, value in told.items() if value is not None})
    return facts


def test_half_of_each_set_are_traps_and_no_phrase_is_there_twice() -> None:
    for name, phrases in SETS.items():
        assert len(traps(phrases)) >= len(phrases) // 2, name
    assert len(SETS["known"]) >= 60
    assert len(SETS["a"]) >= 60
    assert len({phrase["text"] for phrase in EVERY}) == len(EVERY)


@pytest.mark.parametrize("name", SETS)
def test_what_is_proposed_is_right_and_hardly_anything_is_missed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    wrong, missed, right = [], [], 0
    wanted = asking(SETS[name])
    for phrase in SETS[name]:
        found = proposals(phrase["text"])
        meant = [phrase["says"]] if "says" in phrase else []
        right += sum(proposal in meant for proposal in found)
        wrong += [(phrase["text"], proposal) for proposal in found if proposal not in meant]
        missed += [phrase["text"] for says in meant if says not in found]
    precision = right / (right + len(wrong))
    recall = right / len(wanted)
    first = next((one for one in UNSEEN if one["set"] == name), None)
    at_first = f"; at first {first['found_at_first']} found and {first['wrong_at_first']} wrong" if first else ""
    with capsys.disabled():
        print(
            f"\nSet {name}: {len(wanted)} phrases that ask, {len(traps(SETS[name]))} traps: "
            f"precision {precision:.3f}, recall {recall:.3f}{at_first}"
        )
    assert precision == 1.0, wrong
    assert recall >= 0.9, missed


@pytest.mark.parametrize("phrase", traps(EVERY), ids=lambda phrase: phrase["trap"])
def test_a_trap_proposes_nothing(phrase: dict[str, Any]) -> None:
    assert proposals(phrase["text"]) == []
