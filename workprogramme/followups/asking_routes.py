"""The forms that record a follow-up, put it right, date its event and put it off."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for

from workprogramme.domain.access import Action
from workprogramme.domain.follow_ups import event_of
from workprogramme.domain.kinds import AnswerForm, AskedBy
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.domain.refusals import Refused
from workprogramme.domain.targets import read_target
from workprogramme.followups import actions, queries
from workprogramme.followups.forms import AskForm, ChangeForm, DeferForm, EventForm, asked_answers
from workprogramme.followups.pages import Answer, form_page, item_choices, meeting_choices, saved, to_change
from workprogramme.followups.room import BOTH, room
from workprogramme.followups.wanting import recorded_target
from workprogramme.models.follow_ups import FollowUp
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.context import house, reading, today
from workprogramme.web.council import council_row
from workprogramme.web.fields import Choice
from workprogramme.web.submissions import make_once


@room.route("/plan/<slug>/follow-ups/new", methods=BOTH)
@requires(Action.PLAN)
def ask(slug: str) -> Answer:
    """The form for something that was asked for, and, sent, the follow-up. `?meeting=` and `?item=` fill it in."""
    committee = queries.committee_by_slug(reading(), slug)
    if committee is None:
        abort(404)
    must_be_allowed(Action.PLAN, committee.id)
    choices = _choices(committee.id)
    choices["item"] = item_choices(queries.standing_items(reading(), committee.id))
    form = AskForm(
        data={
            "asked_by": AskedBy.COMMITTEE,
            "answer_form": AnswerForm.REPORT,
            "source_meeting": _asked("meeting", choices["source_meeting"]),
            "source_item": _asked("item", choices["source_item"]),
        },
        directory=queries.directory(reading()),
        choices=choices,
    )
    form.asked_on.latest = today()
    if form.validate_on_submit():
        draft, now = form.new_draft(MunicipalYear.of(today(), _starts()), _starts()), house().clock.now()
        try:
            made = make_once(form, lambda session: actions.ask(session, committee.id, draft, now).id)
        except Refused as refused:
            form.refuse(refused)
        else:
            flash("It had been recorded already." if made.again else "The follow-up is recorded.")
            return redirect(url_for(".follow_up", follow_up_id=made.id))
    return render_template("followups/ask.html", form=form, committee=committee), form.status


@room.route("/follow-ups/<int:follow_up_id>/change", methods=BOTH)
@requires(Action.PLAN)
def change(follow_up_id: int) -> Answer:
    """The form for what was asked, and, sent, the change. When it is wanted has a form of its own."""
    form = _change_form(to_change(follow_up_id))
    form.asked_on.latest = today()
    if form.validate_on_submit():
        draft = form.draft()
        done = saved(
            form,
            follow_up_id,
            lambda session: actions.change(session, follow_up_id, form.seen_version, draft),
            lambda: _change_form(to_change(follow_up_id), formdata=None),
            "The follow-up is saved.",
        )
        if done is not None:
            return done
    return form_page("followups/change.html", follow_up_id, form)


@room.route("/follow-ups/<int:follow_up_id>/event", methods=BOTH)
@requires(Action.PLAN)
def event(follow_up_id: int) -> Answer:
    """Asks for the day of the event that it waits for, and, sent, counts from it."""
    record = to_change(follow_up_id)
    form = _event_form(record)
    if form.validate_on_submit():
        day = form.event_on.data
        done = saved(
            form,
            follow_up_id,
            lambda session: actions.date_event(session, follow_up_id, form.seen_version, day),
            lambda: _event_form(to_change(follow_up_id), formdata=None),
            "The day of its event is saved.",
        )
        if done is not None:
            return done
    return form_page("followups/event.html", follow_up_id, form, event=event_of(recorded_target(record)))


@room.route("/follow-ups/<int:follow_up_id>/defer", methods=BOTH)
@requires(Action.PLAN)
def defer(follow_up_id: int) -> Answer:
    """Asks when it is wanted now, and why, and, sent, puts it off."""
    form = _defer_form(to_change(follow_up_id))
    if form.validate_on_submit():
        reason = form.reason.data or ""
        target = read_target(form.target.data or "", MunicipalYear.of(today(), _starts()), _starts())
        done = saved(
            form,
            follow_up_id,
            lambda session: actions.defer(session, follow_up_id, form.seen_version, target, reason),
            lambda: _defer_form(to_change(follow_up_id), formdata=None),
            f"It is wanted “{target.text}” now. The first promise stays with it.",
            reason,
        )
        if done is not None:
            return done
    return form_page("followups/defer.html", follow_up_id, form)


def _choices(committee_id: int) -> dict[str, list[Choice]]:
    """The meetings at which anything can have been asked for, and the items taken there."""
    return {
        "source_meeting": meeting_choices(queries.meetings_until(reading(), committee_id, today())),
        "source_item": item_choices(queries.items_taken(reading(), committee_id, today())),
    }


def _asked(name: str, choices: list[Choice]) -> int | None:
    said = request.args.get(name, "")
    return int(said) if said in {choice.value for choice in choices} else None


def _change_form(record: FollowUp, **kwargs: Any) -> ChangeForm:
    directory, choices = queries.directory(reading()), _choices(record.committee_id)
    for name, item in (("source_item", record.source_item), ("source_meeting", record.source_meeting)):
        if item is not None and str(item.id) not in {choice.value for choice in choices[name]}:
            choices[name].append(Choice(str(item.id), "As it stands now"))
    return ChangeForm(data=asked_answers(record, directory), directory=directory, choices=choices, **kwargs)


def _event_form(record: FollowUp, **kwargs: Any) -> EventForm:
    return EventForm(data={"event_on": record.event_on, "version": record.version}, **kwargs)


def _defer_form(record: FollowUp, **kwargs: Any) -> DeferForm:
    return DeferForm(data={"target": record.target_text, "version": record.version}, **kwargs)


def _starts() -> Starts:
    row = council_row()
    return row.year_month, row.year_day
