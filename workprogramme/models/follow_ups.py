"""Follow-ups: what was asked for at meetings, of whom and by when, and the items that will answer it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workprogramme.domain.kinds import AnswerForm, AskedBy
from workprogramme.models.base import Record
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person


class FollowUp(Record, kw_only=True):
    """Something asked for at a meeting, until it is answered or dropped; no action deletes one.

    `source_text` is the meeting as written where it matches none of ours. `asked_on`: the day it was asked for; in a
    series (`raised_by_id`) the day on which the one before it was received; None where nobody knows.
    `target_text` is when it is wanted, in the officer's own words, and the other `target_…` columns are read out of it
    and of `event_on`, the day of the event that it waits for. `first_…` is the first promise, which later ones never
    overwrite. `deferrals` counts how often it was put off. `private`: its wording never leaves through a public page.
    `answered_on` and `dropped_on` close it; in which state it is, the law says (`domain.follow_ups`).
    """

    __tablename__ = "follow_up"
    __table_args__ = (
        Index(None, "committee_id", "answered_on", "dropped_on", "target_latest"),
        Index(None, "answered_on", "dropped_on", "target_latest"),
        Index(None, "asked_on"),
        Index(None, "source_meeting_id"),
        Index(None, "source_item_id"),
        Index(None, "answered_item_id"),
        Index(None, "raised_by_id"),
        CheckConstraint("answered_on IS NULL OR dropped_on IS NULL", name="closed_once"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), init=False)
    source_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    source_text: Mapped[str] = mapped_column(default="")
    source_item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), default=None)
    minute: Mapped[str] = mapped_column(default="")
    wording: Mapped[str]
    asked_on: Mapped[date | None] = mapped_column(default=None)
    asked_by: Mapped[AskedBy] = mapped_column(default=AskedBy.COMMITTEE)
    asked_by_note: Mapped[str] = mapped_column(default="")
    answer_form: Mapped[AnswerForm] = mapped_column(default=AnswerForm.REPORT)
    private: Mapped[bool] = mapped_column(default=False)
    target_text: Mapped[str] = mapped_column(default="")
    target_kind: Mapped[str] = mapped_column(default="none")
    target_earliest: Mapped[date | None] = mapped_column(default=None)
    target_latest: Mapped[date | None] = mapped_column(default=None)
    target_event: Mapped[str] = mapped_column(default="")
    first_text: Mapped[str] = mapped_column(default="")
    first_earliest: Mapped[date | None] = mapped_column(default=None)
    first_latest: Mapped[date | None] = mapped_column(default=None)
    event_on: Mapped[date | None] = mapped_column(default=None)
    deferrals: Mapped[int] = mapped_column(default=0)
    raised_by_id: Mapped[int | None] = mapped_column(ForeignKey("follow_up.id"), default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    answered_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    answered_item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), default=None)
    answered_minute: Mapped[str] = mapped_column(default="")
    answered_note: Mapped[str] = mapped_column(default="")
    dropped_on: Mapped[date | None] = mapped_column(default=None)
    dropped_reason: Mapped[str] = mapped_column(default="")
    dropped_by: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    committee: Mapped[Committee] = relationship(lazy="raise_on_sql")
    source_meeting: Mapped[Meeting | None] = relationship(
        init=False, lazy="raise_on_sql", foreign_keys=[source_meeting_id]
    )
    source_item: Mapped[Item | None] = relationship(init=False, lazy="raise_on_sql", foreign_keys=[source_item_id])
    answered_meeting: Mapped[Meeting | None] = relationship(
        init=False, lazy="raise_on_sql", foreign_keys=[answered_meeting_id]
    )
    answered_item: Mapped[Item | None] = relationship(init=False, lazy="raise_on_sql", foreign_keys=[answered_item_id])
    asked_of: Mapped[list["AskedOf"]] = relationship(
        default_factory=list,
        lazy="raise_on_sql",
        order_by="AskedOf.position",
        cascade="all, delete-orphan",
        back_populates="follow_up",
    )
    links: Mapped[list["FollowUpLink"]] = relationship(
        default_factory=list,
        lazy="raise_on_sql",
        order_by="FollowUpLink.id",
        cascade="all, delete-orphan",
        back_populates="follow_up",
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class AskedOf(Record, kw_only=True):
    """A person or body of whom a follow-up is asked."""

    __tablename__ = "asked_of"
    __table_args__ = (UniqueConstraint("follow_up_id", "person_id"), Index(None, "person_id"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id"), init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), init=False)
    position: Mapped[int] = mapped_column(default=0)

    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    follow_up: Mapped[FollowUp] = relationship(init=False, lazy="raise_on_sql", back_populates="asked_of")


class FollowUpLink(Record, kw_only=True):
    """An item that will answer a follow-up. The link stays when the item is renamed, moved, merged or withdrawn."""

    __tablename__ = "follow_up_link"
    __table_args__ = (UniqueConstraint("follow_up_id", "item_id"), Index(None, "item_id"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id"), init=False)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), init=False)

    item: Mapped[Item] = relationship(lazy="raise_on_sql")
    follow_up: Mapped[FollowUp] = relationship(init=False, lazy="raise_on_sql", back_populates="links")


@event.listens_for(FollowUp, "before_delete")
def _never(_mapper: Any, _connection: Any, record: FollowUp) -> None:
    raise RuntimeError(f"A follow-up is never deleted: drop number {record.id}, with a reason.")
