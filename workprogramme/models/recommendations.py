"""Recommendations, their reviews, and the links through which somebody without an account replies to them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workprogramme.domain.recommendations import Channel, Course, Rating, RecipientKind, Verdict
from workprogramme.models.base import Key, Record
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person


class Recommendation(Record, kw_only=True):
    """What a committee recommends. It is never deleted: one made by mistake is withdrawn, with the reason.

    `reference` is `series` and `number`, kept as they were when it was made. `to_words` and `owner_words` are who is
    meant where they are not on the list of people. `reply_due` is counted when receipt is recorded; the `target_…`
    columns other than `target_text` are read out of the officer's own words. Public once it has `published_at`, and
    only while its item is not exempt.
    """

    __tablename__ = "recommendation"
    __table_args__ = (
        UniqueConstraint("series", "number"),
        Index(None, "committee_id", "made_on"),
        Index(None, "meeting_id"),
        Index(None, "item_id"),
        Index(None, "to_person_id"),
        Index(None, "owner_id"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("(verdict IS NULL) = (replied_on IS NULL)", name="reply_has_its_day"),
        CheckConstraint("closed_on IS NULL OR withdrawn_on IS NULL", name="one_ending"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), init=False)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), init=False)
    series: Mapped[Key]
    number: Mapped[int]
    reference: Mapped[Key] = mapped_column(unique=True)
    minute: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    to_kind: Mapped[RecipientKind] = mapped_column(default=RecipientKind.CABINET_MEMBER)
    to_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), init=False)
    to_words: Mapped[str] = mapped_column(default="")
    made_on: Mapped[date]
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None] = mapped_column(default=None)
    notice_given_on: Mapped[date | None] = mapped_column(default=None)
    received_on: Mapped[date | None] = mapped_column(default=None)
    notice_received_on: Mapped[date | None] = mapped_column(default=None)
    reply_due: Mapped[date | None] = mapped_column(default=None)
    reply_period: Mapped[str] = mapped_column(default="")
    verdict: Mapped[Verdict | None] = mapped_column(default=None)
    reply: Mapped[str] = mapped_column(default="")
    replied_by: Mapped[str] = mapped_column(default="")
    replied_on: Mapped[date | None] = mapped_column(default=None)
    replied_through: Mapped[Channel | None] = mapped_column(default=None)
    action: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), init=False)
    owner_words: Mapped[str] = mapped_column(default="")
    target_text: Mapped[str] = mapped_column(default="")
    target_earliest: Mapped[date | None] = mapped_column(default=None)
    target_latest: Mapped[date | None] = mapped_column(default=None)
    rating: Mapped[Rating | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    evidence: Mapped[str] = mapped_column(default="")
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(init=False)

    committee: Mapped[Committee] = relationship(lazy="raise_on_sql")
    meeting: Mapped[Meeting] = relationship(lazy="raise_on_sql")
    item: Mapped[Item | None] = relationship(lazy="raise_on_sql", default=None)
    to_person: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[to_person_id], default=None)
    owner: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[owner_id], default=None)
    reviews: Mapped[list["Review"]] = relationship(
        init=False, lazy="raise_on_sql", order_by="Review.id", back_populates="recommendation"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    @property
    def course(self) -> Course:
        """Its days as the law judges them."""
        return Course(
            made=self.made_on,
            notice_given=self.notice_given_on,
            reply_due=self.reply_due,
            replied=self.replied_on,
            verdict=self.verdict,
            action=bool(self.action),
            promised=self.target_latest,
            closed=self.closed_on,
            withdrawn=self.withdrawn_on,
        )


class Review(Record, kw_only=True):
    """One look at how the action comes along: on a day, rated, with what was found."""

    __tablename__ = "recommendation_review"
    __table_args__ = (Index(None, "recommendation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendation.id"), init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    reviewed_on: Mapped[date]
    rating: Mapped[Rating]
    found: Mapped[str]
    by_name: Mapped[str]

    recommendation: Mapped[Recommendation] = relationship(lazy="raise_on_sql", back_populates="reviews")


class ReplyLink(Record, kw_only=True):
    """A link through which somebody without an account replies once. Of its token only the digest is kept.

    It lets nobody in after `expires_at` (UTC), nor once it has `used_at` or `ended_at`.
    """

    __tablename__ = "reply_link"
    __table_args__ = (Index(None, "recommendation_id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendation.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    digest: Mapped[Key] = mapped_column(unique=True)
    meant_for: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
