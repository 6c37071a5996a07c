"""The pages on which a list of people is brought in: choose it, look at it, bring it in."""

from base64 import b64decode, b64encode

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workprogramme.committees.people.forms import BringInForm, ListForm
from workprogramme.committees.people.list_reading import ListedPerson, decoded, read_list
from workprogramme.committees.people.listing import Line, bring_in, look_at
from workprogramme.committees.room import room
from workprogramme.domain.access import Action
from workprogramme.domain.refusals import Refused
from workprogramme.web.access import requires
from workprogramme.web.context import reading
from workprogramme.web.submissions import make_once
from workprogramme.web.words import count, join_names

Page = Response | tuple[str, int]


@room.route("/manage/people/list", methods=["GET", "POST"])
@requires(Action.MANAGE_PEOPLE)
def people_list() -> Page:
    """Asks for the list and, sent, shows what each line would do. Nothing is brought in yet."""
    form = ListForm()
    if form.validate_on_submit():
        try:
            text = decoded(form.file.data.read()) if form.file.data else form.text.data or ""
            if not text.strip():
                raise Refused("Choose a file, or paste the list.", "file")
            return _look(text, read_list(text))
        except Refused as refused:
            form.refuse(refused)
    return render_template("committees/people_list.html", form=form), form.status


@room.post("/manage/people/list/bring-in")
@requires(Action.MANAGE_PEOPLE)
def bring_in_people() -> Page:
    """Brings in the lines that are ticked, all or nothing, and once however often it is sent."""
    try:
        text = b64decode(request.form.get("packed", ""), validate=True).decode()
        listed = read_list(text)
    except (Refused, ValueError):
        flash("The list was lost on the way. Choose it again.", "error")
        return redirect(url_for(".people_list"))
    form = BringInForm(choices={"lines": [(str(one.line), one.details.name) for one in listed if not one.problem]})
    if not form.validate():
        return _look(text, listed, form)
    done: list[tuple[int, int]] = []
    made = make_once(form, lambda session: _brought(done, bring_in(session, listed, form.lines.data)), "List of people")
    if made.again:
        flash("That list had been brought in already.")
    else:
        added, filled = done[0]
        told = [f"{count(added, 'person')} added"] * bool(added) + [f"{count(filled, 'person')} filled in"] * bool(
            filled
        )
        flash(f"{join_names(told)}." if told else "Nothing was ticked, so nothing was brought in.")
    return redirect(url_for(".people"))


def _brought(done: list[tuple[int, int]], counts: tuple[int, int]) -> int:
    done.append(counts)
    return sum(counts)


def _look(text: str, listed: tuple[ListedPerson, ...], form: BringInForm | None = None) -> Page:
    lines = look_at(reading(), listed)
    choices = _choices(lines)
    sure = [line.listed.line for line in lines if line.sure]
    shown = form or BringInForm(
        formdata=None, data={"packed": b64encode(text.encode()).decode(), "lines": sure}, choices={"lines": choices}
    )
    page = render_template("committees/look_at_list.html", form=shown, lines=lines, anything=bool(choices))
    return page, shown.status


def _choices(lines: tuple[Line, ...]) -> list[tuple[str, str, str]]:
    """The lines that would do something, each with what it would do."""
    return [
        (str(line.listed.line), f"{line.listed.details.name}, {line.listed.details.kind.label.lower()}", _does(line))
        for line in lines
        if line.new or line.fills
    ]


def _does(line: Line) -> str:
    if line.fills:
        return f"Is on the list. Adds {join_names(name.replace('_', ' ') for name in line.adds)}."
    more = [line.listed.details.job_title, line.listed.details.portfolio, line.listed.details.email]
    told = ", ".join(filter(None, more))
    alike = (
        f"Looks like {join_names(line.alike)}, who is on the list: tick only if this is somebody else."
        if line.alike
        else ""
    )
    return " ".join(filter(None, [f"{told}." if told else "", alike]))
