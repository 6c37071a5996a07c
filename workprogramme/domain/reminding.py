"""When somebody is reminded of a day that comes or has gone: the law of `workprogramme remind`.

Knows days and working days; knows nobody who is reminded, and never what day it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from workprogramme.domain.deadlines import DISPATCH
from workprogramme.domain.jurisdictions import ENGLAND, Jurisdiction
from workprogramme.domain.report_tracks import StageState, Step, Track
from workprogramme.domain.working_days import WorkingDays

AHEAD: Final = (10, 5, 1)
"""How many working days before a deadline its report's lead officer is reminded. Local: good practice, no statute."""

FAR_AHEAD: Final = (10, 1)
"""The same for what was asked for weeks or months before: a follow-up, or the reply to a recommendation."""

LATE: Final = "late"
WAKING: Final = time(7)  # in London: nobody is written to in the night about what can wait for the morning


@dataclass(frozen=True)
class Moment:
    """Now, by the app's one clock: `at` in UTC, `today` in London; and the working days and law of the council."""

    at: datetime
    today: date
    days: WorkingDays
    jurisdiction: Jurisdiction = ENGLAND

    @property
    def morning(self) -> datetime:
        """The first moment from now at which people want to hear: now, or 7am in London today."""
        waking = datetime.combine(self.today, WAKING, ZoneInfo("Europe/London")).astimezone(UTC)
        return max(self.at, waking)

    @property
    def awake(self) -> bool:
        """Whether that is now."""
        return self.morning == self.at


def notch(left: int, late: bool, ahead: tuple[int, ...] = AHEAD) -> str:
    """Which reminder is due so many working days before a day: "10", "5", "1", or "late"; "" for none yet.

    A reminder that was missed is not made up for: only the last one whose time has come is due.
    """
    if late:
        return LATE
    return next((str(number) for number in sorted(ahead) if left <= number), "")


def notches(track: Track) -> Iterator[tuple[Step, str]]:
    """Of which stages of a report its lead officer is reminded, and how: all that come, and the last of those missed.

    Not of dispatch, which is the governance officer's.
    """
    open_steps = [step for step in track.steps if step.state is not StageState.DONE]
    writers = [step for step in open_steps if step.stage.working_days != DISPATCH]
    missed = [step for step in writers if step.state is StageState.LATE]
    for step in (*missed[-1:], *(step for step in writers if step.state is not StageState.LATE)):
        if found := notch(step.left, step.state is StageState.LATE):
            yield step, found
