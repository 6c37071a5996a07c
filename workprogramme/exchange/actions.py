"""Bringing what was read out of a document into the working programme, all of it or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.exchange.queries import items_of, meetings_of, name_key, people_by_name
from workprogramme.exchange.reading.results import Reading, ReadItem
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.proposing import keep_proposals


@dataclass(frozen=True)
class Imported:
    """What came in: how many meetings, items and people were made, and how many items were there already."""

    meetings: int
    items: int
    people: int
    already_there: int


def import_programme(
    session: Session,
    committee: Committee,
    reading: Reading,
    now: datetime,
    year: MunicipalYear | None = None,
    year_of: Callable[[date], int] = lambda day: MunicipalYear.of(day).start,
) -> Imported:
    """Adds the meetings, items and people of a reading to the committee's working programme.

    A meeting on a day that the committee already has, and an item that it already has under the same title for the same
    meeting or target, are left as they are: reading a document twice adds nothing twice. What the new items' words seem
    to ask for is proposed. `year` goes before the municipal year that the document itself speaks of. Refused where
    neither says, or where nothing was read.
    """
    if not reading.meetings and not reading.items:
        raise Refused("No meeting and no item was found in the document. Check that it is a work programme.")
    programme_year = year or reading.municipal_year
    if programme_year is None:
        raise Refused("The document does not say which municipal year it is for. Give the year, such as 2018-19.")
    arrival = _Arrival(session, committee, programme_year.start, now)
    made = 0
    for meeting in reading.meetings:
        made += arrival.add_meeting(meeting.date, meeting.note, year_of(meeting.date))
    for item in reading.items:
        arrival.add_item(item)
    keep_proposals(session, arrival.arrived)
    added = len(arrival.arrived)
    return Imported(made, added, arrival.new_people, len(reading.items) - added)


class _Arrival:
    """One import under way: what is known so far, so that nothing is made twice."""

    def __init__(self, session: Session, committee: Committee, year: int, now: datetime) -> None:
        self.session, self.committee, self.year, self.now = session, committee, year, now
        self.meetings = {meeting.day: meeting for meeting in meetings_of(session, committee)}
        self.people = people_by_name(session)
        self.items = {
            (name_key(item.title), item.meeting_id, name_key(item.target_text)) for item in items_of(session, committee)
        }
        self.positions: dict[date | None, int] = {}
        self.arrived: list[Item] = []
        self.new_people = 0

    def add_meeting(self, day: date, note: str, year: int) -> bool:
        """Adds a meeting on a day that has none. Says whether it did."""
        if day in self.meetings:
            return False
        meeting = Meeting(
            committee=self.committee,
            year=year,
            day=day,
            starts=self.committee.starts,
            place=self.committee.place,
            note=note,
        )
        self.session.add(meeting)
        self.session.flush()
        self.meetings[day] = meeting
        return True

    def add_item(self, read: ReadItem) -> None:
        """Adds an item that is not there yet, at the meeting of its day where there is one."""
        window = read.target.window()
        meeting = self.meetings.get(window[0]) if window and window[0] == window[1] else None
        target_text = "" if meeting else read.target.text
        if (name_key(read.title), meeting.id if meeting else None, name_key(target_text)) in self.items:
            return
        place = meeting.day if meeting else None
        self.positions[place] = self.positions.get(place, 0) + 1
        item = Item(
            committee=self.committee,
            meeting=meeting,
            year=meeting.year if meeting else self.year,
            title=read.title,
            as_written=read.title_as_written if read.title_as_written != read.title else "",
            detail=read.detail,
            position=self.positions[place],
            target_text=target_text,
            target_kind="none" if meeting else read.target.kind.value,
            target_earliest=window[0] if window and not meeting else None,
            target_latest=window[1] if window and not meeting else None,
            created_at=self.now,
            parts=self._parts(read),
        )
        self.session.add(item)
        self.arrived.append(item)

    def _parts(self, read: ReadItem) -> list[Part]:
        named = (
            (read.people.lead_officers, PartRole.LEAD_OFFICER, PersonKind.OFFICER),
            (read.people.cabinet_members, PartRole.CABINET_MEMBER, PersonKind.COUNCILLOR),
            (read.people.partners, PartRole.PARTNER, PersonKind.BODY),
        )
        wanted = [(name, role, kind) for names, role, kind in named for name in dict.fromkeys(names)]
        return [
            Part(person=self._person(name, kind), role=role, position=position)
            for position, (name, role, kind) in enumerate(wanted)
        ]

    def _person(self, name: str, kind: PersonKind) -> Person:
        known = self.people.get(name_key(name))
        if known is None:
            known = Person(name=name, kind=kind)
            self.session.add(known)
            self.people[name_key(name)] = known
            self.new_people += 1
        return known
