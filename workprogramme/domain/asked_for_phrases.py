"""The table of phrases by which programmes say that something was asked for, and what each of them is a sign of.

By families: who asked, how, and at which meeting; what was decided; what a thing follows; and when it is wanted. It
must not know meetings, items or what is made of a sign.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from workprogramme.domain import asked_for_words as words


class Sign(Enum):
    """What a phrase says. The comment is whether a sentence with this sign alone is a proposal."""

    ASKED = "somebody asked"  # yes, of the committee's own or of whoever asks it
    REFERRED = "somebody referred this to the committee"  # yes
    FOLLOW_UP = "this follows up"  # yes
    AT_MEETING = "a meeting of the committee"  # no
    CONSIDERED = "the committee considered something before"  # no
    DECIDED = "the committee decided that something comes back"  # no
    RULE = "when it is wanted, by an event or a period"  # no
    AGAIN = "wanted again and again"  # yes


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of the table. `opening` says that it counts only where a clause begins (or after a verb of receiving).

    Named groups: `who` (an asker), `named` (the report that was considered), `rule`, and `month`, `month_of` or
    `month_in` where the meeting is told by it alone. The last day in what was matched is the meeting's.
    """

    sign: Sign
    pattern: re.Pattern[str]
    opening: bool = False


_SLOTS = {
    "{day}": words.DAY, "{body}": words.BODY, "{us}": words.MEMBERS, "{who}": words.WHO, "{by us}": words.BY_US,
    "{meeting on day}": words.DATED, "{some meeting}": words.UNDATED, "{when}": words.WHEN,
    "{at meeting}": words.AT_MEETING, "{our}": words.OUR,
    "{aux}": words.AUX, "{asked}": words.ASKED, "{decided}": words.DECIDED, "{taken}": words.TAKEN,
    "{paper}": words.PAPER, "{n}": words.N, "{event}": words.EVENT, "{happened}": words.HAPPENED,
    "{no date}": words.NO_DATE, "{no work}": words.NO_WORK, "{brings}": words.BRINGS, "{topic}": words.TOPIC,
    "{sent}": words.SENT, "{senders}": rf"(?:{words.SENDERS}|{words.NAMED})",
    "{sender}": rf"(?P<who>{words.SENDERS}|{words.NAMED}){words.NOT_ANOTHER}", "{month}": words.MONTHS,
    "{ours}": words.TO_OURS, "{update}": words.UPDATE,
    "{as asked}": r"as (?:was |were )?(?:previously |originally )?(?:requested|asked for|agreed|promised|resolved)",
    "{on meeting}": r"(?:at {our} meeting,? )?on (?:the )?{day}",
    "{since}": r"(?:following(?: on from)?|further to|since|after|arising from|in (?:the )?light of)",
}  # fmt: skip

