"""Personal calendars: what somebody chose to see in one, and by what its secret address is recognised."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workprogramme.models.base import Key, Record


class PersonalFeed(Record, kw_only=True):
    """A calendar that one account made for itself.

    `own`: only meetings for which an item is planned in which the account's person plays a part; else all meetings of
    the chosen committees, and of every committee where none is chosen; `meetings`: false for none of them. `deadlines`:
    also what the person has to hand in and to answer. `agendas`: also the days by which the agendas of those committees
    must be public. The address is worked out from the id, `nonce` and a key that is not in the database; `digest` is
    the SHA-256 of it, in hexadecimal. The journal keeps nothing of it: whom it is for is nobody else's business.
    """

    __tablename__ = "personal_feed"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - an id that is gone must not come back in an address

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    own: Mapped[bool] = mapped_column(default=False)
    deadlines: Mapped[bool] = mapped_column(default=False)
    agendas: Mapped[bool] = mapped_column(default=False)
    meetings: Mapped[bool] = mapped_column(default=True)
    nonce: Mapped[Key]
    digest: Mapped[Key] = mapped_column(unique=True)
    changed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(init=False)

    committees: Mapped[list["ChosenCommittee"]] = relationship(
        default_factory=list,
        lazy="raise_on_sql",
        order_by="ChosenCommittee.committee_id",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    @property
    def committee_ids(self) -> list[int]:
        """The chosen committees; none means all."""
        return [chosen.committee_id for chosen in self.committees]


class ChosenCommittee(Record, kw_only=True):
    """A committee whose meetings a personal calendar shows."""

    __tablename__ = "personal_feed_committee"

    feed_id: Mapped[int] = mapped_column(
        ForeignKey("personal_feed.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, init=False
    )
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), primary_key=True, autoincrement=False)
