"""The pages on which people decide what items' words ask for. This is the table of contents."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.kinds import AnswerForm
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.domain.proposed_links import ProposalState
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.followups.proposals import actions, queries
from workprogramme.followups.proposals.drafting import draft_of, is_referral, referral_of, taken_at
from workprogramme.followups.proposals.forms import FollowUpProposalForm, ReferralProposalForm
from workprogramme.followups.proposals.pages import card_of, cards_of
from workprogramme.models.committees import Committee
from workprogramme.models.proposals import Proposal
from workprogramme.models.proposing import YEARS_BACK, keep_proposals
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.context import close_reading, house, reading, signed_in, today, writing
from workprogramme.web.council import council_row
from workprogramme.web.fields import Choice
from workprogramme.web.submissions import save
from workprogramme.web.words import capital, count, date_words

room = Blueprint("proposals", __name__)

MOST_AT_ONCE = 500  # proposals confirmed by one press
OVERTAKEN = "Somebody has decided or changed it since you opened the page. Nothing has been changed."


@room.get("/plan/<slug>/proposals/")
@requires(Action.PLAN)
def proposals(slug: str) -> str:
    """The year's proposals: those to be decided, each with its words and what would be recorded, and the decided."""
    committee, year = _committee(slug), _year()
    found = cards_of(queries.proposals_of(reading(), committee.id, year.start), today(), _starts())
    return render_template("followups/proposals.html", committee=committee, year=year, cards=found)


@room.post("/plan/<slug>/proposals/confirm")
@requires(Action.PLAN)
def confirm_all(slug: str) -> Response:
    """Confirms all that the page showed without a doubt, as `proposal=<id>:<version>`; all of them or none."""
    committee, year = _committee(slug), _year()
    seen = dict(_seen(one) for one in request.form.getlist("proposal")[:MOST_AT_ONCE])
    own = {found.id for found in queries.proposals_of(reading(), committee.id, year.start)}
    if not seen.keys() <= own:
        abort(404)
    _write(lambda session: actions.confirm_all(session, seen, _decider(), _starts()), lambda done: _confirmed(done))
    return _back(committee, year)


@room.post("/plan/<slug>/proposals/read")
@requires(Action.PLAN)
def read_again(slug: str) -> Response:
    """Reads the words of all items of the year again: for programmes and meetings that came in before."""
    committee, year = _committee(slug), _year()
    with writing() as session:
        keep_proposals(session, queries.items_of(session, committee.id, year.start))
    close_reading()
    found = queries.proposals_of(reading(), committee.id, year.start)
    waiting = sum(one.state is ProposalState.PROPOSED for one in found)
    flash(f"The words of every item have been read. {capital(count(waiting, 'proposal'))} to decide.")
    return _back(committee, year)


@room.route("/plan/proposals/<int:proposal_id>/", methods=["GET", "POST"])
@requires(Action.PLAN)
def proposal(proposal_id: int) -> Response | tuple[str, int]:
    """One proposal, with a form on which to mend what is wrong before it is confirmed."""
    found = _proposal(proposal_id)
    if found.state is not ProposalState.PROPOSED:
        flash(f"“{found.item.title}”: {found.decided_by} has decided about these words.")
        return _back(found.item.committee, MunicipalYear(found.item.year))
    form, private = _form(found), found.item.exempt_paragraph is not None
    if form.validate_on_submit():
        if isinstance(form, ReferralProposalForm):
            referral = form.draft()

            def change(session: Session) -> Any:
                return actions.accept_referral(session, proposal_id, form.seen_version, referral, _decider())

        else:
            draft = form.draft(MunicipalYear(found.item.year), _starts(), private=private)
            answered = bool(form.answered.data)

            def change(session: Session) -> Any:
                return actions.confirm(session, proposal_id, form.seen_version, draft, _decider(), answered=answered)

        if save(form, change, lambda: _form(_proposal(proposal_id), formdata=None)) is not None:
            flash(f"Confirmed: “{found.item.title}”.")
            return _back(found.item.committee, MunicipalYear(found.item.year))
    found = _proposal(proposal_id)
    page = render_template(
        "followups/proposal.html",
        form=form,
        card=card_of(found, today(), _starts()),
        taken=taken_at(found, today()),
        committee=found.item.committee,
        year=MunicipalYear(found.item.year),
    )
    return page, form.status


@room.post("/plan/proposals/<int:proposal_id>/confirm")
@requires(Action.PLAN)
def confirm(proposal_id: int) -> Response:
    """Confirms a proposal as its card shows it."""

    def decide(session: Session, version: int) -> Any:
        found = queries.proposal_by_id(session, proposal_id)
        assert found is not None
        if is_referral(found):
            return actions.accept_referral(session, proposal_id, version, referral_of(found), _decider())
        return actions.confirm(session, proposal_id, version, draft_of(found, _starts()), _decider())

    return _decide(proposal_id, decide, "Confirmed: “{}”.")


