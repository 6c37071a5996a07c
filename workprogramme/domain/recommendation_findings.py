"""What stands out about recommendations: a reply that is late, and an action that was promised and is late.

Knows what is late of a committee's recommendations; whether anything is, `recommendations.Course` says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.ahead import Ahead
from workprogramme.domain.escalation import Escalation, escalation
from workprogramme.domain.finding_value import Facts, Finding, FindingKind, Severity, finding
from workprogramme.domain.follow_up_findings import turned_to


@dataclass(frozen=True, slots=True)
class ReplyLate(Facts):
    """A recommendation that should have been replied to by `due`. `whom`: to whom it was made."""

    kind = FindingKind.REPLY_LATE
    reference: str
    whom: str
    due: date
    late: Escalation


@dataclass(frozen=True, slots=True)
class ActionLate(Facts):
    """An action that was promised for `due` and is not closed. `whom`: whose it is, "" where nobody is named."""

    kind = FindingKind.ACTION_LATE
    reference: str
    whom: str
    due: date
    late: Escalation


def late_recommendations(ahead: Ahead) -> Iterator[Finding]:
    """One finding for each recommendation of which something is late today."""
    plan = ahead.plan
    for one in plan.recommendations:
        late = escalation(one.awaits, plan.today, plan.days, plan.steps)
        if late is not None:
            facts = (ActionLate if one.promised else ReplyLate)(one.reference, one.whom, one.awaits, late)
            yield finding(facts, Severity.WARNS, one.awaits, *turned_to(late), day=one.awaits, recommendation_id=one.id)
