"""Reads from the words of an item what was asked for at a meeting, by whom and when it is wanted; it only proposes.

A small grammar over the table in `asked_for_phrases`: which signs stand in one sentence, and what they are together.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.asked_for_dates import settle_meeting
from workprogramme.domain.asked_for_kinds import AskedForKind, Found, kind_of
from workprogramme.domain.asked_for_phrases import Phrase, Sign, phrases
from workprogramme.domain.asked_for_surroundings import (
    ASKER_MAY_FOLLOW,
    BEGINS_WITH_US,
    DENIED_AFTER,
    DENIED_BEFORE,
    OPENS,
    SPAN_OF_TIME,
    WORTH_READING,
    asker,
)
from workprogramme.domain.asked_for_words import DAY
from workprogramme.domain.municipal_years import MAY_FIRST, MunicipalYear, Starts

_LONGEST_SENTENCE = 2_000  # characters; a longer one was not written by anybody and is read in pieces
_SAID_BEFORE = 10  # proposals that a further one is compared with
_BEFORE = 80  # characters before a phrase that can turn its meaning
_SAME = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’ʼ`", "'")})
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\xad")
_END = re.compile(r"(?<=[.!?])[\"”')]? (?=[\"“'(]?[^\Wa-z_])|; |\n")
_A_DAY = re.compile(DAY, re.IGNORECASE)
_TOLD_DAY = re.compile(
    rf"\b(?:on|at|of|from|meeting,?|held|agreed|requested|raised)(?: the| their| its| our)? (?P<day>{DAY})",
    re.IGNORECASE,
)
_NO_MEETING = "The words name no day, so the meeting is not known."


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFor:
    """One proposal, for a person to confirm.

    `text` is the sentence it was read from, as written. `meeting` is a day that is one of the given meetings; `day` the
    day as written where it is none of them; `named` the report or item that the words say was considered there; `rule`
    when it is wanted, as written. `asked_by` is set for requests and referrals: a follow-up was asked for by the
    meeting. `unsure` has a sentence for each doubt.
    """

    kind: AskedForKind
    text: str
    meeting: date | None = None
    day: str | None = None
    named: str | None = None
    rule: str | None = None
    asked_by: str | None = None
    unsure: tuple[str, ...] = ()


def read_asked_for(
    text: str,
    *,
    year: MunicipalYear | None,
    meetings: AbstractSet[date],
    wanted: tuple[date, date] | None = None,
    starts: Starts = MAY_FIRST,
) -> tuple[AskedFor, ...]:
    """What the words say was asked for: at most one proposal a sentence, in the order of the sentences.

    `meetings` are the days of the committee's meetings, `year` the municipal year of the programme, `wanted` the first
    and last day (inclusive) that the item can be taken on. A day that matches no meeting is kept in `text` and told in
    `unsure`. Any text will do; time is in proportion to its length.
    """
    plain, places = _plain(text)
    proposals: list[AskedFor] = []
    for start, sentence in _sentences(plain):
        if not WORTH_READING.search(sentence):
            continue
        signs = _signs(sentence)
        ours = [day for day in _days_told(sentence) if settle_meeting(day, meetings, year, wanted, starts)[0]]
        kind = kind_of(sentence, signs, told=bool(ours))
        if kind is None:
            continue
        words = text[places[start] : places[start + len(sentence) - 1] + 1].strip().lstrip("-–•*·▪ ")
        proposal = _proposal(kind, signs, words, ours, year, meetings, wanted, starts)
        if not any(_adds_nothing(proposal, earlier) for earlier in proposals[-_SAID_BEFORE:]):
            proposals.append(proposal)
    return tuple(proposals)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with one kind of space, dash and apostrophe, and where each of its characters stood.

    A line that begins with a bullet, or after an empty line, is a sentence of its own.
    """
    letters: list[str] = []
    places: list[int] = []
    lines = 0
    blank = False
    for place, letter in enumerate(text):
        if letter in _INVISIBLE:
            continue
        if letter.isspace():
            blank = True
            lines += letter == "\n"
            continue
        if blank and letters:
            letters.append("\n" if lines > 1 or (lines and letter in "-–•*·▪") else " ")
            places.append(place - 1)
        blank, lines = False, 0
        letters.append(letter.translate(_SAME))
        places.append(place)
    return "".join(letters), places


