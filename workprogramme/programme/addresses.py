"""What an address of the planner asks for: a committee that may be planned, and a municipal year."""

from flask import abort, request

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.models.committees import Committee
from workprogramme.programme import queries
from workprogramme.web.access import must_be_allowed
from workprogramme.web.context import house, reading


def committee_to_plan(slug: str) -> Committee:
    """The committee; 404 where there is none, 403 where whoever asks may not plan it."""
    committee = queries.committee_by_slug(reading(), slug)
    if committee is None:
        abort(404)
    must_be_allowed(Action.PLAN, committee.id)
    return committee


def asked_year(starts: Starts) -> MunicipalYear:
    """The year in `?year=2018-19`, else the one that today is in; 404 for what is no municipal year."""
    asked = request.args.get("year")
    if not asked:
        return MunicipalYear.of(house().clock.today(), starts)
    try:
        return MunicipalYear.parse(asked)
    except ValueError:
        abort(404)
