"""Bringing a calendar in: keeping what was sent, saying whose its names are, and changing what was chosen, at once."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from operator import attrgetter
from typing import Any

from sqlalchemy.orm import Session

from workprogramme.domain.imports import ImportKind, ImportState
from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.written_dates import write_date
from workprogramme.exchange.importing.keeping import Sender, Sent, keep, the_draft
from workprogramme.exchange.meeting_dates import queries
from workprogramme.exchange.meeting_dates.comparing import as_new
from workprogramme.exchange.meeting_dates.looking import Look, Part, Surroundings, ground_of, look
from workprogramme.exchange.meeting_dates.pairing import identities
from workprogramme.exchange.meeting_dates.values import Choice, Line, What
from workprogramme.exchange.meeting_dates.whose import Called, names_in, propose
from workprogramme.exchange.reading.calendars import Calendar
from workprogramme.models.committees import Committee
from workprogramme.models.imports import Import
from workprogramme.models.meeting_changes import MeetingDraft, note_with, write_meeting
from workprogramme.models.meeting_identities import MeetingIdentity
from workprogramme.models.meetings import Meeting

MEANT = "meant"  # in an import's choices: a name in the calendar → a committee's id
MEETINGS, IDENTITIES = "meetings", "identities"  # in what came of it


def keep_calendar(
    session: Session, name: str, content: bytes, calendar: Calendar, committee_id: int | None, by: Sender
) -> Import:
    """A new draft with this calendar, chosen for one committee or for all; which names mean which is proposed."""
    made = keep(session, ImportKind.CALENDAR, committee_id, Sent(name, content, [calendar.as_json()]), by)
    called = [Called(one.id, one.name, one.code) for one in queries.committees_by_name(session)]
    made.choices = {MEANT: propose(names_in(calendar), called, committee_id)}
    return made


def say_whose(session: Session, import_id: int, meant: Mapping[str, int], by: Sender) -> None:
    """Which committee each name of the calendar means. Refused where it is brought in or thrown away already."""
    draft = the_draft(session, import_id, by.at)
    draft.choices = {**draft.choices, MEANT: dict(meant)}
    draft.touched_at = by.at


def bring_in(
    session: Session,
    import_id: int,
    seen: str,
    chosen: Mapping[str, Choice],
    may_plan: Collection[int],
    around: Surroundings,
    by: Sender,
    said: str = "",
) -> Import:
    """Changes what was chosen in the committees that may be planned, all of it or nothing, and keeps what came of it.

    `seen`: the comparison that the person had before them; Stale, with the present one, where it is another by now.
    `said`: why, for readers of what is called off. Refused where two meetings of a committee would be at one hour.
    """
    draft = the_draft(session, import_id, by.at)
    committees = [one for one in queries.committees_for(session, draft.committee_id) if one.id in may_plan]
    queries.lock_committees(session, [one.id for one in committees])
    meant = draft.choices.get(MEANT, {})
    now = look(session, queries.calendar_of(session, import_id), meant, committees, around)
    if now.seen != seen:
        raise Stale(now)
    arrival = _Arrival(session, now, around, said)
    for part in now.parts:
        for line in part.lines:
            arrival.take(part, line, chosen.get(line.key, line.default))
    session.flush()
    refuse_clashes(session, arrival.touched)
    draft.came_of = {MEETINGS: arrival.done, IDENTITIES: arrival.remember(now)}
    draft.state, draft.done_by, draft.done_at, draft.touched_at = ImportState.DONE, by.name, by.at, by.at
    session.flush()
    return draft


class _Arrival:
    """One import under way."""

    def __init__(self, session: Session, now: Look, around: Surroundings, said: str) -> None:
        self.session, self.around, self.said = session, around, said
        ids = [line.known.id for line in now.lines.values() if line.known is not None]
        self.known = queries.meetings_by_id(session, ids)
        self.touched: list[Meeting] = []
        self.known_again: list[tuple[Line, Meeting]] = []
        self.done: list[dict[str, Any]] = []

    def take(self, part: Part, line: Line, choice: Choice) -> None:
        """Does what was chosen about a line."""
        meeting = self.known[line.known.id] if line.known is not None else None
        if line.choices and choice in line.choices and choice is not Choice.LEAVE:
            meeting = self._changed(part, line, meeting, choice)
        elif line.what is not What.UNCHANGED:
            return
        if meeting is not None and line.coming is not None:
            self.known_again.append((line, meeting))

    def _changed(self, part: Part, line: Line, meeting: Meeting | None, choice: Choice) -> Meeting:
        assert line.after is not None, "a line that can be taken says what comes of it"
        after, before, year_before = line.after, None, None
        what = What.NEW if choice is Choice.ADD else line.what
        if choice is Choice.ADD and line.coming is not None:
            after = as_new(line.coming, ground_of(part.committee, self.around))
        year = self.around.year_of(after.day)
        if meeting is None or choice is Choice.ADD:
            meeting = Meeting(committee=part.committee, year=year, day=after.day, starts=after.starts)
            self.session.add(meeting)
        else:
            before, year_before = MeetingDraft.of(meeting), meeting.year
        if self.said and not after.status.takes_place:
            after = replace(after, note=note_with(self.said, after.note, "said"))
        write_meeting(self.session, meeting, after, year)
        self.session.flush()
        self.touched.append(meeting)
        self.done.append(
            {
                "id": meeting.id,
                "committee_id": part.committee.id,
                "what": what.value,
                "before": before and written(before),
                "year_before": year_before,
                "after": written(after),
            }
        )
        return meeting

    def remember(self, now: Look) -> list[list[Any]]:
        """Keeps what the calendar knows the meetings by; what is new of it, as pairs of committee id and identity."""
        sole = identities(now.calendar.meetings)
        added = []
        for line, meeting in self.known_again:
            uid = line.coming.uid if line.coming else ""
            if uid in sole and self.session.get(MeetingIdentity, (meeting.committee_id, uid)) is None:
                self.session.add(MeetingIdentity(committee_id=meeting.committee_id, uid=uid, meeting_id=meeting.id))
                added.append([meeting.committee_id, uid])
        return added


def refuse_clashes(session: Session, touched: Sequence[Meeting]) -> None:
    """Refused where one of these meetings takes place at an hour at which its committee meets already."""
    hours: dict[tuple[int, date, time], int] = {}
    for one in queries.meetings_of(session, {meeting.committee_id for meeting in touched}):
        if one.status.takes_place:
            hours[one.committee_id, one.day, one.starts] = hours.get((one.committee_id, one.day, one.starts), 0) + 1
    for one in touched:
        if one.status.takes_place and hours[one.committee_id, one.day, one.starts] > 1:
            committee = session.get_one(Committee, one.committee_id)
            raise Refused(
                f"{committee.name} would have two meetings on {write_date(one.day)} at one hour. "
                "Leave one of them as it is, or change a meeting first."
            )


def written(draft: MeetingDraft) -> dict[str, Any]:
    """What is said of a meeting, as JSON can hold it."""
    told = {name: getattr(draft, name) for name in MeetingDraft.__dataclass_fields__}
    return {
        name: _PLAIN[name][0](value) if name in _PLAIN and value is not None else value for name, value in told.items()
    }


def read(told: Mapping[str, Any]) -> MeetingDraft:
    """The other way round."""
    said = {
        name: _PLAIN[name][1](value) if name in _PLAIN and value is not None else value for name, value in told.items()
    }
    return MeetingDraft(**said)


_PLAIN: dict[str, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    "day": (date.isoformat, date.fromisoformat),
    "starts": (time.isoformat, time.fromisoformat),
    "ends": (time.isoformat, time.fromisoformat),
    "kind": (attrgetter("value"), MeetingKind),
    "status": (attrgetter("value"), MeetingStatus),
}


def committees_in(done: Iterable[Mapping[str, Any]]) -> set[int]:
    """The ids of the committees whose meetings were changed."""
    return {one["committee_id"] for one in done}
