"""Agendas: the one that is edited for each meeting, and its versions as they were published."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workprogramme.domain.agenda_publication import VersionKind
from workprogramme.models.base import Key, Record


class Agenda(Record, kw_only=True):
    """The agenda of a meeting while it is edited, from when somebody started it.

    `document` is a `domain.agenda_drafts.AgendaDraft` in its JSON form. `published`: how many versions are out.
    """

    __tablename__ = "agenda"
    __table_args__ = (Index(None, "committee_id"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True, autoincrement=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    document: Mapped[dict[str, Any]]
    published: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class AgendaVersion(Record, kw_only=True):
    """One published version of a meeting's agenda, as values, frozen for ever.

    `document` is a `domain.agendas.FrontSheet` in its JSON form, as the public may read it; `private_document` is all
    of it. `changes` is what the public is told of its comparison with the version before. `dispatch`: the last lawful
    day, None where there is none; `short_notice` and `special` are the reasons that the law wants recorded, "" where
    it wants none. `council`, `colour` and those of the `logo`: what its documents looked like on that day. `withheld`:
    what it told everybody and tells nobody since `withheld_at`, see `models.withholding`; that never changes
    `private_document`.
    """

    __tablename__ = "agenda_version"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        Index(None, "published_at"),
        Index(None, "committee_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    number: Mapped[int]
    kind: Mapped[VersionKind]
    published_at: Mapped[datetime]
    by_id: Mapped[int | None]
    by_name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    dispatch: Mapped[date | None] = mapped_column(default=None)
    short_notice: Mapped[str] = mapped_column(default="")
    special: Mapped[str] = mapped_column(default="")
    council: Mapped[str]
    colour: Mapped[Key]
    logo: Mapped[Key] = mapped_column(default="", server_default="")
    logo_kind: Mapped[Key] = mapped_column(default="", server_default="")
    logo_alt: Mapped[str] = mapped_column(default="", server_default="")
    changes: Mapped[list[Any]] = mapped_column(default_factory=list)
    document: Mapped[dict[str, Any]]
    private_document: Mapped[dict[str, Any]]
    withheld: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    withheld_at: Mapped[datetime | None] = mapped_column(default=None)
