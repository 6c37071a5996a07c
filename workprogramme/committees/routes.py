"""The room's table of contents: here the committees; the council, the seats and the people in the parts it opens."""

from datetime import time

from flask import flash, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workprogramme.committees import queries
from workprogramme.committees.actions import change_committee, make_committee, proposed_slug
from workprogramme.committees.council import logo_routes as _logo
from workprogramme.committees.council import routes as _council
from workprogramme.committees.forms import CommitteeForm, NewCommitteeForm
from workprogramme.committees.people import leaving_routes as _leaving
from workprogramme.committees.people import listing_routes as _listing
from workprogramme.committees.people import merging_routes as _merging
from workprogramme.committees.people import routes as _people
from workprogramme.committees.room import must_reach_all, room, the_committee, who_was_quicker
from workprogramme.committees.seats import public_routes as _members
from workprogramme.committees.seats import routes as _seats
from workprogramme.domain.access import Action
from workprogramme.domain.kinds import MemberRole
from workprogramme.domain.refusals import Refused
from workprogramme.models.committees import Committee
from workprogramme.web.access import allowed, grants, requires
from workprogramme.web.context import house, reading
from workprogramme.web.submissions import make_once, save

__all__ = ["_council", "_leaving", "_listing", "_logo", "_members", "_merging", "_people", "_seats", "room"]

Page = Response | tuple[str, int]

USUAL = {"starts": time(14), "minutes": 120, "main_items": 3}
CHECK_SLUG = (
    "Check this address, which is made from the name. It can never be changed afterwards. Press the button again if it "
    "is right."
)


@room.get("/manage/committees/")
@requires(Action.MANAGE_COMMITTEES)
def committees() -> str:
    """The committees that whoever is signed in may set up."""
    everywhere = allowed(Action.MANAGE_COMMITTEES)
    mine = None if everywhere else [number for _, number in grants() if number and allowed_on(number)]
    today = house().clock.today()
    lines = [(committee, *_seats_today(committee)) for committee in queries.committees(reading(), mine)]
    return render_template("committees/committees.html", lines=lines, everywhere=everywhere, today=today)


def allowed_on(committee_id: int) -> bool:
    """Whether whoever is signed in may set up this committee."""
    return allowed(Action.MANAGE_COMMITTEES, committee_id)


def _seats_today(committee: Committee) -> tuple[str | None, int]:
    """The chair's name, if there is a chair today, and how many members the committee has."""
    held = [seat for seat in committee.memberships if seat.sits_on(house().clock.today())]
    chair = next((seat.person.name for seat in held if seat.role is MemberRole.CHAIR), None)
    return chair, sum(seat.role.is_member for seat in held)


@room.route("/manage/committees/new", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def new_committee() -> Page:
    """The form for a new committee. Without an address it comes back with one, to be looked at."""
    must_reach_all(Action.MANAGE_COMMITTEES)
    form = NewCommitteeForm(data=USUAL)
    if form.validate_on_submit():
        if not form.slug.data:
            form.slug.data = proposed_slug(reading(), form.name.data)
            form.slug.errors = [CHECK_SLUG]
        else:
            try:
                make_once(form, lambda session: _made(session, form))
            except Refused as refused:
                form.refuse(refused)
            else:
                flash(f"{form.name.data} is set up. Now say who sits on it.")
                return redirect(url_for(".seats", slug=form.slug.data))
    return render_template("committees/new_committee.html", form=form), form.status


def _made(session: Session, form: NewCommitteeForm) -> int:
    return make_committee(session, form.slug.data, form.details()).id


@room.route("/manage/committees/<slug>/", methods=["GET", "POST"])
@requires(Action.MANAGE_COMMITTEES)
def committee(slug: str) -> Page:
    """The form for a committee that there is."""
    found = the_committee(slug)
    form = CommitteeForm(obj=found)
    if form.validate_on_submit():
        saved = save(
            form,
            lambda session: change_committee(session, found.id, form.seen_version, form.details()),
            lambda: CommitteeForm(formdata=None, obj=the_committee(slug)),
        )
        if saved is not None:
            flash(f"{saved.name} is saved.")
            return redirect(url_for(".committees"))
    last = who_was_quicker(form, "committee", found.id)
    return render_template(
        "committees/committee.html", form=form, committee=the_committee(slug), last=last
    ), form.status
