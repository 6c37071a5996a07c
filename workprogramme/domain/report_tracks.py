"""How a report comes along: which stages of its chain it has passed, which is next, which are late; what may be said.

Knows deadlines and what was ticked off; knows no table. "Today" is an argument.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from workprogramme.domain.deadlines import DISPATCH, Deadline, Stage
from workprogramme.domain.kinds import Kind
from workprogramme.domain.working_days import WorkingDays


class Standing(Kind):
    """What whoever writes a report says of it."""

    ON_TRACK = "on_track", "On track"
    AT_RISK = "at_risk", "At risk"


class DocumentKind(Kind):
    """Which of a report's documents one is."""

    DRAFT = "draft", "Draft report"
    FINAL = "final", "Final report"


class DeferralState(Kind):
    """What became of a request to defer."""

    ASKED = "asked", "Waiting for an answer"
    ACCEPTED = "accepted", "Accepted"
    REFUSED = "refused", "Refused"
    TAKEN_BACK = "taken_back", "Taken back"


class StageState(Enum):
    """How a stage stands on a day; only one is next, and none while another is late."""

    DONE = "done"
    NEXT = "next"
    LATE = "late"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Tick:
    """That a stage was marked as done: on which day, and by whom."""

    day: date
    by: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request to defer a report that waits for an answer. `meeting_id`: the one proposed, None for a later one."""

    id: int
    by: str
    reason: str
    meeting_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReportSaid:
    """What the writers of a report say of it."""

    standing: Standing | None = None
    note: str = ""
    by: str = ""
    deferral: Request | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A stage with its deadline. `left`: working days until then, 0 on the day itself, negative once some have gone.

    `tick` is who marked it; a stage before one that is marked is done too.
    """

    deadline: Deadline
    state: StageState
    left: int
    tick: Tick | None = None

    @property
    def stage(self) -> Stage:
        """The stage itself."""
        return self.deadline.stage


@dataclass(frozen=True, slots=True)
class Track:
    """The stages of one report for one meeting, in order."""

    steps: tuple[Step, ...]

    @property
    def following(self) -> Step | None:
        """The first stage that is not done, late or not; None when all are."""
        return next((step for step in self.steps if step.state is not StageState.DONE), None)

    @property
    def to_do(self) -> Step | None:
        """The same where it is for whoever writes the report: dispatch is not."""
        step = self.following
        return step if step is not None and step.stage.working_days != DISPATCH else None

    @property
    def furthest(self) -> Step | None:
        """The last stage that was marked as done: the one that can be taken back."""
        return next((step for step in reversed(self.steps) if step.tick is not None), None)

    @property
    def late(self) -> bool:
        """Whether a stage that is not done is past its day."""
        return any(step.state is StageState.LATE for step in self.steps)


def track_of(deadlines: Sequence[Deadline], ticks: Mapping[str, Tick], today: date, days: WorkingDays) -> Track:
    """The track of a report with these deadlines, `ticks` by the key of the stage.

    Dispatch is nobody's to mark but the governance officer's: it counts as done once its day has gone and all before it
    is done. Raises BeyondHorizon as counting does.
    """
    keys = [deadline.stage.key for deadline in deadlines]
    reached = max((place for place, key in enumerate(keys) if key in ticks), default=-1)
    steps: list[Step] = []
    waiting = False
    for place, deadline in enumerate(deadlines):
        gone = deadline.is_late_on(today)
        sent = deadline.stage.working_days == DISPATCH and gone and not waiting
        if place <= reached or sent:
            state = StageState.DONE
        elif gone:
            state = StageState.LATE
        else:
            state = StageState.TO_COME if waiting else StageState.NEXT
        waiting |= state is not StageState.DONE
        left = deadline.working_days_left(today, days)
        steps.append(Step(deadline, state, left, ticks.get(deadline.stage.key)))
    return Track(tuple(steps))


def reached(ticked: Iterable[str], chain: Sequence[Stage]) -> str:
    """The key of the furthest of these stages in the chain; "" where none of them is in it."""
    known = set(ticked)
    return next((stage.key for stage in reversed(chain) if stage.key in known), "")
