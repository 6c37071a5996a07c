"""Which meeting of a calendar is which meeting that is known. Pure: frozen values in, pairs out.

By what the calendar knows it by, then by its day, then by the calendar's own words ("new date"), then by nearness.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.exchange.meeting_dates.values import Doubt, How, KnownMeeting
from workprogramme.exchange.reading.calendars import CalendarMeeting, Status
from workprogramme.web.words import MONTHS

NEAR = 14  # days: further off, a meeting that is not where it was is another meeting
CLOSE = 7  # days: further off, a person looks whether it is the same
NEW_DATE_WITHIN = 60  # days: where the calendar itself speaks of a new date
CALLED_OFF = (Status.CANCELLED, Status.POSTPONED)
_FROM = re.compile(r"\bfrom (?:[a-z]+,? )?(?:the )?([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Pair:
    """The known meeting that a meeting of the calendar is; None for one that is not known."""

    known: KnownMeeting | None = None
    how: How | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Pairs:
    """`of`: by the place in the calendar. `told`: places whose line only says what another says.

    `unclear`: ids of known meetings of which it is not clear whether the calendar has them; `alone`: those it has not.
    """

    of: dict[int, Pair]
    told: frozenset[int]
    unclear: frozenset[int]
    alone: tuple[KnownMeeting, ...]


def pair(
    known: Sequence[KnownMeeting],
    coming: Sequence[CalendarMeeting],
    kinds: Sequence[MeetingKind | None],
    today: date,
    year_of: Callable[[date], int],
) -> Pairs:
    """Pairs the committee's known meetings with those of a calendar. `kinds`: what the calendar says of each."""
    pairing = _Pairing(known, coming, kinds)
    pairing.drop_repeated()
    pairing.by_identity()
    pairing.by_day()
    pairing.by_new_date()
    pairing.by_nearness(today, year_of)
    return Pairs(
        pairing.of | {place: pairing.doubtful.get(place, Pair()) for place in pairing.free},
        frozenset(pairing.told),
        frozenset(pairing.unclear),
        tuple(one for one in known if one.id in pairing.lonely and one.id not in pairing.unclear),
    )


def identities(coming: Iterable[CalendarMeeting]) -> frozenset[str]:
    """What the calendar knows one meeting by, and no other: an event that repeats has one identity for many days."""
    said = {(one.uid, one.day, one.start) for one in coming if one.uid}
    times = Counter(uid for uid, _, _ in said)
    return frozenset(uid for uid, often in times.items() if often == 1)


