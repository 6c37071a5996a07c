"""What the editions room asks of the records: the working programme as frozen values, and what was published of it."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, cast

from sqlalchemy import Integer, Table, Text, and_, bindparam, func, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import Session, aliased, joinedload

from workprogramme.domain.imports import is_import_reason
from workprogramme.domain.programme import (
    Programme,
    from_json,
    public_view,
)
from workprogramme.domain.withholding import withholding_from_json
from workprogramme.models.agendas import Agenda
from workprogramme.models.committees import AgendaTemplate, Committee
from workprogramme.models.editions import Edition, PublishedItem, PublishedMeeting
from workprogramme.models.items import Item, Part
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meetings import Meeting
from workprogramme.models.values import programme_value

EDITIONS_KEPT: Final = 32  # in each process: the current programmes of a large council


@dataclass(frozen=True)
class EditionLine:
    """An edition without its document."""

    id: int
    number: int
    year: int
    published_at: datetime
    by_name: str
    note: str


@dataclass(frozen=True)
class EditionText:
    """An edition as its page shows it: its document and what is withheld of it as written, and how many changes it has.

    `agenda_is_public`: whether the committee shows its agenda drafts to the public. `newest`: the number of the
    committee's newest edition, whatever its year.
    """

    number: int
    year: int
    published_at: datetime
    note: str
    changes: int
    document: str
    withheld: str
    agenda_is_public: bool
    delegated: bool
    consulted: str
    consulted_on: date | None
    newest: int


_edition, _template = cast(Table, Edition.__table__).c, cast(Table, AgendaTemplate.__table__)

_newest = Edition.__table__.alias()
_NEWEST = select(func.max(_newest.c.number)).where(_newest.c.committee_id == bindparam("committee_id"))

# Statements of the pages that are asked for most, built once: building one takes as long as running it.
_COMMITTEE = select(Committee).where(Committee.slug == bindparam("slug"))
_YEARS = select(_edition.year).where(_edition.committee_id == bindparam("committee_id")).distinct()
_TEXT = (
    select(
        _edition.number,
        _edition.year,
        _edition.published_at,
        _edition.note,
        func.json_array_length(_edition.changes).label("changes"),
        sql_cast(_edition.document, Text).label("document"),
        sql_cast(_edition.withheld, Text).label("withheld"),
        _template.c.draft_is_public.label("agenda_is_public"),
        _edition.delegated,
        _edition.consulted,
        _edition.consulted_on,
        _NEWEST.scalar_subquery().label("newest"),
    )
    .join(_template, _template.c.committee_id == _edition.committee_id)
    .where(_edition.committee_id == bindparam("committee_id"))
)
_NEWEST_TEXT = _TEXT.where(_edition.year == bindparam("year")).order_by(_edition.number.desc()).limit(1)
_NUMBERED_TEXT = _TEXT.where(_edition.number == bindparam("number"))
_NEWEST_YEAR = select(func.max(Edition.year)).where(Edition.committee_id == Committee.id).correlate(Committee)
_COMMITTEES = select(Committee, _NEWEST_YEAR.scalar_subquery()).where(Committee.active).order_by(Committee.name)
_COMING = (
    select(PublishedMeeting.document, Committee)
    .join(Committee, Committee.id == PublishedMeeting.committee_id)
    .where(PublishedMeeting.starts_at >= bindparam("since"))
    .order_by(PublishedMeeting.starts_at, PublishedMeeting.meeting_id)
    .limit(bindparam("limit", type_=Integer))
)


def committee_by_slug(session: Session, slug: str) -> Committee | None:
    """The committee with this slug."""
    return session.scalars(_COMMITTEE, {"slug": slug}).one_or_none()


def working_programme(session: Session, committee: Committee, year: int) -> Programme:
    """The working programme of the municipal year that starts in `year`, as values. Always two queries."""
    meetings = session.scalars(
        select(Meeting)
        .where(Meeting.committee_id == committee.id, Meeting.year == year)
        .order_by(Meeting.day, Meeting.starts, Meeting.id)
    ).all()
    items = session.scalars(
        select(Item)
        .where(Item.committee_id == committee.id, Item.year == year, Item.withdrawn.is_(False))
        .options(joinedload(Item.parts).joinedload(Part.person))
    )
    return programme_value(committee, year, meetings, items.unique())


def newest_number_and_last(session: Session, committee_id: int, year: int) -> tuple[int, Edition | None]:
    """The number of the committee's newest edition, 0 before the first, and its newest of that year. One query."""
    other = aliased(Edition)
    newest = select(func.max(other.number)).where(other.committee_id == Committee.id)
    last = and_(
        Edition.committee_id == Committee.id,
        Edition.number == newest.where(other.year == year).correlate(Committee).scalar_subquery(),
    )
    row = session.execute(
        select(func.coalesce(newest.correlate(Committee).scalar_subquery(), 0), Edition)
        .select_from(Committee)
        .outerjoin(Edition, last)
        .where(Committee.id == committee_id)
    ).one()
    return row[0], row[1]


def edition_numbered(session: Session, committee_id: int, number: int) -> Edition | None:
    """The edition with this number."""
    wanted = select(Edition).where(Edition.committee_id == committee_id, Edition.number == number)
    return session.scalars(wanted).one_or_none()


