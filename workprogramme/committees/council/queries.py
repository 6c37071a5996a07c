"""What is asked about the council and the colours of its pages."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.reports import StoredFile

USUAL_COLOUR = "#0b5563"


@dataclass(frozen=True)
class Colours:
    """The council's colour, and each committee's by its short code. `version` grows whenever one of them may differ."""

    council: str
    committees: tuple[tuple[str, str], ...]
    version: int


def the_council(session: Session, *, to_change: bool = False) -> Council | None:
    """The council, if its details were ever saved; `to_change`: held until the transaction ends."""
    wanted = select(Council)
    return session.scalars(wanted.with_for_update() if to_change else wanted).one_or_none()


def colours(session: Session) -> Colours:
    """All colours that a council has set; two queries."""
    council = session.execute(select(Council.colour, Council.version)).one_or_none()
    committees = session.execute(
        select(Committee.code, Committee.colour, Committee.version).order_by(Committee.id)
    ).all()
    return Colours(
        council=council.colour if council else USUAL_COLOUR,
        committees=tuple((line.code, line.colour) for line in committees),
        version=(council.version if council else 0) + sum(line.version for line in committees),
    )


def stored_logo(session: Session) -> tuple[str, str, bytes] | None:
    """The digest, the kind and the bytes of the council's logo; None without one. One query."""
    wanted = select(Council.logo, Council.logo_kind, StoredFile.content).join(
        StoredFile, StoredFile.digest == Council.logo
    )
    row = session.execute(wanted).one_or_none()
    return (row.logo, row.logo_kind, row.content) if row else None