def _sentences(plain: str) -> Iterator[tuple[int, str]]:
    start = 0
    ends = [(end.start(), end.end()) for end in _END.finditer(plain)]
    for end, following in (*ends, (len(plain), len(plain))):
        for piece in range(start, end, _LONGEST_SENTENCE):
            yield piece, plain[piece : min(end, piece + _LONGEST_SENTENCE)]
        start = following


def _signs(sentence: str) -> list[Found]:
    return [
        Found(phrase.sign, match.start(), match.end(), " meeting" in match[0].lower(), *_parts(match), phrase.opening)
        for phrase in phrases()
        for match in phrase.pattern.finditer(sentence)
        if _stands(phrase, match, sentence)
    ]


def _parts(match: re.Match[str]) -> tuple[str | None, str | None, str | None, str | None]:
    parts = match.groupdict()
    days = _A_DAY.findall(match[0])
    day = days[-1] if days else next(filter(None, map(parts.get, ("month", "month_of", "month_in"))), None)
    return day, parts.get("named"), parts.get("rule"), parts.get("who")


def _stands(phrase: Phrase, match: re.Match[str], sentence: str) -> bool:
    """Whether what stands around the phrase lets it mean what it says."""
    before = sentence[max(0, match.start() - _BEFORE) : match.start()].lstrip("-•*·▪ ")
    if DENIED_BEFORE.search(before) or DENIED_AFTER.search(sentence, match.end()):
        return False
    if phrase.opening and not OPENS.search(before):
        return False
    if phrase.sign in (Sign.ASKED, Sign.REFERRED) and match.start("who") == match.start():
        return ASKER_MAY_FOLLOW.search(before) is not None
    if BEGINS_WITH_US.match(match[0]) and not ASKER_MAY_FOLLOW.search(before):
        return False
    length = phrase.sign is Sign.RULE and not match["rule"].lower().startswith("in ")
    return not (length and SPAN_OF_TIME.search(before))


def _days_told(sentence: str) -> list[str]:
    """The days, as written, on which something happened by what the sentence says."""
    return [match["day"] for match in _TOLD_DAY.finditer(sentence)]


def _proposal(
    kind: AskedForKind,
    signs: list[Found],
    words: str,
    ours: list[str],
    year: MunicipalYear | None,
    meetings: AbstractSet[date],
    wanted: tuple[date, date] | None,
    starts: Starts,
) -> AskedFor:
    who = next((asker(sign.who)[0] for sign in signs if sign.who and sign.sign in (Sign.ASKED, Sign.REFERRED)), None)
    again = kind is AskedForKind.RECURRING
    meeting, day, doubt = None, None, None
    if kind in (AskedForKind.FOLLOW_UP, AskedForKind.RECURRING):
        day = next((sign.day for sign in signs if sign.day), ours[0] if ours and not again else None)
        if day:
            meeting, doubt = settle_meeting(day, meetings, year, wanted, starts)
        elif kind is AskedForKind.FOLLOW_UP and any(sign.speaks_of_meeting for sign in signs):
            doubt = _NO_MEETING
    return AskedFor(
        kind=kind,
        text=words,
        meeting=meeting,
        day=day.rstrip(". ") if day and not meeting else None,
        named=next((sign.named for sign in signs if sign.named), None),
        rule=next((sign.rule for sign in signs if sign.rule and (sign.sign is Sign.AGAIN) is again), None),
        asked_by=who if kind in (AskedForKind.REQUEST, AskedForKind.REFERRAL) else None,
        unsure=(doubt,) if doubt else (),
    )


def _adds_nothing(proposal: AskedFor, earlier: AskedFor) -> bool:
    """Whether a later sentence only says again what an earlier one said."""
    return (
        proposal.kind is earlier.kind
        and proposal.meeting in (None, earlier.meeting)
        and proposal.rule in (None, earlier.rule)
        and proposal.asked_by in (None, earlier.asked_by)
        and not proposal.unsure
    )
