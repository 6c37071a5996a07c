"""The pages for one item: add, edit, move, withdraw, restore, and its history. Their addresses stand in `routes`."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.directory import Directory
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.models.items import Item
from workprogramme.programme import actions, queries
from workprogramme.programme.addresses import asked_year, committee_to_plan
from workprogramme.programme.forms import (
    AddItemForm,
    EditItemForm,
    MoveItemForm,
    WithdrawItemForm,
    item_answers,
    paragraph_choices,
)
from workprogramme.programme.history import history
from workprogramme.programme.places import place_choices, read_place, whereabouts, write_place
from workprogramme.programme.taking_back import take_back_last_move
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.answers import wants_json
from workprogramme.web.context import close_reading, house, reading, signed_in, writing
from workprogramme.web.council import council_calendar
from workprogramme.web.fields import Choice
from workprogramme.web.item_threads import awaited_from, threads_of_item
from workprogramme.web.law import jurisdiction
from workprogramme.web.submissions import make_once, save

Answer = Response | str | tuple[str, int] | tuple[dict[str, Any], int]


@requires(Action.PLAN)
def add_item(slug: str) -> Answer:
    """The form for a new item, and, sent, the item."""
    committee = committee_to_plan(slug)
    calendar = council_calendar()
    year = asked_year(calendar.starts)
    places = _places(committee.id, year.start, None)
    asked = request.args.get("meeting", "")
    form = AddItemForm(
        data={"kind": "main", "place": asked if asked in {p.value for p in places} else places[0].value},
        directory=queries.directory(reading()),
        choices={"place": places, "exempt_paragraph": paragraph_choices(jurisdiction(), None)},
    )
    if form.validate_on_submit():
        draft, now = form.draft(year, calendar.starts), house().clock.now()
        try:
            made = make_once(form, lambda session: actions.add_item(session, committee.id, draft, now).id)
        except Refused as refused:
            form.refuse(refused)
        else:
            item = _item(made.id)
            flash(f"“{item.title}” had been added already." if made.again else _said(item, "is added"))
            return _to_plan(item)
    page = render_template("programme/item_form.html", form=form, committee=committee, year=year, item=None)
    return page, form.status


@requires(Action.PLAN)
def edit_item(item_id: int) -> Answer:
    """The form for an item that is there, and, sent, the change."""
    item = _item(item_id)
    starts = council_calendar().starts
    form = _edit_form(item, queries.directory(reading()))
    if form.validate_on_submit():
        year, reason = MunicipalYear(item.year), form.reason.data or ""
        changed = save(
            form,
            lambda session: actions.change_item(session, item_id, form.seen_version, form.draft(year, starts), reason),
            lambda: _edit_form(_item(item_id), queries.directory(reading()), formdata=None),
            reason,
        )
        if changed is not None:
            flash(_said(changed, "is saved"))
            return _to_plan(changed)
    return _item_page("programme/item_form.html", item_id, form)


@requires(Action.PLAN)
def move_item(item_id: int) -> Answer:
    """The form that says where an item goes, and, sent, the move."""
    form = _move_form(_item(item_id))
    if form.validate_on_submit():
        place, position, reason = read_place(form.place.data), form.position.data, form.reason.data or ""
        moved = save(
            form,
            lambda session: actions.move_item(session, item_id, form.seen_version, place, position, reason),
            lambda: _move_form(_item(item_id), formdata=None),
            reason,
        )
        if moved is not None:
            flash(_said(moved, "is moved"))
            return _back_to_board(moved)
    if wants_json():
        return _not_moved(item_id, form)
    return _item_page("programme/move_item.html", item_id, form)


def _not_moved(item_id: int, form: MoveItemForm) -> tuple[dict[str, Any], int]:
    """Why an item was not moved, for the board's script: a sentence, and whether a reason is all that it lacks."""
    if form.overtaken:
        last = queries.last_change(reading(), Item.__tablename__, item_id)
        who = (last.by_name if last else "") or "Somebody else"
        said = f"{who} changed “{_item(item_id).title}” while you had it before you. It has not been moved."
        return {"said": said, "field": None}, 409
    wrong = [field.name for field in form if field.errors]
    said = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return {"said": said, "field": "reason" if wrong == ["reason"] else None}, 422


