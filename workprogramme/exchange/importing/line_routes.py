"""The pages on which one line of a document is corrected: what it is, what its item says, what its columns are."""

from collections.abc import Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.imports import ImportState
from workprogramme.domain.refusals import Refused
from workprogramme.domain.written_dates import write_date
from workprogramme.exchange.importing.columns import meanings_of
from workprogramme.exchange.importing.correcting import Corrected, correct
from workprogramme.exchange.importing.corrections import (
    Correction,
    GoesOnAbove,
    IsItem,
    IsMeeting,
    ItemSays,
    More,
    NoItem,
    NoMeeting,
    TheseColumns,
)
from workprogramme.exchange.importing.drafting import say
from workprogramme.exchange.importing.forms import ColumnsForm, LineForm
from workprogramme.exchange.importing.preview import Row, rows_of
from workprogramme.exchange.importing.room import Subject, sender, the_import
from workprogramme.exchange.reading.layouts.columns import Column
from workprogramme.exchange.reading.results import ReadItem
from workprogramme.web.access import requires
from workprogramme.web.context import close_reading, writing
from workprogramme.web.fields import Choice

Page = Response | tuple[str, int]
ITEM, MEETING, NO_MEETING, NEITHER = "item", "meeting", "no_meeting", "neither"


@requires(Action.PLAN)
def line(slug: str, import_id: int, line: int) -> Page:
    """Asks what the line is and what it says, filled in as it was read; `?item=` names one of several on it."""
    subject = the_import(slug, import_id, ImportState.DRAFT)
    result = subject.corrected()
    row = _row(result, line)
    key, item = _item(row, request.args.get("item"))
    form = LineForm(data=_as_read(row, item), choices={"what": _choices(row, item)})
    if form.validate_on_submit():
        try:
            said = _said(form, result, row, key, item)
            with writing() as session:
                say(session, subject.found.id, said, sender())
        except Refused as refused:
            form.refuse(refused)
        else:
            close_reading()
            flash(f"Line {line} is read as you say. You can take that back below.")
            return redirect(f"{subject.path}?line={line}#line-{line}")
    page = render_template("importing/line.html", subject=subject, row=row, item=item, form=form)
    return page, form.status


@requires(Action.PLAN)
def columns(slug: str, import_id: int, line: int) -> Page:
    """Asks what each column holds below a line that names them."""
    subject = the_import(slug, import_id, ImportState.DRAFT)
    row = _row(subject.corrected(), line)
    cells = row.line.cells
    if len(cells) < 2:
        abort(404)
    before = next((one for one in reversed(_columns_said(subject)) if one.line == line), None)
    form = ColumnsForm.of(cells, before.meanings if before else [one.value for one in meanings_of(row.line)])
    if form.validate_on_submit():
        meanings = form.meanings(len(cells))
        try:
            if Column.TITLE.value not in meanings:
                raise Refused("Choose which column holds the titles.", "column_0")
            with writing() as session:
                say(session, subject.found.id, [TheseColumns(line=line, meanings=meanings)], sender())
        except Refused as refused:
            form.refuse(refused)
        else:
            close_reading()
            flash("The table was read again with these columns.")
            return redirect(f"{subject.path}?line={line}#line-{line}")
    return render_template("importing/columns.html", subject=subject, row=row, form=form), form.status


def _columns_said(subject: Subject) -> list[TheseColumns]:
    return [one for one in subject.corrections if isinstance(one, TheseColumns)]


def _row(result: Corrected, number: int) -> Row:
    row = next((row for row in rows_of(result) if row.line.number == number), None)
    if row is None:
        abort(404)
    return row


def _item(row: Row, key: str | None) -> tuple[str, ReadItem | None]:
    """The item that is asked about, else the first on the line, if there is any."""
    if key and key not in dict(row.items):
        abort(404)
    return next(((k, item) for k, item in row.items if key in (None, k)), ("", None))


def _as_read(row: Row, item: ReadItem | None) -> dict[str, Any]:
    meeting = row.meetings[0] if row.meetings else None
    data: dict[str, Any] = {"what": ITEM if item else MEETING if meeting else None}
    if item is not None:
        people = item.people
        data |= {
            "title": item.title, "detail": item.detail, "when": item.target.text, "partners": list(people.partners),
            "lead_officers": list(people.lead_officers), "cabinet_members": list(people.cabinet_members),
        }  # fmt: skip
    else:
        data["title"] = row.line.text
    return data | ({"day": write_date(meeting.date), "note": meeting.note} if meeting else {})


def _choices(row: Row, item: ReadItem | None) -> list[Choice]:
    found = [
        Choice(ITEM, "An item of the programme", "It is then right as it stands below."),
        Choice(MEETING, "The date of a meeting", "What stands below it, up to the next date, is for that meeting."),
        Choice(More.TITLE.value, "More of the title of the item above it"),
        Choice(More.DETAIL.value, "More of the detail of the item above it"),
    ]
    if row.meetings:
        found.append(Choice(NO_MEETING, "A date, but of no meeting", "Its items are then to be scheduled."))
    if item is not None:
        found.append(Choice(NEITHER, "No item", "Its words are kept with the document, and not brought in."))
    return found


def _said(form: LineForm, result: Corrected, row: Row, key: str, item: ReadItem | None) -> Sequence[Correction]:
    """The corrections that the answers come to. Refused where something is missing."""
    number, what = row.line.number, form.what.data
    if what == MEETING:
        day = form.the_day(result.reading.municipal_year)
        return [IsMeeting(line=number, day=day, note=form.note.data or "")]
    if what == NO_MEETING:
        return [NoMeeting(line=number)]
    if what == NEITHER:
        return [NoItem(item=key)]
    if what != ITEM:
        return [GoesOnAbove(line=number, more=More(what))]
    if not form.title.data:
        raise Refused("Enter a title.", "title")
    if item is not None:
        return [_says(form, key, item)]
    made = IsItem(line=number)
    after = correct(result.reading.lines, result.reading, [made], result.reading.municipal_year)
    found = next((k for k, one in zip(after.keys, after.reading.items, strict=True) if one.lines[0] == number), None)
    if found is None:
        raise Refused("The line is empty, so it cannot be an item.", "what")
    return [made, _says(form, found, after.reading.items[after.keys.index(found)])]


def _says(form: LineForm, key: str, item: ReadItem) -> ItemSays:
    """What differs from what was read."""
    people = item.people
    names = {name: tuple(form[name].data or ()) for name in ("lead_officers", "cabinet_members", "partners")}
    words = {"title": form.title.data or "", "detail": form.detail.data or "", "when": form.when.data or ""}
    before = {"title": item.title, "detail": " ".join(item.detail.split()), "when": item.target.text}
    changed: dict[str, Any] = {name: text for name, text in words.items() if " ".join(text.split()) != before[name]}
    changed |= {name: said for name, said in names.items() if said != getattr(people, name)}
    return ItemSays(item=key, **changed)
