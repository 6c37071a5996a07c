"""The pages for the list of people."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workprogramme.committees.people import queries
from workprogramme.committees.people.actions import change_person, deactivate_person, make_person, reactivate_person
from workprogramme.committees.people.forms import NewPersonForm, PersonForm, RestForm, entry_words
from workprogramme.committees.people.merging import belongings_of
from workprogramme.committees.room import found_or_404, room, who_was_quicker
from workprogramme.domain.access import Action
from workprogramme.domain.kinds import PersonKind
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.committees import Membership
from workprogramme.models.people import Person
from workprogramme.web.access import allowed_somewhere, requires
from workprogramme.web.context import house, reading, writing
from workprogramme.web.law import jurisdiction
from workprogramme.web.submissions import make_once, save
from workprogramme.web.typed import clean

Page = Response | tuple[str, int]

LONGEST_SEARCH = 100  # characters


@room.get("/manage/people/")
@requires(Action.MANAGE_PEOPLE)
def people() -> str:
    """The list, a page at a time; `?q=` words to look for, `?kind=` one kind only, `?page=`."""
    wanted = clean(request.args.get("q", ""))[:LONGEST_SEARCH]
    kind = next((kind for kind in PersonKind if kind.value == request.args.get("kind")), None)
    page = request.args.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    found = queries.people_page(reading(), wanted, kind, number)
    alike = queries.pairs_alike(reading())
    seats: dict[int, list[Membership]] = {}
    for seat in queries.seats_of(reading(), [one.id for one in found.people]):
        if seat.sits_on(house().clock.today()):
            seats.setdefault(seat.person_id, []).append(seat)

    def address(other: int) -> str:
        return url_for(".people", q=wanted or None, kind=kind.value if kind else None, page=other)

    return render_template(
        "committees/people.html",
        found=found, seats=seats, wanted=wanted, kind=kind, kinds=list(PersonKind), alike=alike, address=address,
    )  # fmt: skip


@room.route("/manage/people/new", methods=["GET", "POST"])
@requires(Action.MANAGE_PEOPLE)
def new_person() -> Page:
    """The form for somebody new; it asks again where somebody with such a name is on the list."""
    form = NewPersonForm()
    alike: list[Person] = []
    if form.validate_on_submit():
        alike = queries.alike_to(reading(), form.name.data, form.kind.data)
        if alike and not form.different.data:
            form.different.errors = ["Confirm that this is somebody else, or change the entry that is there"]
        else:
            try:
                make_once(form, lambda session: _made(session, form))
            except Refused as refused:
                form.refuse(refused)
            else:
                flash(f"{form.name.data} is on the list.")
                return redirect(url_for(".people"))
    return render_template("committees/new_person.html", form=form, alike=alike), form.status


def _made(session: Session, form: NewPersonForm) -> int:
    return make_person(session, form.details()).id


@room.route("/manage/people/<int:person_id>/", methods=["GET", "POST"])
@requires(Action.MANAGE_PEOPLE)
def person(person_id: int) -> Page:
    """The form for somebody on the list, and what they do."""
    found: Person = found_or_404(queries.person, person_id)
    form = _person_form(found)
    if form.validate_on_submit():
        details, manager = form.details(), form.manager_id.data
        today, law = house().clock.today(), jurisdiction().key
        saved = save(
            form,
            lambda session: change_person(session, person_id, form.seen_version, details, today, law, manager),
            lambda: _person_form(found_or_404(queries.person, person_id), formdata=None),
        )
        if saved is not None:
            flash(f"{saved.name} is saved.")
            return redirect(url_for(".people"))
        found = found_or_404(queries.person, person_id)
    page = render_template(
        "committees/person.html",
        form=form,
        person=found,
        last=who_was_quicker(form, "person", person_id),
        rest=RestForm(formdata=None, obj=found),
        belongings=belongings_of(reading(), found),
        may_see_journal=allowed_somewhere(Action.SEE_PRIVATE),
        alike=queries.alike_to(reading(), found.name, found.kind, found.id),
        merges=queries.merges_into(reading(), person_id),
    )
    return page, form.status


def _person_form(found: Person, **kwargs: Any) -> PersonForm:
    managers = [(str(one.id), entry_words(one)) for one in queries.managers_for(reading(), found)]
    return PersonForm(obj=found, choices={"manager_id": managers}, **kwargs)


@room.post("/manage/people/<int:person_id>/<any(rest, back):what>")
@requires(Action.MANAGE_PEOPLE)
def rest_person(person_id: int, what: str) -> Response:
    """Takes somebody out of the lists that offer people, or back into them."""
    found: Person = found_or_404(queries.person, person_id)
    seen = RestForm().seen_version
    try:
        with writing() as session:
            if what == "rest":
                deactivate_person(session, person_id, seen, house().clock.today())
            else:
                reactivate_person(session, person_id, seen)
    except Stale:
        flash("Somebody else has changed this entry. Look at it again first.", "error")
        return redirect(url_for(".person", person_id=person_id))
    except Refused as refused:
        flash(refused.reason, "error")
        return redirect(url_for(".person", person_id=person_id))
    flash(f"{found.name} is {'no longer offered' if what == 'rest' else 'offered again'}.")
    return redirect(url_for(".people"))
