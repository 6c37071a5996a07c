"""The pages of one report: its deadlines and documents, and what its writers say. Their addresses stand in `routes`."""

from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, send_file, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Redirect

from workprogramme.domain.access import Action
from workprogramme.domain.attachments import attachment
from workprogramme.domain.deadlines import Stage
from workprogramme.domain.refusals import Refused
from workprogramme.domain.report_tracks import DeferralState, DocumentKind
from workprogramme.models.deadline_chains import chain_of
from workprogramme.models.reports import Report
from workprogramme.my import actions, queries
from workprogramme.my.actions import By
from workprogramme.my.documents import opened, the_document
from workprogramme.my.due import WRITTEN, Board, Due, Ground, Said, documents_told, tracked
from workprogramme.my.forms import LATER, AttachForm, DeferForm, StageForm, StandingForm
from workprogramme.my.room import Subject, may_see_documents, the_report
from workprogramme.web.access import requires
from workprogramme.web.context import close_reading, house, reading, signed_in, today, writing
from workprogramme.web.fields import Choice
from workprogramme.web.law import jurisdiction, working_days
from workprogramme.web.submissions import make_once, save
from workprogramme.web.words import date_words

Page = Redirect | tuple[str, int] | str


def ground() -> Ground:
    """What deadlines are counted on today."""
    return Ground(today(), working_days(), jurisdiction())


def by() -> By:
    """Whoever is signed in, now."""
    return By(signed_in().id, signed_in().name, house().clock.now(), today())


@requires(Action.SIGNED_IN)
def report(item_id: int) -> str:
    """Everything about one report: its deadlines with their rules, its documents, its requests to defer."""
    subject = the_report(item_id)
    deferrals = queries.deferrals_of(reading(), item_id)
    due = _due(subject, deferrals)
    return render_template("my/report.html", subject=subject, due=due, deferrals=deferrals)


@requires(Action.SIGNED_IN)
def mark_stage(item_id: int) -> Redirect:
    """Marks the stage in `mark` as done, or takes back the mark of the one in `unmark`."""
    subject, form = the_report(item_id), StageForm()
    chain, key = _chain(subject), str(form.mark.data or form.unmark.data or "")
    if form.unmark.data:
        with writing() as session:
            stage = actions.unmark_stage(session, item_id, key, chain, plans=not subject.leads)
        flash(f"{stage.name} of “{subject.item.title}” is no longer marked as done.")
    else:
        with writing() as session:
            stage = actions.mark_stage(session, item_id, key, chain, by(), plans=not subject.leads)
        flash(f"{stage.name} of “{subject.item.title}” is marked as done.")
    return _back(subject)


@requires(Action.SIGNED_IN)
def say_standing(item_id: int) -> Page:
    """Asks how the report comes along, and, sent, says so."""
    subject = the_report(item_id)
    form = _standing_form(item_id)
    if form.validate_on_submit():
        standing, note = form.standing.data, form.note.data or ""
        saved = save(
            form,
            lambda session: actions.say_standing(session, item_id, form.seen_version, standing, note, by()),
            lambda: _standing_form(item_id, formdata=None),
        )
        if saved is not None:
            flash(f"“{subject.item.title}” is said to be {standing.label.lower()}.")
            return _back(subject)
    last = queries.report_of(reading(), item_id) if form.overtaken else None
    return render_template("my/standing.html", subject=subject, form=form, last=last), form.status


@requires(Action.SIGNED_IN)
def attach(item_id: int) -> Page:
    """Asks for a document, and, sent, keeps it as the newest version."""
    subject = the_report(item_id)
    asked = request.args.get("kind", "")
    form = AttachForm(data={"kind": next((kind for kind in DocumentKind if kind.value == asked), None), "done": True})
    if form.validate_on_submit():
        try:
            made = make_once(form, lambda session: _attached(session, subject, form))
        except Refused as refused:
            form.refuse(refused)
        else:
            said = "had been attached already" if made.again else "is attached"
            flash(f"The {form.kind.data.label.lower()} of “{subject.item.title}” {said}.")
            return _back(subject)
    limit = house().settings.upload_limit_mb
    return render_template("my/attach.html", subject=subject, form=form, limit=limit), form.status


