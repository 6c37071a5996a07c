"""The pages that take a recommendation one step on: change, notice, reply, review, close, withdraw; and the buttons."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import flash, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.followups.queries import directory
from workprogramme.followups.recommendations import actions, answers, queries, reminding
from workprogramme.followups.recommendations.finding import recommendation_to_change, rules_for, year_starts
from workprogramme.followups.recommendations.forms import (
    CloseForm,
    NoticeForm,
    PressForm,
    RecommendationForm,
    RecordReplyForm,
    ReviewForm,
    WithdrawForm,
    answers_of,
)
from workprogramme.followups.recommendations.making_routes import item_choices
from workprogramme.followups.recommendations.room import room
from workprogramme.followups.recommendations.wording import recipient_words, standing
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.access import requires
from workprogramme.web.context import close_reading, house, reading, signed_in, today, writing
from workprogramme.web.forms import EditForm
from workprogramme.web.law import working_days
from workprogramme.web.submissions import save

Page = Response | tuple[str, int]
BOTH: Sequence[str] = ("GET", "POST")


@room.route("/recommendations/<int:recommendation_id>/change", methods=BOTH)
@requires(Action.PLAN)
def change_recommendation(recommendation_id: int) -> Page:
    """The form for what is recommended and to whom."""

    def form_of(found: Recommendation, **kwargs: Any) -> RecommendationForm:
        people = directory(reading())
        choices = {"item": item_choices(found.meeting, found.item)}
        return RecommendationForm(data=answers_of(found, people), directory=people, choices=choices, **kwargs)

    return _step(
        recommendation_id,
        "Change",
        form_of,
        lambda session, form: actions.change(session, recommendation_id, form.seen_version, form.draft()),
        "is saved",
    )


@room.route("/recommendations/<int:recommendation_id>/notice", methods=BOTH)
@requires(Action.PLAN)
def give_notice(recommendation_id: int) -> Page:
    """The form for the notice that asks for a reply, and for when it was received."""
    day = today()

    def form_of(found: Recommendation, **kwargs: Any) -> NoticeForm:
        form = NoticeForm(data=answers_of(found, directory(reading())), **kwargs)
        form.given.earliest = form.received.earliest = form.notice_received.earliest = found.made_on
        form.given.latest = form.received.latest = form.notice_received.latest = day
        return form

    period = rules_for(recommendation_to_change(recommendation_id).committee_id).period
    by_name, now = signed_in().name, house().clock.now()

    def change(session: Session, form: NoticeForm) -> Recommendation:
        told = actions.give_notice(session, recommendation_id, form.seen_version, form.notice(), period, day)
        if form.mail.data:
            reminding.mail_notice(session, told, by_name, now)
        return told

    return _step(
        recommendation_id,
        "Give notice of",
        form_of,
        change,
        "has its notice",
        f"The reply is due within {period.period}, beginning with the day on which the recommendation was received or, "
        f"if that is later, the notice. {period.source}.",
    )


@room.route("/recommendations/<int:recommendation_id>/reply", methods=BOTH)
@requires(Action.PLAN)
def record_reply(recommendation_id: int) -> Page:
    """The form for a reply that came by letter, by email or at a meeting."""
    day = today()
    year = MunicipalYear.of(day, year_starts())

    def form_of(found: Recommendation, **kwargs: Any) -> RecordReplyForm:
        people = directory(reading())
        form = RecordReplyForm(data=answers_of(found, people), directory=people, **kwargs)
        form.on.earliest, form.on.latest = found.made_on, day
        return form

    def change(session: Session, form: RecordReplyForm) -> Recommendation:
        assert form.on.data is not None
        reply = form.said(form.on.data, form.through.data, year, year_starts())
        return answers.record_reply(session, recommendation_id, form.seen_version, reply, day)

    return _step(recommendation_id, "Record the reply to", form_of, change, "has its reply")


@room.route("/recommendations/<int:recommendation_id>/review", methods=BOTH)
@requires(Action.PLAN)
def review(recommendation_id: int) -> Page:
    """The form for a review of what was done."""
    day = today()

    def form_of(found: Recommendation, **kwargs: Any) -> ReviewForm:
        form = ReviewForm(data={"version": found.version, "reviewed_on": day}, **kwargs)
        form.reviewed_on.earliest, form.reviewed_on.latest = found.made_on, day
        return form

    def change(session: Session, form: ReviewForm) -> Recommendation:
        assert form.reviewed_on.data is not None
        made = answers.review(
            session, recommendation_id, form.seen_version, form.reviewed_on.data, form.rating.data,
            form.found.data or "", day,
        )  # fmt: skip
        return made.recommendation

    return _step(recommendation_id, "Review", form_of, change, "is reviewed")


@room.route("/recommendations/<int:recommendation_id>/close", methods=BOTH)
@requires(Action.PLAN)
def close(recommendation_id: int) -> Page:
    """The form that closes it, with the evidence."""
    day = today()

    def form_of(found: Recommendation, **kwargs: Any) -> CloseForm:
        form = CloseForm(data={"version": found.version, "closed_on": day}, **kwargs)
        form.closed_on.earliest, form.closed_on.latest = found.made_on, day
        return form

    def change(session: Session, form: CloseForm) -> Recommendation:
        assert form.closed_on.data is not None
        said = form.evidence.data or ""
        return answers.close(session, recommendation_id, form.seen_version, form.closed_on.data, said, day)

    return _step(recommendation_id, "Close", form_of, change, "is closed")


@room.route("/recommendations/<int:recommendation_id>/withdraw", methods=BOTH)
@requires(Action.PLAN)
def withdraw(recommendation_id: int) -> Page:
    """The form that withdraws it, with the reason."""
    return _step(
        recommendation_id,
        "Withdraw",
        lambda found, **kwargs: WithdrawForm(data={"version": found.version}, **kwargs),
        lambda session, form: actions.withdraw(
            session, recommendation_id, form.seen_version, form.reason.data or "", today()
        ),
        "is withdrawn",
        "It stays in the list with the reason, and nothing more is awaited of it.",
    )


@room.post("/recommendations/<int:recommendation_id>/publish")
@requires(Action.PUBLISH)
def publish_recommendation(recommendation_id: int) -> Response:
    """Lets the public read it."""
    recommendation_to_change(recommendation_id, Action.PUBLISH)
    now = house().clock.now()
    return _pressed(
        recommendation_id,
        lambda session, version: actions.publish(session, recommendation_id, version, now),
        "is public now, and so is what becomes of it",
    )


@room.post("/recommendations/<int:recommendation_id>/take-down")
@requires(Action.PUBLISH)
def take_down(recommendation_id: int) -> Response:
    """Takes it out of the public's view."""
    recommendation_to_change(recommendation_id, Action.PUBLISH)
    return _pressed(
        recommendation_id,
        lambda session, version: actions.take_down(session, recommendation_id, version),
        "is no longer public",
    )


