"""What was recorded at a meeting: of each line of its agenda the minute, what was resolved, asked, recommended.

Knows rows; the wording of a follow-up or a recommendation is in its own record, and here only that it came from here.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workprogramme.domain.minutes import LineKind
from workprogramme.models.base import Key, Record
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.recommendations import Recommendation


class Minute(Record, kw_only=True):
    """One line of the agenda as the meeting took it, or one that was taken without being on it.

    `key` tells it from the meeting's others (see `domain.minutes`). `title` is what it was called when it was first
    recorded. `number` is the minute, as the field writes it: "19/19".
    """

    __tablename__ = "minute"
    __table_args__ = (UniqueConstraint("meeting_id", "key"), Index(None, "item_id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), init=False)
    key: Mapped[str]
    title: Mapped[str]
    number: Mapped[Key] = mapped_column(default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(init=False)

    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")
    item: Mapped[Item | None] = relationship(lazy="raise_on_sql", default=None)
    lines: Mapped[list["MinuteLine"]] = relationship(
        init=False, lazy="raise_on_sql", order_by="MinuteLine.id", back_populates="minute"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class MinuteLine(Record, kw_only=True):
    """One thing that was resolved, asked for or recommended, with the record that came of it."""

    __tablename__ = "minute_line"
    __table_args__ = (
        Index(None, "minute_id"),
        Index(None, "follow_up_id"),
        Index(None, "recommendation_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    minute_id: Mapped[int] = mapped_column(ForeignKey("minute.id"), init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    kind: Mapped[LineKind]
    text: Mapped[str]
    by_name: Mapped[str]
    follow_up_id: Mapped[int | None] = mapped_column(ForeignKey("follow_up.id"), init=False)
    recommendation_id: Mapped[int | None] = mapped_column(ForeignKey("recommendation.id"), init=False)
    version: Mapped[int] = mapped_column(init=False)

    minute: Mapped[Minute] = relationship(lazy="raise_on_sql", back_populates="lines")
    follow_up: Mapped[FollowUp | None] = relationship(lazy="raise_on_sql", default=None)
    recommendation: Mapped[Recommendation | None] = relationship(lazy="raise_on_sql", default=None)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
