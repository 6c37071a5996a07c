"""The page on which a calendar is chosen: a file, pasted text, or fetched from the council's committee system."""

from datetime import date, timedelta

from flask import abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.imports import PASTED, document_name
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.exchange.meeting_dates import actions, queries
from workprogramme.exchange.meeting_dates.committee_system import ALL, ask_for_meetings
from workprogramme.exchange.meeting_dates.fetching import Unfetched
from workprogramme.exchange.meeting_dates.forms import CalendarForm, FetchForm, calendar_form
from workprogramme.exchange.meeting_dates.intake import calendar_in_file, calendar_in_text, kept
from workprogramme.exchange.meeting_dates.room import committee_to_plan, planned_committees, sender
from workprogramme.exchange.reading.calendars import Calendar
from workprogramme.models.committees import Committee
from workprogramme.web.access import requires
from workprogramme.web.context import house, reading, today
from workprogramme.web.council import council_calendar
from workprogramme.web.submissions import make_once
from workprogramme.web.words import long_date

Page = Response | tuple[str, int]


@requires(Action.PLAN)
def choose(slug: str) -> Page:
    """Asks for a calendar for one committee and, sent, keeps it to be looked at."""
    return _choose(committee_to_plan(slug))


@requires(Action.PLAN)
def choose_for_all() -> Page:
    """The same for every committee that whoever asks may plan."""
    return _choose(None)


@requires(Action.PLAN)
def fetch(slug: str) -> Page:
    """Fetches the committee's meetings from the committee system, and keeps them to be looked at."""
    return _fetch(committee_to_plan(slug))


@requires(Action.PLAN)
def fetch_for_all() -> Page:
    """Fetches the meetings of all committees, and keeps them to be looked at."""
    return _fetch(None)


def _choose(committee: Committee | None) -> Page:
    form = calendar_form(_this_year())
    if form.validate_on_submit():
        try:
            name, content, calendar = _sent(form)
            return _kept(form, name, content, calendar, committee)
        except Refused as refused:
            form.refuse(refused)
    return _page(form, FetchForm(formdata=None), committee), form.status


def _sent(form: CalendarForm) -> tuple[str, bytes, Calendar]:
    """The name, the bytes and the meetings of what was sent."""
    year = MunicipalYear(form.year.data) if form.year.data else None
    if form.file.data:
        content = form.file.data.read()
        limit = house().settings.upload_limit_mb * 1_000_000
        return document_name(form.file.data.filename), content, calendar_in_file(content, year, limit)
    if not (form.text.data or "").strip():
        raise Refused("Choose a file, or paste the meetings.", "file")
    calendar = calendar_in_text(form.text.data, year)
    return calendar.name[:100] or PASTED, form.text.data.encode(), calendar


def _fetch(committee: Committee | None) -> Page:
    form = FetchForm()
    settings = house().settings
    number = ALL if committee is None else committee.committee_system_id
    if not settings.committee_system_url or not number:
        abort(404)
    if form.validate_on_submit():
        try:
            content, calendar = ask_for_meetings(
                settings.committee_system_url, number, *_two_years(), inside=settings.committee_system_inside
            )
            if not calendar.meetings:
                raise Refused("The committee system has no meetings for this year or the next.")
            return _kept(form, f"Committee system, {long_date(today())}", content, kept(calendar), committee)
        except Unfetched as fault:
            form.refuse(Refused(f"The committee system was not read. {fault}"))
        except Refused as refused:
            form.refuse(refused)
    return _page(calendar_form(_this_year(), formdata=None), form, committee), form.status


def _two_years() -> tuple[date, date]:
    """The days from the beginning of this municipal year to the end of the next."""
    starts = council_calendar().starts
    this_year = _this_year()
    return this_year.first_day(starts), this_year.next.next.first_day(starts) - timedelta(days=1)


def _kept(
    form: CalendarForm | FetchForm, name: str, content: bytes, calendar: Calendar, committee: Committee | None
) -> Page:
    """Keeps the calendar once, however often the form is sent, and leads to it."""
    committee_id = committee.id if committee else None
    by = sender()
    made = make_once(form, lambda session: actions.keep_calendar(session, name, content, calendar, committee_id, by).id)
    return redirect(url_for(".look", import_id=made.id))


def _page(form: CalendarForm, fetch_form: FetchForm, committee: Committee | None) -> str:
    mine = planned_committees()
    if committee is None and not mine:
        abort(403)
    system = bool(house().settings.committee_system_url)
    return render_template(
        "exchange/calendar.html",
        form=form if not fetch_form.errors else fetch_form,
        calendar_form=form,
        fetch_form=fetch_form if system and (committee is None or committee.committee_system_id) else None,
        fetch_to=url_for(".fetch", slug=committee.slug) if committee else url_for(".fetch_for_all"),
        needs_number=system and committee is not None and not committee.committee_system_id,
        committee=committee,
        several=len(mine) > 1,
        imports=queries.latest_imports(reading(), committee.id if committee else None, house().clock.now()),
    )


def _this_year() -> MunicipalYear:
    return MunicipalYear.of(today(), council_calendar().starts)
