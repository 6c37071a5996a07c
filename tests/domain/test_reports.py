"""How a report comes along: its track on a day, and what its writers say where a planner should hear it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.sample_plans import DAYS, item, meeting, plan, told
from workprogramme.domain.deadlines import DEFAULT_CHAIN, ChainFault, Stage, chain_faults, timetable
from workprogramme.domain.findings import FindingKind, Severity
from workprogramme.domain.report_tracks import ReportSaid, Request, StageState, Standing, Tick, reached, track_of
from workprogramme.web.finding_words import finding_words, short_words
from workprogramme.web.report_words import left_words, next_sentence, size_words

MEETING = date(2019, 4, 4)
DEADLINES = timetable(MEETING, DAYS)
TICK = Tick(date(2019, 2, 20), "John Gregg")
DONE, NEXT, LATE, TO_COME = StageState.DONE, StageState.NEXT, StageState.LATE, StageState.TO_COME


def states(today: date, *keys: str) -> list[StageState]:
    return [step.state for step in track_of(DEADLINES, dict.fromkeys(keys, TICK), today, DAYS).steps]


@pytest.mark.parametrize(
    ("today", "keys", "found"),
    [
        (date(2019, 2, 21), (), [NEXT, TO_COME, TO_COME, TO_COME, TO_COME, TO_COME]),
        (date(2019, 2, 22), (), [LATE, TO_COME, TO_COME, TO_COME, TO_COME, TO_COME]),
        (date(2019, 3, 1), ("brief",), [DONE, NEXT, TO_COME, TO_COME, TO_COME, TO_COME]),
        (date(2019, 3, 1), ("director",), [DONE, DONE, DONE, DONE, NEXT, TO_COME]),
        (date(2019, 3, 20), ("brief",), [DONE, LATE, LATE, TO_COME, TO_COME, TO_COME]),
        (date(2019, 3, 25), ("final",), [DONE, DONE, DONE, DONE, DONE, NEXT]),
        (date(2019, 3, 28), ("final",), [DONE, DONE, DONE, DONE, DONE, DONE]),
        (date(2019, 3, 28), ("director",), [DONE, DONE, DONE, DONE, LATE, LATE]),
        (date(2019, 3, 28), ("another chain",), [LATE] * 6),
    ],
)
def test_the_stages_of_a_report_on_a_day(today: date, keys: tuple[str, ...], found: list[StageState]) -> None:
    assert states(today, *keys) == found


@pytest.mark.parametrize(
    ("today", "keys", "said", "left"),
    [
        (date(2019, 3, 11), ("brief",), "Draft due in 3 working days, Thursday 14 March 2019.", "3 working days left"),
        (date(2019, 3, 14), ("brief",), "Draft due today, Thursday 14 March 2019.", "due today"),
        (date(2019, 3, 18), ("brief",), "Draft was due 2 working days ago, Thursday 14 March 2019.",
         "2 working days late"),
        (date(2019, 3, 23), ("director",), "Final report was due yesterday, Friday 22 March 2019.",
         "late since the last working day"),
        (date(2019, 3, 22), ("final",),
         "Nothing more for you to do. The agenda and reports are public by Wednesday 27 March 2019.",
         "3 working days left"),
        (date(2019, 3, 28), ("final",), "Every stage is done.", ""),
    ],
)  # fmt: skip
def test_what_is_next_is_a_sentence(today: date, keys: tuple[str, ...], said: str, left: str) -> None:
    track = track_of(DEADLINES, dict.fromkeys(keys, TICK), today, DAYS)
    assert next_sentence(track, today) == said
    assert (left_words(track.following) if track.following else "") == left


@given(st.integers(-60, 60), st.sets(st.sampled_from([stage.key for stage in DEFAULT_CHAIN])))
def test_a_track_is_done_up_to_a_stage_and_never_beyond_it_again(offset: int, keys: set[str]) -> None:
    track = track_of(DEADLINES, dict.fromkeys(keys, TICK), MEETING + timedelta(days=offset), DAYS)
    done = [step.state is DONE for step in track.steps]
    assert done == sorted(done, reverse=True)
    assert sum(step.state is NEXT for step in track.steps) <= 1
    assert not (track.late and any(step.state is NEXT for step in track.steps))
    assert track.late == (LATE in {step.state for step in track.steps})
    assert reached(keys, DEFAULT_CHAIN) == (track.furthest.stage.key if track.furthest else "")


def test_a_request_to_defer_stands_among_the_findings_until_it_is_answered() -> None:
    asked = ReportSaid(deferral=Request(7, "John Gregg", "The inspectors come in April", 2))
    later = meeting(2, date(2019, 4, 25))
    (found,) = told(plan(item(1), meetings=(meeting(), later), reports={1: asked}), FindingKind.DEFERRAL_ASKED)
    assert (found.severity, found.item_id) == (Severity.WARNS, 1)
    assert finding_words(found) == (
        "John Gregg asks to defer Item 1 from 4 April to 25 April (“The inspectors come in April”). "
        "Accept or refuse the request."
    )
    assert short_words(found) == "asked to be deferred"
    assert told(plan(item(1), reports={1: ReportSaid()}), FindingKind.DEFERRAL_ASKED) == ()


def test_moving_the_item_does_not_make_a_request_a_new_finding() -> None:
    asked = {1: ReportSaid(deferral=Request(7, "John Gregg", "Not ready"))}
    both = meeting(), meeting(2, date(2019, 4, 25))
    (here,) = told(plan(item(1), meetings=both, reports=asked), FindingKind.DEFERRAL_ASKED)
    (there,) = told(plan(item(1, 2), meetings=both, reports=asked), FindingKind.DEFERRAL_ASKED)
    assert here.subject == there.subject
    assert "to a later meeting" in finding_words(here)


def test_a_report_at_risk_is_pointed_out_for_a_meeting_to_come() -> None:
    said = {1: ReportSaid(Standing.AT_RISK, "No figures yet", "John Gregg")}
    (found,) = told(plan(item(1), reports=said), FindingKind.AT_RISK)
    assert finding_words(found) == (
        "John Gregg says that Item 1 is at risk for 4 April (“No figures yet”). Ask what would help, or move the item."
    )
    assert short_words(found) == "report at risk"
    assert told(plan(item(1, None), reports=said), FindingKind.AT_RISK) == ()
    assert told(plan(item(1), reports=said, today=date(2019, 5, 1)), FindingKind.AT_RISK) == ()
    fine = {1: ReportSaid(Standing.ON_TRACK, "", "John Gregg")}
    assert told(plan(item(1), reports=fine), FindingKind.AT_RISK) == ()


def test_each_fault_of_a_chain_names_its_stage() -> None:
    chain = (Stage("a", "Draft", 10), Stage("b", "Final", 12), Stage("c", "Last", 2), DEFAULT_CHAIN[-1])
    faults = list(chain_faults(chain))
    assert [(fault.place, str(fault)[:12]) for fault in faults] == [(1, "Make Final 1"), (2, "Last would b")]
    assert all(isinstance(fault, ChainFault) for fault in faults)


@pytest.mark.parametrize(("size", "said"), [(0, "1 kB"), (340_400, "340 kB"), (1_240_000, "1.2 MB")])
def test_the_size_of_a_file_in_words(size: int, said: str) -> None:
    assert size_words(size) == said