@requires(Action.PLAN)
def take_back(slug: str) -> Response | tuple[dict[str, Any], int]:
    """Takes the last move of whoever asks back, if it is still the one that they had in view."""
    committee = committee_to_plan(slug)
    entry = request.form.get("entry", "")
    entry_id = int(entry) if entry.isascii() and entry.isdigit() and len(entry) < 10 else 0
    try:
        with writing() as session:
            item = take_back_last_move(session, committee.id, signed_in().id, entry_id)
    except Refused as refused:
        if wants_json():
            return {"said": refused.reason, "field": None}, 422
        raise
    close_reading()
    flash(_said(_item(item.id), "is put back"))
    return _back_to_board(_item(item.id))


@requires(Action.PLAN)
def withdraw_item(item_id: int) -> Answer:
    """Asks why, and, sent, takes the item out of the programme."""
    form = _withdraw_form(_item(item_id))
    if form.validate_on_submit():
        reason = form.reason.data or ""
        gone = save(
            form,
            lambda session: actions.withdraw_item(session, item_id, form.seen_version, reason),
            lambda: _withdraw_form(_item(item_id), formdata=None),
            reason,
        )
        if gone is not None:
            flash(f"“{gone.title}” is withdrawn. It can be restored at the foot of this page.")
            return _to_plan(gone)
    return _item_page("programme/withdraw_item.html", item_id, form)


@requires(Action.PLAN)
def restore_item(item_id: int) -> Answer:
    """Brings a withdrawn item back."""
    _item(item_id)
    with writing() as session:
        restored = actions.restore_item(session, item_id)
    flash(_said(restored, "is restored"))
    return _to_plan(restored)


@requires(Action.PLAN)
def item_history(item_id: int) -> Answer:
    """Who changed what of an item, when and why."""
    item = _item(item_id)
    year, chapters = MunicipalYear(item.year), history(reading(), item_id)
    threads = threads_of_item(reading(), item_id, house().clock.today())
    return render_template("programme/history.html", item=item, year=year, chapters=chapters, threads=threads)


def _item(item_id: int) -> Item:
    item = queries.item_by_id(reading(), item_id)
    if item is None:
        abort(404)
    must_be_allowed(Action.PLAN, item.committee_id)
    return item


def _edit_form(item: Item, directory: Directory, **kwargs: Any) -> EditItemForm:
    return EditItemForm(
        data=item_answers(item, directory),
        directory=directory,
        choices={
            "place": _places(item.committee_id, item.year, item.meeting_id),
            "exempt_paragraph": paragraph_choices(jurisdiction(), item.exempt_paragraph),
        },
        **kwargs,
    )


def _move_form(item: Item, **kwargs: Any) -> MoveItemForm:
    return MoveItemForm(
        data={"place": write_place(item.meeting_id, item.year), "version": item.version},
        choices={"place": _places(item.committee_id, item.year, item.meeting_id)},
        **kwargs,
    )


def _withdraw_form(item: Item, **kwargs: Any) -> WithdrawItemForm:
    return WithdrawItemForm(data={"version": item.version}, **kwargs)


def _places(committee_id: int, year: int, now_at: int | None) -> list[Choice]:
    return place_choices(queries.meetings_between(reading(), committee_id, year - 1, year + 1), year, now_at)


def _item_page(template: str, item_id: int, form: Any) -> tuple[str, int]:
    """A page about an item as it stands now, which may be newer than when the request began."""
    item = _item(item_id)
    page = render_template(
        template,
        form=form,
        item=item,
        committee=item.committee,
        year=MunicipalYear(item.year),
        whereabouts=whereabouts(item),
        follow_ups=awaited_from(reading(), item_id),
        last=queries.last_change(reading(), Item.__tablename__, item.id) if form.overtaken else None,
    )
    return page, form.status


def _said(item: Item, what: str) -> str:
    return f"“{item.title}” {what}. {whereabouts(item)}"


def _to_plan(item: Item) -> Response:
    return redirect(url_for("planner.board", slug=item.committee.slug, year=MunicipalYear(item.year).label))


def _back_to_board(item: Item) -> Response:
    """To the board that the form was sent from; to that of the item's year from anywhere else."""
    sent_from = {name: request.args[name] for name in ("year", "view") if name in request.args}
    where: dict[str, Any] = {"year": MunicipalYear(item.year).label, **sent_from}
    return redirect(url_for("planner.board", slug=item.committee.slug, **where) + f"#item-{item.id}")
