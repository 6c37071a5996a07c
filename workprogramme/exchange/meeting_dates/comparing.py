"""A calendar and the meetings that are known, compared line by line: what is new, moved, called off, changed, missing.

Pure: frozen values in, frozen values out; today, the council's years and its odd days are arguments.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.exchange.meeting_dates.pairing import CALLED_OFF, Pair, pair
from workprogramme.exchange.meeting_dates.values import (
    CHANGES,
    Choice,
    Doubt,
    How,
    KnownMeeting,
    Line,
    Usual,
    What,
)
from workprogramme.exchange.reading.calendars import CalendarMeeting, Status
from workprogramme.models.meeting_changes import PLACE_LENGTH, MeetingDraft, later

FAR = 120  # days: a meeting that moves further is looked at by a person
_STATUS = {
    Status.CONFIRMED: MeetingStatus.CONFIRMED,
    Status.PROVISIONAL: MeetingStatus.PROVISIONAL,
    Status.POSTPONED: MeetingStatus.POSTPONED,
    Status.CANCELLED: MeetingStatus.CANCELLED,
    Status.HELD: MeetingStatus.HELD,
}
_KINDS = {
    MeetingKind.CALL_IN: r"call[- ]?in",
    MeetingKind.SPECIAL: r"special|extra-?ordinary",
    MeetingKind.VISIT: r"(?:site )?visit",
    MeetingKind.INFORMAL: r"informal|briefing|workshop|seminar",
    MeetingKind.JOINT: r"joint",
}
_SAYS_KIND = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _KINDS.items()}


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a comparison stands on besides the meetings. `odd_day`: sentences of warning about a day for a meeting."""

    usual: Usual
    today: date
    year_of: Callable[[date], int]
    odd_day: Callable[[date], Iterable[str]] = lambda _day: ()


def compare(known: Sequence[KnownMeeting], coming: Mapping[str, CalendarMeeting], ground: Ground) -> tuple[Line, ...]:
    """The lines by day. `coming`: the committee's meetings of the calendar, by the key that each line will have.

    Every meeting of the calendar is in exactly one line, every known one in at most one.
    """
    meetings = list(coming.values())
    kinds = [kind_said(one, ground.usual.name) for one in meetings]
    pairs = pair(known, meetings, kinds, ground.today, ground.year_of)
    lines = []
    for place, (key, one) in enumerate(coming.items()):
        if place in pairs.told:
            lines.append(Line(key=key, what=What.TOLD, coming=one))
        else:
            lines.append(_line(key, one, kinds[place], pairs.of[place], ground))
    lines += [Line(key=f"m{one.id}", what=What.MISSING, known=one, after=_called_off(one)) for one in
              pairs.alone if _is_missing(one, meetings, ground.today)]  # fmt: skip
    return tuple(sorted(_without_clashes(known, _at_one_hour(lines)), key=lambda line: (line.day, line.key)))


def as_new(one: CalendarMeeting, ground: Ground) -> MeetingDraft:
    """The meeting of the calendar as one that is not known yet."""
    return _after(one, kind_said(one, ground.usual.name), None, ground)[0]


def kind_said(one: CalendarMeeting, committee: str) -> MeetingKind | None:
    """What the calendar says of the kind of a meeting beside the committee's own name; None where it says nothing."""
    said = one.title.replace(committee, " ") if committee else one.title
    own = {word.casefold() for word in re.findall(r"\w+", committee)}
    for kind, says in _SAYS_KIND.items():
        found = says.search(f"{said} {one.note}")
        if found and found.group().casefold() not in own:
            return kind
    return None


def _line(key: str, one: CalendarMeeting, kind: MeetingKind | None, found: Pair, ground: Ground) -> Line:
    known = found.known
    after, doubts = _after(one, kind, known, ground)
    what = _what(one, known, after)
    doubts = [*found.doubts, *doubts, *_doubts(one, found, after, what, ground)]
    told = list(one.unsure)
    if what is What.MOVED or (what is What.NEW and after.status.takes_place):
        told += ground.odd_day(after.day)
    if what is What.UNCHANGED:
        doubts, told = [], []
    return Line(
        key=key,
        what=what,
        known=known,
        coming=one,
        after=after,
        how=found.how,
        doubts=tuple(dict.fromkeys(doubts)),
        told=tuple(told),
    )


def _after(
    one: CalendarMeeting, kind: MeetingKind | None, known: KnownMeeting | None, ground: Ground
) -> tuple[MeetingDraft, list[Doubt]]:
    """The meeting as the calendar has it; where it says nothing, as it is known, else as is usual."""
    usual, doubts = ground.usual, []
    before = known.draft if known else MeetingDraft(day=one.day, starts=usual.starts, place=usual.place)
    starts = one.start or before.starts
    ends = one.end
    if ends is not None and ends <= starts:
        doubts.append(Doubt.NO_END)
        ends = None
    if ends is None:
        ends = later(starts, usual.minutes) if known is None else _as_long(starts, before)
    place = before.place if _same(one.place, before.place) else one.place or before.place
    if len(place) > PLACE_LENGTH:
        doubts.append(Doubt.LONG_PLACE)
        place = before.place
    return (
        replace(
            before,
            day=one.day,
            starts=starts,
            ends=ends,
            place=place,
            kind=kind or before.kind,
            status=_status(one, known, ground.today),
        ),
        doubts,
    )


