"""Programmes and stories as what the pictures are drawn from: sittings with their load, people with theirs, slips.

Works on frozen values; where everything goes is `web.pictures`'s, how it looks the template's.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from workprogramme.domain.plans import Limits
from workprogramme.domain.programme import ItemValue, MeetingValue, Programme, item_from_json, meeting_from_json
from workprogramme.domain.working_days import BeyondHorizon, WorkingDays
from workprogramme.web.pictures import PersonLoad, Sitting
from workprogramme.web.slips import Promise, Slip, promise_of, slip_of

DRAWN = 12  # people, and slips, in a picture; the table has all


@dataclass(frozen=True)
class MeetingLoad:
    """One meeting of the year's table."""

    meeting: MeetingValue
    sitting: Sitting


@dataclass(frozen=True)
class ItemSlip:
    """One item whose date changed, under the title last published."""

    item_id: int
    title: str
    slip: Slip


def meeting_loads(programme: Programme, limits: Limits) -> list[MeetingLoad]:
    """Every meeting, by day, with what is planned for it."""
    placed = programme.by_meeting()
    return [MeetingLoad(m, _sitting(m, placed[m.id], programme, limits)) for m in programme.meetings]


def _sitting(meeting: MeetingValue, items: Sequence[ItemValue], programme: Programme, limits: Limits) -> Sitting:
    return Sitting(
        day=meeting.day,
        items=len(items),
        minutes=sum(limits.minutes_of(item) for item in items),
        limit=_length(meeting) or programme.committee.minutes,
        off="" if meeting.status.takes_place else meeting.status.label.lower(),
    )


def _length(meeting: MeetingValue) -> int:
    """Minutes from start to end, 0 where no end is known."""
    if meeting.ends is None:
        return 0
    start, end = (datetime.combine(meeting.day, at) for at in (meeting.starts, meeting.ends))
    return max(0, int((end - start).total_seconds() // 60))


def person_loads(programme: Programme) -> list[PersonLoad]:
    """Every lead officer with the items they lead, by month of the meeting, whoever has most first."""
    days = {meeting.id: meeting.day for meeting in programme.meetings if meeting.status.takes_place}
    months: dict[str, Counter[date]] = {}
    later: Counter[str] = Counter()
    for item in programme.items:
        for name in dict.fromkeys(item.lead_officers):
            mine = months.setdefault(name, Counter())
            if item.meeting_id in days:
                mine[days[item.meeting_id].replace(day=1)] += 1
            else:
                later[name] += 1
    loads = [PersonLoad(name, dict(mine), later[name]) for name, mine in months.items()]
    return sorted(loads, key=lambda load: (-load.total, load.name.casefold()))


def months_between(first: date, last: date) -> list[date]:
    """The first days of the months from one day to the other, both included."""
    months = [first.replace(day=1)]
    while (following := (months[-1] + timedelta(days=31)).replace(day=1)) <= last:
        months.append(following)
    return months


def halves(first: date, last: date) -> tuple[tuple[date, date], tuple[date, date]]:
    """The first six months of a year and what follows, each by its first and last day: a wide page shows both."""
    seventh = months_between(first, last)[6]
    return (first, seventh - timedelta(days=1)), (seventh, last)


def bank_holidays(days: WorkingDays, first: date, last: date) -> dict[date, str]:
    """The weekdays on which the council does not work, with their names; none in a year past the horizon."""
    found = {}
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        try:
            why = days.why_not_working(day) if day.weekday() < 5 else None
        except BeyondHorizon:
            continue
        if why:
            found[day] = why
    return found


def promise_in(number: int, document: Mapping[str, Any]) -> Promise:
    """What an edition promised of an item, read from its chapter."""
    item = item_from_json(document["item"])
    meeting = meeting_from_json(document["meeting"]) if document["meeting"] else None
    return promise_of(number, item, meeting)


def item_slips(stories: Mapping[int, Iterable[tuple[int, Mapping[str, Any]]]]) -> list[ItemSlip]:
    """Every item whose date changed from one edition to another, the one that changed most often first."""
    found = []
    for item_id, story in stories.items():
        chapters = list(story)
        slip = slip_of([promise_in(number, document) for number, document in chapters])
        if slip.moves:
            found.append(ItemSlip(item_id, chapters[-1][1]["item"]["title"], slip))
    return sorted(found, key=lambda one: (-one.slip.moves, -(one.slip.days or 0), one.title.casefold(), one.item_id))
