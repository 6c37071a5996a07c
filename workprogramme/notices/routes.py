"""The pages about notices: how soon one wants to hear of what, and stopping from within a mail."""

from flask import Blueprint, Flask, abort, flash, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.notices import Topic
from workprogramme.models.telling import Receiver, account, person
from workprogramme.notices import queries
from workprogramme.notices.actions import choose_cadences, stop_telling
from workprogramme.notices.forms import ChoicesForm, StopForm
from workprogramme.notices.letters import ALL, STOP
from workprogramme.notices.post import add_post
from workprogramme.web.access import public, requires
from workprogramme.web.context import close_reading, house, reading, signed_in, writing
from workprogramme.web.signing import signed_values

room = Blueprint("notices", __name__)


@room.route("/my/notices", methods=["GET", "POST"])
@requires(Action.SIGNED_IN)
def choices() -> Response | tuple[str, int]:
    """How soon whoever is signed in wants to hear of each topic."""
    me = signed_in()
    who = person(me.person_id) if me.person_id else account(me.id)
    form = ChoicesForm(data={topic.value: one for topic, one in queries.cadences(reading(), who).items()})
    if form.validate_on_submit():
        with writing() as records:
            choose_cadences(records, who, form.chosen(), house().clock.now())
        flash("Your choices are saved.")
        return redirect(url_for(".choices"))
    has_mail = house().settings.mail_server is not None
    return render_template("notices/choices.html", form=form, has_mail=has_mail), form.status


@room.route("/notices/stop", methods=["GET", "POST"])
@public
def stop() -> Response | tuple[str, int]:
    """Where a mail's link to stop leads. A press, or one click in a mail program (RFC 8058), stops; opening does not.

    The signed value in the address is the authority, so no token against forgery is asked for: mail programs have none.
    """
    found = _whom_and_what(request.args.get("key"))
    if found is None:
        if request.method == "POST":
            abort(400)
        return render_template("notices/no_such_link.html"), 404
    who, topic = found
    if request.method == "POST":
        if queries.is_there(reading(), who):
            close_reading()
            with writing() as records:
                stop_telling(records, who, topic, house().clock.now())
        return render_template("notices/stopped.html", topic=topic), 200
    return render_template("notices/stop.html", form=StopForm(), topic=topic), 200


def _whom_and_what(key: str | None) -> tuple[Receiver, Topic | None] | None:
    """Who wants to stop hearing, and of what (None: of everything)."""
    values = signed_values(house().settings.secret_key, STOP, key)
    if values is None or len(values) != 3:
        return None
    who, number, what = values
    if who not in ("person", "account") or not isinstance(number, int):
        return None
    receiver = person(number) if who == "person" else account(number)
    try:
        return receiver, None if what == ALL else Topic(str(what))
    except ValueError:
        return None


@room.record_once
def _open(state: BlueprintSetupState) -> None:
    assert isinstance(state.app, Flask)
    state.app.extensions["csrf"].exempt(stop)
    add_post(state.app)
