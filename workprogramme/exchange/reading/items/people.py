"""A cell of people, in any order and however separated → cabinet members, lead officers and partners.

Nothing in the cell is lost: what cannot be split safely is kept whole, with a doubt. Knows nothing of other cells.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from workprogramme.domain.kinds import PartRole
from workprogramme.exchange.reading.items.runs import THREE_WORDS, Named, names_in
from workprogramme.exchange.reading.items.words_of_names import Word, is_several_members, kind_of


@dataclass(frozen=True, slots=True)
class People:
    """Who was named, as written, each once and in order; `doubts` say why a person should look."""

    cabinet_members: tuple[str, ...] = ()
    lead_officers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def everyone(self) -> tuple[str, ...]:
        """All of them, whatever their part."""
        return (*self.cabinet_members, *self.lead_officers, *self.partners)

    def and_also(self, others: "People") -> "People":
        """These people and the others, each once."""
        return People(
            _once(self.cabinet_members + others.cabinet_members),
            _once(self.lead_officers + others.lead_officers),
            _once(self.partners + others.partners),
            _once(self.doubts + others.doubts),
        )


_LONGEST = 1000  # characters; a longer cell is prose, and is kept whole
_NOBODY = re.compile(
    r"t\.?b\.?[acd]\.?|n/?a|none|nil|not known|unknown|various|all"
    r"|to be (?:confirmed|agreed|advised|decided|announced)",
    re.IGNORECASE,
)
# "Lee Pardy- McLaughlin": the line ended after the hyphen. "Gregg - CWPT" and "Gregg- CWPT" are two names.
_BROKEN_HYPHEN = re.compile(r"(?<=[^\W\d_])(?:[-‐‑]\s+|\s+[-‐‑])(?=[A-Z][a-z’'])")
_SEPARATORS = re.compile(r"\s*[\n;/|•·▪●]\s*|\s+[-–—]+\s+|(?<=\w)[-–—]\s+")
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_COMMA = re.compile(r"\s*,\s*")
_WORDS = re.compile(r"\([^()]*\)|[^\s()]+|[()]")
_LABEL = re.compile(
    r"(?:^|(?<=[\s;/,]))(?:(?P<cabinet>cabinet member|portfolio holder|executive member)"
    r"|(?P<officer>lead officer|report author|contact officer|author|contact|officer)"
    r"|(?P<partner>partner|witness|invitee)(?:e)?)(?:s|es|\(s\))? ?:",
    re.IGNORECASE,
)
_LABELLED = {
    "cabinet": PartRole.CABINET_MEMBER,
    "officer": PartRole.LEAD_OFFICER,
    "partner": PartRole.PARTNER,
}


@lru_cache(maxsize=1024)
def read_people(text: str, role: PartRole | None = None) -> People:
    """Everyone named in `text`, where a newline separates names; `role` is the part its column gives them, if it does.

    Without a role councillors ("Cllr Seaman") are cabinet members, other persons lead officers, bodies partners.
    """
    text = text.strip()
    if not _SAYS_SOMETHING.search(text):
        return People(doubts=(f"Nobody is named: “{text}”",) if text else ())
    if len(text) > _LONGEST:
        return _gathered([Named(role or PartRole.LEAD_OFFICER, text, "The cell of people is too long to be names")])
    text = _BROKEN_HYPHEN.sub("-", text)
    named: list[Named] = []
    doubts: list[str] = []
    for part_role, part in _labelled(text, role):
        for piece in _SEPARATORS.split(part):
            if _NOBODY.fullmatch(piece.strip(" .,()?")):
                doubts.append(f"Nobody is named: “{piece}”")
            else:
                found = _in_a_list(piece.strip(" ,:-–—"), part_role)
                named += [_alone_on_its_line(one) for one in found] if "\n" in text and len(found) == 1 else found
    people = _gathered(named)
    return People(people.cabinet_members, people.lead_officers, people.partners, _once((*people.doubts, *doubts)))


def _alone_on_its_line(one: Named) -> Named:
    """Where names stand one to a line, three words on a line are no two people."""
    return replace(one, doubt=None) if one.doubt and one.doubt.endswith(THREE_WORDS) else one


def _labelled(text: str, role: PartRole | None) -> list[tuple[PartRole | None, str]]:
    """The text cut at labels such as "Lead Officer:", each piece with the part its label gives."""
    pieces: list[tuple[PartRole | None, str]] = []
    start, current = 0, role
    for label in _LABEL.finditer(text):
        pieces.append((current, text[start : label.start()]))
        start, current = label.end(), _LABELLED[str(label.lastgroup)]
    pieces.append((current, text[start:]))
    return [(part, piece) for part, piece in pieces if piece.strip()]


def _in_a_list(text: str, role: PartRole | None) -> list[Named]:
    """The people in a piece whose only separators are commas and "and"."""
    if not text:
        return []
    words = _WORDS.findall(text)
    if is_several_members(words[0]) and (several := _several_members(text, role)):
        return several
    pieces = [_WORDS.findall(piece) for piece in _COMMA.split(text)]
    if len(pieces) == 2 and all(len(piece) == 1 and kind_of(piece[0]) is Word.NAME for piece in pieces):
        return [Named(role or PartRole.LEAD_OFFICER, text, f"“{text}” may be one person, surname first, or two")]
    named: list[Named] = []
    for piece in pieces:
        if not piece:
            continue
        found = _joined_by_and(piece, role)
        if named and _only_a_post(piece) and not _only_a_post(_WORDS.findall(named[-1].text)):
            found = [Named(one.role, one.text, f"“{one.text}” may be the post of {named[-1].text}") for one in found]
        named += found
    return named


def _only_a_post(words: list[str]) -> bool:
    return any(kind_of(word) is Word.POST for word in words)


def _several_members(text: str, role: PartRole | None) -> list[Named] | None:
    """ "Councillors J Clifford, K Maton and T Skipper": the title is everyone's. None when a piece is no name."""
    names = [name for piece in _COMMA.split(text.split(maxsplit=1)[-1]) for name in re.split(r"\s+(?:and|&)\s+", piece)]
    named = [names_in(["Cllr", *_WORDS.findall(name)], role) for name in names if name]
    return [one[0] for one in named] if all(len(one) == 1 and one[0].doubt is None for one in named) else None


