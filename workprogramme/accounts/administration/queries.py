"""What is asked about accounts in order to look after them."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from workprogramme.domain.access import Role
from workprogramme.models.accounts import Account, Grant
from workprogramme.models.committees import Committee
from workprogramme.models.people import Person

PAGE_SIZE = 50


@dataclass(frozen=True)
class AccountsPage:
    """One page of the list: this is page number `page` (from 1) of `pages`."""

    accounts: tuple[Account, ...]
    page: int
    pages: int


def accounts_page(session: Session, page: int = 1) -> AccountsPage:
    """The accounts by name, those still active first, with grants and person; three queries."""
    total = session.scalar(select(func.count()).select_from(Account)) or 0
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(1, page), pages)
    wanted = (
        select(Account)
        .order_by(Account.active.desc(), func.lower(Account.name), Account.id)
        .options(joinedload(Account.person), selectinload(Account.grants))
        .limit(PAGE_SIZE)
        .offset((page - 1) * PAGE_SIZE)
    )
    return AccountsPage(tuple(session.scalars(wanted)), page, pages)


def account(session: Session, account_id: int) -> Account | None:
    """The account with this id, with grants and person."""
    wanted = select(Account).where(Account.id == account_id)
    loaded = wanted.options(joinedload(Account.person), selectinload(Account.grants))
    return session.scalars(loaded).one_or_none()


def account_to_change(session: Session, account_id: int) -> Account | None:
    """The account with its grants, held until the transaction ends."""
    held = session.scalars(select(Account).where(Account.id == account_id).with_for_update()).one_or_none()
    return account(session, account_id) if held else None


def administrators(session: Session) -> set[int]:
    """The ids of the active accounts that administer everything, held until the transaction ends.

    Held, so that of two administrators who demote each other at once the second is told no.
    """
    everything = select(Grant.account_id).where(Grant.role == Role.ADMINISTRATOR, Grant.committee_id.is_(None))
    wanted = select(Account.id).where(Account.active, Account.id.in_(everything)).order_by(Account.id)
    session.execute(wanted.with_for_update())
    return set(session.scalars(wanted))  # asked again, for what the one before has changed while this one waited


def committees(session: Session) -> list[Committee]:
    """All committees by name."""
    return list(session.scalars(select(Committee).order_by(func.lower(Committee.name), Committee.id)))


def people(session: Session, also: int | None = None) -> list[Person]:
    """The active people by name; `also`: one who is shown even where no longer active."""
    wanted = select(Person).where(Person.active | (Person.id == (also or 0)))
    return list(session.scalars(wanted.order_by(func.lower(Person.name), Person.id)))
