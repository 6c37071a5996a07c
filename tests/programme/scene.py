"""The planners' scene: a board with two meetings and items, its last edition, and co-ordinators who are signed in.

Knows the records and the session cookie; knows nothing of what a page looks like.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.accounts.actions import make_account
from workprogramme.accounts.sessions import SignedIn
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import PersonKind
from workprogramme.models.committees import Committee
from workprogramme.models.editions import Edition
from workprogramme.models.items import Item, Part
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person

FEBRUARY, APRIL = date(2019, 2, 7), date(2019, 4, 4)


@dataclass
class Scene:
    """The ids of what there is, and ways to look at it and to change it behind everybody's back."""

    database: Database
    new_client: Callable[[], InspectingClient]
    board: int = 0
    other_board: int = 0
    february: int = 0
    april: int = 0
    adoption: int = 0
    libraries: int = 0

    def planner(
        self, name: str = "Ann Planner", role: Role = Role.COORDINATOR, committee: int | None = None
    ) -> InspectingClient:
        """A browser in which somebody with that role is signed in: on one committee, or on all."""
        email = f"{name.split()[0].lower()}@example.org"
        with scenes.changing(self.database) as session:
            account = make_account(
                session, email=email, name=name, password=None, grants=[(role, committee)], now=scenes.NOW
            )
            cookie = SignedIn.of(account).get_id()
        browser = self.new_client()
        with browser.session_transaction() as kept:
            kept["_user_id"], kept["_fresh"] = cookie, True
        return browser

    def publish(self) -> Edition:
        """Publishes the board's programme for 2018-19."""
        with scenes.changing(self.database) as session:
            return scenes.an_edition(session, session.get_one(Committee, self.board))

    def item(self, item_id: int | None = None) -> Item:
        """The item as it stands now: adoption, unless another is asked for."""
        with self.database.session() as session:
            loaded = (joinedload(Item.meeting), selectinload(Item.parts).joinedload(Part.person))
            return session.scalars(select(Item).where(Item.id == (item_id or self.adoption)).options(*loaded)).one()

    def items(self, *titles: str) -> list[Item]:
        """Every item with one of these titles (none given: every item), oldest first."""
        with self.database.session() as session:
            wanted = select(Item).options(selectinload(Item.parts).joinedload(Part.person)).order_by(Item.id)
            return list(session.scalars(wanted.where(Item.title.in_(titles)) if titles else wanted))

    def meeting(self, meeting_id: int | None = None) -> Meeting:
        """The meeting as it stands now: April's, unless another is asked for."""
        with self.database.session() as session:
            return session.get_one(Meeting, meeting_id or self.april)

    def meetings(self) -> list[Meeting]:
        """Every meeting, by day."""
        with self.database.session() as session:
            return list(session.scalars(select(Meeting).order_by(Meeting.day, Meeting.starts)))

    def people(self) -> list[str]:
        """The names in the list of people."""
        with self.database.session() as session:
            return list(session.scalars(select(Person.name).order_by(Person.id)))

    def journal(self) -> list[JournalEntry]:
        """Every entry of the journal, oldest first."""
        with self.database.session() as session:
            return list(session.scalars(select(JournalEntry).order_by(JournalEntry.id)))

    def change(self, record: type[Any], record_id: int, **values: Any) -> None:
        """Somebody else changes a record."""
        with self.database.transaction(at=scenes.NOW, by_name="Bob Rival") as session:
            found = session.get_one(record, record_id)
            for name, value in values.items():
                setattr(found, name, value)

    def order(self, meeting_id: int) -> list[str]:
        """The titles of the items at a meeting, in order."""
        with self.database.session() as session:
            wanted = select(Item.title).where(Item.meeting_id == meeting_id, Item.withdrawn.is_(False))
            return list(session.scalars(wanted.order_by(Item.position, Item.id)))


def set_up(session: Session, scene: Scene) -> None:
    """A council; the board with a meeting gone by and one to come; another board; some people."""
    scenes.a_council(session)
    board = scenes.a_committee(session, "board", name="Children’s Services Scrutiny Board", code="SB2")
    other = scenes.a_committee(session, "other")
    mills = scenes.a_person(session, "Sarah Mills")
    scenes.a_person(session, "John Gregg")
    scenes.a_person(session, "Cllr Maton", PersonKind.COUNCILLOR)
    scenes.a_person(session, "CWPT", PersonKind.BODY)
    february = scenes.a_meeting(session, board, FEBRUARY)
    april = scenes.a_meeting(session, board, APRIL)
    adoption = scenes.an_item(session, board, "Adoption Central England", april, [mills], detail="A progress report.")
    libraries = scenes.an_item(session, board, "Libraries", target_text="2019-20", target_kind="municipal_year")
    scene.board, scene.other_board = board.id, other.id
    scene.february, scene.april = february.id, april.id
    scene.adoption, scene.libraries = adoption.id, libraries.id
