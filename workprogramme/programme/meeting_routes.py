"""The pages for one meeting: add, edit, call off. Their addresses stand in `routes`."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.models.meetings import Meeting
from workprogramme.programme import meeting_actions, queries
from workprogramme.programme.addresses import asked_year, committee_to_plan
from workprogramme.programme.meeting_forms import (
    AddMeetingForm,
    CallOffForm,
    EditMeetingForm,
    meeting_answers,
    new_meeting_answers,
    state_choices,
)
from workprogramme.web.access import allowed, must_be_allowed, requires
from workprogramme.web.context import reading
from workprogramme.web.council import CouncilCalendar, council_calendar
from workprogramme.web.law import working_days
from workprogramme.web.meeting_warnings import warnings_about
from workprogramme.web.submissions import make_once, save
from workprogramme.web.words import date_words

Answer = Response | str | tuple[str, int]


@requires(Action.PLAN)
def add_meeting(slug: str) -> Answer:
    """The form for a new meeting, and, sent, the meeting."""
    committee = committee_to_plan(slug)
    calendar = council_calendar()
    year = asked_year(calendar.starts)
    form = AddMeetingForm(data=new_meeting_answers(committee), choices={"state": state_choices()})
    if form.validate_on_submit() and not form.must_confirm(_warnings(form, year, calendar)):
        draft = form.draft()
        own = MunicipalYear.of(draft.day, calendar.starts)
        try:
            made = make_once(
                form, lambda session: meeting_actions.add_meeting(session, committee.id, draft, own.start).id
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            had = "had been added already" if made.again else "is added"
            flash(f"The meeting on {date_words(draft.day)} {had}.")
            return _to_plan(committee.slug, own)
    page = render_template("programme/meeting_form.html", form=form, committee=committee, year=year, meeting=None)
    return page, form.status


@requires(Action.PLAN)
def edit_meeting(meeting_id: int) -> Answer:
    """The form for a meeting that is there, and, sent, the change."""
    meeting = _meeting(meeting_id)
    calendar = council_calendar()
    form = _edit_form(meeting)
    if form.validate_on_submit() and not _must_confirm(form, meeting, calendar):
        reason = form.reason.data or ""
        changed = save(
            form,
            lambda session: meeting_actions.change_meeting(
                session,
                meeting_id,
                form.seen_version,
                form.draft(),
                MunicipalYear.of(form.day.data, calendar.starts).start,
                reason,
            ),
            lambda: _edit_form(_meeting(meeting_id), formdata=None),
            reason,
        )
        if changed is not None:
            _say(changed, f"The meeting on {date_words(changed.day)} is saved.")
            return _to_plan(changed.committee.slug, MunicipalYear(changed.year))
    return _meeting_page("programme/meeting_form.html", meeting_id, form)


@requires(Action.PLAN)
def call_off(meeting_id: int) -> Answer:
    """Asks whether a meeting is cancelled or postponed, and why, and, sent, calls it off."""
    meeting = _meeting(meeting_id)
    if not meeting.status.takes_place:
        return redirect(url_for(".edit_meeting", meeting_id=meeting_id))
    form = _call_off_form(meeting)
    if form.validate_on_submit():
        status, said = form.state.data, form.said.data
        gone = save(
            form,
            lambda session: meeting_actions.call_off(session, meeting_id, form.seen_version, status, said),
            lambda: _call_off_form(_meeting(meeting_id), formdata=None),
            said,
        )
        if gone is not None:
            _say(gone, f"The meeting on {date_words(gone.day)} is {gone.status.label.lower()}.")
            return _to_plan(gone.committee.slug, MunicipalYear(gone.year))
    return _meeting_page("programme/call_off.html", meeting_id, form)


def _say(meeting: Meeting, done: str) -> None:
    """Says what was done, and, where readers would come on the wrong day or in vain, offers to publish at once."""
    published = queries.published_meeting(reading(), meeting.id)
    if published is None or not allowed(Action.PUBLISH, meeting.committee_id):
        flash(done)
        return
    known = (published.day, published.starts, published.status.takes_place)
    if not published.status.takes_place and not meeting.status.takes_place:
        known = (meeting.day, meeting.starts, False)  # called off either way
    if known == (meeting.day, meeting.starts, meeting.status.takes_place):
        flash(done)
        return
    publish = f"/plan/{meeting.committee.slug}/publish?year={MunicipalYear(meeting.year).label}"
    link = Markup('<a class="govuk-notification-banner__link" href="{}">Publish now</a>').format(publish)
    flash(Markup("{} Readers and their calendars still have it as it was. {}").format(done, link))


def _meeting(meeting_id: int) -> Meeting:
    meeting = queries.meeting_by_id(reading(), meeting_id)
    if meeting is None:
        abort(404)
    must_be_allowed(Action.PLAN, meeting.committee_id)
    return meeting


def _edit_form(meeting: Meeting, **kwargs: Any) -> EditMeetingForm:
    return EditMeetingForm(data=meeting_answers(meeting), choices={"state": state_choices(meeting.status)}, **kwargs)


def _call_off_form(meeting: Meeting, **kwargs: Any) -> CallOffForm:
    return CallOffForm(data={"state": "cancelled", "version": meeting.version}, **kwargs)


def _must_confirm(form: EditMeetingForm, meeting: Meeting, calendar: CouncilCalendar) -> bool:
    """Only another day is worth a warning: whoever changes the room has been told about the day before."""
    if form.day.data == meeting.day:
        return False
    return form.must_confirm(_warnings(form, MunicipalYear(meeting.year), calendar))


def _warnings(form: Any, year: MunicipalYear, calendar: CouncilCalendar) -> list[str]:
    return warnings_about(form.day.data, year, working_days(), calendar)


def _meeting_page(template: str, meeting_id: int, form: Any) -> tuple[str, int]:
    meeting = _meeting(meeting_id)
    page = render_template(
        template,
        form=form,
        meeting=meeting,
        committee=meeting.committee,
        year=MunicipalYear(meeting.year),
        last=queries.last_change(reading(), Meeting.__tablename__, meeting.id) if form.overtaken else None,
    )
    return page, form.status


def _to_plan(slug: str, year: MunicipalYear) -> Response:
    return redirect(url_for("planner.board", slug=slug, year=year.label))
