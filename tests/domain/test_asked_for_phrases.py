"""A set of our own phrases, about half of them traps: what is proposed of them, counted."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.domain.asked_for import reading

PHRASES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("asked_for_phrases.json").read_text(encoding="utf-8")
)
ASKING = [phrase for phrase in PHRASES if "says" in phrase]
TRAPS = [phrase for phrase in PHRASES if "trap" in phrase]


def proposals(text: str) -> list[dict[str, str]]:
    """What is read from the words, with the facts that are there."""
    facts = []
    for asked in reading(text):
        told = {"kind": asked.kind.value, "rule": asked.rule, "asked_by": asked.asked_by}
        told["meeting"] = asked.meeting.isoformat() if asked.meeting else None
        facts.append({fact: value for fact, value in told.items() if value is not None})
    return facts


def test_half_of_the_set_are_traps_and_no_phrase_is_there_twice() -> None:
    assert len(PHRASES) >= 60
    assert len(TRAPS) >= len(PHRASES) // 2
    assert len({phrase["text"] for phrase in PHRASES}) == len(PHRASES)


def test_what_is_proposed_is_right_and_hardly_anything_is_missed(capsys: pytest.CaptureFixture[str]) -> None:
    wrong, missed, right = [], [], 0
    for phrase in PHRASES:
        found = proposals(phrase["text"])
        meant = [phrase["says"]] if "says" in phrase else []
        right += sum(proposal in meant for proposal in found)
        wrong += [(phrase["text"], proposal) for proposal in found if proposal not in meant]
        missed += [phrase["text"] for says in meant if says not in found]
    precision = right / (right + len(wrong))
    recall = right / len(ASKING)
    with capsys.disabled():
        print(f"\n{len(ASKING)} phrases that ask, {len(TRAPS)} traps: precision {precision:.3f}, recall {recall:.3f}")
    assert precision == 1.0, wrong
    assert recall >= 0.9, missed


@pytest.mark.parametrize("phrase", TRAPS, ids=lambda phrase: phrase["trap"])
def test_a_trap_proposes_nothing(phrase: dict[str, Any]) -> None:
    assert proposals(phrase["text"]) == []
