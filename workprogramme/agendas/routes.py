"""The agenda draft of a meeting, and the form for what stands on every agenda of a committee."""

from typing import Any

from flask import Blueprint, Response, abort, flash, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response as Redirect

from workprogramme.agendas import queries
from workprogramme.agendas.actions import change_template
from workprogramme.agendas.forms import TemplateForm, as_filled
from workprogramme.agendas.pages import Law, planners_page, public_page
from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.models.committees import Committee
from workprogramme.models.values import template_value
from workprogramme.web import agenda_words as wording
from workprogramme.web.access import allowed, must_be_allowed, public, requires
from workprogramme.web.context import house, reading
from workprogramme.web.law import jurisdiction, working_days
from workprogramme.web.submissions import save

room = Blueprint("agendas", __name__)

LARGEST_ID = 2**31 - 1


@room.get(f"/meetings/<int(max={LARGEST_ID}):meeting_id>/agenda/")
@public
def agenda(meeting_id: int) -> Response:
    """A meeting's agenda draft.

    Whoever may see drafts of its committee reads the working programme. Everybody else reads the public view of the
    latest edition, where the committee shows its drafts and the meeting is in an edition; if not, nothing is here.
    """
    found = queries.sitting(reading(), meeting_id)
    if found is None:
        abort(404)
    committee_id = found.committee.id
    law = Law(house().clock.today(), working_days(), jurisdiction())
    planning = allowed(Action.SEE_DRAFTS, committee_id)
    if planning:
        page = planners_page(reading(), found, law, private=allowed(Action.SEE_PRIVATE, committee_id))
    elif found.template.draft_is_public and found.published is not None:
        page = public_page(reading(), found, found.published, law)
    else:
        abort(404)
    answer = make_response(
        render_template(
            "agendas/agenda.html",
            committee=found.committee,
            page=page,
            sheet=page.sheet,
            wording=wording,
            planning=planning,
            edits=allowed(Action.EDIT_AGENDA, committee_id),
            publishes=allowed(Action.PUBLISH, committee_id),
            year=MunicipalYear(found.meeting.year).label,
            in_edition=found.published is not None,
        )
    )
    if planning:
        answer.headers["Cache-Control"] = "private, no-store"  # exempt text must not lie in a shared computer's cache
    return answer


@room.route("/plan/<slug>/agenda-template/", methods=["GET", "POST"])
@requires(Action.EDIT_AGENDA)
def template(slug: str) -> Redirect | tuple[str, int]:
    """The form for what stands on every agenda of the committee; and, sent, the saving."""
    committee = _committee(slug)
    form = TemplateForm(data=_filled(committee))
    if form.validate_on_submit():
        saved = save(
            form,
            lambda records: change_template(records, committee.id, form.seen_version, form.value()),
            lambda: TemplateForm(formdata=None, data=_filled(_committee(slug))),
        )
        if saved is not None:
            flash("The agenda template is saved.")
            return redirect(url_for(".template", slug=slug))
    last = queries.last_change_of_template(reading(), committee.id) if form.overtaken else None
    return render_template("agendas/template.html", committee=committee, form=form, last=last), form.status


def _filled(committee: Committee) -> dict[str, Any]:
    return as_filled(template_value(committee.template), committee.template.version)


def _committee(slug: str) -> Committee:
    found = queries.committee_with_template(reading(), slug)
    if found is None:
        abort(404)
    must_be_allowed(Action.EDIT_AGENDA, found.id)
    return found
