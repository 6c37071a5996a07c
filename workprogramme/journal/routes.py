"""The journal's page and its export. There is no view that changes an entry, and the database refuses to."""

from typing import Any

from flask import Blueprint, Response, render_template, request, stream_with_context, url_for

from workprogramme.domain.access import Action
from workprogramme.journal import queries
from workprogramme.journal.export import journal_rows
from workprogramme.journal.forms import JournalForm
from workprogramme.journal.queries import PAGE_SIZE, Scope, Wanted
from workprogramme.journal.wording import VERBS, name_of, thing, told
from workprogramme.models.committees import Committee
from workprogramme.web.access import allowed, allowed_somewhere, requires
from workprogramme.web.context import reading
from workprogramme.web.csv_text import csv_lines

room = Blueprint("journal", __name__)

SHARED = {
    "person": Action.MANAGE_PEOPLE,
    "council": Action.MANAGE_COMMITTEES,
    "account": Action.MANAGE_ACCOUNTS,
    "grant_of_role": Action.MANAGE_ACCOUNTS,
}
"""Records that belong to no committee, and what one must be allowed to see their entries."""


@room.get("/journal/")
@requires(Action.SEE_PRIVATE)
def journal() -> tuple[str, int]:
    """Who changed what, the newest first, a page at a time: `?before=` is the last entry of the page before.

    `?record=item-12` shows one record only.
    """
    return _page(*_asked())


def _page(form: JournalForm, committees: list[Committee], wanted: Wanted) -> tuple[str, int]:
    found = [] if form.errors else queries.entries(reading(), _scope(committees), wanted, before=_before())
    names = queries.names_in(reading(), found)
    shown = [(entry, thing(entry), name_of(entry, names), list(told(entry, names))) for entry in found]
    kept: dict[str, Any] = {key: value for key, value in request.args.items(multi=True) if key != "before" and value}
    page = render_template(
        "journal/journal.html",
        form=form,
        shown=shown,
        names=names,
        verbs=VERBS,
        merges=queries.merges_to_undo(reading(), found) if allowed_somewhere(Action.MANAGE_PEOPLE) else {},
        record=request.args.get("record", ""),
        older=url_for(".journal", **kept, before=found[-1].id) if len(found) == PAGE_SIZE else None,
        newest=url_for(".journal", **kept) if _before() else None,
        export=url_for(".export", **kept),
    )
    return page, form.status


@room.get("/journal.csv")
@requires(Action.SEE_PRIVATE)
def export() -> Response | tuple[str, int]:
    """The same entries as a table for a spreadsheet, a row for each thing that changed, however many there are."""
    form, committees, wanted = _asked()
    if form.errors:
        return _page(form, committees, wanted)
    rows = journal_rows(reading(), _scope(committees), wanted)
    answer = Response(stream_with_context(csv_lines(rows)), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="journal.csv"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _asked() -> tuple[JournalForm, list[Committee], Wanted]:
    """The form as it was filled in, the committees whose entries whoever asks may see, and what is wanted."""
    committees = [one for one in queries.committees(reading()) if allowed(Action.SEE_PRIVATE, one.id)]
    form = JournalForm(formdata=request.args, choices={"committee": [(one.slug, one.name) for one in committees]})
    if not form.validate():
        return form, committees, Wanted()
    return form, committees, form.wanted({one.slug: one.id for one in committees}, _record())


def _scope(committees: list[Committee]) -> Scope:
    shared = frozenset(table for table, action in SHARED.items() if _may(action))
    return Scope(committee_ids=frozenset(one.id for one in committees), shared=shared)


def _may(action: Action) -> bool:
    return allowed_somewhere(action) if action is Action.MANAGE_PEOPLE else allowed(action)


def _record() -> tuple[str, int] | None:
    table, _, number = request.args.get("record", "").rpartition("-")
    return (table[:60], int(number)) if table and number.isascii() and number.isdigit() and len(number) < 10 else None


def _before() -> int | None:
    said = request.args.get("before", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None
