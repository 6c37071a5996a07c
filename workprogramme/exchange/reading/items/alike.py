"""Finds names in one document that look like one person written in two ways; it reports them and never merges.

Knows spelling, not people: "Sara Mills" and "Sarah Mills", "J Smith" and "John Smith".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

_LONGEST = 60  # characters of a name; longer texts are not names
_SHORTEST = 6  # letters; in shorter names one letter is most of the difference between two people
_MOST_NAMES = 5_000  # of one document; no programme has so many, and all their spellings would fill the memory
_MOST_ALIKE = 20  # of one spelling; a document with more is not about people
_TITLES = re.compile(
    r"(?:cllrs?|councillors?|mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|sir|dame)\b\.?\s*", re.IGNORECASE
)
_MEMBER = re.compile(r"(?:cllr|councillor)\b", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Name:
    place: int  # in the order of first appearance
    text: str
    letters: str
    is_member: bool
    given: str  # the first name or initial without a title, "" when there is only a surname
    surname: str


_Pair = tuple[_Name, _Name]


def alike(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The pairs of different names that may be one person's, each pair once, in the order of their first appearance.

    Two names are alike when one letter more, less, changed or swapped makes one the other, or when one gives only the
    initial of what the other gives in full. Takes time in proportion to the number of names; of more than 5,000
    different ones only the first are compared.
    """
    different = islice(dict.fromkeys(names), _MOST_NAMES)
    known = [_name(place, text) for place, text in enumerate(different) if len(text) <= _LONGEST]
    found = {
        (min(first.place, second.place), max(first.place, second.place)): (first, second)
        for pairs in (_near_spellings(known), _shortened(known))
        for first, second in pairs
    }
    in_order = (sorted(found[places], key=lambda name: name.place) for places in sorted(found))
    return tuple((first.text, second.text) for first, second in in_order)


def _name(place: int, text: str) -> _Name:
    words = [word for part in _TITLES.sub("", text).split() if (word := _letters(part))]
    given = words[0] if len(words) > 1 else ""
    return _Name(place, text, _letters(text), _MEMBER.match(text) is not None, given, words[-1] if words else "")


def _near_spellings(names: Iterable[_Name]) -> Iterator[_Pair]:
    """Names that share a spelling with one letter left out, where they are indeed one change or swap apart."""
    by_spelling: dict[tuple[bool, str], list[_Name]] = defaultdict(list)
    for name in names:
        whole = name.letters
        if len(whole) >= _SHORTEST:
            for spelling in {whole, *(whole[:place] + whole[place + 1 :] for place in range(len(whole)))}:
                by_spelling[name.is_member, spelling].append(name)
    for same in by_spelling.values():
        few = same[:_MOST_ALIKE]
        for place, first in enumerate(few):
            yield from ((first, second) for second in few[:place] if _one_apart(first.letters, second.letters))


def _shortened(names: Iterable[_Name]) -> Iterator[_Pair]:
    """Pairs such as "J Smith" and "John Smith", "Cllr Smith" and "Cllr John Smith".

    An officer and a councillor of one name are two people.
    """
    families: dict[tuple[bool, str], list[_Name]] = defaultdict(list)
    for name in names:
        if name.surname:
            families[name.is_member, name.surname].append(name)
    for family in families.values():
        few = family[:_MOST_ALIKE]
        for short in few:
            for full in few:
                is_initial = len(short.given) == 1 and len(full.given) > 1 and full.given.startswith(short.given)
                if is_initial or (short.is_member and not short.given and full.given):
                    yield short, full


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())


def _one_apart(first: str, second: str) -> bool:
    """Whether they are the same, or one letter added, left out, changed or swapped with its neighbour makes them so."""
    if len(first) > len(second):
        first, second = second, first
    start = 0
    while start < len(first) and first[start] == second[start]:
        start += 1
    if len(first) == len(second):
        rest = first[start:], second[start:]
        swapped = rest[0][:2] == rest[1][:2][::-1] and rest[0][2:] == rest[1][2:]
        return swapped or rest[0][1:] == rest[1][1:]
    return len(second) - len(first) == 1 and first[start:] == second[start + 1 :]
