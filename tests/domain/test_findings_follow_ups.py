"""What stands out about what was asked for: overdue, placed too late, answered by nothing; and never said twice."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.domain.sample_plans import DAYS, item, kinds, meeting, plan, told
from workprogramme.domain.escalation import Step, Whom, escalation
from workprogramme.domain.finding_value import Finding
from workprogramme.domain.findings import FindingKind, Severity, what_if
from workprogramme.domain.follow_up_findings import (
    FollowUpAwaits,
    FollowUpOverdue,
    FollowUpTooLate,
    FollowUpUnanswered,
)
from workprogramme.domain.follow_up_value import FollowUpValue, LinkedItemValue
from workprogramme.domain.kinds import MeetingStatus

ASKED, WORDING = date(2018, 6, 21), "A further progress report"
OVERDUE, TOO_LATE, UNANSWERED, AWAITS = (
    FindingKind.FOLLOW_UP_OVERDUE, FindingKind.FOLLOW_UP_TOO_LATE, FindingKind.FOLLOW_UP_UNANSWERED,
    FindingKind.FOLLOW_UP_AWAITS,
)  # fmt: skip
BUSY = item(99)  # keeps the meeting from having nothing on it


def asked(latest: date | None = date(2019, 3, 31), *items: int, **values: Any) -> FollowUpValue:
    """Something asked for on 21 June 2018, wanted by `latest`, with these items as its answer."""
    known: dict[str, Any] = {
        "id": 7, "wording": WORDING, "asked_on": ASKED, "target_text": "then", "target_kind": "month",
        "target_earliest": latest, "target_latest": latest,
        "items": tuple(LinkedItemValue(id=one, title=f"Item {one}") for one in items), **values,
    }  # fmt: skip
    return FollowUpValue(**known)


WAITS = asked(None, target_kind="after_event", target_text="3 months after implementation")


def test_what_no_item_answers_is_noted_until_it_is_overdue() -> None:
    (note,) = told(plan(BUSY, follow_ups=(asked(),)), UNANSWERED)
    assert (note.severity, note.day, note.follow_up_id) == (Severity.NOTES, date(2019, 3, 31), 7)
    assert note.facts == FollowUpUnanswered(WORDING, ASKED, "then")
    on_the_day = plan(BUSY, follow_ups=(asked(),), today=date(2019, 3, 31))
    assert told(on_the_day, UNANSWERED)
    assert not told(on_the_day, OVERDUE)
    (late,) = told(plan(BUSY, follow_ups=(asked(),), today=date(2019, 4, 1)), OVERDUE)
    assert (late.severity, late.item_id) == (Severity.WARNS, None)
    assert isinstance(late.facts, FollowUpOverdue)
    assert late.facts == FollowUpOverdue(WORDING, ASKED, date(2019, 3, 31), "", late.facts.late)
    assert late.facts.late == escalation(date(2019, 3, 31), date(2019, 4, 1), DAYS)


def test_an_item_still_to_be_scheduled_is_overdue_with_what_it_answers_and_that_is_said_once() -> None:
    waiting = item(1, None, target_text="then", target_earliest=date(2019, 1, 1), target_latest=date(2019, 1, 13))
    both = plan(BUSY, waiting, follow_ups=(asked(date(2019, 1, 13), 1),))
    (late,) = told(both, OVERDUE)
    assert (late.item_id, late.facts) == (
        1,
        FollowUpOverdue(
            WORDING, ASKED, date(2019, 1, 13), "Item 1", escalation(date(2019, 1, 13), date(2019, 1, 14), DAYS)
        ),
    )
    assert FindingKind.OVERDUE not in kinds(both)
    assert FindingKind.OVERDUE in kinds(plan(BUSY, waiting))


def test_an_item_placed_after_what_was_asked_for_is_too_late_and_that_is_said_once() -> None:
    placed = item(1, target_text="then", target_earliest=date(2019, 3, 1), target_latest=date(2019, 3, 31))
    both = plan(placed, follow_ups=(asked(date(2019, 3, 31), 1),))
    (late,) = told(both, TOO_LATE)
    assert (late.item_id, late.meeting_id) == (1, 1)
    assert late.facts == FollowUpTooLate(WORDING, ASKED, date(2019, 3, 31), "Item 1", date(2019, 4, 4))
    assert FindingKind.PAST_TARGET not in kinds(both)
    assert FindingKind.PAST_TARGET in kinds(plan(placed, follow_ups=(asked(date(2019, 3, 30), 1),)))


def test_in_time_there_is_nothing_to_say() -> None:
    assert kinds(plan(item(1), follow_ups=(asked(date(2019, 4, 4), 1),))) == []
    assert kinds(plan(item(1), follow_ups=(asked(None, 1),))) == []


def test_the_earliest_of_its_items_counts_and_one_that_was_withdrawn_does_not() -> None:
    two = (meeting(1), meeting(2, date(2019, 5, 9)))
    assert not told(plan(item(1), item(2, 2), meetings=two, follow_ups=(asked(date(2019, 4, 4), 1, 2),)), TOO_LATE)
    gone = (LinkedItemValue(id=5, title="Item 5", off=True),)
    assert told(plan(BUSY, follow_ups=(asked(items=gone),)), UNANSWERED)


def test_an_item_at_a_meeting_that_is_off_answers_nothing() -> None:
    off = meeting(2, date(2019, 3, 7), status=MeetingStatus.CANCELLED)
    board = plan(BUSY, item(1, 2), meetings=(meeting(), off), follow_ups=(asked(date(2019, 1, 13), 1),))
    assert told(board, OVERDUE)


def test_an_item_of_another_committee_or_year_answers_by_the_day_of_its_own_meeting() -> None:
    elsewhere = LinkedItemValue(id=500, title="Elsewhere", day=date(2019, 1, 31), meeting_id=90)
    assert not told(plan(BUSY, follow_ups=(asked(date(2019, 1, 13), items=(elsewhere,)),)), OVERDUE)
    unplaced = LinkedItemValue(id=500, title="Elsewhere")
    assert told(plan(BUSY, follow_ups=(asked(date(2019, 1, 13), items=(unplaced,)),)), OVERDUE)


def test_what_was_heard_or_closed_or_waits_for_its_event_is_left_in_peace() -> None:
    heard = plan(item(1), BUSY, follow_ups=(asked(date(2019, 3, 31), 1),), today=date(2019, 4, 5))
    assert not {OVERDUE, TOO_LATE, UNANSWERED} & set(kinds(heard))
    closed = asked(date(2019, 1, 13), dropped_on=date(2019, 1, 1))
    assert not {OVERDUE, TOO_LATE, UNANSWERED} & set(kinds(plan(BUSY, follow_ups=(closed, WAITS))))


def test_an_event_that_nobody_dates_is_asked_about_after_ninety_days_and_again_after_as_many() -> None:
    def on(day: date, value: FollowUpValue = WAITS) -> tuple[Finding, ...]:
        return told(plan(BUSY, follow_ups=(value,), today=day), AWAITS)

    assert not on(ASKED + timedelta(days=89))
    (first,) = on(ASKED + timedelta(days=90))
    assert (first.severity, first.follow_up_id) == (Severity.NOTES, 7)
    assert first.facts == FollowUpAwaits(WORDING, ASKED, "implementation")
    (still,) = on(ASKED + timedelta(days=179))
    (again,) = on(ASKED + timedelta(days=180))
    assert first.key == still.key != again.key, "a reason to leave it holds for as long"
    assert not on(
        ASKED + timedelta(days=180), replace(WAITS, event_on=date(2018, 9, 1), target_latest=date(2019, 9, 1))
    )
    assert not on(ASKED + timedelta(days=180), replace(WAITS, asked_on=None)), "since when it waits is not known"


def test_moving_an_item_past_what_was_asked_for_says_so_before_it_is_done() -> None:
    two = (meeting(1), meeting(2, date(2019, 5, 9)))
    board = plan(item(1), item(2, 2), item(3), meetings=two, follow_ups=(asked(date(2019, 4, 30), 1),))
    assert TOO_LATE in [found.kind for found in what_if(board, 1, 2)]


def test_an_acknowledgement_ends_when_the_committee_turns_to_somebody_else() -> None:
    """By the usual steps: the owner the day after, the chair after 10 working days, the chief executive after 20."""
    keys: dict[str, list[date]] = {}
    days = [date(2019, 1, 14) + timedelta(days=n) for n in range(40)]
    for day in days:
        (late,) = told(plan(BUSY, follow_ups=(asked(date(2019, 1, 13)),), today=day), OVERDUE)
        keys.setdefault(late.key, []).append(day)
    assert [(first, last) for first, *_, last in keys.values()] == [
        (date(2019, 1, 14), date(2019, 1, 24)),
        (date(2019, 1, 25), date(2019, 2, 7)),
        (date(2019, 2, 8), date(2019, 2, 22)),
    ]


def test_the_committees_own_steps_are_gone_by() -> None:
    steps = (Step(3, Whom.CHIEF_EXECUTIVE),)
    (late,) = told(plan(BUSY, follow_ups=(asked(date(2019, 1, 8)),), steps=steps), OVERDUE)
    assert isinstance(late.facts, FollowUpOverdue)
    assert late.facts.late is not None
    assert late.facts.late.with_whom is Whom.CHIEF_EXECUTIVE
