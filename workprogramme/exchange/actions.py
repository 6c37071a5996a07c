"""Bringing a document in without asking: what the command does, by the same way as the import page."""

from datetime import date

from sqlalchemy.orm import Session

from workprogramme.domain.imports import ImportKind
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.exchange.importing.arranging import everything_new
from workprogramme.exchange.importing.bringing_in import Scene, bring_in
from workprogramme.exchange.importing.choices import Choices, Do, Fate
from workprogramme.exchange.importing.keeping import Sender, Sent, keep
from workprogramme.exchange.importing.opening import read_again
from workprogramme.models.committees import Committee
from workprogramme.models.imports import Import


def import_document(
    session: Session, committee: Committee, sent: Sent, by: Sender, today: date, year: MunicipalYear | None = None
) -> Import:
    """Adds the meetings, items and people of a document to the committee's working programme; the import that was made.

    Nobody is asked, so nothing is guessed: people and meetings that are not known are added, and an item that the
    programme has, or that looks like one of its items, is left as it is. Reading a document twice adds nothing twice.
    What the new items' words seem to ask for is proposed. `year` goes before the municipal year that the document
    itself speaks of. Refused where neither says, or where nothing was read.
    """
    start = year.start if year else None
    draft = keep(session, ImportKind.PROGRAMME, committee.id, sent, by, start)
    corrected = read_again(sent.lines, start, ())
    choices = everything_new(Scene.of(session, committee.id, corrected, Choices(), today, start).arrangement)
    arrangement = Scene.of(session, committee.id, corrected, choices, today, start).arrangement
    left = {one.key: Fate(Do.SKIP) for one in arrangement.items if one.do is not Do.NEW}
    return bring_in(session, draft, corrected, choices.and_also(items=left), by, today)
