"""A council in which something of everything is there, with one item that was public and is exempt now.

Every text of that item, and of all that belongs to it, has the marker word in it; and so had what was published.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import String, Text, select
from sqlalchemy.orm import Session, class_mapper

from tests.rights.brought_in import upload
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.accounts.actions import make_account
from workprogramme.agendas.desk import desk
from workprogramme.agendas.drafting import start
from workprogramme.agendas.pages import Law
from workprogramme.agendas.publishing import AgendaPublisher, Said, mark_of, publish_agenda
from workprogramme.committees.people.merging import merge_people
from workprogramme.database import Database
from workprogramme.demo.seeding import seed
from workprogramme.domain.access import Role
from workprogramme.domain.asked_for import AskedForKind
from workprogramme.domain.jurisdictions import ENGLAND
from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.domain.minutes import LineKind
from workprogramme.domain.recommendations import Rating
from workprogramme.domain.report_tracks import DocumentKind, Standing
from workprogramme.domain.working_days import WorkingDays
from workprogramme.editions.actions import Publisher, publish
from workprogramme.feeds.personal.actions import Wanted, make_feed
from workprogramme.models.accounts import Account
from workprogramme.models.base import Record
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.follow_ups import AskedOf, FollowUp, FollowUpLink
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.minutes import Minute, MinuteLine
from workprogramme.models.people import Person
from workprogramme.models.people_merges import PeopleMerge
from workprogramme.models.planning import Acknowledgement
from workprogramme.models.proposals import Proposal
from workprogramme.models.recommendations import Recommendation, ReplyLink, Review
from workprogramme.models.reports import Deferral, Report, ReportDocument, StoredFile

MARKER = "zebrafinch"
WRITTEN = f"{MARKER.capitalize()} item title and  {MARKER} item agenda_title"  # as somebody may write it in a note
GUEST = "quaggahare"  # in the name of somebody who is invited for the item: people's names are no secret in themselves
APRIL = date(2019, 4, 4)
EARLY, NOW = datetime(2019, 2, 20, 9, tzinfo=UTC), datetime(2019, 2, 28, 9, tzinfo=UTC)
BOARD, OTHER = "scrutiny-board-2", "other"
"""The board whose item it is, and another committee of the council."""

TOLD = frozenset({"target_kind", "series", "reference", "digest", "media_type", "meant_for", "made_by", "by_name",
                  "decided_by", "asked_by", "answered_by", "said_by", "key"})  # fmt: skip
"""Text columns that hold no words of the item: they are closed lists, keys, or who did something."""


def plant(record: Record, name: str) -> None:
    """Puts the marker into every text of a record, with whose it is, so that whatever leaks says what it is."""
    for attribute in class_mapper(type(record)).column_attrs:
        column = attribute.columns[0]
        if attribute.key == "target_kind":
            record.target_kind = "words"  # type: ignore[attr-defined]
        elif type(column.type) in (String, Text) and attribute.key not in TOLD:
            setattr(record, attribute.key, f"{MARKER} {name} {attribute.key}")


@dataclass
class Place:
    """The ids of what there is, and ways to come in."""

    app: Flask
    database: Database
    ids: dict[str, Any] = field(default_factory=dict)
    accounts: dict[str, int] = field(default_factory=dict)
    planted: frozenset[str] = frozenset()

    def visitor(self, who: str = "") -> InspectingClient:
        """A browser in which the account of that name is signed in; nobody without one."""
        browser = self.app.test_client()
        assert isinstance(browser, InspectingClient)
        self._come_in(browser, who)
        return browser

    def searcher(self, who: str = "") -> FlaskClient:
        """The same without inspecting what comes: other tests do, and thousands of pages take their time."""
        browser = FlaskClient(self.app, self.app.response_class)
        self._come_in(browser, who)
        return browser

    def _come_in(self, browser: FlaskClient, who: str) -> None:
        if who:
            with self.database.session() as session:
                account = session.get_one(Account, self.accounts[who])
                cookie = f"{account.id}.{account.session_key}"
            with browser.session_transaction() as kept:
                kept["_user_id"], kept["_fresh"] = cookie, True

    def changing(self, at: datetime = NOW, reason: str = "") -> Any:
        """A transaction by the co-ordinator."""
        return self.database.transaction(at=at, by_name="Coordinator", reason=reason)


ENTITLED = ("coordinator", "governance", "administrator", "lead")
NOT_ENTITLED = (
    "officer", "councillor", "cabinet", "manager", "asked", "other coordinator", "other governance",
    "other administrator",
)  # fmt: skip


def furnish(app: Flask, database: Database) -> Place:
    """Makes all of it: seeded, planted, published, made exempt, and published again."""
    place = Place(app, database)
    seed(database, app.extensions["workprogramme"].settings)
    with place.changing(EARLY) as session:
        _people(session, place)
    with place.changing(EARLY, f"{MARKER} reason") as session:
        _item(session, place)
        _belongings(session, place)
    with place.changing(EARLY) as session:
        board = session.get_one(Committee, place.ids["board_id"])
        place.ids |= upload(session, board, MARKER, EARLY)
    with place.changing(EARLY) as session:
        twins = [scenes.a_person(session, name) for name in ("S Twin", "Sam Twin")]
        seen = {one.id: one.version for one in twins}
        merge_people(session, twins[0].id, twins[1].id, seen, EARLY.date(), "england")
        place.ids["merge_id"] = session.scalars(select(PeopleMerge.id)).one()
        session.scalars(select(Council)).one().closures = [
            {"first": "2018-12-24", "last": "2018-12-31", "reason": "Christmas"}
        ]
    with place.changing(EARLY) as session:
        publish_board(session, EARLY, f"New are {WRITTEN}.")
        start(session, place.ids["meeting_id"])
    with place.changing(EARLY) as session:
        publish_sheet(
            session, place, EARLY, Said(note=f"New are {WRITTEN}.", short_notice=f"The chair wants {WRITTEN}.")
        )
    return place


def close(place: Place) -> None:
    """Makes the item exempt and publishes what follows from it: an edition, and another version of the agenda."""
    _turn(place, 3, NOW)


def open_again(place: Place) -> None:
    """Makes it public again, the same way."""
    _turn(place, None, NOW + timedelta(days=1))


def _turn(place: Place, paragraph: int | None, at: datetime) -> None:
    with place.changing(at) as session:
        session.get_one(Item, place.ids["item_id"]).exempt_paragraph = paragraph
    with place.changing(at) as session:
        publish_board(session, at)
    with place.changing(at) as session:
        publish_sheet(session, place, at, Said(note="An item changed.", short_notice="The chair agreed."))


def _people(session: Session, place: Place) -> None:
    """An account for everybody who might come: the demo's five, those of another committee, and those of the item."""
    board = session.scalars(select(Committee).where(Committee.slug == BOARD)).one()
    board.committee_system_id = "123"
    other = scenes.a_committee(session, OTHER, name="Health Scrutiny Board", code="SB5")
    place.ids |= {"board_id": board.id, "other_id": other.id}
    for role in (Role.COORDINATOR, Role.GOVERNANCE, Role.ADMINISTRATOR):
        _account(session, place, role.value, role, board.id if role is not Role.ADMINISTRATOR else None)
        _account(session, place, f"other {role.value}", role, other.id)
    boss = scenes.a_person(session, "Mary Boss", email="boss@example.org")
    people = {
        "lead": (scenes.a_person(session, "Larry Lead", manager_id=boss.id), Role.OFFICER),
        "officer": (session.scalars(select(Person).where(Person.name == "John Gregg")).one(), Role.OFFICER),
        "manager": (boss, Role.OFFICER),
        "asked": (scenes.a_person(session, "Andrea Asked"), Role.OFFICER),
        "councillor": (session.scalars(select(Person).where(Person.name == "Cllr Mutton")).one(), Role.COUNCILLOR),
        "cabinet": (scenes.a_person(session, "Cllr Cabinet", PersonKind.COUNCILLOR, portfolio="Care"), Role.COUNCILLOR),
    }
    for who, (person, role) in people.items():
        _account(session, place, who, role, None, person)
        place.ids[f"{who}_person"] = person.id
    place.ids["guest"] = scenes.a_person(session, f"Cllr {GUEST}", PersonKind.COUNCILLOR).id
    twins = [scenes.a_person(session, name) for name in ("Sara Mills", "Sarah Mills")]
    place.ids["one_id"] = twins[0].id
    place.ids["other_person"] = twins[1].id


