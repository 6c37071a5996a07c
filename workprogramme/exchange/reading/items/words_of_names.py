"""The words that people cells are made of: which are titles, initials, names, posts, or belong to an outside body.

Knows one word at a time; how words make up a person is `people`'s business.
"""

import enum
import re
from functools import lru_cache


class Word(enum.Enum):
    """What one word in a people cell can be."""

    MEMBER = "member"  # Cllr
    TITLE = "title"  # Dr
    NAME = "name"
    INITIAL = "initial"
    PARTICLE = "particle"  # de, van: part of the name that follows
    HONOUR = "honour"  # MBE: part of the name before
    NOTE = "note"  # something in brackets: said of whoever stands before it
    ACRONYM = "acronym"  # CWPT
    BODY = "body"  # Trust
    POST = "post"  # Director
    AND = "and"
    LINK = "link"  # of, for, the
    UNKNOWN = "unknown"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MEMBER = re.compile(r"(?:cllrs?|councillors?|clr|cnlr|coun|alderman|ald)\.?", re.IGNORECASE)
_SEVERAL_MEMBERS = re.compile(r"(?:cllrs|councillors)\.?", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|doctor|prof|professor|rev|revd|reverend|sir|dame|lord|lady|canon|rabbi|imam)\.?",
    re.IGNORECASE,
)
_RANK = re.compile(r"(?:PC|DI|DCI|ACC|Sgt|Insp|Inspector|Supt|Superintendent)\.?")
_HONOURS = {"OBE", "MBE", "CBE", "MP", "MEP", "JP", "QC", "KC", "BEM", "DL", "PHD", "FRCP", "KBE", "DBE", "QPM"}
_PARTICLES = _words("de van von der den da di du la le del dos bin ibn al el ap ab")
_CAPITAL_PARTICLES = {"Van", "Von", "De", "Mc", "Mac", "St", "St.", "O'", "O’"}
_LINKS = {"of", "for", "the", "from", "in", "on", "at", "with", "to"}
_BODIES = _words(
    "partner partners partnership partnerships trust trusts ccg ccgs icb icbs police constabulary health healthcare"
    " council councils nhs university service services association board agency agencies foundation hospital hospitals"
    " college school schools academy academies ofsted cqc healthwatch fire rescue group groups charity ltd limited cic"
    " plc team teams department directorate union diocese forum network networks alliance consortium organisation"
    " organisations society committee federation commission authority authorities borough federation company mind"
    " ambulance probation prison voluntary sector community communities providers provider representatives"
    " representative panel institute centre bureau citizens sport historic homes"
)
_ENDINGS = _words("ccg ccgs icb icbs nhs")
_POSTS = _words(
    "director directors head heads manager managers officer officers lead commissioner consultant chief coordinator"
    " co-ordinator principal assistant deputy chair chairman chairperson vice-chair leader secretary strategic"
    " headteacher headteachers advisor adviser executive solicitor treasurer accountant analyst"
    " member members holder portfolio cabinet mayor"
)
_PLACES = re.compile(
    r"(?:north|south|east|west|central|mid|upper|lower|greater|midlands?|city|county|district|metropolitan|national"
    r"|local|regional|royal|public|youth|young|children['’]?s?|adult|adults|education|family|families|social|primary"
    r"|secondary|mental|\w+shire|\w+side|england|british|care)",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"(?:[A-Z]\.?){1,3}|[A-Z](?:\.-?[A-Z]){1,2}\.?|[A-Z]-[A-Z]")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{2,11}(?:s|['’]s)?")
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:['’‘\-‑–][^\W\d_]+)*['’]?\.?")


@lru_cache(maxsize=4096)
def kind_of(word: str) -> Word:
    """What `word` (or a bracketed note) can be; each word is exactly one kind."""
    lower = word.casefold().rstrip(".")
    if word.startswith("("):
        return Word.NOTE
    if _MEMBER.fullmatch(word):
        return Word.MEMBER
    if lower in ("and", "&", "+"):
        return Word.AND
    if word.rstrip(".").upper() in _HONOURS and word.rstrip(".").isupper():
        return Word.HONOUR
    if _TITLE.fullmatch(word) or _RANK.fullmatch(word):
        return Word.TITLE
    if lower in _BODIES or lower.removesuffix("'s").removesuffix("’s") in _BODIES:
        return Word.BODY
    if lower in _POSTS:
        return Word.POST
    if lower in _LINKS:
        return Word.LINK
    if word in _PARTICLES or word in _CAPITAL_PARTICLES:
        return Word.PARTICLE
    if _INITIAL.fullmatch(word) and len(word.replace(".", "").replace("-", "")) <= 2:
        return Word.INITIAL
    if _ACRONYM.fullmatch(word):
        return Word.ACRONYM
    return Word.NAME if _NAME.fullmatch(word) else Word.UNKNOWN


def is_several_members(word: str) -> bool:
    """Whether the title belongs to all the councillors after it: "Cllrs Seaman and Maton"."""
    return _SEVERAL_MEMBERS.fullmatch(word) is not None


def takes_a_name_before_it(word: str) -> bool:
    """Whether the acronym ends a body's name ("Coventry CCG") and is none by itself ("CWPT")."""
    return word.casefold().rstrip(".") in _ENDINGS


def is_of_a_place(word: str) -> bool:
    """Whether the word begins the names of bodies and not of people: "West", "Warwickshire", "Youth"."""
    return _PLACES.fullmatch(word) is not None
