"""The board and what its script asks for: what would happen, what changed. This is the room's table of contents."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, flash, get_flashed_messages, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from workprogramme.domain.access import Action
from workprogramme.domain.findings import Finding, what_if_anywhere, what_if_made
from workprogramme.domain.kinds import ItemKind, ReferralKind
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.domain.plans import Span
from workprogramme.domain.refusals import Refused
from workprogramme.planner import actions, queries
from workprogramme.planner.board import Board, Told
from workprogramme.planner.filters import Filters
from workprogramme.planner.forms import LeaveForm
from workprogramme.planner.laying_out import board_of, told_of
from workprogramme.planner.snapshot import Ground, Snapshot, snapshot_of
from workprogramme.planner.standing import changes_since
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.answers import wants_json
from workprogramme.web.context import close_reading, house, reading, signed_in, today, writing
from workprogramme.web.council import council_row
from workprogramme.web.fields import choices_of
from workprogramme.web.law import jurisdiction, working_days
from workprogramme.web.typed import clean
from workprogramme.web.what_if_words import what_if_words

room = Blueprint("planner", __name__)

VIEWS = ("projector", "sheet")


@room.get("/plan/<slug>/")
@requires(Action.PLAN)
def board(slug: str) -> str | Response | dict[str, Any]:
    """The board of one municipal year; for its own script the parts of it that change, as JSON."""
    snapshot = _snapshot(slug)
    found = board_of(snapshot, Filters.asked(request.args))
    if wants_json():
        return {
            "said": " ".join(str(message) for message in get_flashed_messages()),
            "journal": snapshot.journal_id,
            "parts": _page("planner/parts.html", snapshot, found),
            "went": request.args.get("went", ""),
        }
    return _page("planner/sheet.html" if _view() == "sheet" else "planner/board.html", snapshot, found)


@room.get("/plan/<slug>/what-if/<int:item_id>")
@requires(Action.PLAN)
def what_if(slug: str, item_id: int) -> dict[str, Any]:
    """What would happen to an item at each meeting to come, by the meeting's id, and in the tray: a few words each."""
    snapshot = _snapshot(slug)
    if snapshot.plan.programme.item(item_id) is None:
        abort(404)
    return _what_if(what_if_anywhere(snapshot.plan, item_id))


def _what_if(found: Mapping[int | None, tuple[Finding, ...]]) -> dict[str, Any]:
    return {
        str(meeting_id or "tray"): {
            "words": what_if_words(findings),
            "severity": findings[0].severity.value if findings else "fits",
        }
        for meeting_id, findings in found.items()
    }


@room.get("/plan/<slug>/what-if/asked-<int:follow_up_id>")
@requires(Action.PLAN)
def what_if_asked(slug: str, follow_up_id: int) -> dict[str, Any]:
    """The same for the item that would be made for a follow-up."""
    snapshot = _snapshot(slug)
    if all(value.id != follow_up_id for value in snapshot.plan.follow_ups):
        abort(404)
    return _what_if(what_if_made(snapshot.plan, follow_up_id))


@room.get("/plan/<slug>/changes")
@requires(Action.PLAN)
def changes(slug: str) -> dict[str, Any]:
    """Whether the committee's programme changed after `?since=`, a number that the board was given, and by whom."""
    said = request.args.get("since", "")
    since = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
    found = changes_since(reading(), slug, since)
    if found is None:
        abort(404)
    committee_id, journal_id, by_name = found
    must_be_allowed(Action.PLAN, committee_id)
    return {"journal": journal_id, "by": by_name or None, "changed": journal_id > since}


@room.get("/plan/<slug>/findings")
@requires(Action.PLAN)
def finding(slug: str) -> str:
    """The form on which one finding, `?finding=`, is left as it is; 404 where it is not pointed out."""
    snapshot = _snapshot(slug)
    found = _finding(snapshot, clean(request.args.get("finding", "")))
    if found is None:
        abort(404)
    return _finding_page(snapshot, found, LeaveForm(formdata=None, data={"key": found.id}))


