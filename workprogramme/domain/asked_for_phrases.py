"""The table of phrases by which programmes say that something was asked for, and what each of them is a sign of.

Patterns only, in the field's own words; it must not know meetings, items or what is made of a sign.
"""

import re
from dataclasses import dataclass
from enum import Enum


class Sign(Enum):
    """What a phrase says. The comment is whether a sentence with this sign alone is a proposal."""

    ASKED = "somebody asked"  # yes, of the committee's own or of whoever asks it
    REFERRED = "somebody referred this to the committee"  # yes
    FOLLOW_UP = "this follows up"  # yes
    AT_MEETING = "a meeting of the committee"  # no
    CONSIDERED = "the committee considered something before"  # no
    RULE = "when it is wanted, by an event or a period"  # no
    AGAIN = "wanted again and again"  # yes


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of the table. `opening` says that it counts only where a clause begins (or after a verb of receiving).

    Named groups: `day` (a date), `who` (an asker), `named` (the report that was considered), `rule`.
    """

    sign: Sign
    pattern: re.Pattern[str]
    opening: bool = False


_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = (
    r"(?P<day>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?(?:"
    rf"[0-9]{{1,2}} ?(?:st|nd|rd|th)?,? (?:of )?{_MONTHS}(?:,? (?:[0-9]{{4}}|'[0-9]{{2}})\b)?"
    rf"|{_MONTHS} [0-9]{{1,2}}(?:st|nd|rd|th)?, [0-9]{{4}}\b|{_MONTHS} [0-9]{{1,2}}(?:st|nd|rd|th)\b"
    r"|[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2})\b|[0-9]{4}-[0-9]{2}-[0-9]{2}\b))"
)
_BODY = r"(?:(?:scrutiny|overview and scrutiny) )?(?:board|committee|panel)(?: \(?[0-9]\)?)?"
_MEMBERS = (
    rf"(?:(?:the )?(?:{_BODY} |elected |scrutiny )?members(?: of (?:the|this) {_BODY})?|(?:the )?councillors"
    rf"|(?:the|this) {_BODY}|{_BODY}(?= (?:requested|asked))"
    rf"|(?:the )?(?:vice-?)?chair(?:man|person)?(?: of (?:the|this) {_BODY})?"
    r"|(?:councillor|cllr\.?) (?:[\w'-]{1,20} )?[\w'-]{2,20}(?= (?:has |have )?(?:requested|asked)\b))"
)
_OTHERS = (
    r"(?:(?:the |a )?cabinet members?(?: \(?for [\w,&' ]{3,60}\)?)?|(?:the )?portfolio holder"
    r"|(?:the )?cabinet|full council|the leader(?: of the council)?"
    r"|(?:the )?(?:scrutiny co-?ordination|audit|corporate parenting) (?:committee|board))"
)
_SENDERS = rf"(?:{_OTHERS}|(?:the )?council(?! (?:tax|house|staff|officers?|tenants?|services?)\b))"
# "Members of staff", "Members' allowances", "the Board of Governors" and "the Cabinet Office" are somebody else.
_NOT_ANOTHER = r"(?! of\b|'|-| (?:of|office|support|liaison)\b)\b"
_WHO = rf"(?P<who>{_MEMBERS}|{_OTHERS}){_NOT_ANOTHER}"
_BY_US = rf"(?: by {_MEMBERS}{_NOT_ANOTHER})?"
# What was asked for but is no piece of work for the programme.
_NO_WORK = (
    r"(?! (?:no\b|nothing\b|leave\b|permission\b|funding\b|funds\b|money\b|payment\b|apologies\b|refreshments\b"
    r"|an adjournment|a recorded vote|a break\b|to be excused"
    r"|and received\b|that thanks\b|that (?:it|this) (?:is |be |should )?not\b|for the minutes\b"
    r"|(?:that )?(?:it|this|the|the item|this item|the report) (?:be|is|to be)?"
    r" ?(?:withdrawn|removed|deferred|dropped|postponed|cancelled)))"
)
_OUR = rf"(?:their|its|our|the|this|a|an|the {_BODY}'s|members')"
_MEETING = (
    rf"{_OUR}(?: (?:last|previous|earlier|first|recent|scrutiny|board|committee|panel)){{0,2}} meeting"
    rf"(?: of (?:the|this) {_BODY})?"
)
# "The meeting on 14 February of the Schools Forum" and "the meeting on 4 October with parents" are no meetings of ours.
_DATED = (
    rf"{_MEETING},?(?: (?:that was |which was )?held)? (?:on|of) (?:the )?{_DAY}(?!,? [0-9]{{4}}\b)"
    rf"(?! (?:of|with|between) (?!(?:the|this) {_BODY}\b))"
)
_UNDATED = (
    rf"(?:{_OUR} (?:last|previous|earlier) (?:{_BODY} )?meeting|(?:their|its|our|a) (?:{_BODY} )?meeting)\b"
    r"(?! of\b| with\b| between\b)"
)
_ASKED = (
    r"(?:requested|asked (?:for|to (?:see|hear|receive|consider|look|be (?:kept |told|informed|updated))|officers)"
    r"|asked(?= that\b)|called for"
    r"|(?:wished|wanted) to (?:see|hear|receive|consider))"
)
_TAKEN = r"(?:received|considered|heard|discussed|seen|presented|taken|given|brought|made|scrutinised)"
_PAPER = r"(?:report|item|paper|update|briefing|presentation)"
_N = r"(?:[0-9]{1,3}|one|two|three|four|five|six|nine|ten|twelve|eighteen|twenty-four)"
_TO_OURS = rf"(?! (?:back |on )?to (?!(?:the |this )?(?:{_BODY}|scrutiny)\b|look|consider|examine|review|see\b))"
_AS_REQUESTED = r"as (?:was |were )?(?:previously |originally )?(?:requested|asked for)"
_UPDATE = r"(?:(?:progress|update|follow[ -]?up) (?:report|update|review)|update)"
_EVENT = (
    r"(?:implementation|introduction|launch|opening|completion|roll-?out|commencement|publication|go-live|going live)"
)
_DATED_EVENT = rf"(?! (?:in|on) (?:the )?(?:[0-9]|{_MONTHS}|spring|summer|autumn|winter))"

_SLOTS = {
    "{day}": _DAY, "{body}": _BODY, "{us}": _MEMBERS, "{who}": _WHO, "{by us}": _BY_US, "{meeting on day}": _DATED,
    "{some meeting}": _UNDATED, "{our}": _OUR, "{asked}": _ASKED, "{taken}": _TAKEN, "{paper}": _PAPER, "{n}": _N,
    "{event}": _EVENT, "{no date}": _DATED_EVENT, "{no work}": _NO_WORK,
    "{brings}": r"(?=[^.;]{0,60}\b(?:report|update|review|information|briefing)\b)",
    "{senders}": _SENDERS, "{sender}": rf"(?P<who>{_SENDERS}){_NOT_ANOTHER}",
    "{month}": _MONTHS, "{ours}": _TO_OURS, "{as requested}": _AS_REQUESTED, "{update}": _UPDATE,
}  # fmt: skip

# Each line is one way to say it. Gaps are bounded, so that reading takes time in proportion to the text.
_TABLE: tuple[tuple[Sign, str], ...] = (
    # Somebody asked
    (Sign.ASKED, r"{who} (?:have |has |had )?(?:also |previously |then )?{asked}{no work}"),
    (Sign.ASKED, r"{who},? at {meeting on day},? {asked}{no work}"),
    (Sign.ASKED, r"{who},? on (?:the )?{day},? {asked}{no work}"),
    (Sign.ASKED, r"{who} (?:asked|requested),? at {meeting on day},? (?:for|that|to (?:see|hear|receive))\b"),
    (Sign.ASKED, r"{who} (?:asked|requested),? at {some meeting},? (?:for|that|to (?:see|hear|receive))\b"),
    (Sign.ASKED, r"(?P<who>(?:the )?(?:members|{body}|chair|vice-?chair)|councillors)'s? requests?\b"),
    (Sign.ASKED, r"(?:requested|asked for|called for|commissioned) by {who}"),
    (Sign.ASKED, r"{sender} (?:has |have )?asked (?:the|this) {body} to (?:look|consider|examine|review|scrutinise)\b"),
    (Sign.ASKED, r"(?:at the request of|in response to (?:a |the )?requests? (?:from|by)|(?:a )?request from) {who}"),
    # Somebody referred it
    (
        Sign.REFERRED,
        r"(?P<who>{senders}) (?:has |have |had )?referred (?:this|the|a) "
        r"(?:item|matter|issue|report|petition|motion|subject|topic|question)\b{ours}",
    ),
    (
        Sign.REFERRED,
        r"(?:this )?(?:item |matter |issue |petition |motion |topic )?(?:was |has been |were )?referred "
        r"(?:to (?:the |this )?(?:{body}|scrutiny) )(?:by|from) {sender}",
    ),
    (
        Sign.REFERRED,
        r"(?:this )?(?:item|matter|issue|petition|motion|topic) (?:was |has been )?referred (?:by|from) {sender}",
    ),
    (Sign.REFERRED, r"(?:a |on )?referral from {sender}"),
    # It follows up
    (Sign.FOLLOW_UP, r"{as requested}{by us},? at {meeting on day}"),
    (Sign.FOLLOW_UP, r"{as requested}{by us} on (?:the )?{day}"),
    (Sign.FOLLOW_UP, r"{as requested}{by us},? at {some meeting}"),
    (
        Sign.FOLLOW_UP,
        r"(?:recommendations?|actions?) (?:that were |which were )?(?:made|agreed)(?: by {us})?,? "
        r"(?:at|from) {meeting on day}",
    ),
    (
        Sign.FOLLOW_UP,
        r"recommendations? (?:of|from) (?:the|their|its|this) [^,;.]{3,60}?,? (?:made|agreed) at {meeting on day}",
    ),
    (Sign.FOLLOW_UP, r"recommendations? (?:that were |which were )?(?:made|agreed) by {us} on (?:the )?{day}"),
    (Sign.FOLLOW_UP, r"(?:recommendations?|actions?)(?: [0-9]{1,3})? (?:arising )?(?:from|of) {meeting on day}"),
    (Sign.FOLLOW_UP, r"further to minutes? [0-9]{1,4}(?:/[0-9]{2,4}){0,2}\b"),
    # Meetings
    (Sign.AT_MEETING, r"(?:at|following|after|from|since|further to) {meeting on day}"),
    (
        Sign.AT_MEETING,
        r"(?:following|after|further to) (?:the|a|their|its) (?:discussion|debate|item|report) at (?:the |this )?{body}"
        r"(?: meeting)?,? (?:on|of) (?:the )?{day}",
    ),
    (Sign.AT_MEETING, r"at {our} {day} (?:{body} )?meeting\b"),
    (
        Sign.AT_MEETING,
        r"(?:to|from|since|on|of) (?:that|the one|the|a|an|their|its)(?: (?:last|previous|earlier|first))?"
        r"(?: (?:progress |update )?{paper})?(?: (?:that|which) (?:was|were|it|they|members|the {body})| {us})? "
        r"{taken}{by us}(?: to (?:{us}))?(?: at (?:their|the|its|our) meeting)? (?:on|of) (?:the )?{day}",
    ),
    (
        Sign.AT_MEETING,
        r"(?:following|after|further to) (?:(?:their|its|our|the {body}'s|members') )?(?:consideration|discussion"
        r"|scrutiny) of (?P<named>[^,;]{3,120}?),?(?: at (?:their|the|its|our) meeting)? on (?:the )?{day}",
    ),
    (Sign.AT_MEETING, r"(?:following|further to) (?:the|their) {paper} {taken}{by us} on (?:the )?{day}"),
    (Sign.AT_MEETING, r"having {taken} (?P<named>[^,;]{3,120}?) on (?:the )?{day}"),
    (
        Sign.AT_MEETING,
        r"(?:following|further to|after) (?:the|a|an|their) (?P<named>[^,;]{3,100}? {paper}) {taken}{by us}"
        r"(?: at (?:their|the|its|our) meeting)? on (?:the )?{day}",
    ),
    (Sign.AT_MEETING, r"(?:the|that|their) (?:discussion|{paper}) (?:held|{taken}){by us} on (?:the )?{day}"),
    (Sign.AT_MEETING, r"requests?,? on (?:the )?{day}"),
    (Sign.AT_MEETING, r"{asked}{by us},? on (?:the )?{day}"),
    (Sign.CONSIDERED, r"(?:following|after|at|since) {some meeting}"),
    (Sign.CONSIDERED, r"having (?:seen|heard|considered|received|discussed|scrutinised)\b"),
    (Sign.CONSIDERED, r"(?:following|after) (?:their|its|our|the {body}'s|members') (?:consideration|discussion)\b"),
    # When it is wanted
    (Sign.RULE, r"(?P<rule>{n} (?:weeks|months?|years?) on)(?= from\b| after\b| since\b| ?[.,;:)]|$)"),
    (Sign.RULE, r"(?P<rule>{n} (?:weeks?|months?|years?) (?:after|following|from) (?:the |its |their )?{event})\b"),
    (Sign.RULE, r"(?P<rule>(?:following|after|on) (?:the |its |full )?(?:implementation|completion))\b{no date}"),
    (
        Sign.RULE,
        r"(?P<rule>{n}[ -](?:month|week|year) (?:(?:progress|update|follow[ -]?up) (?:report|update|review)|update))\b",
    ),
    # Again and again
    (
        Sign.AGAIN,
        r"(?:reports?|updates?|briefings?)\b[^,;:]{0,60}?(?P<rule>(?:after|following) (?:every|each) "
        r"(?:[\w&'-]{1,30} ){0,6}?(?:meeting|session|census|inspection|visit|round)s?\b"
        r"(?: of the (?:[\w&'-]{1,30} ){0,4}?(?:group|board|committee|panel|partnership|cabinet|forum)\b)?)(?! of\b)",
    ),
    (Sign.AGAIN, r"(?:reports?|updates?|briefings?)\b[^,;:]{0,60}?(?P<rule>every {n} (?:months|weeks))\b"),
)  # fmt: skip

_OPENING: tuple[tuple[Sign, str], ...] = (
    (
        Sign.FOLLOW_UP,
        r"(?:a |the |an )?(?:short |brief |further |final |written )?follow[ -]?up (?:progress )?"
        r"(?:report|review|item|paper|briefing|presentation|discussion|update)\b",
    ),
    (
        Sign.FOLLOW_UP,
        r"(?:this (?:item|report) |an? |the )?(?:follow[ -]?up|follows up|following up)(?: (?:to|from|on|of))? "
        r"(?:that|their|its|the|last year's|an earlier|a previous)\b"
        r"(?=[\w ']{0,30}\b(?:report|item|review|discussion|meeting|recommendations|task and finish|{taken})\b)",
    ),
    (Sign.FOLLOW_UP, r"(?:an? )?follow[ -]?up (?:to|from) (?:the )?{day} (?:{body} )?meeting\b"),
    (Sign.FOLLOW_UP, r"(?:originally |first )?requested{by us} at {meeting on day}"),
    (Sign.FOLLOW_UP, r"as (?:agreed|promised){by us},? at {meeting on day}"),
    (Sign.FOLLOW_UP, r"(?:it was|{us}) agreed,? at {meeting on day},? (?:that|to)\b{brings}"),
    (Sign.FOLLOW_UP, r"(?:it was|{us}) agreed,? on (?:the )?{day},? (?:that|to)\b{brings}"),
    (Sign.REFERRED, r"referred (?:by|from) {sender}"),
    (
        Sign.FOLLOW_UP,
        r"(?:to )?report back (?:to (?:the |this )?(?:{body}|members|scrutiny)\b"
        r"|on (?:the |their |its )?(?:recommendations|actions|findings|outcomes?|progress)\b"
        r"|in (?:the )?(?:spring|summer|autumn|winter|new year|{month}|{n} months))",
    ),
    (Sign.FOLLOW_UP, r"(?:an? )?{n}[ -](?:month|year) {update}\b"),
    (Sign.AT_MEETING, r"on (?:the )?{day}(?=,? {us} )"),
)  # fmt: skip


def _pattern(written: str) -> re.Pattern[str]:
    written = written.replace("{others}", _OTHERS)
    for slot, words in _SLOTS.items():
        written = written.replace(slot, words)
    return re.compile(rf"\b(?:{written})", re.IGNORECASE)


PHRASES: tuple[Phrase, ...] = (
    *(Phrase(sign, _pattern(written)) for sign, written in _TABLE),
    *(Phrase(sign, _pattern(written), opening=True) for sign, written in _OPENING),
)
"""Every phrase, in the order in which they are listed."""
