"""The pages of an import of meetings: look at it, say whose its names are, bring it in, undo it. Its table of contents.

The page on which a calendar is chosen stands in `choosing_routes`.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.imports import ImportState, document_name
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.exchange.importing.keeping import throw_away
from workprogramme.exchange.importing.queries import content_of
from workprogramme.exchange.meeting_dates import actions, choosing_routes
from workprogramme.exchange.meeting_dates.forms import (
    LookForm,
    ThrowAwayForm,
    UndoForm,
    all_names_form,
    kept_choices,
    look_form,
    meant_by,
    names_form,
)
from workprogramme.exchange.meeting_dates.intake import told_briefly
from workprogramme.exchange.meeting_dates.looking import Look, Part
from workprogramme.exchange.meeting_dates.room import Asked, looked_at, room, sender, surroundings, the_import
from workprogramme.exchange.meeting_dates.undoing import undo as undo_import
from workprogramme.exchange.meeting_dates.values import Line, What
from workprogramme.exchange.meeting_dates.wording import HEADINGS, changes, done_headline, done_words
from workprogramme.web.access import allowed, must_be_allowed, requires
from workprogramme.web.context import close_reading, house, reading, writing
from workprogramme.web.council import council_calendar
from workprogramme.web.forms import Form
from workprogramme.web.words import join_names

__all__ = ["room"]

Page = Response | tuple[str, int]
BOTH = ("GET", "POST")


@room.route("/plan/meetings/import/<int:import_id>/", methods=BOTH)
@requires(Action.PLAN)
def look(import_id: int) -> Page:
    """What a calendar would do, with a choice for each line; sent, brings it in; afterwards, what came of it."""
    asked = the_import(import_id)
    if asked.record.state is not ImportState.DRAFT:
        return _came_of(asked, UndoForm(formdata=None))
    now = looked_at(asked)
    form = look_form(now)
    if form.is_submitted() and form.sent_seen != now.seen:
        return _overtaken(asked, now)
    if form.validate_on_submit():
        return _brought_in(asked, now, form)
    return _look_page(asked, now, form)


def _brought_in(asked: Asked, now: Look, form: LookForm) -> Page:
    said = form.said.data or ""
    reason = " ".join(filter(None, [f"From the calendar “{asked.record.name}”.", said]))
    mine = {one.id for one in asked.committees}
    try:
        with writing(reason) as session:
            actions.bring_in(session, asked.record.id, now.seen, form.chosen(now), mine, surroundings(), sender(), said)
    except Refused as refused:
        close_reading()
        asked = the_import(asked.record.id)
        if asked.record.state is not ImportState.DRAFT:
            flash("That calendar had been brought in already.")
            return redirect(url_for(".look", import_id=asked.record.id))
        form.refuse(refused)
        return _look_page(asked, looked_at(asked), form)
    except Stale:
        close_reading()
        asked = the_import(asked.record.id)
        return _overtaken(asked, looked_at(asked))
    return redirect(url_for(".look", import_id=asked.record.id))


@room.post("/plan/meetings/import/<int:import_id>/names")
@requires(Action.PLAN)
def names(import_id: int) -> Page:
    """Says which committee the names in a calendar mean, and compares again."""
    asked = the_import(import_id)
    if asked.record.state is ImportState.DRAFT:
        now = looked_at(asked)
        form = _names_form(asked, now)
        if not form.validate():
            return _look_page(asked, now, look_form(now), form)
        meant = meant_by(form, now.names, asked.committee)
        try:
            with writing() as session:
                actions.say_whose(session, import_id, meant, sender())
        except Refused as refused:
            flash(refused.reason, "error")
    return redirect(url_for(".look", import_id=import_id))


@room.get("/plan/meetings/import/<int:import_id>/file")
@requires(Action.PLAN)
def sent_file(import_id: int) -> Response:
    """The calendar as it was sent, to be saved and never shown."""
    asked = the_import(import_id)
    content = content_of(reading(), import_id)
    assert content is not None, "an import that is shown has its file"
    name = asked.record.name if "." in asked.record.name else f"{document_name(asked.record.name)}.txt"
    answer = send_file(
        content, "application/octet-stream", as_attachment=True, download_name=name, etag=False, conditional=False
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@room.post("/plan/meetings/import/<int:import_id>/throw-away")
@requires(Action.PLAN)
def throw_calendar_away(import_id: int) -> Page:
    """Throws a calendar away that was not brought in."""
    asked = the_import(import_id)
    form = ThrowAwayForm()
    try:
        if form.validate():
            with writing() as session:
                throw_away(session, import_id, house().clock.now())
            flash("The calendar is thrown away. Nothing in the programme has changed.")
    except Refused as refused:
        flash(refused.reason, "error")
    return redirect(_start(asked))


@room.post("/plan/meetings/import/<int:import_id>/undo")
@requires(Action.PLAN)
def undo(import_id: int) -> Page:
    """Undoes an import as a whole."""
    asked = the_import(import_id)
    for committee_id in actions.committees_in(asked.record.came_of.get(actions.MEETINGS, ())):
        must_be_allowed(Action.PLAN, committee_id)
    form = UndoForm()
    if asked.record.state is not ImportState.DONE or not form.validate():
        return redirect(url_for(".look", import_id=import_id))
    try:
        with writing(f"The import of the calendar “{asked.record.name}” is undone.") as session:
            undo_import(session, import_id, sender())
    except Refused as refused:
        form.refuse(refused)
        return _came_of(asked, form)
    flash("The import is undone. Every meeting is as it was before.")
    return redirect(url_for(".look", import_id=import_id))


def _overtaken(asked: Asked, now: Look) -> tuple[str, int]:
    """The comparison as it is by now, with what this person chose wherever that can still be chosen."""
    page, _ = _look_page(asked, now, look_form(now, formdata=kept_choices(now, request.form)), overtaken=True)
    return page, 409


def _look_page(
    asked: Asked, now: Look, form: LookForm, names_sent: Form | None = None, overtaken: bool = False
) -> tuple[str, int]:
    """The comparison, with a choice for each line."""
    page = render_template(
        "exchange/look_at_calendar.html",
        form=names_sent or form,
        look_form=form,
        overtaken=overtaken,
        asked=asked,
        calendar=now.calendar,
        brief=told_briefly(now.calendar),
        parts=[(part.committee, _groups(part)) for part in now.parts],
        rest=[one for one in now.names if one.committee_id is None],
        names_form=names_sent or _names_form(asked, now, formdata=None),
        throw_form=ThrowAwayForm(formdata=None),
        start=_start(asked),
    )
    return page, (names_sent or form).status


def _groups(part: Part) -> list[tuple[str, list[Line]]]:
    """The lines under their headings: those to be looked at first, those with nothing to do last."""
    doubtful = [line for line in part.lines if line.choices and line.doubtful]
    sure: defaultdict[What, list[Line]] = defaultdict(list)
    for line in part.lines:
        if line not in doubtful:
            sure[line.what].append(line)
    quiet = sure[What.UNCHANGED] + sure[What.TOLD]
    groups = [("To be looked at", doubtful), *((words, sure[what]) for what, words in HEADINGS.items())]
    return [group for group in [*groups, ("Unchanged", sorted(quiet, key=lambda line: line.day))] if group[1]]


def _names_form(asked: Asked, now: Look, **kwargs: Any) -> Form:
    if asked.committee is not None:
        return names_form(now.names, asked.committee, **kwargs)
    return all_names_form(now.names, asked.committees, **kwargs)


def _came_of(asked: Asked, form: UndoForm) -> tuple[str, int]:
    """What came of an import, by committee; only of those that whoever asks may plan."""
    by_id = {one.id: one for one in asked.committees}
    done = [one for one in asked.record.came_of.get(actions.MEETINGS, ()) if one["committee_id"] in by_id]
    starts = council_calendar().starts
    told: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    years: defaultdict[int, set[MunicipalYear]] = defaultdict(set)
    for one in done:
        told[one["committee_id"]].append(_told(one))
        years[one["committee_id"]].add(MunicipalYear.of(actions.read(one["after"]).day, starts))
    page = render_template(
        "exchange/calendar_came_of.html",
        form=form,
        asked=asked,
        summary=join_names(done_words([one["what"] for one in done])),
        parts=[(by_id[number], lines, sorted(years[number])) for number, lines in told.items()],
        may_publish=[number for number in told if allowed(Action.PUBLISH, number)],
        undone=asked.record.state is ImportState.UNDONE,
        start=_start(asked),
    )
    return page, form.status


def _told(one: Mapping[str, Any]) -> tuple[str, str]:
    """One meeting that was changed: the day, and what became of it."""
    after = actions.read(one["after"])
    before = actions.read(one["before"]) if one["before"] else None
    return done_headline(before, after), ("; ".join(changes(before, after)) if before else "Added")


def _start(asked: Asked) -> str:
    return url_for(".choose", slug=asked.committee.slug) if asked.committee else url_for(".choose_for_all")


for address, view, methods in (
    ("/plan/<slug>/meetings/import/", choosing_routes.choose, BOTH),
    ("/plan/<slug>/meetings/import/fetch", choosing_routes.fetch, ("POST",)),
    ("/plan/meetings/import/", choosing_routes.choose_for_all, BOTH),
    ("/plan/meetings/import/fetch", choosing_routes.fetch_for_all, ("POST",)),
):
    room.add_url_rule(address, view_func=view, methods=methods)
