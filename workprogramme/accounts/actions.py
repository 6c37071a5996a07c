"""What the accounts room does: proving a password, slowing down guesses, making accounts."""

import hashlib
import secrets
import unicodedata
from datetime import datetime, timedelta
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete
from sqlalchemy.orm import Session

from workprogramme.accounts.queries import account_by_email, digest_of_session, failures_since
from workprogramme.database import one_at_a_time
from workprogramme.domain.access import Role
from workprogramme.domain.refusals import Refused
from workprogramme.models.accounts import Account, EndedSession, Grant, SignInFailure
from workprogramme.models.people import Person

WINDOW = timedelta(minutes=15)
TRIES_PER_ACCOUNT = 5
TRIES_PER_ADDRESS = 30  # a council's people share one network address
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200

_hasher = PasswordHasher()


@lru_cache(maxsize=1)
def _nobodys_hash() -> str:
    """A hash to check against where there is no account, so that the answer takes as long."""
    return _hasher.hash(secrets.token_urlsafe())


def _keys(email: str, address: str, what: str = "") -> dict[str, int]:
    """The throttle's keys and their limits. Hashed, so that the table holds nobody's address."""
    return {
        f"{what}account:" + hashlib.sha256(email.strip().lower().encode()).hexdigest(): TRIES_PER_ACCOUNT,
        f"{what}address:" + hashlib.sha256(address.encode()).hexdigest(): TRIES_PER_ADDRESS,
    }


def begin_attempt(session: Session, email: str, address: str, now: datetime, what: str = "") -> bool:
    """Counts an attempt for this account from this network address, and says whether it may go on.

    It is counted before the password is looked at, so that many attempts at once gain nothing; a success takes it back.
    `what`: what else than a password is tried, counted by itself, so that asking for letters shuts no door.
    """
    session.execute(delete(SignInFailure).where(SignInFailure.at <= now - WINDOW))
    keys = _keys(email, address, what)
    one_at_a_time(session, keys)
    if any(failures_since(session, key, now - WINDOW) >= limit for key, limit in keys.items()):
        return False
    session.add_all(SignInFailure(key=key, at=now) for key in keys)
    return True


def password_is_right(account: Account | None, password: str) -> bool:
    """Whether it is the account's password. Takes the same time where there is no such account or no password."""
    known = account.password_hash if account and account.active else None
    try:
        right = _hasher.verify(known or _nobodys_hash(), _one_form(password)[:LONGEST_PASSWORD])
    except (VerificationError, InvalidHashError):
        return False
    return right and known is not None


def note_success(session: Session, email: str, password: str, address: str, now: datetime) -> Account:
    """Notes that the account signed in, forgets its attempts, and renews a hash that is weaker than asked for now."""
    account = account_by_email(session, email)
    if account is None or not account.active:
        raise Refused("That account can no longer sign in.")
    account.signed_in_at = now
    if account.password_hash and _hasher.check_needs_rehash(account.password_hash):
        account.password_hash = _hasher.hash(_one_form(password))
    account_key, address_key = _keys(email, address)
    session.execute(delete(SignInFailure).where(SignInFailure.key == account_key))
    session.execute(delete(SignInFailure).where(SignInFailure.key == address_key, SignInFailure.at == now))
    return account


def note_sign_out(session: Session, session_id: str, now: datetime) -> None:
    """Ends this session and no other of the account: from now on no copy of its cookie opens anything.

    Safe to do twice. A session of an earlier version has no id ("") and ends with its cookie alone.
    """
    digest = digest_of_session(session_id)
    one_at_a_time(session, [digest])
    if session_id and session.get(EndedSession, digest) is None:
        session.add(EndedSession(digest=digest, at=now))


def forget_attempts(session: Session, account: Account, now: datetime) -> None:
    """Notes that the account got in by another way than its password, and lets its password be tried again."""
    account.signed_in_at = now
    account_key, _ = _keys(account.email, "")
    session.execute(delete(SignInFailure).where(SignInFailure.key == account_key))


def _one_form(password: str) -> str:
    """The password in one Unicode form, so that every keyboard means the same."""
    return unicodedata.normalize("NFC", password)


def set_password(account: Account, password: str) -> None:
    """Sets a new password and ends every session of the account. Refused when too short or too long."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise Refused(
            f"Enter a password of {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters. Three random words will do.",
            "password",
        )
    account.password_hash = _hasher.hash(_one_form(password))
    account.session_key = secrets.token_urlsafe(24)


def make_account(
    session: Session,
    *,
    email: str,
    name: str,
    password: str | None,
    grants: list[tuple[Role, int | None]],
    now: datetime,
    person: Person | None = None,
) -> Account:
    """A new account with these roles: (role, committee id or None for all). Refused where the address is taken."""
    email = email.strip().lower()
    if account_by_email(session, email):
        raise Refused("There is already an account with that email address. Change that one instead.", "email")
    account = Account(
        email=email,
        name=name,
        session_key=secrets.token_urlsafe(24),
        created_at=now,
        person=person,
        grants=[Grant(role=role, committee_id=committee_id) for role, committee_id in grants],
    )
    if password is not None:
        set_password(account, password)
    session.add(account)
    session.flush()
    return account
