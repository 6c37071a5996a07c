"""Two boards with published programmes, the people in them, and ways to sign in as one of these."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.accounts.actions import make_account
from workprogramme.accounts.sessions import SignedIn
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MemberRole, PartRole, PersonKind
from workprogramme.domain.refusals import Refused
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.items import Item, Part
from workprogramme.models.people import Person
from workprogramme.models.reports import Deferral, Report, ReportDocument

APRIL, JUNE = date(2019, 4, 4), date(2019, 4, 25)
MARKER = "zebrafinch"


@dataclass
class Scene:
    """The ids of what there is."""

    database: Database
    new_client: Callable[[], InspectingClient]
    board: int = 0
    other: int = 0
    april: int = 0
    later: int = 0
    gregg: int = 0
    mills: int = 0
    maton: int = 0
    ofsted: int = 0
    secret: int = 0
    libraries: int = 0
    accounts: int = 0

    def signed_in(
        self, role: Role = Role.OFFICER, person: int | None = None, committee: int | None = None
    ) -> InspectingClient:
        """A browser in which somebody with that role is signed in, who is that person."""
        self.accounts += 1
        with scenes.changing(self.database) as session:
            who = session.get_one(Person, person) if person else None
            name = who.name if who else role.label
            account = make_account(
                session, email=f"account{self.accounts}@example.org", name=name, password=None,
                grants=[(role, committee)], now=scenes.NOW, person=who,
            )  # fmt: skip
            session.flush()
            cookie = SignedIn.of(account).get_id()
        browser = self.new_client()
        with browser.session_transaction() as kept:
            kept["_user_id"], kept["_fresh"] = cookie, True
        return browser

    def officer(self) -> InspectingClient:
        """John Gregg, signed in as lead officer."""
        return self.signed_in(Role.OFFICER, self.gregg)

    def planner(self) -> InspectingClient:
        """A co-ordinator of all committees."""
        return self.signed_in(Role.COORDINATOR)

    def publish(self) -> None:
        """Publishes what both boards plan, where it changed."""
        for number in (self.board, self.other):
            try:
                with scenes.changing(self.database) as session:
                    scenes.an_edition(session, session.get_one(Committee, number))
            except Refused:
                continue

    def report(self, item: int | None = None) -> Report | None:
        """What is known of the report on the Ofsted item, unless another is asked for."""
        with self.database.session() as session:
            return session.get(Report, item or self.ofsted)

    def ticks(self) -> list[str]:
        """The stages of the Ofsted report that were marked, in order."""
        found = self.report()
        return sorted(found.stages) if found else []

    def documents(self) -> list[ReportDocument]:
        """Every document, oldest first."""
        with self.database.session() as session:
            return list(session.scalars(select(ReportDocument).order_by(ReportDocument.id)))

    def deferrals(self) -> list[Deferral]:
        """Every request to defer, oldest first."""
        with self.database.session() as session:
            return list(session.scalars(select(Deferral).order_by(Deferral.id)))

    def item(self, item_id: int) -> Item:
        """The item as it is planned."""
        with self.database.session() as session:
            return session.get_one(Item, item_id)

    def change(self, record: type[Any], record_id: int, **values: Any) -> None:
        """Somebody else changes a record."""
        with self.database.transaction(at=scenes.NOW, by_name="Bob Rival") as session:
            found = session.get_one(record, record_id)
            for name, value in values.items():
                setattr(found, name, value)


def set_up(session: Session, scene: Scene) -> None:
    """A board with two meetings to come; an item there, a private one, one without a date; another board."""
    scenes.a_council(session)
    board = scenes.a_committee(session, "board", name="Children’s Services Scrutiny Board", code="SB2")
    other = scenes.a_committee(session, "other", name="Communities Scrutiny Board", code="SB4")
    gregg, mills = scenes.a_person(session, "John Gregg"), scenes.a_person(session, "Sara Mills")
    maton = scenes.a_person(session, "Cllr Maton", PersonKind.COUNCILLOR)
    april, later = scenes.a_meeting(session, board, APRIL), scenes.a_meeting(session, board, JUNE)
    scenes.a_meeting(session, other, date(2019, 3, 28))
    ofsted = scenes.an_item(session, board, "Ofsted feedback", april, [gregg, mills], detail="What inspectors said.")
    secret = scenes.an_item(
        session, board, f"The {MARKER} contract", april, [gregg], detail=MARKER, exempt_paragraph=3,
        public_interest="Prices.", position=1,
    )  # fmt: skip
    libraries = scenes.an_item(session, board, "Libraries", None, [mills], target_text="2019-20")
    scenes.an_item(session, board, "Early help", None, [gregg], target_text="June 2019",
                   target_earliest=date(2019, 6, 1), target_latest=date(2019, 6, 30))  # fmt: skip
    for item in (ofsted, secret):
        item.parts.append(Part(person=maton, role=PartRole.CABINET_MEMBER, position=5))
    session.add(Membership(committee=board, person=maton, role=MemberRole.MEMBER))
    scene.board, scene.other, scene.april, scene.later = board.id, other.id, april.id, later.id
    scene.gregg, scene.mills, scene.maton = gregg.id, mills.id, maton.id
    scene.ofsted, scene.secret, scene.libraries = ofsted.id, secret.id, libraries.id
