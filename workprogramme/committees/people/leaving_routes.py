"""The page on which somebody leaves: what they have before them, who takes it over, and their last day."""

from datetime import date

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from workprogramme.committees.people import queries
from workprogramme.committees.people.forms import LeaveForm, entry_words
from workprogramme.committees.people.leaving import OpenBusiness, administers, leave, open_business
from workprogramme.committees.room import found_or_404, room
from workprogramme.domain.access import MAY, Action
from workprogramme.models.people import Person
from workprogramme.web.access import allowed, requires
from workprogramme.web.context import house, reading
from workprogramme.web.submissions import save

Page = Response | tuple[str, int]


@room.route("/manage/people/<int:person_id>/leave", methods=["GET", "POST"])
@requires(Action.MANAGE_PEOPLE)
def leaves(person_id: int) -> Page:
    """Shows what somebody has before them, and hands it over.

    Who may not plan every committee concerned is told so, and cannot: half a handover would lose the other half.
    """
    found: Person = found_or_404(queries.person, person_id)
    today = house().clock.today()
    business = open_business(reading(), person_id, today)
    may = _may_hand_over(business)
    form = _form(found, today, business.to_hand_over)
    if may and form.validate_on_submit():
        successor_id, last_day = form.successor.data, form.last_day.data
        reason = f"{found.name} leaves" + (f"; {_name(successor_id)} takes over" if successor_id else "")
        gone = save(
            form,
            lambda session: leave(session, person_id, form.seen_version, successor_id, last_day, today),
            lambda: _form(found_or_404(queries.person, person_id), today, business.to_hand_over, formdata=None),
            reason,
        )
        if gone is not None:
            flash(
                f"{gone.name} is no longer offered." + (f" {_name(successor_id)} takes over." if successor_id else "")
            )
            return redirect(url_for(".people"))
    page = render_template(
        "committees/leave.html",
        form=form,
        person=found,
        business=business,
        may=may,
        kept=[account for account in business.accounts if administers(account)],
    )
    return page, form.status if may else 200


def _form(person: Person, today: date, to_hand_over: int, **kwargs: object) -> LeaveForm:
    others = [
        (str(other.id), entry_words(other)) for other in queries.others_of_kind(reading(), person) if other.active
    ]
    data = {"version": person.version, "last_day": today}
    form = LeaveForm(data=data, choices={"successor": others}, **kwargs)
    if to_hand_over:
        form.successor.must_be_answered()
        form.successor.empty = "Choose one"
    return form


def _name(person_id: int) -> str:
    successor = queries.person(reading(), person_id)
    return successor.name if successor else ""


def _may_hand_over(business: OpenBusiness) -> bool:
    seats = (*business.seats, *business.substitutes)
    ids: set[int | None] = {*business.committee_ids, *(seat.committee_id for seat in seats)}
    ending = [account for account in business.accounts if not administers(account)]
    works = [grant for account in ending for grant in account.grants if Action.SEE_DRAFTS in MAY[grant.role]]
    ids |= {grant.committee_id for grant in works}  # who may not plan there may not end the account of who works there
    return all(allowed(Action.PLAN, committee_id) for committee_id in ids)
