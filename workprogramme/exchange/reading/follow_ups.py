"""Links what the items' words ask for to the meetings and items of the same programme.

Knows which item a phrase names; it must not know the phrases, and links nothing that the words do not bear out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from workprogramme.domain.asked_for import AskedFor, read_asked_for
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import TargetKind
from workprogramme.exchange.reading.results import ReadFollowUp, ReadItem

_MOST_AT_A_MEETING = 60  # items; no meeting takes so many, and a name among them would say nothing
_WORD = re.compile(r"[^\W_]+")
_DATE_IN_TITLE = re.compile(r"\b[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: [0-9]{4})?\b")
_COMMON = frozenset(
    [
        "a", "an", "and", "at", "by", "for", "from", "in", "into", "it", "its", "of", "on", "or", "the", "their",
        "this", "to", "up", "with", "item", "paper", "presentation", "progress", "report", "reports", "review",
        "update", "updates", "briefing", "final", "further", "annual",
    ]
)  # fmt: skip


def find_follow_ups(
    items: Sequence[ReadItem], meetings: AbstractSet[date], year: MunicipalYear | None
) -> tuple[ReadFollowUp, ...]:
    """What the items' details ask for (their titles, where the details ask for nothing), in the order of the items.

    The source is the item of the same title at the meeting that the words name, or the one item there that they name
    themselves; else there is none.
    """
    at = _Meetings(items)
    return tuple(
        ReadFollowUp(
            item=place,
            kind=asked.kind,
            meeting=asked.meeting,
            source_item=at.source(place, asked),
            rule=asked.rule,
            asked_by=asked.asked_by,
            text=asked.text,
            unsure=asked.unsure,
        )
        for place, item in enumerate(items)
        for asked in _asked(item, meetings, year)
    )


def _asked(item: ReadItem, meetings: AbstractSet[date], year: MunicipalYear | None) -> Iterator[AskedFor]:
    window = item.target.window()
    yield from read_asked_for(item.detail, year=year, meetings=meetings, wanted=window) or read_asked_for(
        item.title, year=year, meetings=meetings, wanted=window
    )


class _Meetings:
    """The items of each meeting, by day and by title."""

    def __init__(self, items: Sequence[ReadItem]) -> None:
        self._items = items
        self._on: dict[date, list[int]] = defaultdict(list)
        self._titled: dict[tuple[date, str], list[int]] = defaultdict(list)
        for place, item in enumerate(items):
            if item.target.kind is TargetKind.DAY and item.target.earliest:
                self._on[item.target.earliest].append(place)
                self._titled[item.target.earliest, _same(item.title)].append(place)

    def source(self, place: int, asked: AskedFor) -> int | None:
        """The item from which the one at `place` follows, if just one can be meant."""
        if asked.meeting is None:
            return None
        if asked.named:
            named = self._named(asked.meeting, asked.named)
            if named is not None:
                return named
        same = self._titled.get((asked.meeting, _same(self._items[place].title)), [])
        return same[0] if len(same) == 1 and same[0] != place else None

    def _named(self, meeting: date, words: str) -> int | None:
        there = self._on.get(meeting, [])
        if len(there) > _MOST_AT_A_MEETING:
            return None
        said = _telling(words)
        found = [place for place in there if _is_named(said, _telling(self._items[place].title))]
        return found[0] if len(found) == 1 else None


def _same(title: str) -> str:
    return " ".join(_WORD.findall(title.casefold()))


def _telling(words: str) -> frozenset[str]:
    """The words that tell one item from another: "Improvement Board 3rd October Update Report" has two."""
    words = _DATE_IN_TITLE.sub(" ", words).casefold().replace("'s", "")
    return frozenset(_WORD.findall(words)) - _COMMON


def _is_named(said: frozenset[str], title: frozenset[str]) -> bool:
    """Whether all the telling words of one are in the other."""
    return bool(said and title) and (title <= said or said <= title)
