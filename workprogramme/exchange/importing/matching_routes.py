"""The page on which names and dates of a document are matched to the people and meetings that are known."""

from flask import abort, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.imports import ImportState
from workprogramme.domain.refusals import Refused
from workprogramme.exchange.importing.corrections import Correction, OnePerson, TwoPeople
from workprogramme.exchange.importing.drafting import choose, say
from workprogramme.exchange.importing.matching_forms import WhoForm
from workprogramme.exchange.importing.room import sender, the_import
from workprogramme.exchange.reading.items.alike import alike
from workprogramme.web.access import requires
from workprogramme.web.context import close_reading, writing

Page = Response | tuple[str, int]
MOST_PAIRS = 30  # names that look alike, on one page; the others come when these are decided


@requires(Action.PLAN)
def who(slug: str, import_id: int) -> Page:
    """Asks who the names are that the list of people has not, and which meetings the dates are."""
    subject = the_import(slug, import_id, ImportState.DRAFT)
    scene = subject.scene()
    arrangement = scene.arrangement
    form = WhoForm.of(arrangement, scene.known)
    if form.validate_on_submit():
        chosen = form.chosen(arrangement)
        try:
            with writing() as session:
                choose(session, subject.found.id, lambda old: old.and_also(chosen.people, chosen.meetings), sender())
        except Refused as refused:
            form.refuse(refused)
        else:
            close_reading()
            return redirect(f"{subject.path}compare")
    two = {frozenset((one.name, one.other)) for one in subject.corrections if isinstance(one, TwoPeople)}
    pairs = [pair for pair in alike(one.name for one in arrangement.names) if frozenset(pair) not in two]
    page = render_template(
        "importing/who.html",
        subject=subject,
        form=form,
        arrangement=arrangement,
        pairs=pairs[:MOST_PAIRS],
        known=scene.known,
    )
    return page, form.status


@requires(Action.PLAN)
def names(slug: str, import_id: int) -> Response:
    """Says of two names of the document that they are one person's, `keep` being the right one, or two people's."""
    subject = the_import(slug, import_id, ImportState.DRAFT)
    first, second, keep = (request.form.get(name, "")[:200] for name in ("first", "second", "keep"))
    there = {one.name for one in subject.scene().arrangement.names}
    if keep not in ("", first, second) or first == second:
        abort(400)
    said: list[Correction] = []
    if {first, second} <= there:
        other = second if keep == first else first
        said = [OnePerson(name=other, known_as=keep) if keep else TwoPeople(name=first, other=second)]
    with writing() as session:
        say(session, subject.found.id, said, sender())
    close_reading()
    flash(f"Both are {keep}." if keep else f"{first} and {second} are two people.")
    return redirect(f"{subject.path}who")
