"""The room of documents, and what its addresses share: the forms of a paper, and the council at their head."""

from collections.abc import Callable
from datetime import date, datetime

from flask import Blueprint, abort
from flask.blueprints import BlueprintSetupState

from workprogramme.domain.agendas import dispatch_day
from workprogramme.domain.programme import MeetingValue
from workprogramme.domain.working_days import BeyondHorizon
from workprogramme.models.base import Record
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.reports import open_data, pdf, queries, spreadsheet, word
from workprogramme.reports.answers import SHELF, SHELF_BYTES, DocumentShelf
from workprogramme.reports.paper import Paper
from workprogramme.reports.programme_paper import Letterhead
from workprogramme.web.context import house, reading
from workprogramme.web.law import jurisdiction, working_days
from workprogramme.web.page import council_face

room = Blueprint("reports", __name__)

WRITERS: dict[str, Callable[[Paper], bytes]] = {"docx": word.word, "pdf": pdf.pdf}
RENDERINGS: dict[str, Callable[[], str]] = {
    "docx": word.rendering,
    "pdf": pdf.rendering,
    "csv": lambda: f"csv {spreadsheet.RENDERING}",
    "json": lambda: f"json {open_data.RENDERING}",
}


@room.record_once
def _shelf(state: BlueprintSetupState) -> None:
    state.app.extensions[SHELF] = DocumentShelf(SHELF_BYTES)


def letterhead_now(*records: type[Record]) -> tuple[Letterhead, datetime]:
    """The council as it is now, and when it, or a record of these kinds, last changed. Two queries."""
    look = queries.council_look(reading(), (Council, *records))
    base_url = house().settings.base_url
    letterhead = Letterhead(council=council_face().name, colour=look.colour, base_url=base_url, logo=look.logo)
    return letterhead, look.changed_at


def the_committee(slug: str) -> Committee:
    """The committee with this slug; 404 where there is none. One query."""
    found = queries.committee_by_slug(reading(), slug)
    if found is None:
        abort(404)
    return found


def last_lawful_day(meeting: MeetingValue) -> date | None:
    """The last lawful day to publish the meeting's agenda; None past the horizon."""
    try:
        return dispatch_day(meeting, working_days(), jurisdiction())
    except BeyondHorizon:
        return None
