"""Calendars in tables and pasted lists → meetings: "Tues 28 May, 6pm (cancelled)", or a row with date, time and place.

Dates without a year go by a title such as "Calendar of meetings 2024/25", a heading such as "June 2024", or their
neighbours; else they are kept as unread.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import TargetKind
from workprogramme.exchange.reading.calendars.values import Calendar, CalendarMeeting, Status, status_in
from workprogramme.exchange.reading.layouts.when import When, read_when
from workprogramme.exchange.reading.layouts.years import Years, read_dates, year_of_weekdays
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.times import time_in

_HEADS = {
    "day": "date|meeting date|date of meeting|start date|meeting|day|when",
    "start": "time|start|start time|starts|meeting time|starts at|from",
    "end": "end|end time|finish|finish time|ends|to|until",
    "place": "place|venue|location|room|where|meeting venue|meeting place",
    "title": "committee|title|committee name|subject|name|meeting name|body|board|panel|event|meeting title|summary",
    "status": "status|state|meeting status|confirmed",
    "uid": "id|uid|meeting id|reference|ref",
    "note": "note|notes|comment|comments|remarks|description",
}
_MEANS = {word: name for name, words in _HEADS.items() for word in words.split("|")}
_MOST_BEFORE = 60  # characters of a committee's name before the date on a line
_LONGEST = 200  # characters of a line that can be a meeting
_NO_YEAR = "It may be a list of meetings, but its dates have no year. Give the municipal year, such as 2018-19."
_FEWEST = 2  # meetings; one date alone is a letter's
_YEAR = re.compile(r"\b([0-9]{4}) ?[-/–—] ?([0-9]{4}|[0-9]{2})\b")
_TIME = r"[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:[ap]\.?m\b\.?)?"
_TIMES = re.compile(
    rf"(?:\b(?:at|from) )?(?P<start>{_TIME}) ?(?:[–—-]|to|until) ?(?P<end>(?:12 ?)?(?:noon|midday)|{_TIME})(?![0-9/])",
    re.IGNORECASE,
)
_ONLY_A_DAY = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?\b", re.IGNORECASE
)
_OF_MEETINGS = re.compile(
    r"\s*[-–—:,]?\s*\b(?:(?:calendar|schedule|timetable|dates?) of )?(?:meetings?|meeting dates|dates|calendar)\b"
    r"[\s:,–—-]*(?:[0-9]{4}(?: ?[-/–] ?[0-9]{2,4})?)?\s*$",
    re.IGNORECASE,
)
_STATUS_WORDS = re.compile(
    r"[(\[]?\b(?:cancelled|canceled|postponed|new date|provisional|tbc|to be confirmed|if (?:required|needed)|confirmed"
    r"|reserve(?: date)?|moved from [^)\]]*|rescheduled from [^)\]]*)\b[)\]]?",
    re.IGNORECASE,
)
_ONLY_A_KIND = re.compile(
    r"(?:(?:an?|ordinary|formal|informal|special|extraordinary|additional|joint|single[- ]item|site|public|private) )*"
    r"(?:meeting|briefing|session|workshop|seminar|visit|call[- ]?in|special|extraordinary|informal|additional)",
    re.IGNORECASE,
)
_NOT_CERTAIN = re.compile(
    r"[\s,;:–—-]*[(\[]?\b(?P<said>provisional(?:ly)?|tentative(?:ly)?|tb[ac]|to be confirmed)\b[)\]]?", re.IGNORECASE
)
_CLOCK = re.compile(
    r"\b(?:at |from )?[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:[ap]\.?m\b\.?|noon)|\b(?:at |from )?[0-9]{1,2}[.:][0-9]{2}\b",
    re.I,
)


@dataclass(slots=True)
class _Candidate:
    """One line or row on its way to a meeting."""

    line: Line
    day: str
    said: dict[str, str] = field(default_factory=dict)


def find_calendar(lines: Sequence[Line], year: MunicipalYear | None = None) -> Calendar | None:
    """The calendar that the lines are; None where they are none: fewer than two lines that are a meeting's."""
    candidates = [_apart_from_certainty(one) for one in _of_tables(lines) or _of_lists(lines)]
    if len(candidates) < _FEWEST:
        return None
    years = Years(year or _titled(lines))
    if years.municipal is None and (found := year_of_weekdays([one.day for one in candidates], lines)):
        years = Years(found[0], sure=False)
    whens = read_dates([one.day for one in candidates], years)
    meetings: list[CalendarMeeting] = []
    notes: list[str] = []
    for one, when in zip(candidates, whens, strict=True):
        if when.target.kind is TargetKind.DAY and when.target.earliest:
            meetings.append(_meeting(one, when.target.earliest, when.note, when.target.doubt))
        else:
            why = when.target.doubt or f"“{one.day}” was not read as a day."
            notes.append(f"Line {one.line.number}: {why}")
    if not meetings and years.municipal is None:
        return Calendar(notes=(_NO_YEAR,))
    if len(meetings) < _FEWEST:
        return None
    return Calendar(name=_name(lines, candidates), meetings=tuple(meetings), notes=tuple(notes))


