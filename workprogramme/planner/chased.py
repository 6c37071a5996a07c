"""What the board asks of late recommendations and of findings that are let stand: few of both, so one query."""

from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, joinedload

from workprogramme.domain.plans import AwaitedOf
from workprogramme.domain.recommendations import Verdict
from workprogramme.models.committees import Committee
from workprogramme.models.planning import Acknowledgement
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.recommendation_words import owner_words, to_words


def let_stand_and_late(
    session: Session, committee_id: int, year: int, today: date | None
) -> tuple[tuple[Acknowledgement, ...], tuple[AwaitedOf, ...]]:
    """The year's findings that are let stand, and the committee's recommendations of which something is late.

    Late is a reply or an action that should have come before `today`; None: nothing is asked of recommendations.
    """
    leads_on = [verdict for verdict in Verdict if verdict.leads_on]
    day = today or date.min  # before which nothing is due
    late = and_(
        Recommendation.committee_id == Committee.id,
        Recommendation.closed_on.is_(None),
        Recommendation.withdrawn_on.is_(None),
        or_(
            and_(Recommendation.verdict.is_(None), Recommendation.reply_due < day),
            and_(Recommendation.verdict.in_(leads_on), Recommendation.target_latest < day),
        ),
    )
    of_year = and_(Acknowledgement.committee_id == Committee.id, Acknowledgement.year == year)
    rows = session.execute(
        select(Acknowledgement, Recommendation)
        .select_from(Committee)
        .outerjoin(Acknowledgement, of_year)
        .outerjoin(Recommendation, late)
        .where(Committee.id == committee_id)
        .options(joinedload(Recommendation.to_person), joinedload(Recommendation.owner))
        .order_by(Acknowledgement.id, Recommendation.id)
    ).all()
    stand = {one.id: one for one, _ in rows if one is not None}
    chased = {one.id: one for _, one in rows if one is not None}
    return tuple(stand.values()), tuple(filter(None, map(_awaited_of, chased.values())))


def _awaited_of(one: Recommendation) -> AwaitedOf | None:
    if one.course.awaits is None:
        return None
    whom = to_words(one) if one.verdict is None else owner_words(one)
    return AwaitedOf(
        id=one.id, reference=one.reference, whom=whom, awaits=one.course.awaits, promised=one.verdict is not None
    )
