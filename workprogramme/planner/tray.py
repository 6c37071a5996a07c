"""The tray's groups: items to be scheduled, the late first, then by the month, season or year they are wanted in.

Pure: items and a day in, groups out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.domain.programme import ItemValue
from workprogramme.web.words import month_year

HALF_A_YEAR = 183  # days: a target wider than that is told by its municipal year


@dataclass(frozen=True)
class Group:
    """Items wanted at about the same time. `first` and `last`: the days that all of them mean, where they agree."""

    heading: str
    items: tuple[ItemValue, ...]
    first: date | None = None
    last: date | None = None
    late: bool = False


def groups_of(items: Iterable[ItemValue], year: MunicipalYear, starts: Starts, today: date) -> tuple[Group, ...]:
    """The groups in order: late, by month and season, this year, later years, no date. Items keep their order."""
    found: dict[tuple[int, date, str], list[ItemValue]] = {}
    for item in items:
        found.setdefault(_group(item, year, starts, today), []).append(item)
    return tuple(_made(key, tuple(found[key])) for key in sorted(found))


def _group(item: ItemValue, year: MunicipalYear, starts: Starts, today: date) -> tuple[int, date, str]:
    first, last = item.target_earliest, item.target_latest
    if first is None or last is None:
        return 4, date.max, "No date yet"
    if last < today:
        return 0, date.min, "Late"
    if (last - first).days > HALF_A_YEAR:
        own = MunicipalYear.of(last, starts)
        return (2, date.min, "This year") if own <= year else (3, own.first_day(starts), f"In {own}")
    if (first.year, first.month) == (last.year, last.month):
        return 1, last.replace(day=1), month_year(last)
    return 1, last, item.target_text


def _made(key: tuple[int, date, str], items: tuple[ItemValue, ...]) -> Group:
    rank, _, heading = key
    windows = {(item.target_earliest, item.target_latest) for item in items}
    first, last = next(iter(windows)) if len(windows) == 1 and rank else (None, None)
    return Group(heading, items, first, last, late=rank == 0)
