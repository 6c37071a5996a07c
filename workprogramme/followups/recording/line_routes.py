"""The page on which a resolved line is corrected or taken away."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.followups.recording import actions, queries
from workprogramme.followups.recording.forms import LineForm, VersionForm
from workprogramme.followups.recording.room import room
from workprogramme.models.minutes import MinuteLine
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.context import close_reading, reading, writing
from workprogramme.web.submissions import save

Page = Response | tuple[str, int]


@room.route("/meetings/<int:meeting_id>/record/lines/<int:line_id>", methods=["GET", "POST"])
@requires(Action.EDIT_AGENDA)
def line(meeting_id: int, line_id: int) -> Page:
    """The form for the words of a resolved line."""
    found = _line(meeting_id, line_id)
    form = LineForm(data={"text": found.text, "version": found.version})
    if form.validate_on_submit():
        saved = save(
            form,
            lambda session: actions.change_line(session, line_id, form.seen_version, form.text.data or ""),
            lambda: LineForm(formdata=None, obj=_line(meeting_id, line_id)),
        )
        if saved is not None:
            flash("The line is saved.")
            return _back(meeting_id, found)
    close_reading()
    found = _line(meeting_id, line_id)
    remove = VersionForm(formdata=None, data={"version": found.version})
    return render_template("recording/line.html", form=form, found=found, remove=remove), form.status


@room.post("/meetings/<int:meeting_id>/record/lines/<int:line_id>/remove")
@requires(Action.EDIT_AGENDA)
def remove_line(meeting_id: int, line_id: int) -> Response:
    """Takes the line away."""
    found = _line(meeting_id, line_id)
    try:
        with writing() as session:
            actions.remove_line(session, line_id, VersionForm().seen_version)
    except Refused as refused:
        flash(refused.reason, "error")
    except Stale:
        flash("Somebody else has changed this line. Look at it again first.", "error")
    else:
        flash("The line is removed.")
    return _back(meeting_id, found)


def _line(meeting_id: int, line_id: int) -> MinuteLine:
    found = queries.line_with(reading(), line_id)
    if found is None or found.minute.meeting_id != meeting_id:
        abort(404)
    must_be_allowed(Action.EDIT_AGENDA, found.committee_id)
    return found


def _back(meeting_id: int, found: MinuteLine) -> Response:
    return redirect(url_for(".record", meeting_id=meeting_id, at=found.minute.key) + "#open")
