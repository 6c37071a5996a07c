"""The page on which a request to defer a report is answered. Its address stands in `routes`."""

from typing import Any, ClassVar

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.models.items import Item
from workprogramme.programme import queries
from workprogramme.programme.deferrals import ANSWER_LENGTH, Answer, Request, answer_request, request_for
from workprogramme.programme.places import place_choices, read_place, whereabouts, write_place
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.context import close_reading, house, reading, signed_in, today
from workprogramme.web.fields import Radios, Select, Submit, TextArea
from workprogramme.web.forms import EditForm
from workprogramme.web.submissions import save

ACCEPT, REFUSE = "accept", "refuse"


class AnswerForm(EditForm):
    """Whether a report is deferred, to where, and what whoever asked is told."""

    aside: ClassVar[frozenset[str]] = frozenset({"decision", "place", "answer"})

    decision = Radios(
        "Do you accept it?", noun="whether you accept it", choices=((ACCEPT, "Accept, and move the item"),
        (REFUSE, "Refuse, and leave the item where it is")),
    )  # fmt: skip
    place = Select("Where it goes", noun="where it goes", empty="", hint="Only where you accept.")
    answer = TextArea(
        "Answer", required=False, most=ANSWER_LENGTH, rows=3,
        hint="Whoever asked reads this. Needed where you refuse.",
    )  # fmt: skip
    submit = Submit("Answer the request")


@requires(Action.PLAN)
def answer_deferral(item_id: int) -> Response | tuple[str, int]:
    """What is asked and why, and, sent, the answer: accepting moves the item at once."""
    item = _item(item_id)
    request = request_for(reading(), item_id)
    if request is None:
        flash("There is no request to defer it that waits for an answer.")
        return redirect(url_for("programme.edit_item", item_id=item_id))
    form = _form(item, request)
    if form.validate_on_submit():
        accepted = form.decision.data == ACCEPT
        answer = Answer(
            accepted, form.answer.data or "", read_place(form.place.data), signed_in().name, house().clock.now()
        )
        number = request.deferral.id
        saved = save(
            form,
            lambda session: answer_request(session, number, form.seen_version, answer),
            lambda: _form(item, request, formdata=None),
            request.deferral.reason if accepted else answer.words,
        )
        if saved is not None:
            close_reading()
            item = _item(item_id)
            done = f"is deferred. {whereabouts(item)}" if accepted else "stays where it is."
            flash(f"“{item.title}” {done} {request.deferral.asked_by} will be told.")
            where = url_for("planner.board", slug=item.committee.slug, year=MunicipalYear(item.year).label)
            return redirect(f"{where}#item-{item.id}")
        item = _item(item_id)
    page = render_template(
        "programme/deferral.html",
        form=form,
        item=item,
        request_=request,
        committee=item.committee,
        year=MunicipalYear(item.year),
        whereabouts=whereabouts(item),
    )
    return page, form.status


def _item(item_id: int) -> Item:
    item = queries.item_by_id(reading(), item_id)
    if item is None:
        abort(404)
    must_be_allowed(Action.PLAN, item.committee_id)
    return item


def _form(item: Item, request: Request, **kwargs: Any) -> AnswerForm:
    meetings = queries.meetings_between(reading(), item.committee_id, item.year - 1, item.year + 1)
    meetings = [one for one in meetings if one.day >= today() and one.id != item.meeting_id]
    places = place_choices(meetings, item.year, None)
    proposed = str(request.deferral.meeting_id) if request.deferral.meeting_id else write_place(None, item.year)
    offered = {place.value for place in places}
    return AnswerForm(
        data={"place": proposed if proposed in offered else places[0].value, "version": request.deferral.version},
        choices={"place": places},
        **kwargs,
    )
