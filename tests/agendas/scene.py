"""The founding document's committee, meeting and items as records: what the tests of the agendas room are set in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.domain.front_sheets import COUNCILLORS, ITEMS, TEMPLATE
from tests.support.scenes import a_committee
from workprogramme.agendas.actions import change_template
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MemberRole, PartRole, PersonKind
from workprogramme.editions.actions import Publisher, publish
from workprogramme.models.accounts import Account, Grant
from workprogramme.models.committees import AgendaTemplate, Committee, Membership
from workprogramme.models.council import Council
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person

AT = datetime(2019, 3, 1, 9, tzinfo=UTC)
SLUG = "scrutiny-board-2"
CABINET = (("Cllr Clifford", "J Clifford"), ("Cllr Maton", "K Maton"), ("Cllr Skipper", "T Skipper"))


@dataclass
class Scene:
    """A database with the founding meeting in it. Its methods set the rest of a scene, each in its own transaction."""

    database: Database
    committee_id: int
    meeting_id: int

    @property
    def address(self) -> str:
        return f"/meetings/{self.meeting_id}/agenda/"

    @property
    def template_address(self) -> str:
        return f"/plan/{SLUG}/agenda-template/"

    def change_meeting(self, **values: Any) -> None:
        self._update(update(Meeting).where(Meeting.id == self.meeting_id).values(**values))

    def change_template(self, **values: Any) -> None:
        chosen = AgendaTemplate.committee_id == self.committee_id
        self._update(update(AgendaTemplate).where(chosen).values(version=AgendaTemplate.version + 1, **values))

    def change_item(self, title: str, **values: Any) -> None:
        self._update(update(Item).where(Item.title == title).values(**values))

    def _update(self, statement: Any) -> None:
        with self.database.transaction(at=AT) as session:
            session.execute(statement)

    def add_item(self, title: str, **values: Any) -> int:
        parts = values.pop("parts", [])
        with self.database.transaction(at=AT) as session:
            item = Item(
                committee=session.get_one(Committee, self.committee_id),
                meeting=session.get_one(Meeting, self.meeting_id),
                year=2018,
                title=title,
                **{"position": 90, **values},
                parts=[
                    Part(person=Person(name=name, kind=PersonKind.COUNCILLOR), role=role, position=n)
                    for n, (name, role) in enumerate(parts)
                ],
            )
            session.add(item)
            session.flush()
            return item.id

    def publish(self) -> int:
        """Publishes the working programme of 2018-19 as the next edition, and gives its number."""
        with self.database.transaction(at=AT) as session:
            committee = session.get_one(Committee, self.committee_id)
            by = Publisher(AT, None, "Michelle Rose", "http://127.0.0.1:8000", "127.0.0.1")
            return publish(session, committee, 2018, by).number

    def other_committee(self) -> int:
        """Makes another committee, and gives its id."""
        with self.database.transaction(at=AT) as session:
            return a_committee(session, "other").id

    def template(self) -> AgendaTemplate:
        with self.database.session() as session:
            return session.scalars(select(AgendaTemplate).where(AgendaTemplate.committee_id == self.committee_id)).one()

    def sign_in(self, client: FlaskClient, role: Role, everywhere: bool = False) -> None:
        """Makes an account with this role on the committee, or on all, and signs it in."""
        with self.database.transaction(at=AT) as session:
            grant = Grant(role=role, committee_id=None if everywhere else self.committee_id)
            account = Account(
                email=f"{role.value}@example.org",
                name=role.label,
                session_key=f"key-{role.value}",
                created_at=AT,
                grants=[grant],
            )
            session.add(account)
            session.flush()
            cookie = f"{account.id}.{account.session_key}"
        with client.session_transaction() as browser:
            browser["_user_id"], browser["_fresh"] = cookie, True


def founding_scene(database: Database) -> Scene:
    """Coventry's board with its meeting of 4 April 2019, nothing of it published yet."""
    with database.transaction(at=AT) as session:
        session.add(Council(name="Coventry City Council"))
        committee = Committee(
            slug=SLUG,
            name="Education and Children's Services Scrutiny Board (2)",
            code="SB2",
            template=AgendaTemplate(),
        )
        meeting = Meeting(
            committee=committee,
            year=2018,
            day=date(2019, 4, 4),
            starts=time(14),
            place="Committee Room 3 - Council House",
        )
        session.add_all([committee, meeting])
        _seat_members(session, committee)
        _place_items(session, committee, meeting)
        session.flush()
        change_template(session, committee.id, committee.template.version, TEMPLATE)
        return Scene(database, committee.id, meeting.id)


def _seat_members(session: Session, committee: Committee) -> None:
    seats = [
        (f"Cllr {name}", name, PersonKind.COUNCILLOR, MemberRole.CHAIR if name == "M Mutton" else MemberRole.MEMBER)
        for name in COUNCILLORS
    ]
    seats += [(name, "", PersonKind.COOPTED, MemberRole.COOPTED) for name in ("Mrs S Hanson", "Mrs K Jones")]
    seats += [(name, formal, PersonKind.COUNCILLOR, MemberRole.INVITED) for name, formal in CABINET]
    for position, (name, formal, kind, role) in enumerate(seats):
        person = Person(name=name, formal_name=formal, kind=kind)
        session.add(Membership(committee=committee, person=person, role=role, position=position))
    gone = Person(name="Cllr Gone", formal_name="G Gone", kind=PersonKind.COUNCILLOR)
    session.add(Membership(committee=committee, person=gone, last_day=date(2019, 4, 3), position=99))


def _place_items(session: Session, committee: Committee, meeting: Meeting) -> None:
    people: dict[str, Person] = {}
    for position, value in enumerate(ITEMS):
        parts = []
        for n, part in enumerate(value.parts):
            cabinet = part.role is PartRole.CABINET_MEMBER
            kind = PersonKind.COUNCILLOR if cabinet else PersonKind.OFFICER
            formal = "P Seaman" if cabinet else ""
            person = people.setdefault(part.name, Person(name=part.name, formal_name=formal, kind=kind))
            parts.append(Part(person=person, role=part.role, position=n))
        session.add(
            Item(
                committee=committee,
                meeting=meeting,
                year=2018,
                title=value.title,
                agenda_title=value.agenda_title,
                report_line=value.report_line,
                position=position,
                parts=parts,
            )
        )
