"""Deadlines as calendar entries: all-day, free time, of a kind of their own; rendered from the rows of one query.

Written as lines and not with the calendar library, which takes ten times as long. Whoever has the address may read
them, so of what is private they say only that it is there.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from workprogramme.domain.calendar_lines import escaped, folded, on_one_line, plain
from workprogramme.domain.deadlines import timetable
from workprogramme.domain.follow_up_value import follow_up_from_json
from workprogramme.domain.jurisdictions import Jurisdiction
from workprogramme.domain.programme import item_from_json, meeting_from_json
from workprogramme.domain.report_tracks import reached
from workprogramme.domain.working_days import BeyondHorizon
from workprogramme.feeds.personal.due_queries import REPORT
from workprogramme.models.deadline_chains import chain_of
from workprogramme.models.reports import ticks_in
from workprogramme.web.addresses import follow_up_url, item_url
from workprogramme.web.law import working_days_with
from workprogramme.web.words import date_words, day_month, time_words

RENDERING: Final = 2  # of these entries' bytes; raise it when they change for the same rows
TITLE: Final = 90  # characters of a follow-up's wording in the one line that calendars show
PRIVATE: Final = "Private item"


@dataclass(frozen=True)
class Place:
    """Where the installation is: its address without a final slash, its host, and whose law binds it."""

    base_url: str
    host: str
    jurisdiction: Jurisdiction


@dataclass(frozen=True, kw_only=True)
class DueEntry:
    """One day on which something is due. `uid` without the host. Texts are plain; `told` may have several lines."""

    uid: str
    day: date
    summary: str
    told: str
    url: str
    category: str
    sequence: int
    created_at: datetime
    changed_at: datetime


def entries_for(rows: Iterable[Any], place: Place, since: date) -> list[DueEntry]:
    """The deadlines of these rows from `since` on, by day, then name; those of stages that are done are gone."""
    found = [entry for row in rows for entry in (_steps if row.kind == REPORT else _answer)(row, place)]
    return sorted((entry for entry in found if entry.day >= since), key=by_day)


def by_day(entry: DueEntry) -> tuple[date, str]:
    """What entries are put in order by."""
    return entry.day, entry.uid


def _steps(row: Any, place: Place) -> Iterator[DueEntry]:
    """The stages that a report has yet to pass, whatever day it is; none for a meeting that is called off."""
    meeting = meeting_from_json(row.document["meeting"])
    if not meeting.status.takes_place:
        return
    item = item_from_json(row.document["item"])
    chain = chain_of(row.chain, place.jurisdiction)
    try:
        deadlines = timetable(meeting.day, working_days_with(row.closures or ()), chain, place.jurisdiction)
    except BeyondHorizon:
        return  # nobody knows the bank holidays of that year yet
    keys = [stage.key for stage in chain]
    furthest = reached(ticks_in(row.stages), chain)
    done = keys.index(furthest) + 1 if furthest else 0
    title = PRIVATE if item.private else on_one_line(item.title)
    stamps = [at for at in (row.told_at, row.chain_at, row.days_at) if at is not None]
    for deadline in deadlines[done:]:
        yield DueEntry(
            uid=f"deadline-{item.id}-{_name(deadline.stage.key)}",
            day=deadline.day,
            summary=f"{deadline.stage.name} due: {title} ({day_month(meeting.day)})",
            told=f"{deadline.rule}\nFor the meeting of {on_one_line(row.committee)} on {date_words(meeting.day)} at "
            f"{time_words(meeting.starts)}.",
            url=place.base_url + item_url(item.id),
            category="Report deadline",
            sequence=max(0, row.sequence - 3),  # each of the three counters in it starts with 1
            created_at=row.first_at,
            changed_at=max(stamps),
        )


def _name(key: str) -> str:
    """The key of a stage as it may stand in an identifier, whatever a committee has called it."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", key) else f"x{zlib.crc32(key.encode('utf-8', 'replace')):08x}"


def _answer(row: Any, place: Place) -> Iterator[DueEntry]:
    """The last day on which a follow-up is wanted; nothing of one that is private."""
    value = follow_up_from_json(row.document)
    if value.private or not value.wording or value.target_latest is None:
        return
    wording = plain(value.wording)
    asked = f"Asked for on {date_words(value.asked_on)} by" if value.asked_on else "Asked for by"
    yield DueEntry(
        uid=f"followup-{value.id}",
        day=value.target_latest,
        summary=f"Answer wanted: {_short(on_one_line(wording))}",
        told=f"{wording}\n{asked} {on_one_line(row.committee)}. Wanted: {on_one_line(value.target_text)}.",
        url=place.base_url + follow_up_url(value.id),
        category="Follow-up",
        sequence=max(0, row.sequence - 1),
        created_at=row.first_at,
        changed_at=row.told_at,
    )


def _short(text: str) -> str:
    return text if len(text) <= TITLE else text[: TITLE - 1].rstrip() + "…"


def rendered(entry: DueEntry, host: str) -> bytes:
    """The entry as one VEVENT: lines that end in CRLF and are at most 75 octets long. A function of its arguments."""
    changed = f"{entry.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = (
        "BEGIN:VEVENT",
        f"UID:{entry.uid}@{host}",
        f"SEQUENCE:{entry.sequence}",
        f"DTSTAMP:{changed}",
        f"LAST-MODIFIED:{changed}",
        f"CREATED:{entry.created_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(entry.summary)}",
        f"DESCRIPTION:{escaped(plain(entry.told) + chr(10) * 2 + entry.url)}",
        f"URL:{entry.url}",
        f"CATEGORIES:{entry.category}",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "END:VEVENT",
    )
    return b"".join(folded(line) for line in lines)
