"""The press that publishes an agenda, and all that is shown and asked before it. Its address stands in `routes`."""

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from workprogramme.agendas import queries
from workprogramme.agendas.desk import Desk
from workprogramme.agendas.draft_forms import PublishAgendaForm
from workprogramme.agendas.editing_routes import kept_nowhere, law, my_desk
from workprogramme.agendas.pages import stands
from workprogramme.agendas.publishing import AgendaPublisher, Said, mark_of, publish_agenda
from workprogramme.domain.access import Action
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.web import agenda_words as wording
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.context import close_reading, house, reading, signed_in, writing
from workprogramme.web.page import council_face


@requires(Action.EDIT_AGENDA)
def publish(meeting_id: int) -> Response | tuple[str, int]:
    """What publishing would do and what the law asks; and, pressed, the publishing."""
    here, form = my_desk(meeting_id), PublishAgendaForm()
    status = 0
    if form.validate_on_submit():
        said = Said(form.short_notice.data or "", form.special.data or "", form.note.data or "")
        by, bound = _publisher(), law()
        try:
            with writing(said.note or said.special or said.short_notice) as records:
                number = publish_agenda(records, meeting_id, by, bound, said, form.seen.data or "").number
        except Refused as refused:
            form.refuse(refused)
        except Stale:
            close_reading()
            here, status = my_desk(meeting_id), 409
            form.form_errors.append(
                "The agenda has changed since you opened this page. Look at what it says now, then publish."
            )
        else:
            flash(f"Version {number} of the agenda is published.")
            return redirect(url_for(".agenda", meeting_id=meeting_id))
    form.seen.data = mark_of(here)
    form.ask_for(here.press)
    return _page(here, form), status or form.status


def _page(here: Desk, form: PublishAgendaForm) -> str:
    return render_template(
        "agendas/publish.html",
        here=here,
        meeting=here.found.meeting,
        committee=here.found.committee,
        form=form,
        press=here.press,
        sheet=here.public,
        stands=stands(here.public, here.law, here.unknown),
        number=len(here.versions) + 1,
        wording=wording,
    )


def _publisher() -> AgendaPublisher:
    settings, who = house().settings, signed_in()
    return AgendaPublisher(
        house().clock.now(),
        who.id,
        who.name,
        settings.base_url,
        settings.host,
        council_face().name,
    )


@requires(Action.SEE_PRIVATE)
def private(meeting_id: int, number: int) -> Response | str:
    """All of a published version, private business too, for those who may see it."""
    found = queries.sitting(reading(), meeting_id)
    sheet = queries.sheet_of_version(reading(), meeting_id, number, private=True) if found else None
    if found is None or sheet is None:
        abort(404)
    must_be_allowed(Action.SEE_PRIVATE, found.committee.id)
    return kept_nowhere(
        render_template("agendas/private.html", committee=found.committee, sheet=sheet, number=number, wording=wording)
    )
