"""English for recommendations: to whom, how they stand, what is late, and what to do about it now. Knows no request."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.escalation import Escalation, Whom, escalation
from workprogramme.domain.recommendations import RecipientKind, State
from workprogramme.domain.working_days import BeyondHorizon, WorkingDays
from workprogramme.models.chasing import Rules
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.escalation_words import goes_next, now_with, working_days_late
from workprogramme.web.recommendation_words import owner_words, to_words, withheld
from workprogramme.web.words import date_words, distance_words


@dataclass(frozen=True)
class Row:
    """A recommendation as a list shows it. `late`: how late, in words; `step`: what to do about it now; both or ""."""

    id: int
    reference: str
    text: str
    committee_id: int
    to: str
    owner: str
    state: State
    standing: str
    late: str
    step: str
    made: date
    meeting_id: int
    minute: str
    published: bool
    private: bool
    version: int


def recipient_words(found: Recommendation) -> str:
    """ "Cabinet member, Cllr Maton"."""
    name = found.to_person.name if found.to_person else found.to_words
    return f"{found.to_kind.label}, {name}" if name else found.to_kind.label


def row(found: Recommendation, today: date, days: WorkingDays, rules: Rules, chair: str, *, private: bool) -> Row:
    """The recommendation as a list shows it; `private`: its words may be shown although its item is exempt."""
    paragraph = found.item.exempt_paragraph if found.item else None
    state, late = found.course.state_on(today), lateness(found, today, days, rules)
    may_say = paragraph is None or private
    return Row(
        id=found.id,
        reference=found.reference,
        text=found.text if may_say or paragraph is None else withheld(paragraph),
        committee_id=found.committee_id,
        to=to_words(found) if may_say else found.to_kind.label,
        owner=owner_words(found) if may_say else "",
        state=state,
        standing=standing(found, today, days),
        late=working_days_late(late),
        step=step_words(found, late, chair) if may_say else "",
        made=found.made_on,
        meeting_id=found.meeting_id,
        minute=found.minute if may_say else "",
        published=found.published_at is not None and paragraph is None,
        private=paragraph is not None,
        version=found.version,
    )


def lateness(found: Recommendation, today: date, days: WorkingDays, rules: Rules) -> Escalation | None:
    """How far what is awaited has come up the committee's steps; None where nothing is late."""
    return escalation(found.course.awaits, today, days, rules.steps) if found.course.awaits else None


def standing(found: Recommendation, today: date, days: WorkingDays) -> str:
    """How it stands, in a sentence."""
    course = found.course
    match course.state_on(today):
        case State.MADE:
            return "No notice has been given yet, so no time to reply is running."
        case State.NOTICE_GIVEN:
            return "Notice has been given. When it was received is not known yet."
        case State.REPLY_DUE:
            assert course.awaits
            return f"The reply is due by {date_words(course.awaits)}, {_distance(today, course.awaits, days)}."
        case State.REPLY_LATE:
            assert course.awaits
            return f"The reply was due by {date_words(course.awaits)}."
        case State.CLOSED:
            assert course.closed
            return f"Closed on {date_words(course.closed)}."
        case State.WITHDRAWN:
            assert course.withdrawn
            return f"Withdrawn on {date_words(course.withdrawn)}."
    return _after_the_reply(found, today, days)


def _after_the_reply(found: Recommendation, today: date, days: WorkingDays) -> str:
    assert found.verdict
    promised = found.course.awaits
    if not found.verdict.leads_on:
        return "Rejected. Close it when the committee has taken note."
    said = found.verdict.label
    if promised is None:
        return f"{said}. {'No day is set for the action.' if found.action else 'It is not said yet what will be done.'}"
    if today > promised:
        return f"{said}. It was to be done by {date_words(promised)}."
    return f"{said}. To be done by {date_words(promised)}, {_distance(today, promised, days)}."


def step_words(found: Recommendation, late: Escalation | None, chair: str) -> str:
    """How late it is, with whom it is now, and what comes after; "" where nothing is late."""
    if late is None:
        return ""
    names = names_of(found, chair)
    now = now_with(late, names)
    said = f"The {'action' if found.verdict else 'reply'} is {working_days_late(late)}{f', {now}' if now else ''}."
    return " ".join(filter(None, (said, goes_next(late, names))))


def names_of(found: Recommendation, chair: str) -> Mapping[Whom, str]:
    """Who is meant by whom the committee turns to."""
    return {
        Whom.OWNER: owner_words(found) if found.verdict else to_words(found),
        Whom.CABINET_MEMBER: to_words(found) if found.to_kind is RecipientKind.CABINET_MEMBER else "",
        Whom.CHAIR: chair,
    }


def _distance(today: date, day: date, days: WorkingDays) -> str:
    try:
        return distance_words(today, day, days.count_between(today, day))
    except BeyondHorizon:
        return distance_words(today, day)
