"""Meetings as the tests of calendars write them: known ones, those of a calendar, and what comes of taking lines."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.exchange.meeting_dates.comparing import Ground, compare
from workprogramme.exchange.meeting_dates.pairing import identities
from workprogramme.exchange.meeting_dates.values import Choice, KnownMeeting, Line, Usual
from workprogramme.exchange.reading.calendars import CalendarMeeting
from workprogramme.models.meeting_changes import MeetingDraft

TODAY = date(2019, 3, 1)
USUAL = Usual(starts=time(14), minutes=120, place="Council House", name="Children’s Services Scrutiny Board")
GROUND = Ground(usual=USUAL, today=TODAY, year_of=lambda day: MunicipalYear.of(day).start)


def known(number: int, day: date, *uids: str, **said: Any) -> KnownMeeting:
    """A known meeting at 2pm."""
    draft = MeetingDraft(**{"day": day, "starts": time(14), "ends": time(16), "place": "Council House", **said})
    return KnownMeeting(id=number, version=1, draft=draft, uids=frozenset(uids))


def said(day: date, **more: Any) -> CalendarMeeting:
    """A meeting of a calendar."""
    return CalendarMeeting(day=day, **more)


def lines(here: Sequence[KnownMeeting], coming: Sequence[CalendarMeeting], ground: Ground = GROUND) -> tuple[Line, ...]:
    """The comparison, each meeting of the calendar keyed by its place."""
    return compare(here, {f"c{place}": one for place, one in enumerate(coming)}, ground)


def take(here: Iterable[KnownMeeting], found: Sequence[Line]) -> list[KnownMeeting]:
    """The known meetings after every line's default: what an import does, on values."""
    after = {one.id: one for one in here}
    sole = identities(line.coming for line in found if line.coming)
    for line in found:
        if line.choices and line.default is Choice.LEAVE:
            continue
        before = line.known or (KnownMeeting(id=1000 + len(after), version=1, draft=line.after) if line.after else None)
        if before is None:
            continue
        uid = {line.coming.uid} & sole if line.coming else set()
        draft = line.after if line.choices and line.after else before.draft
        after[before.id] = replace(before, draft=draft, uids=before.uids | uid)
    return list(after.values())
