"""What the board asks of the records: the working programme and what it is judged by, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.kinds import MeetingStatus, PartRole, PersonKind
from workprogramme.domain.law_findings import is_crime_and_disorder
from workprogramme.domain.plans import Engagement
from workprogramme.domain.proposed_links import ProposalState
from workprogramme.domain.seats import Seat
from workprogramme.models.chasing import Chasing, Rules, rules_of
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.editions import PublishedItem
from workprogramme.models.follow_up_values import follow_up_value
from workprogramme.models.follow_ups import AskedOf, FollowUp, FollowUpLink
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.proposals import Proposal
from workprogramme.models.values import item_value

REPORTS = (PartRole.LEAD_OFFICER, PartRole.CABINET_MEMBER)
OFF = [status for status in MeetingStatus if not status.takes_place]


@dataclass(frozen=True)
class Promises:
    """What editions said: by item id, how often it was put off, and the earliest day that it was promised for."""

    moves: dict[int, int]
    first: dict[int, date]


@dataclass(frozen=True)
class Awaited:
    """How many proposals wait to be decided; the open follow-ups that may concern the year, and their versions.

    `rules`: by which the committee chases what is late.
    """

    proposals: int
    follow_ups: tuple[FollowUpValue, ...]
    versions: dict[int, int]
    rules: Rules


def committee_with_seats(session: Session, slug: str) -> tuple[Committee, tuple[Seat, ...]] | None:
    """The committee and all seats on it, past and to come. One query."""
    rows = session.execute(
        select(Committee, Membership, Person)
        .outerjoin(Membership, Membership.committee_id == Committee.id)
        .outerjoin(Person, Person.id == Membership.person_id)
        .where(Committee.slug == slug)
        .order_by(Membership.position, Membership.id)
    ).all()
    if not rows:
        return None
    seats = (_seat(membership, person) for _, membership, person in rows if membership is not None)
    return rows[0][0], tuple(seats)


def _seat(membership: Membership, person: Person) -> Seat:
    return Seat(
        id=membership.id,
        person_id=person.id,
        name=person.name,
        role=membership.role,
        votes=membership.votes,
        first=membership.first_day,
        last=membership.last_day,
        portfolio=person.portfolio,
        councillor=person.kind is PersonKind.COUNCILLOR,
        in_place_of=membership.in_place_of_id,
    )


def meetings_of(session: Session, committee_id: int, year: int) -> list[Meeting]:
    """The meetings of the municipal year that starts in `year`, in no order."""
    return list(session.scalars(select(Meeting).where(Meeting.committee_id == committee_id, Meeting.year == year)))


def items_of(session: Session, committee_id: int, year: int) -> list[Item]:
    """The items of that year, withdrawn ones too, with their people and how their reports come along. One query."""
    wanted = select(Item).where(Item.committee_id == committee_id, Item.year == year)
    loaded = joinedload(Item.parts).joinedload(Part.person), joinedload(Item.report), joinedload(Item.asked_to_defer)
    return list(session.scalars(wanted.options(*loaded)).unique())


def promises_of(session: Session, committee_id: int, year: int) -> Promises:
    """What the editions promised of that year's items: the day of a meeting, or the last day of a target."""
    meeting_day = PublishedItem.document[("meeting", "day")].as_string()
    target_latest = PublishedItem.document[("item", "target_latest")].as_string()
    rows = session.execute(
        select(PublishedItem.item_id, func.coalesce(meeting_day, target_latest))
        .join(Item, Item.id == PublishedItem.item_id)
        .where(Item.committee_id == committee_id, Item.year == year, PublishedItem.change != "withdrawn")
        .order_by(PublishedItem.item_id, PublishedItem.edition_id)
    )
    moves: dict[int, int] = {}
    first: dict[int, date] = {}
    last: dict[int, date] = {}
    for item_id, said in rows:
        if not said:
            continue
        day = date.fromisoformat(said)
        if item_id in last and day > last[item_id]:
            moves[item_id] = moves.get(item_id, 0) + 1
        last[item_id] = day
        first[item_id] = min(day, first.get(item_id, day))
    return Promises(moves, first)


