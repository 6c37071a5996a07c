"""A recommendation as the public may read it: a value of its own, so that a page cannot show what is not in it."""

from dataclasses import dataclass
from datetime import date

from workprogramme.domain.recommendations import State
from workprogramme.domain.working_days import WorkingDays
from workprogramme.followups.recommendations.wording import recipient_words, standing
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.recommendation_words import owner_words


@dataclass(frozen=True, kw_only=True)
class PublicRecommendation:
    """What was recommended, to whom, and what became of it. `title`: the item's as last published, or ""."""

    id: int
    reference: str
    text: str
    to: str
    made: date
    meeting_id: int
    meeting_published: bool
    minute: str
    item_id: int | None
    title: str
    state: State
    standing: str
    late: bool
    verdict: str
    reasons: str
    replied_by: str
    replied: date | None
    action: str
    owner: str
    target: str
    closed: date | None
    evidence: str
    withdrawn: date | None
    withdrawn_reason: str


def is_public(found: Recommendation) -> bool:
    """Whether the public may read it: published, and not from an exempt item (LGA 1972 s100A(4))."""
    return found.published_at is not None and (found.item is None or found.item.exempt_paragraph is None)


def public_view(
    found: Recommendation, title: str | None, meeting_published: bool, today: date, days: WorkingDays
) -> PublicRecommendation | None:
    """The public's view of it; None where there is none. `title`: the item's in the latest edition that has it."""
    if not is_public(found):
        return None
    return PublicRecommendation(
        id=found.id,
        reference=found.reference,
        text=found.text,
        to=recipient_words(found),
        made=found.made_on,
        meeting_id=found.meeting_id,
        meeting_published=meeting_published,
        minute=found.minute,
        item_id=found.item_id if title else None,
        title=title or "",
        state=found.course.state_on(today),
        standing=standing(found, today, days),
        late=found.course.is_late_on(today),
        verdict=found.verdict.label if found.verdict else "",
        reasons=found.reply,
        replied_by=found.replied_by,
        replied=found.replied_on,
        action=found.action,
        owner=owner_words(found),
        target=found.target_text,
        closed=found.closed_on,
        evidence=found.evidence,
        withdrawn=found.withdrawn_on,
        withdrawn_reason=found.withdrawn_reason,
    )
