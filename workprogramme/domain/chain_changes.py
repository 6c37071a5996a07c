"""What another chain of deadlines would move: the days of each stage for real meetings, before and after.

Pure: two chains and meetings in, the days that differ out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.deadlines import Stage, timetable
from workprogramme.domain.jurisdictions import Jurisdiction
from workprogramme.domain.programme import MeetingValue
from workprogramme.domain.working_days import BeyondHorizon, WorkingDays


@dataclass(frozen=True, slots=True)
class StageDays:
    """One stage of a meeting's reports: its day before the change and after it; None where a chain has it not."""

    key: str
    name: str
    before: date | None
    after: date | None

    @property
    def moves(self) -> bool:
        """Whether the day differs."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """The stages of one meeting's reports, in the order of the new chain, those that go last."""

    meeting: MeetingValue
    stages: tuple[StageDays, ...]

    @property
    def moved(self) -> tuple[StageDays, ...]:
        """The stages whose day differs."""
        return tuple(stage for stage in self.stages if stage.moves)


def days_under(
    before: Sequence[Stage],
    after: Sequence[Stage],
    meetings: Iterable[MeetingValue],
    days: WorkingDays,
    jurisdiction: Jurisdiction,
) -> tuple[MeetingDays, ...]:
    """For each of these meetings the days under both chains; a meeting too far ahead to count is left out.

    Raises ValueError, as `timetable` does, for a chain that makes no sense.
    """
    found = []
    for meeting in meetings:
        try:
            old, new = (
                {one.stage.key: one for one in timetable(meeting.day, days, chain, jurisdiction)}
                for chain in (before, after)
            )
        except BeyondHorizon:
            continue
        keys: Mapping[str, None] = dict.fromkeys((*new, *old))
        stages = (
            StageDays(
                key,
                (new.get(key) or old[key]).stage.name,
                old[key].day if key in old else None,
                new[key].day if key in new else None,
            )
            for key in keys
        )
        found.append(MeetingDays(meeting, tuple(stages)))
    return tuple(found)
