"""The scene of recommendations: a board that met on 4 April 2019, its people, items, and whoever is signed in.

Today is 1 July 2019. Knows the records and the session cookie; knows nothing of what a page looks like.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.databases import SECRET
from workprogramme.accounts.actions import make_account
from workprogramme.accounts.sessions import SignedIn
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus, MemberRole, PersonKind
from workprogramme.domain.recommendations import Channel, RecipientKind, Verdict
from workprogramme.domain.targets import Target
from workprogramme.followups.recommendations import actions, answers, queries
from workprogramme.followups.recommendations.actions import Draft, Named, Notice
from workprogramme.followups.recommendations.answers import Reply
from workprogramme.models.chasing import Chasing, Rules, rules_of
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.journal import JournalEntry
from workprogramme.models.people import Person
from workprogramme.models.recommendations import Recommendation, ReplyLink

TODAY = date(2019, 7, 1)
NOW = datetime(2019, 7, 1, 9, 0, tzinfo=UTC)
APRIL, JUNE, OCTOBER = date(2019, 4, 4), date(2019, 6, 20), date(2019, 10, 3)
WORDS = "Publish how long children wait for an assessment, every quarter."


@dataclass
class Scene:
    """The ids of what there is, and ways to look at it and to change it behind everybody's back."""

    database: Database
    new_client: Callable[[], InspectingClient]
    board: int = 0
    other: int = 0
    april: int = 0
    june: int = 0
    october: int = 0
    camhs: int = 0
    contract: int = 0
    maton: int = 0
    gregg: int = 0

    @property
    def secret_key(self) -> str:
        """With which the app of this test signs."""
        return SECRET

    def signed_in(
        self,
        role: Role = Role.COORDINATOR,
        committee: int | None = None,
        name: str = "Ann Planner",
        person: int | None = None,
    ) -> InspectingClient:
        """A browser in which somebody with that role is signed in: on one committee, or on all."""
        email = f"{name.lower().replace(chr(32), chr(46))}.{role.value}@example.org"
        with scenes.changing(self.database) as session:
            account = make_account(
                session,
                email=email,
                name=name,
                password=None,
                grants=[(role, committee)],
                now=scenes.NOW,
                person=session.get(Person, person) if person else None,
            )
            cookie = SignedIn.of(account).get_id()
        browser = self.new_client()
        with browser.session_transaction() as kept:
            kept["_user_id"], kept["_fresh"] = cookie, True
        return browser

    def recommend(self, text: str = WORDS, meeting: int | None = None, **values: Any) -> int:
        """Recommends something to Cllr Maton at the April meeting; gives its id."""
        known = {"to": Named(self.maton), "to_kind": RecipientKind.CABINET_MEMBER, "minute": "7", **values}
        with scenes.changing(self.database, at=NOW) as session:
            return actions.recommend(session, meeting or self.april, Draft(text=text, **known), NOW, TODAY).id

    def notice(self, number: int, received: date | None = APRIL) -> None:
        """Gives notice; received on 4 April, the reply is due by 3 June."""
        with scenes.changing(self.database, at=NOW) as session:
            found = self._found(session, number)
            period = rules_of(session.get(Chasing, found.committee_id)).period
            notice = Notice(given=received or APRIL, received=received)
            actions.give_notice(session, number, found.version, notice, period, TODAY)

    def reply(
        self, number: int, verdict: Verdict = Verdict.ACCEPTED, target: Target | None = None, **values: Any
    ) -> None:
        """Records a reply of 20 May by letter, with an action for John Gregg."""
        known = {
            "verdict": verdict,
            "reasons": "It is right.",
            "by": "Cllr Maton",
            "on": date(2019, 5, 20),
            "through": Channel.LETTER,
            "action": "Publish the figures.",
            "owner": Named(self.gregg),
            "target": target or Target.month(2019, 9),
            **values,
        }
        with scenes.changing(self.database, at=NOW) as session:
            found = self._found(session, number)
            answers.record_reply(session, number, found.version, Reply(**known), TODAY)

    def publish(self, number: int) -> None:
        """Lets the public read it."""
        with scenes.changing(self.database, at=NOW) as session:
            actions.publish(session, number, self._found(session, number).version, NOW)

    def edition(self) -> None:
        """Publishes the board's programme of 2018-19."""
        with scenes.changing(self.database, at=NOW) as session:
            scenes.an_edition(session, session.get_one(Committee, self.board))

    def found(self, number: int) -> Recommendation:
        """The recommendation as it stands now."""
        with self.database.session() as session:
            return self._found(session, number)

    def everything(self) -> list[Recommendation]:
        """Every recommendation, oldest first."""
        with self.database.session() as session:
            return list(session.scalars(select(Recommendation).order_by(Recommendation.id)))

    def links(self) -> list[ReplyLink]:
        """Every link, oldest first."""
        with self.database.session() as session:
            return list(session.scalars(select(ReplyLink).order_by(ReplyLink.id)))

    def journal(self, table: str) -> list[JournalEntry]:
        """The journal of a table, oldest first."""
        with self.database.session() as session:
            wanted = select(JournalEntry).where(JournalEntry.table_name == table)
            return list(session.scalars(wanted.order_by(JournalEntry.id)))

    def rules(self) -> Rules:
        """By which rules the board chases."""
        with self.database.session() as session:
            return rules_of(session.get(Chasing, self.board))

    def change(self, record: type[Any], record_id: int, **values: Any) -> None:
        """Somebody else changes a record."""
        with self.database.transaction(at=NOW, by_name="Bob Rival") as session:
            found = session.get_one(record, record_id)
            for name, value in values.items():
                setattr(found, name, value)

    @staticmethod
    def _found(session: Any, number: int) -> Recommendation:
        found = queries.recommendation(session, number)
        assert found is not None
        return found


def set_up(session: Any, scene: Scene) -> None:
    """A council; a board with a chair, meetings held and to come, a public and a private item; another board."""
    scenes.a_council(session)
    board = scenes.a_committee(session, "board", name="Children’s Services Scrutiny Board", code="SB2")
    other = scenes.a_committee(session, "other", code="SB3")
    maton = scenes.a_person(session, "Cllr Maton", PersonKind.COUNCILLOR, email="maton@example.org")
    gregg = scenes.a_person(session, "John Gregg", email="gregg@example.org")
    chair = scenes.a_person(session, "Cllr Mutton", PersonKind.COUNCILLOR, email="mutton@example.org")
    session.add(Membership(committee=board, person=chair, role=MemberRole.CHAIR))
    april = scenes.a_meeting(session, board, APRIL, status=MeetingStatus.HELD)
    june = scenes.a_meeting(session, board, JUNE)
    october = scenes.a_meeting(session, board, OCTOBER)
    camhs = scenes.an_item(session, board, "CAMHS", april, agenda_title="Mental health of children")
    contract = scenes.an_item(
        session, board, "Contract of the agency", april, exempt_paragraph=3, public_interest="Prices.", position=1
    )
    scene.board, scene.other, scene.april, scene.june, scene.october = board.id, other.id, april.id, june.id, october.id
    scene.camhs, scene.contract, scene.maton, scene.gregg = camhs.id, contract.id, maton.id, gregg.id
