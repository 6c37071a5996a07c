"""The pages on what is kept: one's own, and an administrator's on which an account is erased."""

import json

from flask import Response, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response as Redirect

from workprogramme.accounts.administration import queries as accounts
from workprogramme.accounts.administration.forms import AccountButton
from workprogramme.accounts.administration.routes import room
from workprogramme.accounts.keeping.actions import ERASED_NAME, erase_account
from workprogramme.accounts.keeping.queries import kept_about
from workprogramme.domain.access import Action
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.accounts import Account
from workprogramme.web.access import requires
from workprogramme.web.context import house, reading, signed_in, writing

__all__ = ["room"]


@room.get("/account/data")
@requires(Action.SIGNED_IN)
def own_data() -> str:
    """What is kept about whoever is signed in, and for how long."""
    found = _account(signed_in().id)
    return render_template("administration/own_data.html", found=found, kept=kept_about(reading(), found))


@room.get("/account/data.json")
@requires(Action.SIGNED_IN)
def own_data_file() -> Response:
    """The same to take away."""
    return _file(_account(signed_in().id))


@room.get("/manage/accounts/<int:account_id>/data.json")
@requires(Action.MANAGE_ACCOUNTS)
def account_data_file(account_id: int) -> Response:
    """What is kept about somebody, for an administrator who is asked for it."""
    return _file(_account(account_id))


@room.route("/manage/accounts/<int:account_id>/erase", methods=["GET", "POST"])
@requires(Action.MANAGE_ACCOUNTS)
def erase(account_id: int) -> Redirect | tuple[str, int]:
    """Says what goes and what stays, and, pressed, erases."""
    found = _account(account_id)
    button = AccountButton(obj=found)
    if button.validate_on_submit():
        try:
            with writing("The account was erased") as session:
                erase_account(session, account_id, button.seen_version, signed_in().id)
        except Refused as refused:
            button.refuse(refused)
        except Stale:
            flash("Somebody else has changed this account. Look at it again first.", "error")
            return redirect(url_for(".account", account_id=account_id))
        else:
            flash("The account is erased.")
            return redirect(url_for(".accounts"))
    page = render_template("administration/erase.html", form=button, found=found, erased=found.name == ERASED_NAME)
    return page, button.status


def _account(account_id: int) -> Account:
    found = accounts.account(reading(), account_id) if account_id < 2**31 else None
    if found is None:
        abort(404)
    return found


def _file(account: Account) -> Response:
    told = {"made_at": house().clock.now().isoformat(), **kept_about(reading(), account)}
    answer = Response(json.dumps(told, ensure_ascii=False, indent=2) + "\n", content_type="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="account-data.json"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