def latest_edition_number(session: Session, committee_id: int, year: int | None = None) -> int | None:
    """The number of the committee's newest edition: of one municipal year, or of all."""
    wanted = select(func.max(Edition.number)).where(Edition.committee_id == committee_id)
    return session.scalar(wanted if year is None else wanted.where(Edition.year == year))


def is_first_of_year(session: Session, edition: Edition) -> bool:
    """Whether no edition of its municipal year came before it."""
    wanted = select(func.min(Edition.number)).where(
        Edition.committee_id == edition.committee_id, Edition.year == edition.year
    )
    return session.scalar(wanted) == edition.number


def editions_of(session: Session, committee_id: int) -> list[EditionLine]:
    """Every edition of the committee, newest first, without the documents."""
    columns = (Edition.id, Edition.number, Edition.year, Edition.published_at, Edition.by_name, Edition.note)
    rows = session.execute(
        select(*columns).where(Edition.committee_id == committee_id).order_by(Edition.number.desc())
    ).all()
    return [EditionLine(*row) for row in rows]


def published_years(session: Session, committee_id: int) -> list[int]:
    """The municipal years (by the year they start in) that have an edition, oldest first."""
    return sorted(session.scalars(_YEARS, {"committee_id": committee_id}))


def newest_text(session: Session, committee_id: int, year: int) -> EditionText | None:
    """The newest edition of a municipal year, to be shown. One query."""
    row = session.execute(_NEWEST_TEXT, {"committee_id": committee_id, "year": year}).one_or_none()
    return EditionText(**row._mapping) if row else None


def numbered_text(session: Session, committee_id: int, number: int) -> EditionText | None:
    """The edition with this number, to be shown. One query."""
    row = session.execute(_NUMBERED_TEXT, {"committee_id": committee_id, "number": number}).one_or_none()
    return EditionText(**row._mapping) if row else None


def programme_in(edition: Edition, private: bool = False) -> Programme:
    """What an edition says: as the public may read it, unless `private` is asked for."""
    programme = from_json(edition.document)
    return programme if private else public_view(programme, withholding_from_json(edition.withheld))


@lru_cache(maxsize=EDITIONS_KEPT)
def programme_written(document: str, withheld: str) -> Programme:
    """What the public may read of an edition's document. Understood once, until something is withheld of it."""
    return public_view(from_json(json.loads(document)), withholding_from_json(json.loads(withheld)))


def reasons_since(session: Session, committee_id: int, journal_id: int) -> dict[int, str]:
    """By item id: the last reason that somebody gave for a change to it after that journal entry."""
    rows = session.execute(
        select(JournalEntry.record_id, JournalEntry.reason)
        .where(
            JournalEntry.committee_id == committee_id,
            JournalEntry.id > journal_id,
            JournalEntry.table_name == Item.__tablename__,
            JournalEntry.reason != "",
        )
        .order_by(JournalEntry.id)
    )
    return {row.record_id: row.reason for row in rows if not is_import_reason(row.reason)}


def last_journal_id(session: Session) -> int:
    """The newest journal entry's id, 0 where there is none."""
    return session.scalar(select(func.max(JournalEntry.id))) or 0


def committees_with_latest(session: Session) -> list[tuple[Committee, int | None]]:
    """The active committees by name, each with the year of its newest edition."""
    return [(row[0], row[1]) for row in session.execute(_COMMITTEES)]


def published_meetings_from(session: Session, since: datetime, limit: int) -> list[tuple[dict[str, Any], Committee]]:
    """The next published meetings of all committees that start at or after `since` (UTC): document and committee."""
    return [(row[0], row[1]) for row in session.execute(_COMING, {"since": since, "limit": limit})]


def published_meeting(session: Session, meeting_id: int) -> tuple[PublishedMeeting, Committee, int] | None:
    """A meeting as last published, with its committee and the number of the edition that says so."""
    row = session.execute(
        select(PublishedMeeting, Committee, Edition.number)
        .join(Committee, Committee.id == PublishedMeeting.committee_id)
        .join(Edition, Edition.id == PublishedMeeting.edition_id)
        .where(PublishedMeeting.meeting_id == meeting_id)
    ).one_or_none()
    return (row[0], row[1], row[2]) if row else None


def agenda_is_published(session: Session, meeting_id: int) -> bool:
    """Whether everybody may read the meeting's agenda."""
    wanted = select(Agenda.meeting_id).where(Agenda.meeting_id == meeting_id, Agenda.published > 0)
    return session.scalar(wanted) is not None


def draft_is_public(session: Session, committee_id: int) -> bool:
    """Whether the committee shows its agenda drafts to the public."""
    wanted = select(AgendaTemplate.draft_is_public).where(AgendaTemplate.committee_id == committee_id)
    return bool(session.scalar(wanted))


def story_of(session: Session, item_id: int) -> list[tuple[PublishedItem, EditionLine, Committee]]:
    """What editions newly said of an item, oldest first, each with its edition and committee."""
    columns = (Edition.id, Edition.number, Edition.year, Edition.published_at, Edition.by_name, Edition.note)
    rows = session.execute(
        select(PublishedItem, Committee, *columns)
        .join(Edition, Edition.id == PublishedItem.edition_id)
        .join(Committee, Committee.id == Edition.committee_id)
        .where(PublishedItem.item_id == item_id)
        .order_by(Edition.id)
    )
    return [(row[0], EditionLine(*row[2:]), row[1]) for row in rows]
