"""The pages for accounts, and the page on which everybody changes their own password."""

from typing import Any

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workprogramme.accounts.actions import begin_attempt, note_success, password_is_right
from workprogramme.accounts.administration import queries
from workprogramme.accounts.administration.actions import (
    change_account,
    deactivate_account,
    give_account,
    give_password,
    reactivate_account,
    send_letter,
)
from workprogramme.accounts.administration.forms import (
    AccountButton,
    AccountForm,
    InvitedAccountForm,
    NewAccountForm,
    OwnPasswordForm,
    PasswordForm,
    answers_of,
    choices_for,
)
from workprogramme.accounts.sessions import SignedIn, begin_session
from workprogramme.domain.access import Action
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.accounts import Account
from workprogramme.web.access import allowed, requires
from workprogramme.web.context import house, reading, signed_in, writing
from workprogramme.web.post import send_soon
from workprogramme.web.set_up import set_up_sections
from workprogramme.web.submissions import make_once, save

room = Blueprint("administration", __name__)
room.context_processor(lambda: {"sections": set_up_sections()})

Page = Response | str | tuple[str, int]

OWN = frozenset({"administration.own_password", "administration.own_data", "administration.own_data_file"})
WRONG = "That is not the password you have now. Check it and try again."
WAIT = "There were too many tries. Wait 15 minutes, then try again."


@room.before_request
def _over_all_committees() -> None:
    """Accounts reach over all committees, so only whoever administers all of them may touch one."""
    about_others = request.endpoint not in OWN
    if about_others and signed_in().is_authenticated and not allowed(Action.MANAGE_ACCOUNTS):
        abort(403)


@room.get("/manage/accounts/")
@requires(Action.MANAGE_ACCOUNTS)
def accounts() -> str:
    """The list, a page at a time: `?page=`."""
    page = request.args.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    found = queries.accounts_page(reading(), number)
    codes = {committee.id: committee.code for committee in queries.committees(reading())}

    def address(other: int) -> str:
        return url_for(".accounts", page=other)

    return render_template("administration/accounts.html", found=found, codes=codes, address=address)


@room.route("/manage/accounts/new", methods=["GET", "POST"])
@requires(Action.MANAGE_ACCOUNTS)
def new_account() -> Page:
    """The form for a new account."""
    mail = house().settings.mail_server is not None
    make = InvitedAccountForm if mail else NewAccountForm
    form = make(choices=choices_for(queries.committees(reading()), queries.people(reading())))
    if form.validate_on_submit():
        now, password = house().clock.now(), form.password.data or None
        try:
            make_once(form, lambda session: give_account(session, form.details(), password, now).id)
        except Refused as refused:
            form.refuse(refused)
        else:
            if password:
                flash(f"{form.name.data} can sign in with {form.email.data} and the password you set.")
            else:
                send_soon()
                flash(f"An invitation is on its way to {form.email.data}. It works once, for 7 days.")
            return redirect(url_for(".accounts"))
    return render_template("administration/new_account.html", form=form, mail=mail), form.status


@room.route("/manage/accounts/<int:account_id>/", methods=["GET", "POST"])
@requires(Action.MANAGE_ACCOUNTS)
def account(account_id: int) -> Page:
    """The form for whose account it is and what it may do."""
    form = _form(account_id)
    if form.validate_on_submit():
        saved = save(
            form,
            lambda session: change_account(session, account_id, form.seen_version, form.details()),
            lambda: _form(account_id, formdata=None),
        )
        if saved is not None:
            flash(f"The account of {saved.name} is saved.")
            return redirect(url_for(".accounts"))
    found = _account(account_id)
    button = AccountButton(formdata=None, obj=found)
    mail = house().settings.mail_server is not None
    page = render_template("administration/account.html", form=form, found=found, button=button, mail=mail)
    return page, form.status


@room.post("/manage/accounts/<int:account_id>/<any(deactivate, reactivate):what>")
@requires(Action.MANAGE_ACCOUNTS)
def end_account(account_id: int, what: str) -> Response:
    """Ends an account and its sessions, or lets it sign in again."""
    found = _account(account_id)
    change = deactivate_account if what == "deactivate" else reactivate_account
    try:
        with writing() as records:
            change(records, account_id, AccountButton().seen_version)
    except Refused as refused:
        flash(refused.reason, "error")
        return redirect(url_for(".account", account_id=account_id))
    except Stale:
        flash("Somebody else has changed this account. Look at it again first.", "error")
        return redirect(url_for(".account", account_id=account_id))
    flash(f"{found.name} can {'no longer' if what == 'deactivate' else 'now'} sign in.")
    return redirect(url_for("editions.home" if found.id == signed_in().id else ".accounts"))


@room.post("/manage/accounts/<int:account_id>/letter")
@requires(Action.MANAGE_ACCOUNTS)
def letter(account_id: int) -> Response:
    """Sends somebody a letter with which they choose a password of their own."""
    found = _account(account_id)
    if house().settings.mail_server is None:
        abort(404)
    try:
        with writing() as records:
            send_letter(records, account_id, house().clock.now())
    except Refused as refused:
        flash(refused.reason, "error")
    else:
        send_soon()
        flash(f"A link to choose a password is on its way to {found.email}.")
    return redirect(url_for(".account", account_id=account_id))


@room.route("/manage/accounts/<int:account_id>/password", methods=["GET", "POST"])
@requires(Action.MANAGE_ACCOUNTS)
def password(account_id: int) -> Page:
    """The form that sets somebody's password."""
    found = _account(account_id)
    if found.id == signed_in().id:
        return redirect(url_for(".own_password"))
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            with writing() as records:
                give_password(records, account_id, form.password.data)
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(f"The password of {found.name} is set. They have to sign in again.")
            return redirect(url_for(".account", account_id=account_id))
    return render_template("administration/password.html", form=form, found=found), form.status


@room.route("/account/password", methods=["GET", "POST"])
@requires(Action.SIGNED_IN)
def own_password() -> Page:
    """The form for one's own password. It needs the one in force, and tries at that are counted like signing in."""
    form = OwnPasswordForm()
    if not form.validate_on_submit():
        return _own_password_page(form)
    me, address, now = signed_in(), request.remote_addr or "", house().clock.now()
    with writing() as records:
        may_go_on = begin_attempt(records, me.email, address, now)
    if not may_go_on:
        current_app.logger.warning("changing a password throttled")
        form.current.errors = [WAIT]
        return _own_password_page(form, 429)
    if not password_is_right(_account(me.id), form.current.data):
        form.current.errors = [WRONG]
        return _own_password_page(form)
    try:
        with writing() as records:
            give_password(records, me.id, form.password.data)
            account = SignedIn.of(note_success(records, me.email, form.password.data, address, now))
    except Refused as refused:
        form.refuse(refused)
        return _own_password_page(form)
    begin_session(account)
    flash("Your password is changed. Other devices have to sign in again.")
    return redirect(url_for("editions.home"))


def _own_password_page(form: OwnPasswordForm, status: int | None = None) -> tuple[str, int]:
    return render_template("administration/own_password.html", form=form), status or form.status


def _account(account_id: int) -> Account:
    found = queries.account(reading(), account_id) if account_id < 2**31 else None
    if found is None:
        abort(404)
    return found


def _form(account_id: int, **kwargs: Any) -> AccountForm:
    found = _account(account_id)
    offered = choices_for(queries.committees(reading()), queries.people(reading(), found.person_id))
    return AccountForm(data=answers_of(found), choices=offered, **kwargs)