def _apart_from_certainty(one: _Candidate) -> _Candidate:
    """The same, with "(provisional)" said of the meeting and not of its day: the day itself is read as it stands."""
    found = _NOT_CERTAIN.search(one.day)
    if found and read_when(plain := _NOT_CERTAIN.sub("", one.day)).target.kind is not TargetKind.TENTATIVE:
        one.day = plain
        one.said["rest"] = " ".join(filter(None, (found["said"], one.said.get("rest", ""))))
    return one


def _of_tables(lines: Sequence[Line]) -> list[_Candidate]:
    found: list[_Candidate] = []
    columns: list[str] = []
    for line in lines:
        names = [_MEANS.get(re.sub(r"[^a-z ]", "", cell.casefold()).strip(), "") for cell in line.cells]
        if len(set(names) - {""}) >= 2 and "day" in names:
            columns = names
        elif columns and line.is_row:
            said: dict[str, str] = {}
            for name, cell in zip(columns, line.cells, strict=False):
                if name and cell:
                    said.setdefault(name, cell.replace("\n", " "))
            if day := said.pop("day", ""):
                found.append(_Candidate(line, day, said))
        elif not line.is_blank and columns and line.is_row is False and not line.is_page_mark:
            columns = []
    return found


def _of_lists(lines: Sequence[Line]) -> list[_Candidate]:
    found: list[_Candidate] = []
    title = month = ""
    others = 0  # lines that are no meeting's, nor the name above one
    fresh = named = False  # `named`: a name stood above the first date; else what follows a date belongs to it
    for line in lines:
        text = (line.point[1] if line.point else line.text).strip()
        if not text or line.is_page_mark:
            continue
        if len(text) > _LONGEST:
            others += 1
            continue
        parsed = _parts(text, month)
        if parsed is None:
            when = read_when(text)
            if when.target.kind is TargetKind.MONTH and not when.note and when.target.earliest:
                month = f"{when.target.earliest:%B %Y}"
                continue
            others += 1
            fresh = len(text) <= _MOST_BEFORE and not text.endswith(".")
            if fresh:
                title = text
            continue
        named = named or (bool(title) and not found)
        others, fresh = others - (fresh and named), False
        before, day, rest = parsed
        said = {"rest": rest}
        if before or title:
            said["title"] = before or title
        found.append(_Candidate(line, day, said))
    return found if 3 * (others - 1) <= len(found) else []


def _parts(text: str, month: str) -> tuple[str, str, str] | None:
    """What stands before the date, the date, and what follows it; None where the line is no meeting's."""
    if month and (alone := _ONLY_A_DAY.match(text)) and read_when(f"{alone.group()} {month}").target.earliest:
        rest = text[alone.end() :].strip(" :,–—-")
        if not re.match(r"[a-z]{3,9}\b", rest, re.IGNORECASE) or not read_when(text).is_understood:
            return "", f"{alone.group()} {month}", rest
    words = text.split(" ")
    for start in range(min(len(words), 8)):
        before = " ".join(words[:start]).rstrip(" :–—-,|")
        rest = " ".join(words[start:])
        if start and not words[start - 1].endswith((":", "-", "–", "—", "|", ",")):
            continue
        when, said = read_when(rest), ""
        if not _is_a_day(when) and (uncertain := _NOT_CERTAIN.search(rest)):
            when, said = read_when(_NOT_CERTAIN.sub("", rest)), uncertain["said"]
        if _is_a_day(when):
            day = when.target.text
            if not when.is_meeting and month and month.split(" ")[0][:3].casefold() in day.casefold():
                day = f"{day} {month.split(' ')[1]}"
            note = " ".join(filter(None, (said, when.note)))
            return (before, day, note) if _is_no_sentence(note) else None
    return None


