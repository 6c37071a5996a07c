"""What everybody's own page asks of the records: what a person leads, what was asked of them, how it comes along."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Row, Text, and_, bindparam, cast, func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.domain.programme import ItemValue, MeetingValue, item_from_json, meeting_from_json
from workprogramme.models.committees import Committee
from workprogramme.models.editions import PublishedMeeting
from workprogramme.models.follow_ups import AskedOf, FollowUp
from workprogramme.models.items import Item, Part
from workprogramme.models.people import Person
from workprogramme.models.published_parts import PublishedPart
from workprogramme.models.reports import Deferral, Report, ReportDocument
from workprogramme.models.values import item_value, meeting_value

_team = aliased(Person)


@dataclass(frozen=True)
class Mine:
    """A person, whether anybody reports to them, and a row for each part they play in what is published."""

    name: str
    kind: PersonKind
    manages: bool
    parts: tuple[Row[Any], ...]


@dataclass(frozen=True)
class Asked:
    """A follow-up that waits for a person's answer. `wording` is "" where they may not read it."""

    id: int
    wording: str
    private: bool
    code: str
    committee: str
    asked_on: date | None
    minute: str
    target_text: str
    target_latest: date | None


def _last_deferral() -> Any:
    """The id of the newest request to defer the item of the row."""
    newest = select(func.max(Deferral.id)).where(Deferral.item_id == PublishedPart.item_id)
    return newest.correlate(PublishedPart).scalar_subquery()


def _parts(on: Any) -> Any:
    """People, and beside each of their parts the item, its committee, its report and its newest request to defer.

    What is kept as JSON comes as text, by which what was made of it before is found again.
    """
    return (
        select(
            Person.id.label("person_id"),
            Person.name.label("person"),
            Person.kind,
            select(_team.id).where(_team.manager_id == Person.id).exists().label("manages"),
            PublishedPart.item_id,
            PublishedPart.role,
            cast(PublishedPart.document, Text).label("document"),
            Committee.id.label("committee_id"),
            Committee.slug,
            Committee.name.label("committee"),
            Committee.code,
            cast(Committee.deadline_chain, Text).label("deadline_chain"),
            cast(Report.stages, Text).label("stages"),
            Report.standing,
            Report.note,
            Report.said_by,
            Report.said_on,
            Deferral.state.label("deferral"),
            Deferral.answer,
            Deferral.from_meeting_id.label("deferred_from"),
            Item.meeting_id.label("planned_at"),
            Deferral.reason.label("deferral_reason"),
            PublishedMeeting.day.label("deferred_to"),
        )
        .select_from(Person)
        .outerjoin(PublishedPart, on)
        .outerjoin(Committee, Committee.id == PublishedPart.committee_id)
        .outerjoin(Report, Report.item_id == PublishedPart.item_id)
        .outerjoin(Deferral, Deferral.id == _last_deferral())
        .outerjoin(Item, Item.id == Deferral.item_id)
        .outerjoin(PublishedMeeting, PublishedMeeting.meeting_id == Deferral.meeting_id)
    )


_TO_COME = or_(PublishedPart.day >= bindparam("today", type_=Date), PublishedPart.day.is_(None))
_MINE = _parts(and_(PublishedPart.person_id == Person.id, _TO_COME)).where(Person.id == bindparam("person_id"))
"""Built once: building it takes longer than running it."""


def mine(session: Session, person_id: int, today: date) -> Mine | None:
    """The person with what they have before them: parts at meetings of today and later, and without one. One query.

    None where there is no such person any more.
    """
    rows = session.execute(_MINE, {"person_id": person_id, "today": today}).all()
    if not rows:
        return None
    parts = tuple(row for row in rows if row.item_id is not None)
    return Mine(rows[0].person, rows[0].kind, bool(rows[0].manages), parts)


def led_by(session: Session, people: Iterable[int], today: date) -> list[Row[Any]]:
    """The same rows for the lead officers among these people, those without a report too. One query."""
    to_come = or_(PublishedPart.day >= today, PublishedPart.day.is_(None))
    leads = and_(PublishedPart.person_id == Person.id, to_come, PublishedPart.role == PartRole.LEAD_OFFICER)
    return list(session.execute(_parts(leads).where(Person.id.in_(people)).order_by(func.lower(Person.name))))


def team_of(session: Session, person_id: int) -> list[int]:
    """The ids of those whom this person manages, and of those whom they manage in turn. One query."""
    team = select(Person.id).where(Person.manager_id == person_id).cte(recursive=True)
    team = team.union(select(Person.id).where(Person.manager_id == team.c.id))  # a union, so that a circle ends
    return [found for found in session.scalars(select(team.c.id)) if found != person_id]


