"""A councillor's page: their committees and next meetings, what they answer for, and what changed since they looked.

Reads only what is published, in its public form; a recommendation is told to whom it was made.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from workprogramme.domain.comparison import Difference, difference_from_json
from workprogramme.domain.kinds import MemberRole, PartRole
from workprogramme.domain.programme import ItemValue, MeetingValue, item_from_json, meeting_from_json, public_item
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.editions import Edition, PublishedMeeting
from workprogramme.models.items import Item
from workprogramme.models.people import Person
from workprogramme.models.recommendations import Recommendation
from workprogramme.models.reports import LastLook
from workprogramme.my.queries import Mine, values_in

MEETINGS = 3  # of each committee that are shown
EDITIONS = 10  # of the latest that are told of
AT_FIRST = timedelta(days=30)  # how far back somebody looks who has never looked


@dataclass(frozen=True)
class Seat:
    """A committee on which they sit, and as what; its next meetings, each with its items in order.

    `in_place_of`: of a substitute, the name of the member whose place they may take; "" for any member's.
    """

    slug: str
    name: str
    code: str
    role: MemberRole
    in_place_of: str
    meetings: tuple[tuple[MeetingValue, tuple[ItemValue, ...]], ...]


@dataclass(frozen=True)
class Answerable:
    """An item for which they answer as cabinet member, as the public may know of it."""

    item: ItemValue
    meeting: MeetingValue | None
    code: str
    committee: str


@dataclass(frozen=True)
class ToReply:
    """A recommendation that waits for their reply. `text` is "" where it comes from private business."""

    id: int
    reference: str
    text: str
    committee: str
    code: str
    due: date | None


@dataclass(frozen=True)
class News:
    """An edition that they have not seen, and what it changed."""

    slug: str
    code: str
    committee: str
    number: int
    published_at: datetime
    note: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Councillor:
    """Everything on the page. `since`: what changed after that moment is told; None where they have never looked."""

    seats: tuple[Seat, ...]
    answers_for: tuple[Answerable, ...]
    to_reply: tuple[ToReply, ...]
    news: tuple[News, ...]
    since: datetime | None


def councillor_page(
    session: Session, person_id: int, account_id: int, mine: Mine, now: datetime, today: date
) -> Councillor:
    """What a councillor has before them. Four queries, however many committees there are."""
    held = _seats(session, person_id, today)
    meetings = _meetings(session, [committee.id for committee, *_ in held], now)
    answers_for = [_answerable(row) for row in mine.parts if row.role is PartRole.CABINET_MEMBER]
    concerned = {committee.id for committee, *_ in held} | {row.committee_id for row in mine.parts}
    news, since = _news(session, concerned, account_id, now)
    return Councillor(
        seats=tuple(
            Seat(
                slug=committee.slug,
                name=committee.name,
                code=committee.code,
                role=role,
                in_place_of=in_place_of,
                meetings=tuple(meetings.get(committee.id, ())[:MEETINGS]),
            )
            for committee, role, in_place_of in held
        ),
        answers_for=tuple(sorted(answers_for, key=_when)),
        to_reply=tuple(_to_reply(session, person_id)),
        news=news,
        since=since,
    )


def _seats(session: Session, person_id: int, today: date) -> list[tuple[Committee, MemberRole, str]]:
    """The committees, as what, and for whom a substitute may come; those on which they are a substitute come last."""
    substitute = Membership.role == MemberRole.SUBSTITUTE
    rows = session.execute(
        select(Committee, Membership.role, func.coalesce(Person.name, ""))
        .join(Membership, Membership.committee_id == Committee.id)
        .outerjoin(Person, Person.id == Membership.in_place_of_id)
        .where(
            Membership.person_id == person_id,
            Committee.active,
            or_(Membership.first_day.is_(None), Membership.first_day <= today),
            or_(Membership.last_day.is_(None), Membership.last_day >= today),
        )
        .order_by(case((substitute, 1), else_=0), Committee.name, Membership.id)
    )
    return list({row[0].id: (row[0], row[1], row[2]) for row in rows}.values())


def _meetings(
    session: Session, committees: Collection[int], now: datetime
) -> dict[int, list[tuple[MeetingValue, tuple[ItemValue, ...]]]]:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    wanted = select(PublishedMeeting.committee_id, PublishedMeeting.document).where(
        PublishedMeeting.committee_id.in_(committees),
        PublishedMeeting.starts_at >= midnight,
        PublishedMeeting.cancelled.is_(False),
    )
    found: dict[int, list[tuple[MeetingValue, tuple[ItemValue, ...]]]] = {}
    for row in session.execute(wanted.order_by(PublishedMeeting.starts_at, PublishedMeeting.meeting_id)):
        items = tuple(item_from_json(item) for item in row.document["items"])
        found.setdefault(row.committee_id, []).append((meeting_from_json(row.document["meeting"]), items))
    return found


def _answerable(row: Any) -> Answerable:
    item, meeting = values_in(json.loads(row.document))
    return Answerable(public_item(item), meeting, row.code, row.committee)


def _when(answerable: Answerable) -> tuple[date, date, int]:
    meeting, item = answerable.meeting, answerable.item
    return meeting.day if meeting else date.max, item.target_latest or date.max, item.id


def _to_reply(session: Session, person_id: int) -> Iterable[ToReply]:
    rows = session.execute(
        select(Recommendation, Committee.name, Committee.code, Item.exempt_paragraph)
        .join(Committee, Committee.id == Recommendation.committee_id)
        .outerjoin(Item, Item.id == Recommendation.item_id)
        .where(
            Recommendation.to_person_id == person_id,
            Recommendation.replied_on.is_(None),
            Recommendation.closed_on.is_(None),
            Recommendation.withdrawn_on.is_(None),
            or_(Recommendation.published_at.is_not(None), Recommendation.notice_given_on.is_not(None)),
        )
        .order_by(Recommendation.reply_due, Recommendation.id)
    )
    for made, committee, code, exempt in rows:
        text = "" if exempt else made.text
        yield ToReply(made.id, made.reference, text, committee, code, made.reply_due)


def _news(
    session: Session, committees: Collection[int], account_id: int, now: datetime
) -> tuple[tuple[News, ...], datetime | None]:
    """The editions since they last looked, the newest first; and when that was. One query."""
    rows = session.execute(
        select(LastLook.at, Edition.number, Edition.published_at, Edition.note, Edition.changes, Committee.slug,
               Committee.code, Committee.name)
        .select_from(Committee)
        .join(Edition, Edition.committee_id == Committee.id)
        .outerjoin(LastLook, LastLook.account_id == account_id)
        .where(
            Committee.id.in_(committees),
            Edition.published_at > now - AT_FIRST * 12,
            or_(Edition.published_at > LastLook.at, LastLook.at.is_(None)),
        )
        .order_by(Edition.published_at.desc(), Edition.id.desc())
        .limit(EDITIONS)
    ).all()  # fmt: skip
    since = rows[0].at if rows else None
    fresh = [row for row in rows if since is not None or row.published_at > now - AT_FIRST]
    news = (
        News(row.slug, row.code, row.name, row.number, row.published_at, row.note,
             tuple(difference_from_json(one) for one in row.changes))
        for row in fresh
    )  # fmt: skip
    return tuple(news), since
