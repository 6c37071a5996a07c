"""The plan of one year as the law judges it, with what the board needs besides: built by a fixed number of queries."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.follow_ups import standing_items
from workprogramme.domain.jurisdictions import Jurisdiction
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.domain.plans import Limits, Plan, Span
from workprogramme.domain.seats import Seat
from workprogramme.domain.working_days import WorkingDays
from workprogramme.models.committees import Committee
from workprogramme.models.deadline_chains import chain_of
from workprogramme.models.items import Item
from workprogramme.models.planning import Acknowledgement
from workprogramme.models.values import programme_value
from workprogramme.planner import queries
from workprogramme.planner.chased import let_stand_and_late
from workprogramme.planner.reporting import reached_by, said_of
from workprogramme.planner.standing import Move, Published, standing_of
from workprogramme.planner.tray import awaited_in


@dataclass(frozen=True)
class Ground:
    """What a year is planned on: the day, the council's calendar, and the law that binds it."""

    today: date
    days: WorkingDays
    jurisdiction: Jurisdiction
    starts: Starts
    recesses: tuple[Span, ...]
    pre_election: tuple[Span, ...]


@dataclass(frozen=True)
class Snapshot:
    """The plan, with all that is not the law's business.

    `journal_id`: the last change that it takes in.
    """

    committee: Committee
    year: MunicipalYear
    plan: Plan
    items: dict[int, Item]
    withdrawn: tuple[Item, ...]
    published: Published | None
    acknowledged: tuple[Acknowledgement, ...]
    awaited: queries.Awaited
    journal_id: int
    last_move: Move | None


def snapshot_of(
    session: Session,
    committee: Committee,
    seats: tuple[Seat, ...],
    year: MunicipalYear,
    ground: Ground,
    account_id: int,
) -> Snapshot:
    """The committee's year as it stands. Seven queries, and one more where it holds crime and disorder.

    The journal is read first: a change that comes between the queries is told of twice rather than never.
    """
    standing = standing_of(session, committee.id, year.start, account_id)
    published = standing.published
    items = queries.items_of(session, committee.id, year.start)
    meetings = queries.meetings_of(session, committee.id, year.start)
    programme = programme_value(committee, year.start, meetings, (item for item in items if not item.withdrawn))
    promises = queries.promises_of(session, committee.id, year.start)
    awaited = queries.awaited(session, committee.id, year.start, year.last_day(ground.starts))
    own = {item.id for item in programme.items}
    first = min((meeting.day for meeting in meetings), default=ground.today)
    last = max((meeting.day for meeting in meetings), default=ground.today)
    margin = timedelta(days=30)
    crime = (
        queries.last_crime_and_disorder(session, committee.id, first) if committee.holds_crime_and_disorder else None
    )
    this_year = year == MunicipalYear.of(ground.today, ground.starts)  # what is late is told once, on today's board
    acknowledged, late = let_stand_and_late(session, committee.id, year.start, ground.today if this_year else None)
    chain = chain_of(committee.deadline_chain, ground.jurisdiction)
    plan = Plan(
        programme=programme,
        today=ground.today,
        days=ground.days,
        jurisdiction=ground.jurisdiction,
        limits=Limits(main_items=committee.main_items),
        chain=chain,
        starts=ground.starts,
        holds_crime_and_disorder=committee.holds_crime_and_disorder,
        last_crime_and_disorder=crime,
        seats=seats,
        recesses=ground.recesses,
        pre_election=ground.pre_election,
        elsewhere=queries.engagements_elsewhere(session, committee.id, year.start, first - margin, last + margin),
        moves=promises.moves,
        first_promise=promises.first,
        reached=reached_by(items, chain),
        reports=said_of(items),
        follow_ups=tuple(value for value in awaited.follow_ups if _concerns(value, own, year, ground)),
        recommendations=late,
        steps=awaited.rules.steps,
        published=published.programme if published else None,
        acknowledged={one.key: one.reason for one in acknowledged},
    )
    return Snapshot(
        committee=committee,
        year=year,
        plan=plan,
        items={item.id: item for item in items},
        withdrawn=tuple(sorted((item for item in items if item.withdrawn), key=lambda item: (item.title, item.id))),
        published=published,
        acknowledged=acknowledged,
        awaited=awaited,
        journal_id=standing.journal_id,
        last_move=standing.last_move,
    )


def _concerns(value: FollowUpValue, own: Set[int], year: MunicipalYear, ground: Ground) -> bool:
    """Whether an item of the year will answer it, or it waits in the year's tray."""
    standing = standing_items(value)
    if standing:
        return any(one.id in own for one in standing)
    return awaited_in(value, year, ground.starts, ground.today)
