"""The app's one clock. Nothing below the web asks what day it is: it is told."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
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
        moment = datetime.now(UTC)
        return moment if self.fixed is None else datetime.combine(self.fixed, moment.time(), UTC)
