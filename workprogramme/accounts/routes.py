"""Signing in and out; what goes by mail is answered in `letter_routes`."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for
from flask_login import logout_user
from werkzeug.wrappers import Response

from workprogramme.accounts import letter_routes
from workprogramme.accounts.actions import begin_attempt, note_sign_out, note_success, password_is_right
from workprogramme.accounts.forms import SignInForm
from workprogramme.accounts.queries import account_by_email
from workprogramme.accounts.sessions import SignedIn, begin_session, home, local
from workprogramme.web.access import public
from workprogramme.web.context import house, reading, signed_in, writing

room = Blueprint("accounts", __name__)

WRONG = "The email address or password is wrong. Check both and try again."
WAIT = "There were too many tries. Wait 15 minutes, then try again."


@room.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> Response | str | tuple[str, int]:
    """The form with email address and password."""
    wanted = local(request.args.get("next"))
    if signed_in().is_authenticated:
        return redirect(wanted or home())
    form = SignInForm()
    if not form.validate_on_submit():
        return _page(form, 422 if form.is_submitted() else 200)
    email, password = form.email.data or "", form.password.data or ""
    address, now = request.remote_addr or "", house().clock.now()
    with writing() as records:
        may_go_on = begin_attempt(records, email, address, now)
    if not may_go_on:
        current_app.logger.warning("sign-in throttled")
        form.password.errors = [WAIT]
        return _page(form, 429)
    if not password_is_right(account_by_email(reading(), email), password):
        form.password.errors = [WRONG]
        return _page(form, 422)
    with writing() as records:
        account = SignedIn.of(note_success(records, email, password, address, now))
    begin_session(account)
    return redirect(wanted or home())


def _page(form: SignInForm, status: int) -> tuple[str, int]:
    mail = house().settings.mail_server is not None
    return render_template("accounts/sign_in.html", form=form, mail=mail, wanted=request.args.get("next")), status


@room.post("/sign-out")
@public
def sign_out() -> Response:
    """Ends the session, here and in the records."""
    who = signed_in()
    if who.is_authenticated:
        with writing() as records:
            note_sign_out(records, who.session_id, house().clock.now())
    logout_user()
    session.clear()
    flash("You have signed out.")
    return redirect(url_for("editions.home"))


BOTH = ["GET", "POST"]
room.add_url_rule("/sign-in/by-email", view_func=letter_routes.ask_for_link, methods=BOTH)
room.add_url_rule("/sign-in/forgotten", view_func=letter_routes.ask_for_password, methods=BOTH)
room.add_url_rule("/sign-in/asked", view_func=letter_routes.asked)
room.add_url_rule("/sign-in/link", view_func=letter_routes.sign_in_by_link, methods=BOTH)
room.add_url_rule("/sign-in/new-password", view_func=letter_routes.choose_password, methods=BOTH)
room.add_url_rule("/welcome", view_func=letter_routes.welcome, methods=BOTH)
