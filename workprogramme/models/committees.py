"""Committees, the template of their agendas, and who sits on them."""

from datetime import date, time
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workprogramme.domain.kinds import MemberRole, Votes
from workprogramme.models.base import Key, Record
from workprogramme.models.people import Person


class Committee(Record, kw_only=True):
    """A scrutiny board, panel or committee. Its slug is in addresses and never changes.

    `committee_system_id`: the number by which the council's committee system knows it, "" where it has none.
    """

    __tablename__ = "committee"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - an id in an address is never used again

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    slug: Mapped[Key] = mapped_column(unique=True)
    name: Mapped[str]
    code: Mapped[Key] = mapped_column(unique=True)
    colour: Mapped[str] = mapped_column(default="#0b5563")
    remit: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    starts: Mapped[time] = mapped_column(default=time(14))
    minutes: Mapped[int] = mapped_column(default=120)
    main_items: Mapped[int] = mapped_column(default=3)
    deadline_chain: Mapped[list[Any] | None] = mapped_column(default=None)
    holds_crime_and_disorder: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    committee_system_id: Mapped[Key] = mapped_column(default="")
    version: Mapped[int] = mapped_column(init=False)

    template: Mapped["AgendaTemplate"] = relationship(
        lazy="raise_on_sql",
        cascade="all, delete-orphan",
        single_parent=True,
        back_populates="committee",
    )
    memberships: Mapped[list["Membership"]] = relationship(
        init=False, lazy="raise_on_sql", order_by="Membership.position", back_populates="committee"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class AgendaTemplate(Record, kw_only=True):
    """What every agenda of a committee carries: standing items, contact, notes and the hours in them.

    `first_items` and `last_items` are lists of `{"title", "report_line", "note"}`.
    """

    __tablename__ = "agenda_template"

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), primary_key=True, init=False)
    first_items: Mapped[list[Any]] = mapped_column(default_factory=list)
    last_items: Mapped[list[Any]] = mapped_column(default_factory=list)
    signed_by: Mapped[str] = mapped_column(default="")
    contact_name: Mapped[str] = mapped_column(default="")
    contact_role: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    contact_link: Mapped[str] = mapped_column(default="")
    apologies_by: Mapped[time] = mapped_column(default=time(13))
    speakers_by: Mapped[time] = mapped_column(default=time(12))
    access_note: Mapped[str] = mapped_column(default="")
    formats_note: Mapped[str] = mapped_column(default="")
    draft_is_public: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(init=False)

    committee: Mapped[Committee] = relationship(init=False, lazy="raise_on_sql", back_populates="template")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Membership(Record, kw_only=True):
    """A person's seat on a committee, from its first day to its last (both included; no last day: still sitting).

    A substitute has one too, without being a member: `in_place_of_id` is the member whose place they may take, null for
    any member's.
    """

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("last_day IS NULL OR first_day IS NULL OR last_day >= first_day", name="last_after_first"),
        CheckConstraint("(role = 'substitute') = (votes = 'replaced')", name="votes_of_substitutes"),
        CheckConstraint(
            "in_place_of_id IS NULL OR (role = 'substitute' AND in_place_of_id <> person_id)",
            name="in_place_of_another",
        ),
        Index(None, "committee_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), init=False, index=True)
    role: Mapped[MemberRole] = mapped_column(default=MemberRole.MEMBER)
    votes: Mapped[Votes] = mapped_column(default=Votes.ALL)
    first_day: Mapped[date | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)
    in_place_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), init=False, index=True)

    committee: Mapped[Committee] = relationship(lazy="raise_on_sql", back_populates="memberships")
    person: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[person_id])
    in_place_of: Mapped[Person | None] = relationship(default=None, lazy="raise_on_sql", foreign_keys=[in_place_of_id])

    @property
    def is_substitute(self) -> bool:
        """Whether it is no seat of a member, but somebody's who may take a member's place."""
        return self.role is MemberRole.SUBSTITUTE

    def sits_on(self, day: date) -> bool:
        """Whether the seat is held on that day."""
        return (self.first_day is None or self.first_day <= day) and (self.last_day is None or day <= self.last_day)