def _account(
    session: Session, place: Place, who: str, role: Role, committee: int | None, person: Person | None = None
) -> None:
    email = f"{who.replace(' ', '.')}@example.com"
    made = make_account(
        session, email=email, name=who, password=None, grants=[(role, committee)], now=EARLY, person=person
    )
    place.accounts[who] = made.id
    key = place.app.extensions["workprogramme"].settings.feed_key.encode()
    wanted = Wanted(name=who, deadlines=person is not None)
    feed = make_feed(session, made.id, wanted, key, EARLY)
    place.ids[f"{who} feed"] = feed.id


def _item(session: Session, place: Place) -> None:
    """The item, at the meeting of 4 April, with its people."""
    board = session.get_one(Committee, place.ids["board_id"])
    meeting = session.scalars(select(Meeting).where(Meeting.committee_id == board.id, Meeting.day == APRIL)).one()
    item = scenes.an_item(session, board, "to be planted", meeting, position=7)
    plant(item, "item")
    guest = session.get_one(Person, place.ids["guest"])
    parts = (
        ("lead_person", PartRole.LEAD_OFFICER), ("cabinet_person", PartRole.CABINET_MEMBER),
    )  # fmt: skip
    for place_in, (name, role) in enumerate(parts):
        item.parts.append(Part(person=session.get_one(Person, place.ids[name]), role=role, position=place_in))
    item.parts.append(Part(person=guest, role=PartRole.INVITEE, position=5))
    session.flush()
    place.ids |= {"item_id": item.id, "meeting_id": meeting.id}


