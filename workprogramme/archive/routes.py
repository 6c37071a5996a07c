"""The page on which an administrator takes everything away."""

import tempfile

from flask import Blueprint, Response, abort, current_app, render_template, request, send_file

from workprogramme.accounts.actions import begin_attempt, forget_attempts, password_is_right
from workprogramme.archive import queries
from workprogramme.archive.actions import note_taking
from workprogramme.archive.forms import ButtonForm, TakeAwayForm
from workprogramme.archive.layout import plain_name
from workprogramme.archive.writing import Taking, write_archive
from workprogramme.domain.access import Action
from workprogramme.web.access import allowed, requires
from workprogramme.web.context import close_reading, house, reading, signed_in, writing
from workprogramme.web.page import council_face
from workprogramme.web.set_up import set_up_sections

room = Blueprint("archive", __name__)
room.context_processor(lambda: {"sections": set_up_sections()})

WRONG = "That is not your password. Check it and try again."
WAIT = "There were too many tries. Wait 15 minutes, then try again."
IN_MEMORY = 8 * 1024 * 1024  # bytes: a larger archive is written to a file, which is gone when it is sent


@room.before_request
def _over_all_committees() -> None:
    """An archive holds every committee, so only whoever administers all of them may take one."""
    if signed_in().is_authenticated and not allowed(Action.TAKE_AWAY):
        abort(403)


@room.route("/manage/archive/", methods=["GET", "POST"])
@requires(Action.TAKE_AWAY)
def take_away() -> Response | tuple[str, int]:
    """Says what is in it, and, with the password again, gives all of it as one zip."""
    has_password = queries.account(reading(), signed_in().id).password_hash is not None
    form = TakeAwayForm() if has_password else ButtonForm()
    if not form.validate_on_submit():
        return _page(form)
    if isinstance(form, TakeAwayForm) and (refused := _refused(form)):
        return refused
    now = house().clock.now()
    with writing() as session:
        note_taking(session, now, signed_in().id, signed_in().name)
    current_app.logger.info("everything was taken away")
    return _archive()


def _refused(form: TakeAwayForm) -> tuple[str, int] | None:
    """The page again where the password is wrong or was tried too often: tries are counted like signing in."""
    now, address = house().clock.now(), request.remote_addr or ""
    with writing() as session:
        may_go_on = begin_attempt(session, signed_in().email, address, now)
    if not may_go_on:
        current_app.logger.warning("taking everything away throttled")
        form.password.errors = [WAIT]
        return _page(form, 429)
    account = queries.account(reading(), signed_in().id)
    if not password_is_right(account, form.password.data or ""):
        form.password.errors = [WRONG]
        return _page(form)
    with writing() as session:
        forget_attempts(session, queries.account(session, account.id), now)
    return None


def _archive() -> Response:
    here, name = house(), council_face().name
    taking = Taking(
        at=here.clock.now(),
        today=here.clock.today(),
        by_name=signed_in().name,
        council=here.settings.council_name,
        base_url=here.settings.base_url,
    )
    close_reading()  # what follows may take a while, and needs only its own connection
    file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed when the answer has gone
    try:
        write_archive(here.database, file, taking)
        size = file.tell()
        file.seek(0)
        answer = send_file(
            file, "application/zip", as_attachment=True, download_name=f"{plain_name(name)}-{taking.today}.zip"
        )
    except BaseException:
        file.close()
        raise
    answer.content_length = size
    answer.call_on_close(file.close)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _page(form: TakeAwayForm | ButtonForm, status: int | None = None) -> tuple[str, int]:
    page = render_template(
        "archive/take_away.html", form=form, held=queries.held(reading()), taken=queries.last_taken(reading())
    )
    return page, status or form.status
