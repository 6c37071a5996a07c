"""What the agendas room asks of the records: a meeting's working and published items, its members, the template."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from workprogramme.domain.agenda_json import sheet_from_json
from workprogramme.domain.agenda_publication import VersionKind
from workprogramme.domain.agendas import AgendaTemplateValue, FrontSheet
from workprogramme.domain.attendance import Listing, MemberValue
from workprogramme.domain.programme import ItemValue, MeetingValue, item_from_json, meeting_from_json
from workprogramme.models.agendas import Agenda, AgendaVersion
from workprogramme.models.committees import AgendaTemplate, Committee, Membership
from workprogramme.models.editions import Edition, PublishedMeeting
from workprogramme.models.items import Item, Part
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.values import item_value, listing_value, member_value, template_value


@dataclass(frozen=True)
class PublishedSitting:
    """A meeting and its items as the latest edition has them: the public's view, as it was stored at publication."""

    meeting: MeetingValue
    items: tuple[ItemValue, ...]
    number: int
    published_at: datetime


@dataclass(frozen=True)
class Sitting:
    """A meeting of the working programme, its committee and template; `published`: None until it is in an edition.

    `agenda`: None until somebody has started it.
    """

    meeting: Meeting
    committee: Committee
    template: AgendaTemplateValue
    published: PublishedSitting | None
    agenda: Agenda | None = None


@dataclass(frozen=True)
class WorkingItems:
    """The items placed at a meeting, in order, and how an agenda lists the people that they name.

    `known`: by id, these and all others that were asked for.
    """

    items: tuple[ItemValue, ...]
    listings: dict[int, Listing]
    known: dict[int, ItemValue]


def sitting(session: Session, meeting_id: int) -> Sitting | None:
    """The meeting with this id and what the latest edition says of it. One query."""
    row = session.execute(
        select(
            Meeting, Committee, AgendaTemplate, Agenda, PublishedMeeting.document, Edition.number, Edition.published_at
        )
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(AgendaTemplate, AgendaTemplate.committee_id == Committee.id)
        .outerjoin(Agenda, Agenda.meeting_id == Meeting.id)
        .outerjoin(PublishedMeeting, PublishedMeeting.meeting_id == Meeting.id)
        .outerjoin(Edition, Edition.id == PublishedMeeting.edition_id)
        .where(Meeting.id == meeting_id)
    ).one_or_none()
    if row is None:
        return None
    meeting, committee, template, agenda, document, number, published_at = row
    return Sitting(meeting, committee, template_value(template), _published(document, number, published_at), agenda)


def _published(document: dict[str, Any] | None, number: int, published_at: datetime) -> PublishedSitting | None:
    if document is None:
        return None
    items = tuple(item_from_json(item) for item in document["items"])
    return PublishedSitting(meeting_from_json(document["meeting"]), items, number, published_at)


def working_items(session: Session, meeting_id: int, also: Iterable[int] = ()) -> WorkingItems:
    """What the working programme has placed at a meeting, and those with the ids in `also`, wherever they are.

    Two queries, however many items.
    """
    placed = and_(Item.meeting_id == meeting_id, Item.withdrawn.is_(False))
    items = session.scalars(
        select(Item)
        .where(or_(placed, Item.id.in_(list(also))))
        .options(selectinload(Item.parts).joinedload(Part.person))
        .order_by(Item.position, Item.id)
    ).all()
    people = {part.person_id: part.person for item in items for part in item.parts}
    return WorkingItems(
        tuple(item_value(item) for item in items if item.meeting_id == meeting_id and not item.withdrawn),
        {person_id: listing_value(person) for person_id, person in people.items()},
        {item.id: item_value(item) for item in items},
    )


def listings(session: Session, items: Iterable[ItemValue]) -> dict[int, Listing]:
    """How an agenda lists the people that published items name. One query, or none where they name nobody."""
    ids = {part.person_id for item in items for part in item.parts}
    if not ids:
        return {}
    people = session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: listing_value(person) for person in people}


def members_on(session: Session, committee_id: int, day: date) -> tuple[MemberValue, ...]:
    """Who has a seat on the committee on that day, in the order to list them. One query."""
    seats = session.scalars(
        select(Membership)
        .where(Membership.committee_id == committee_id)
        .options(joinedload(Membership.person))
        .order_by(Membership.position, Membership.id)
    )
    return tuple(member_value(seat) for seat in seats if seat.sits_on(day))


def committee_with_template(session: Session, slug: str) -> Committee | None:
    """The committee with this slug, its template loaded. One query."""
    wanted = select(Committee).where(Committee.slug == slug).options(joinedload(Committee.template))
    return session.scalars(wanted).one_or_none()


def last_change_of_template(session: Session, committee_id: int) -> JournalEntry | None:
    """The latest entry of the journal about the committee's agenda template: who changed it, and when."""
    about = (JournalEntry.table_name == AgendaTemplate.__tablename__, JournalEntry.record_id == committee_id)
    return session.scalars(select(JournalEntry).where(*about).order_by(JournalEntry.id.desc()).limit(1)).first()


@dataclass(frozen=True)
class VersionLine:
    """A published version of an agenda without its documents. `published_at` is aware."""

    number: int
    kind: VersionKind
    published_at: datetime
    note: str
    short_notice: str
    special: str
    changes: list[Any]


def versions(session: Session, meeting_id: int) -> list[VersionLine]:
    """The published versions of a meeting's agenda, oldest first. One query."""
    names = [field.name for field in fields(VersionLine)]
    rows = session.execute(
        select(*(getattr(AgendaVersion, name) for name in names))
        .where(AgendaVersion.meeting_id == meeting_id)
        .order_by(AgendaVersion.number)
    )
    return [VersionLine(**row._mapping) for row in rows]


def sheet_of_version(session: Session, meeting_id: int, number: int, private: bool = False) -> FrontSheet | None:
    """What a published version says: to everybody, or, where `private` is asked for, all of it. One query."""
    column = AgendaVersion.private_document if private else AgendaVersion.document
    document = session.scalar(
        select(column).where(AgendaVersion.meeting_id == meeting_id, AgendaVersion.number == number)
    )
    return None if document is None else sheet_from_json(document)
