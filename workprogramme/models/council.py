"""The council that this installation serves: one row, with its identity and its own calendar."""

from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workprogramme.models.base import Key, Record


class Council(Record, kw_only=True):
    """The one council: its name and look, when its year starts, and the days on which it is closed.

    `closures`, `recesses` and `pre_election` are lists of `{"first": date, "last": date, "reason": words}`, both days
    included. `logo`: the digest of its stored file, "" for none; `logo_kind` is a `domain.logos.LogoKind` by value, and
    `logo_alt` is what it says in words.
    """

    __tablename__ = "council"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    name: Mapped[str]
    wordmark: Mapped[str] = mapped_column(default="")
    colour: Mapped[str] = mapped_column(default="#0b5563")
    year_month: Mapped[int] = mapped_column(default=5)
    year_day: Mapped[int] = mapped_column(default=1)
    closures: Mapped[list[Any]] = mapped_column(default_factory=list)
    recesses: Mapped[list[Any]] = mapped_column(default_factory=list)
    pre_election: Mapped[list[Any]] = mapped_column(default_factory=list)
    logo: Mapped[Key] = mapped_column(default="", server_default="")
    logo_kind: Mapped[Key] = mapped_column(default="", server_default="")
    logo_alt: Mapped[str] = mapped_column(default="", server_default="")
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
