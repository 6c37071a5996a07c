"""Who plays which part in what is published: the one indexed read behind everybody's own page."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

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
