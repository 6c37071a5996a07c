"""What the proposals' pages ask of the records: a year's proposals with all that is shown of them, or one."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from workprogramme.domain.proposed_links import ProposalState
from workprogramme.followups.queries import lock_committee
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.proposals import Proposal


def committee_by_slug(session: Session, slug: str) -> Committee | None:
    """The committee with this slug."""
    return session.scalars(select(Committee).where(Committee.slug == slug)).one_or_none()


def whole() -> tuple[ORMOption, ...]:
    """What is loaded with a proposal so that all of it can be shown, in the same query."""
    return (
        joinedload(Proposal.item).joinedload(Item.parts).joinedload(Part.person),
        joinedload(Proposal.item).joinedload(Item.meeting),
        joinedload(Proposal.item).joinedload(Item.committee),
        joinedload(Proposal.meeting),
        joinedload(Proposal.source_item),
    )


def proposals_of(session: Session, committee_id: int, year: int) -> list[Proposal]:
    """The proposals of that year's items, by meeting, then those to be scheduled; none of withdrawn items."""
    wanted = (
        select(Proposal)
        .join(Item, Item.id == Proposal.item_id)
        .where(Item.committee_id == committee_id, Item.year == year, Item.withdrawn.is_(False))
        .options(*whole())
    )
    return sorted(session.scalars(wanted).unique(), key=_place)


def _place(proposal: Proposal) -> tuple[date, date, int, int, int]:
    item = proposal.item
    day = item.meeting.day if item.meeting else date.max
    return day, item.target_latest or date.max, item.position, item.id, proposal.id


def proposal_by_id(session: Session, proposal_id: int, *, lock: bool = False) -> Proposal | None:
    """The proposal. `lock`: nobody else changes anything of its committee's programme until the end."""
    if lock:
        of = select(Item.committee_id).join(Proposal, Proposal.item_id == Item.id).where(Proposal.id == proposal_id)
        lock_committee(session, of.scalar_subquery())
    wanted = select(Proposal).where(Proposal.id == proposal_id).execution_options(populate_existing=True)
    return session.scalars(wanted.options(*whole())).unique().one_or_none()


def undecided(session: Session, ids: Collection[int]) -> list[Proposal]:
    """Those of these that nobody has decided."""
    wanted = select(Proposal).where(Proposal.id.in_(set(ids)), Proposal.state == ProposalState.PROPOSED)
    return list(session.scalars(wanted.options(*whole())).unique())


def items_of(session: Session, committee_id: int, year: int) -> list[Item]:
    """Every item of that year's programme."""
    return list(session.scalars(select(Item).where(Item.committee_id == committee_id, Item.year == year)))


def meetings_of(session: Session, committee_id: int, first: int, last: int) -> list[Meeting]:
    """The committee's meetings of these municipal years, both included, the latest first."""
    wanted = select(Meeting).where(Meeting.committee_id == committee_id, Meeting.year.between(first, last))
    return list(session.scalars(wanted.order_by(Meeting.day.desc(), Meeting.starts.desc(), Meeting.id.desc())))


def source_items(session: Session, committee_id: int, first: int, last: int, but: int) -> list[tuple[int, str, date]]:
    """(id, title, day) of the items that meetings of these years have on them, without `but`; the latest day first."""
    rows = session.execute(
        select(Item.id, Item.title, Meeting.day)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(
            Item.committee_id == committee_id,
            Meeting.year.between(first, last),
            Item.withdrawn.is_(False),
            Item.id != but,
        )
        .order_by(Meeting.day.desc(), Item.position, Item.id)
    )
    return [(row.id, row.title, row.day) for row in rows]
