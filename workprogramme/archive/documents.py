"""Editions and agendas as everybody may read them, each as the documents that its address serves, byte for byte.

Each as PDF and JSON; the newest of each also as Word, to go on with.
"""

import json
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.archive.layout import plain_name
from workprogramme.domain.agenda_json import agenda_to_json
from workprogramme.domain.attachments import DocumentFormat, safe_name
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.models.agendas import AgendaVersion
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.meetings import Meeting
from workprogramme.models.reports import ReportDocument
from workprogramme.reports import open_data, pdf, queries, word
from workprogramme.reports.agenda_paper import version_paper
from workprogramme.reports.programme_paper import Letterhead, programme_paper

Documents = Iterator[tuple[str, bytes]]


def letterhead(session: Session, name: str, base_url: str) -> Letterhead:
    """The council as its documents show it. `name`: as the settings say, or "" for what is set up in the app."""
    named = name or session.scalar(select(Council.name)) or "Work Programme"
    look = queries.council_look(session, [Council])
    return Letterhead(council=named, colour=look.colour, base_url=base_url, logo=look.logo)


def editions(session: Session, head: Letterhead) -> Documents:
    """Every edition, with its name in the archive."""
    for committee in session.execute(select(Committee.id, Committee.slug).order_by(Committee.id)):
        lines = queries.edition_lines(session, committee.id)
        newest = {line.year: line.id for line in lines}
        for line in lines:
            found = queries.published(session, line, lines)
            name = f"editions/{committee.slug}/{MunicipalYear(line.year).label}-edition-{line.number}"
            paper = programme_paper(found, head)
            yield f"{name}.pdf", pdf.pdf(paper)
            if newest[line.year] == line.id:
                yield f"{name}.docx", word.word(paper)
            yield f"{name}.json", open_data.open_data(found, head)
            session.expunge_all()


def agendas(session: Session, base_url: str) -> Documents:
    """Every published version of every agenda, with its name in the archive."""
    wanted = (
        select(AgendaVersion.meeting_id, AgendaVersion.number, Meeting.day)
        .join(Meeting, Meeting.id == AgendaVersion.meeting_id)
        .order_by(AgendaVersion.id)
    )
    versions = session.execute(wanted).all()
    newest = {version.meeting_id: version.number for version in versions}
    for meeting_id, number, day in versions:
        found = queries.agenda_version(session, meeting_id, number)
        assert found is not None  # its row was just read, in the same moment of the database
        paper = version_paper(found, base_url)
        name = f"agendas/{found.slug}/{day}-meeting-{meeting_id}-version-{number}"
        yield f"{name}.pdf", pdf.pdf(paper)
        if newest[meeting_id] == number:
            yield f"{name}.docx", word.word(paper)
        yield f"{name}.json", _agenda_json(meeting_id, found)
        session.expunge_all()


def _agenda_json(meeting_id: int, found: queries.AgendaAsPublished) -> bytes:
    told = {
        "meeting": meeting_id,
        "version": found.number,
        "published_at": found.published_at.isoformat(),
        "agenda": agenda_to_json(found.sheet),
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def attached(session: Session) -> Iterator[tuple[str, str]]:
    """The name in the archive of every version of every report's document, and the digest of its bytes."""
    wanted = (
        select(ReportDocument, Committee.slug)
        .join(Committee, Committee.id == ReportDocument.committee_id)
        .order_by(ReportDocument.id)
    )
    for document, slug in session.execute(wanted).all():
        kind = next((one for one in DocumentFormat if one.media_type == document.media_type), DocumentFormat.PDF)
        name = f"{document.kind.value.replace('_', '-')}-{document.number}-{safe_name(document.name, kind)}"
        yield f"reports/{plain_name(slug, 60)}/item-{document.item_id}/{name}", document.digest
