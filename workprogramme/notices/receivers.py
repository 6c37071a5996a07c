"""Where each notice goes: to an account's address, a person's own, or one that was typed. Nobody else is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.config import ADDRESS
from workprogramme.domain.notices import NoticeKind
from workprogramme.models.accounts import Account
from workprogramme.models.outbox import Notice
from workprogramme.models.people import Person
from workprogramme.models.telling import Receiver

NOBODY = "There is nobody to send it to."
NO_ADDRESS = "They have no email address."
NO_SUCH = "Their email address cannot be written to."


@dataclass(frozen=True)
class Destination:
    """Who reads it: a name ("" where none is known) and an address that mail can be sent to.

    `chooser`: whose choices count, None for an address that belongs to nobody here. `account`: who signs in, if any.
    """

    name: str
    email: str
    chooser: Receiver | None = None
    account: Account | None = None


def destinations(session: Session, notices: Sequence[Notice]) -> dict[int, Destination | str]:
    """By notice id: where it goes, or the reason why it goes nowhere. At most two queries."""
    people = {notice.person_id for notice in notices if notice.person_id is not None}
    ids = {notice.account_id for notice in notices if notice.account_id is not None}
    typed = {notice.address.lower() for notice in notices if notice.address}
    wanted = select(Account).where(
        Account.active, Account.id.in_(ids) | Account.person_id.in_(people) | Account.email.in_(typed)
    )
    accounts = list(session.scalars(wanted.order_by(Account.id.desc())))
    by_id = {account.id: account for account in accounts}
    by_person = {account.person_id: account for account in accounts if account.person_id is not None}
    by_email = {account.email: account for account in accounts}
    known = (
        {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(people), Person.active))}
        if people
        else {}
    )
    found: dict[int, Destination | str] = {}
    for notice in notices:
        if notice.account_id is not None:
            found[notice.id] = _of_account(by_id.get(notice.account_id))
        elif notice.person_id is not None:
            found[notice.id] = _of_person(known.get(notice.person_id), by_person.get(notice.person_id))
        elif notice.kind in {kind.value for kind in NoticeKind if kind.lets_in}:
            found[notice.id] = _of_account(by_email.get(notice.address.lower()))
        else:
            found[notice.id] = _checked(Destination("", notice.address))
    return found


def _of_account(account: Account | None) -> Destination | str:
    if account is None:
        return NOBODY
    who = Receiver(person_id=account.person_id) if account.person_id else Receiver(account_id=account.id)
    return _checked(Destination(account.name, account.email, who, account))


def _of_person(person: Person | None, account: Account | None) -> Destination | str:
    if person is None:
        return NOBODY
    email = account.email if account else person.email.strip()
    return _checked(Destination(person.name, email, Receiver(person_id=person.id), account)) if email else NO_ADDRESS


def _checked(destination: Destination) -> Destination | str:
    """The destination with its domain as mail servers know it ("bücher.example" is "xn--bcher-kva.example")."""
    local, _, domain = destination.email.rpartition("@")
    try:
        email = f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return NO_SUCH
    fine = ADDRESS.fullmatch(email) and email.isprintable() and len(email) <= 254 and not email.startswith("-")
    return Destination(destination.name, email, destination.chooser, destination.account) if fine else NO_SUCH