def _belongings(session: Session, place: Place) -> None:
    """Everything that can belong to an item, with the marker in each of its texts."""
    item, board = session.get_one(Item, place.ids["item_id"]), session.get_one(Committee, place.ids["board_id"])
    meeting = session.get_one(Meeting, place.ids["meeting_id"])
    asked = session.get_one(Person, place.ids["asked_person"])
    made: list[Record] = []

    def keep(name: str, record: Any) -> Any:
        plant(record, name)
        session.add(record)
        session.flush()
        place.ids[name] = record.id if hasattr(record, "id") else item.id
        made.append(record)
        return record

    known = {"committee_id": board.id}
    keep("report", Report(item_id=item.id, standing=Standing.AT_RISK, **known))
    pdf = b"%PDF-1.7\n" + MARKER.encode() + b"\n%%EOF\n"
    session.add(StoredFile(digest="0" * 64, content=pdf))
    session.flush()
    keep("document_id", ReportDocument(item_id=item.id, kind=DocumentKind.DRAFT, number=1, name="", size=len(pdf),
         media_type="application/pdf", digest="0" * 64, at=EARLY, by_id=None, by_name="Larry", **known))  # fmt: skip
    keep("deferral", Deferral(item_id=item.id, reason="", asked_at=EARLY, asked_by_id=place.accounts["lead"],
         asked_by="Larry Lead", **known))  # fmt: skip
    for name, values in {
        "follow_up_id": {
            "source_item_id": item.id,
            "target_earliest": date(2019, 2, 1),
            "target_latest": date(2019, 2, 14),
        },
        "closed_follow_up": {"answered_item_id": item.id, "answered_on": date(2019, 2, 14)},
        "linked_follow_up": {
            "asked_on": date(2018, 6, 21),
            "target_earliest": date(2019, 3, 1),
            "target_latest": date(2019, 3, 8),
        },
    }.items():
        follow_up = FollowUp(committee=board, wording="", asked_of=[AskedOf(person=asked)])
        for column, value in values.items():
            setattr(follow_up, column, value)
        if name == "linked_follow_up":
            follow_up.links.append(FollowUpLink(item=item))
        keep(name, follow_up)
    for number, (name, values) in enumerate({
        "recommendation_id": {"to_person": session.get_one(Person, place.ids["cabinet_person"])},
        "second_recommendation": {"owner": asked, "rating": Rating.AMBER},
    }.items()):  # fmt: skip
        record = Recommendation(committee=board, meeting=meeting, item=item, series="Z", number=900 + number, text="",
                                reference=f"Z/{900 + number}", made_on=date(2019, 2, 1), created_at=EARLY,
                                published_at=EARLY, reply_due=date(2019, 2, 25), **values)  # fmt: skip
        keep(name, record)
        keep(f"review {number}", Review(recommendation=record, reviewed_on=date(2019, 2, 2), rating=Rating.AMBER,
             found="", by_name="Coordinator", **known))  # fmt: skip
    link = ReplyLink(recommendation_id=place.ids["recommendation_id"], digest="f" * 64, meant_for="Cllr Cabinet",
                     made_at=EARLY, made_by="Coordinator", expires_at=NOW + timedelta(days=99), **known)  # fmt: skip
    session.add(link)
    minute = keep("minute", Minute(meeting=meeting, item=item, key="item-0", title="", created_at=EARLY, **known))
    line = MinuteLine(minute=minute, kind=LineKind.RESOLVED, text="", by_name="Coordinator", **known)
    keep("line_id", line)
    keep("proposal_id", Proposal(item_id=item.id, kind=AskedForKind.REQUEST, words="", digest="e" * 64))
    keep("acknowledged", Acknowledgement(year=2018, key="long", reason="", by_name="Coordinator", at=EARLY, **known))
    place.planted = frozenset(record.__tablename__ for record in made) | {"item"}


def publish_board(session: Session, at: datetime, note: str = "") -> None:
    board = session.scalars(select(Committee).where(Committee.slug == BOARD)).one()
    base_url, host = "http://127.0.0.1:8000", "127.0.0.1"
    publish(session, board, 2018, Publisher(at, None, "Coordinator", base_url, host), note)


def publish_sheet(session: Session, place: Place, at: datetime, said: Said) -> None:
    law = Law(date(2019, 3, 1), WorkingDays(), ENGLAND)
    here = desk(session, place.ids["meeting_id"], law)
    assert here is not None
    by = AgendaPublisher(at, None, "Coordinator", "http://127.0.0.1:8000", "127.0.0.1", "Council")
    publish_agenda(session, place.ids["meeting_id"], by, law, said, mark_of(here))