def _as_long(starts: time, before: MeetingDraft) -> time | None:
    """The end of a meeting that begins then and takes as long as it did; None where that was not said."""
    if before.ends is None:
        return None
    length = before.ends.hour * 60 + before.ends.minute - before.starts.hour * 60 - before.starts.minute
    return later(starts, length)


def _status(one: CalendarMeeting, known: KnownMeeting | None, today: date) -> MeetingStatus:
    """The state that the calendar gives the meeting; where it gives none, the one it has."""
    now = known.draft.status if known else MeetingStatus.CONFIRMED
    said = _STATUS.get(one.status)
    if said is MeetingStatus.HELD and one.day > today:
        said = None
    if now is MeetingStatus.HELD and said is not None and said.takes_place:
        return now
    if said is None and known is not None and not now.takes_place:
        return MeetingStatus.CONFIRMED
    if said in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED) and not now.takes_place and known is not None:
        return now  # called off either way
    return said or now


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _what(one: CalendarMeeting, known: KnownMeeting | None, after: MeetingDraft) -> What:
    if known is None:
        return What.NEW
    if after == known.draft:
        return What.UNCHANGED
    if not after.status.takes_place:
        return What.UNCHANGED if not known.draft.status.takes_place else What.CALLED_OFF
    return What.MOVED if one.day != known.day else What.CHANGED


def _doubts(one: CalendarMeeting, found: Pair, after: MeetingDraft, what: What, ground: Ground) -> Iterable[Doubt]:
    known = found.known
    if known is None:
        if one.status in CALLED_OFF:
            yield Doubt.NOT_KNOWN
        if ground.year_of(one.day) < ground.year_of(ground.today):
            yield Doubt.LONG_AGO
        return
    before = known.draft
    waiting = before.status is MeetingStatus.POSTPONED and what is What.MOVED  # for the day that the calendar gives it
    if after.status.takes_place and not before.status.takes_place and not waiting:
        yield Doubt.CALLED_OFF_HERE
    only_held = replace(before, status=MeetingStatus.HELD) == after
    over = before.status is MeetingStatus.HELD or (known.day < ground.today and before.status.takes_place)
    if over and not only_held and found.how is not How.NEW_DATE:
        yield Doubt.OVER
    if abs((one.day - known.day).days) > FAR:
        yield Doubt.FAR


def _called_off(known: KnownMeeting) -> MeetingDraft:
    return replace(known.draft, status=MeetingStatus.CANCELLED)


def _is_missing(known: KnownMeeting, meetings: Sequence[CalendarMeeting], today: date) -> bool:
    """Whether the calendar, which reaches over the day of a meeting to come, should have had it."""
    days = [one.day for one in meetings]
    planned = known.draft.status in (MeetingStatus.PROVISIONAL, MeetingStatus.CONFIRMED)
    return planned and known.day >= today and bool(days) and min(days) <= known.day <= max(days)


def _at_one_hour(lines: Iterable[Line]) -> list[Line]:
    """The lines, with a doubt on those of which the calendar has several for one hour: they contradict one another."""
    found = list(lines)
    hours = Counter((line.after.day, line.after.starts) for line in found if line.coming and line.after)
    return [
        replace(line, doubts=tuple(dict.fromkeys((*line.doubts, Doubt.SAME_DAY))))
        if line.coming and line.after and line.what in CHANGES and hours[line.after.day, line.after.starts] > 1
        else line
        for line in found
    ]


def _without_clashes(known: Sequence[KnownMeeting], lines: Sequence[Line]) -> list[Line]:
    """The lines, with a doubt on those that would put two meetings on one hour if all that is sure were taken."""
    found = list(lines)
    while True:
        clashing = _clashing(known, found)
        if not clashing:
            return found
        found = [replace(line, doubts=(*line.doubts, Doubt.CLASH)) if line.key in clashing else line for line in found]


def _clashing(known: Sequence[KnownMeeting], lines: Sequence[Line]) -> set[str]:
    """Keys of lines that are taken unasked and would meet another meeting at its hour; the first of several stays."""
    taken = [line for line in lines if line.what in CHANGES and line.default is Choice.TAKE]
    moving = {line.known.id for line in taken if line.known is not None}
    hours: defaultdict[tuple[date, time], list[str]] = defaultdict(list)
    for one in known:
        if one.id not in moving and one.draft.status.takes_place:
            hours[one.day, one.draft.starts].append("")
    for line in taken:
        if line.after is not None and line.after.status.takes_place:
            hours[line.after.day, line.after.starts].append(line.key)
    return {key for keys in hours.values() for key in keys[1:] if key}
