"""The tray's groups: items to be scheduled and what was asked for, the late first, then by when they are wanted.

Pure: items, follow-ups and a day in, groups out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.domain.programme import ItemValue
from workprogramme.web.words import month_year

_Key = tuple[int, date, str]
HALF_A_YEAR = 183  # days: a target wider than that is told by its municipal year


@dataclass(frozen=True)
class Group:
    """Items, or follow-ups that no item answers, wanted at about the same time.

    `first` and `last`: the days that all of them mean, where they agree.
    """

    heading: str
    items: tuple[ItemValue, ...] = ()
    asked: tuple[FollowUpValue, ...] = ()
    first: date | None = None
    last: date | None = None
    late: bool = False


def groups_of(
    items: Iterable[ItemValue], asked: Iterable[FollowUpValue], year: MunicipalYear, starts: Starts, today: date
) -> tuple[Group, ...]:
    """The groups in order: late, by month and season, this year, later years, no date. Items keep their order.

    What was asked for stands in a group of its own after the items of its time.
    """
    found: dict[_Key, list[ItemValue]] = {}
    awaited: dict[_Key, list[FollowUpValue]] = {}
    for item in items:
        found.setdefault(_group(item, year, starts, today), []).append(item)
    for value in asked:
        awaited.setdefault(_group(value, year, starts, today), []).append(value)
    return tuple(
        group
        for key in sorted(found.keys() | awaited.keys())
        for group in (
            *([_made(key, found[key], items=tuple(found[key]))] if key in found else []),
            *([_made(key, awaited[key], asked=tuple(awaited[key]))] if key in awaited else []),
        )
    )


def awaited_in(value: FollowUpValue, year: MunicipalYear, starts: Starts, today: date) -> bool:
    """Whether a follow-up that no item answers waits in the tray of that year.

    It does in the year in which it is wanted; in the present one, once that is over; and in the present one and the
    next, while nobody knows when.
    """
    present = MunicipalYear.of(today, starts)
    if value.target_latest is None:
        return year in (present, present.next)
    return year == max(MunicipalYear.of(value.target_latest, starts), present)


def _group(item: ItemValue | FollowUpValue, year: MunicipalYear, starts: Starts, today: date) -> _Key:
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


def _made(
    key: _Key,
    wanted: Sequence[ItemValue | FollowUpValue],
    items: tuple[ItemValue, ...] = (),
    asked: tuple[FollowUpValue, ...] = (),
) -> Group:
    rank, _, heading = key
    windows = {(one.target_earliest, one.target_latest) for one in wanted}
    first, last = next(iter(windows)) if len(windows) == 1 and rank else (None, None)
    return Group(_asked_heading(rank, heading) if asked else heading, items, asked, first, last, late=rank == 0)


def _asked_heading(rank: int, heading: str) -> str:
    if rank == 0:
        return "Asked for, overdue"
    due = "" if rank == 4 else "due "
    return f"Asked for, {due}{heading[:1].lower() + heading[1:] if rank > 1 else heading}"
