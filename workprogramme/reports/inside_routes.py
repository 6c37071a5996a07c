"""Agendas as documents for those inside: the draft that is being edited, and a published version with all of it."""

from flask import Response, abort, request

from workprogramme.domain.access import Action
from workprogramme.models.agendas import Agenda
from workprogramme.models.committees import AgendaTemplate, Committee, Membership
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.reports import queries
from workprogramme.reports.agenda_paper import agenda_paper, version_paper
from workprogramme.reports.answers import FORMS, SAVED, Document, answer
from workprogramme.reports.edited_agendas import edited_agenda, sheet_now
from workprogramme.reports.room import RENDERINGS, WRITERS, last_lawful_day, letterhead_now, room
from workprogramme.web.access import allowed, must_be_allowed, requires
from workprogramme.web.context import house, reading
from workprogramme.web.law import jurisdiction

MADE_OF = (Agenda, AgendaTemplate, Membership, Person, Committee, Meeting, Item, Part)


@room.get("/meetings/<int:meeting_id>/agenda/draft.<any(docx,pdf):form>")
@requires(Action.SEE_DRAFTS)
def agenda_draft(meeting_id: int, form: str) -> Response:
    """The agenda as it would be published now, as its page has it. `?view=public`: as everybody would read it."""
    found = edited_agenda(reading(), meeting_id)
    if found is None or not allowed(Action.SEE_DRAFTS, found.committee.id):
        abort(404)
    sees = request.args.get("view") != "public" and allowed(Action.SEE_PRIVATE, found.committee.id)
    sheet = sheet_now(reading(), found, last_lawful_day(found.meeting), jurisdiction(), private=sees)
    secret = sees and bool(sheet.private)
    letterhead, changed_at = letterhead_now(*MADE_OF)
    paper = agenda_paper(sheet, letterhead, changed_at, found.committee.code, private=secret)
    fit = "private-" if secret else ""
    return answer(
        Document(
            kind=FORMS[form],
            filename=f"{found.committee.slug}-{fit}draft-agenda-{found.meeting.day}.{form}",
            depends=("edited agenda", paper.digest, RENDERINGS[form]()),
            changed_at=changed_at,
            make=lambda: WRITERS[form](paper),
            saved=form in SAVED,
            shared=False,
            secret=secret,
        )
    )


@room.get("/meetings/<int:meeting_id>/agenda/versions/<int:number>/private.<any(docx,pdf):form>")
@requires(Action.SEE_PRIVATE)
def agenda_with_private_business(meeting_id: int, number: int, form: str) -> Response:
    """A published version of an agenda with the text of its private business, for the members who take it."""
    found = queries.agenda_version(reading(), meeting_id, number, private=True) if number < 100_000 else None
    if found is None:
        abort(404)
    must_be_allowed(Action.SEE_PRIVATE, found.committee_id)
    paper = version_paper(found, house().settings.base_url, private=True)
    return answer(
        Document(
            kind=FORMS[form],
            filename=f"{found.slug}-private-agenda-{found.sheet.meeting.day}-version-{found.number}.{form}",
            depends=("private agenda", paper.digest, RENDERINGS[form]()),
            changed_at=found.published_at,
            make=lambda: WRITERS[form](paper),
            saved=form in SAVED,
            shared=False,
            secret=True,
        )
    )