@room.post("/recommendations/<int:recommendation_id>/take-up-again")
@requires(Action.PLAN)
def take_up_again(recommendation_id: int) -> Response:
    """Opens it again after it was closed or withdrawn."""
    recommendation_to_change(recommendation_id)
    return _pressed(
        recommendation_id,
        lambda session, version: actions.take_up_again(session, recommendation_id, version),
        "is taken up again",
    )


def _pressed(recommendation_id: int, change: Callable[[Session, int], Recommendation], came_of_it: str) -> Response:
    """What a button does, with the version that its page showed."""
    where = redirect(url_for(".recommendation", recommendation_id=recommendation_id))
    try:
        with writing() as session:
            changed = change(session, PressForm().seen_version)
    except Refused as refused:
        flash(refused.reason, "error")
        return where
    except Stale:
        flash("Somebody else has changed this recommendation. Look at it again first.", "error")
        return where
    flash(f"{changed.reference} {came_of_it}.")
    return where


def _step(
    recommendation_id: int,
    verb: str,
    form_of: Callable[..., Any],
    change: Callable[[Session, Any], Recommendation],
    came_of_it: str,
    explained: str = "",
) -> Page:
    """A page with one form that changes one recommendation; nothing typed is lost when somebody else was quicker."""
    found = recommendation_to_change(recommendation_id)
    form: EditForm = form_of(found)
    if form.validate_on_submit():
        changed = save(
            form,
            lambda session: change(session, form),
            lambda: form_of(recommendation_to_change(recommendation_id), formdata=None),
        )
        if changed is not None:
            close_reading()
            flash(f"{changed.reference} {came_of_it}.")
            return redirect(url_for(".recommendation", recommendation_id=recommendation_id))
    found = recommendation_to_change(recommendation_id)
    page = render_template(
        "recommendations/step.html",
        form=form,
        found=found,
        heading=f"{verb} {found.reference}",
        explained=explained,
        to=recipient_words(found),
        standing=standing(found, today(), working_days()),
        last=queries.last_change(reading(), found.id) if form.overtaken else None,
    )
    return page, form.status
