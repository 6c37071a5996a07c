"""The agenda of a meeting, and the form for what stands on every agenda of a committee."""

from typing import Any

from flask import Blueprint, abort, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workprogramme.agendas import editing_routes, publishing_routes, queries
from workprogramme.agendas.actions import change_template
from workprogramme.agendas.draft_forms import PressForm
from workprogramme.agendas.forms import TemplateForm, as_filled
from workprogramme.agendas.notice_board import notices
from workprogramme.agendas.pages import Law, planners_page, public_page
from workprogramme.domain.access import Action, may
from workprogramme.domain.agenda_json import difference_from_json
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.models.committees import Committee
from workprogramme.models.values import template_value
from workprogramme.web import agenda_words as wording
from workprogramme.web.access import allowed, grants, must_be_allowed, public, requires
from workprogramme.web.context import house, reading
from workprogramme.web.law import jurisdiction, working_days
from workprogramme.web.submissions import save

room = Blueprint("agendas", __name__)

LARGEST_ID = 2**31 - 1


MEETING = f"/meetings/<int(max={LARGEST_ID}):meeting_id>/agenda/"
LINE = f"{MEETING}edit/lines/<int(max={LARGEST_ID}):line_id>/"
BOTH = ("GET", "POST")

room.add_url_rule(f"{MEETING}start/", view_func=editing_routes.start, methods=["POST"])
room.add_url_rule(f"{MEETING}edit/", view_func=editing_routes.edit)
room.add_url_rule(f"{MEETING}draft/", view_func=editing_routes.draft)
room.add_url_rule(f"{MEETING}edit/names/", view_func=editing_routes.names, methods=BOTH)
room.add_url_rule(f"{MEETING}edit/news/", view_func=editing_routes.decide, methods=["POST"])
room.add_url_rule(f"{MEETING}edit/lines/add/", view_func=editing_routes.add, methods=BOTH)
room.add_url_rule(
    f"{MEETING}edit/items/<int(max={LARGEST_ID}):item_id>/", view_func=editing_routes.put_back, methods=["POST"]
)
room.add_url_rule(LINE, view_func=editing_routes.line, methods=BOTH)
room.add_url_rule(f"{LINE}do/", view_func=editing_routes.do, methods=["POST"])
room.add_url_rule(f"{MEETING}publish/", view_func=publishing_routes.publish, methods=BOTH)
room.add_url_rule(f"{MEETING}versions/<int(max={LARGEST_ID}):number>/private/", view_func=publishing_routes.private)


@room.get(MEETING)
@public
def agenda(meeting_id: int) -> Response | str:
    """A meeting's agenda: the newest published version, or the one that is asked for; before the first, the draft.

    Whoever may see drafts of its committee reads the working programme. Everybody else reads the public view of the
    latest edition, where the committee shows its drafts and the meeting is in an edition; if not, nothing is here.
    """
    found = queries.sitting(reading(), meeting_id)
    if found is None:
        abort(404)
    if found.agenda is not None and found.agenda.published:
        return _published(found)
    if "version" in request.args:
        abort(404)
    committee_id = found.committee.id
    law = Law(house().clock.today(), working_days(), jurisdiction())
    planning = allowed(Action.SEE_DRAFTS, committee_id)
    edits = allowed(Action.EDIT_AGENDA, committee_id)
    if planning and found.agenda is not None:
        return redirect(url_for(".edit" if edits else ".draft", meeting_id=meeting_id))
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
            edits=edits,
            publishes=allowed(Action.PUBLISH, committee_id),
            year=MunicipalYear(found.meeting.year).label,
            in_edition=found.published is not None,
            form=PressForm() if edits else None,
        )
    )
    if planning:
        answer.headers["Cache-Control"] = "private, no-store"  # exempt text must not lie in a shared computer's cache
    return answer


def _published(found: queries.Sitting) -> str:
    """A published version as everybody reads it. Three queries."""
    committee_id, meeting_id = found.committee.id, found.meeting.id
    versions = queries.versions(reading(), meeting_id)
    asked = request.args.get("version", str(versions[-1].number))
    version = next((one for one in versions if str(one.number) == asked), None)
    sheet = queries.sheet_of_version(reading(), meeting_id, version.number) if version else None
    if version is None or sheet is None:
        abort(404)
    return render_template(
        "agendas/published.html",
        committee=found.committee,
        sheet=sheet,
        version=version,
        versions=versions,
        newest=versions[-1].number,
        told={one.number: [wording.difference_words(difference_from_json(c)) for c in one.changes] for one in versions},
        meeting_now=found.published.meeting if found.published else None,
        wording=wording,
        edits=allowed(Action.EDIT_AGENDA, committee_id),
        sees_private=bool(sheet.private) and allowed(Action.SEE_PRIVATE, committee_id),
    )


@room.get("/agendas/")
@requires(Action.EDIT_AGENDA)
def board() -> Response:
    """What must be published when, over the committees whose agendas whoever asks may edit."""
    scopes = {scope for role, scope in grants() if may([(role, scope)], Action.EDIT_AGENDA, scope)}
    mine = None if None in scopes else {scope for scope in scopes if scope is not None}
    return editing_routes.kept_nowhere(
        render_template("agendas/board.html", notices=notices(reading(), editing_routes.law(), mine))
    )


@room.route("/plan/<slug>/agenda-template/", methods=["GET", "POST"])
@requires(Action.EDIT_AGENDA)
def template(slug: str) -> Response | tuple[str, int]:
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