_DOCUMENTS = (
    select(ReportDocument)
    .where(ReportDocument.item_id.in_(bindparam("items", expanding=True)))
    .order_by(ReportDocument.id)
)


def documents_of(session: Session, items: Iterable[int]) -> dict[int, list[ReportDocument]]:
    """By item id: every version of its documents, the oldest first; never their bytes. One query."""
    found: dict[int, list[ReportDocument]] = {}
    for document in session.scalars(_DOCUMENTS, {"items": list(set(items))}):
        found.setdefault(document.item_id, []).append(document)
    return found


_ASKED = (
    select(FollowUp, Committee.code, Committee.name, Item.exempt_paragraph)
    .join(AskedOf, AskedOf.follow_up_id == FollowUp.id)
    .join(Committee, Committee.id == FollowUp.committee_id)
    .outerjoin(Item, Item.id == FollowUp.source_item_id)
    .where(
        AskedOf.person_id == bindparam("person_id"), FollowUp.answered_on.is_(None), FollowUp.dropped_on.is_(None)
    )
)  # fmt: skip


def asked_of(session: Session, person_id: int, *, private: bool) -> list[Asked]:
    """The follow-ups that wait for this person's answer, the most urgent first. One query.

    `private`: whether they may read what was asked in private.
    """
    rows = session.execute(_ASKED, {"person_id": person_id}).all()
    found = [_asked(row[0], row[1], row[2], row[0].private or row[3] is not None, private) for row in rows]
    return sorted(found, key=lambda one: (one.target_latest or date.max, one.asked_on or date.max, one.id))


def _asked(follow_up: FollowUp, code: str, committee: str, is_private: bool, may_read: bool) -> Asked:
    hidden = is_private and not may_read
    return Asked(
        id=follow_up.id,
        wording="" if hidden else follow_up.wording,
        private=is_private,
        code=code,
        committee=committee,
        asked_on=follow_up.asked_on,
        minute=follow_up.minute,
        target_text="" if hidden else follow_up.target_text,
        target_latest=follow_up.target_latest,
    )


Found = tuple[ItemValue, MeetingValue | None, Committee]


def led_item(session: Session, person_id: int, item_id: int) -> Found | None:
    """The item as last published, where this person leads on it."""
    row = session.execute(
        select(PublishedPart.document, Committee)
        .join(Committee, Committee.id == PublishedPart.committee_id)
        .where(
            PublishedPart.item_id == item_id,
            PublishedPart.person_id == person_id,
            PublishedPart.role == PartRole.LEAD_OFFICER,
        )
    ).one_or_none()
    return (*values_in(row.document), row[1]) if row else None


def planned_item(session: Session, item_id: int) -> Found | None:
    """The item as it is planned, withdrawn or not."""
    wanted = select(Item).where(Item.id == item_id)
    loaded = joinedload(Item.committee), joinedload(Item.meeting), selectinload(Item.parts).joinedload(Part.person)
    item = session.scalars(wanted.options(*loaded)).one_or_none()
    if item is None:
        return None
    return item_value(item), meeting_value(item.meeting) if item.meeting else None, item.committee


def values_in(document: dict[str, Any]) -> tuple[ItemValue, MeetingValue | None]:
    """The item and the meeting in the document of a published part."""
    meeting = document.get("meeting")
    return item_from_json(document["item"]), meeting_from_json(meeting) if meeting else None


def report_of(session: Session, item_id: int) -> Report | None:
    """What is known of the report on this item."""
    return session.get(Report, item_id)


def deferrals_of(session: Session, item_id: int) -> list[tuple[Deferral, date | None]]:
    """The requests to defer this item, the newest first, each with the day of the meeting that it proposes."""
    rows = session.execute(
        select(Deferral, PublishedMeeting.day)
        .outerjoin(PublishedMeeting, PublishedMeeting.meeting_id == Deferral.meeting_id)
        .where(Deferral.item_id == item_id)
        .order_by(Deferral.id.desc())
    )
    return [(row[0], row[1]) for row in rows]


def meetings_to_propose(session: Session, committee_id: int, since: datetime) -> list[MeetingValue]:
    """The committee's published meetings that start at or after `since` (UTC) and take place, by day."""
    wanted = select(PublishedMeeting.document).where(
        PublishedMeeting.committee_id == committee_id,
        PublishedMeeting.starts_at >= since,
        PublishedMeeting.cancelled.is_(False),
    )
    found = session.scalars(wanted.order_by(PublishedMeeting.starts_at, PublishedMeeting.meeting_id))
    meetings = (meeting_from_json(document["meeting"]) for document in found)
    return [meeting for meeting in meetings if meeting.status.takes_place]
