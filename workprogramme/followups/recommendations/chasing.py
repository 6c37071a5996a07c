"""How a committee sets its own period for replies and its own steps for what is late."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from workprogramme.domain.escalation import DEFAULT_STEPS, Step, check_steps
from workprogramme.domain.periods import Period
from workprogramme.domain.refusals import Stale
from workprogramme.followups.queries import lock_committee
from workprogramme.followups.recommendations import queries
from workprogramme.models.chasing import Chasing


def set_rules(
    session: Session, committee_id: int, seen_version: int, period: Period | None, steps: Sequence[Step]
) -> Chasing:
    """Makes these the committee's own rules. `period`: None for the statutory one.

    Days that were counted before stay as they were counted. Raises Stale, and Refused for steps that make no sense.
    """
    check_steps(steps)
    lock_committee(session, committee_id)
    stored = queries.chasing(session, committee_id)
    if (stored.version if stored else 0) != seen_version:
        raise Stale(stored)
    if stored is None:
        stored = Chasing(committee_id=committee_id)
        session.add(stored)
    stored.reply_count, stored.reply_unit = (period.count, period.unit) if period else (None, None)
    own = [{"working_days": step.working_days, "whom": step.whom.value} for step in steps]
    stored.steps = [] if tuple(steps) == DEFAULT_STEPS else own
    session.flush()
    return stored