def _attached(session: Session, subject: Subject, form: AttachForm) -> int:
    sent, kind = form.document.data, form.kind.data
    limit = house().settings.upload_limit_mb * 1024 * 1024
    made = actions.attach(session, subject.item.id, kind, attachment(sent.filename, sent.stream.read(), limit), by())
    chain = _chain(subject)
    key = next((key for key, wanted in WRITTEN.items() if wanted is kind), "")
    if form.done.data and key in {stage.key for stage in chain}:
        actions.mark_stage(session, subject.item.id, key, chain, by(), plans=not subject.leads)
    return made.id


@requires(Action.SIGNED_IN)
def ask_to_defer(item_id: int) -> Page:
    """Asks for a later meeting and the reason, and, sent, puts the request before those who plan the committee."""
    subject = the_report(item_id)
    if not subject.leads:
        return redirect(url_for("programme.move_item", item_id=item_id))
    waiting = any(one.state is DeferralState.ASKED for one, _ in queries.deferrals_of(reading(), item_id))
    if waiting and request.method == "GET":
        flash(f"You have asked to defer “{subject.item.title}” already. The co-ordinator has not answered yet.")
        return redirect(url_for("my.report", item_id=item_id))
    meetings = queries.meetings_to_propose(reading(), subject.committee.id, house().clock.now())
    offered = [meeting for meeting in meetings if subject.meeting and meeting.day > subject.meeting.day]
    choices = [Choice(str(meeting.id), date_words(meeting.day)) for meeting in offered]
    form = DeferForm(choices={"meeting": [*choices, Choice(LATER, "A later one, to be agreed with the co-ordinator")]})
    if form.validate_on_submit():
        chosen = None if form.meeting.data == LATER else int(form.meeting.data)
        wanted = next((choice.text for choice in choices if choice.value == form.meeting.data), "a later meeting")
        reason = form.reason.data or ""
        try:
            make_once(form, lambda s: actions.ask_to_defer(s, subject.item, chosen, reason, wanted, by()), reason)
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(f"You have asked to defer “{subject.item.title}”. The co-ordinator will answer.")
            return _back(subject)
    return render_template("my/defer.html", subject=subject, form=form), form.status


@requires(Action.SIGNED_IN)
def take_request_back(item_id: int) -> Redirect:
    """Takes back a request to defer that waits for an answer."""
    subject = the_report(item_id)
    if not subject.leads:
        abort(403)
    with writing() as session:
        actions.take_request_back(session, item_id, by())
    flash(f"You no longer ask to defer “{subject.item.title}”.")
    return _back(subject)


@requires(Action.SIGNED_IN)
def document(document_id: int) -> Response:
    """One version of a document, to be saved and never shown, for those who may see the report's drafts."""
    found = the_document(reading(), document_id)
    if found is None or not may_see_documents(found.item_id):
        abort(404)
    answer = send_file(
        opened(reading(), found),
        mimetype=found.media_type,
        as_attachment=True,
        download_name=found.name,
        conditional=False,
        etag=False,
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _due(subject: Subject, deferrals: list[Any]) -> Due:
    found = queries.report_of(reading(), subject.item.id) or Report(item_id=subject.item.id, committee_id=0)
    documents = queries.documents_of(reading(), [subject.item.id]).get(subject.item.id, [])
    waiting = any(deferral.state is DeferralState.ASKED for deferral, _ in deferrals)
    committee, chain = subject.committee, _chain(subject)
    return Due(
        item=subject.item,
        meeting=subject.meeting,
        board=Board(committee.id, committee.slug, committee.name, committee.code, chain),
        track=tracked(chain, subject.meeting, found.ticks, ground()),
        said=Said(found.standing, found.note, found.said_by, found.said_on, DeferralState.ASKED if waiting else None),
        documents=documents_told(documents),
    )


def _chain(subject: Subject) -> tuple[Stage, ...]:
    return chain_of(subject.committee.deadline_chain, jurisdiction())


def _standing_form(item_id: int, **kwargs: Any) -> StandingForm:
    found = queries.report_of(reading(), item_id)
    said = {"standing": found.standing, "note": found.note, "version": found.version} if found else {"version": 0}
    return StandingForm(data=said, **kwargs)


def _back(subject: Subject) -> Redirect:
    """To the list for those whose list it is on, to the report's own page for others; `back` names the latter."""
    close_reading()
    if subject.leads and request.args.get("from") != "report":
        return redirect(url_for("my.my_work", _anchor=f"report-{subject.item.id}"))
    return redirect(url_for("my.report", item_id=subject.item.id))
