"""What an address of the planner asks for: a committee that may be planned, and a municipal year."""

from collections.abc import Iterable

from flask import abort, request

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.models.committees import Committee
from workprogramme.programme import queries
from workprogramme.web.access import must_be_allowed
from workprogramme.web.context import house, reading
from workprogramme.web.council import council_row


def committee_to_plan(slug: str) -> Committee:
    """The committee; 404 where there is none, 403 where whoever asks may not plan it."""
    committee = queries.committee_by_slug(reading(), slug)
    if committee is None:
        abort(404)
    must_be_allowed(Action.PLAN, committee.id)
    return committee


def council_calendar() -> queries.CouncilCalendar:
    """The council's own calendar; the usual one where no council is set up."""
    row = council_row()
    return queries.CouncilCalendar((row.year_month, row.year_day), _spells(row.pre_election), _spells(row.recesses))


def _spells(stored: Iterable[dict[str, str]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((spell["first"], spell["last"], spell.get("reason", "")) for spell in stored)


def asked_year(starts: Starts) -> MunicipalYear:
    """The year in `?year=2018-19`, else the one that today is in; 404 for what is no municipal year."""
    asked = request.args.get("year")
    if not asked:
        return MunicipalYear.of(house().clock.today(), starts)
    try:
        return MunicipalYear.parse(asked)
    except ValueError:
        abort(404)
