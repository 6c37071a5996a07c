"""The text of a whole calendar: what stands before the entries, the entries as they were stored, and the end.

Writes bytes; the calendar library is too slow to be called at every request. Knows no request and no table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from workprogramme.domain.calendar_lines import escaped, folded, on_one_line

RENDERING: Final = 1  # of a calendar's bytes around its entries; raise it when they change, so that every ETag does

NAME_LENGTH: Final = 80  # characters: Outlook and others cut the name of a calendar there

# Outlook reads only one yearly RRULE with one BYDAY per half; a zone written as a list of dates comes out an hour off.
_ZONE: Final = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        "TZID:Europe/London",
        "X-LIC-LOCATION:Europe/London",
        "BEGIN:DAYLIGHT",
        "TZNAME:BST",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
        "DTSTART:19700329T010000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "TZNAME:GMT",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0000",
        "DTSTART:19701025T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    )
).encode()
_END: Final = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, kw_only=True)
class CalendarHead:
    """What a calendar says of itself. `source`: its own address; `page`: the web page of the same; both absolute.

    A calendar whose address is a secret has no `source`: it would travel with every copy.
    """

    name: str
    description: str
    source: str | None
    page: str
    changed_at: datetime


def calendar_text(head: CalendarHead, entries: Iterable[bytes]) -> bytes:
    """The calendar in bytes. `entries`: rendered VEVENTs, in the order in which they shall stand."""
    return b"".join((_head_text(head), _ZONE, *entries, _END))


def _head_text(head: CalendarHead) -> bytes:
    name = escaped(_short(on_one_line(head.name)))
    description = escaped(on_one_line(head.description))
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Work Programme//Calendar feeds 1.0//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        f"DESCRIPTION:{description}",
        f"X-WR-CALDESC:{description}",
        "X-WR-TIMEZONE:Europe/London",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        *([f"SOURCE;VALUE=URI:{head.source}"] if head.source else []),
        f"URL:{head.page}",
        f"LAST-MODIFIED:{head.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
    )
    return b"".join(folded(line) for line in lines)


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1].rstrip() + "…"
