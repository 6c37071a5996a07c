"""What a calendar says of one meeting: worked out from an edition, and rendered once, when it is published.

Knows neither tables nor feeds; what it is given has already been reduced to what the public may read.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Event, vText

from workprogramme.clock import LONDON
from workprogramme.domain.calendar_lines import on_one_line, plain, refolded
from workprogramme.domain.kinds import MeetingKind, MeetingStatus, PartRole
from workprogramme.domain.programme import CommitteeValue, ItemValue, MeetingValue
from workprogramme.domain.web_addresses import is_web_address
from workprogramme.web.words import date_words, join_names, plural, time_words

RENDERING: Final = (
    1  # of an entry's bytes; raise it when they change for the same meeting, and every entry is sent anew
)

# STATUS, TRANSP, X-MICROSOFT-CDO-BUSYSTATUS: calendars know no "postponed", and nobody should come, so it is cancelled
# there; the word stands before the title. Outlook shows no STATUS at all, hence the third sign, free time.
_SIGNS: Final = {
    MeetingStatus.PROVISIONAL: ("TENTATIVE", "OPAQUE", "TENTATIVE"),
    MeetingStatus.CONFIRMED: ("CONFIRMED", "OPAQUE", "BUSY"),
    MeetingStatus.HELD: ("CONFIRMED", "OPAQUE", "BUSY"),
    MeetingStatus.POSTPONED: ("CANCELLED", "TRANSPARENT", "FREE"),
    MeetingStatus.CANCELLED: ("CANCELLED", "TRANSPARENT", "FREE"),
}
_PREFIXES: Final = {MeetingStatus.CANCELLED: "CANCELLED: ", MeetingStatus.POSTPONED: "POSTPONED: "}


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """All that is rendered of a meeting but its sequence and stamps. `starts` and `ends`: wall clock in London, naive.

    `ends` is always later than `starts`. Texts are clean; only `description` may have more than one line.
    """

    uid: str
    starts: datetime
    ends: datetime
    summary: str
    description: str
    location: str
    url: str
    status: str
    transparency: str
    busy: str


def entry_for(
    meeting: MeetingValue,
    items: tuple[ItemValue, ...],
    committee: CommitteeValue,
    base_url: str,
    host: str,
    moved_from: datetime | None = None,
    agenda: bool = False,
) -> CalendarEntry:
    """The calendar entry of a meeting with its items, in order and already as the public may read them.

    `base_url` (without a final slash) and `host` are the installation's fixed ones, never those of a request.
    A meeting without a known end lasts as long as the committee's meetings usually do. `moved_from`: when it was last
    published to begin before it moved, wall clock in London. `agenda`: its agenda is published, so it says where.
    """
    starts = _on_a_clock(datetime.combine(meeting.day, meeting.starts))
    url = f"{base_url}/meetings/{meeting.id}/"
    told = [f"Agenda: {url}agenda/"] if agenda else []
    told += [f"In the committee system: {meeting.link}"] if is_web_address(meeting.link, secure=True) else []
    where = ["", *told] if told else []
    status, transparency, busy = _SIGNS[meeting.status]
    return CalendarEntry(
        uid=f"meeting-{meeting.id}@{host}",
        starts=starts,
        ends=_end(meeting, starts, timedelta(minutes=max(1, committee.minutes))),
        summary=_summary(meeting, committee),
        description="\n".join([*_description(meeting, items, moved_from), *where, "", url]).strip(),
        location=on_one_line(meeting.place, ", "),
        url=url,
        status=status,
        transparency=transparency,
        busy=busy,
    )


def _end(meeting: MeetingValue, starts: datetime, usual: timedelta) -> datetime:
    """The known end (past midnight where it is earlier than the start) or, without one that can be meant, the usual."""
    if meeting.ends is not None:
        ends = datetime.combine(meeting.day, meeting.ends)
        ends = _on_a_clock(ends + timedelta(days=meeting.ends < meeting.starts))
        if ends > starts:
            return ends
    return _on_a_clock(starts + usual)


def _on_a_clock(wall_clock: datetime) -> datetime:
    """The same moment as clocks show it: in the night when they go forward an hour of wall clock does not exist."""
    return wall_clock.replace(tzinfo=LONDON).astimezone(UTC).astimezone(LONDON).replace(tzinfo=None)


def _summary(meeting: MeetingValue, committee: CommitteeValue) -> str:
    remarks = [] if meeting.kind is MeetingKind.FORMAL else [meeting.kind.label.lower()]
    if meeting.status is MeetingStatus.PROVISIONAL:
        remarks.append("provisional")
    told = f"{_PREFIXES.get(meeting.status, '')}{on_one_line(committee.name)}"
    return f"{told} ({', '.join(remarks)})" if remarks else told


def _description(meeting: MeetingValue, items: tuple[ItemValue, ...], moved_from: datetime | None) -> Iterator[str]:
    day = date_words(meeting.day)
    if moved_from is not None and meeting.status.takes_place:
        yield _moved(meeting, moved_from)
    if meeting.status is MeetingStatus.CANCELLED:
        yield f"This meeting on {day} has been cancelled."
    elif meeting.status is MeetingStatus.POSTPONED:
        yield f"This meeting has been postponed. It will not take place on {day}."
    elif meeting.status is MeetingStatus.PROVISIONAL:
        yield "The date and time of this meeting are provisional and may change."
    if note := plain(meeting.note):
        yield note
    yield ""
    if items:
        yield "Planned:" if meeting.status.takes_place else "This was planned:"
    elif meeting.status.takes_place:
        yield "No items are listed for this meeting."
    for number, item in enumerate(items, 1):
        if number > 1:
            yield ""
        yield f"{number}. {on_one_line(item.title)}"
        for role in PartRole:
            if names := [on_one_line(name) for name in item.names(role)]:
                label = role.label if len(names) == 1 else plural(role.label)
                yield f"{label}: {join_names(names)}"


def _moved(meeting: MeetingValue, before: datetime) -> str:
    """From when it moved: the day, the time, or both, as far as they differ."""
    told = [date_words(before.date())] if before.date() != meeting.day else []
    if before.time() != meeting.starts:
        told.append(time_words(before))
    return f"Moved from {' at '.join(told)}."


def fingerprint(entry: CalendarEntry) -> str:
    """A digest of the entry and of the way it is rendered: as long as it is the same, so are the bytes."""
    told = json.dumps([RENDERING, asdict(entry)], default=datetime.isoformat, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def rendered(entry: CalendarEntry, *, sequence: int, created_at: datetime, changed_at: datetime) -> bytes:
    """The entry as one VEVENT: lines that end in CRLF and are at most 75 octets long.

    `created_at` and `changed_at` are aware; they are written in UTC to the second. A function of its arguments alone:
    no clock and no chance, so that an unchanged meeting looks unchanged to whoever reads it.
    """
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", sequence)
    event.add("dtstamp", changed_at.astimezone(UTC))
    event.add("last-modified", changed_at.astimezone(UTC))
    event.add("created", created_at.astimezone(UTC))
    event.add("dtstart", entry.starts.replace(tzinfo=LONDON))
    event.add("dtend", entry.ends.replace(tzinfo=LONDON))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    if entry.location:
        event.add("location", entry.location)
    event.add("url", entry.url)
    event.add("categories", ["Scrutiny"])
    event.add("status", entry.status)
    event.add("transp", entry.transparency)
    event.add("x-microsoft-cdo-busystatus", vText(entry.busy))  # a plain str would not be escaped
    return refolded(event.to_ical())
