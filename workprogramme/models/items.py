"""Items of the working programme, and the parts that people play for them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, and_
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from workprogramme.domain.kinds import ItemKind, PartRole, ReferralKind
from workprogramme.domain.report_tracks import DeferralState
from workprogramme.models.base import Record
from workprogramme.models.committees import Committee
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.reports import Deferral, Report


class Item(Record, kw_only=True):
    """One line of the work programme.

    `year` is the start of the municipal year whose programme it stands in. `target_text` is the officer's own words;
    the other `target_…` columns are read out of it and serve only to search and sort. `as_written` keeps the title
    as the document had it. An item with `exempt_paragraph` is private: its text never leaves through a public page.
    `split_from_id` and `copied_from_id` are the item that this one was once a part of, or a copy of;
    `merged_into_id` is the one that took it in, so that it is withdrawn. `asked_to_defer` is the request to defer it
    that waits for an answer.
    """

    __tablename__ = "item"
    __table_args__ = (
        Index(None, "committee_id", "year", "withdrawn"),
        Index(None, "meeting_id", "position"),
        Index(None, "split_from_id"),
        Index(None, "copied_from_id"),
        Index(None, "merged_into_id"),
        CheckConstraint("exempt_paragraph IS NULL OR exempt_paragraph BETWEEN 1 AND 18", name="exempt_paragraph"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), init=False)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), init=False)
    year: Mapped[int]
    title: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    as_written: Mapped[str] = mapped_column(default="")
    agenda_title: Mapped[str] = mapped_column(default="")
    detail: Mapped[str] = mapped_column(default="")
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.MAIN)
    minutes: Mapped[int | None] = mapped_column(default=None)
    report_line: Mapped[str] = mapped_column(default="")
    target_text: Mapped[str] = mapped_column(default="")
    target_kind: Mapped[str] = mapped_column(default="none")
    target_earliest: Mapped[date | None] = mapped_column(default=None)
    target_latest: Mapped[date | None] = mapped_column(default=None)
    referral: Mapped[ReferralKind | None] = mapped_column(default=None)
    referral_note: Mapped[str] = mapped_column(default="")
    exempt_paragraph: Mapped[int | None] = mapped_column(default=None)
    public_interest: Mapped[str] = mapped_column(default="")
    withdrawn: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime | None] = mapped_column(default=None)
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), default=None)
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), default=None)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), default=None)
    version: Mapped[int] = mapped_column(init=False)

    committee: Mapped[Committee] = relationship(lazy="raise_on_sql")
    meeting: Mapped[Meeting | None] = relationship(lazy="raise_on_sql", default=None)
    report: Mapped[Report | None] = relationship(
        init=False,
        viewonly=True,
        lazy="raise_on_sql",
        primaryjoin=lambda: Item.id == foreign(Report.item_id),
    )
    asked_to_defer: Mapped[Deferral | None] = relationship(
        init=False,
        viewonly=True,
        lazy="raise_on_sql",
        primaryjoin=lambda: and_(Item.id == foreign(Deferral.item_id), Deferral.state == DeferralState.ASKED),
    )
    parts: Mapped[list["Part"]] = relationship(
        default_factory=list,
        lazy="raise_on_sql",
        order_by="Part.position",
        cascade="all, delete-orphan",
        back_populates="item",
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def people(self, role: PartRole) -> list[Person]:
        """Those who play this part, in the order given."""
        return [part.person for part in self.parts if part.role is role]


class Part(Record, kw_only=True):
    """A person or outside body in one role for one item."""

    __tablename__ = "part"
    __table_args__ = (UniqueConstraint("item_id", "person_id", "role"), Index(None, "person_id", "role"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), init=False)
    role: Mapped[PartRole]
    position: Mapped[int] = mapped_column(default=0)

    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    item: Mapped[Item] = relationship(init=False, lazy="raise_on_sql", back_populates="parts")
