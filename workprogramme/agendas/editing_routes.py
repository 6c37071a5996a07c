"""Editing a meeting's stored agenda, line by line. The addresses stand in `routes`."""

from typing import Any

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workprogramme.agendas import drafting, queries
from workprogramme.agendas.desk import Desk, desk
from workprogramme.agendas.draft_forms import LineForm, NamesForm, NewLineForm, PressForm, filled_line, filled_names
from workprogramme.agendas.pages import Law, stands
from workprogramme.domain.access import Action
from workprogramme.domain.agenda_differences import SheetChange
from workprogramme.domain.exempt_information import paragraphs_in
from workprogramme.domain.refusals import Refused
from workprogramme.web import agenda_words as wording
from workprogramme.web.access import allowed, must_be_allowed, requires
from workprogramme.web.context import house, reading, writing
from workprogramme.web.law import jurisdiction, working_days
from workprogramme.web.submissions import make_once, save

Page = Response | str | tuple[str, int]

SAVED = "The names are saved."


def law() -> Law:
    """What binds the council today."""
    return Law(house().clock.today(), working_days(), jurisdiction())


def kept_nowhere(page: str) -> Response:
    """The page as an answer that no cache keeps: exempt text must not lie on a shared computer."""
    answer = make_response(page)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def my_desk(meeting_id: int) -> Desk:
    """The agenda of this meeting for whoever may edit it and see all of it; else 404 or 403."""
    found = desk(reading(), meeting_id, law())
    if found is None:
        abort(404)
    _may_edit(found.found.committee.id)
    return found


def _may_edit(committee_id: int) -> None:
    must_be_allowed(Action.EDIT_AGENDA, committee_id)
    must_be_allowed(Action.SEE_PRIVATE, committee_id)


@requires(Action.EDIT_AGENDA)
def start(meeting_id: int) -> Response:
    """Starts the agenda of the meeting, made of the programme as it stands."""
    found = queries.sitting(reading(), meeting_id)
    if found is None:
        abort(404)
    _may_edit(found.committee.id)
    if PressForm().validate_on_submit() and found.agenda is None:
        with writing() as records:
            drafting.start(records, meeting_id)
        flash("The agenda is started. It says what the programme and the committee’s template say.")
    return redirect(url_for(".edit", meeting_id=meeting_id))


@requires(Action.EDIT_AGENDA)
def edit(meeting_id: int) -> Page:
    """The lines of the agenda, what can be done with each, and what the programme says differently since."""
    here = my_desk(meeting_id)
    sheet = here.sheet(True)
    page = render_template(
        "agendas/edit.html",
        private=here.private_ids,
        here=here,
        committee=here.found.committee,
        meeting=here.found.meeting,
        sheet=sheet,
        stands=stands(sheet, here.law, here.unknown),
        warnings=_warnings(here),
        wording=wording,
        form=PressForm(),
    )
    return kept_nowhere(page)


def _warnings(here: Desk) -> list[str]:
    return [late] if not here.versions and (late := wording.short_notice(here.public, here.law.today)) else []


@requires(Action.EDIT_AGENDA)
def line(meeting_id: int, line_id: int) -> Page:
    """The form of one line; and, sent, its saving."""
    here = my_desk(meeting_id)
    known = here.draft.line(line_id)
    if known is None:
        abort(404)

    def anew(again: bool = True) -> LineForm:
        now = my_desk(meeting_id) if again else here
        said = filled_line(now.draft.line(line_id) or known, now.agenda.version)
        return LineForm(**({"formdata": None} if again else {}), data=said, choices=_paragraphs())

    form = anew(False)
    if form.validate_on_submit():
        said = form.line(line_id, known.place, known.item_id)

        def change(records: Any) -> bool:
            drafting.change_line(records, meeting_id, form.seen_version, said)
            return True

        if save(form, change, anew):
            flash(f"“{said.title}” is saved.")
            return redirect(_at_line(meeting_id, line_id))
    return _line_page(here, form, f"Change line: {known.title}"), form.status


@requires(Action.EDIT_AGENDA)
def add(meeting_id: int) -> Page:
    """The form of a new line; and, sent, the line."""
    here = my_desk(meeting_id)
    form = NewLineForm(choices=_paragraphs())
    if form.validate_on_submit():
        try:
            make_once(form, lambda records: drafting.add_line(records, meeting_id, form.line()))
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(f"“{form.title.data}” is added.")
            return redirect(url_for(".edit", meeting_id=meeting_id))
    return _line_page(here, form, "Add a line"), form.status


def _line_page(here: Desk, form: LineForm | NewLineForm, heading: str) -> str:
    return render_template("agendas/line.html", here=here, meeting=here.found.meeting, form=form, heading=heading)


