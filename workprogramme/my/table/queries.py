"""The reports of a committee's next meetings as they are planned, with how each comes along."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, joinedload

from workprogramme.domain.report_tracks import DeferralState
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.reports import Deferral, Report


@dataclass(frozen=True)
class Planned:
    """An item at a meeting to come, its report where anything is known of it, and a request that waits."""

    item: Item
    meeting: Meeting
    report: Report | None
    deferral: Deferral | None


def committee_by_slug(session: Session, slug: str) -> Committee | None:
    """The committee with this slug."""
    return session.scalars(select(Committee).where(Committee.slug == slug)).one_or_none()


def planned_reports(session: Session, committee_id: int, today: date) -> list[Planned]:
    """Every item placed at a meeting of today or later, by meeting and position. One query."""
    rows = session.execute(
        select(Item, Meeting, Report, Deferral)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .outerjoin(Report, Report.item_id == Item.id)
        .outerjoin(Deferral, and_(Deferral.item_id == Item.id, Deferral.state == DeferralState.ASKED))
        .where(Item.committee_id == committee_id, Item.withdrawn.is_(False), Meeting.day >= today)
        .options(joinedload(Item.parts).joinedload(Part.person))
        .order_by(Meeting.day, Meeting.starts, Meeting.id, Item.position, Item.id)
    )
    return [Planned(*row) for row in rows.unique()]
