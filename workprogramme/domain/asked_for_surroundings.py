"""What may and may not stand around a phrase of asking, and whom its words for an asker mean.

Patterns and names only; the phrases themselves are in `asked_for_phrases`.
"""

import re

WORTH_READING = re.compile(
    r"request|asked|wished|wanted|keen|would like|interest|sought|called for|commission|referr|passed|remitted|follow"
    r"|recommend|minutes? |months?\b|weeks?\b|years?\b|every|each|report back|agreed|promised|resolved|decided"
    r"|actions?\b|arising|resulting|matters?\b|re-?visit|return|reconsider|examine|look again"
    r"|continu|resum|since|further to|received|considered|discussed",
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
    r" (?:needed|required|necessary|requested|wanted|planned|expected|due|asked)\b|\bwithdr[ae]wn?\b|\bunnecessary\b"
    r"|\b(?:has|have|had)(?: now| since| already)? been (?:circulated|sent|provided|supplied|answered|completed"
    r"|dealt with|superseded|overtaken|removed|cancelled|met|issued|shared)\b|\b(?:was|were) (?:circulated"
    r"|answered|superseded) ",
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

_ASK = r"(?:requested|asked|called for|wanted|wished|required|sought|demanded|urged)"
OTHERS_ASK = re.compile(
    r"\b(?:schools?|governors?|parents?|carers?|residents?|pupils?|students?|young people|ofsted|estyn|cqc|hmip?"
    r"|department(?: (?:for|of) [\w ]{3,40}?)?|dfe|government|ministers?|mps?|officers?|directors?|managers?|staff|nhs"
    r"|ccgs?|trusts?|police|commissioners?|head ?teachers?|unions?|inspectors?|inspectorate|auditors?|regulators?"
    r"|secretary of state|ombudsman|courts?|judges?|coroner|leaders|partners?|providers?|contractors?|developers?"
    r"|charit(?:y|ies)|media|press|consultants?|academ(?:y|ies)|universit(?:y|ies)|colleges?|petitioners?|partnership)"
    rf"(?:'s|s')?,? (?:have |has |had |also |then ){{0,2}}{_ASK}\b",
    re.IGNORECASE,
)
"""Somebody outside the committee asks: what comes of that is not the committee's to follow up."""

OTHERS_ACT = re.compile(
    r"\b(?:cabinet|full council|the council|leader|executive|trust|partnership|governing body|forum|government)\b"
    r" (?:\w+ ){0,2}?(?:considered|agreed|approved|received|discussed|resolved|decided|asked|requested|noted|adopted)\b"
    r"|\b(?:considered|agreed|approved|received|discussed|resolved|decided|asked|requested|raised|made|set up|proposed"
    r"|commissioned|suggested|recommended)(?: for)? by (?!(?:the |this )?(?:board|committee|panel|members"
    r"|councillors|chair"
    r"|vice|scrutiny|overview)\b|cllr|councillor)"
    r"|\b(?:members|chair(?:man|person)?) of (?!(?:the |this )?(?:scrutiny )?(?:board|committee|panel)\b)"
    r"|\b(?:to|at|before) (?:the )?(?:cabinet|full council|council|executive)\b(?: meeting)? on\b"
    r"|(?-i:\b(?!Scrutiny|The|This|Overview)[A-Z][a-z]+(?:,? (?:and |& )?[A-Z][a-z]+)* (?:Board|Committee|Panel"
    r"|Forum)\b)"
    r"|(?-i:\b(?!Scrutiny|The|This|Overview|All|Some|Elected|Board|Committee|Panel|Ward|Council|New|Other|When"
    r"|What|As|That"
    r"|Where|If|Both|These|Those)[A-Z][a-z]+) (?:overview and scrutiny|scrutiny|members|councillors)\b",
    re.IGNORECASE,
)
"""Somebody else considered, agreed or asked for something."""

OURS = re.compile(
    r"\b(?:the|this|our|their|its) (?:scrutiny )?(?:board|committee|panel)\b(?! of\b)|\bscrutiny\b"
    r"|\bmembers\b(?! of staff)"
    r"|\b(?:board|committee|panel|the|their|its|our|last|previous) meeting\b|\b(?:cllr|councillors?)\b"
    r"|\bminutes? [0-9]",
    re.IGNORECASE,
)
"""The committee is spoken of."""

ASKED_OR_AGREED = re.compile(
    r"\b(?:requested|asked|agreed|resolved|recommended|suggested|raised|proposed|commissioned|called for|set up|queried"
    r"|wished|wanted|concerns?|questions?|action(?:s|ed)?|undertaking|undertook|promised)\b(?! plan)",
    re.IGNORECASE,
)
"""Something was asked for, agreed or raised."""

NOT_SO = re.compile(
    r"\b(?:no|not|never|nothing|without|neither|nor|unless|if|should members|may|might|whether|could|cancelled"
    r"|postponed"
    r"|deferred|approved|correct record|published|opens?|opened|closes?|closed|no longer|(?:is|are|was|were) invited"
    r"|(?:is|are|be|being) (?:asked|requested))\b|n't\b",
    re.IGNORECASE,
)
"""Said of a day, it may be no asking at all."""

SAID_OF_OTHERS = re.compile(
    r"\b(?:said|told|reported|explained|described|heard|noted|learnt)\b[^.;]{0,60}\b(?:their|its|his|her) (?:own )?"
    r"(?:scrutiny )?(?:committee|panel|board|council|members)\b"
    r"|(?-i:\b(?!Board|Members?|Panel|Committee|Council|Chair|Children|Scrutiny|Cabinet|Leader)[A-Z][a-z]+(?:'s|s')"
    r" (?:[Oo]wn )?(?:[Oo]verview and )?(?:[Ss]crutiny )?(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ouncillors"
    r"|[Mm]embers)\b)"
    r"|\bcouncil's (?:own )?(?:scrutiny )?(?:committee|panel|board)\b|\b(?:another|neighbouring"
    r"|nearby) (?:council|authority|borough|county)(?:'s)?"
    r" (?:[\w-]{1,20} ){0,3}?(?:asked|requested|agreed|resolved|committee|panel|board|members)\b",
    re.IGNORECASE,
)
"""It is told of another council or its committee."""

COMES_BACK = re.compile(
    r"\b(?:revisit|re-?examine|review(?:ed)?(?! meeting)|look(?:ed)? (?:at )?again|report(?:ed)? back|come back"
    r"|came back"
    r"|brought back|bring back|due back|return|update|progress report|further report|back to (?:the )?(?:board"
    r"|committee"
    r"|panel|members|scrutiny))\b",
    re.IGNORECASE,
)
"""A sentence in which something is to come again."""

BRINGS_MORE = re.compile(
    r"^(?:to )?(?:(?:receive|consider|provide|hear) )?(?:an? |the )?(?:further|second|third|next|another|final|progress"
    r"|updated) (?:[\w-]{1,20} ){0,2}?(?:update|report|briefing|review|paper|presentation|information|discussion)\b"
    r"|^to (?:update|inform|brief|report to) (?:the )?(?:board|committee|panel|members|scrutiny)\b"
    r"|^(?:the |this )?(?:board|committee|panel|members|scrutiny) to (?:receive|consider|be updated|be informed"
    r"|hear)\b",
    re.IGNORECASE,
)
"""A sentence that begins with what is brought again, after something that was considered before."""

BRINGS = re.compile(
    r"^(?:to )?(?:(?:receive|consider|provide|hear) )?(?:an? |the )?(?:(?:written|verbal|brief|short|full"
    r"|detailed) ){0,2}"
    r"(?:update|progress|report|briefing|review|follow[ -]?up)\b",
    re.IGNORECASE,
)
"""A sentence that begins with what is brought."""

SINCE = re.compile(r"(?:following|further to|since|after|arising|in (?:the )?light)\b", re.IGNORECASE)
"""Words by which something comes after a meeting."""

AFTER = re.compile(r"\b(?:after|following|from|since)\b", re.IGNORECASE)
"""In a rule: it counts from an event."""

BEGINS_WITH_US = re.compile(
    r"(?:the |this )?(?:board|committee|panel|members|councillors|(?:vice-?)?chair|scrutiny)\b(?!')", re.IGNORECASE
)
"""A phrase that begins with the committee itself, and so may not be the end of another body's name."""

SPAN_OF_TIME = re.compile(
    r"\b(?:for|spent|over|within|lasted|lasting|took|another|first|last|past|every|than|of|\w{2,20}ed|been"
    r"|living|waiting) $",
    re.IGNORECASE,
)
"""Before "6 months on" or "3 months after …": a length of time and no rule."""

PAPER = re.compile(
    r"\b(?:reports?|updates?|review|progress|impact|briefing|evaluation|results|findings|outcomes?|look(?:ed)? again"
    r"|revisit(?:ed)?|come back)\b",
    re.IGNORECASE,
)
"""A sentence that has a rule and none of these asks for nothing."""

OPENS_WITH_PAPER = re.compile(
    r"^(?:to (?:receive|consider|provide|hear|look at|review) )?(?:an? |the )?(?:(?!members|children"
    r"|looked)[\w-]+ ){0,3}?"
    r"(?:report|update|review|briefing|evaluation|impact|progress|outcomes?)s?\b|^to review\b",
    re.IGNORECASE,
)
"""A sentence that begins with what is to be brought."""

TO_US = re.compile(
    r"^(?:an? |the )?(?:regular |further |progress |update |written |verbal |short |brief ){0,4}"
    r"(?:reports?|updates?|briefings?) (?:(?:to|be|come|received|brought|presented|provided|will|are|is|by|made) ){0,5}"
    r"(?:(?:after|following|every)\b|(?:the |this )?(?:board|committee|panel|members)\b(?! of\b|'))"
    r"|\b(?:to|by) (?:the |this )?(?:board|committee|panel|members|councillors)\b(?! of\b|')"
    r"|^(?:the |this )?(?:board|committee|panel|members|councillors|chair)(?: (?:is|are))? to (?:be (?:kept|informed"
    r"|updated|briefed)|receive)\b|^(?:the |this )?(?:board|committee|panel|members|it was) agreed (?:to|that)\b",
    re.IGNORECASE,
)
"""What is to come again and again comes to the committee."""

_ASKERS: tuple[tuple[str, str], ...] = (
    ("portfolio holder", "Portfolio Holder"), ("cabinet member", "Cabinet Member"), ("cabinet", "Cabinet"),
    ("leader", "Leader"), ("chair", "Chair"), ("councillor", "Members"), ("cllr", "Members"), ("members", "Members"),
    ("co-ordination", "Scrutiny Co-ordination Committee"), ("coordination", "Scrutiny Co-ordination Committee"),
    ("audit", "Audit Committee"), ("parenting", "Corporate Parenting Board"), ("council", "Council"),
    ("board", "Board"), ("committee", "Committee"), ("panel", "Panel"), ("scrutiny", "Scrutiny"),
)  # fmt: skip
_OF_THE_COMMITTEE = frozenset({"Members", "Board", "Committee", "Panel", "Chair", "Scrutiny"})


_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_OTHER_NAMED = re.compile(
    r"(?:[Tt]he )?(?!(?:The|This|Overview|Scrutiny|Corporate Parenting|Audit) )(?:[A-Z][\w'&-]+,? (?:and |& )?){1,6}"
    r"(?:Committee|Board|Panel)|(?:[Tt]he )?Audit (?:and|&) [A-Z]\w+ (?:Committee|Board|Panel)"
)


def asker(words: str) -> tuple[str, bool]:
    """Who asked, by the one name used for them, and whether that is the committee itself or somebody of it."""
    low = words.lower()
    if _OTHER_NAMED.fullmatch(words):
        return _ARTICLE.sub("", words), False
    name = next((name for word, name in _ASKERS if word in low), words)
    return name, name in _OF_THE_COMMITTEE
