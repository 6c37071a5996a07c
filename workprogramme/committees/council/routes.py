"""The pages for the council and its days, and the style sheet with its colours."""

from datetime import date
from hashlib import sha256

from flask import Response, abort, flash, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from workprogramme.committees.council.actions import (
    Calendar,
    Span,
    add_span,
    change_council,
    change_span,
    remove_span,
    spans_of,
)
from workprogramme.committees.council.forms import CouncilForm, NewSpanForm, RemoveSpanForm, SpanForm
from workprogramme.committees.council.queries import USUAL_COLOUR, colours, the_council
from workprogramme.committees.council.stylesheet import stylesheet
from workprogramme.committees.room import must_reach_all, room, who_was_quicker
from workprogramme.domain.access import Action
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.web.access import public, requires
from workprogramme.web.context import house, reading, writing
from workprogramme.web.submissions import make_once, save
from workprogramme.web.words import date_span

Page = AnyResponse | tuple[str, int]

A_YEAR = 365 * 24 * 60 * 60  # seconds
ADDRESSES = {"closures": Calendar.CLOSURES, "recesses": Calendar.RECESSES, "pre-election": Calendar.PRE_ELECTION}
TITLES = {
    Calendar.CLOSURES: "Days on which the council is closed",
    Calendar.RECESSES: "Recesses",
    Calendar.PRE_ELECTION: "Pre-election periods",
}
EXPLAINED = {
    Calendar.CLOSURES: "They are not working days: deadlines are counted round them, as round bank holidays. "
    "Bank holidays are known already.",
    Calendar.RECESSES: "The programme warns of meetings in a recess.",
    Calendar.PRE_ELECTION: "The programme warns of meetings before an election, and blocks none (Local Government Act "
    "1986 s2).",
}


@room.get("/council.css")
@public
def council_css() -> Response:
    """The colours. Kept for a year where the address names the version in force, else asked for anew each time."""
    found = colours(reading())
    response = make_response(stylesheet(found.council, found.committees))
    response.mimetype = "text/css"
    response.set_etag(sha256(response.get_data()).hexdigest()[:32])
    if request.args.get("v") == str(found.version):
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    else:
        response.headers["Cache-Control"] = "public, no-cache"
    response.make_conditional(request)
    return response


@room.route("/manage/council/", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def council() -> Page:
    """What the council is called and looks like; and its lists of days."""
    must_reach_all(Action.MANAGE_COMMITTEES)
    now = the_council(reading())
    form = CouncilForm(obj=now, data=None if now else _usual())
    if form.validate_on_submit():
        saved = save(
            form,
            lambda session: change_council(session, form.seen_version, form.details()),
            lambda: CouncilForm(formdata=None, obj=the_council(reading())),
        )
        if saved is not None:
            flash("The council's details are saved.")
            return redirect(url_for(".council"))
    lists = [
        (address, TITLES[calendar], EXPLAINED[calendar], spans_of(now, calendar) if now else [])
        for address, calendar in ADDRESSES.items()
    ]
    page = render_template(
        "committees/council.html",
        form=form,
        now=now,
        lists=lists,
        overridden=house().settings.council_name,
        last=who_was_quicker(form, "council", 1),
    )
    return page, form.status


def _usual() -> dict[str, object]:
    return {"name": house().settings.council_name, "colour": USUAL_COLOUR, "year_day": 1, "year_month": 5}


@room.route("/manage/council/<address>/new", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def new_span(address: str) -> Page:
    """The form for days to be added to one of the lists."""
    calendar = _calendar(address)
    form = NewSpanForm()
    if form.validate_on_submit():
        try:
            make_once(form, lambda session: _added(session, calendar, form.span()))
        except Refused as refused:
            form.refuse(refused)
        else:
            return _back(f"{_told(form.span())} is on the list.", address)
    return render_template("committees/new_span.html", form=form, title=TITLES[calendar], address=address), form.status


def _added(session: Session, calendar: Calendar, span: Span) -> int:
    add_span(session, calendar, span)
    return 1


@room.route("/manage/council/<address>/<first>", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def span(address: str, first: str) -> Page:
    """The form for days on one of the lists, found by their first day."""
    calendar, day = _calendar(address), _day(first)
    found = _span_from(calendar, day)
    if found is None and request.method != "POST":  # what was typed is shown again also where the days have gone
        abort(404)
    form = SpanForm(obj=found)
    if form.validate_on_submit():
        saved = save(
            form,
            lambda session: change_span(session, calendar, day, form.seen_version, form.span()),
            lambda: SpanForm(formdata=None, obj=_span_from(calendar, day)),
        )
        if saved is not None:
            return _back(f"{_told(saved)} is saved.", address)
    remove = RemoveSpanForm(formdata=None, obj=found) if found else None
    page = render_template(
        "committees/span.html", form=form, remove=remove, title=TITLES[calendar], address=address, first=first
    )
    return page, form.status


@room.post("/manage/council/<address>/<first>/remove")
@requires(Action.MANAGE_COMMITTEES)
def remove_days(address: str, first: str) -> AnyResponse:
    """Takes days off one of the lists."""
    calendar, day = _calendar(address), _day(first)
    try:
        with writing() as session:
            removed = remove_span(session, calendar, day, RemoveSpanForm().seen_version)
    except Refused as refused:
        return _back(refused.reason, address)
    except Stale:
        flash("Somebody else has changed these days. Look at them again before you remove them.")
        return redirect(url_for(".span", address=address, first=first))
    return _back(f"{_told(removed)} is off the list.", address)


def _calendar(address: str) -> Calendar:
    must_reach_all(Action.MANAGE_COMMITTEES)
    if address not in ADDRESSES:
        abort(404)
    return ADDRESSES[address]


def _day(first: str) -> date:
    try:
        return date.fromisoformat(first)
    except ValueError:
        abort(404)


def _span_from(calendar: Calendar, day: date) -> Span | None:
    now = the_council(reading())
    return next((span for span in spans_of(now, calendar) if span.first == day), None) if now else None


def _told(span: Span) -> str:
    return f"{span.reason}, {date_span(span.first, span.last)},"


def _back(words: str, address: str) -> AnyResponse:
    flash(words)
    return redirect(url_for(".council", _anchor=address))
