"""Replying: through a link without an account, or signed in; and the links, which the co-ordinator makes and ends.

A link that is wrong, used, withdrawn or expired is answered alike, and no token reaches a log: see `_hide`.
"""

from flask import Response as Answer
from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_wtf.csrf import CSRFError, validate_csrf
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import ValidationError

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.recommendations import Channel
from workprogramme.domain.refusals import Refused
from workprogramme.followups.queries import directory
from workprogramme.followups.recommendations import links, queries
from workprogramme.followups.recommendations.answers import Reply, record_reply
from workprogramme.followups.recommendations.finding import is_theirs, recommendation_to_change, year_starts
from workprogramme.followups.recommendations.forms import LinkForm, OwnReplyForm, PressForm
from workprogramme.followups.recommendations.reminding import PURPOSE
from workprogramme.followups.recommendations.room import room
from workprogramme.followups.recommendations.wording import recipient_words, standing
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.access import public, requires
from workprogramme.web.context import close_reading, house, reading, signed_in, today, writing
from workprogramme.web.law import working_days
from workprogramme.web.recommendation_words import to_words
from workprogramme.web.signing import signed_values
from workprogramme.web.submissions import make_once

Page = Response | tuple[str, int]
OPEN_TO_ALL = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex", "Cache-Control": "private, no-store"}
HIDDEN = "/replies/(a link)/"


@room.route("/recommendations/<int:recommendation_id>/links/new", methods=["GET", "POST"])
@requires(Action.PLAN)
def new_link(recommendation_id: int) -> Answer | Page:
    """The form for a link; sent, the page that shows it, once."""
    found = recommendation_to_change(recommendation_id)
    form = LinkForm(data={"meant_for": to_words(found), "days": links.USUAL_DAYS})
    made: list[str] = []

    def make(session: Session) -> int:
        link, token = links.make_link(
            session, found.id, form.meant_for.data or "", form.days.data, signed_in().name, house().clock.now()
        )
        made.append(token)
        return link.id

    if form.validate_on_submit():
        try:
            make_once(form, make)
        except Refused as refused:
            form.refuse(refused)
        else:
            if not made:
                flash(
                    "This link was made already, and a link is shown only once. Make another if you need it.", "error"
                )
                return redirect(url_for(".recommendation", recommendation_id=recommendation_id))
            address = house().settings.base_url.rstrip("/") + url_for(".reply_through_link", token=made[0])
            shown = recommendation_to_change(recommendation_id)
            link = queries.links(reading(), shown.id)[0]
            answer = make_response(
                render_template("recommendations/link.html", found=shown, link=link, address=address)
            )
            answer.headers["Cache-Control"] = "private, no-store"
            return answer
    now = house().clock.now()
    page = render_template(
        "recommendations/new_link.html",
        form=form,
        found=found,
        works=[link for link in queries.links(reading(), found.id) if links.works(link, now)],
    )
    return page, form.status


@room.post("/recommendations/<int:recommendation_id>/links/end")
@requires(Action.PLAN)
def end_link(recommendation_id: int) -> Response:
    """Withdraws the link that works."""
    recommendation_to_change(recommendation_id)
    if not PressForm().validate_on_submit():
        abort(400)
    with writing() as session:
        links.end_link(session, recommendation_id, house().clock.now())
    close_reading()
    flash("The link is withdrawn. Nobody gets in through it any more.")
    return redirect(url_for(".recommendation", recommendation_id=recommendation_id))


@room.route("/replies/<token>/", methods=["GET", "POST"])
@public
def reply_through_link(token: str) -> Answer:
    """What was recommended, and the form for the reply; sent, what happens next."""
    return _through(token)


@room.route("/replies/", methods=["GET", "POST"])
@public
def reply_by_mail() -> Answer:
    """The same, from the signed address in a reminder."""
    key = request.args.get("key")
    said = signed_values(house().settings.secret_key, PURPOSE, key) or ()
    return _through(said[0] if len(said) == 1 and isinstance(said[0], int) else "")


def _through(way: str | int) -> Answer:
    _hide()
    if request.method == "POST":
        _must_have_sent_the_form()
    now = house().clock.now()
    try:
        link, found = links.opened(reading(), way, now)
    except links.NoSuchLink:
        return _no_such_link()
    form = OwnReplyForm(data={"by": link.meant_for}, directory=directory(reading()))
    if form.validate_on_submit():
        reply = _reply(form, Channel.LINK)
        try:
            with writing() as session:
                replied = links.reply_through(session, way, reply, now, today())
        except Refused as refused:
            form.refuse(refused)
        except links.NoSuchLink:
            return _no_such_link()
        else:
            return _open_to_all(render_template("recommendations/replied.html", found=replied))
    return _open_to_all(_reply_page(form, found), form.status)


@room.route("/recommendations/<int:recommendation_id>/my-reply", methods=["GET", "POST"])
@requires(Action.SIGNED_IN)
def my_reply(recommendation_id: int) -> Page:
    """The same form for whoever is signed in and was asked: the recommendation is made to their person, or theirs."""
    found = queries.recommendation(reading(), recommendation_id)
    if found is None:
        abort(404)
    if not is_theirs(found):
        abort(403)
    if found.verdict is not None or not found.course.state_on(today()).is_open:
        flash(f"{found.reference} needs no reply any more.", "error")
        return redirect(url_for(".recommendation", recommendation_id=recommendation_id))
    form = OwnReplyForm(data={"by": signed_in().name}, directory=directory(reading()))
    if form.validate_on_submit():
        reply, version = _reply(form, Channel.ACCOUNT), found.version
        try:
            make_once(form, lambda session: record_reply(session, found.id, version, reply, today()).id)
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(f"Your reply to {found.reference} is sent.")
            return redirect(url_for(".recommendation", recommendation_id=recommendation_id))
    return _reply_page(form, found), form.status


def _reply(form: OwnReplyForm, through: Channel) -> Reply:
    day, starts = today(), year_starts()
    return form.said(day, through, MunicipalYear.of(day, starts), starts)


def _reply_page(form: OwnReplyForm, found: Recommendation) -> str:
    return render_template(
        "recommendations/own_reply.html",
        form=form,
        found=found,
        to=recipient_words(found),
        standing=standing(found, today(), working_days()),
    )


def _no_such_link() -> Answer:
    return _open_to_all(render_template("recommendations/no_such_link.html"), 404)


def _open_to_all(page: str, status: int = 200) -> Answer:
    answer = make_response(page, status)
    answer.headers.update(OPEN_TO_ALL)
    return answer


def _hide() -> None:
    """Takes the token out of what an error would write into the log."""
    request.path = HIDDEN
    for name in ("PATH_INFO", "REQUEST_URI", "RAW_URI", "QUERY_STRING"):
        if name in request.environ:
            request.environ[name] = HIDDEN


def _must_have_sent_the_form() -> None:
    """What the app asks of every POST, but for the Referer, which this page tells browsers not to send."""
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError as wrong:
        raise CSRFError(wrong.args[0]) from wrong


def _excuse(state: BlueprintSetupState) -> None:
    for view in (reply_through_link, reply_by_mail):
        state.app.extensions["csrf"].exempt(view)


room.record(_excuse)
