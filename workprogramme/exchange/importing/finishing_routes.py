"""The pages on which a document is compared with the programme, brought in, and undone."""

from typing import Any

from flask import abort, flash, redirect, render_template, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.imports import ImportState
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.exchange.importing.bringing_in import CHANGED, bring_in
from workprogramme.exchange.importing.choices import Choices, Do, Fate, choices_in
from workprogramme.exchange.importing.drafting import choose, corrected
from workprogramme.exchange.importing.keeping import the_draft
from workprogramme.exchange.importing.matching_forms import AnotherForm, CompareForm, is_plainly_new
from workprogramme.exchange.importing.room import Subject, sender, the_import
from workprogramme.exchange.importing.undoing import undo
from workprogramme.exchange.importing.wording import came_of_words
from workprogramme.web.access import requires
from workprogramme.web.context import close_reading, today, writing
from workprogramme.web.fields import Choice
from workprogramme.web.words import date_words

Page = Response | tuple[str, int]
SEEN_BY_ANOTHER = "Somebody else has worked on this import since. Look at it again."


@requires(Action.PLAN)
def compare(slug: str, import_id: int) -> Page:
    """Shows what would happen to each item and, sent, keeps what was chosen and brings the document in."""
    subject = the_import(slug, import_id)
    if subject.found.state is not ImportState.DRAFT:  # sent twice, or by two officers: it is done, and says what came
        return redirect(subject.path)
    scene = subject.scene()
    arrangement = scene.arrangement
    if arrangement.open_names or arrangement.open_meetings:
        flash("Say first who these people are, and which meetings are meant.", "error")
        return redirect(f"{subject.path}who")
    form = CompareForm.of(arrangement)
    overtaken = form.is_submitted() and form.seen.data != arrangement.fingerprint
    if overtaken:  # by another officer, or in another window: what was ticked was an answer to other questions
        form = CompareForm.of(arrangement, formdata=None)
        form.refuse(Refused(CHANGED))
    later = form.is_submitted() and bool(form.later.data)
    if form.is_submitted() and not overtaken and (form.validate() or later):
        chosen = form.chosen(arrangement, choices_in(subject.found.choices))
        try:
            done = _save(subject, form, chosen, later=later)
        except Refused as refused:
            form.refuse(refused)
        else:
            close_reading()
            flash(done)
            return redirect(subject.path)
    page = render_template(
        "importing/compare.html", subject=subject, form=form, reading=scene.corrected.reading, known=scene.known,
        likely=[one for one in arrangement.items if one.there and not one.sure and one.do is None],
        changing=[one for one in arrangement.items if one.there and not one.is_there_already and one.do is not None],
        new=[one for one in arrangement.items if is_plainly_new(one)],
        there=[one for one in arrangement.items if one.is_there_already],
        absent=scene.absent,
        arrangement=arrangement,
    )  # fmt: skip
    return page, form.status


def _save(subject: Subject, form: CompareForm, chosen: Choices, *, later: bool) -> str:
    """Keeps what was chosen; unless that is all, brings the document in. What to say of it. Refused as `bring_in`."""
    by, items = sender(), chosen.items
    if later:
        with writing() as session:
            choose(session, subject.found.id, lambda old: old.and_also(items=items), by)
        return "What you chose is kept. Nothing is brought in yet."
    with writing() as session:
        draft = the_draft(session, subject.found.id, by.at)
        choices = choices_in(draft.choices).and_also(items=items)
        bring_in(session, draft, corrected(session, draft), choices, by, today(), form.seen.data or "-")
    return "The document is brought in."


@requires(Action.PLAN)
def another_item(slug: str, import_id: int, key: str) -> Page:
    """Asks which item of the programme an item of the document is, where that was not found by itself."""
    subject = the_import(slug, import_id, ImportState.DRAFT)
    scene = subject.scene()
    arriving = next((one for one in scene.arrangement.items if one.key == key), None)
    if arriving is None:
        abort(404)
    taken = {one.there.id for one in scene.arrangement.items if one.sure and one.there and one.key != key}
    offered = [
        Choice(str(item.id), item.title, _where(scene, item))
        for item in scene.known.items
        if item.id not in taken | scene.known.withdrawn
    ]
    form = AnotherForm(choices={"other": offered})
    if offered and form.validate_on_submit():
        fate = {key: Fate(Do.UPDATE, form.other.data)}
        with writing() as session:
            choose(session, subject.found.id, lambda old: old.and_also(items=fate), sender())
        close_reading()
        flash("What would change is shown below. Nothing is brought in yet.")
        return redirect(f"{subject.path}compare")
    page = render_template("importing/another.html", subject=subject, form=form, arriving=arriving, offered=offered)
    return page, form.status


def _where(scene: Any, item: Any) -> str:
    meeting = scene.known.meeting(item.meeting_id)
    return date_words(meeting.day) if meeting else item.target_text or "To be scheduled"


@requires(Action.PLAN)
def undo_import(slug: str, import_id: int) -> Any:
    """Asks whether to undo an import as a whole, and does so."""
    subject = the_import(slug, import_id)
    if subject.found.state is not ImportState.DONE:
        return redirect(subject.path)
    if request.method != "POST":
        return render_template("importing/undo.html", subject=subject, told=came_of_words(subject.found.came_of))
    said = request.form.get("version", "")
    version = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1
    try:
        with writing() as session:
            _undo(session, subject, version)
    except Refused as refused:
        flash(refused.reason, "error")
    except Stale:
        flash(SEEN_BY_ANOTHER, "error")
    else:
        flash(f"The import of “{subject.found.name}” is undone. The programme is as it was before.")
    close_reading()
    return redirect(subject.path)


def _undo(session: Session, subject: Subject, version: int) -> None:
    undo(session, subject.found.id, version, sender())
