"""The app's one clock. Nothing below the web asks what day it is: it is told."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Clock:
    """Tells the day and the moment. A fixed day (for a demo or a test) keeps the time of day running."""

    fixed: date | None = None

    def today(self) -> date:
        """The day in London."""
        return self.fixed or datetime.now(LONDON).date()

    def now(self) -> datetime:
        """This moment in UTC; on the fixed day where there is one."""
        if self.fixed is None:
            return datetime.now(UTC)
        return on_day(self.fixed, datetime.now(LONDON).time())


def on_day(day: date, time_of_day: time) -> datetime:
    """That time of day in London on that day, in UTC: an hour earlier in summer, so that in London it is that day."""
    return datetime.combine(day, time_of_day, LONDON).astimezone(UTC)
