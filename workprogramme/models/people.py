"""People and outside bodies: whoever leads, answers for, attends or is invited."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from workprogramme.domain.kinds import PersonKind
from workprogramme.models.base import Record


class Person(Record, kw_only=True):
    """An officer, councillor, co-opted member, or outside body.

    `formal_name` is how an agenda lists them ("L Bigham"). `manager_id` is the officer who sees their reports too.
    """

    __tablename__ = "person"
    __table_args__ = (Index(None, "name"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    kind: Mapped[PersonKind]
    formal_name: Mapped[str] = mapped_column(default="")
    job_title: Mapped[str] = mapped_column(default="")
    portfolio: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    @property
    def listed_as(self) -> str:
        """The name as an agenda lists it."""
        return self.formal_name or self.name
