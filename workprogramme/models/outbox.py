"""The outbox: what people are to be told by mail, what they want to be told, and the letters that let them in.

Holds no secret: the link in a letter is made from signed values when it is sent. `models.telling` puts notices in.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workprogramme.domain.notices import Cadence, Outcome, Topic
from workprogramme.models.base import Key, Record


class Notice(Record, kw_only=True):
    """One thing that one receiver is told: an account, a person or, where neither is known, an address.

    `key` is a digest of receiver, kind, what it is about and occasion, so that nobody is told twice. `kind` is a
    `NoticeKind`'s value; an older process lets one that it does not know lie. `facts` are what the mail says, see
    `domain.notices`. A sender claims it (`claimed_by`, until `claimed_until`) before it `offers` it to the mail server;
    `message_id` is the part before the @ of its Message-ID. `failure` is the last one, in words that name nobody.
    """

    __tablename__ = "notice"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN account_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN person_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN address = '' THEN 0 ELSE 1 END) = 1",
            name="one_receiver",
        ),
        Index(None, "outcome", "cadence", "not_before"),
        Index(None, "about_table", "about_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    key: Mapped[Key] = mapped_column(unique=True)
    kind: Mapped[Key]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None, index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    address: Mapped[str] = mapped_column(default="")
    about_table: Mapped[Key]
    about_id: Mapped[int]
    facts: Mapped[dict[str, Any]]
    cadence: Mapped[Cadence]
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    claimed_until: Mapped[datetime | None] = mapped_column(default=None)
    claimed_by: Mapped[Key] = mapped_column(default="")
    offers: Mapped[int] = mapped_column(default=0)
    tried: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.WAITING)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    collected_in: Mapped[int | None] = mapped_column(ForeignKey("notice.id"), default=None, index=True)
    message_id: Mapped[Key]
    failure: Mapped[str] = mapped_column(default="")


class NoticeChoice(Record, kw_only=True):
    """How soon somebody wants to hear of a topic: a person, or an account that stands for nobody on the list."""

    __tablename__ = "notice_choice"
    __table_args__ = (
        CheckConstraint("(account_id IS NULL) <> (person_id IS NULL)", name="one_chooser"),
        UniqueConstraint("account_id", "topic"),
        UniqueConstraint("person_id", "topic"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)
    topic: Mapped[Topic]
    cadence: Mapped[Cadence]


class EntryLetter(Record, kw_only=True):
    """What a letter opens that lets somebody in: one account, once, until it expires.

    `bound_to` is a digest of what the account was when the letter was sent: a new password, a new address or a
    deactivation makes the letter worthless.
    """

    __tablename__ = "entry_letter"

    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"), primary_key=True, autoincrement=False)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    bound_to: Mapped[Key]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
