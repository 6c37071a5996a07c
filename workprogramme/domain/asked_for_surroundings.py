"""What may and may not stand around a phrase of asking, and whom its words for an asker mean.

Patterns and names only; the phrases themselves are in `asked_for_phrases`.
"""

import re

WORTH_READING = re.compile(
    r"request|asked|wished|wanted|called for|commission|referr|follow|recommend|minutes? |months?\b|weeks?\b|years?\b"
    r"|every|each|report back|agreed|promised|actions?\b",
    re.IGNORECASE,
)
"""A sentence with none of these has no phrase that is enough for a proposal."""

DENIED_BEFORE = re.compile(
    r"(?:\b(?:no|not|never|without|neither|nor|if|unless|whether|until|whenever|instead of|rather than|no longer)\b"
    r"|n't\b)(?: [\w-]{1,20}){0,3} ?$"
    r"|\b(?:deferred|postponed|withdrawn|removed|moved|put back)(?: [\w-]{1,20}){0,6} ?$",
    re.IGNORECASE,
)
"""Before a phrase: it does not say that, or only that it might."""

DENIED_AFTER = re.compile(
    r"\b(?:is|are|was|were|be|being|been|has|have)(?: now| currently| therefore)? (?:not|no longer|never)(?: been)?"
    r" (?:needed|required|necessary|requested|wanted|planned|expected|due|asked)\b|\bwithdr[ae]wn?\b|\bunnecessary\b",
    re.IGNORECASE,
)
"""After a phrase, in the same sentence: what was asked for is not wanted."""

OPENS = re.compile(
    r"(?:^|[,:(\u201c\"\u2013\u2014-] ?|\b(?:receive|consider|provide|bring|present|hear|requested|for|be|as|include"
    r"|have|see|reports?|also|and|is|officers|to) (?:a |an |the )?)$",
    re.IGNORECASE,
)
"""Before a phrase that must open its clause."""

ASKER_MAY_FOLLOW = re.compile(
    r"(?:^|[,:;(\u201c\"\u2013\u2014-] ?|\b(?:as|that|which|what|where|since|because|information|reports?|updates?"
    r"|items?|reviews?|per|at|to|data|today|[0-9]{4}|meeting|therefore) )$",
    re.IGNORECASE,
)
"""Before who asked, where the sentence goes "Members requested": else it is "library members", "no Members"."""

SPAN_OF_TIME = re.compile(
    r"\b(?:for|spent|over|within|lasted|lasting|took|another|first|last|past|every|than|of|\w{2,20}ed|been"
    r"|living|waiting) $",
    re.IGNORECASE,
)
"""Before "6 months on" or "3 months after …": a length of time and no rule."""

PAPER = re.compile(
    r"\b(?:reports?|updates?|review|progress|impact|briefing|evaluation|results|findings|outcomes?)\b", re.IGNORECASE
)
"""A sentence that has a rule and none of these asks for nothing."""

OPENS_WITH_PAPER = re.compile(
    r"^(?:to (?:receive|consider|provide|hear) )?(?:an? |the )?(?:further |progress |impact |short |written |brief "
    r"|update |evaluation |regular ){0,3}(?:report|update|review|briefing|evaluation)s?\b",
    re.IGNORECASE,
)
"""A sentence that begins with what is to be brought."""

TO_US = re.compile(
    r"^(?:an? |the )?(?:regular |further |progress |update |written |verbal |short |brief ){0,4}"
    r"(?:reports?|updates?|briefings?) (?:(?:to|be|come|received|brought|presented|provided|will|are|is|by|made) ){0,5}"
    r"(?:(?:after|following|every)\b|(?:the |this )?(?:board|committee|panel|members)\b(?! of\b|'))"
    r"|\b(?:to|by) (?:the |this )?(?:board|committee|panel|members|councillors)\b(?! of\b|')",
    re.IGNORECASE,
)
"""What is to come again and again comes to the committee."""

_ASKERS: tuple[tuple[str, str], ...] = (
    ("portfolio holder", "Portfolio Holder"), ("cabinet member", "Cabinet Member"), ("cabinet", "Cabinet"),
    ("leader", "Leader"), ("chair", "Chair"), ("councillor", "Members"), ("cllr", "Members"), ("members", "Members"),
    ("co-ordination", "Scrutiny Co-ordination Committee"), ("coordination", "Scrutiny Co-ordination Committee"),
    ("audit", "Audit Committee"), ("parenting", "Corporate Parenting Board"), ("council", "Council"),
    ("board", "Board"), ("committee", "Committee"), ("panel", "Panel"),
)  # fmt: skip
_OF_THE_COMMITTEE = frozenset({"Members", "Board", "Committee", "Panel", "Chair"})


def asker(words: str) -> tuple[str, bool]:
    """Who asked, by the one name used for them, and whether that is the committee itself or somebody of it."""
    low = words.lower()
    name = next((name for word, name in _ASKERS if word in low), words)
    return name, name in _OF_THE_COMMITTEE
