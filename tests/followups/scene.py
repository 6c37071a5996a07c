"""The scene of the follow-ups room: a board with two meetings, people, and what was asked for at the first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from tests.support.client import InspectingClient
from tests.support.scenes import (
    NOW,
    a_committee,
    a_council,
    a_meeting,
    a_person,
    an_item,
    changing,
)
from workprogramme.accounts.actions import make_account
from workprogramme.accounts.sessions import SignedIn
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import read_target
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.models.follow_ups import FollowUp

ASKED, FEBRUARY = date(2018, 6, 21), date(2019, 2, 14)
WORDING = "A further progress report on Adoption Central England"


@dataclass
class Scene:
    """The database, the ids in it, and how to come to it."""

    database: Database
    client: Callable[[], InspectingClient]
    ids: dict[str, int] = field(default_factory=dict)
    now: datetime = NOW

    def signed_in(self, role: Role = Role.COORDINATOR, committee: int | None = None) -> InspectingClient:
        """A browser in which somebody with that role is signed in: on one committee, or on all."""
        with changing(self.database) as session:
            account = make_account(
                session, email=f"{role.value}{committee or ''}@example.org", name=f"A {role.label.lower()}",
                password=None, grants=[(role, committee)], now=NOW,
            )  # fmt: skip
            cookie = SignedIn.of(account).get_id()
        browser = self.client()
        with browser.session_transaction() as kept:
            kept["_user_id"], kept["_fresh"] = cookie, True
        return browser

    def change(self, record: type[Any], record_id: int, **values: Any) -> None:
        """Somebody else changes a record."""
        with self.database.transaction(at=NOW, by_name="Bob Rival") as session:
            found = session.get_one(record, record_id)
            for name, value in values.items():
                setattr(found, name, value)

    def ask(self, wanted: str = "June 2019", **values: Any) -> int:
        """Asks for something, as `a_draft` says; gives its id."""
        with changing(self.database) as session:
            return ask(session, self.ids["board"], self.draft(wanted, **values), NOW).id

    def draft(self, wanted: str = "June 2019", **values: Any) -> FollowUpDraft:
        """What was asked for on 21 June 2018, minute 5/18."""
        known: dict[str, Any] = {
            "wording": WORDING, "source_meeting_id": self.ids["asked_at"], "minute": "5/18",
            "target": read_target(wanted, MunicipalYear(2018)), **values,
        }  # fmt: skip
        return FollowUpDraft(**known)

    def found(self, follow_up_id: int) -> FollowUp:
        """The follow-up as it stands."""
        with self.database.session() as session:
            return session.get_one(FollowUp, follow_up_id)


def set_up(session: Session, scene: Scene) -> None:
    """A board that met on 21 June 2018 and 14 February 2019 and meets on 4 April, another committee, and one item."""
    a_council(session)
    board, other = a_committee(session, "board", code="SB2"), a_committee(session, "other")
    asked_at = a_meeting(session, board, ASKED, status=MeetingStatus.HELD)
    february = a_meeting(session, board, FEBRUARY, status=MeetingStatus.HELD)
    coming = a_meeting(session, board, date(2019, 4, 4))
    gregg = a_person(session, "John Gregg")
    item = an_item(session, board, "Adoption Central England", leads=[gregg], target_text="June 2019")
    scene.ids |= {
        "board": board.id, "other": other.id, "asked_at": asked_at.id, "coming": coming.id,
        "february": february.id, "gregg": gregg.id, "item": item.id,
    }  # fmt: skip
