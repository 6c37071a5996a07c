"""Accounts that sign in, the roles granted to them, failed attempts to get in, and sessions that were ended."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workprogramme.domain.access import Role
from workprogramme.models.base import Key, Record
from workprogramme.models.people import Person


class Account(Record, kw_only=True):
    """Somebody who signs in. `session_key` is in every session cookie: a new one ends all sessions at once."""

    __tablename__ = "account"
    __table_args__ = (CheckConstraint("email = lower(email)", name="email_lower"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    email: Mapped[Key] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None] = mapped_column(default=None)
    session_key: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), init=False, index=True)
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    signed_in_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    person: Mapped[Person | None] = relationship(lazy="raise_on_sql", default=None)
    grants: Mapped[list["Grant"]] = relationship(
        default_factory=list, lazy="raise_on_sql", cascade="all, delete-orphan", back_populates="account"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Grant(Record, kw_only=True):
    """A role held by an account: on one committee, or on all where `committee_id` is empty."""

    __tablename__ = "grant_of_role"
    __table_args__ = (UniqueConstraint("account_id", "role", "committee_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), init=False)
    role: Mapped[Role]
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), default=None)

    account: Mapped[Account] = relationship(init=False, lazy="raise_on_sql", back_populates="grants")


class SignInFailure(Record, kw_only=True):
    """One failed attempt to sign in, under a key that stands for an account or a network address."""

    __tablename__ = "sign_in_failure"
    __table_args__ = (Index(None, "key", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    key: Mapped[Key]
    at: Mapped[datetime]


class EndedSession(Record, kw_only=True):
    """A session that somebody ended by signing out, so that a copy of its cookie opens nothing.

    `digest` is that of the session's id, which stands only in the cookie.
    """

    __tablename__ = "ended_session"

    digest: Mapped[Key] = mapped_column(primary_key=True)
    at: Mapped[datetime]
