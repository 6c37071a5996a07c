"""What the recommendations ask of the records: one with all that a page shows, its links, and a committee's rules."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from workprogramme.domain.kinds import MeetingStatus, MemberRole
from workprogramme.followups.queries import lock_committee
from workprogramme.models.chasing import Chasing
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.editions import PublishedItem, PublishedMeeting
from workprogramme.models.items import Item
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meetings import Meeting
from workprogramme.models.recommendations import Recommendation, ReplyLink

RECENT = 40  # meetings to choose from when a recommendation is made


def recommendation(session: Session, recommendation_id: int, *, lock: bool = False) -> Recommendation | None:
    """The recommendation with committee, meeting, item, people and reviews; `lock`: other writers of it wait."""
    wanted = select(Recommendation).where(Recommendation.id == recommendation_id)
    if lock:
        session.execute(wanted.with_only_columns(Recommendation.id).with_for_update())
    return session.scalars(
        wanted.options(
            joinedload(Recommendation.committee),
            joinedload(Recommendation.meeting),
            joinedload(Recommendation.item),
            joinedload(Recommendation.to_person),
            joinedload(Recommendation.owner),
            selectinload(Recommendation.reviews),
        ).execution_options(populate_existing=True)
    ).one_or_none()


def recommendations(session: Session, ids: Sequence[int]) -> list[Recommendation]:
    """These recommendations, as a list shows them, in the order of their ids. One query."""
    wanted = select(Recommendation).where(Recommendation.id.in_(ids)).order_by(Recommendation.id)
    loaded = wanted.options(
        joinedload(Recommendation.committee),
        joinedload(Recommendation.meeting),
        joinedload(Recommendation.item),
        joinedload(Recommendation.to_person),
        joinedload(Recommendation.owner),
    )
    return list(session.scalars(loaded))


def meeting(session: Session, meeting_id: int) -> Meeting | None:
    """The meeting and its committee."""
    wanted = select(Meeting).where(Meeting.id == meeting_id).options(joinedload(Meeting.committee))
    return session.scalars(wanted).one_or_none()


def meeting_to_change(session: Session, meeting_id: int) -> Meeting | None:
    """The meeting and its committee, other writers of that committee's programme waiting."""
    lock_committee(session, select(Meeting.committee_id).where(Meeting.id == meeting_id).scalar_subquery())
    return meeting(session, meeting_id)


def highest_number(session: Session, series: str) -> int:
    """The highest running number in a series of references; 0 for none."""
    return session.scalar(select(func.max(Recommendation.number)).where(Recommendation.series == series)) or 0


def committee_by_slug(session: Session, slug: str) -> Committee | None:
    """The committee with this slug."""
    return session.scalars(select(Committee).where(Committee.slug == slug)).one_or_none()


def committees(session: Session) -> list[Committee]:
    """Every committee, by name."""
    return list(session.scalars(select(Committee).order_by(Committee.name, Committee.id)))


def meetings_gone_by(session: Session, committee_ids: Iterable[int], today: date) -> list[Meeting]:
    """The latest meetings of these committees up to today that took place, the latest first."""
    wanted = select(Meeting).where(
        Meeting.committee_id.in_(list(committee_ids)),
        Meeting.day <= today,
        Meeting.status.not_in([MeetingStatus.CANCELLED, MeetingStatus.POSTPONED]),
    )
    ordered = wanted.options(joinedload(Meeting.committee)).order_by(Meeting.day.desc(), Meeting.id.desc())
    return list(session.scalars(ordered.limit(RECENT)))


def items_at(session: Session, meeting_id: int) -> list[Item]:
    """What stands at a meeting, in order; withdrawn items are not there."""
    wanted = select(Item).where(Item.meeting_id == meeting_id, Item.withdrawn.is_(False))
    return list(session.scalars(wanted.order_by(Item.position, Item.id)))


def chasing(session: Session, committee_id: int) -> Chasing | None:
    """What a committee has set for itself."""
    return session.get(Chasing, committee_id)


def all_chasing(session: Session, committee_ids: Iterable[int]) -> dict[int, Chasing]:
    """The same for several, by committee."""
    found = session.scalars(select(Chasing).where(Chasing.committee_id.in_(list(committee_ids))))
    return {one.committee_id: one for one in found}


def chairs(session: Session, committee_ids: Iterable[int], today: date) -> dict[int, str]:
    """Who chairs these committees today, by committee."""
    wanted = select(Membership).where(
        Membership.committee_id.in_(list(committee_ids)),
        Membership.role == MemberRole.CHAIR,
        or_(Membership.first_day.is_(None), Membership.first_day <= today),
        or_(Membership.last_day.is_(None), Membership.last_day >= today),
    )
    seats = session.scalars(wanted.options(joinedload(Membership.person)).order_by(Membership.id))
    return {seat.committee_id: seat.person.name for seat in seats}


def link_with(session: Session, digest: str) -> ReplyLink | None:
    """The link whose token has this digest, as it stands now."""
    wanted = select(ReplyLink).where(ReplyLink.digest == digest)
    return session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()


def link_by_id(session: Session, link_id: int) -> ReplyLink | None:
    """The link with this id, as it stands now."""
    wanted = select(ReplyLink).where(ReplyLink.id == link_id)
    return session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()


def links(session: Session, recommendation_id: int) -> list[ReplyLink]:
    """Every link there was to a recommendation, the latest first."""
    wanted = select(ReplyLink).where(ReplyLink.recommendation_id == recommendation_id)
    return list(session.scalars(wanted.order_by(ReplyLink.id.desc())))


def end_links(session: Session, recommendation_id: int, now: datetime) -> None:
    """Lets nobody in any more through the links to a recommendation."""
    for link in links(session, recommendation_id):
        if link.used_at is None and link.ended_at is None:
            link.ended_at = now


def published_title(session: Session, item_id: int) -> str | None:
    """What the latest edition that spoke of an item calls it in public; None where none did, or it is private."""
    wanted = select(PublishedItem.document).where(PublishedItem.item_id == item_id).order_by(PublishedItem.id.desc())
    document = session.scalars(wanted.limit(1)).first()
    if document is None or document["item"].get("exempt_paragraph") is not None:
        return None
    return str(document["item"]["title"])


def is_in_an_edition(session: Session, meeting_id: int) -> bool:
    """Whether the public has a page of this meeting."""
    return session.get(PublishedMeeting, meeting_id) is not None


def last_change(session: Session, recommendation_id: int) -> JournalEntry | None:
    """The latest entry of the journal about a recommendation."""
    about = (JournalEntry.table_name == Recommendation.__tablename__, JournalEntry.record_id == recommendation_id)
    return session.scalars(select(JournalEntry).where(*about).order_by(JournalEntry.id.desc()).limit(1)).first()