@room.post("/plan/proposals/<int:proposal_id>/turn-down")
@requires(Action.PLAN)
def turn_down(proposal_id: int) -> Response:
    """Says that the words ask for nothing."""
    return _decide(
        proposal_id,
        lambda session, version: actions.turn_down(session, proposal_id, version, _decider()),
        "“{}”: not a follow-up. These words are not proposed again.",
    )


@room.post("/plan/proposals/<int:proposal_id>/take-back")
@requires(Action.PLAN)
def take_back(proposal_id: int) -> Response:
    """Undoes what was decided."""
    return _decide(
        proposal_id,
        lambda session, version: actions.take_back(session, proposal_id, version, _decider()),
        "“{}” is to be decided again.",
    )


def _decide(proposal_id: int, decide: Callable[[Session, int], Any], said: str) -> Response:
    found = _proposal(proposal_id)
    committee, year, item = found.item.committee, MunicipalYear(found.item.year), found.item
    version = _number(request.form.get("version", ""))
    _write(lambda session: decide(session, version), lambda _done: said.format(item.title))
    return _back(committee, year, f"item-{item.id}")


def _write(write: Callable[[Session], Any], said: Callable[[Any], str]) -> None:
    """Writes in one transaction, and says what was done, or why not."""
    try:
        with writing() as session:
            done = write(session)
    except Refused as refused:
        flash(refused.reason)
    except Stale:
        flash(OVERTAKEN)
    else:
        flash(said(done))
    finally:
        close_reading()


def _confirmed(number: int) -> str:
    return f"{capital(count(number, 'proposal'))} confirmed. Each can be undone at the foot of this page."


def _form(found: Proposal, **kwargs: Any) -> FollowUpProposalForm | ReferralProposalForm:
    if is_referral(found):
        referral = referral_of(found)
        answers = {"referral": referral.kind, "note": referral.note, "version": found.version}
        return ReferralProposalForm(data=answers, **kwargs)
    draft, item = draft_of(found, _starts()), found.item
    span = item.committee_id, item.year - YEARS_BACK, item.year + 1
    meetings = queries.meetings_of(reading(), *span)
    sources = queries.source_items(reading(), *span, item.id)
    people = {part.person_id: part.person.name for part in item.parts}
    return FollowUpProposalForm(
        data={
            "wording": draft.wording,
            "source_meeting": draft.source_meeting_id,
            "source_text": draft.source_text,
            "source_item": draft.source_item_id,
            "asked_by": draft.asked_by,
            "asked_by_note": draft.asked_by_note,
            "asked_of": list(draft.asked_of),
            "answer_form": AnswerForm.REPORT,
            "target": draft.target.text,
            "answered": True,
            "version": found.version,
        },
        choices={
            "source_meeting": [Choice(str(meeting.id), date_words(meeting.day)) for meeting in meetings],
            "source_item": [Choice(str(number), f"{title}, {date_words(day)}") for number, title, day in sources],
            "asked_of": [Choice(str(number), name) for number, name in people.items()],
        },
        **kwargs,
    )


def _committee(slug: str) -> Committee:
    committee = queries.committee_by_slug(reading(), slug)
    if committee is None:
        abort(404)
    must_be_allowed(Action.PLAN, committee.id)
    return committee


def _proposal(proposal_id: int) -> Proposal:
    found = queries.proposal_by_id(reading(), proposal_id)
    if found is None:
        abort(404)
    must_be_allowed(Action.PLAN, found.item.committee_id)
    return found


def _year() -> MunicipalYear:
    asked = request.args.get("year")
    if not asked:
        return MunicipalYear.of(today(), _starts())
    try:
        return MunicipalYear.parse(asked)
    except ValueError:
        abort(404)


def _starts() -> Starts:
    row = council_row()
    return (row.year_month, row.year_day)


def _decider() -> actions.Decider:
    return actions.Decider(signed_in().name, house().clock.now(), today())


def _seen(written: str) -> tuple[int, int]:
    proposal_id, _, version = written.partition(":")
    return _number(proposal_id), _number(version)


def _number(written: str) -> int:
    """A number that was sent; -1, which no record has, for anything else."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else -1


def _back(committee: Committee, year: MunicipalYear, anchor: str | None = None) -> Response:
    return redirect(url_for(".proposals", slug=committee.slug, year=year.label, _anchor=anchor))
