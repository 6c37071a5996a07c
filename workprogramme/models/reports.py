"""Reports on their way to an agenda: how far one has come, its documents, and requests to defer it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workprogramme.domain.report_tracks import DeferralState, DocumentKind, Standing, Tick
from workprogramme.models.base import Key, Record


class Report(Record, kw_only=True):
    """What is known of the report on one item beyond its dates; no row where nobody has said anything yet.

    `stages`: by the key of each stage that was marked as done, `{"on": day, "by": name}`. `standing` and `note` are
    what its writers say of it.
    """

    __tablename__ = "report"
    __table_args__ = (Index(None, "committee_id"),)

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True, autoincrement=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    stages: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    standing: Mapped[Standing | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    said_by: Mapped[Key] = mapped_column(default="")
    said_on: Mapped[date | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    @property
    def ticks(self) -> dict[str, Tick]:
        """The stages that were marked as done, by key."""
        return ticks_in(self.stages)


def ticks_in(stages: dict[str, Any] | None) -> dict[str, Tick]:
    """The stages that a report's column says are done, by key."""
    return {key: Tick(date.fromisoformat(said["on"]), said.get("by", "")) for key, said in (stages or {}).items()}


class StoredFile(Record, kw_only=True):
    """The bytes of a document, once for all that are the same: `digest` is their SHA-256 in hexadecimal."""

    __tablename__ = "stored_file"

    digest: Mapped[Key] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ReportDocument(Record, kw_only=True):
    """One version of a report's document. None is ever replaced or removed: the newest of its kind stands.

    `number` counts the versions of a kind from 1; `size` is in bytes; `name` is safe to write to a disk.
    """

    __tablename__ = "report_document"
    __table_args__ = (UniqueConstraint("item_id", "kind", "number"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    kind: Mapped[DocumentKind]
    number: Mapped[int]
    name: Mapped[str]
    media_type: Mapped[Key]
    size: Mapped[int]
    digest: Mapped[Key] = mapped_column(ForeignKey("stored_file.digest"), index=True)
    at: Mapped[datetime]
    by_id: Mapped[int | None]
    by_name: Mapped[Key]


class Deferral(Record, kw_only=True):
    """A request to defer a report. One at most waits for an answer for each item.

    `meeting_id` is the meeting that is proposed, None for "a later one, to be agreed"; `from_meeting_id` is where the
    item stood when it was asked.
    """

    __tablename__ = "deferral"
    __table_args__ = (
        Index(None, "item_id", "state"),
        Index(None, "committee_id", "state"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    from_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    reason: Mapped[str]
    state: Mapped[DeferralState] = mapped_column(default=DeferralState.ASKED)
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    asked_by: Mapped[Key]
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by: Mapped[Key] = mapped_column(default="")
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class LastLook(Record, kw_only=True):
    """Up to when an account has seen what changed: moved on by a press, and never by opening a page."""

    __tablename__ = "last_look"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True, autoincrement=False)
    at: Mapped[datetime]
