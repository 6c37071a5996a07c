"""The words out of which phrases of asking are put together: days, bodies, who asks, how, and what is brought.

Patterns only; which of them make a phrase, `asked_for_phrases` says. Every gap is bounded, so that reading takes time
in proportion to the text.
"""

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY = (
    r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?(?:"
    rf"[0-9]{{1,2}} ?(?:st|nd|rd|th)?,? (?:of )?{MONTHS}(?:,? (?:[0-9]{{4}}|'[0-9]{{2}})\b)?"
    rf"|{MONTHS} [0-9]{{1,2}}(?:st|nd|rd|th)?, [0-9]{{4}}\b|{MONTHS} [0-9]{{1,2}}(?:st|nd|rd|th)\b"
    r"|[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2})\b|[0-9]{4}-[0-9]{2}-[0-9]{2}\b))"
)
BODY = r"(?:(?:scrutiny|overview and scrutiny) )?(?:board|committee|panel)(?: \(?[0-9]\)?)?"
MEMBERS = (
    rf"(?:(?:the )?(?:{BODY} |elected |scrutiny )?members(?: of (?:the|this) {BODY})?|(?:the )?councillors"
    rf"|(?:the|this) {BODY}|{BODY}(?= (?:requests|requested|asks|asked|resolved|agreed|would|to (?:be|revisit"
    rf"|review|look|receive))\b)"
    r"|scrutiny(?= (?:has |have |had )?(?:requested|asked|resolved|agreed|wished|wanted|would|to (?:revisit"
    r"|review|look))\b)"
    rf"|(?:the )?(?:vice-?)?chair(?:man|person)?(?: of (?:the|this) {BODY})?"
    r"|(?:councillor|cllr\.?) (?:[\w'-]{1,20} )?[\w'-]{2,20}(?= (?:has |have )?(?:requested|asked)\b| at |[,.;)]|$))"
)
OTHERS = (
    r"(?:(?:the |a )?cabinet members?(?: \(?for [\w,&' ]{3,60}\)?)?|(?:the )?portfolio holder"
    r"|(?:the )?cabinet|full council|the leader(?: of the council)?"
    r"|(?:the )?(?:scrutiny co-?ordination|audit|corporate parenting) (?:committee|board))"
)
# "The Audit and Procurement Committee": another body of the council, by its name.
NAMED = r"(?:(?:the )?(?-i:[A-Z][\w'&-]{1,20}(?:,? (?:and |& )?[A-Z][\w'&-]{1,20}){0,5}) (?-i:Committee|Board|Panel))"
SENDERS = rf"(?:{OTHERS}|(?:the )?council(?! (?:tax|house|staff|officers?|tenants?|services?)\b))"
# "Members of staff", "Members' allowances", "the Board of Governors" and "the Cabinet Office" are somebody else.
NOT_ANOTHER = r"(?! of\b|'|-| (?:of|office|support|liaison)\b)\b"
WHO = rf"(?P<who>{MEMBERS}|{OTHERS}){NOT_ANOTHER}"
BY_US = rf"(?: by {MEMBERS}{NOT_ANOTHER})?"
# What was asked for but is no piece of work for the programme.
NO_WORK = (
    r"(?! (?:no\b|nothing\b|leave\b|permission\b|funding\b|funds\b|money\b|payment\b|apologies\b|refreshments\b"
    r"|an adjournment|a recorded vote|a break\b|to be excused"
    r"|and received\b|that thanks\b|that (?:it|this) (?:is |be |should )?not\b|for the minutes\b"
    r"|(?:that |for )?(?:it|this|the|the item|this item|the report) (?:to be|be|is)?"
    r" ?(?:withdrawn|removed|deferred|dropped|deleted|postponed|cancelled|taken off)))"
)
OUR = rf"(?:their|its|our|the|this|a|an|the {BODY}'s|members')"
MEETING = (
    rf"{OUR}(?: (?:last|previous|earlier|first|recent|scrutiny|board|committee|panel)){{0,2}} meeting"
    rf"(?: of (?:the|this) {BODY})?"
)
# "The meeting on 14 February of the Schools Forum" and "the meeting on 4 October with parents" are no meetings of ours.
OF_OTHERS = rf"(?! (?:of|with|between) (?!(?:the|this) {BODY}\b))"
DATED = (
    rf"(?:{MEETING},?(?: (?:that was |which was )?held)? (?:on|of)|{BODY} meeting,?(?: held)?(?: on| of)?)"
    rf" (?:the )?{DAY}(?!,? [0-9]{{4}}\b){OF_OTHERS}"
)
UNDATED = (
    rf"(?:(?:{OUR} )?(?:last|previous|earlier) (?:{BODY} )?meeting|(?:their|its|our|a) (?:{BODY} )?meeting)\b"
    rf"(?! of\b(?! (?:the|this) {BODY}\b)| with\b| between\b)"
)
# When it was: at a meeting by its day, or by its month where it says no more.
AT_MEETING = (
    rf"(?:(?:at|from|following|after|since) {DATED}"
    rf"|(?:at|from|since) {OUR} (?:{DAY}|(?P<month>{MONTHS}(?: [0-9]{{4}})?)) (?:{BODY} )?meeting\b{OF_OTHERS}"
    rf"|(?:at|from|since) {OUR} (?:{BODY} )?meeting (?:in|of) (?P<month_of>{MONTHS}(?: [0-9]{{4}})?){OF_OTHERS})"
)
WHEN = rf"(?:{AT_MEETING}|on (?:the )?{DAY}|in (?P<month_in>{MONTHS} [0-9]{{4}}))"
AUX = r"(?: (?:have|has|had|were|was|also|previously|then|therefore|specifically|formally|will|would)){0,2}"
SOME_PAPER = (
    r"(?:an?|further|more|another|regular) (?:[\w-]{1,20} ){0,3}?"
    r"(?:reports?|updates?|briefing|information|details?|visit|figures|data)\b"
)
EARLIER = rf"(?: (?:last (?:year|month|time)|previously|earlier|in {MONTHS}(?: [0-9]{{4}})?))?"
ASKED = (
    r"(?:requests?\b(?!ed)|requested"
    rf"|ask(?:s|ed){EARLIER} (?:for|to (?:see|hear|receive|consider|look|be (?:kept |told|informed|updated"
    rf"|given))|officers)"
    rf"|ask(?:s|ed){EARLIER}(?= that\b)"
    r"|asked (?:the |a |for )?(?:[\w'-]{1,20} ){1,6}?to (?:arrange|provide|bring|report|prepare|produce|supply"
    r"|circulate"
    r"|submit|explain|attend|update|return|come back|look into|find out)\b"
    r"|called for|commissioned"
    r"|(?:wish(?:ed|es)?|want(?:ed|s)?|keen|would like|would welcome) to"
    r" (?:see|hear|receive|consider|know|revisit|look|be (?:kept |told|informed|updated))"
    rf"|(?:would like|would welcome|want(?:ed|s)?) {SOME_PAPER}"
    r"|(?:would like|want(?:ed|s)?) (?:[\w'-]{1,20} ){1,6}?to (?:explain|attend|provide|report|present|show|come|bring"
    r"|look|be (?:brought|looked at|provided|reported))\b"
    r"|(?:expressed|had) an interest in (?:seeing|hearing|receiving)|sought (?:further|more|assurance|an update"
    r"|details))"
)
DECIDED = r"(?:resolved|agreed|decided)"
TAKEN = (
    r"(?:received|considered|heard|discussed|seen|presented|taken|given|brought|made|scrutinised|looked at|raised|held"
    r"|submitted|reviewed|examined|debated|tabled|reported)"
)
PAPER = r"(?:report|item|paper|update|briefing|presentation)"
N = r"(?:[0-9]{1,3}|one|two|three|four|five|six|nine|ten|twelve|eighteen|twenty-four)"
TO_OURS = rf"(?! (?:back |on )?to (?!(?:the |this )?(?:{BODY}|scrutiny)\b|look|consider|examine|review|see\b))"
UPDATE = r"(?:(?:progress|update|follow[ -]?up) (?:report|update|review)|update|review)"
EVENT = (
    r"(?:implementation|introduction|launch|opening|completion|roll-?out|commencement|publication|adoption|go-live"
    r"|go live|going live)"
)
HAPPENED = (
    r"(?:it|they|this|these) (?:was|were|has been|have been|is|are) (?:first |fully )?(?:implemented|introduced"
    r"|launched"
    r"|opened|completed|rolled out|commenced|published|adopted|started|set up)"
)
NO_DATE = rf"(?! (?:in|on) (?:the )?(?:[0-9]|{MONTHS}|spring|summer|autumn|winter))"
TOPIC = r"(?:item|matter|issue|report|petition|motion|subject|topic|question)"
SENT = r"(?:referred|passed on|remitted)"
BRINGS = (
    r"(?=[^.;]{0,120}\b(?:reports?|updates?|review|information|briefing|look (?:at|again)|revisit|come back|return"
    r"|figures|data|evidence|(?:brought|submitted|presented|provided|added) (?:back )?(?:to|at|for|in)"
    r"|(?:next|future|later|subsequent) meeting)\b)"
)
