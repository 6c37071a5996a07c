"""The pages on which recommendations are made and changed."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.recommendations import RecipientKind
from workprogramme.domain.refusals import Refused
from workprogramme.followups.queries import directory
from workprogramme.followups.recommendations import queries
from workprogramme.followups.recommendations.actions import recommend
from workprogramme.followups.recommendations.finding import meeting_to_change
from workprogramme.followups.recommendations.forms import NewRecommendationForm
from workprogramme.followups.recommendations.room import room
from workprogramme.models.meetings import Meeting
from workprogramme.web.access import allowed, requires
from workprogramme.web.context import house, reading, today
from workprogramme.web.submissions import make_once

Page = Response | str | tuple[str, int]


@room.get("/recommendations/new")
@requires(Action.PLAN)
def choose_meeting() -> str:
    """At which meeting it was recommended: the latest ones of the committees that may be planned."""
    mine = [one.id for one in queries.committees(reading()) if allowed(Action.PLAN, one.id)]
    meetings = queries.meetings_gone_by(reading(), mine, today())
    return render_template("recommendations/choose_meeting.html", meetings=meetings)


@room.route("/meetings/<int:meeting_id>/recommendations/new", methods=["GET", "POST"])
@requires(Action.PLAN)
def new_recommendation(meeting_id: int) -> Page:
    """The form for a recommendation of this meeting."""
    meeting = meeting_to_change(meeting_id)
    form = NewRecommendationForm(
        data={"to_kind": RecipientKind.CABINET_MEMBER},
        directory=directory(reading()),
        choices={"item": item_choices(meeting, None)},
    )
    if form.validate_on_submit():
        try:
            made = make_once(form, lambda session: _made(session, meeting.id, form))
        except Refused as refused:
            form.refuse(refused)
        else:
            found = queries.recommendation(reading(), made.id)
            assert found is not None
            flash(f"{found.reference} {'had been added already' if made.again else 'is added'}.")
            return redirect(url_for(".recommendation", recommendation_id=made.id))
    return render_template("recommendations/new.html", form=form, meeting=meeting), form.status


def _made(session: Session, meeting_id: int, form: NewRecommendationForm) -> int:
    return recommend(session, meeting_id, form.draft(), house().clock.now(), today()).id


def item_choices(meeting: Meeting, chosen: Any) -> list[tuple[str, str]]:
    """The items that stand at the meeting, and the one that is chosen, wherever it is now."""
    choices = [(str(item.id), item.agenda_title or item.title) for item in queries.items_at(reading(), meeting.id)]
    if chosen is not None and str(chosen.id) not in {value for value, _ in choices}:
        choices.append((str(chosen.id), chosen.title))
    return choices
