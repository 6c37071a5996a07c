"""What to do when something promised does not come: whom to turn to, after how many working days.

Knows a committee's steps and a day that something was due; whether that is a reply, an action or a follow-up is not
its business, and it must not know what day it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.kinds import Kind
from workprogramme.domain.refusals import Refused
from workprogramme.domain.working_days import BeyondHorizon, WorkingDays

MOST_STEPS = 6
LONGEST = 250  # working days, about a year


class Whom(Kind):
    """To whom a step of escalation turns."""

    OWNER = "owner", "the owner"
    CABINET_MEMBER = "cabinet_member", "the cabinet member"
    CHAIR = "chair", "the chair of the committee"
    CHIEF_EXECUTIVE = "chief_executive", "the chief executive"


@dataclass(frozen=True, slots=True)
class Step:
    """Whom to turn to once something is so many working days late (1: on the first working day after it was due)."""

    working_days: int
    whom: Whom


DEFAULT_STEPS: tuple[Step, ...] = (Step(1, Whom.OWNER), Step(10, Whom.CHAIR), Step(20, Whom.CHIEF_EXECUTIVE))
"""The steps of a committee that has set no other: officers get two weeks, then the chair takes it up."""

DEFAULT_SOURCE = "Local: the committee's own steps; Plymouth City Council gave officers two weeks in 2022"


@dataclass(frozen=True, slots=True)
class Escalation:
    """How far something late has come on a day.

    `due`: the last day (inclusive) on which it was in time. `working_days`: how many it is late, None where they
    cannot be counted. `reached`: the last step whose time has come. `next_step` and `next_day`: the one after it, and
    from which day.
    """

    due: date
    days: int
    working_days: int | None
    reached: Step | None = None
    next_step: Step | None = None
    next_day: date | None = None

    @property
    def with_whom(self) -> Whom | None:
        """With whom it is now; None before the first step, and where working days cannot be counted."""
        return self.reached.whom if self.reached else None


def check_steps(steps: Sequence[Step]) -> None:
    """Raises Refused with a sentence for the officer unless the steps follow one another."""
    if not steps:
        raise Refused("Keep at least one step, so that nothing late is forgotten.")
    if len(steps) > MOST_STEPS:
        raise Refused(f"Keep {MOST_STEPS} steps or fewer.")
    earlier = 0
    for step in steps:
        if not 1 <= step.working_days <= LONGEST:
            raise Refused(f"A step comes after 1 to {LONGEST} working days.")
        if step.working_days <= earlier:
            raise Refused(f"Each step comes later than the one before it. One already comes after {earlier}.")
        earlier = step.working_days
    if len({step.whom for step in steps}) < len(steps):
        raise Refused("Turn to each of them in one step only.")


def escalation(due: date, today: date, days: WorkingDays, steps: Sequence[Step] = DEFAULT_STEPS) -> Escalation | None:
    """How far something due by `due` (inclusive) has come today; None while it is not late.

    Past the known bank holidays working days cannot be counted: then no step is reached, and it says how late it is in
    calendar days only.
    """
    if today <= due:
        return None
    gone = (today - due).days
    try:
        late = days.count_between(due, today)
        reached = [step for step in steps if step.working_days <= late]
        to_come = [step for step in steps if step.working_days > late]
        return Escalation(
            due=due,
            days=gone,
            working_days=late,
            reached=reached[-1] if reached else None,
            next_step=to_come[0] if to_come else None,
            next_day=days.after(due, to_come[0].working_days) if to_come else None,
        )
    except BeyondHorizon:
        return Escalation(due=due, days=gone, working_days=None)


def preview(due: date, days: WorkingDays, steps: Sequence[Step]) -> tuple[tuple[Step, date], ...]:
    """The day on which each step comes for something due by `due`. Raises BeyondHorizon."""
    return tuple((step, days.after(due, step.working_days)) for step in steps)
