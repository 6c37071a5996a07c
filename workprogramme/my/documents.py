"""A report's documents: what one is, and its bytes, which are read only for whoever may have them."""

from io import BytesIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.models.reports import ReportDocument, StoredFile


def the_document(session: Session, document_id: int) -> ReportDocument | None:
    """The document with this id, without its bytes."""
    return session.get(ReportDocument, document_id)


def opened(session: Session, document: ReportDocument) -> BytesIO:
    """Its bytes, as a file."""
    return BytesIO(session.scalars(select(StoredFile.content).where(StoredFile.digest == document.digest)).one())
