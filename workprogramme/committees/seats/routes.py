"""The pages for the seats of a committee, and for the substitutes of its members."""

from collections.abc import Sequence
from typing import Any

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
from workprogramme.committees.seats.forms import (
    EndSeatForm,
    EndSubstituteForm,
    NewSeatForm,
    NewSubstituteForm,
    SeatButton,
    SeatForm,
    SubstituteButton,
    SubstituteForm,
)
from workprogramme.domain.access import Action
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.seats import chair_on, with_no_place_to_take
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.people import Person
from workprogramme.web.access import requires
from workprogramme.web.context import house, reading, writing
from workprogramme.web.law import jurisdiction
from workprogramme.web.submissions import make_once, save
from workprogramme.web.words import date_words, join_names

Page = Response | tuple[str, int]

CHANGED = "Somebody else has changed this seat. Look at it again first."


@room.get("/manage/committees/<slug>/members/")
@requires(Action.MANAGE_COMMITTEES)
def seats(slug: str) -> str:
    """Who sits on a committee today, who will, and who did."""
    committee = the_committee(slug)
    today = house().clock.today()
    everybody = queries.seats(reading(), committee.id)
    held = [queries.as_seat(seat) for seat in everybody]
    return render_template(
        "committees/seats.html",
        committee=committee,
        seats=queries.Seats.on(today, [seat for seat in everybody if not seat.is_substitute]),
        substitutes=queries.Seats.on(today, [seat for seat in everybody if seat.is_substitute]),
        chair=chair_on(held, today),
        no_place={seat.id for seat in with_no_place_to_take(held, today)},
    )


@room.route("/manage/committees/<slug>/members/new", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def new_seat(slug: str) -> Page:
    """The form that gives somebody a seat."""
    people = queries.people_for_seats(reading())
    return _adding(the_committee(slug), NewSeatForm(choices={"person": _named(people)}), people, "has a seat")


@room.route("/manage/committees/<slug>/members/substitutes/new", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def new_substitute(slug: str) -> Page:
    """The form that names somebody who may come in a member's place."""
    committee = the_committee(slug)
    people = [one for one in queries.people_for_seats(reading()) if one.kind in queries.MAY_SIT]
    form = NewSubstituteForm(choices={"person": _named(people), "in_place_of": _replaceable(committee)})
    return _adding(committee, form, people, "is a substitute")


def _named(people: list[Person]) -> list[tuple[str, str]]:
    return [(str(one.id), f"{one.name} ({one.kind.label.lower()})") for one in people]


def _replaceable(committee: Committee, also: Person | None = None) -> list[tuple[str, str]]:
    """The members whose place may be taken, as choices; with `also`, whose place is taken already."""
    members = queries.replaceable(queries.seats(reading(), committee.id), house().clock.today())
    shown = members if also is None or also in members else [*members, also]
    return [(str(one.id), one.name) for one in shown]


def _adding(committee: Committee, form: NewSeatForm | NewSubstituteForm, people: list[Person], done: str) -> Page:
    """The form; and, sent, the seat. `done`: what somebody then has or is on the committee."""
    if form.validate_on_submit():
        try:
            make_once(form, lambda session: _added(session, committee, form))
        except Refused as refused:
            form.refuse(refused)
        else:
            name = next(person.name for person in people if person.id == form.person.data)
            return _back(committee.slug, f"{name} {done} on {committee.name}.")
    thing = "substitute" if isinstance(form, NewSubstituteForm) else "seat"
    return render_template("committees/new_seat.html", form=form, committee=committee, thing=thing), form.status


def _added(session: Session, committee: Committee, form: NewSeatForm | NewSubstituteForm) -> int:
    terms, today = form.terms(), house().clock.today()
    return add_seat(session, committee.id, form.person.data, terms, today, jurisdiction().key).id


@room.route("/manage/committees/<slug>/members/<int:seat_id>/", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def seat(slug: str, seat_id: int) -> Page:
    """The form for the terms of a seat."""
    committee = the_committee(slug)
    found = _the_seat(committee, seat_id)
    form = _seat_form(committee, found)
    if form.validate_on_submit():
        today, law = house().clock.today(), jurisdiction().key
        saved = save(
            form,
            lambda session: change_seat(session, committee.id, seat_id, form.seen_version, form.terms(), today, law),
            lambda: _seat_form(committee, _the_seat(committee, seat_id), formdata=None),
        )
        if saved is not None:
            name = saved.person.name
            return _back(
                slug, f"{name} is saved as a substitute." if found.is_substitute else f"The seat of {name} is saved."
            )
    remove = (SubstituteButton if found.is_substitute else SeatButton)(formdata=None, obj=Terms.of(found))
    page = render_template("committees/seat.html", form=form, committee=committee, seat=found, remove=remove)
    return page, form.status


def _seat_form(committee: Committee, seat: Membership, **kwargs: Any) -> SeatForm | SubstituteForm:
    terms = Terms.of(seat)
    if not seat.is_substitute:
        return SeatForm(obj=terms, **kwargs)
    offered = _replaceable(committee, also=seat.in_place_of)
    return SubstituteForm(obj=terms, choices={"in_place_of": offered}, **kwargs)


@room.route("/manage/committees/<slug>/members/<int:seat_id>/end", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def end_of_seat(slug: str, seat_id: int) -> Page:
    """The form for the last day of a seat; it proposes today."""
    committee = the_committee(slug)
    found = _the_seat(committee, seat_id)
    of_end = EndSubstituteForm if found.is_substitute else EndSeatForm
    form = of_end(obj=_ending(committee, seat_id))
    if form.validate_on_submit():
        ended = save(
            form,
            lambda session: end_seat(session, committee.id, seat_id, form.seen_version, form.last_day.data),
            lambda: of_end(formdata=None, obj=_ending(committee, seat_id)),
        )
        if ended is not None:
            return _back(slug, _ended(*ended))
    with_it = queries.only_for(queries.seats(reading(), committee.id), found, house().clock.today())
    page = render_template("committees/end_seat.html", form=form, committee=committee, seat=found, with_it=with_it)
    return page, form.status


def _ended(seat: Membership, followed: Sequence[str]) -> str:
    assert seat.last_day is not None
    day = date_words(seat.last_day)
    if seat.is_substitute:
        return f"{seat.person.name} is a substitute until {day}."
    also = f" {join_names(followed)} could come for nobody else: that ends too." if followed else ""
    return f"The seat of {seat.person.name} ends on {day}.{also}"


@room.post("/manage/committees/<slug>/members/<int:seat_id>/remove")
@requires(Action.MANAGE_COMMITTEES)
def remove_the_seat(slug: str, seat_id: int) -> Response:
    """Takes away a seat that was never held."""
    committee = the_committee(slug)
    try:
        with writing() as session:
            removed = remove_seat(session, committee.id, seat_id, SeatButton().seen_version)
            name, substitute = removed.person.name, removed.is_substitute
    except Refused as refused:
        return _back(slug, refused.reason)
    except Stale:
        flash(CHANGED)
        return redirect(url_for(".seat", slug=slug, seat_id=seat_id))
    return _back(
        slug, f"{name} is no longer named as a substitute." if substitute else f"The seat of {name} is removed."
    )


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
