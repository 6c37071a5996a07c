"""Signing in and out."""

from urllib.parse import urlsplit

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for
from flask_login import login_user, logout_user
from werkzeug.wrappers import Response

from workprogramme.accounts.actions import begin_attempt, note_success, password_is_right
from workprogramme.accounts.forms import SignInForm
from workprogramme.accounts.queries import account_by_email
from workprogramme.accounts.sessions import SignedIn
from workprogramme.domain.access import Action
from workprogramme.web.access import allowed_somewhere, public
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
        return render_template("accounts/sign_in.html", form=form), 422 if form.is_submitted() else 200
    email, password = form.email.data or "", form.password.data or ""
    address, now = request.remote_addr or "", house().clock.now()
    with writing() as records:
        may_go_on = begin_attempt(records, email, address, now)
    if not may_go_on:
        current_app.logger.warning("sign-in throttled")
        form.password.errors = [WAIT]
        return render_template("accounts/sign_in.html", form=form), 429
    if not password_is_right(account_by_email(reading(), email), password):
        form.password.errors = [WRONG]
        return render_template("accounts/sign_in.html", form=form), 422
    with writing() as records:
        account = SignedIn.of(note_success(records, email, password, address, now))
    session.clear()
    session.permanent = True
    login_user(account)
    return redirect(wanted or home())


@room.post("/sign-out")
@public
def sign_out() -> Response:
    """Ends the session."""
    logout_user()
    session.clear()
    flash("You have signed out.")
    return redirect(url_for("editions.home"))


def home() -> str:
    """Where somebody begins who has just signed in: planners with the plan, others with their own work."""
    return url_for("programme.plans") if allowed_somewhere(Action.PLAN) else url_for("my.my_work")


def local(address: str | None) -> str | None:
    """The address if it is a path of this site, so that no link can send people elsewhere after signing in."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")) or "\\" in address:
        return None
    parts = urlsplit(address)
    return None if parts.scheme or parts.netloc or any(ord(c) < 32 for c in address) else address
