"""The outstanding issues of a meeting as a document, for whoever may read their page."""

from flask import Response, abort, request

from workprogramme.domain.access import Action
from workprogramme.models.committees import Committee
from workprogramme.models.follow_ups import AskedOf, FollowUp, FollowUpLink
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.recommendations import Recommendation
from workprogramme.reports import queries
from workprogramme.reports.answers import FORMS, SAVED, Document, answer
from workprogramme.reports.outstanding_paper import outstanding_paper
from workprogramme.reports.room import RENDERINGS, WRITERS, letterhead_now, room
from workprogramme.web.access import allowed, requires
from workprogramme.web.context import reading
from workprogramme.web.outstanding import report_for

ASKED = (FollowUp, AskedOf, FollowUpLink, Recommendation)  # what the report is about
NAMED = (Item, Meeting, Person, Committee)  # what it names besides


@room.get("/meetings/<int:meeting_id>/outstanding.<any(docx,pdf):form>")
@requires(Action.SIGNED_IN)
def outstanding(meeting_id: int, form: str) -> Response:
    """The report as its page has it. `?view=public`: with private words withheld, so that it can go to everybody."""
    meeting = queries.meeting(reading(), meeting_id)
    if meeting is None:
        abort(404)
    committee = meeting.committee
    private = request.args.get("view") != "public" and allowed(Action.SEE_PRIVATE, committee.id)
    report = report_for(reading(), meeting, private=private, drafts=allowed(Action.SEE_DRAFTS, committee.id))
    letterhead, changed_at = letterhead_now(*ASKED, *NAMED)
    since = queries.last_change(reading(), committee.id, ASKED)
    page = f"{letterhead.base_url}/meetings/{meeting.id}/outstanding/"
    paper = outstanding_paper(report, letterhead, since, committee.code, page, private=private and report.is_private)
    fit = "private-" if paper.standing else ""
    return answer(
        Document(
            kind=FORMS[form],
            filename=f"{committee.slug}-{fit}outstanding-issues-{meeting.day}.{form}",
            depends=("outstanding issues", paper.digest, RENDERINGS[form]()),
            changed_at=max(since, changed_at),
            make=lambda: WRITERS[form](paper),
            saved=form in SAVED,
            shared=False,
            secret=bool(paper.standing),
        )
    )
