"""From date cells to meetings: one for each day, and two where a day's cells say two times or two kinds of meeting.

Knows what stands with a date, and nothing of items.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from workprogramme.exchange.reading.layouts.rows import Dating
from workprogramme.exchange.reading.layouts.when import When
from workprogramme.exchange.reading.results import Heading, Meaning, ReadMeeting
from workprogramme.exchange.reading.times import time_in

_KIND = re.compile(
    r"\b(informal|formal|special|extraordinary|additional|joint|call-in|workshop|site visit|visit|briefing|budget"
    r"|morning|afternoon|evening)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Meetings:
    """The meetings, the date headings that are none, what is doubtful, and which meeting each date cell is of."""

    meetings: tuple[ReadMeeting, ...] = ()
    headings: tuple[Heading, ...] = ()
    doubts: tuple[str, ...] = ()
    of: dict[int, int] = field(default_factory=dict)  # by the date cell's identity: the meeting's place


@dataclass(slots=True)
class _Sitting:
    """One meeting on its way: everything that its date cells say."""

    day: date
    start: time | None
    kind: str
    notes: dict[str, None] = field(default_factory=dict)  # each once, in order
    lines: list[int] = field(default_factory=list)


def read_meetings(
    datings: Sequence[Dating], whens: Mapping[int, When], remarks: Mapping[int, Sequence[str]]
) -> Meetings:
    """The meetings that the date cells name, in the order of their first mention; see the module."""
    sittings: list[_Sitting] = []
    by_day: dict[date, list[int]] = defaultdict(list)
    headings: list[Heading] = []
    doubts: dict[str, None] = {}
    found = Meetings()
    for dating in datings:
        when = whens[id(dating)]
        day = when.target.earliest
        if not when.is_meeting or day is None or dating.decides:
            headings += [Heading(line, dating.text, Meaning.DATE) for line in dating.lines]
            continue
        said = [text for text in (when.note, *remarks.get(id(dating), ())) if text]
        start, kind = time_in(when.note), _KIND.search(when.note)
        place = _place_of(sittings, by_day[day], start, kind[1].casefold() if kind else "")
        if place is None:
            place = len(sittings)
            sittings.append(_Sitting(day, start, kind[1].casefold() if kind else ""))
            by_day[day].append(place)
        sitting = sittings[place]
        sitting.start, sitting.kind = sitting.start or start, sitting.kind or (kind[1].casefold() if kind else "")
        sitting.notes |= dict.fromkeys(said)
        sitting.lines += dating.lines
        found.of[id(dating)] = place
        if when.target.doubt:
            doubts[f"Line {dating.lines[0]}: {when.target.doubt}"] = None
    found.meetings = tuple(
        ReadMeeting(date=one.day, note="; ".join(one.notes), start=one.start, lines=tuple(dict.fromkeys(one.lines)))
        for one in sittings
    )
    found.headings, found.doubts = tuple(headings), tuple(doubts)
    return found


def _place_of(sittings: Sequence[_Sitting], places: Sequence[int], start: time | None, kind: str) -> int | None:
    """The meeting of that day that the cell can mean: it contradicts neither its time nor its kind."""
    for place in reversed(places):
        one = sittings[place]
        same_time = start is None or one.start is None or start == one.start
        same_kind = not kind or not one.kind or kind == one.kind
        if same_time and same_kind:
            return place
    return None
