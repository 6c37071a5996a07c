"""With whom each late follow-up of a list is now, and to whom it goes next, by its committee's own steps."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from workprogramme.domain.escalation import Whom, escalation
from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.working_days import WorkingDays
from workprogramme.followups.recommendations.queries import all_chasing, chairs
from workprogramme.models.chasing import rules_of
from workprogramme.web.escalation_words import escalation_words
from workprogramme.web.words import join_names


def turned(
    session: Session, values: Iterable[tuple[int, FollowUpValue]], today: date, days: WorkingDays
) -> dict[int, str]:
    """By follow-up id, a sentence or two; nothing of what is in time. `values`: each with its committee's id.

    Two queries; none where nothing is late.
    """
    late = [
        (committee_id, value, value.target_latest)
        for committee_id, value in values
        if value.closed_on is None and value.target_latest is not None and value.target_latest < today
    ]
    ids = {committee_id for committee_id, _, _ in late}
    if not ids:
        return {}
    rules, sitting = all_chasing(session, ids), chairs(session, ids, today)
    told = {}
    for committee_id, value, due in late:
        names = {Whom.OWNER: join_names(value.names), Whom.CHAIR: sitting.get(committee_id, "")}
        far = escalation(due, today, days, rules_of(rules.get(committee_id)).steps)
        told[value.id] = escalation_words(far, names)
    return told
