"""Findings together: their order and keys, acknowledging them, and what a move would bring."""

import sys
from dataclasses import replace
from datetime import date, time, timedelta
from types import FrameType

import pytest

from tests.domain.sample_plans import BOARD_1, DAYS, TODAY, item, kinds, meeting, part, plan, programme
from workprogramme.domain.finding_value import finding
from workprogramme.domain.findings import (
    Finding,
    FindingKind,
    Severity,
    about,
    findings_for,
    findings_of,
    what_if,
    what_if_anywhere,
)
from workprogramme.domain.kinds import ItemKind, PartRole
from workprogramme.domain.meeting_findings import NothingOn, OverMinutes
from workprogramme.domain.plans import Engagement, Plan
from workprogramme.domain.refusals import Refused

MAY_9 = date(2019, 5, 9)
TWO = (meeting(1), meeting(2, MAY_9))


def keys(plan: Plan) -> set[str]:
    return {finding.key for finding in findings_of(plan)}


# Order and value.


def test_the_gravest_come_first_and_of_those_the_soonest() -> None:
    three = (*TWO, meeting(3, date(2019, 3, 14)))
    late = plan(item(1, minutes=200), item(2, 2, minutes=200), meetings=three, today=date(2019, 3, 28), published=None)
    told = [(finding.severity, finding.day) for finding in findings_of(late)]
    assert told == sorted(told, key=lambda pair: (pair[0].rank, pair[1] or date.max))
    assert [severity for severity, _ in told][:2] == [Severity.STOPS, Severity.WARNS]


def test_only_law_stops() -> None:
    with pytest.raises(ValueError, match="Only law stops"):
        finding(NothingOn(MAY_9), Severity.STOPS, meeting=meeting())


def test_findings_for_a_meeting_and_an_item_are_those_about_them() -> None:
    board = plan(item(1, minutes=200), item(2, 2, parts=()), meetings=TWO)
    everything = findings_of(board)
    assert {f.kind for f in findings_for(board, meeting_id=1)} == {FindingKind.OVER_MINUTES}
    assert {f.kind for f in findings_for(board, item_id=2)} == {FindingKind.NO_LEAD_OFFICER}
    assert about(everything, meeting_id=1, item_id=2) == ()
    assert about(everything) == everything


# Keys and acknowledgements.


def acknowledged(board: Plan) -> Plan:
    return replace(board, acknowledged=dict.fromkeys(keys(board), "The chair agrees"))


def test_an_acknowledgement_sticks_while_the_facts_do() -> None:
    board = plan(item(1, minutes=150), meetings=TWO[:1])
    elsewhere = [
        plan(item(1, minutes=150, title="Renamed", detail="New"), meetings=TWO[:1]),
        plan(item(1, minutes=150), item(2, 2), meetings=TWO),
        plan(item(1, minutes=150), meetings=TWO[:1], today=TODAY + timedelta(days=1)),
        plan(item(1, minutes=90), item(2, minutes=60, kind=ItemKind.SHORT), meetings=TWO[:1]),
    ]
    for same in elsewhere:
        (found,) = findings_of(replace(same, acknowledged=acknowledged(board).acknowledged))
        assert (found.acknowledged, found.may_be_folded) == ("The chair agrees", True)


@pytest.mark.parametrize("changed", [{"minutes": 151}, {"minutes": 150, "meeting_id": 2}])
def test_an_acknowledgement_ends_with_the_facts(changed: dict[str, int]) -> None:
    agreed = acknowledged(plan(item(1, minutes=150), item(2, 2, minutes=1), meetings=TWO)).acknowledged
    board = plan(item(1, **changed), item(2, 2, minutes=1), meetings=TWO, acknowledged=agreed)
    assert [f.acknowledged for f in findings_of(board) if f.kind is FindingKind.OVER_MINUTES] == [""]


def test_a_note_left_as_it_is_speaks_again_when_it_becomes_a_warning() -> None:
    day = DAYS.after(TODAY, 41)
    board = acknowledged(plan(meetings=(meeting(day=day),)))
    assert [f.may_be_folded for f in findings_of(board)] == [True]
    assert [f.may_be_folded for f in findings_of(replace(board, today=DAYS.after(TODAY, 1)))] == [False]


def test_acknowledging_never_hides_what_the_law_forbids() -> None:
    board = acknowledged(plan(item(1), today=date(2019, 3, 28)))
    stops = [f for f in findings_of(board) if f.severity is Severity.STOPS]
    assert [(f.kind, f.acknowledged, f.may_be_folded) for f in stops] == [
        (FindingKind.SHORT_NOTICE, "The chair agrees", False)
    ]


# What a move would bring.


def brought(board: Plan, item_id: int, meeting_id: int | None) -> list[FindingKind]:
    return [finding.kind for finding in what_if(board, item_id, meeting_id)]


def test_a_move_that_fits_brings_nothing() -> None:
    board = plan(item(1, minutes=60), item(2, None, minutes=60), item(3, 2), meetings=TWO)
    assert brought(board, 2, 1) == []
    assert brought(board, 1, 1) == []


def test_a_move_says_by_how_much_it_would_be_too_much() -> None:
    board = plan(item(1, minutes=100), item(2, None, minutes=40), meetings=TWO[:1])
    (found,) = what_if(board, 2, 1)
    assert found.facts == OverMinutes(date(2019, 4, 4), 140, 120, 0, 40, 10)


