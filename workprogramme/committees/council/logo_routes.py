"""The council's logo: the picture for everybody, and the page on which it is chosen and taken away."""

from flask import Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workprogramme.committees.council.forms import LogoForm, RemoveLogoForm
from workprogramme.committees.council.logo_actions import change_logo, remove_logo
from workprogramme.committees.council.queries import stored_logo, the_council
from workprogramme.committees.room import must_reach_all, room
from workprogramme.domain.access import Action
from workprogramme.domain.logos import LARGEST, LogoKind
from workprogramme.domain.refusals import Refused
from workprogramme.web.access import public, requires
from workprogramme.web.context import reading, writing
from workprogramme.web.page import council_face

A_YEAR = 365 * 24 * 60 * 60  # seconds
ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # a drawing may style itself and do nothing else


@room.get("/council-logo")
@public
def council_logo() -> Response:
    """The picture. Kept for a year where the address names the one in force, else asked for anew each time."""
    found = stored_logo(reading())
    if found is None:
        abort(404)
    digest, kind, content = found
    response = Response(content, mimetype=LogoKind(kind).media_type)
    response.headers["Content-Security-Policy"] = ALONE
    response.set_etag(digest[:32])
    named = request.args.get("v") == digest
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable" if named else "public, no-cache"
    response.make_conditional(request)
    return response


@room.route("/manage/council/logo", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def logo() -> AnyResponse | tuple[str, int]:
    """The form for the logo and what it says in words; and, sent, the saving."""
    must_reach_all(Action.MANAGE_COMMITTEES)
    now = the_council(reading())
    form = LogoForm(data={"alt": now.logo_alt if now and now.logo else council_face().name})
    if form.validate_on_submit():
        sent = form.logo.data
        content = sent.stream.read(LARGEST + 1) if sent else None
        try:
            with writing() as session:
                change_logo(session, content, form.alt.data)
        except Refused as refused:
            form.refuse(refused)
        else:
            flash("The logo is saved. It stands at the top of every page, and on papers from now on.")
            return redirect(url_for(".logo"))
    page = render_template("committees/logo.html", form=form, now=now, remove=RemoveLogoForm(formdata=None))
    return page, form.status


@room.post("/manage/council/logo/remove")
@requires(Action.MANAGE_COMMITTEES)
def remove_the_logo() -> AnyResponse:
    """Takes the logo away: pages show the wordmark again."""
    must_reach_all(Action.MANAGE_COMMITTEES)
    if RemoveLogoForm().validate_on_submit():
        with writing() as session:
            remove_logo(session)
        flash("The logo is removed. Pages show the wordmark.")
    return redirect(url_for(".logo"))
