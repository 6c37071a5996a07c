"""Which items of a document are the items of a programme: by title and place, and never two of one.

Knows titles and where an item stands; what would change, and whether it should, it must not know. A likeness is pointed
out; a person confirms it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

LIKE = 0.55
"""From here on two titles are pointed out as alike: of a hundred pieces of three letters, so many are in both."""
_MOST_ALIKE = 8  # of one title; a person who is shown more chooses from the whole list
_COMMON = 200  # titles with one piece; a piece that more of them share tells nothing
_WORD = re.compile(r"[^\W_]+")
_MONTHS = frozenset(
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]
)  # fmt: skip
_SMALL = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"])


class How(Enum):
    """How an item of the document was found in the programme."""

    SAME = "same"  # the same title at the same place
    MOVED = "moved"  # the same title at another place
    LIKE = "like"  # a title that looks like it
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An item of the document. `written`: the title as it was written.

    `places`: where it may stand in the programme and still be where the document wants it, the likeliest first.
    """

    key: str
    title: str
    written: str
    places: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """An item of the programme. `over`: a meeting has taken it, so that it is found only at its own place."""

    id: int
    title: str
    written: str
    place: object
    over: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """What an item of the document is in the programme. `id`: None where it is new."""

    key: str
    how: How
    id: int | None = None


def match(wanted: Sequence[Wanted], there: Sequence[There]) -> tuple[Match, ...]:
    """What each item of the document is, in its order; no item of the programme is two of the document's.

    The surest go first: the same title at the same place, the same title, a like one at the same place, the most like.
    Of equals the first in the document gets the oldest item. The time it takes grows with the titles, not their pairs.
    """
    found: dict[int, Match] = {}
    free = {one.id: one for one in there}
    for how, pairs in ((How.SAME, _same(wanted, there)), (How.MOVED, _moved(wanted, there)), (How.LIKE, None)):
        if pairs is None:
            left = [place for place in range(len(wanted)) if place not in found]
            pairs = _like([(place, wanted[place]) for place in left], list(free.values()))
        for place, other in pairs:
            if place not in found and other in free:
                found[place] = Match(wanted[place].key, how, other)
                del free[other]
    return tuple(found.get(place) or Match(one.key, How.NEW) for place, one in enumerate(wanted))


def likeness(one: str, other: str) -> float:
    """How like two titles are, from 0 to 1: 1 where they differ in spacing, case and signs alone.

    Two that speak of different dates or numbers ("4th July", "Phase 2") are not alike, however like their other words.
    """
    first, second = _words(one), _words(other)
    if first == second:
        return 1.0
    if _contradict(first, second):
        return 0.0
    pieces, others = _pieces(first), _pieces(second)
    dice = 2 * len(pieces & others) / (len(pieces) + len(others)) if pieces and others else 0.0
    return max(dice, _part_of(first, second))


def _same(wanted: Sequence[Wanted], there: Sequence[There]) -> Iterator[tuple[int, int]]:
    """Pairs with the same title, as it is or as it was once written, at the same place."""
    at: dict[tuple[object, object], list[int]] = defaultdict(list)
    for one in sorted(there, key=lambda one: one.id):
        for title in {_words(one.title), _words(one.written)}:
            at[title, one.place].append(one.id)
    for title_of in (lambda item: item.title, lambda item: item.written):
        for place, item in enumerate(wanted):
            title = _words(title_of(item))
            yield from ((place, other) for spot in item.places for other in at.get((title, spot), ()))


def _moved(wanted: Sequence[Wanted], there: Sequence[There]) -> Iterator[tuple[int, int]]:
    titled: dict[object, list[int]] = defaultdict(list)
    for one in sorted(there, key=lambda one: one.id):
        if not one.over:
            for title in {_words(one.title), _words(one.written)}:
                titled[title].append(one.id)
    for place, item in enumerate(wanted):
        for title in (_words(item.title), _words(item.written)):
            yield from ((place, other) for other in titled.get(title, ()))


def _like(wanted: Iterable[tuple[int, Wanted]], there: Sequence[There]) -> Iterator[tuple[int, int]]:
    """Pairs with titles that look alike: those at one place first, then the most like."""
    known = {one.id: one for one in there}
    with_piece: dict[str, list[int]] = defaultdict(list)
    for one in there:
        for piece in _pieces(_words(one.title)):
            with_piece[piece].append(one.id)
    found = []
    for place, item in wanted:
        shared: dict[int, int] = defaultdict(int)
        for piece in _pieces(_words(item.title)):
            holders = with_piece.get(piece, ())
            for other in holders if len(holders) <= _COMMON else ():
                shared[other] += 1
        likeliest = sorted(shared, key=lambda other: (-shared[other], other))[:_MOST_ALIKE]
        for other in likeliest:
            score = likeness(item.title, known[other].title)
            same_place = known[other].place in item.places
            if score >= LIKE and (same_place or not known[other].over):
                found.append((not same_place, -score, place, other))
    yield from ((place, other) for _, _, place, other in sorted(found))


def _words(title: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(title.casefold()))


def _pieces(words: Sequence[str]) -> frozenset[str]:
    """Every three letters that follow each other in a word, with where it begins and ends."""
    told = [f" {word} " for word in words if word not in _SMALL]
    return frozenset(word[at : at + 3] for word in told for at in range(len(word) - 2))


def _contradict(one: Sequence[str], other: Sequence[str]) -> bool:
    first, second = ({word for word in words if word in _MONTHS or word[0].isdigit()} for words in (one, other))
    return bool(first and second) and first != second


def _part_of(one: Sequence[str], other: Sequence[str]) -> float:
    """For a title that is wholly in the other ("CAMHS service" in "CAMHS service: report"): a little over alike."""
    first, second = frozenset(one) - _SMALL, frozenset(other) - _SMALL
    short = min(first, second, key=len)
    return 0.7 if len(short) > 1 and (first <= second or second <= first) else 0.0
