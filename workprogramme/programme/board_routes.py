"""The pages for what is done to the plan at large: split, merge, copy, carry over. Addresses: see `routes`."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import LAST_YEAR, MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.programme import board_actions, queries
from workprogramme.programme.addresses import asked_year, committee_to_plan
from workprogramme.programme.board_forms import CarryOverForm, CopyItemForm, MergeItemForm, SplitItemForm
from workprogramme.programme.places import whereabouts
from workprogramme.web.access import allowed, must_be_allowed, requires
from workprogramme.web.context import close_reading, house, reading, writing
from workprogramme.web.council import council_calendar
from workprogramme.web.fields import Choice
from workprogramme.web.submissions import make_once, save
from workprogramme.web.words import capital, count, join_names, long_date

Answer = Response | str | tuple[str, int]


@requires(Action.PLAN)
def split_item(item_id: int) -> Answer:
    """Asks for the titles of the items that one becomes, and, sent, splits it."""
    item = _item(item_id)
    form = _split_form(item)
    if form.validate_on_submit():
        titles, now = form.titles.data or [], house().clock.now()
        made = save(
            form,
            lambda session: board_actions.split_item(session, item_id, form.seen_version, titles, now),
            lambda: _split_form(_item(item_id), formdata=None),
            board_actions.split_reason(item),
        )
        if made is not None:
            flash(f"“{item.title}” is now {count(len(made), 'item')}: {join_names(f'“{one.title}”' for one in made)}.")
            return _to_plan(item.committee, MunicipalYear(item.year))
    return _item_page("programme/split_item.html", item_id, form)


@requires(Action.PLAN)
def merge_item(item_id: int) -> Answer:
    """Asks for the item that this one goes into, and, sent, merges the two."""
    item = _item(item_id)
    others = [other for other in queries.standing_items(reading(), item.committee_id) if other.id != item.id]
    form = _merge_form(item, others)
    if others and form.validate_on_submit():
        into = form.into.data
        chosen = next(other for other in others if other.id == into)
        merged = save(
            form,
            lambda session: board_actions.merge_item(session, item_id, form.seen_version, into),
            lambda: _merge_form(_item(item_id), others, formdata=None),
            board_actions.merge_reason(chosen),
        )
        if merged is not None:
            flash(f"“{item.title}” is merged into “{merged.title}”. {whereabouts(merged)}")
            return _to_plan(merged.committee, MunicipalYear(merged.year))
    return _item_page("programme/merge_item.html", item_id, form, others=others)


@requires(Action.PLAN)
def copy_item(item_id: int) -> Answer:
    """Asks for the committee that a copy goes to, and, sent, makes the copy."""
    item = _item(item_id)
    others = [
        committee
        for committee in queries.committees_by_name(reading())
        if committee.id != item.committee_id and allowed(Action.PLAN, committee.id)
    ]
    form = CopyItemForm(
        data={"year": item.year, "committee": others[0].id if len(others) == 1 else None},
        choices={
            "committee": [Choice(str(other.id), other.name) for other in others],
            "year": [Choice(str(start), MunicipalYear(start).label) for start in _years_for(item)],
        },
    )
    if others and form.validate_on_submit():
        to, year, now = form.committee.data, form.year.data, house().clock.now()
        try:
            made = make_once(
                form,
                lambda session: board_actions.copy_item(session, item_id, to, year, now).id,
                board_actions.copy_reason(item),
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            copy = _item(made.id)
            had = "had been copied already" if made.again else "is copied"
            flash(f"“{copy.title}” {had} to {copy.committee.name}. {whereabouts(copy)}")
            return _to_plan(copy.committee, MunicipalYear(copy.year))
    return _item_page("programme/copy_item.html", item_id, form, others=others)


@requires(Action.PLAN)
def carry_over(slug: str) -> Answer:
    """Lists what has no meeting, all of it ticked, and, sent, takes what is ticked to the next municipal year."""
    committee = committee_to_plan(slug)
    year = asked_year(council_calendar().starts)
    if year.start + 1 >= LAST_YEAR:
        abort(404)
    waiting = queries.unscheduled_items(reading(), committee.id, year.start)
    form = CarryOverForm(data={"items": [item.id for item in waiting]}, choices={"items": _to_carry(waiting)})
    if form.validate_on_submit():
        reason, chosen = form.reason.data or "", form.items.data or []
        try:
            with writing(board_actions.carry_reason(year, reason)) as session:
                carried = board_actions.carry_over(session, committee.id, year, chosen, reason)
        except Refused as refused:
            form.refuse(refused)
        else:
            are = "is" if len(carried) == 1 else "are"
            flash(f"{capital(count(len(carried), 'item'))} {are} carried over to {year.next}.")
            return _to_plan(committee, year.next)
        finally:
            close_reading()
    page = render_template("programme/carry_over.html", form=form, committee=committee, year=year, waiting=waiting)
    return page, form.status


def _to_carry(items: list[Item]) -> list[Choice]:
    return [
        Choice(str(item.id), item.title, f"Wanted {item.target_text}" if item.target_text else "No date given")
        for item in items
    ]


def _years_for(item: Item) -> list[int]:
    """The years that a copy may go to: the item's own, and the next."""
    return [start for start in (item.year, item.year + 1) if start < LAST_YEAR]


def _item(item_id: int) -> Item:
    item = queries.item_by_id(reading(), item_id)
    if item is None:
        abort(404)
    must_be_allowed(Action.PLAN, item.committee_id)
    return item


def _split_form(item: Item, **kwargs: Any) -> SplitItemForm:
    return SplitItemForm(data={"titles": [item.title], "version": item.version}, **kwargs)


def _merge_form(item: Item, others: list[Item], **kwargs: Any) -> MergeItemForm:
    choices = [Choice(str(other.id), f"{other.title} ({_standing(other)})") for other in others]
    return MergeItemForm(data={"version": item.version}, choices={"into": choices}, **kwargs)


def _standing(item: Item) -> str:
    if item.meeting is not None:
        return long_date(item.meeting.day)
    return item.target_text or f"to be scheduled in {MunicipalYear(item.year)}"


def _item_page(template: str, item_id: int, form: Any, **values: Any) -> tuple[str, int]:
    item = _item(item_id)
    overtaken = getattr(form, "overtaken", False)
    page = render_template(
        template,
        form=form,
        item=item,
        committee=item.committee,
        year=MunicipalYear(item.year),
        whereabouts=whereabouts(item),
        last=queries.last_change(reading(), Item.__tablename__, item.id) if overtaken else None,
        **values,
    )
    return page, form.status


def _to_plan(committee: Committee, year: MunicipalYear) -> Response:
    return redirect(url_for("planner.board", slug=committee.slug, year=year.label))
