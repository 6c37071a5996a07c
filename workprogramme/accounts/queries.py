"""What the accounts room asks of the records."""

import hashlib
import hmac
from datetime import datetime

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session, joinedload

from workprogramme.models.accounts import Account, EndedSession, SignInFailure

# Asked for whoever is signed in, on every page: built once, for building it takes as long as running it.
_ACTIVE = (
    select(Account)
    .where(
        Account.id == bindparam("id"), Account.active, ~exists().where(EndedSession.digest == bindparam("ended"))
    )
    .options(joinedload(Account.grants))
)  # fmt: skip


def account_with_key(session: Session, account_id: int, session_key: str, session_id: str) -> Account | None:
    """The active account with this id and session key, its grants loaded; None too where that session was ended.

    One query.
    """
    asked = {"id": account_id, "ended": digest_of_session(session_id)}
    account = session.scalars(_ACTIVE, asked).unique().one_or_none()
    return account if account and hmac.compare_digest(account.session_key, session_key) else None


def digest_of_session(session_id: str) -> str:
    """By what an ended session is known."""
    return hashlib.sha256(session_id.encode()).hexdigest()


def account_by_email(session: Session, email: str) -> Account | None:
    """The account with this address, active or not, its grants loaded."""
    wanted = select(Account).where(Account.email == email.strip().lower()).options(joinedload(Account.grants))
    return session.scalars(wanted).unique().one_or_none()


def failures_since(session: Session, key: str, since: datetime) -> int:
    """How many attempts failed under this key after `since` (UTC)."""
    counted = select(func.count()).select_from(SignInFailure)
    return session.scalar(counted.where(SignInFailure.key == key, SignInFailure.at > since)) or 0
