"""Who plays which part in what is published: the one indexed read behind everybody's own page."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from workprogramme.domain.kinds import PartRole
from workprogramme.models.base import Record


class PublishedPart(Record, kw_only=True):
    """A person's part for an item of the newest edition that has it. Publication writes these rows anew.

    `day` is the day of the item's meeting, None while it has none. `document` has `item` and `meeting` (or None) in
    their JSON form: of a private item in full for a lead officer, who writes it, and for nobody else.
    """

    __tablename__ = "published_part"
    __table_args__ = (
        UniqueConstraint("item_id", "person_id", "role"),
        Index(None, "person_id", "day"),
        Index(None, "committee_id", "year"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[PartRole]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    year: Mapped[int]
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    day: Mapped[date | None]
    document: Mapped[dict[str, Any]]


def move_published_parts(session: Session, from_person: int, to_person: int) -> None:
    """What a person plays in what is published goes over to another one, who keeps what they play there already."""
    held = select(PublishedPart.item_id, PublishedPart.role).where(PublishedPart.person_id == to_person)
    theirs = {(row.item_id, row.role) for row in session.execute(held)}
    for part in session.scalars(select(PublishedPart).where(PublishedPart.person_id == from_person)):
        if (part.item_id, part.role) in theirs:
            session.delete(part)
        else:
            part.person_id = to_person
    session.flush()