def test_what_only_gets_better_is_not_brought() -> None:
    board = plan(item(1, minutes=100), item(2, minutes=100), item(3, minutes=100), item(4, 2, minutes=1), meetings=TWO)
    assert brought(board, 3, None) == []
    assert brought(board, 3, 2) == []


def test_what_gets_worse_is_brought_although_it_was_there_before() -> None:
    board = plan(item(1, minutes=150), item(2, None, minutes=10), meetings=TWO[:1])
    assert brought(board, 2, 1) == [FindingKind.OVER_MINUTES]


def test_a_note_that_becomes_a_warning_is_brought() -> None:
    board = plan(item(1), item(2, None, parts=()), meetings=TWO[:1])
    assert brought(board, 2, 1) == [FindingKind.NO_LEAD_OFFICER]
    assert brought(board.with_item_at(2, 1), 2, None) == []


def test_a_move_tells_what_it_leaves_behind() -> None:
    board = plan(item(1), item(2, 2), meetings=TWO)
    (found,) = what_if(board, 1, 2)
    assert (found.kind, found.meeting_id) == (FindingKind.NOTHING_ON, 1)


def test_a_held_card_learns_of_deadlines_law_and_people() -> None:
    gregg = (part(7, "John Gregg"),)
    other = Engagement(person_id=7, meeting_id=99, day=MAY_9, starts=time(15), committee=BOARD_1)
    board = plan(
        item(1), item(2, 2), item(3, None, parts=gregg), meetings=TWO, today=date(2019, 3, 28), elsewhere=(other,),
        published=programme(item(1), item(2, 2), meetings=TWO),
    )  # fmt: skip
    places = what_if_anywhere(board, 3)
    assert {place: [f.kind for f in found] for place, found in places.items()} == {
        1: [FindingKind.AGENDA_PUBLIC],
        2: [FindingKind.DEADLINE_GONE, FindingKind.TWO_PLACES],
        None: [],
    }
    assert {place: what_if(board, 3, place) for place in places} == places


def test_what_would_be_knows_only_this_programme() -> None:
    board = plan(item(1))
    for item_id, meeting_id, position, field in ((9, 1, None, "item"), (1, 9, None, "meeting"), (1, 1, -1, "position")):
        with pytest.raises(Refused) as refused:
            what_if(board, item_id, meeting_id, position)
        assert refused.value.field == field
    with pytest.raises(Refused):
        what_if_anywhere(board, 9)


@pytest.mark.parametrize(
    ("position", "order"), [(0, [3, 1, 2]), (1, [1, 3, 2]), (2, [1, 2, 3]), (99, [1, 2, 3]), (None, [1, 2, 3])]
)
def test_an_item_is_put_where_it_is_wanted(position: int | None, order: list[int]) -> None:
    board = plan(item(1), item(2), item(3, None), item(4, None), meetings=TWO)
    moved = board.with_item_at(3, 1, position)
    assert [one.id for one in moved.programme.at(1)] == order
    assert [one.id for one in moved.with_item_at(1, 1, 9).programme.at(1)] == [*(n for n in order if n != 1), 1]
    assert [one.id for one in moved.with_item_at(1, None).programme.to_be_scheduled] == [4, 1]
    assert board.programme.to_be_scheduled[0].id == 3


def test_a_plan_needs_no_more_than_a_programme_and_a_day() -> None:
    assert kinds(Plan(programme=programme(item(1)), today=TODAY)) == []


# How much work it is: what is told must not cost the meeting a pause.


def board_of(items: int, meetings: int) -> Plan:
    """A busy board: every third item unplaced, four to nine reports a person, forty engagements elsewhere."""
    first = date(2019, 5, 9)
    places = [meeting(n, first + timedelta(days=7 * n)) for n in range(1, meetings + 1)]
    busy = [
        item(
            n,
            None if n % 3 == 0 else n % meetings + 1,
            target_latest=first if n % 2 else None,
            target_earliest=first if n % 2 else None,
            parts=(part(n % (items // 6)), part(900 + n % (items // 12), "Cllr", PartRole.CABINET_MEMBER)),
        )
        for n in range(1, items + 1)
    ]
    other = tuple(
        Engagement(person_id=n % 10, meeting_id=1000 + n, day=first + timedelta(days=5 * n), starts=time(14))
        for n in range(40)
    )
    return plan(*busy, meetings=tuple(places), year="2019-20", today=first, elsewhere=other, published=True)


def calls(board: Plan) -> int:
    """How many Python functions are called to find everything in it; warm, as on a server."""
    findings_of(board)
    counted = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        findings_of(board)
    finally:
        sys.setprofile(before)
    return counted


def test_findings_for_sixty_items_at_twelve_meetings_are_a_few_thousand_steps() -> None:
    assert len(findings_of(board_of(60, 12))) > 30
    assert calls(board_of(60, 12)) < 10_000


def test_twice_the_board_is_twice_the_work() -> None:
    assert calls(board_of(240, 48)) < 4.6 * calls(board_of(60, 12))


def test_a_finding_is_a_value() -> None:
    (found,) = findings_of(plan(item(minutes=150)))
    assert isinstance(found, Finding)
    assert found == findings_of(plan(item(minutes=150)))[0]
    assert hash(found) == hash(findings_of(plan(item(minutes=150)))[0])
