"""Records as the frozen values of the law: how a row of the working programme reads where it is compared or published.

Knows which column becomes which value; asks the database nothing, so whoever calls has loaded what is read.
"""

from collections.abc import Iterable
from datetime import date

from workprogramme.domain.agendas import AgendaTemplateValue, StandingItem
from workprogramme.domain.attendance import Listing, MemberValue
from workprogramme.domain.kinds import PersonKind
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.programme import CommitteeValue, ItemValue, MeetingValue, PartValue, Programme
from workprogramme.models.committees import AgendaTemplate, Committee, Membership
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person


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
        link=meeting.link,
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


def template_value(template: AgendaTemplate) -> AgendaTemplateValue:
    """What the committee puts on each of its agendas."""
    return AgendaTemplateValue(
        first_items=tuple(_standing_item(line) for line in template.first_items),
        last_items=tuple(_standing_item(line) for line in template.last_items),
        signed_by=template.signed_by,
        contact_name=template.contact_name,
        contact_role=template.contact_role,
        contact_phone=template.contact_phone,
        contact_email=template.contact_email,
        contact_link=template.contact_link,
        apologies_by=template.apologies_by,
        speakers_by=template.speakers_by,
        access_note=template.access_note,
        formats_note=template.formats_note,
        draft_is_public=template.draft_is_public,
    )


def _standing_item(line: dict[str, str]) -> StandingItem:
    return StandingItem(title=line["title"], report_line=line.get("report_line", ""), note=line.get("note", ""))


def member_value(seat: Membership) -> MemberValue:
    """Who has the seat, as an agenda lists them; its person is loaded."""
    return MemberValue(
        person_id=seat.person_id,
        name=seat.person.listed_as,
        role=seat.role,
        councillor=seat.person.kind is PersonKind.COUNCILLOR,
        in_place_of=seat.in_place_of_id,
    )


def listing_value(person: Person) -> Listing:
    """How an agenda lists a person whom its items name."""
    return Listing(name=person.listed_as, councillor=person.kind is PersonKind.COUNCILLOR)
