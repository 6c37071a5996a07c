"""How the name of one person varies between documents: "Sara Mills" and "Sarah Mills", "S Mills", "Mills, Sara".

Only points out; whether two names are one person, a person decides.
"""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

TITLES = frozenset(
    ("cllr", "cllrs", "clr", "councillor", "councillors", "alderman", "ald", "mr", "mrs", "ms", "miss", "mx", "dr",
     "doctor", "prof", "professor", "rev", "revd", "reverend", "canon", "rabbi", "imam", "sir", "dame", "lord", "lady",
     "the", "mbe", "obe", "cbe", "jp")
)  # fmt: skip
MOST_TOGETHER = 50  # names with one mark that are compared; where more are alike, a person has seen enough
LONG_ENOUGH = 4  # letters: shorter names differ in one letter and are two (Tim, Tom; Lee, Leo)


@dataclass(frozen=True, kw_only=True)
class Name:
    """One name on a list. `group`: only names of one group are compared (a body is never a person)."""

    key: int
    text: str
    group: Hashable = None


@dataclass(frozen=True)
class _Read:
    """A name's words, surname last, without titles; `titled` when there was one before them."""

    words: tuple[str, ...]
    titled: bool


def look_alike(names: Iterable[Name]) -> list[tuple[int, int]]:
    """The pairs of keys whose names look like one person, smaller key first, in order.

    The time it takes grows with the names, not with their pairs.
    """
    buckets: dict[Hashable, list[tuple[int, _Read]]] = {}
    for name in names:
        read = _read(name.text)
        for mark in set(_marks(read.words)):
            buckets.setdefault((name.group, mark), []).append((name.key, read))
    found = {
        (min(key, other), max(key, other))
        for bucket in buckets.values()
        for position, (key, one) in enumerate(bucket[:MOST_TOGETHER])
        for other, another in bucket[:position]
        if key != other and _alike(one, another)
    }
    return sorted(found)


def looks_like(text: str, names: Iterable[Name], group: Hashable = None) -> list[int]:
    """The keys of the names in that group that look like `text`, in the order given."""
    read = _read(text)
    return [name.key for name in names if name.group == group and _alike(read, _read(name.text))]


def _read(text: str) -> _Read:
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"['’‘]", "", plain)
    before, comma, after = plain.partition(",")
    words = [word for word in re.split(r"[^\w]+", f"{after} {before}" if comma else plain) if word]
    bare = [word for word in words if word not in TITLES]
    return _Read(tuple(bare or words), bool(bare) and len(bare) < len(words))


def _marks(words: tuple[str, ...]) -> Iterator[Hashable]:
    """Where to look for names like this one: two that are alike share at least one mark."""
    if not words:
        return
    first, last = words[0], words[-1]
    yield ("same", tuple(sorted(words)))
    yield ("surname", last)
    if len(words) == 1:
        yield from (("only", some) for some in _shortened(last))
        return
    yield from (("first", some, last) for some in _shortened(first))
    yield from (("last", first, some) for some in _shortened(last))
    yield ("initial", first[0], last)


def _shortened(word: str) -> set[str]:
    """The word, and all that is left of it when one letter goes: two words one slip apart share one of these."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _alike(one: _Read, other: _Read) -> bool:
    a, b = one.words, other.words
    if not a or not b:
        return False
    if sorted(a) == sorted(b):
        return True
    if len(a) == len(b) == 1:
        return one_slip_apart(a[0], b[0])
    if 1 in (len(a), len(b)):  # "Cllr Seaman" may be any Seaman; "Seaman" alone may be a firm
        return a[-1] == b[-1] and (one if len(a) == 1 else other).titled
    if a[-1] == b[-1]:
        return a[0] == b[0] or _same_first(a[0], b[0])
    return a[0] == b[0] and len(a[0]) > 1 and one_slip_apart(a[-1], b[-1])


def _same_first(one: str, other: str) -> bool:
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    return one_slip_apart(one, other)


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter more, less, other, or two letters changing places turn one word into the other.

    A number is no slip: "Board 1" and "Board 2" are two.
    """
    short, long = sorted((one, other), key=len)
    if len(long) < LONG_ENOUGH or len(long) - len(short) > 1 or any(letter.isdigit() for letter in one + other):
        return False
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    if len(long) == LONG_ENOUGH:  # Jane and June, Mark and Mary: four letters with one changed are two names
        return False
    changed = short[start + 1 :] == long[start + 1 :]
    swapped = short[start : start + 2] == long[start : start + 2][::-1] and short[start + 2 :] == long[start + 2 :]
    return changed or swapped
