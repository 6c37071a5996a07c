"""Everybody's own page. This is the room's table of contents."""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from flask import abort, flash, get_template_attribute, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action, Role
from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.my import actions, queries, report_routes
from workprogramme.my.chain import routes as chain_routes
from workprogramme.my.councillor import Councillor, councillor_page
from workprogramme.my.due import Board, Due, due_reports
from workprogramme.my.report_routes import ground
from workprogramme.my.room import room
from workprogramme.my.table import routes as table_routes
from workprogramme.web.access import grants, requires
from workprogramme.web.change_words import told
from workprogramme.web.context import house, reading, signed_in, today, writing
from workprogramme.web.law import jurisdiction

__all__ = ["room"]

BOTH = ("GET", "POST")
IN_COUNCIL = (PersonKind.COUNCILLOR, PersonKind.COOPTED)


@room.get("/my/")
@requires(Action.SIGNED_IN)
def my_work() -> str:
    """The reports that somebody leads, the soonest first, and, for a councillor, their committees and items."""
    person_id = signed_in().person_id
    mine = queries.mine(reading(), person_id, today()) if person_id else None
    if mine is None:
        return render_template("my/nobody.html")
    rows = [row for row in mine.parts if row.role is PartRole.LEAD_OFFICER]
    in_council = mine.kind in IN_COUNCIL or any(role is Role.COUNCILLOR for role, _ in grants())
    reports: list[Due] = []
    if rows or not in_council:
        reports = due_reports(rows, queries.documents_of(reading(), [row.item_id for row in rows]), ground())
    asked = queries.asked_of(reading(), person_id, private=mine.kind is PersonKind.OFFICER)
    councillor = _councillor(person_id, mine) if in_council else None
    boards = {due.board.id: due.board for due in reports if due.track}
    return render_template(
        "my/work.html",
        mine=mine,
        reports=reports,
        drawn=[drawn(due, today()) for due in reports],
        shows_reports=bool(reports) or not in_council,
        rules=[drawn_rules(board, jurisdiction().key) for board in boards.values()],
        asked=asked,
        councillor=councillor,
        news=[(one, [told(d) for d in one.differences]) for one in councillor.news] if councillor else [],
    )


def _councillor(person_id: int, mine: queries.Mine) -> Councillor:
    return councillor_page(reading(), person_id, signed_in().id, mine, house().clock.now(), today())


@lru_cache(maxsize=4096)
def drawn(due: Due, day: date) -> Markup:
    """A report as it stands in the list, drawn once for each day: nothing in it is about who looks at it."""
    draw = get_template_attribute("my/due.html", "due_report")
    found: Markup = draw(due, day)
    return found


@lru_cache(maxsize=512)
def drawn_rules(board: Board, _law: str) -> Markup:
    """How a committee's deadlines are counted, folded. `_law`: under whose law; it tells drawings apart."""
    draw = get_template_attribute("my/track.html", "folded_rules")
    found: Markup = draw(board)
    return found


@room.post("/my/seen")
@requires(Action.SIGNED_IN)
def seen() -> Response:
    """Notes that whoever is signed in has seen what changed up to the moment in `up_to`, which the page shows."""
    now = house().clock.now()
    try:
        up_to = datetime.fromisoformat(request.form.get("up_to", ""))
    except ValueError:
        up_to = now
    aware = up_to if up_to.tzinfo else up_to.replace(tzinfo=UTC)
    with writing() as session:
        actions.note_look(session, signed_in().id, min(aware, now))
    flash("What changed up to now is marked as seen.")
    return redirect(url_for(".my_work"))


@room.get("/my/team/")
@requires(Action.SIGNED_IN)
def team() -> str:
    """The reports of those whom somebody manages; of private ones only that there is one."""
    person_id = signed_in().person_id
    people = queries.team_of(reading(), person_id) if person_id else []
    if not people:
        abort(404)
    rows = queries.led_by(reading(), people, today())
    documents = queries.documents_of(reading(), {row.item_id for row in rows if row.item_id is not None})
    members: dict[int, tuple[str, list[Any]]] = {}
    for row in rows:
        members.setdefault(row.person_id, (row.person, []))[1].extend([row] if row.item_id is not None else [])
    lists = [(name, due_reports(theirs, documents, ground(), public=True)) for name, theirs in members.values()]
    return render_template("my/team.html", members=lists)


for address, view, methods in (
    ("/my/reports/<int:item_id>/", report_routes.report, ("GET",)),
    ("/my/reports/<int:item_id>/stages", report_routes.mark_stage, ("POST",)),
    ("/my/reports/<int:item_id>/standing", report_routes.say_standing, BOTH),
    ("/my/reports/<int:item_id>/attach", report_routes.attach, BOTH),
    ("/my/reports/<int:item_id>/defer", report_routes.ask_to_defer, BOTH),
    ("/my/reports/<int:item_id>/defer/take-back", report_routes.take_request_back, ("POST",)),
    ("/my/documents/<int:document_id>", report_routes.document, ("GET",)),
    ("/plan/<slug>/reports/", table_routes.reports, ("GET",)),
    ("/plan/<slug>/deadlines", chain_routes.deadlines, BOTH),
):
    room.add_url_rule(address, view_func=view, methods=methods)
