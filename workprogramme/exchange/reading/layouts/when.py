"""The date cell of a row: the target it names and whatever else stands in it ("21st June 2018 (cancelled)").

Dates themselves are read by the law; this knows only where in a cell the date ends.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import Target, TargetKind, read_target

_LONGEST = 200  # characters of a date cell; a longer one is prose
_MOST_WORDS = 12  # of a date; "Thursday, 21st of June, 2018" has five
_SPACE = re.compile(r"\s+")
_AROUND = " \n,;:-–—"
_CONTINUED = re.compile(r"\(?cont(?:inued|['’]?d|\.)?\)?", re.IGNORECASE)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ANOTHER_DATE = re.compile(rf"\b(?:{_MONTHS})[a-z]*\b|[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.][0-9]{{2,4}}", re.IGNORECASE)
_INSTEAD_OF = re.compile(
    r"\(?(?:moved|re-?scheduled|re-?arranged|deferred|changed|brought forward|previously|originally|was|from)\b",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(r"\b(?:to|until|now|new date)\b", re.IGNORECASE)
_TO_BE = r"(?:re-?)?(?:scheduled|programmed|allocated|arranged|confirmed|timetabled|agreed|planned|placed|fixed|set)"
_UNSCHEDULED = re.compile(
    r"(?:(?:the )?(?:other |further |outstanding )?(?:items?|topics?|issues?|reports?|business|subjects?)"
    r"(?: which are| that are)? ?)?"
    rf"(?:(?:still |yet )?to be {_TO_BE}|(?:not yet|un-?|not) ?{_TO_BE}"
    r"|awaiting (?:a )?dates?|without (?:a )?dates?|(?:with )?dates? (?:to be \w+|tb[acd])"
    r"|for (?:a )?future (?:meetings?|consideration|agendas?)"
    r"|carried (?:over|forward)(?: to (?:the )?next (?:municipal )?year)?)"
    r"(?: (?:items?|topics?|issues?|reports?|business|subjects?))?"
    r"|future (?:items?|issues?|meetings?|business|topics?|reports?)"
    r"|items? (?:for )?(?:tb[acd])",
    re.IGNORECASE,
)
_UNSCHEDULED_BUT = re.compile(rf"(?:(?:still |yet )?to be {_TO_BE}|not yet {_TO_BE}): (?P<words>.+)", re.IGNORECASE)
_PROVISIONAL = re.compile(r"[ ,–(-]+(?P<status>provisional)\)?$", re.IGNORECASE)
_PREFIX = re.compile(
    r"(?:(?:the )?(?:\w+ )?(?:meeting|committee|board|panel)(?: date)?(?: (?:no\.? ?)?[0-9]{1,2}(?= ?[:–—-]))?"
    r"(?: (?:on|of|for))?|date(?: of (?:next )?meeting)?|date|[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:[ap]\.?m\.?)?,? on"
    r"|(?:items? |reports? )?for(?: the meeting (?:on|of))?|agenda(?: for)?) ?[:–—-]? *",
    re.IGNORECASE,
)
_TIME = r"(?:(?:at|from) )?[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:[ap]\.?m\.?|noon|hrs|hours|o['’]?clock)?(?![0-9])"
_OF_A_MEETING = re.compile(
    rf"{_TIME}(?:$|[ ,;–—(-].*)|[(\[].*|midday.*|noon.*"
    r"|.*\b(?:room|hall|chamber|house|offices?|centre|teams|zoom|virtual|online|remote|suite|building|venue|hybrid|council)\b.*"
    r"|(?:cancelled|postponed|moved|re-?scheduled|new date|special|extraordinary|additional|informal|joint|formal"
    r"|provisional|confirmed|if (?:required|needed)|reserve|workshop|visit|site visit|call-in|meeting|committee"
    r"|single item|themed)\b.{0,40}",
    re.IGNORECASE,
)
_LONGEST_HEADING = 120
_MOST_OF_A_PLACE = 8  # words
_LONGEST_LINE = 600  # characters of a line that says when, and then what
_COLON = re.compile(r"(?<![0-9]):\s+|(?<=[0-9]):\s+(?=[A-Z])")
_OF_PAPERS = re.compile(  # a day by which something is to be handed in is none on which anybody meets
    r"\(?\b(?:(?:final |draft )?(?:reports?|papers?)\b[^;()]{0,50}?\b(?:by|due|deadline)\b"
    r"|(?:(?:report|papers?) )?deadline\b|(?:agenda )?(?:publication|published|dispatch|despatch)\b)"
    r"[^;()]{0,60}\)?",
    re.IGNORECASE,
)
_DATED = (TargetKind.DAY, TargetKind.MONTH, TargetKind.YEAR, TargetKind.SEASON, TargetKind.QUARTER)


@dataclass(frozen=True, slots=True)
class When:
    """A target, and the words that stood with it."""

    target: Target
    note: str = ""
    words_were_meant: bool = False  # the cell says itself that it has no date: "To be scheduled: when …"

    @property
    def is_understood(self) -> bool:
        """Whether the words are a target, even one whose year is not known yet."""
        return self.target.kind is not TargetKind.WORDS or self.target.doubt is not None or self.words_were_meant

    @property
    def is_meeting(self) -> bool:
        """Whether they name the day of a meeting."""
        return self.target.kind is TargetKind.DAY


@lru_cache(maxsize=1024)
def read_when(text: str, year: MunicipalYear | None = None) -> When:
    """The target that a date cell begins with, and its note; a day or month without a year is one of `year`.

    A second date in the cell makes the first unsure: it is then kept as words, unless it is only where the meeting
    was moved from.
    """
    text = text.strip()
    flat = _SPACE.sub(" ", text)
    if _UNSCHEDULED.fullmatch(flat.rstrip(" :.")):
        return When(Target(TargetKind.NONE, flat))
    if said := _UNSCHEDULED_BUT.fullmatch(flat):
        told = read_target(said["words"], year)
        return When(told, words_were_meant=told.kind is TargetKind.WORDS)
    whole = read_target(flat, year)
    if whole.kind is TargetKind.TENTATIVE and (status := _PROVISIONAL.search(flat)):
        day = read_target(flat[: status.start()], year)
        if day.kind is TargetKind.DAY:  # a meeting of which only the status is open
            return When(day, status["status"])
    if When(whole).is_understood or len(flat) > _LONGEST:
        return When(whole)
    words = flat.split(" ")
    for count in range(min(len(words) - 1, _MOST_WORDS), 0, -1):
        date, note = " ".join(words[:count]).rstrip(_AROUND), " ".join(words[count:]).lstrip(_AROUND)
        target = read_target(date, year)
        if not When(target).is_understood or target.kind not in (*_DATED, TargetKind.WORDS):
            continue
        if _ANOTHER_DATE.search(_OF_PAPERS.sub("", note)) and not (
            _INSTEAD_OF.match(note) and not _MOVED_TO.search(note)
        ):
            return When(Target(TargetKind.WORDS, flat, doubt=f"“{flat}” names more than one date."))
        if _CONTINUED.fullmatch(note):
            note = ""
        return When(target, note)
    return When(whole)


def is_a_date_alone(text: str) -> bool:
    """Whether a line says when and nothing else: a day, a month, a season or a municipal year."""
    if len(text) > _LONGEST or not any(character.isdigit() for character in text):
        return False
    target = read_target(text)
    return target.kind in _DATED or target.doubt is not None


@dataclass(frozen=True, slots=True)
class DateHeading:
    """A line that begins with when: the words of that, and whatever follows them on the line."""

    text: str  # with the rest, where that is said of the meeting: "12 June 2024, 2pm"
    rest: str = ""  # where it is not: "Budget monitoring"


@lru_cache(maxsize=4096)
def date_heading(text: str) -> DateHeading | None:
    """What a line says that stands over items and names their day, month or year, or that they have none; else None.

    A sentence in which a date comes up is no heading.
    """
    flat = _SPACE.sub(" ", text).strip().rstrip(" :")
    return _with_items(flat) or _date_heading(flat)


def _with_items(flat: str) -> DateHeading | None:
    """ "Tue 11 June 2024, 6.30pm: Leisure contract; Waste collection": when, then a colon, then items."""
    for colon in _COLON.finditer(flat[:_LONGEST_HEADING]):
        rest = flat[colon.end() :]
        is_a_place = _OF_A_MEETING.fullmatch(rest) and ";" not in rest and len(rest.split()) <= _MOST_OF_A_PLACE
        if len(flat) > _LONGEST_LINE or not rest[:1].isupper() or is_a_place:
            continue
        heading = _date_heading(flat[: colon.start()])
        if heading is not None and not heading.rest:
            return DateHeading(heading.text, rest)
    return None


def _date_heading(flat: str) -> DateHeading | None:
    if not flat or len(flat) > _LONGEST_HEADING:
        return None
    if _UNSCHEDULED.fullmatch(flat.rstrip(".")):
        return DateHeading(flat)
    if not any(character.isdigit() for character in flat) and not _NAMES_A_TIME.search(flat):
        return None
    if to_come := _TO_COME_WITH_TITLE.fullmatch(flat):
        return DateHeading(to_come["when"], to_come["rest"])
    prefix = _PREFIX.match(flat)
    for words in (flat, flat[prefix.end() :]) if prefix else (flat,):
        when = read_when(words)
        kind = when.target.kind
        if kind is TargetKind.NONE and not _IS_TO_COME.match(words):
            continue
        if kind in _HEADS or (
            kind is TargetKind.WORDS and when.target.doubt and "more than one" not in when.target.doubt
        ):
            if not when.note or _OF_A_MEETING.fullmatch(when.note):
                return DateHeading(words)
            return DateHeading(when.target.text, when.note) if _parts(words, when.note) else None
    return None


_HEADS = (*_DATED, TargetKind.MONTHS, TargetKind.TENTATIVE, TargetKind.NONE)
_NAMES_A_TIME = re.compile(
    rf"\b(?:(?:{_MONTHS})[a-z]*|spring|summer|autumn|winter)\b|^(?:date )?(?:tb[acd]|to be)\b", re.I
)
_TO_COME_WITH_TITLE = re.compile(
    r"(?P<when>(?:date )?(?:tb[acd]|to be (?:scheduled|confirmed|arranged|agreed|fixed|set|programmed))) ?[:–—] ?"
    rf"(?P<rest>(?!(?:{_MONTHS}|spring|summer|autumn|winter|early|mid|late|[0-9]))[A-Z].{{2,}})",
    re.IGNORECASE,
)
_IS_TO_COME = re.compile(r"(?:date )?(?:tb[acd]|to be)\b", re.IGNORECASE)


def _parts(words: str, note: str) -> bool:
    """Whether a sign stands between the date and what follows it, so that it is no sentence."""
    before = words[: len(words) - len(note)].rstrip()
    return before.endswith((":", "-", "–", "—", "|"))


def is_unscheduled(heading: DateHeading) -> bool:
    """Whether it says that what stands below it has no date yet."""
    return not heading.rest and read_when(heading.text).target.kind is TargetKind.NONE