def _paragraphs() -> dict[str, list[tuple[str, str]]]:
    offered = [(str(n), f"Paragraph {n}: {said}") for n, said in paragraphs_in(jurisdiction()).items()]
    return {"exempt_paragraph": offered}


@requires(Action.EDIT_AGENDA)
def do(meeting_id: int, line_id: int) -> Response:
    """Moves a line up or down, or takes it off."""
    here = my_desk(meeting_id)
    what, known = request.form.get("what"), here.draft.line(line_id)
    if PressForm().validate_on_submit() and known is not None:
        with writing() as records:
            match what:
                case "up" | "down":
                    drafting.move_line(records, meeting_id, line_id, -1 if what == "up" else 1)
                case "off":
                    drafting.take_off(records, meeting_id, line_id)
        if what == "off":
            flash(f"“{known.title}” is off the agenda.")
    moved = what in ("up", "down")
    return redirect(_at_line(meeting_id, line_id) if moved else url_for(".edit", meeting_id=meeting_id))


@requires(Action.EDIT_AGENDA)
def put_back(meeting_id: int, item_id: int) -> Response:
    """Puts an item of the meeting that was taken off the agenda on it again."""
    my_desk(meeting_id)
    if PressForm().validate_on_submit():
        try:
            with writing() as records:
                title = drafting.put_back(records, meeting_id, item_id)
        except Refused as refused:
            flash(refused.reason, "error")
        else:
            flash(f"“{title}” is on the agenda again." if title else "It is on the agenda already.")
    return redirect(url_for(".edit", meeting_id=meeting_id))


def _at_line(meeting_id: int, line_id: int) -> str:
    """The page that edits the agenda, at this line: whoever works with the keyboard goes on from there."""
    return url_for(".edit", meeting_id=meeting_id, _anchor=f"line-{line_id}")


@requires(Action.EDIT_AGENDA)
def names(meeting_id: int) -> Page:
    """The form of the names on the agenda; and, sent, their saving."""
    here = my_desk(meeting_id)

    def anew() -> NamesForm:
        now = my_desk(meeting_id)
        return NamesForm.for_day(now.members, formdata=None, data=filled_names(now.draft, now.agenda.version))

    form = NamesForm.for_day(here.members, data=filled_names(here.draft, here.agenda.version))
    if form.validate_on_submit():
        said = {name: tuple(form[name].data or ()) for name in ("apologies", "substitutes", "also_invited")}

        def change(records: Any) -> bool:
            absent, substitute = form.absent.data, form.substitute.data
            drafting.change_names(records, meeting_id, form.seen_version, **said, absent=absent, substitute=substitute)
            return True

        if save(form, change, anew):
            added = form.absent.data is not None
            flash("The names are saved. Check them below, and add another member who cannot come." if added else SAVED)
            return redirect(url_for(".names" if added else ".edit", meeting_id=meeting_id))
    return render_template("agendas/names.html", here=here, meeting=here.found.meeting, form=form), form.status


@requires(Action.EDIT_AGENDA)
def decide(meeting_id: int) -> Response:
    """Takes over, or leaves, one thing that the programme says differently since."""
    my_desk(meeting_id)
    said, _, number = request.form.get("change", "").partition("-")
    if PressForm().validate_on_submit() and said in {change.value for change in SheetChange}:
        item_id = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
        take = request.form.get("what") == "take"
        with writing() as records:
            done = drafting.decide(records, meeting_id, SheetChange(said), item_id, take)
        flash(
            ("It is on the agenda now." if take else "The agenda stays as it is.")
            if done
            else "It was decided already."
        )
    return redirect(url_for(".edit", meeting_id=meeting_id))


@requires(Action.SEE_DRAFTS)
def draft(meeting_id: int) -> Response | str:
    """The agenda as it would be published now; with the text of private items for those who may see it."""
    here = desk(reading(), meeting_id, law())
    if here is None or not allowed(Action.SEE_DRAFTS, here.found.committee.id):
        abort(404)
    must_be_allowed(Action.SEE_DRAFTS, here.found.committee.id)
    sees = allowed(Action.SEE_PRIVATE, here.found.committee.id)
    sheet = here.sheet(sees)
    page = render_template(
        "agendas/draft.html",
        here=here,
        committee=here.found.committee,
        sheet=sheet,
        stands=stands(sheet, here.law, here.unknown),
        wording=wording,
        sees=sees,
        edits=sees and allowed(Action.EDIT_AGENDA, here.found.committee.id),
        in_edition=here.found.published is not None,
    )
    return kept_nowhere(page)
