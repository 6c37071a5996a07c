"""People and outside bodies: whoever leads, answers for, attends or is invited."""

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

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


def move_team(session: Session, from_person: Person, to_person: Person) -> None:
    """Whoever one person manages is managed by another, who takes over their manager where there is none; no circle."""
    for member in session.scalars(select(Person).where(Person.manager_id == from_person.id)):
        member.manager_id = to_person.id if member.id != to_person.id else None
    if to_person.manager_id is None and from_person.manager_id != to_person.id:
        to_person.manager_id = from_person.manager_id
    from_person.manager_id = None
    session.flush()
