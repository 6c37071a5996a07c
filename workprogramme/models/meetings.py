"""Meetings: the sittings of a committee, as the working programme has them."""

from datetime import date, time

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.models.base import Record
from workprogramme.models.committees import Committee


class Meeting(Record, kw_only=True):
    """One sitting: its day and hours are wall clock in London.

    `year` is the start of its municipal year (2018 for 2018-19). `link`: its page in the council's committee-management
    system, "" where there is none.
    """

    __tablename__ = "meeting"
    __table_args__ = (Index(None, "committee_id", "year", "day"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), init=False)
    year: Mapped[int]
    day: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(default="")
    kind: Mapped[MeetingKind] = mapped_column(default=MeetingKind.FORMAL)
    status: Mapped[MeetingStatus] = mapped_column(default=MeetingStatus.CONFIRMED)
    note: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="", server_default="")
    version: Mapped[int] = mapped_column(init=False)

    committee: Mapped[Committee] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
