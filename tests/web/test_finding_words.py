"""Findings in English: each kind says what, why and what to do; and what a move would bring, in a few words."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.domain.sample_plans import item, meeting, part, plan
from tests.web.asked_sentences import ASKED_FOR
from tests.web.finding_sentences import APRIL_4, LOCAL
from tests.web.law_sentences import BY_LAW
from workprogramme.domain.finding_value import Facts, Finding, finding
from workprogramme.domain.findings import FindingKind, Severity, findings_of, what_if
from workprogramme.domain.item_findings import NoLeadOfficer
from workprogramme.web.finding_words import finding_words, severity_words, short_words, what_if_words

TOLD = (*BY_LAW, *ASKED_FOR, *LOCAL)


def found(facts: Facts, source: str = "") -> Finding:
    return finding(facts, Severity.WARNS, source=source)


@pytest.mark.parametrize(("facts", "source", "sentence", "short"), TOLD)
def test_a_finding_is_told_in_full_and_in_short(facts: Facts, source: str, sentence: str, short: str) -> None:
    assert finding_words(found(facts, source)) == sentence
    assert short_words(found(facts, source)) == short


def test_every_kind_of_finding_has_words() -> None:
    assert {facts.kind for facts, *_ in TOLD} == set(FindingKind)


def test_every_finding_says_what_and_what_to_do_and_names_its_law() -> None:
    for facts, source, *_ in TOLD:
        sentence = finding_words(found(facts, source))
        assert sentence.endswith(".")
        assert ". " in sentence
        assert source in sentence


class Unheard(Facts):
    kind = FindingKind.NO_TARGET


@pytest.mark.parametrize("words", [finding_words, short_words])
def test_facts_that_nobody_has_words_for_are_a_mistake(words: Callable[[Finding], str]) -> None:
    with pytest.raises(TypeError, match="no words"):
        words(found(Unheard()))


def test_a_severity_is_said_in_a_word() -> None:
    assert [severity_words(severity) for severity in Severity] == ["Stops", "Warning", "Note"]


def test_what_a_move_would_bring_is_said_in_a_few_words() -> None:
    board = plan(item(1, minutes=60), item(2, None, minutes=60), item(3, None, minutes=80, parts=(part(1),)))
    assert what_if_words(what_if(board, 2, 1)) == "fits"
    assert what_if_words(what_if(board, 3, 1)) == "over by 20 minutes"
    late = plan(*board.programme.items, today=date(2019, 3, 25), published=True)
    assert what_if_words(what_if(late, 3, 1)) == "final report deadline gone, over by 20 minutes"


def test_what_is_told_twice_is_said_once() -> None:
    two = [found(NoLeadOfficer(APRIL_4, title)) for title in ("Fostering", "Adoption")]
    assert what_if_words(two) == "no lead officer"


def test_the_founding_documents_meeting_speaks_as_its_officers_would_read_it() -> None:
    camhs = item(1, title="CAMHS", parts=(part(1, "Sally Giles"),), minutes=150)
    board = plan(camhs, meetings=(meeting(),), today=date(2019, 3, 25), published=True)
    assert [finding_words(one) for one in findings_of(board)] == [
        "The final report for CAMHS was due Friday 22 March. Ask Sally Giles whether it is ready, or move the item.",
        "The 4 April meeting has 150 minutes of business for 120 minutes. Move an item, or shorten one.",
    ]
