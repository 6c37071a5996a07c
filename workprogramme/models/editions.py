"""Editions, and what of them the outside reads: the meetings, items and feeds as last published."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workprogramme.models.base import Key, Record
from workprogramme.models.committees import Committee


class Edition(Record, kw_only=True):
    """The published programme of one committee for one municipal year, as values, frozen for ever.

    `document` is a `domain.programme.Programme` in its JSON form; `changes` is what the public is told of its
    comparison with the edition before; `journal_id` is the last journal entry that it takes in.
    Numbers run through a committee's life, whatever the year. `delegated`: no meeting agreed it, but the chair was
    consulted; `consulted` is who that was, and `consulted_on` the day. `withheld`: what it told everybody and tells
    nobody since `withheld_at`, see `models.withholding`; that changes `changes`, and never `document`.
    """

    __tablename__ = "edition"
    __table_args__ = (
        UniqueConstraint("committee_id", "number"),
        Index(None, "committee_id", "year", "number"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), init=False)
    year: Mapped[int]
    number: Mapped[int]
    published_at: Mapped[datetime]
    by_id: Mapped[int | None]
    by_name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    delegated: Mapped[bool] = mapped_column(default=False)
    consulted: Mapped[str] = mapped_column(default="")
    consulted_on: Mapped[date | None] = mapped_column(default=None)
    journal_id: Mapped[int] = mapped_column(default=0)
    document: Mapped[dict[str, Any]]
    changes: Mapped[list[Any]] = mapped_column(default_factory=list)
    withheld: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    withheld_at: Mapped[datetime | None] = mapped_column(default=None)

    committee: Mapped[Committee] = relationship(lazy="raise_on_sql")


class PublishedMeeting(Record, kw_only=True):
    """One meeting as the latest edition has it, with the bytes of its calendar entry.

    `sequence` and `changed_at` move only when the entry's own content does. A meeting that an edition drops stays here
    as cancelled, so that calendars hear of it. `document` holds the meeting and its items in their public form, and
    when it was to begin before it last moved.
    """

    __tablename__ = "published_meeting"
    __table_args__ = (
        Index(None, "committee_id", "starts_at", "meeting_id"),
        Index(None, "starts_at", "meeting_id"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    year: Mapped[int]
    day: Mapped[date]
    starts_at: Mapped[datetime]
    cancelled: Mapped[bool]
    document: Mapped[dict[str, Any]]
    digest: Mapped[str]
    sequence: Mapped[int]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    entry: Mapped[bytes] = mapped_column(LargeBinary)


class PublishedItem(Record, kw_only=True):
    """What one edition newly said of one item. Its rows, in order, are the item's public story.

    Of an item that is withheld since, `as_published` is what the row said before.
    """

    __tablename__ = "published_item"
    __table_args__ = (UniqueConstraint("item_id", "edition_id"), Index(None, "edition_id"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    change: Mapped[Key]
    document: Mapped[dict[str, Any]]
    as_published: Mapped[dict[str, Any] | None] = mapped_column(default=None)


class PublishedFollowUp(Record, kw_only=True):
    """What one edition newly said of one follow-up. Its rows, in order, are its public story; the `newest` stands.

    `document` is a `domain.follow_up_value.FollowUpValue` in its public JSON form, and the other columns are read out
    of it to search and sort: `people` are the ids of those it is asked of, each between blanks. One that became private
    has `change` "withheld" and no words.
    """

    __tablename__ = "published_follow_up"
    __table_args__ = (
        UniqueConstraint("follow_up_id", "edition_id"),
        Index(None, "edition_id"),
        Index("ix_published_follow_up_newest", "newest", "committee_id", "closed_on", "target_latest"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id"))
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    newest: Mapped[bool] = mapped_column(default=True)
    change: Mapped[Key]
    state: Mapped[Key]
    asked_on: Mapped[date | None] = mapped_column(default=None)
    target_latest: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    people: Mapped[str] = mapped_column(default="")
    document: Mapped[dict[str, Any]]


class Feed(Record, kw_only=True):
    """A calendar that others subscribe to: everything a 304 needs, in one row found by its key.

    `key` is `all` or `committee:<slug>`; `version` and `changed_at` only grow. `editions` counts the editions that it
    has seen, also those that changed nothing that it shows.
    """

    __tablename__ = "feed"

    key: Mapped[Key] = mapped_column(primary_key=True)
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"))
    name: Mapped[str]
    description: Mapped[str]
    path: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime]
    editions: Mapped[int] = mapped_column(default=1)
