"""What stands out about recommendations: a late reply, a late action, and with whom each is."""

from datetime import date

from tests.domain.sample_plans import item, plan, told
from workprogramme.domain.escalation import Whom
from workprogramme.domain.findings import FindingKind, Severity
from workprogramme.domain.plans import AwaitedOf, Plan
from workprogramme.domain.recommendation_findings import ActionLate, ReplyLate

DUE = date(2019, 1, 31)
REPLY = AwaitedOf(id=1, reference="SB2 (18/19) 01", whom="Cllr Maton", awaits=DUE)
ACTION = AwaitedOf(id=2, reference="SB2 (18/19) 02", whom="John Gregg", awaits=DUE, promised=True)


def late_on(day: date) -> Plan:
    return plan(item(), today=day, recommendations=(REPLY, ACTION))


def test_on_its_last_day_nothing_is_late() -> None:
    assert not told(late_on(DUE), FindingKind.REPLY_LATE)
    assert not told(late_on(DUE), FindingKind.ACTION_LATE)


def test_a_late_reply_and_a_late_action_are_told_apart_and_say_with_whom_they_are() -> None:
    first, later = late_on(date(2019, 2, 1)), late_on(date(2019, 2, 14))
    (reply,), (action,) = told(first, FindingKind.REPLY_LATE), told(first, FindingKind.ACTION_LATE)
    assert isinstance(reply.facts, ReplyLate)
    assert isinstance(action.facts, ActionLate)
    assert (reply.facts.whom, reply.recommendation_id, reply.severity) == ("Cllr Maton", 1, Severity.WARNS)
    assert (action.facts.whom, action.recommendation_id, action.day) == ("John Gregg", 2, DUE)
    assert reply.facts.late.with_whom is Whom.OWNER
    (then,) = told(later, FindingKind.REPLY_LATE)
    assert isinstance(then.facts, ReplyLate)
    assert then.facts.late.with_whom is Whom.CHAIR
    assert then.subject == reply.subject
    assert then.key != reply.key
