"""What is done to accounts: changing them, ending and renewing them, and setting passwords."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from workprogramme.accounts.actions import make_account, set_password
from workprogramme.accounts.administration.queries import account_to_change, administrators
from workprogramme.accounts.letters import send_letter_to
from workprogramme.accounts.queries import account_by_email
from workprogramme.domain.access import Role
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.accounts import Account, Grant
from workprogramme.models.people import Person

EVERYTHING = (Role.ADMINISTRATOR, None)


@dataclass(frozen=True, kw_only=True)
class Details:
    """Whose account it is and what it may do: (role, committee id, or None for all committees)."""

    email: str
    name: str
    grants: frozenset[tuple[Role, int | None]]
    person_id: int | None = None


def give_account(session: Session, details: Details, password: str | None, now: datetime) -> Account:
    """A new account with a first password, or (None) with an invitation by mail to choose one.

    Raises Refused as `make_account` and `set_password`.
    """
    person = _person(session, details.person_id)
    grants = sorted(details.grants, key=lambda grant: (grant[0].value, grant[1] or 0))
    made = make_account(
        session, email=details.email, name=details.name, password=password, grants=grants, now=now, person=person
    )
    if password is None:
        send_letter_to(session, made, now)
    return made


def send_letter(session: Session, account_id: int, now: datetime) -> Account:
    """Sends an account a letter with which its owner chooses a password. Raises Refused where it has gone or ended."""
    found = account_to_change(session, account_id)
    if found is None:
        raise Refused("This account has gone.")
    send_letter_to(session, found, now)
    return found


def change_account(session: Session, account_id: int, seen_version: int, details: Details) -> Account:
    """Changes whose account it is and what it may do, from its next page on.

    Raises Stale; Refused where the address is another account's, or nobody would be left to administer everything.
    """
    others = administrators(session) - {account_id}
    changed = _account(session, account_id, seen_version)
    email = details.email.strip().lower()
    if email != changed.email and account_by_email(session, email):
        raise Refused("Another account has that email address. Change that one instead.", "email")
    if changed.active and EVERYTHING in _grants(changed) and EVERYTHING not in details.grants and not others:
        raise Refused(
            "This is the last account that administers everything. Make somebody else an administrator of all "
            "committees first.",
            Role.ADMINISTRATOR.value,
        )
    changed.email, changed.name = email, details.name
    changed.person = _person(session, details.person_id)
    if details.grants != _grants(changed):
        changed.grants = [
            *(grant for grant in changed.grants if (grant.role, grant.committee_id) in details.grants),
            *(Grant(role=role, committee_id=number) for role, number in details.grants - _grants(changed)),
        ]
        changed.version += 1  # the roles are in rows of their own, and yet they are part of what was edited
    session.flush()
    return changed


def deactivate_account(session: Session, account_id: int, seen_version: int) -> Account:
    """Lets an account sign in no more and ends its sessions. Raises Stale; Refused for the last administrator."""
    others = administrators(session) - {account_id}
    ended = _account(session, account_id, seen_version)
    if EVERYTHING in _grants(ended) and not others:
        raise Refused(
            "This is the last account that administers everything. Make somebody else an administrator of all "
            "committees first."
        )
    ended.active = False
    ended.session_key = secrets.token_urlsafe(24)
    session.flush()
    return ended


def reactivate_account(session: Session, account_id: int, seen_version: int) -> Account:
    """Lets an account sign in again, with the password it had. Raises Stale."""
    renewed = _account(session, account_id, seen_version)
    renewed.active = True
    session.flush()
    return renewed


def give_password(session: Session, account_id: int, password: str) -> Account:
    """Sets a password and ends the account's sessions. Raises Refused where it is too short or the account has gone."""
    changed = account_to_change(session, account_id)
    if changed is None:
        raise Refused("This account has gone.")
    set_password(changed, password)
    session.flush()
    return changed


def _account(session: Session, account_id: int, seen_version: int) -> Account:
    found = account_to_change(session, account_id)
    if found is None:
        raise Refused("This account has gone.")
    if found.version != seen_version:
        raise Stale(found)
    return found


def _grants(account: Account) -> frozenset[tuple[Role, int | None]]:
    return frozenset((grant.role, grant.committee_id) for grant in account.grants)


def _person(session: Session, person_id: int | None) -> Person | None:
    if person_id is None:
        return None
    found = session.get(Person, person_id)
    if found is None:
        raise Refused("That person has gone from the list. Choose again.", "person")
    return found
