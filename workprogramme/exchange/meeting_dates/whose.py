"""Which committee a calendar's own name for it means. Pure: it proposes, a person confirms."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workprogramme.exchange.reading.calendars import Calendar, CalendarMeeting

_NOISE = frozenset(
    ("a", "an", "and", "at", "by", "call", "cancelled", "extraordinary", "for", "formal", "in", "informal", "briefing",
     "meeting", "meetings", "new", "date", "of", "on", "ordinary", "postponed", "provisional", "public", "s", "special",
     "the", "to", "visit", "with", "workshop", "s")
)  # fmt: skip
_FEWEST = 2  # words: "Scrutiny" alone is no committee's name


@dataclass(frozen=True)
class Called:
    """What a committee is called here."""

    id: int
    name: str
    code: str


def name_of(one: CalendarMeeting, calendar: Calendar) -> str:
    """What the calendar calls the body whose meeting it is; "" where it does not say."""
    return " ".join((one.title or calendar.name).split())


def names_in(calendar: Calendar) -> Counter[str]:
    """The names in a calendar, and how many meetings each has."""
    return Counter(name_of(one, calendar) for one in calendar.meetings)


def propose(names: Iterable[str], committees: Sequence[Called], only: int | None = None) -> dict[str, int]:
    """Which committee each name means, by id; a name that means none, or may mean several, is left out.

    `only`: the one committee that is being planned. Meetings without any name are then its own.
    """
    found = {}
    for name in names:
        meant = only if not name else meaning(name, committees)
        if meant is not None and only in (None, meant):
            found[name] = meant
    return found


def meaning(name: str, committees: Sequence[Called]) -> int | None:
    """The id of the committee that the name means, where it can mean only one."""
    words = _words(name)
    own = {one.id: _words(one.name) for one in committees}
    by_code = [one.id for one in committees if one.code.casefold() in name.casefold().split()]
    ways = (
        [key for key, theirs in own.items() if theirs == words],
        by_code,
        [key for key, theirs in own.items() if len(theirs) >= _FEWEST and theirs <= words],
        [key for key, theirs in own.items() if len(words) >= _FEWEST and words <= theirs],
    )
    for meant in ways:
        if meant and words:
            return meant[0] if len(meant) == 1 else None
    return None


def ours(calendar: Calendar, meant: Mapping[str, int], committee_id: int) -> dict[str, CalendarMeeting]:
    """The meetings of one committee, by the key of their place in the calendar."""
    return {
        f"c{place}": one
        for place, one in enumerate(calendar.meetings)
        if meant.get(name_of(one, calendar)) == committee_id
    }


def _words(text: str) -> frozenset[str]:
    """The words of a name that tell it from others: "Education & Children’s Services Scrutiny Board (2)"."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("’", "").replace("'", "").replace("&", " ")
    plain = plain.encode("ascii", "ignore").decode()
    return frozenset(re.findall(r"[a-z]+|[0-9]+", plain)) - _NOISE
