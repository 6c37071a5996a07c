"""A run of words with nothing between them ("CWPT Sally Giles John Gregg") → the people and bodies in it.

Splits only where the words allow one way; what they do not is kept whole with a doubt. Knows no separators, no cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workprogramme.domain.kinds import PartRole
from workprogramme.exchange.reading.items.words_of_names import Word, is_of_a_place, kind_of, takes_a_name_before_it

_BODY_WORDS = (Word.ACRONYM, Word.BODY)
_LONGEST_PLACE = 3  # words of a place before the word that says what the body is: "Coventry and Warwickshire Trust"
_LONGEST_RUN = 40  # words; longer ones are prose


THREE_WORDS = "was read with a name of three words"  # a doubt, after the words it is about


@dataclass(frozen=True, slots=True)
class Named:
    """One person, post or outside body as written, its part, and why a person should look at it (or None)."""

    role: PartRole
    text: str
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class _Unit:
    """What counts as one when names are counted: "van der Berg", "J. R.", "Smith MBE"."""

    kind: Word
    text: str


# The ways in which words make up one person, with how unusual each is. A title may stand before any of them.
_USUAL, _UNUSUAL, _RARE = 0, 1, 3
_SHAPES: dict[tuple[Word, ...], int] = {
    (Word.NAME, Word.NAME): _USUAL,
    (Word.INITIAL, Word.NAME): _USUAL,
    (Word.NAME, Word.INITIAL, Word.NAME): _UNUSUAL,
    (Word.NAME, Word.NAME, Word.NAME): _RARE,
}
_TITLE_AND_THREE = (Word.TITLE, Word.NAME, Word.NAME, Word.NAME)  # Dr Anne Marie Clark, Dr Clark Paul Smith
_SHAPES_AFTER_A_TITLE = _SHAPES | {(Word.NAME,): _USUAL}


def names_in(words: Sequence[str], role: PartRole | None = None) -> list[Named]:
    """Everything named in the run, in its order; `role` is the column's, where the column has one.

    Without it councillors are cabinet members, other persons lead officers, bodies partners.
    """
    if len(words) > _LONGEST_RUN:
        return [_whole(words, role, "it is too long to be names")]
    kinds = [kind_of(word) for word in words]
    if role is PartRole.PARTNER and _says_who_they_are(words):
        return [Named(role, " ".join(words))]
    if Word.UNKNOWN in kinds:
        return [_whole(words, role, "it is not only names")]
    if Word.POST in kinds[:-1] or (Word.POST in kinds and len(words) != 2):
        return [_post(words, kinds, role)]
    if len(words) > 1 and all(kind is Word.ACRONYM for kind in kinds):
        return [_whole(words, role, "it is in capitals, so names and outside bodies look alike")]
    return _split(list(words), kinds, role)


def _split(words: list[str], kinds: list[Word], role: PartRole | None) -> list[Named]:
    named: list[Named] = []
    start = 0
    while start < len(words):
        begin = _first_body_word(kinds, start)
        if begin is None:
            named += _persons(words[start:], kinds[start:], role)
            break
        end = _end_of_body(words, kinds, begin)
        before = words[start:begin]
        if not before:
            named.append(Named(PartRole.PARTNER, " ".join(words[begin:end])))
        else:
            named += _before_and_body(before, kinds[start:begin], words[begin:end], role)
        start = end
    return named


def _first_body_word(kinds: list[Word], start: int) -> int | None:
    for place in range(start, len(kinds)):
        follows_a_title = place > start and kinds[place - 1] in (Word.MEMBER, Word.TITLE)
        if kinds[place] in _BODY_WORDS and not follows_a_title:
            return place
    return None


def _end_of_body(words: list[str], kinds: list[Word], begin: int) -> int:
    end = begin + 1
    while end < len(kinds):
        if kinds[end] in _BODY_WORDS or (kinds[end] is Word.NAME and is_of_a_place(words[end])):
            end += 1  # NHS England
        elif kinds[end] in (Word.LINK, Word.AND) and set(kinds[end + 1 : end + 2]) & {*_BODY_WORDS, Word.NAME}:
            end += 2  # University of Warwick, Health and Care Trust
        else:
            break
    return end


def _before_and_body(before: list[str], kinds: list[Word], body: list[str], role: PartRole | None) -> list[Named]:
    whole = " ".join(before + body)
    only_acronyms = all(kind_of(word) is Word.ACRONYM for word in body)
    stands_alone = (only_acronyms and not any(map(takes_a_name_before_it, body))) or len(body) > 1
    of_a_place = any(map(is_of_a_place, before)) or Word.AND in kinds or Word.LINK in kinds
    if stands_alone and not of_a_place:
        persons = _persons(before, kinds, role)
        if all(person.doubt is None for person in persons):
            return [*persons, Named(PartRole.PARTNER, " ".join(body))]
    if len(before) <= _LONGEST_PLACE and set(kinds) <= {Word.NAME, Word.AND, Word.LINK}:
        sure = len(before) == 1 or of_a_place or role is PartRole.PARTNER
        doubt = None if sure else f"“{whole}” may be an outside body, or a person and a body"
        return [Named(PartRole.PARTNER, whole, doubt)]
    return [_whole(before + body, role, "where the person ends and the body begins is not clear")]


def _persons(words: list[str], kinds: list[Word], role: PartRole | None) -> list[Named]:
    units = _units(words, kinds)
    if any(unit.kind not in (Word.MEMBER, Word.TITLE, Word.NAME, Word.INITIAL) for unit in units):
        return [_whole(words, role, "it is not only names")]
    found = _only_way([unit.kind for unit in units])
    if found is None:
        reason = "it is one name only" if len(units) == 1 else "it can be split into names in more than one way"
        if len(units) == 1 and role is not None:
            return [Named(role, units[0].text)]
        return [_whole(words, role, reason)]
    ends, doubt = found
    persons, start = [], 0
    for end in ends:
        text = " ".join(unit.text for unit in units[start:end])
        told = f"“{' '.join(words)}” {doubt}" if doubt else None
        persons.append(Named(_role_of(units[start].kind, role), text, told))
        start = end
    return persons


def _units(words: list[str], kinds: list[Word]) -> list[_Unit]:
    units: list[_Unit] = []
    waiting: list[str] = []  # particles, until the name they belong to comes
    for word, kind in zip(words, kinds, strict=True):
        last = units[-1] if units else None
        if kind is Word.PARTICLE:
            waiting.append(word)
        elif kind in (Word.HONOUR, Word.NOTE) and last and not waiting:
            units[-1] = _Unit(last.kind, f"{last.text} {word}")
        elif last and not waiting and kind is last.kind is Word.INITIAL:
            units[-1] = _Unit(Word.INITIAL, f"{last.text} {word}")
        elif last and not waiting and {kind, last.kind} <= {Word.MEMBER, Word.TITLE}:
            title = Word.MEMBER if Word.MEMBER in (kind, last.kind) else Word.TITLE
            units[-1] = _Unit(title, f"{last.text} {word}")
        elif kind in (Word.ACRONYM, Word.BODY, Word.POST) and _can_be_a_surname(last, word, kind):
            units.append(_Unit(Word.NAME, word))
        else:
            # "Mc Laughlin" and "Anna de Souza": the particle is part of the one name.
            units.append(_Unit(Word.NAME if waiting else kind, " ".join([*waiting, word])))
            waiting = []
    return [*units, *(_Unit(Word.UNKNOWN, word) for word in waiting)]


def _can_be_a_surname(last: _Unit | None, word: str, kind: Word) -> bool:
    if last is None:
        return False
    if last.kind in (Word.MEMBER, Word.TITLE):
        return True  # CLLR SEAMAN
    return kind is Word.POST and word == "Head" and last.kind in (Word.NAME, Word.INITIAL)  # Vivienne Head


def _only_way(kinds: list[Word]) -> tuple[list[int], str | None] | None:
    """Where each person ends, and a doubt; None when the words make no persons, or several ways are equally usual.

    Counts, for each beginning of the run, all ways to make it of whole persons, and the most usual of them: linear in
    the number of words, whatever they are.
    """
    # For each end: how many ways, the lowest cost, how many ways have it, and where the last person of it begins.
    ways: list[tuple[int, int, int, int]] = [(1, 0, 1, 0)]
    for end in range(1, len(kinds) + 1):
        total, best, best_ways, came_from = 0, 10**9, 0, 0
        for start in range(max(0, end - 4), end):
            cost = _cost(kinds[start:end])
            if cost is None or not ways[start][0]:
                continue
            total += ways[start][0]
            if ways[start][1] + cost < best:
                best, best_ways, came_from = ways[start][1] + cost, ways[start][2], start
            elif ways[start][1] + cost == best:
                best_ways += ways[start][2]
        ways.append((total, best, best_ways, came_from))
    total, best, best_ways, _ = ways[-1]
    if not total or best_ways > 1:
        return None
    doubt = THREE_WORDS if best >= _RARE else None
    if tuple(kinds) == _TITLE_AND_THREE:
        doubt = "may be one person or two"
    if not doubt and total > 1 and _without_rare(kinds) > 1:
        doubt = "can be split into names in more than one way"
    ends = [len(kinds)]
    while ways[ends[0]][3]:
        ends.insert(0, ways[ends[0]][3])
    return ends, doubt


def _without_rare(kinds: list[Word]) -> int:
    ways = [1]
    for end in range(1, len(kinds) + 1):
        costs = ((start, _cost(kinds[start:end])) for start in range(max(0, end - 4), end))
        ways.append(sum(ways[start] for start, cost in costs if cost is not None and cost < _RARE))
    return ways[-1]


def _cost(kinds: list[Word]) -> int | None:
    if kinds[0] in (Word.MEMBER, Word.TITLE):
        return _SHAPES_AFTER_A_TITLE.get(tuple(kinds[1:]))
    return _SHAPES.get(tuple(kinds))


def _role_of(first: Word, role: PartRole | None) -> PartRole:
    if first is Word.MEMBER and role is not PartRole.PARTNER:
        return PartRole.CABINET_MEMBER
    return role or PartRole.LEAD_OFFICER


def _post(words: Sequence[str], kinds: list[Word], role: PartRole | None) -> Named:
    text = " ".join(words)
    lower = text.casefold()
    if any(post in lower for post in ("cabinet member", "portfolio holder", "executive member")):
        role = role or PartRole.CABINET_MEMBER
    begins_a_post = kinds[0] in (Word.POST, Word.BODY) or is_of_a_place(words[0])
    doubt = None if begins_a_post else f"“{text}” may be a name and a post"
    return Named(_role_of(kinds[0], role), text, doubt)


def _whole(words: Sequence[str], role: PartRole | None, reason: str) -> Named:
    kinds = [kind_of(word) for word in words[:_LONGEST_RUN]]
    if kinds[0] is Word.MEMBER:
        role = _role_of(Word.MEMBER, role)
    elif role is None and (any(kind in _BODY_WORDS for kind in kinds) or _says_who_they_are(words)):
        role = PartRole.PARTNER
    text = " ".join(words)
    return Named(role or PartRole.LEAD_OFFICER, text, f"“{text}” was not split into names: {reason}")


def _says_who_they_are(words: Sequence[str]) -> bool:
    """Whether words without a name's capitals are among them: "Young people", "School governors"."""
    return any(word.isalpha() and word.islower() and kind_of(word) is Word.UNKNOWN for word in words[:_LONGEST_RUN])