def _is_a_day(when: When) -> bool:
    """Whether it names a day, if only one without its year."""
    yearless = when.target.doubt is not None and "no year" in when.target.doubt
    words = when.target.kind is TargetKind.WORDS and yearless and re.search(r"[0-9]", when.target.text)
    return when.is_meeting or bool(words)


def _is_no_sentence(note: str) -> bool:
    return len(note.split()) <= 14 and not re.search(
        r"\b(?:was|were|is|are|will|has|have|had|agreed|noted)\b", note, re.I
    )


def _meeting(one: _Candidate, day: date, note: str, doubt: str | None) -> CalendarMeeting:
    said = one.said
    rest = (
        " ".join(part for part in (note, said.get("rest", "")) if part) if "rest" not in said else said["rest"] or note
    )
    words = " ".join(part for part in (said.get("start", ""), rest, said.get("note", "")) if part)
    start, end = _times(said.get("start", ""), said.get("end", ""), words)
    status = status_in(" ".join((said.get("status", ""), words, said.get("title", ""))))
    doubts = [doubt] if doubt else []
    left = _CLOCK.sub(" ", _TIMES.sub(" ", _STATUS_WORDS.sub(" ", rest)))
    left = re.sub(r"\s*[,;:–—-]+\s*(?=$|[,;:–—-])|^[\s,;:–—()-]+|[\s,;:–—(-]+$", "", " ".join(left.split())).strip(
        " ,;:–—-"
    )
    place = said.get("place", "")
    if not place:
        parts = [part.strip() for part in left.split(",")]
        place = ", ".join(part for part in parts if part and not _ONLY_A_KIND.fullmatch(part.strip("()[] –—-:;")))
    if said.get("status") and status is Status.NOT_SAID:
        doubts.append(f"Its status “{said['status']}” is not known.")
    return CalendarMeeting(
        day=day,
        start=start,
        end=end,
        place=place,
        title=_OF_MEETINGS.sub("", _STATUS_WORDS.sub("", said.get("title", ""))).strip(" –—-:"),
        status=status,
        uid=said.get("uid", ""),
        note=" ".join(part for part in (rest, said.get("note", "")) if part),
        lines=(one.line.number,),
        unsure=tuple(doubts),
    )


def _times(start: str, end: str, words: str) -> tuple[time | None, time | None]:
    span = _TIMES.search(start or words)
    if span and time_in(span["end"]):
        last = time_in(span["end"])
        first = time_in(span["start"]) or time_in(f"{span['start'].strip()}{_half(span['end'])}")
        return first, last
    return time_in(start) or time_in(words), time_in(end)


def _half(text: str) -> str:
    match = re.search(r"[ap]\.?m", text, re.IGNORECASE)
    return match.group() if match else ""


def _titled(lines: Sequence[Line]) -> MunicipalYear | None:
    years = set()
    for line in [line for line in lines if not line.is_blank][:15]:
        for match in _YEAR.finditer(line.text[:_LONGEST]):
            try:
                years.add(MunicipalYear.parse(f"{match[1]}-{match[2]}"))
            except ValueError:
                continue
    return years.pop() if len(years) == 1 else None


def _name(lines: Sequence[Line], candidates: Sequence[_Candidate]) -> str:
    """The first line above the meetings that is a title, and is none of a table's heads."""
    first = candidates[0].line.number
    above = [line for line in lines if line.number < first and not line.is_blank and not line.is_row]
    return above[0].text if above and len(above[0].text) <= _LONGEST else ""