_TABLE: tuple[tuple[Sign, str], ...] = (
    # Somebody asked: who, how, and when before or after it
    (Sign.ASKED, r"{who}{aux} {asked}{no work}"),
    (Sign.ASKED, r"{who}{aux} keen to (?:see|hear|know|understand|be)\b"),
    (Sign.ASKED, r"{who},? {when},?{aux} {asked}{no work}"),
    (Sign.ASKED, r"{who} (?:asked|requested),? {when},? (?:for|that|to (?:see|hear|receive|look))\b"),
    (Sign.ASKED, r"{who} (?:asked|requested),? at {some meeting},? (?:for|that|to (?:see|hear|receive))\b"),
    (Sign.ASKED, r"{who}{aux} (?:\w+,? ){1,12}?and (?:also )?{asked}{no work}"),
    (
        Sign.ASKED,
        r"(?P<who>(?:the )?(?:members|{body}|chair|vice-?chair|cabinet member|portfolio holder|cabinet|leader)"
        r"|councillors)'s? requests?\b",
    ),
    (Sign.ASKED, r"(?:requested|asked for|called for|commissioned) by {who}"),
    (Sign.ASKED, r"{sender}{aux} asked (?:the|this) {body} to (?:look|consider|examine|review|scrutinise)\b"),
    (Sign.ASKED, r"(?:at the request of|in response to (?:a |the )?requests? (?:from|by)|(?:a )?request from) {who}"),
    # Somebody referred it
    (Sign.REFERRED, r"(?P<who>{senders}){aux} {sent} (?:on )?(?:this|the|a) {topic}\b{ours}"),
    (
        Sign.REFERRED,
        r"(?P<who>{senders}){aux} passed (?:on )?(?:this|the|a) {topic} (?:on )?"
        r"to (?:the |this )?(?:{body}|scrutiny)\b",
    ),
    (
        Sign.REFERRED,
        r"(?:this )?(?:{topic} )?(?:was |has been |were )?{sent} (?:on )?(?:to (?:the |this )?(?:{body}|scrutiny) )"
        r"(?:by|from) {sender}",
    ),
    (Sign.REFERRED, r"(?:this )?{topic} (?:was |has been )?{sent} (?:on )?(?:by|from) {sender}"),
    (Sign.REFERRED, r"{topic} (?:on|about|regarding|concerning) [^,;.]{3,80}? {sent} (?:on )?(?:by|from) {sender}"),
    (Sign.REFERRED, r"{topic} from {sender},?(?: which)?(?: was| were)? {sent}\b{ours}"),
    (Sign.REFERRED, r"(?:a |on )?referral (?:from|by) {sender}"),
    # It follows up: what was asked for, made or agreed at a meeting
    (Sign.FOLLOW_UP, r"{as asked}{by us},? {when}"),
    (Sign.FOLLOW_UP, r"(?:requested|asked for|called for|commissioned){by us},? {at meeting}"),
    (Sign.FOLLOW_UP, r"(?:{as asked}|requested|asked for){by us},? at {some meeting}"),
    (Sign.FOLLOW_UP, r"(?:requested|asked for|called for|commissioned) by {us},? {when}"),
    (
        Sign.FOLLOW_UP,
        r"(?:recommendations?|actions?)(?: (?:that|which))?(?: {us})?(?: were)? (?:made|agreed|raised|set)"
        r"(?: to (?:the )?(?:cabinet(?: member)?|council|executive|officers|partners))?{by us},? "
        r"(?:{when}|{meeting on day}|{day})",
    ),
    (
        Sign.FOLLOW_UP,
        r"recommendations? (?:of|from) (?:the|their|its|this) [^,;.]{3,60}?,? (?:made|agreed) at {meeting on day}",
    ),
    (Sign.FOLLOW_UP, r"(?:the {body}'s|members'|their|its|our) (?:recommendations?|requests?) (?:of|from|on) {day}"),
    (
        Sign.FOLLOW_UP,
        r"(?:recommendations?|actions?|requests?|matters?)(?: [0-9]{1,3})? (?:arising )?(?:from|of) {meeting on day}",
    ),
    (Sign.FOLLOW_UP, r"(?:further to|following|in response to) (?:an?|the) requests? (?:by|from|of) {us},? {when}"),
    (Sign.FOLLOW_UP, r"as discussed{by us},? {when},? (?:{us} )?to (?:see|receive|consider|hear|look)\b"),
    (Sign.FOLLOW_UP, r"minutes? [0-9]{1,4}/[0-9]{2,4} refers\b"),
    (Sign.FOLLOW_UP, r"further to minutes? [0-9]{1,4}(?:/[0-9]{2,4}){0,2}\b"),
    (Sign.FOLLOW_UP, r"minutes? [0-9]{1,4}(?:/[0-9]{2,4}){0,2} (?:of|from) (?:{our} meeting (?:on|of) )?{day}"),
    # It was decided at a meeting, or merely decided
    (Sign.FOLLOW_UP, r"{when},? (?:it was|{us}){aux} {decided},? (?:that|to)\b{brings}"),
    (Sign.FOLLOW_UP, r"(?:it was|{us}){aux} {decided},? {when},? (?:that|to)\b{brings}"),
    (Sign.DECIDED, r"(?:it was|{us}){aux} {decided},? (?:that|to)\b{brings}"),
    (Sign.DECIDED, r"{us}{aux} (?:felt|considered|suggested|noted|recommended) that\b{brings}"),
    # A meeting, and what was considered there
    (Sign.AT_MEETING, r"(?:at|following|after|from|since|further to) {meeting on day}"),
    (Sign.AT_MEETING, r"{at meeting}"),
    (
        Sign.AT_MEETING,
        r"(?:following|after|further to) (?:the|a|their|its) (?:discussion|debate|item|report) at (?:the |this )?{body}"
        r"(?: meeting)?,? (?:on|of) (?:the )?{day}",
    ),
    (Sign.AT_MEETING, r"(?:at|since) {our} {day} (?:{body} )?meeting\b"),
    (Sign.AT_MEETING, r"(?:at|since) {our} (?P<month>{month}(?: [0-9]{4})?) (?:{body} )?meeting\b"),
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
    (Sign.AT_MEETING, r"requests?,? (?:on|of|from) (?:the )?{day}"),
    (Sign.AT_MEETING, r"{asked}{by us},? on (?:the )?{day}"),
    # … told by what came before us, or what we did with it
    (Sign.AT_MEETING, r"{since} [^,;.]{0,80}?(?:\bto|\bbefore|\bby) {us} {on meeting}"),
    (Sign.AT_MEETING, r"{since} {us} [^,;.]{0,60}? {on meeting}"),
    (
        Sign.AT_MEETING,
        r"{since} (?:the {body}'s|members'|councillors'|their|its|our) (?:[\w-]{1,20} ){0,3}?(?:discussion|debate"
        r"|consideration|review|scrutiny|comments|concerns|questions|visit|requests?)"
        r"(?: of [^,;.]{3,80}?)? {on meeting}",
    ),
    (Sign.AT_MEETING, r"{taken} by {us} {on meeting}"),
    (Sign.AT_MEETING, r"(?:last|first|previously) {taken} by {us} in (?P<month>{month}(?: [0-9]{4})?)"),
    (Sign.CONSIDERED, r"(?:following|after|at|since) {some meeting}"),
    (Sign.CONSIDERED, r"having (?:seen|heard|considered|received|discussed|scrutinised)\b"),
    (Sign.CONSIDERED, r"(?:following|after) (?:their|its|our|the {body}'s|members') (?:consideration|discussion)\b"),
    # When it is wanted
    (Sign.RULE, r"(?P<rule>{n} (?:weeks|months?|years?) on)(?= from\b| after\b| since\b| ?[.,;:)]|$)"),
    (Sign.RULE, r"(?P<rule>{n} (?:weeks?|months?|years?) (?:after|following|from) (?:the |its |their )?{event})\b"),
    (Sign.RULE, r"(?P<rule>{n} (?:weeks?|months?|years?) (?:after|from when|since) {happened})\b"),
    (Sign.RULE, r"(?P<rule>(?:following|after|on) (?:the |its |full )?(?:implementation|completion))\b{no date}"),
    (Sign.RULE, r"(?P<rule>{n}[ -](?:month|week|year) {update})\b"),
    (Sign.RULE, r"(?P<rule>in {n} (?:weeks?|months?|years?)(?:'s?)?(?: time)?)(?= ?[.,;:)]|$)"),
    # Again and again
    (
        Sign.AGAIN,
        r"(?:reports?|updates?|briefings?|kept up to date|updated|informed|briefed)\b[^,;:]{0,60}?(?P<rule>(?:after"
        r"|following) (?:every|each) (?:[\w&'-]{1,30} ){0,6}?"
        r"(?:meeting|session|census|inspection|visit|round|board|group|panel|forum)s?\b"
        r"(?: of the (?:[\w&'-]{1,30} ){0,4}?(?:group|board|committee|panel|partnership|cabinet|forum)"
        r"(?: (?:group|board|committee|panel|forum))?\b"
        r"|(?: meeting)\b)?)(?! of\b)",
    ),
    (Sign.AGAIN, r"(?:reports?|updates?|briefings?|monitor|to review)\b[^,;:]{0,60}?(?P<rule>every {n} (?:months"
    r"|weeks))\b"),
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
    (Sign.REFERRED, r"{sent} (?:on )?(?:by|from) {sender}"),
    (
        Sign.FOLLOW_UP,
        r"(?:to )?(?:be )?(?:report|come|brought|reported) back (?:to (?:the |this )?(?:{body}|members|scrutiny)\b"
        r"|on (?:the |their |its )?(?:recommendations|actions|findings|outcomes?|progress)\b"
        r"|in (?:the )?(?:spring|summer|autumn|winter|new year|{month}|{n} months))",
    ),
    (Sign.FOLLOW_UP, r"(?:an? )?{n}[ -](?:month|year) {update}\b"),
    # What comes back: it is taken up again, arises from a meeting, or goes on from there
    (
        Sign.FOLLOW_UP,
        r"(?:to )?(?:re-?visit(?: of)?|return to|reconsider|re-?examine|look again at|(?:a |the )?(?:return to"
        r"|continuation of"
        r"|resumption of))\b[^;.]{0,100}?(?:{taken}|discussion|debate|meeting)"
        r"(?: to {us})?{by us},? on (?:the )?{day}",
    ),
    (Sign.FOLLOW_UP, r"following on from [^;.]{0,60}?(?:{taken}|to {us}|discussion|meeting){by us} on (?:the )?{day}"),
    (
        Sign.FOLLOW_UP,
        r"(?:(?:matters? |issues? |questions? )?arising|resulting|actions?|actions? points?|matters?)"
        r" from (?:{meeting on day}|{our} {day} (?:{body} )?meeting|{day}(?=[:,]| meeting))",
    ),
    (Sign.FOLLOW_UP, r"{decided},? {when},? (?:that|to)\b{brings}"),
    (Sign.AT_MEETING, r"on (?:the )?{day}(?=,? {us} )"),
)  # fmt: skip


def _pattern(written: str) -> re.Pattern[str]:
    for _ in range(2):  # slots may stand in slots
        for slot, meant in _SLOTS.items():
            written = written.replace(slot, meant)
    return re.compile(rf"\b(?:{written})", re.IGNORECASE)


@cache
def phrases() -> tuple[Phrase, ...]:
    """Every phrase, in the order in which they are listed. Made when first asked for: a process that reads no documents
    has no use for a megabyte of patterns."""
    return (
        *(Phrase(sign, _pattern(written)) for sign, written in _TABLE),
        *(Phrase(sign, _pattern(written), opening=True) for sign, written in _OPENING),
    )
