"""What the import pages ask of the records about imports themselves."""

from datetime import datetime
from io import BytesIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.imports import DRAFT_LASTS, ImportKind, ImportState
from workprogramme.models.imports import Import, ImportFile

MOST = 200  # imports on one page; a committee brings in a few a year


def imports_of(session: Session, committee_id: int, now: datetime) -> tuple[list[Import], list[Import]]:
    """The committee's drafts, and the imports that were brought in or undone; the newest first. One query."""
    wanted = select(Import).where(Import.committee_id == committee_id, Import.kind == ImportKind.PROGRAMME)
    found = list(session.scalars(wanted.order_by(Import.id.desc()).limit(MOST)))
    drafts = [one for one in found if one.state is ImportState.DRAFT and one.touched_at >= now - DRAFT_LASTS]
    return drafts, [one for one in found if one.state is not ImportState.DRAFT]


def content_of(session: Session, import_id: int) -> BytesIO | None:
    """The document of an import as it was sent, as a file."""
    content = session.scalars(select(ImportFile.content).where(ImportFile.import_id == import_id)).one_or_none()
    return None if content is None else BytesIO(content)
