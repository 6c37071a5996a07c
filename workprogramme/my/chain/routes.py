"""The page on which a committee's deadlines are changed. Its address stands in the room's `routes`."""

from collections.abc import Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.chain_changes import MeetingDays, days_under
from workprogramme.domain.deadlines import DEFAULT_CHAIN, Stage
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.committees import Committee
from workprogramme.models.deadline_chains import chain_of
from workprogramme.my.chain.actions import Coming, change_chain, coming_meetings, last_change, mark_of
from workprogramme.my.chain.forms import MOST_STAGES, ChainForm, chain_form, pressed, rows_of, rows_sent
from workprogramme.my.table.queries import committee_by_slug
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.context import close_reading, reading, today, writing
from workprogramme.web.law import jurisdiction, working_days
from workprogramme.web.words import count, join_names

MOST_NAMES = 8  # reports that are named once the chain is saved


@requires(Action.PLAN)
def deadlines(slug: str) -> Response | tuple[str, int]:
    """The chain as it is; as it is being changed, with what that moves; and, saved, as it is from now on."""
    committee = _committee(slug)
    now = chain_of(committee.deadline_chain, jurisdiction())
    form, wanted = _answered(now)
    if wanted is not None and form.save.data:
        before = days_of(now, wanted, coming_meetings(reading(), committee.id, today()))
        try:
            with writing() as session:
                change_chain(session, committee.id, form.seen.data or "", wanted, jurisdiction())
        except Refused as refused:
            form.refuse(refused)
        except Stale:
            close_reading()
            return _page(slug, form, wanted, overtaken=True), 409
        else:
            close_reading()
            flash(_said(before))
            return redirect(url_for("my.deadlines", slug=slug))
    return _page(slug, form, wanted), form.status


def _answered(now: Sequence[Stage]) -> tuple[ChainForm, tuple[Stage, ...] | None]:
    """The form after what was pressed, and the chain in it, where that makes sense."""
    sent = request.form
    if request.method != "POST":
        return _fresh(now, mark_of(now)), tuple(now)
    if "reset" in sent:
        return _fresh(DEFAULT_CHAIN, sent.get("seen", "")), DEFAULT_CHAIN
    rows = rows_sent(sent)
    changed = pressed(sent, rows)
    if changed is not None:
        kept = {"dispatch": sent.get("dispatch", ""), "seen": sent.get("seen", "")}
        return chain_form(changed, formdata=None, data=kept), None
    form = chain_form(rows)
    if not form.validate_on_submit():
        return form, None
    wanted = form.chain((*now, *DEFAULT_CHAIN))
    return form, None if form.refuse_faults(wanted, jurisdiction()) else wanted


def _fresh(chain: Sequence[Stage], seen: str) -> ChainForm:
    return chain_form(rows_of(chain), formdata=None, data={"dispatch": chain[-1].name, "seen": seen})


def _page(slug: str, form: ChainForm, wanted: Sequence[Stage] | None, *, overtaken: bool = False) -> str:
    committee = _committee(slug)
    now = chain_of(committee.deadline_chain, jurisdiction())
    coming = coming_meetings(reading(), committee.id, today())
    if overtaken:
        form.seen.data = mark_of(now)
    last = last_change(reading(), committee.id, jurisdiction())
    return render_template(
        "my/deadlines.html",
        committee=committee,
        form=form,
        most=MOST_STAGES,
        now=now,
        overtaken=overtaken,
        days=days_of(now, wanted, coming) if wanted is not None else (),
        last=last,
        last_days=[day for day, _ in days_of(last.before, now, coming) if day.moved] if last else [],
    )


def days_of(
    before: Sequence[Stage], after: Sequence[Stage], coming: Sequence[Coming]
) -> list[tuple[MeetingDays, tuple[str, ...]]]:
    """The days of each meeting under both chains, with the titles of its reports."""
    titles = {one.meeting.id: one.titles for one in coming}
    found = days_under(before, after, [one.meeting for one in coming], working_days(), jurisdiction())
    return [(one, titles[one.meeting.id]) for one in found]


def _said(days: Sequence[tuple[MeetingDays, Sequence[str]]]) -> str:
    """What saving moved: for which reports."""
    titles = [title for one, titles in days if one.moved for title in titles]
    if not titles:
        return "The deadlines are saved. No day moves for a report that is planned."
    named = titles[:MOST_NAMES]
    more = [f"{count(len(titles) - MOST_NAMES, 'other')}"] if len(titles) > MOST_NAMES else []
    return f"The deadlines are saved. Days move for {count(len(titles), 'report')}: {join_names([*named, *more])}."


def _committee(slug: str) -> Committee:
    found: Any = committee_by_slug(reading(), slug)
    if found is None:
        abort(404)
    must_be_allowed(Action.PLAN, found.id)
    committee: Committee = found
    return committee
