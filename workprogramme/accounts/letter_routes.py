"""Getting in by mail: asking for a letter, and the pages that letters open. Their addresses stand in `routes`.

Opening a link changes nothing, because mail scanners open links; the button on its page does.
"""

from flask import Response as Answer
from flask import current_app, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workprogramme.accounts.forms import AskForm, ChoosePasswordForm, PressForm
from workprogramme.accounts.letters import ask_for_letter, get_in, still_opens
from workprogramme.accounts.sessions import SignedIn, begin_session, home, local
from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.refusals import Refused
from workprogramme.web.access import public
from workprogramme.web.context import house, reading, writing
from workprogramme.web.post import send_soon
from workprogramme.web.signing import signed_values

WAIT = "There were too many tries. Wait 15 minutes, then try again."
WORDS = {
    NoticeKind.SIGN_IN_LINK: ("Get a link to sign in", "Email me a link"),
    NoticeKind.NEW_PASSWORD: ("Choose a new password", "Email me a link"),
}


@public
def ask_for_link() -> Response | str | tuple[str, int]:
    """The form that asks for a link to sign in."""
    return _ask(NoticeKind.SIGN_IN_LINK)


@public
def ask_for_password() -> Response | str | tuple[str, int]:
    """The form that asks for a link to choose a new password."""
    return _ask(NoticeKind.NEW_PASSWORD)


def _ask(kind: NoticeKind) -> Response | str | tuple[str, int]:
    heading, _ = WORDS[kind]
    if house().settings.mail_server is None:
        return render_template("accounts/no_mail.html", heading=heading)
    form = AskForm()
    if form.validate_on_submit():
        wanted = local(request.args.get("next"))
        with writing() as records:
            may_go_on = ask_for_letter(
                records, kind, form.email.data or "", request.remote_addr or "", house().clock.now(), wanted
            )
        if may_go_on:
            send_soon()
            return redirect(url_for("accounts.asked"))
        current_app.logger.warning("asking for letters throttled")
        form.email.errors = [WAIT]
        return render_template("accounts/ask.html", form=form, heading=heading), 429
    return render_template("accounts/ask.html", form=form, heading=heading), form.status


@public
def asked() -> str:
    """What to do next, the same for every address."""
    return render_template("accounts/asked.html")


@public
def sign_in_by_link() -> Response | str:
    """The page with the button that signs in."""
    form = PressForm()
    return _open(NoticeKind.SIGN_IN_LINK, form, "accounts/link.html", None)


@public
def choose_password() -> Response | str:
    """The page on which somebody chooses a new password, and is signed in with it."""
    form = ChoosePasswordForm()
    return _open(NoticeKind.NEW_PASSWORD, form, "accounts/choose_password.html", form)


@public
def welcome() -> Response | str:
    """The page on which somebody who was invited chooses their first password."""
    form = ChoosePasswordForm()
    return _open(NoticeKind.INVITATION, form, "accounts/welcome.html", form)


def _open(
    kind: NoticeKind, form: PressForm | ChoosePasswordForm, template: str, choosing: ChoosePasswordForm | None
) -> Response:
    """Shows the page of a letter that still opens; pressed, lets its account in."""
    key = form.key.data if request.method == "POST" else request.args.get("key")
    notice_id, now = _notice(kind, key), house().clock.now()
    if notice_id is None or not still_opens(reading(), kind, notice_id, now):
        return _secret(render_template("accounts/no_letter.html", mail=house().settings.mail_server is not None), 404)
    form.key.data = key
    if form.validate_on_submit():
        try:
            with writing() as records:
                account, wanted = get_in(
                    records, kind, notice_id, now, (choosing.password.data or "") if choosing else None
                )
                me = SignedIn.of(account)
        except Refused as refused:
            form.refuse(refused)
        else:
            begin_session(me)
            if choosing:
                flash("Your password is set. Other devices have to sign in again.")
            return redirect(local(wanted) or home())
    return _secret(render_template(template, form=form), form.status)


def _notice(kind: NoticeKind, key: str | None) -> int | None:
    """The id of the notice whose letter this is."""
    values = signed_values(house().settings.secret_key, kind.value, key)
    return values[0] if values and len(values) == 1 and isinstance(values[0], int) else None


def _secret(page: str, status: int) -> Answer:
    """A page whose address is a key: nobody keeps it, and no other page is told where somebody came from."""
    answer = make_response(page, status)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer
