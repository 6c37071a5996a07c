"""The tracker of recommendations, and the page of one: for planners and the signed in, and as the public sees it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.recommendations import RecipientKind, State
from workprogramme.domain.refusals import Refused
from workprogramme.followups.forms import RemindForm
from workprogramme.followups.queries import directory
from workprogramme.followups.recommendations import links, queries, reminding
from workprogramme.followups.recommendations.finding import is_theirs, may_read_private, rules_for
from workprogramme.followups.recommendations.forms import PressForm
from workprogramme.followups.recommendations.listing import SORTS, Wanted, listed
from workprogramme.followups.recommendations.public import public_view
from workprogramme.followups.recommendations.reminding import MOST
from workprogramme.followups.recommendations.room import room
from workprogramme.followups.recommendations.wording import (
    Row,
    lateness,
    recipient_words,
    row,
    standing,
    step_words,
)
from workprogramme.models.chasing import rules_of
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.access import allowed, allowed_somewhere, must_be_allowed, public, requires
from workprogramme.web.context import close_reading, house, reading, signed_in, today, writing
from workprogramme.web.escalation_words import working_days_late
from workprogramme.web.law import working_days
from workprogramme.web.outstanding import coming_meetings, near_enough
from workprogramme.web.recommendation_words import owner_words
from workprogramme.web.typed import clean
from workprogramme.web.words import join_names

FILTERS = ("committee", "state", "whom", "kind", "older", "late")
AGE_WORDS = {"6": "6 months", "12": "12 months", "24": "2 years"}
SORT_WORDS = {"late": "What is due first", "newest": "Newest first", "oldest": "Oldest first", "reference": "Reference"}


@room.get("/recommendations/")
@public
def tracker() -> str:
    """The recommendations that are asked for; the public finds those that are published."""
    known = signed_in().is_authenticated
    committees = queries.committees(reading())
    people = directory(reading())
    wanted = _wanted({one.slug: one.id for one in committees}, people.find, public=not known)
    found = listed(reading(), wanted, today())
    near = near_enough([one for one in committees if one.active and wanted.committee_id in (None, one.id)])
    prepared = [one.id for one in near if allowed(Action.SEE_DRAFTS, one.id)]
    return render_template(
        "recommendations/tracker.html",
        rows=_rows_of(found.rows),
        remind=RemindForm(formdata=None) if allowed_somewhere(Action.PLAN) else None,
        chase=[one for one in near if allowed(Action.PLAN, one.id)],
        may_plan=lambda one: allowed(Action.PLAN, one.committee_id),
        found=found,
        asked={name: clean(request.args.get(name, "")) for name in (*FILTERS, "sort")},
        committees=committees,
        coming=coming_meetings(reading(), prepared, today()),
        states=[state for state in State if known or state is not State.MADE],
        kinds=RecipientKind,
        ages=AGE_WORDS,
        sorts=SORT_WORDS,
        people=people.offered() if known else [],
        known=known,
        plans=allowed_somewhere(Action.PLAN),
        address=_address,
        narrowed=any(request.args.get(name) for name in FILTERS),
    )


def _wanted(committees: dict[str, int], find: Any, *, public: bool) -> Wanted:
    """What the address asks for. What it asks that there is not, is asked of nobody: nothing is found."""
    asked = {name: clean(request.args.get(name, ""))[:200] for name in (*FILTERS, "sort", "page")}
    states = {"open", *(state.value for state in State)}
    whom = asked["whom"]
    person = _person(find, whom) if whom and not public else None
    page = asked["page"]
    return Wanted(
        committee_id=committees.get(asked["committee"], -1) if asked["committee"] else None,
        state=asked["state"] if asked["state"] in states else "",
        person_id=person,
        words=whom if person is None else "",
        to_kind=next((kind for kind in RecipientKind if kind.value == asked["kind"]), None),
        older=asked["older"],
        late=bool(asked["late"]),
        sort=asked["sort"] if asked["sort"] in SORTS else "late",
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
        public=public,
    )


def _person(find: Any, name: str) -> int | None:
    try:
        found = find(name)
    except Refused:
        return None
    return found.id if found else None


def _rows_of(found: Sequence[Recommendation]) -> list[Row]:
    ids = {one.committee_id for one in found}
    if not ids:
        return []
    rules = queries.all_chasing(reading(), ids)
    chairs = queries.chairs(reading(), ids, today())
    days = working_days()
    return [
        row(one, today(), days, rules_of(rules.get(one.committee_id)), chairs.get(one.committee_id, ""),
            private=may_read_private(one))
        for one in found
    ]  # fmt: skip


@room.post("/recommendations/remind")
@requires(Action.PLAN)
def remind() -> Response:
    """Reminds whoever is to reply to, or to act on, each recommendation that is ticked."""
    form = RemindForm()
    if not form.validate_on_submit():
        abort(400)
    sent = [text for text in request.form.getlist("chosen") if text.isascii() and text.isdigit() and len(text) < 10]
    chosen = [int(text) for text in dict.fromkeys(sent)][:MOST]
    rows = {one.id: one for one in _rows_of(queries.recommendations(reading(), chosen))}
    for one in rows.values():
        must_be_allowed(Action.PLAN, one.committee_id)
    if not rows:
        flash("Tick the recommendations that you want to remind of.", "error")
        return redirect(url_for(".tracker"))
    steps = {one.id: one.step for one in rows.values()}
    with writing() as session:
        came = reminding.remind(session, list(rows), steps, signed_in().name, house().clock.now(), today())
    for said, references in (
        ("Reminded of {}.", came.told),
        ("Nobody was told again of {}: they were told today already, or want no such mail.", came.passed_over),
        ("Nobody on the list of people is named for {}. Change the recommendation, or write to them.", came.nobody),
        ("No day is set by which anything is awaited of {}.", came.needless),
    ):
        if references:
            flash(said.format(join_names(references)), "success" if references is came.told else "error")
    close_reading()
    return redirect(url_for(".tracker"))


def _address(**changed: Any) -> str:
    """This page's address with something else asked for."""
    asked = {name: value for name, value in request.args.items() if name in (*FILTERS, "sort")}
    said = {name: value for name, value in {**asked, **changed}.items() if value not in ("", None)}
    return request.path + ("?" + urlencode(said) if said else "")


@room.get("/recommendations/<int:recommendation_id>/")
@public
def recommendation(recommendation_id: int) -> str:
    """One recommendation: all of it for the signed in, the public's view for everybody else; else nothing is here."""
    found = queries.recommendation(reading(), recommendation_id)
    if found is None:
        abort(404)
    if not signed_in().is_authenticated:
        return _public_page(found)
    if found.item is not None and found.item.exempt_paragraph is not None and not may_read_private(found):
        abort(403)
    plans = allowed(Action.PLAN, found.committee_id)
    rules, days, now = rules_for(found.committee_id), working_days(), house().clock.now()
    late = lateness(found, today(), days, rules)
    chair = queries.chairs(reading(), [found.committee_id], today()).get(found.committee_id, "")
    state = found.course.state_on(today())
    return render_template(
        "recommendations/recommendation.html",
        found=found,
        state=state,
        standing=standing(found, today(), days),
        step=step_words(found, late, chair),
        late=working_days_late(late),
        to=recipient_words(found),
        owner=owner_words(found),
        links=queries.links(reading(), found.id) if plans else [],
        works=lambda link: links.works(link, now),
        version_form=PressForm(formdata=None, data={"version": found.version}),
        plans=plans,
        sees_private=allowed(Action.SEE_PRIVATE, found.committee_id),
        publishes=allowed(Action.PUBLISH, found.committee_id),
        replies=is_theirs(found) and found.verdict is None and state.is_open,
        law=rules.period,
    )


def _public_page(found: Recommendation) -> str:
    title = queries.published_title(reading(), found.item_id) if found.item_id is not None else None
    published = queries.is_in_an_edition(reading(), found.meeting_id)
    shown = public_view(found, title, published, today(), working_days())
    if shown is None:
        abort(404)
    return render_template("recommendations/public.html", shown=shown, committee=found.committee)