class _Pairing:
    """The work in hand: what is paired, and what is still free on either side."""

    def __init__(
        self,
        known: Sequence[KnownMeeting],
        coming: Sequence[CalendarMeeting],
        kinds: Sequence[MeetingKind | None],
    ) -> None:
        self.lonely = {one.id: one for one in known}
        self.coming = coming
        self.free = dict(enumerate(coming))
        self.kinds = kinds
        self.of: dict[int, Pair] = {}
        self.doubtful: dict[int, Pair] = {}
        self.told: set[int] = set()
        self.unclear: set[int] = set()
        self.sole = identities(coming)

    def _join(self, place: int, known: KnownMeeting, how: How, *doubts: Doubt) -> None:
        del self.free[place]
        self.lonely.pop(known.id, None)
        self.of[place] = Pair(known, how, doubts)

    def drop_repeated(self) -> None:
        """A line that says word for word what one before it said."""
        seen = set()
        for place, one in list(self.free.items()):
            said = (one.day, one.start, one.title, one.status, one.uid)
            if said in seen:
                self.told.add(place)
                del self.free[place]
            seen.add(said)

    def by_identity(self) -> None:
        """What the calendar knows a meeting by does not change when the meeting moves."""
        bearer = {uid: one for one in self.lonely.values() for uid in one.uids}
        for place, one in list(self.free.items()):
            known = bearer.get(one.uid) if one.uid in self.sole else None
            if known is not None and known.id in self.lonely:
                self._join(place, known, How.IDENTITY)

    def by_day(self) -> None:
        """The committee's meeting of that day; of several, the one of that hour."""
        days: defaultdict[date, list[int]] = defaultdict(list)
        for place, one in self.free.items():
            days[one.day].append(place)
        for day, places in days.items():
            self._on_one_day([one for one in self.lonely.values() if one.day == day], places)

    def _on_one_day(self, known: list[KnownMeeting], places: list[int]) -> None:
        for one in known:
            same_hour = [p for p in places if p in self.free and self.free[p].start == one.draft.starts]
            if same_hour:
                self._join(same_hour[0], one, How.DAY)
        rest = [one for one in known if one.id in self.lonely]
        open_places = [place for place in places if place in self.free]
        if len(rest) == 1 and len(open_places) == 1:
            self._join(open_places[0], rest[0], How.DAY)
        elif rest and open_places:
            self.unclear |= {one.id for one in rest}
            self.doubtful |= {place: Pair(doubts=(Doubt.SAME_DAY,)) for place in open_places}

    def by_new_date(self) -> None:
        """What the calendar calls a new date is that of the meeting it calls off, else of one it no longer has."""
        for place, one in list(self.free.items()):
            if one.status is not Status.MOVED or place in self.doubtful:
                continue
            found = self._origins(one)
            if not found:
                continue
            known, off = found[0]
            tie = len(found) > 1 and _apart(found[1][0], one) == _apart(known, one)
            if off is not None:
                del self.of[off]
                self.told.add(off)
            self._join(place, known, How.NEW_DATE, *([Doubt.OTHERS_NEAR] if tie else []))

    def _origins(self, one: CalendarMeeting) -> list[tuple[KnownMeeting, int | None]]:
        """The meetings whose new date it may be, the nearest first; with the line that calls the meeting off."""
        called_off: list[tuple[KnownMeeting, int | None]] = [
            (pair.known, place)
            for place, pair in self.of.items()
            if pair.known is not None and self.coming[place].status in CALLED_OFF
        ]
        waiting: list[tuple[KnownMeeting, int | None]] = [
            (known, None)
            for known in self.lonely.values()
            if known.draft.status is not MeetingStatus.CANCELLED and known.id not in self.unclear
        ]
        origin = _origin(one.note)
        for candidates in (called_off, waiting):
            near = [
                (known, off)
                for known, off in candidates
                if known.draft.status is not MeetingStatus.HELD
                and _apart(known, one) <= NEW_DATE_WITHIN
                and origin in (None, (known.day.day, known.day.month))
            ]
            if near:
                return sorted(near, key=lambda found: (_apart(found[0], one), found[0].day))
        return []

    def by_nearness(self, today: date, year_of: Callable[[date], int]) -> None:
        """A meeting that is not where it was, and one that is new close by, where no other can be meant."""
        places = [
            place
            for place, one in self.free.items()
            if one.status not in CALLED_OFF and one.day >= today and place not in self.doubtful
        ]
        waiting = [
            known
            for known in self.lonely.values()
            if known.draft.status in (MeetingStatus.PROVISIONAL, MeetingStatus.CONFIRMED)
            and known.day >= today
            and known.id not in self.unclear
        ]
        near = [
            (_apart(known, self.free[place]), place, known)
            for place in places
            for known in waiting
            if _apart(known, self.free[place]) <= NEAR
            and year_of(known.day) == year_of(self.free[place].day)
            and not (known.uids and self.free[place].uid)  # the calendar would have known it by its identity
            and self.kinds[place] in (None, known.draft.kind)
        ]
        times = Counter(place for _, place, _ in near)
        meetings = Counter(known.id for _, _, known in near)
        for days, place, known in sorted(near, key=lambda found: found[:2]):
            if place in self.free and known.id in self.lonely:
                alone = times[place] == 1 and meetings[known.id] == 1
                doubts = [Doubt.NOT_CLOSE] * (days > CLOSE) + [Doubt.OTHERS_NEAR] * (not alone)
                self._join(place, known, How.NEARNESS, *doubts)


def _apart(known: KnownMeeting, one: CalendarMeeting) -> int:
    """How many days lie between the two."""
    return abs((known.day - one.day).days)


def _origin(note: str) -> tuple[int, int] | None:
    """Day and month in "moved from 28 May"; None where the note does not say."""
    for found in _FROM.finditer(note):
        months = [n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(found[2].lower()[:3])]
        if months:
            return int(found[1]), months[0]
    return None
