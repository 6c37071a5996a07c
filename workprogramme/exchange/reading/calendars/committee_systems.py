"""The XML of Modern.gov's web service (GetMeetings, GetMeeting) → meetings.

Knows the service's element names; where the file came from is not known here.
"""

import html
import re
from datetime import date
from typing import Any

from workprogramme.exchange.reading.calendars.values import Calendar, CalendarMeeting, Status, status_in
from workprogramme.exchange.reading.files.packages import xml_of
from workprogramme.exchange.reading.times import time_in
from workprogramme.exchange.reading.unreadable import Unreadable

_ROOT = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)?<(?:\w+:)?(?:getmeetings?|meeting)[\s>/]", re.I | re.S)
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOST = 20_000
_TOO_MANY = f"The file has more than {_MOST:,} meetings. Ask the committee system for fewer and read that."
_CONVENED = re.compile(r"\b(?:agenda published|scheduled)\b", re.IGNORECASE)
_HELD = re.compile(r"\b(?:held|closed|decisions? published|minutes? published)\b", re.IGNORECASE)


def is_of_a_committee_system(text: str) -> bool:
    """Whether the text is an answer of the service about meetings."""
    return _ROOT.match(text.lstrip("\ufeff")[:2_000]) is not None


def read_committee_system(text: str) -> Calendar:
    """The meetings of the answer, in their order. Unreadable when it is no whole answer, or one without end."""
    data = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff")).strip().encode("utf-8")
    root = xml_of(data)
    meetings: list[CalendarMeeting] = []
    notes: list[str] = []
    for element in root.iter():
        if _name(element) != "meeting" or not _has(element, "meetingdate"):
            continue
        if len(meetings) >= _MOST:
            raise Unreadable(_TOO_MANY)
        day = _day(_said(element, "meetingdate"))
        if day is None:
            notes.append(f"Meeting {_said(element, 'meetingid') or '?'} has no day, and was not read.")
            continue
        meetings.append(_meeting(element, day))
    names = {meeting.title for meeting in meetings}
    return Calendar(name=names.pop() if len(names) == 1 else "", meetings=tuple(meetings), notes=tuple(notes))


def _meeting(element: Any, day: date) -> CalendarMeeting:
    said = _said(element, "meetingstatus")
    status = Status.HELD if _HELD.search(said) else status_in(said)
    if status is Status.NOT_SAID and _CONVENED.search(said):
        status = Status.CONFIRMED
    written = _said(element, "meetingtime")
    start = time_in(written)
    doubts = [] if start or not written else [f"Its time “{written}” was not read."]
    if said and status is Status.NOT_SAID:
        doubts.append(f"Its status “{said}” is not known.")
    end = time_in(_said(element, "meetingactualfinishtime")) or time_in(_said(element, "meetingplannedfinishtime"))
    return CalendarMeeting(
        day=day,
        start=start,
        end=end,
        place=_said(element, "meetinglocation") or _said(element, "meetingroom"),
        title=_committee(element),
        status=status,
        uid=_said(element, "meetingid"),
        lines=(element.sourceline,) if element.sourceline else (),
        unsure=tuple(doubts),
    )


def _committee(meeting: Any) -> str:
    for around in (meeting, *meeting.iterancestors()):
        for name in ("committeetitle", "meetingtitle", "title"):
            if text := _said(around, name):
                return text
    return ""


def _said(element: Any, name: str) -> str:
    """The text of a child; the service escapes its text twice."""
    child = next((child for child in element if _name(child) == name), None)
    text = html.unescape(html.unescape("".join(child.itertext()))) if child is not None else ""
    return " ".join(re.sub(r"<[^<>]*>", " ", text).split())


def _has(element: Any, name: str) -> bool:
    return any(_name(child) == name for child in element)


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else ""


def _day(text: str) -> date | None:
    match = _DAY.search(text)
    if match is None:
        return None
    day, month, year, other_year, other_month, other_day = match.groups()
    try:
        return date(int(year or other_year), int(month or other_month), int(day or other_day))
    except ValueError:
        return None
