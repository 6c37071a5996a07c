"""What is done about letters that let somebody in: asking for one, inviting somebody, and getting in with one.

Whoever asks is told the same whether there is such an account or not, and as much is written down: who is written to is
found out only when the outbox is sent.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from workprogramme.accounts.actions import begin_attempt, forget_attempts, set_password
from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.refusals import Refused
from workprogramme.models.accounts import Account
from workprogramme.models.letting_in import opened_by, use_up
from workprogramme.models.telling import Receiver, Telling, account, address, tell

LETTER = "letter "
GONE = "This link no longer works. Ask for a new one."


def ask_for_letter(
    session: Session, kind: NoticeKind, email: str, caller: str, now: datetime, wanted: str | None = None
) -> bool:
    """Queues a letter to this address, for the account that it may belong to; False where too many were asked for.

    `caller`: the network address of whoever asks. `wanted`: the page to go to when they are in.
    """
    if not begin_attempt(session, email, caller, now, LETTER):
        return False
    _queue(session, kind, address(email.strip().lower()), now, {"wanted": wanted} if wanted else {})
    return True


def send_letter_to(session: Session, invited: Account, now: datetime) -> NoticeKind:
    """Queues a letter with which this account chooses a password: an invitation where it never had one."""
    if not invited.active:
        raise Refused("This account is deactivated. Reactivate it first.")
    kind = NoticeKind.NEW_PASSWORD if invited.password_hash else NoticeKind.INVITATION
    _queue(session, kind, account(invited.id), now, {})
    return kind


def _queue(session: Session, kind: NoticeKind, to: Receiver, now: datetime, facts: Mapping[str, str]) -> None:
    telling = Telling(kind=kind, to=to, about=("entry_letter", 0), occasion=secrets.token_hex(16), facts=facts)
    tell(session, [telling], now)


def still_opens(session: Session, kind: NoticeKind, notice_id: int, now: datetime) -> bool:
    """Whether the letter would let somebody in now. Changes nothing: mail scanners open links too."""
    return opened_by(session, notice_id, kind.value, now) is not None


def get_in(
    session: Session, kind: NoticeKind, notice_id: int, now: datetime, password: str | None = None
) -> tuple[Account, str | None]:
    """Uses the letter: its account, its grants loaded, and the page it wanted to go to.

    With a `password`, that is the account's from now on and every session ends. Refused where the letter lets nobody in
    any more, or `set_password` refuses; a letter that is refused is not used.
    """
    found = opened_by(session, notice_id, kind.value, now)
    if found is None:
        raise Refused(GONE)
    letting_in, notice = found
    if password is not None:
        set_password(letting_in, password)
    if not use_up(session, notice_id, now):
        raise Refused(GONE)
    forget_attempts(session, letting_in, now)
    session.flush()
    return letting_in, notice.facts.get("wanted")
