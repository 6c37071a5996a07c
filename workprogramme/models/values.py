"""Records as the frozen values of the law: how a row of the working programme reads where it is compared or published.

Knows which column becomes which value; asks the database nothing, so whoever calls has loaded what is read.
"""

from collections.abc import Iterable
from datetime import date

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.programme import CommitteeValue, ItemValue, MeetingValue, PartValue, Programme
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting


def programme_value(committee: Committee, year: int, meetings: Iterable[Meeting], items: Iterable[Item]) -> Programme:
    """The programme of the municipal year that starts in `year`.

    Meetings by day and hour; placed items by meeting and position, the others after them, by when they are wanted.
    The parts of each item and their people are loaded.
    """
    ordered = sorted(meetings, key=lambda meeting: (meeting.day, meeting.starts, meeting.id))
    places = {meeting.id: place for place, meeting in enumerate(ordered)}

    def place_of(item: Item) -> tuple[int, date, int, int]:
        if item.meeting_id is not None:
            return (places.get(item.meeting_id, len(places)), date.min, item.position, item.id)
        return (len(places) + 1, item.target_latest or date.max, item.position, item.id)

    return Programme(
        committee=committee_value(committee),
        year=MunicipalYear(year).label,
        meetings=tuple(meeting_value(meeting) for meeting in ordered),
        items=tuple(item_value(item) for item in sorted(items, key=place_of)),
    )


def committee_value(committee: Committee) -> CommitteeValue:
    """The committee as it is called now."""
    return CommitteeValue(
        id=committee.id, slug=committee.slug, name=committee.name, code=committee.code, minutes=committee.minutes
    )


def meeting_value(meeting: Meeting) -> MeetingValue:
    """The meeting as it stands in the working programme."""
    return MeetingValue(
        id=meeting.id,
        day=meeting.day,
        starts=meeting.starts,
        ends=meeting.ends,
        place=meeting.place,
        kind=meeting.kind,
        status=meeting.status,
        note=meeting.note,
    )


def item_value(item: Item) -> ItemValue:
    """The item as it stands in the working programme, its parts and their people loaded."""
    return ItemValue(
        id=item.id,
        title=item.title,
        agenda_title=item.agenda_title,
        as_written=item.as_written,
        detail=item.detail,
        kind=item.kind,
        minutes=item.minutes,
        report_line=item.report_line,
        meeting_id=item.meeting_id,
        target_text=item.target_text,
        target_earliest=item.target_earliest,
        target_latest=item.target_latest,
        referral=item.referral,
        referral_note=item.referral_note,
        exempt_paragraph=item.exempt_paragraph,
        public_interest=item.public_interest,
        parts=tuple(PartValue(person_id=p.person_id, name=p.person.name, role=p.role) for p in item.parts),
    )
