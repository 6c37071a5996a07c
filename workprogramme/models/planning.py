"""What planners leave beside the working programme: findings that they let stand, and moves that they took back."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workprogramme.models.base import Key, Record


class Acknowledgement(Record, kw_only=True):
    """The reason why one finding in a committee's municipal year is left as it is. `key` is the finding's own."""

    __tablename__ = "acknowledgement"
    __table_args__ = (UniqueConstraint("committee_id", "year", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    year: Mapped[int]
    key: Mapped[str]
    reason: Mapped[str]
    by_name: Mapped[Key]
    at: Mapped[datetime]


class TakenBack(Record, kw_only=True):
    """A journal entry that is no longer the last move of anybody: it was taken back, or it took another back."""

    __tablename__ = "taken_back"

    journal_id: Mapped[int] = mapped_column(ForeignKey("journal.id"), primary_key=True, autoincrement=False)
