"""The room itself: its blueprint, and what every page of an import stands on: the committees, the import, the rules."""

from dataclasses import dataclass

from flask import Blueprint, abort

from workprogramme.domain.access import Action
from workprogramme.domain.imports import ImportState, has_expired
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.exchange.importing.keeping import Sender
from workprogramme.exchange.meeting_dates import queries
from workprogramme.exchange.meeting_dates.actions import MEANT
from workprogramme.exchange.meeting_dates.looking import Look, Surroundings, look
from workprogramme.exchange.queries import committee_by_slug
from workprogramme.models.committees import Committee
from workprogramme.models.imports import Import
from workprogramme.web.access import allowed, must_be_allowed
from workprogramme.web.context import house, reading, signed_in, today
from workprogramme.web.council import council_calendar
from workprogramme.web.law import working_days
from workprogramme.web.meeting_warnings import warnings_about

room = Blueprint("meeting_dates", __name__)


@dataclass(frozen=True)
class Asked:
    """An import that an address asks for: its committee, None where it was chosen for all, and those it may touch."""

    record: Import
    committee: Committee | None
    committees: tuple[Committee, ...]


def committee_to_plan(slug: str) -> Committee:
    """The committee; 404 where there is none, 403 where whoever asks may not plan it."""
    found = committee_by_slug(reading(), slug)
    if found is None:
        abort(404)
    must_be_allowed(Action.PLAN, found.id)
    return found


def planned_committees() -> tuple[Committee, ...]:
    """The committees in use whose programme whoever asks may plan."""
    return tuple(one for one in queries.committees_by_name(reading()) if allowed(Action.PLAN, one.id))


def the_import(import_id: int) -> Asked:
    """The import; 404 where there is none, or none any more, 403 where whoever asks may not plan its committee."""
    found = queries.import_by_id(reading(), import_id) if import_id < 2**31 else None
    if found is None or (found.state is ImportState.DRAFT and has_expired(found.touched_at, house().clock.now())):
        abort(404)
    if found.committee_id is None:
        return Asked(found, None, planned_committees())
    must_be_allowed(Action.PLAN, found.committee_id)
    (committee,) = queries.committees_for(reading(), found.committee_id)
    return Asked(found, committee, (committee,))


def looked_at(asked: Asked) -> Look:
    """The comparison of a draft as it stands now."""
    calendar = queries.calendar_of(reading(), asked.record.id)
    return look(reading(), calendar, asked.record.choices.get(MEANT, {}), asked.committees, surroundings())


def surroundings() -> Surroundings:
    """Today, the council's years, and what is odd about a day for a meeting."""
    calendar, days = council_calendar(), working_days()
    return Surroundings(
        today=today(),
        year_of=lambda day: MunicipalYear.of(day, calendar.starts).start,
        odd_day=lambda day: warnings_about(day, MunicipalYear.of(day, calendar.starts), days, calendar),
    )


def sender() -> Sender:
    """Whoever is signed in, now."""
    return Sender(signed_in().id, signed_in().name, house().clock.now())
