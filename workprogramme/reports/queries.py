"""What the room of documents asks of the records: editions as they were published, and a meeting's front sheet."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Text, func, select, true
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session, joinedload

from workprogramme.domain.agenda_json import sheet_from_json
from workprogramme.domain.agenda_publication import VersionKind
from workprogramme.domain.agendas import AgendaTemplateValue, FrontSheet
from workprogramme.domain.attendance import Listing, MemberValue
from workprogramme.domain.programme import (
    ItemValue,
    MeetingValue,
    Programme,
    from_json,
    item_from_json,
    meeting_from_json,
    public_view,
)
from workprogramme.domain.withholding import withholding_from_json
from workprogramme.models.agendas import AgendaVersion
from workprogramme.models.base import Record
from workprogramme.models.committees import AgendaTemplate, Committee, Membership
from workprogramme.models.council import Council
from workprogramme.models.editions import Edition, PublishedMeeting
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.reports import StoredFile
from workprogramme.models.values import listing_value, member_value, template_value
from workprogramme.reports.paper import Picture
from workprogramme.reports.published import (
    NEVER,
    AgendaAnnounced,
    Announced,
    EditionLine,
    Published,
    Since,
    differences_since,
    edition_known,
    last_met,
)

USUAL_COLOUR = "#0b5563"  # where no council is set up yet

_NAMES = tuple(field.name for field in fields(EditionLine))
_LINE = tuple(getattr(Edition, name) for name in _NAMES)


@dataclass(frozen=True)
class PublishedSitting:
    """A meeting as the latest edition has it, in the public's view, and what its front sheet needs besides."""

    meeting: MeetingValue
    items: tuple[ItemValue, ...]
    line: EditionLine
    committee: Committee
    template: AgendaTemplateValue


@dataclass(frozen=True)
class AgendaAsPublished:
    """A published version of an agenda, and how its documents looked. `published_at` is aware.

    `picture`: the logo that it was published with.
    """

    number: int
    published_at: datetime
    council: str
    colour: str
    committee_id: int
    slug: str
    code: str
    sheet: FrontSheet
    kind: VersionKind
    short_notice: str
    special: str
    note: str
    changes: list[Any]
    withheld_at: datetime | None
    picture: Picture | None


def committee_by_slug(session: Session, slug: str) -> Committee | None:
    """The committee with this slug."""
    return session.scalars(select(Committee).where(Committee.slug == slug)).one_or_none()


def edition_lines(session: Session, committee_id: int) -> list[EditionLine]:
    """Every edition of the committee, oldest first, without the documents. One query."""
    rows = session.execute(select(*_LINE).where(Edition.committee_id == committee_id).order_by(Edition.number))
    return [EditionLine(**row._mapping) for row in rows]


def published(session: Session, line: EditionLine, lines: Iterable[EditionLine]) -> Published:
    """The edition, and what changed since the committee last met. `lines`: all of the committee's. Two queries."""
    known = [other for other in lines if other.number <= line.number]
    year_before = max((o for o in known if o.year == line.year - 1), key=lambda o: o.number, default=None)
    programmes = _programmes(session, [o.id for o in (line, year_before) if o is not None])
    programme = programmes[line.id]
    met = last_met(line, programmes.values())
    if met is None:
        return Published(line=line, programme=programme, since=Since())
    before = edition_known(line, known, met)
    if before is None:
        return Published(line=line, programme=programme, since=Since(met=met))
    between = [o.id for o in known if o.year == line.year and o.number > before.number]
    rows = session.execute(
        select(Edition.id, sql_cast(Edition.document, Text), Edition.changes, Edition.withheld)
        .where(Edition.id.in_([before.id, *between]))
        .order_by(Edition.number)
    ).all()
    differences = differences_since(
        public_view(from_json(json.loads(rows[0][1])), withholding_from_json(rows[0][3])),
        programme,
        [change for _, _, changes, _ in rows[1:] for change in changes],
    )
    return Published(
        line=line, programme=programme, since=Since(met=met, before=before.number, differences=differences)
    )


def _programmes(session: Session, ids: list[int]) -> dict[int, Programme]:
    rows = session.execute(select(Edition.id, Edition.document, Edition.withheld).where(Edition.id.in_(ids)))
    return {row.id: public_view(from_json(row.document), withholding_from_json(row.withheld)) for row in rows}


def programme_of(session: Session, line: EditionLine) -> Programme:
    """What the edition says, as the public may read it. One query."""
    return _programmes(session, [line.id])[line.id]


def newest_editions(session: Session, limit: int, committee_id: int | None = None) -> list[Announced]:
    """The newest editions, latest first: of one committee, or of all. One query."""
    wanted = (
        select(Committee.name, Committee.slug, Edition.changes, *_LINE)
        .join(Committee, Committee.id == Edition.committee_id)
        .order_by(Edition.published_at.desc(), Edition.id.desc())
        .limit(limit)
    )
    if committee_id is not None:
        wanted = wanted.where(Edition.committee_id == committee_id)
    return [Announced(line=_line(row[3:]), name=row[0], slug=row[1], changes=row[2]) for row in session.execute(wanted)]


