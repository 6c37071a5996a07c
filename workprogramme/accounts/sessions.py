"""Who is signed in: from the session cookie to an account that is still active, whose key is still the same and who has
not signed out; and how a session begins.
"""

import secrets
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, session, url_for
from flask_login import LoginManager, login_user

from workprogramme.accounts.queries import account_with_key
from workprogramme.domain.access import Action, Role
from workprogramme.models.accounts import Account
from workprogramme.web.access import allowed_somewhere
from workprogramme.web.context import reading


@dataclass(frozen=True)
class GrantValue:
    """A role, on one committee or on all."""

    role: Role
    committee_id: int | None


@dataclass(frozen=True)
class SignedIn:
    """The account that a request comes from, as values. `session_id` is this session's own; "" before it begins."""

    id: int
    name: str
    email: str
    person_id: int | None
    session_key: str
    grants: tuple[GrantValue, ...]
    session_id: str = ""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What the session cookie holds: it stops working when the account's key changes, or this session ends."""
        return f"{self.id}.{self.session_key}.{self.session_id}"

    @classmethod
    def of(cls, account: Account) -> "SignedIn":
        """The value of an account whose grants are loaded."""
        grants = tuple(GrantValue(grant.role, grant.committee_id) for grant in account.grants)
        return cls(account.id, account.name, account.email, account.person_id, account.session_key, grants)


def begin_session(who: SignedIn) -> None:
    """Signs somebody in whose right to it was proven: by a password, by a letter, or one day by another house.

    The one place where a session begins; whatever the browser held before is gone.
    """
    session.clear()
    session.permanent = True
    login_user(replace(who, session_id=secrets.token_urlsafe(16)))


def home() -> str:
    """Where somebody begins who has just signed in: planners with the plan, others with their own work."""
    return url_for("programme.plans") if allowed_somewhere(Action.PLAN) else url_for("my.my_work")


def local(address: str | None) -> str | None:
    """The address if it is a path of this site, so that no link can send people elsewhere after signing in."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")) or "\\" in address:
        return None
    parts = urlsplit(address)
    return None if parts.scheme or parts.netloc or any(ord(c) < 32 for c in address) else address


def add_sign_in(app: Flask) -> None:
    """Teaches the app to recognise whoever is signed in."""
    manager = LoginManager()

    @manager.user_loader
    def _load(cookie: str) -> Any:
        number, key, session_id = [*cookie.split(".", 2), "", ""][:3]
        if not (number.isascii() and number.isdigit()):
            return None
        account = account_with_key(reading(), int(number), key, session_id)
        return replace(SignedIn.of(account), session_id=session_id) if account else None

    manager.init_app(app)
