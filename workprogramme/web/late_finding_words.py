"""English for findings about what was asked for and recommended, and with whom what is late is now."""

from workprogramme.domain.follow_up_findings import (
    FollowUpAwaits,
    FollowUpOverdue,
    FollowUpTooLate,
    FollowUpUnanswered,
)
from workprogramme.domain.recommendation_findings import ActionLate, ReplyLate
from workprogramme.web.escalation_words import escalation_words, working_days_late
from workprogramme.web.follow_up_words import shortened
from workprogramme.web.words import day_month, long_date

AskedFacts = FollowUpAwaits | FollowUpOverdue | FollowUpTooLate | FollowUpUnanswered


def asked_finding_words(facts: AskedFacts) -> str:
    """What was asked for, by when, what is to be done, and with whom it is now."""
    asked = f"“{shortened(facts.wording)}”" + (f" (asked for on {long_date(facts.asked_on)})" if facts.asked_on else "")
    match facts:
        case FollowUpTooLate() as f:
            said = (
                f"{f.title} is placed on {day_month(f.meeting)}, but {asked} was wanted by {long_date(f.latest)}. "
                "Move it to an earlier meeting, or agree a later time with the board."
            )
            return _with_steps(said, escalation_words(f.late))
        case FollowUpOverdue(title="") as f:
            said = f"{asked} was wanted by {long_date(f.latest)}, and no item answers it. Make or link an item."
            return _with_steps(said, escalation_words(f.late))
        case FollowUpOverdue() as f:
            said = (
                f"{asked} was wanted by {long_date(f.latest)}, and {f.title}, which is to answer it, has no meeting. "
                "Place it, or agree a later time with the board."
            )
            return _with_steps(said, escalation_words(f.late))
        case FollowUpUnanswered() as f:
            wanted = f" It is wanted “{f.target}”." if f.target else ""
            return f"No item answers {asked}.{wanted} Make an item, or link the one that will."
        case FollowUpAwaits() as f:
            return (
                f"{asked} waits for {f.event}, and nobody has said when that was. "
                "If it has happened, give its day; from it the time is counted."
            )


def late_recommendation_words(facts: ReplyLate | ActionLate) -> str:
    """Which recommendation, what of it is late, since when, and with whom it is now."""
    whom = f" of {facts.whom}" if facts.whom else ""
    what = "action" if isinstance(facts, ActionLate) else "reply"
    said = (
        f"The {what}{whom} on {facts.reference} was due by {long_date(facts.due)} and is "
        f"{working_days_late(facts.late)}. Remind them, or record what has come."
    )
    return _with_steps(said, escalation_words(facts.late))


def _with_steps(said: str, steps: str) -> str:
    return f"{said} {steps}" if steps else said
