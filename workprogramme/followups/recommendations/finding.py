"""How a view finds the recommendation, meeting or committee that it is about, and whether one may touch or read it."""

from flask import abort, request

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.followups.recommendations import queries
from workprogramme.models.chasing import Rules, rules_of
from workprogramme.models.committees import Committee
from workprogramme.models.meetings import Meeting
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.access import allowed, must_be_allowed
from workprogramme.web.context import reading, signed_in, today
from workprogramme.web.council import council_row


def recommendation_to_change(recommendation_id: int, action: Action = Action.PLAN) -> Recommendation:
    """The recommendation; 404 where there is none, 403 where whoever asks may not do this to its committee's."""
    found = queries.recommendation(reading(), recommendation_id)
    if found is None:
        abort(404)
    must_be_allowed(action, found.committee_id)
    return found


def meeting_to_change(meeting_id: int, action: Action = Action.PLAN) -> Meeting:
    """The meeting and its committee; 404, 403 as above."""
    found = queries.meeting(reading(), meeting_id)
    if found is None:
        abort(404)
    must_be_allowed(action, found.committee_id)
    return found


def committee_at(slug: str) -> Committee:
    """The committee with this slug, or 404."""
    found = queries.committee_by_slug(reading(), slug)
    if found is None:
        abort(404)
    return found


def may_read_private(found: Recommendation) -> bool:
    """Whether whoever asks may read it although its item is exempt: by their role, or because it is made to them."""
    return allowed(Action.SEE_PRIVATE, found.committee_id) or is_theirs(found)


def is_theirs(found: Recommendation) -> bool:
    """Whether it is made to, or owned by, the person of whoever is signed in."""
    who = signed_in()
    person = who.person_id if who.is_authenticated else None
    return person is not None and person in (found.to_person_id, found.owner_id)


def rules_for(committee_id: int) -> Rules:
    """By which rules a committee waits and chases."""
    return rules_of(queries.chasing(reading(), committee_id))


def year_starts() -> Starts:
    """When the council's municipal year starts."""
    row = council_row()
    return row.year_month, row.year_day


def asked_year() -> MunicipalYear:
    """The year in `?year=2018-19`, else the one that today is in; 404 for what is no municipal year."""
    asked = request.args.get("year")
    if not asked:
        return MunicipalYear.of(today(), year_starts())
    try:
        return MunicipalYear.parse(asked)
    except ValueError:
        abort(404)