@room.post("/plan/<slug>/findings")
@requires(Action.PLAN)
def acknowledge(slug: str) -> Redirect | tuple[dict[str, Any] | str, int]:
    """Leaves a finding of the year as it is, for the reason given; with `back`, points it out again.

    `key` is the finding's own, or what it is called on the page.
    """
    snapshot = _snapshot(slug)
    key, committee_id, year = clean(request.form.get("key", "")), snapshot.committee.id, snapshot.year.start
    found = _finding(snapshot, key)
    try:
        if request.form.get("back"):
            with writing() as session:
                actions.take_acknowledgement_back(session, committee_id, year, found.key if found else key)
            flash("It is pointed out again.")
        else:
            if found is None:
                raise Refused("That is not pointed out any more. Look at the programme as it stands.")
            reason, by, at = clean(request.form.get("reason", "")), signed_in().name, house().clock.now()
            with writing(reason) as session:
                actions.acknowledge(session, committee_id, year, found.key, reason, by, at)
            flash("It is left as it is, and the reason is kept.")
    except Refused as refused:
        if wants_json():
            return {"said": refused.reason, "field": refused.field}, 422
        if found is None or refused.field is None:
            raise
        form = LeaveForm()
        form.refuse(refused)
        return _finding_page(snapshot, found, form), form.status
    finally:
        close_reading()
    return redirect(url_for(".board", slug=slug, year=snapshot.year.label, view=_view() or None, _anchor="findings"))


def _finding(snapshot: Snapshot, asked: str) -> Told | None:
    return next((told for told in told_of(snapshot) if asked in (told.key, told.id)), None)


def _finding_page(snapshot: Snapshot, told: Told, form: LeaveForm) -> str:
    return render_template(
        "planner/finding.html", committee=snapshot.committee, year=snapshot.year, told=told, form=form, view=_view()
    )


def _snapshot(slug: str) -> Snapshot:
    """The year that is asked for; 404 and 403 as for every page of a committee."""
    found = queries.committee_with_seats(reading(), slug)
    if found is None:
        abort(404)
    committee, seats = found
    must_be_allowed(Action.PLAN, committee.id)
    row = council_row()
    starts = (row.year_month, row.year_day)
    ground = Ground(
        today=today(),
        days=working_days(),
        jurisdiction=jurisdiction(),
        starts=starts,
        recesses=_spans(row.recesses),
        pre_election=_spans(row.pre_election),
    )
    return snapshot_of(reading(), committee, seats, _year(starts), ground, signed_in().id)


def _year(starts: Starts) -> MunicipalYear:
    asked = request.args.get("year")
    if not asked:
        return MunicipalYear.of(today(), starts)
    try:
        return MunicipalYear.parse(asked)
    except ValueError:
        abort(404)


def _spans(stored: Any) -> tuple[Span, ...]:
    return tuple(
        Span(first=date.fromisoformat(one["first"]), last=date.fromisoformat(one["last"]), reason=one.get("reason", ""))
        for one in stored
    )


def _view() -> str:
    asked = request.args.get("view", "")
    return asked if asked in VIEWS else ""


def _page(template: str, snapshot: Snapshot, found: Board) -> str:
    year, starts = snapshot.year, snapshot.plan.starts
    this_year = MunicipalYear.of(snapshot.plan.today, starts)
    years = sorted({year, *year.neighbours, this_year, this_year.next})
    return render_template(
        template,
        committee=snapshot.committee,
        year=year,
        years=[one.label for one in years],
        board=found,
        filters=Filters.asked(request.args),
        people=[(name, name) for name in queries.names_in(snapshot.items.values())],
        kinds=choices_of(ItemKind),
        sources=choices_of(ReferralKind),
        view=_view(),
    )
