"""The pages for the seats of a committee."""

from flask import abort, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workprogramme.committees.room import room, the_committee
from workprogramme.committees.seats import queries
from workprogramme.committees.seats.actions import (
    Ending,
    Terms,
    add_seat,
    change_seat,
    end_seat,
    move_seat,
    remove_seat,
)
from workprogramme.committees.seats.forms import EndSeatForm, NewSeatForm, SeatButton, SeatForm
from workprogramme.domain.access import Action
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.seats import chair_on
from workprogramme.models.committees import Committee, Membership
from workprogramme.web.access import requires
from workprogramme.web.context import house, reading, writing
from workprogramme.web.law import jurisdiction
from workprogramme.web.submissions import make_once, save
from workprogramme.web.words import date_words

Page = Response | tuple[str, int]

CHANGED = "Somebody else has changed this seat. Look at it again first."


@room.get("/manage/committees/<slug>/members/")
@requires(Action.MANAGE_COMMITTEES)
def seats(slug: str) -> str:
    """Who sits on a committee today, who will, and who did."""
    committee = the_committee(slug)
    today = house().clock.today()
    everybody = queries.seats(reading(), committee.id)
    chair = chair_on([queries.as_seat(seat) for seat in everybody], today)
    sorted_ = queries.Seats.on(today, everybody)
    return render_template(
        "committees/seats.html", committee=committee, seats=sorted_, chair=chair, button=SeatButton(formdata=None)
    )


@room.route("/manage/committees/<slug>/members/new", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def new_seat(slug: str) -> Page:
    """The form that gives somebody a seat."""
    committee = the_committee(slug)
    people = queries.people_for_seats(reading())
    form = NewSeatForm(choices={"person": [(str(one.id), f"{one.name} ({one.kind.label.lower()})") for one in people]})
    if form.validate_on_submit():
        try:
            make_once(form, lambda session: _added(session, committee, form))
        except Refused as refused:
            form.refuse(refused)
        else:
            name = next(person.name for person in people if person.id == form.person.data)
            return _back(slug, f"{name} has a seat on {committee.name}.")
    return render_template("committees/new_seat.html", form=form, committee=committee), form.status


def _added(session: Session, committee: Committee, form: NewSeatForm) -> int:
    terms, today = form.terms(), house().clock.today()
    return add_seat(session, committee.id, form.person.data, terms, today, jurisdiction().key).id


@room.route("/manage/committees/<slug>/members/<int:seat_id>/", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def seat(slug: str, seat_id: int) -> Page:
    """The form for the terms of a seat."""
    committee = the_committee(slug)
    found = _the_seat(committee, seat_id)
    form = SeatForm(obj=Terms.of(found))
    if form.validate_on_submit():
        today, law = house().clock.today(), jurisdiction().key
        saved = save(
            form,
            lambda session: change_seat(session, committee.id, seat_id, form.seen_version, form.terms(), today, law),
            lambda: SeatForm(formdata=None, obj=Terms.of(_the_seat(committee, seat_id))),
        )
        if saved is not None:
            return _back(slug, f"The seat of {saved.person.name} is saved.")
    remove = SeatButton(formdata=None, obj=Terms.of(found))
    page = render_template("committees/seat.html", form=form, committee=committee, seat=found, remove=remove)
    return page, form.status


@room.route("/manage/committees/<slug>/members/<int:seat_id>/end", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def end_of_seat(slug: str, seat_id: int) -> Page:
    """The form for the last day of a seat; it proposes today."""
    committee = the_committee(slug)
    found = _the_seat(committee, seat_id)
    form = EndSeatForm(obj=_ending(committee, seat_id))
    if form.validate_on_submit():
        ended = save(
            form,
            lambda session: end_seat(session, committee.id, seat_id, form.seen_version, form.last_day.data),
            lambda: EndSeatForm(formdata=None, obj=_ending(committee, seat_id)),
        )
        if ended is not None:
            return _back(slug, f"The seat of {ended.person.name} ends on {date_words(form.last_day.data)}.")
    return render_template("committees/end_seat.html", form=form, committee=committee, seat=found), form.status


@room.post("/manage/committees/<slug>/members/<int:seat_id>/remove")
@requires(Action.MANAGE_COMMITTEES)
def remove_the_seat(slug: str, seat_id: int) -> Response:
    """Takes away a seat that was never held."""
    committee = the_committee(slug)
    try:
        with writing() as session:
            name = remove_seat(session, committee.id, seat_id, SeatButton().seen_version)
    except Refused as refused:
        return _back(slug, refused.reason)
    except Stale:
        flash(CHANGED)
        return redirect(url_for(".seat", slug=slug, seat_id=seat_id))
    return _back(slug, f"The seat of {name} is removed.")


@room.post("/manage/committees/<slug>/members/<int:seat_id>/<any(earlier, later):way>")
@requires(Action.MANAGE_COMMITTEES)
def order_of_seat(slug: str, seat_id: int, way: str) -> Response:
    """Puts a seat one place earlier or later in the order of agendas."""
    committee = the_committee(slug)
    with writing() as session:
        moved = move_seat(session, committee.id, seat_id, earlier=way == "earlier", today=house().clock.today())
    return _back(slug, f"{moved.person.name} is listed {way} now.")


def _the_seat(committee: Committee, seat_id: int) -> Membership:
    found = queries.seat(reading(), committee, seat_id)
    if found is None:
        abort(404)
    return found


def _ending(committee: Committee, seat_id: int) -> Ending:
    return Ending.of(_the_seat(committee, seat_id), house().clock.today())


def _back(slug: str, words: str) -> Response:
    flash(words)
    return redirect(url_for(".seats", slug=slug))
