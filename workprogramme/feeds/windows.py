"""How much of the past a calendar holds.

Moves on the first of a month and stands still in between, as the bytes do that depend on it.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

from workprogramme.clock import LONDON

MONTHS_BACK: Final = 12
CANCELLED_MONTHS_BACK: Final = 1  # a cancelled meeting stays to the end of the month after its date


@dataclass(frozen=True)
class Window:
    """The span that calendars show in one month; all moments in UTC, inclusive, and there is no end ahead.

    `since`: meetings that start from here on; `cancelled_since`: the same for those that do not take place;
    `moved_at`: when this window took the place of the one before.
    """

    since: datetime
    cancelled_since: datetime
    moved_at: datetime


def window_on(day: date) -> Window:
    """The window on this day in London."""
    return _window_in(day.year, day.month)


@lru_cache(maxsize=4)
def _window_in(year: int, month: int) -> Window:
    return Window(
        since=_month_start(year, month - MONTHS_BACK),
        cancelled_since=_month_start(year, month - CANCELLED_MONTHS_BACK),
        moved_at=_month_start(year, month),
    )


def _month_start(year: int, month: int) -> datetime:
    """The first moment in London of a month, counted from this year's January as 1; 0 and less lie in years before."""
    years, months = divmod(month - 1, 12)
    return datetime(year + years, months + 1, 1, tzinfo=LONDON).astimezone(UTC)
