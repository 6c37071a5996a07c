"""What the accounts room asks of the records."""

import hmac
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, joinedload

from workprogramme.models.accounts import Account, SignInFailure

# Asked for whoever is signed in, on every page: built once, for building it takes as long as running it.
_ACTIVE = select(Account).where(Account.id == bindparam("id"), Account.active).options(joinedload(Account.grants))


def account_with_key(session: Session, account_id: int, session_key: str) -> Account | None:
    """The active account with this id and session key, its grants loaded; one query."""
    account = session.scalars(_ACTIVE, {"id": account_id}).unique().one_or_none()
    return account if account and hmac.compare_digest(account.session_key, session_key) else None


def account_by_email(session: Session, email: str) -> Account | None:
    """The account with this address, active or not, its grants loaded."""
    wanted = select(Account).where(Account.email == email.strip().lower()).options(joinedload(Account.grants))
    return session.scalars(wanted).unique().one_or_none()


def failures_since(session: Session, key: str, since: datetime) -> int:
    """How many attempts failed under this key after `since` (UTC)."""
    counted = select(func.count()).select_from(SignInFailure)
    return session.scalar(counted.where(SignInFailure.key == key, SignInFailure.at > since)) or 0
