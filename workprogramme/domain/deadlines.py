"""A report's way to the agenda: its stages, counted back in working days from the meeting.

Knows a chain of stages and the day each is due; it must not know which report has reached which stage, or what day
it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from workprogramme.domain.jurisdictions import ENGLAND, Jurisdiction
from workprogramme.domain.working_days import WorkingDays

DISPATCH: Literal["dispatch"] = "dispatch"
"""In place of a number of working days: the latest day on which publication is lawful."""

LONGEST_CHAIN = 250  # working days, about a year: a brief asked for earlier than that is a slip of the pen


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a report: due so many working days before the meeting (not counting it), or at dispatch.

    `sentence` says what is due, with {when} in place of "15 working days before the meeting".
    """

    key: str
    name: str
    working_days: int | Literal["dispatch"]
    sentence: str = "This stage is due {when}."
    source: str = "Local: the committee's own timetable"

    def rule(self, jurisdiction: Jurisdiction) -> str:
        """The stage's rule as a sentence for the officer."""
        number = jurisdiction.clear_days if isinstance(self.working_days, str) else self.working_days
        unit = "clear day" if isinstance(self.working_days, str) else "working day"
        return self.sentence.replace("{when}", f"{number} {unit}{'' if number == 1 else 's'} before the meeting")


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day (inclusive) by which a stage is to be done for one meeting, its rule in a sentence and its source."""

    stage: Stage
    day: date
    rule: str
    source: str

    def is_late_on(self, day: date) -> bool:
        """Whether `day` is past the deadline; the day itself is not late."""
        return day > self.day

    def working_days_left(self, day: date, days: WorkingDays) -> int:
        """Working days after `day` up to and including the deadline: 0 on the day itself, negative once some have gone.

        A weekend straight after the deadline is 0 too: `is_late_on` tells the two apart.
        """
        return days.count_between(day, self.day)


DEFAULT_CHAIN: tuple[Stage, ...] = (
    Stage("brief", "Brief", 30, "The brief for the report is agreed {when}."),
    Stage("draft", "Draft", 15, "The draft report is with the scrutiny co-ordinator {when}."),
    Stage("finance_legal", "Finance and legal", 12, "Finance and legal comments are in the report {when}."),
    Stage("director", "Director", 10, "The director has cleared the report {when}."),
    Stage(
        "final",
        "Final report",
        9,
        "The final report is with governance services {when}.",
        "Local: the committee's own timetable; Maidstone Borough Council used 9 working days in 2014-15",
    ),
    Stage(DISPATCH, "Dispatch", DISPATCH, "The agenda and reports are public {when}."),
)
"""The chain of a committee that has set no other."""


def timetable(
    meeting_day: date,
    days: WorkingDays,
    chain: Sequence[Stage] = DEFAULT_CHAIN,
    jurisdiction: Jurisdiction = ENGLAND,
) -> tuple[Deadline, ...]:
    """The deadlines of a report for the meeting on `meeting_day`, in order.

    The last is the latest lawful publication: as many clear days before the meeting as the jurisdiction asks. Raises
    ValueError with a sentence for a chain that makes no sense (see `check_chain`), BeyondHorizon for a meeting too far
    ahead to count.
    """
    return _timetable(meeting_day, days, tuple(chain), jurisdiction)


class ChainFault(ValueError):
    """What is wrong with a chain, as a sentence for the officer. `place`: the stage at fault, from 0; None for all."""

    def __init__(self, sentence: str, place: int | None = None) -> None:
        super().__init__(sentence)
        self.place = place


def check_chain(chain: Sequence[Stage], jurisdiction: Jurisdiction = ENGLAND) -> None:
    """Raises ChainFault, a ValueError, unless the chain leads, step by step, to a lawful dispatch."""
    for fault in chain_faults(chain, jurisdiction):
        raise fault


def chain_faults(chain: Sequence[Stage], jurisdiction: Jurisdiction = ENGLAND) -> Iterator[ChainFault]:
    """Everything that is wrong with a chain: nothing where it leads, step by step, to a lawful dispatch."""
    *steps, last = chain or (None,)
    if last is None or last.working_days != DISPATCH or any(step.working_days == DISPATCH for step in steps):
        yield ChainFault("The last stage, and only the last, is dispatch: the latest lawful day of publication.")
        return
    if len({stage.key for stage in chain}) < len(chain):
        yield ChainFault("Each stage may appear only once.")
    least, most, earlier = jurisdiction.clear_days + 1, LONGEST_CHAIN, ""
    for place, step in enumerate(steps):
        number = int(step.working_days)
        if number < least:
            yield ChainFault(
                f"{step.name} would be due when the agenda is already public. "
                f"Make it {least} working days before the meeting or more.",
                place,
            )
        if number > most:
            before = f", because it comes after {earlier}" if earlier else ""
            yield ChainFault(f"Make {step.name} {most} working days before the meeting or fewer{before}.", place)
        else:
            most, earlier = number, step.name


def _deadline(stage: Stage, meeting_day: date, days: WorkingDays, jurisdiction: Jurisdiction) -> Deadline:
    if isinstance(stage.working_days, str):
        day, source = days.latest_publication(meeting_day, jurisdiction.clear_days), jurisdiction.clear_days_source
    else:
        day, source = days.before(meeting_day, stage.working_days), stage.source
    return Deadline(stage, day, stage.rule(jurisdiction), source)


@lru_cache(maxsize=2048)  # a planner asks for the same meetings again for every item
def _timetable(
    meeting_day: date, days: WorkingDays, chain: tuple[Stage, ...], jurisdiction: Jurisdiction
) -> tuple[Deadline, ...]:
    check_chain(chain, jurisdiction)
    return tuple(_deadline(stage, meeting_day, days, jurisdiction) for stage in chain)