def _joined_by_and(words: list[str], role: PartRole | None) -> list[Named]:
    pieces: list[list[str]] = [[]]
    for word in words:
        if kind_of(word) is Word.AND:
            pieces.append([])
        else:
            pieces[-1].append(word)
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1:
        found = [_beside_members(piece, role) for piece in pieces]
        # "Coventry and Rugby CCG" is one body: "Coventry" is nobody.
        if all(one.doubt is None for ones in found for one in ones) and all(_stands_alone(piece) for piece in pieces):
            return [one for ones in found for one in ones]
        return names_in(words, role)
    return _beside_members(pieces[0], role) if pieces else []


def _stands_alone(words: list[str]) -> bool:
    return len(words) > 1 or kind_of(words[0]) is Word.ACRONYM


def _beside_members(words: list[str], role: PartRole | None) -> list[Named]:
    """The run cut before each "Cllr", and bodies in brackets taken out: "Sally Giles (CWPT) Cllr Seaman"."""
    runs: list[list[str]] = [[]]
    bodies: list[Named] = []
    for word in words:
        if kind_of(word) is Word.NOTE and runs[-1] and (body := _body_in(word)):
            bodies.append(Named(PartRole.PARTNER, body))
            continue
        if kind_of(word) is Word.MEMBER and runs[-1]:
            runs.append([])
        runs[-1].append(word)
    return [one for run in runs if run for one in names_in(run, role)] + bodies


def _body_in(note: str) -> str | None:
    words = note.strip("() ").split()
    kinds = {kind_of(word) for word in words}
    if not kinds & {Word.ACRONYM, Word.BODY} or kinds - {Word.ACRONYM, Word.BODY, Word.NAME, Word.LINK, Word.AND}:
        return None
    return " ".join(words)


def _gathered(named: list[Named]) -> People:
    def those(role: PartRole) -> tuple[str, ...]:
        return _once(tuple(one.text for one in named if one.role is role))

    return People(
        those(PartRole.CABINET_MEMBER),
        those(PartRole.LEAD_OFFICER),
        those(PartRole.PARTNER),
        _once(tuple(one.doubt for one in named if one.doubt)),
    )


def _once(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