def newest_agendas(session: Session, limit: int, committee_id: int | None = None) -> list[AgendaAnnounced]:
    """The newest versions of agendas, latest first: of one committee, or of all, as everybody may read them."""
    names = [f.name for f in fields(AgendaAnnounced) if f.name != "sheet"]
    wanted = (
        select(AgendaVersion.document, *(getattr(AgendaVersion, name) for name in names))
        .order_by(AgendaVersion.published_at.desc(), AgendaVersion.id.desc())
        .limit(limit)
    )
    if committee_id is not None:
        wanted = wanted.where(AgendaVersion.committee_id == committee_id)
    return [
        AgendaAnnounced(sheet=sheet_from_json(row.document), **_but_document(row)) for row in session.execute(wanted)
    ]


def _line(values: Iterable[Any]) -> EditionLine:
    return EditionLine(**dict(zip(_NAMES, values, strict=True)))


@dataclass(frozen=True)
class CouncilLook:
    """The council's colour ("#0b5563") and logo, and when something of what was asked about last changed (aware)."""

    colour: str
    logo: Picture | None
    changed_at: datetime


def council_look(session: Session, records: Iterable[type[Record]]) -> CouncilLook:
    """How the council looks, and when a record of these kinds last changed. One query."""
    names = [record.__tablename__ for record in records]
    last = select(func.max(JournalEntry.at).label("at")).where(JournalEntry.table_name.in_(names)).subquery()
    row = session.execute(
        select(last.c.at, Council.colour, *_logo_of(Council), StoredFile.content)
        .select_from(last)
        .outerjoin(Council, true())
        .outerjoin(StoredFile, StoredFile.digest == Council.logo)
    ).one()
    return CouncilLook(row.colour or USUAL_COLOUR, _picture(row), row.at or NEVER)


def _logo_of(columns: Any) -> tuple[Any, ...]:
    return columns.logo, columns.logo_kind, columns.logo_alt


def _picture(row: Any) -> Picture | None:
    if row.content is None:
        return None
    return Picture(kind=row.logo_kind, alt=row.logo_alt, digest=row.logo, content=row.content)


def last_change(session: Session, committee_id: int, records: Iterable[type[Record]]) -> datetime:
    """When a record of these kinds of this committee last changed (aware). One query."""
    names = [record.__tablename__ for record in records]
    of_these = (JournalEntry.committee_id == committee_id, JournalEntry.table_name.in_(names))
    return session.scalar(select(func.max(JournalEntry.at)).where(*of_these)) or NEVER


def meeting(session: Session, meeting_id: int) -> Meeting | None:
    """The meeting in the working programme, and its committee. One query."""
    wanted = select(Meeting).where(Meeting.id == meeting_id).options(joinedload(Meeting.committee))
    return session.scalars(wanted).one_or_none()


def sitting(session: Session, meeting_id: int) -> PublishedSitting | None:
    """The meeting with this id as last published. One query."""
    row = session.execute(
        select(PublishedMeeting.document, Committee, AgendaTemplate, *_LINE)
        .join(Committee, Committee.id == PublishedMeeting.committee_id)
        .join(AgendaTemplate, AgendaTemplate.committee_id == Committee.id)
        .join(Edition, Edition.id == PublishedMeeting.edition_id)
        .where(PublishedMeeting.meeting_id == meeting_id)
    ).one_or_none()
    if row is None:
        return None
    document, committee, template, *line = row
    return PublishedSitting(
        meeting=meeting_from_json(document["meeting"]),
        items=tuple(item_from_json(item) for item in document["items"]),
        line=_line(line),
        committee=committee,
        template=template_value(template),
    )


def members_on(session: Session, committee_id: int, day: date) -> tuple[MemberValue, ...]:
    """Who has a seat on the committee on that day, in the order to list them. One query."""
    seats = session.scalars(
        select(Membership)
        .where(Membership.committee_id == committee_id)
        .options(joinedload(Membership.person))
        .order_by(Membership.position, Membership.id)
    )
    return tuple(member_value(seat) for seat in seats if seat.sits_on(day))


def listings(session: Session, items: Iterable[ItemValue]) -> dict[int, Listing]:
    """How an agenda lists the people that items name. One query."""
    people = session.scalars(select(Person).where(Person.id.in_({p.person_id for i in items for p in i.parts})))
    return {person.id: listing_value(person) for person in people}


def agenda_version(
    session: Session, meeting_id: int, number: int | None = None, *, private: bool = False
) -> AgendaAsPublished | None:
    """What everybody may read of a published version of a meeting's agenda: the newest, or the one asked for.

    `private`: all of it instead.
    """
    document = AgendaVersion.private_document if private else AgendaVersion.document
    wanted = (
        select(AgendaVersion.number, AgendaVersion.published_at, AgendaVersion.council, AgendaVersion.colour,
               AgendaVersion.committee_id, AgendaVersion.kind, AgendaVersion.short_notice, AgendaVersion.special,
               AgendaVersion.note, AgendaVersion.changes, AgendaVersion.withheld_at, Committee.slug, Committee.code,
               document.label("told"), *_logo_of(AgendaVersion), StoredFile.content)
        .outerjoin(StoredFile, StoredFile.digest == AgendaVersion.logo)
        .join(Committee, Committee.id == AgendaVersion.committee_id)
        .where(AgendaVersion.meeting_id == meeting_id)
        .order_by(AgendaVersion.number.desc())
        .limit(1)
    )  # fmt: skip
    row = session.execute(wanted if number is None else wanted.where(AgendaVersion.number == number)).one_or_none()
    if row is None:
        return None
    told = {name: getattr(row, name) for name in AgendaAsPublished.__dataclass_fields__ if hasattr(row, name)}
    return AgendaAsPublished(**told, sheet=sheet_from_json(row.told), picture=_picture(row))


def _but_document(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row._mapping.items() if name != "document"}
