"""What the exchange room asks of the records: the committee, and how a name is looked up."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.models.committees import Committee


def committee_by_slug(session: Session, slug: str) -> Committee | None:
    """The committee with this slug."""
    return session.scalars(select(Committee).where(Committee.slug == slug)).one_or_none()


def name_key(name: str) -> str:
    """A name without regard to case and spacing."""
    return " ".join(name.split()).casefold()
