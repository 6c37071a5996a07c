"""The scene of setting up: a council, a board with a chair and members, some people, and whoever is signed in.

Knows the records and the session cookie; knows nothing of what a page looks like.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.accounts.actions import make_account
from workprogramme.accounts.sessions import SignedIn
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MemberRole, PersonKind, Votes
from workprogramme.models.accounts import Account
from workprogramme.models.base import Record
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.council import Council
from workprogramme.models.journal import JournalEntry
from workprogramme.models.people import Person

MAY = date(2018, 5, 17)
T = TypeVar("T", bound=Record)


@dataclass
class Scene:
    """The ids of what there is, and ways to look at it and to change it behind everybody's back."""

    database: Database
    new_client: Callable[[], InspectingClient]
    board: int = 0
    other_board: int = 0
    mutton: int = 0
    maton: int = 0
    gregg: int = 0
    sara: int = 0
    sarah: int = 0

    def signed_in(
        self, role: Role = Role.ADMINISTRATOR, committee: int | None = None, name: str = "", password: str | None = None
    ) -> InspectingClient:
        """A browser in which somebody with that role is signed in: on one committee, or on all."""
        name = name or f"{role.label} {committee or ''}".strip()
        email = f"{name.lower().replace(' ', '.')}@example.org"
        with self.changing() as session:
            account = make_account(
                session, email=email, name=name, password=password, grants=[(role, committee)], now=scenes.NOW
            )
            cookie = SignedIn.of(account).get_id()
        browser = self.new_client()
        with browser.session_transaction() as kept:
            kept["_user_id"], kept["_fresh"] = cookie, True
        return browser

    def changing(self) -> AbstractContextManager[Session]:
        """A transaction by somebody else."""
        return self.database.transaction(at=scenes.NOW, by_name="Bob Rival")

    def change(self, record: type[Any], record_id: int, **values: Any) -> None:
        """Somebody else changes a record."""
        with self.changing() as session:
            found = session.get_one(record, record_id)
            for name, value in values.items():
                setattr(found, name, value)

    def find(self, record: type[T], record_id: int) -> T | None:
        """A record as it stands now."""
        with self.database.session() as session:
            return session.get(record, record_id)

    def committee(self, slug: str = "board") -> Committee:
        """A committee as it stands now, with its template."""
        with self.database.session() as session:
            wanted = select(Committee).where(Committee.slug == slug).options(joinedload(Committee.template))
            return session.scalars(wanted).one()

    def council(self) -> Council:
        """The council as it stands now."""
        with self.database.session() as session:
            return session.scalars(select(Council)).one()

    def seats(self, committee: int | None = None) -> list[Membership]:
        """The seats of the board, in the order of agendas."""
        with self.database.session() as session:
            wanted = select(Membership).where(Membership.committee_id == (committee or self.board))
            ordered = wanted.order_by(Membership.position, Membership.id).options(joinedload(Membership.person))
            return list(session.scalars(ordered))

    def names(self) -> list[str]:
        """Who sits on the board, in the order of agendas."""
        return [seat.person.name for seat in self.seats()]

    def people(self) -> list[Person]:
        """Everybody on the list, in the order they came."""
        with self.database.session() as session:
            return list(session.scalars(select(Person).order_by(Person.id)))

    def account(self, email: str) -> Account:
        """An account as it stands now, with grants and person."""
        with self.database.session() as session:
            loaded = (selectinload(Account.grants), joinedload(Account.person))
            return session.scalars(select(Account).where(Account.email == email).options(*loaded)).one()

    def journal(self, table_name: str) -> list[JournalEntry]:
        """What the journal tells of this table, oldest first."""
        with self.database.session() as session:
            wanted = select(JournalEntry).where(JournalEntry.table_name == table_name).order_by(JournalEntry.id)
            return list(session.scalars(wanted))


def a_seat(
    session: Session, committee: Committee, person: Person, role: MemberRole = MemberRole.MEMBER, **values: Any
) -> Membership:
    """A seat since May 2018."""
    votes = {MemberRole.INVITED: Votes.NONE, MemberRole.SUBSTITUTE: Votes.REPLACED}.get(role, Votes.ALL)
    known = {"first_day": MAY, "votes": votes, **values}
    seat = Membership(committee=committee, person=person, role=role, **known)
    session.add(seat)
    session.flush()
    return seat


def set_up(session: Session, scene: Scene) -> None:
    """A council; the board, chaired by Cllr Mutton, with Cllr Maton of the cabinet by invitation; another board."""
    scenes.a_council(session)
    board = scenes.a_committee(session, "board", name="Children’s Services Scrutiny Board", code="SB2")
    other = scenes.a_committee(session, "other", name="Health Scrutiny Board", code="SB5")
    mutton = scenes.a_person(session, "Cllr Mutton", PersonKind.COUNCILLOR, formal_name="M Mutton")
    maton = scenes.a_person(session, "Cllr Maton", PersonKind.COUNCILLOR, portfolio="Education and Skills")
    gregg = scenes.a_person(session, "John Gregg", job_title="Director of Children's Services")
    sara = scenes.a_person(session, "Sara Mills")
    sarah = scenes.a_person(session, "Sarah Mills", email="sarah.mills@example.org")
    scenes.a_person(session, "CWPT", PersonKind.BODY)
    a_seat(session, board, mutton, MemberRole.CHAIR, position=0)
    a_seat(session, board, maton, MemberRole.INVITED, position=1)
    scene.board, scene.other_board = board.id, other.id
    scene.mutton, scene.maton, scene.gregg = mutton.id, maton.id, gregg.id
    scene.sara, scene.sarah = sara.id, sarah.id
