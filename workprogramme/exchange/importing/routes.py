"""The pages of an import: upload, look, correct, match, compare, bring in, undo. This is the table of contents."""

from typing import Any

from flask import Response as Answer
from flask import abort, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.imports import ImportState
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.exchange.importing import finishing_routes, line_routes, matching_routes, queries
from workprogramme.exchange.importing.corrections import from_json
from workprogramme.exchange.importing.drafting import corrected, digest_of, read_for, start, take_back
from workprogramme.exchange.importing.forms import ReadForForm, UploadForm
from workprogramme.exchange.importing.keeping import throw_away
from workprogramme.exchange.importing.opening import opened
from workprogramme.exchange.importing.preview import Became, rows_of, shown
from workprogramme.exchange.importing.room import Subject, room, sender, the_committee, the_import
from workprogramme.exchange.importing.wording import came_of_words, correction_words, meaning_words
from workprogramme.web.access import requires
from workprogramme.web.context import close_reading, house, reading, writing
from workprogramme.web.submissions import make_once

__all__ = ["room"]

Page = Response | tuple[str, int]
BOTH = ["GET", "POST"]


@room.route("/plan/<slug>/import/", methods=BOTH)
@requires(Action.PLAN)
def imports(slug: str) -> Page:
    """Asks for a document and, sent, keeps it as a draft; below it what was begun and what was brought in."""
    committee = the_committee(slug)
    form = UploadForm()
    if form.validate_on_submit():
        try:
            sent = opened(*form.document)
            made = make_once(form, lambda session: start(session, committee.id, sent, sender(), form.year.data).id)
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(url_for(".an_import", slug=slug, import_id=made.id))
    drafts, done = queries.imports_of(reading(), committee.id, house().clock.now())
    page = render_template(
        "importing/imports.html", committee=committee, form=form, drafts=drafts, done=done,
        limit=house().settings.upload_limit_mb, came_of=came_of_words,
    )  # fmt: skip
    return page, form.status


@room.get("/plan/<slug>/import/<int:import_id>/")
@requires(Action.PLAN)
def an_import(slug: str, import_id: int) -> str:
    """Of a draft, the document beside what was read of it; of an import that was finished, what came of it."""
    subject = the_import(slug, import_id)
    if subject.found.state is not ImportState.DRAFT:
        return render_template(
            "importing/done.html", subject=subject, told=came_of_words(subject.found.came_of),
            year=MunicipalYear(subject.found.came_of["year"]),
        )  # fmt: skip
    return _preview(subject, ReadForForm(formdata=None, data={"year": subject.found.year}))


def _preview(subject: Subject, form: ReadForForm) -> str:
    result = corrected(reading(), subject.found)
    rows = rows_of(result)
    whole, unsure = request.args.get("lines") == "all", request.args.get("lines") == "unsure"
    line = request.args.get("line", type=int)
    page = request.args.get("page", 1, type=int)
    said = from_json(subject.found.corrections)
    return render_template(
        "importing/preview.html", subject=subject, reading=result.reading, form=form, whole=whole, unsure=unsure,
        found=shown(rows, whole=whole, unsure=unsure, page=page, line=line),
        unread=sum(row.became is Became.UNREAD for row in rows), to_look_at=sum(row.unsure for row in rows),
        said=[
            (correction_words(one, result), digest_of(kept), place in result.idle)
            for place, (one, kept) in enumerate(zip(said, subject.found.corrections, strict=True))
        ],
        meaning=meaning_words,
    )  # fmt: skip


@room.post("/plan/<slug>/import/<int:import_id>/year")
@requires(Action.PLAN)
def another_year(slug: str, import_id: int) -> Page:
    """Reads the document for another municipal year."""
    subject = the_import(slug, import_id)
    form = ReadForForm()
    if not form.validate():
        return _preview(subject, form), form.status
    with writing() as session:
        read_for(session, subject.found.id, form.year.data, sender())
    close_reading()
    flash("The document was read again.")
    return redirect(subject.path)


@room.post("/plan/<slug>/import/<int:import_id>/take-back")
@requires(Action.PLAN)
def take_correction_back(slug: str, import_id: int) -> Response:
    """Takes one correction back; the others stay."""
    subject = the_import(slug, import_id)
    with writing() as session:
        was_there = take_back(session, subject.found.id, request.form.get("correction", ""), sender())
    close_reading()
    flash("That is taken back." if was_there else "That had been taken back already.")
    return redirect(f"{subject.path}#corrections")


@room.route("/plan/<slug>/import/<int:import_id>/throw-away", methods=BOTH)
@requires(Action.PLAN)
def throw_import_away(slug: str, import_id: int) -> Any:
    """Asks whether to throw a draft away, and does so."""
    subject = the_import(slug, import_id, ImportState.DRAFT)
    if request.method != "POST":
        return render_template("importing/throw_away.html", subject=subject)
    with writing() as session:
        name = throw_away(session, subject.found.id, sender().at)
    close_reading()
    flash(f"“{name}” is thrown away. Nothing of the programme was changed.")
    return redirect(url_for(".imports", slug=slug))


@room.get("/plan/<slug>/import/<int:import_id>/file")
@requires(Action.PLAN)
def document(slug: str, import_id: int) -> Answer:
    """The document as it was sent, to be saved and never shown."""
    subject = the_import(slug, import_id)
    content = queries.content_of(reading(), subject.found.id)
    if content is None:
        abort(404)
    name = subject.found.name if "." in subject.found.name else f"{subject.found.name}.txt"
    answer = send_file(
        content, mimetype="application/octet-stream", as_attachment=True, download_name=name, conditional=False,
        etag=False,
    )  # fmt: skip
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


_AT = "/plan/<slug>/import/<int:import_id>"
room.add_url_rule(f"{_AT}/lines/<int:line>", view_func=line_routes.line, methods=BOTH)
room.add_url_rule(f"{_AT}/columns/<int:line>", view_func=line_routes.columns, methods=BOTH)
room.add_url_rule(f"{_AT}/names", view_func=matching_routes.names, methods=["POST"])
room.add_url_rule(f"{_AT}/who", view_func=matching_routes.who, methods=BOTH)
room.add_url_rule(f"{_AT}/compare", view_func=finishing_routes.compare, methods=BOTH)
room.add_url_rule(f"{_AT}/compare/<key>", view_func=finishing_routes.another_item, methods=BOTH)
room.add_url_rule(f"{_AT}/undo", view_func=finishing_routes.undo_import, methods=BOTH)
