"""Letters that let somebody in: what each opens, and whether it still does. Knows no link and no page."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from workprogramme.models.accounts import Account
from workprogramme.models.outbox import EntryLetter, Notice


def bound_to(account: Account) -> str:
    """A digest of what the account is now: another password, address or ended sessions make it another."""
    told = "\n".join((account.session_key, account.email, account.password_hash or ""))
    return hashlib.sha256(told.encode()).hexdigest()


def write_letter(session: Session, notice_id: int, account: Account, now: datetime, life: timedelta) -> None:
    """Notes what the letter of this notice opens from now on, for so long. One that was used stays used."""
    letter = session.get(EntryLetter, notice_id)
    if letter is None:
        letter = EntryLetter(notice_id=notice_id, account_id=account.id, bound_to="", expires_at=now)
        session.add(letter)
    letter.account_id, letter.bound_to, letter.expires_at = account.id, bound_to(account), now + life
    session.flush()


def opened_by(session: Session, notice_id: int, kind: str, now: datetime) -> tuple[Account, Notice] | None:
    """The account that the letter lets in, its grants loaded, and the notice; None where it lets nobody in (any more).

    Says nothing of why: used, expired, of another kind, or bound to what the account is no longer.
    """
    row = session.execute(
        select(EntryLetter, Notice)
        .join(Notice, Notice.id == EntryLetter.notice_id)
        .where(EntryLetter.notice_id == notice_id, Notice.kind == kind)
    ).one_or_none()
    if row is None or row[0].used_at is not None or row[0].expires_at <= now:
        return None
    wanted = select(Account).where(Account.id == row[0].account_id, Account.active).options(joinedload(Account.grants))
    account = session.scalars(wanted).unique().one_or_none()
    return (account, row[1]) if account is not None and bound_to(account) == row[0].bound_to else None


def use_up(session: Session, notice_id: int, now: datetime) -> bool:
    """Uses the letter; False where somebody else has just used it."""
    unused = update(EntryLetter).where(EntryLetter.notice_id == notice_id, EntryLetter.used_at.is_(None))
    done = session.execute(unused.values(used_at=now).execution_options(synchronize_session=False))
    return bool(done.rowcount)  # type: ignore[attr-defined]
