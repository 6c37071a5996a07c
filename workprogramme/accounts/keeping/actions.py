"""Erasing an account: what is personal goes, the public record stays."""

import secrets
from typing import Final

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from workprogramme.accounts.administration.actions import deactivate_account
from workprogramme.accounts.administration.queries import account_to_change
from workprogramme.accounts.keeping.queries import columns_about_accounts
from workprogramme.domain.refusals import Refused
from workprogramme.models.accounts import Account, Grant

KEPT: Final = frozenset({"deferral"})
"""Tables whose rows are the council's record and not the person's: they stay, and no longer refer to the account."""

ERASED_NAME: Final = "Erased account"


def erase_account(session: Session, account_id: int, seen_version: int, by_id: int) -> Account:
    """Takes out of an account everything that is about its holder; its sessions end and it can never be used again.

    The journal, editions and requests keep the name under which things were done: they are the public record. Raises
    Stale; Refused for one's own account and for the last administrator.
    """
    if account_id == by_id:
        raise Refused("You cannot erase your own account. Ask another administrator.")
    erased = deactivate_account(session, account_id, seen_version)
    for table, column in reversed(columns_about_accounts()):
        if table.name in KEPT:
            session.execute(update(table).where(column == account_id).values({column.name: None}))
        elif table.name != Grant.__tablename__:
            session.execute(delete(table).where(column == account_id))
    found = account_to_change(session, account_id)
    assert found is not None
    found.grants.clear()  # as records, so that the journal says which roles ended
    found.name, found.email = ERASED_NAME, f"erased-{account_id}@account.invalid"
    found.password_hash, found.session_key = None, secrets.token_urlsafe(24)
    found.person, found.signed_in_at = None, None
    session.flush()
    return erased
