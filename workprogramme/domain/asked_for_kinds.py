"""What the signs of one sentence are together: a follow-up, a request, a referral, something again and again, or none.

Knows signs and what may stand around them; it must not know how a sign is found, nor meetings.
"""

import re
from dataclasses import dataclass

from workprogramme.domain.asked_for_phrases import Sign
from workprogramme.domain.asked_for_surroundings import (
    AFTER,
    ASKED_OR_AGREED,
    BRINGS,
    BRINGS_MORE,
    COMES_BACK,
    DENIED_AFTER,
    NOT_SO,
    OPENS_WITH_PAPER,
    OTHERS_ACT,
    OTHERS_ASK,
    OURS,
    PAPER,
    SAID_OF_OTHERS,
    SINCE,
    TO_US,
    asker,
)
from workprogramme.domain.kinds import Kind


class AskedForKind(Kind):
    """What sort of asking it is."""

    FOLLOW_UP = "follow-up", "Follow-up"
    REQUEST = "request", "Request"
    REFERRAL = "referral", "Referral"
    RECURRING = "recurring", "Again and again"


@dataclass(frozen=True, slots=True)
class Found:
    """One sign in a sentence, from character `start` to before `end`, and what its words name.

    `day`, `named`, `rule`, `who`: as written, None where they name none. `opens`: it counts only where a clause begins.
    """

    sign: Sign
    start: int
    end: int
    speaks_of_meeting: bool
    day: str | None
    named: str | None
    rule: str | None
    who: str | None
    opens: bool


def kind_of(sentence: str, signs: list[Found], *, told: bool) -> AskedForKind | None:
    """What the signs of one sentence are together; None when they are not enough.

    `told`: it tells of a day on which the committee met.
    """
    said = {sign.sign for sign in signs}
    if (signs or told) and SAID_OF_OTHERS.search(sentence):
        return None
    asked = next((sign for sign in signs if sign.sign is Sign.ASKED), None)
    if Sign.REFERRED in said:
        return AskedForKind.REFERRAL
    if Sign.AGAIN in said and (asked or TO_US.search(sentence)):
        return AskedForKind.RECURRING
    if asked and not asker(asked.who or "")[1]:
        return AskedForKind.REQUEST
    dated = any(sign.day for sign in signs if sign.sign is Sign.ASKED)
    if Sign.FOLLOW_UP in said or (asked and (dated or told or said & {Sign.AT_MEETING, Sign.CONSIDERED})):
        return AskedForKind.FOLLOW_UP
    if asked:
        return AskedForKind.REQUEST
    if OTHERS_ASK.search(sentence):
        return None
    if Sign.RULE in said and _asks_by_rule(sentence, signs):
        return AskedForKind.FOLLOW_UP
    if _brings_back(sentence, signs):
        return AskedForKind.FOLLOW_UP
    return AskedForKind.FOLLOW_UP if told and _tells_of_us(sentence) else None


def _tells_of_us(sentence: str) -> bool:
    """Whether a sentence that names a day on which we met says that we asked, agreed or raised something then."""
    return (
        OURS.search(sentence) is not None
        and ASKED_OR_AGREED.search(sentence) is not None
        and NOT_SO.search(sentence) is None
        and OTHERS_ACT.search(sentence) is None
        and DENIED_AFTER.search(sentence) is None
    )


def _asks_by_rule(sentence: str, signs: list[Found]) -> bool:
    rules = [sign.rule or "" for sign in signs if sign.sign is Sign.RULE]
    if any(sign.sign is Sign.DECIDED for sign in signs):
        return True
    if any(rule.lower().endswith(" on") for rule in rules):
        return PAPER.search(sentence) is not None
    if any(rule.lower().startswith("in ") for rule in rules):
        return COMES_BACK.search(sentence) is not None
    after_event = any(rule[:1].isdigit() or AFTER.search(rule) for rule in rules)
    return after_event and not rules[0].lower().endswith("report") and OPENS_WITH_PAPER.search(sentence) is not None


def _brings_back(sentence: str, signs: list[Found]) -> bool:
    """Whether the sentence goes "Following their meeting on 4 October, a report …", or "An update since …"."""
    at = next((sign for sign in signs if sign.sign is Sign.AT_MEETING and sign.start == 0), None)
    if at is not None and re.match(_BRINGS, sentence[at.end :], re.IGNORECASE):
        return True
    there = [sign for sign in signs if sign.sign is Sign.AT_MEETING]
    if there and BRINGS_MORE.search(sentence):
        return True
    return BRINGS.search(sentence) is not None and any(SINCE.match(sentence, sign.start) for sign in there)


_BRINGS = (
    r",? (?:to (?:receive|consider|hear|review|look|provide)\b|(?:an?|the|further|more) (?:[\w-]{1,20} ){0,4}?"
    r"(?:report|update|review|information|briefing)\b)"
)
