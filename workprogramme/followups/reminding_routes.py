"""The button under the tracker that reminds several people at once."""

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.followups import reminding
from workprogramme.followups.forms import RemindForm
from workprogramme.followups.room import room
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.context import close_reading, house, reading, today, writing
from workprogramme.web.follow_up_words import shortened
from workprogramme.web.words import count, join_names

QUOTED = 3  # more than so many are counted instead


@room.post("/follow-ups/remind")
@requires(Action.PLAN)
def remind() -> Response:
    """Reminds those of whom each follow-up that is ticked is asked."""
    if not RemindForm().validate_on_submit():
        abort(400)
    sent = [text for text in request.form.getlist("chosen") if text.isascii() and text.isdigit() and len(text) < 10]
    chosen = [int(text) for text in dict.fromkeys(sent)]
    named = {}
    for one in reminding.found(reading(), chosen):
        must_be_allowed(Action.PLAN, one.committee_id)
        named[one.id] = f"“{shortened(one.wording)}”"
    if not named:
        flash("Tick the follow-ups that you want to remind of.", "error")
        return redirect(url_for(".tracker"))
    close_reading()
    with writing() as session:
        came = reminding.remind(session, list(named), house().clock.now(), today())
    for said, ids in (
        ("Reminded of {}.", came.told),
        ("Nobody was told again of {}: they were told today already, or want no such mail.", came.passed_over),
        ("{} asked of nobody on the list of people. Change the follow-up, or write to them.", came.nobody),
        ("Nothing is awaited any more of {}.", came.closed),
    ):
        if ids:
            words = join_names(named[one] for one in ids) if len(ids) <= QUOTED else count(len(ids), "follow-up")
            if ids is came.nobody:
                words = f"{words} {'is' if len(ids) == 1 else 'are'}"
            flash(said.format(words), "success" if ids is came.told else "error")
    return redirect(url_for(".tracker"))
