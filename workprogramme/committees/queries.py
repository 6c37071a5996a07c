"""What this room asks about committees."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from workprogramme.models.committees import Committee, Membership
from workprogramme.models.journal import JournalEntry


def committees(session: Session, only: Collection[int] | None = None) -> list[Committee]:
    """The committees by name, those in use first, with their seats and who holds them; `only`: those with these ids."""
    wanted = (
        select(Committee)
        .order_by(Committee.active.desc(), Committee.name, Committee.id)
        .options(selectinload(Committee.memberships).options(joinedload(Membership.person)))
    )
    if only is not None:
        wanted = wanted.where(Committee.id.in_(only))
    return list(session.scalars(wanted))


def committee_by_slug(session: Session, slug: str) -> Committee | None:
    """The committee with this slug."""
    return session.scalars(select(Committee).where(Committee.slug == slug)).one_or_none()


def committee_to_change(session: Session, committee_id: int) -> Committee:
    """The committee, held until the transaction ends, so that rules over all its seats cannot be raced past."""
    return session.scalars(select(Committee).where(Committee.id == committee_id).with_for_update()).one()


def slug_is_taken(session: Session, slug: str) -> bool:
    """Whether a committee has this slug."""
    return session.scalar(select(Committee.id).where(Committee.slug == slug)) is not None


def name_of_code(session: Session, code: str, but_not: int | None = None) -> str | None:
    """The name of the committee with this short code, whatever its capitals, other than the one with id `but_not`."""
    wanted = select(Committee.name).where(func.lower(Committee.code) == code.lower(), Committee.id != (but_not or 0))
    return session.scalars(wanted.limit(1)).first()


def last_change(session: Session, table_name: str, record_id: int) -> JournalEntry | None:
    """The latest entry of the journal about this record: who was quicker, and when."""
    about = (JournalEntry.table_name == table_name, JournalEntry.record_id == record_id)
    return session.scalars(select(JournalEntry).where(*about).order_by(JournalEntry.id.desc()).limit(1)).first()
