"""What the words of one item propose, among the meetings and items of its committee: what was asked for, and whence.

Knows which item a phrase names; it must not know the phrases, and links nothing that the words do not bear out.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from hashlib import blake2s

from workprogramme.domain.asked_for import AskedFor, read_asked_for
from workprogramme.domain.kinds import Kind
from workprogramme.domain.municipal_years import MAY_FIRST, MunicipalYear, Starts

_MOST_AT_A_MEETING = 60  # items; no meeting takes so many, and a name among them would say nothing
_NO_SOURCE = "No item at that meeting goes by this name. Choose the one under which it was asked for, if you know it."
_WORD = re.compile(r"[^\W_]+")
_DATE_IN_TITLE = re.compile(r"\b[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: [0-9]{4})?\b")
_COMMON = frozenset(
    [
        "a", "an", "and", "at", "by", "for", "from", "in", "into", "it", "its", "of", "on", "or", "the", "their",
        "this", "to", "up", "with", "item", "paper", "presentation", "progress", "report", "reports", "review",
        "update", "updates", "briefing", "final", "further", "annual",
    ]
)  # fmt: skip


class ProposalState(Kind):
    """How far a proposal has come: it is only what words seem to say, until a person has decided."""

    PROPOSED = "proposed", "To be confirmed"
    CONFIRMED = "confirmed", "Confirmed"
    TURNED_DOWN = "turned_down", "Not a follow-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """An item as far as its words go. `day`: its meeting's. `window`: the first and last day it can be taken on."""

    id: int
    title: str
    detail: str = ""
    day: date | None = None
    window: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class ProposedLink:
    """What an item's words propose. `source`: the id of the item that it follows from, if just one can be meant."""

    asked: AskedFor
    source: int | None

    @property
    def doubts(self) -> tuple[str, ...]:
        """A sentence for each thing that a person should look at: the words' own, and a source that is not found."""
        unknown = self.asked.meeting is not None and self.source is None
        return (*self.asked.unsure, _NO_SOURCE) if unknown else self.asked.unsure

    @property
    def digest(self) -> str:
        """The same for the same words, however they are spaced, dashed or capitalised."""
        return digest_of(self.asked.text)


def digest_of(words: str) -> str:
    """Words in 32 letters, by which they are known again: only their letters and figures count."""
    said = " ".join(_WORD.findall(unicodedata.normalize("NFKC", words).casefold()))
    return blake2s(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Sources:
    """The items of a committee by the day of their meeting and by title, so that each source is looked up at once."""

    def __init__(self, items: Iterable[Wording]) -> None:
        self._on: dict[date, list[Wording]] = defaultdict(list)
        self._titled: dict[tuple[date, str], list[Wording]] = defaultdict(list)
        for item in items:
            if item.day is not None:
                self._on[item.day].append(item)
                self._titled[item.day, _same(item.title)].append(item)

    def source(self, item: Wording, asked: AskedFor) -> int | None:
        """The item from which `item` follows: the one there that the words name, else the one of its own title."""
        if asked.meeting is None:
            return None
        if asked.named:
            named = self._named(asked.meeting, asked.named, item)
            if named is not None:
                return named
        same = self._titled.get((asked.meeting, _same(item.title)), [])
        return same[0].id if len(same) == 1 and same[0].id != item.id else None

    def _named(self, meeting: date, words: str, item: Wording) -> int | None:
        there = self._on.get(meeting, [])
        if len(there) > _MOST_AT_A_MEETING:
            return None
        said = _telling(words)
        found = [other.id for other in there if _is_named(said, _telling(other.title))]
        return found[0] if len(found) == 1 and found[0] != item.id else None


def proposed_for(
    item: Wording,
    sources: Sources,
    meetings: AbstractSet[date],
    year: MunicipalYear | None,
    starts: Starts = MAY_FIRST,
) -> tuple[ProposedLink, ...]:
    """What the item's detail proposes, or its title where the detail proposes nothing; each words once, in order.

    `meetings`: the days on which the committee meets. `year`: the municipal year of the programme that it stands in.
    """
    found: dict[str, ProposedLink] = {}
    for words in (item.detail, item.title):
        for asked in read_asked_for(words, year=year, meetings=meetings, wanted=item.window, starts=starts):
            link = ProposedLink(asked, sources.source(item, asked))
            found.setdefault(link.digest, link)
        if found:
            break
    return tuple(found.values())


def _same(title: str) -> str:
    return " ".join(_WORD.findall(title.casefold()))


def _telling(words: str) -> frozenset[str]:
    """The words that tell one item from another: "Improvement Board 3rd October Update Report" has two."""
    words = _DATE_IN_TITLE.sub(" ", words).casefold().replace("'s", "")
    return frozenset(_WORD.findall(words)) - _COMMON


def _is_named(said: frozenset[str], title: frozenset[str]) -> bool:
    """Whether all the telling words of one are in the other."""
    return bool(said and title) and (title <= said or said <= title)
