"""What notices say of a follow-up and of a recommendation, as `domain.notices` has it; whatever is private is withheld.

Mail can be passed on, so this is the public's view whoever is told. Asks the database nothing.
"""

from typing import Any

from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.recommendation_words import owner_words, to_words, withheld
from workprogramme.web.words import join_names

PRIVATE = "A private matter: sign in to read it"


def follow_up_facts(one: FollowUpValue, committee: str) -> dict[str, Any]:
    """The facts of a follow-up of the committee with this name."""
    return {
        "wording": PRIVATE if one.private else one.wording,
        "committee": committee,
        "asked_on": one.asked_on.isoformat() if one.asked_on else "",
        "day": one.target_latest.isoformat() if one.target_latest else "",
        "asked_of": join_names(one.names),
        "step": "",
        "link": f"/follow-ups/{one.id}/",
    }


def recommendation_facts(one: Recommendation, step: str = "") -> dict[str, Any]:
    """The facts of a recommendation with its committee, item and people. `step`: what the committee does about it."""
    paragraph = one.item.exempt_paragraph if one.item else None
    due, replied = one.course.awaits, one.verdict is not None
    named = owner_words(one) if replied else to_words(one)
    return {
        "wording": one.text if paragraph is None else withheld(paragraph),
        "committee": one.committee.name,
        "number": one.reference,
        "day": due.isoformat() if due else "",
        "asked_of": named if paragraph is None else one.to_kind.label,
        "step": step,
        "promised": replied,
        "link": f"/recommendations/{one.id}/",
    }