def engagements_elsewhere(
    session: Session, committee_id: int, year: int, first: date, last: date
) -> tuple[Engagement, ...]:
    """What those who report on the year's items have before other committees, on days from `first` to `last`."""
    theirs = select(Part.person_id).join(Item).where(Item.committee_id == committee_id, Item.year == year)
    rows = session.execute(
        select(
            Part.person_id,
            Meeting.id,
            Meeting.day,
            Meeting.starts,
            Meeting.ends,
            Committee.name,
            func.count(Item.id.distinct()),
        )
        .join(Item, Item.id == Part.item_id)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            Meeting.committee_id != committee_id,
            Meeting.day.between(first, last),
            Meeting.status.not_in(OFF),
            Item.withdrawn.is_(False),
            Part.role.in_(REPORTS),
            Part.person_id.in_(theirs.where(Part.role.in_(REPORTS))),
        )
        .group_by(Part.person_id, Meeting.id, Meeting.day, Meeting.starts, Meeting.ends, Committee.name)
        .order_by(Meeting.day, Meeting.id, Part.person_id)
    )
    return tuple(
        Engagement(
            person_id=person, meeting_id=meeting, day=day, starts=starts, ends=ends, committee=name, reports=many
        )
        for person, meeting, day, starts, ends, name, many in rows
    )


def last_crime_and_disorder(session: Session, committee_id: int, before: date) -> date | None:
    """The latest day before `before` on which the committee looked at crime and disorder, as far as the year before."""
    rows = session.execute(
        select(Item, Meeting.day)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(
            Meeting.committee_id == committee_id,
            Meeting.day < before,
            Meeting.status.not_in(OFF),
            Item.withdrawn.is_(False),
            or_(*(func.lower(column).like(f"%{words}%") for column in (Item.title, Item.agenda_title, Item.detail)
                  for words in ("disorder", "community safety"))),
        )
        .options(joinedload(Item.parts).joinedload(Part.person))
        .order_by(Meeting.day.desc())
    )  # fmt: skip
    return next((day for item, day in rows.unique() if is_crime_and_disorder(item_value(item))), None)


def awaited(session: Session, committee_id: int, year: int, until: date) -> Awaited:
    """What of that year waits for a person, and by which rules the committee chases it. One query.

    The follow-ups are those that an item of the year will answer, and those wanted by `until`, or at no known time,
    that no item of any committee will.
    """
    proposals = (
        select(func.count(Proposal.id))
        .join(Item, Item.id == Proposal.item_id)
        .where(
            Item.committee_id == committee_id,
            Item.year == year,
            Item.withdrawn.is_(False),
            Proposal.state == ProposalState.PROPOSED,
        )
        .scalar_subquery()
    )
    linked = select(FollowUpLink.id).join(Item, Item.id == FollowUpLink.item_id)
    standing = linked.where(FollowUpLink.follow_up_id == FollowUp.id, Item.withdrawn.is_(False)).correlate(FollowUp)
    of_year = standing.where(Item.committee_id == committee_id, Item.year == year)
    in_time = or_(FollowUp.target_latest.is_(None), FollowUp.target_latest <= until)
    open_ones = and_(
        FollowUp.committee_id == Committee.id,
        FollowUp.answered_on.is_(None),
        FollowUp.dropped_on.is_(None),
        or_(of_year.exists(), and_(in_time, ~standing.exists())),
    )
    rows = session.execute(
        select(proposals, FollowUp, Chasing)
        .select_from(Committee)
        .outerjoin(Chasing, Chasing.committee_id == Committee.id)
        .outerjoin(FollowUp, open_ones)
        .where(Committee.id == committee_id)
        .options(
            joinedload(FollowUp.source_meeting),
            joinedload(FollowUp.source_item),
            joinedload(FollowUp.answered_meeting),
            joinedload(FollowUp.answered_item),
            joinedload(FollowUp.asked_of).joinedload(AskedOf.person),
            joinedload(FollowUp.links).joinedload(FollowUpLink.item).joinedload(Item.meeting),
        )
    )
    found = rows.unique().all()
    records = sorted((record for _, record, _ in found if record is not None), key=lambda record: record.id)
    versions = {record.id: record.version for record in records}
    rules = rules_of(found[0][2])
    return Awaited(found[0][0], tuple(follow_up_value(record) for record in records), versions, rules)


def names_in(items: Iterable[Item]) -> list[str]:
    """Everybody who plays a part for these items, by name."""
    return sorted({part.person.name for item in items for part in item.parts}, key=str.casefold)
