"""Fills an empty database with the Coventry example, by way of the same reader and actions that a council uses.

Names, dates and titles are the public facts of the agenda of 4 April 2019; the texts are ours.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.accounts.actions import make_account
from workprogramme.clock import Clock
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.demo.asked import confirm_what_was_asked
from workprogramme.demo.begun import begin_reports
from workprogramme.demo.recommended import make_recommendations
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus, MemberRole, PersonKind, Votes
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.editions.actions import Publisher, publish
from workprogramme.exchange.actions import import_document
from workprogramme.exchange.importing.keeping import Sender
from workprogramme.exchange.importing.opening import sent_of
from workprogramme.exchange.reading import read_bytes
from workprogramme.models.committees import AgendaTemplate, Committee, Membership
from workprogramme.models.council import Council
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person

SLUG = "scrutiny-board-2"
YEAR = MunicipalYear(2018)
PASSWORD = "demo-only-2019"  # noqa: S105 - these accounts exist in the demo alone
DOCUMENT = Path(__file__).with_name("programme-2018-19.txt")
BEGUN = datetime(2019, 2, 15, 9, 30, tzinfo=UTC)
BY = "Example data"


@dataclass(frozen=True)
class DemoAccount:
    """An account of the demo: who it is for, in words, and its role."""

    email: str
    name: str
    what: str
    role: Role
    person: str | None = None


ACCOUNTS = (
    DemoAccount("coordinator@example.org", "Scrutiny Co-ordinator", "scrutiny co-ordinator", Role.COORDINATOR),
    DemoAccount("officer@example.org", "John Gregg", "lead officer", Role.OFFICER, "John Gregg"),
    DemoAccount(
        "councillor@example.org", "Cllr M Mutton", "councillor, chair of the board", Role.COUNCILLOR, "Cllr Mutton"
    ),
    DemoAccount("governance@example.org", "Michelle Rose", "governance officer", Role.GOVERNANCE),
    DemoAccount("admin@example.org", "Administrator", "administrator", Role.ADMINISTRATOR),
)

MEMBERS = ("L Bigham", "B Kaur", "L Kelly", "D Kershaw", "J Lepoidevin", "A Lucas", "P Male", "M Mutton", "C Thomas")
COOPTED = ("Mrs S Hanson", "Mrs K Jones")
SUBSTITUTES = {"R Bailey": "", "J McNicholas": "", "T Mayer": "P Male"}  # who may come, and for whom alone
INVITED = {"J Clifford": "Clifford", "K Maton": "Maton", "P Seaman": "Seaman", "T Skipper": "Skipper"}

AGENDA_TITLES = {
    "CAMHS": (
        "Emotional Well-being and Mental Health support to Children and Young People in Coventry",
        "Joint Report",
        1,
    ),
    "Coventry Parenting Strategy": (
        "Coventry Parenting Strategy 2018-23",
        "Briefing Note of the Deputy Chief Executive (People)",
        2,
    ),
    "Ofsted feedback": (
        "Children's Services Ofsted Focused Visit",
        "Briefing Note of the Deputy Chief Executive (People)",
        3,
    ),
}


def seed(database: Database, settings: Settings) -> None:
    """Council, board, people, programme, accounts and two editions, as they may have stood on the demo's day."""
    now = Clock(settings.today).now()
    begun = min(BEGUN, now)
    with database.transaction(at=begun, by_name=BY) as session:
        session.add(Council(name="Coventry City Council", wordmark="Coventry City Council"))
        board = _board()
        session.add(board)
        session.flush()
        content = DOCUMENT.read_bytes()
        sent = sent_of(DOCUMENT.name, content, read_bytes(content).lines)
        import_document(session, board, sent, Sender(None, BY, begun), begun.date(), YEAR)
        session.flush()
        _seat_the_board(session, board)
        _dress_the_meetings(session, board)
        for account in ACCOUNTS:
            person = session.scalar(select(Person).where(Person.name == account.person)) if account.person else None
            make_account(
                session, email=account.email, name=account.name, password=PASSWORD,
                grants=[(account.role, None)], now=begun, person=person,
            )  # fmt: skip
        session.flush()
        publish(session, board, YEAR.start, _publisher(begun, settings), "The programme as the board agreed it.")
        begin_reports(session, tuple(AGENDA_TITLES), YEAR.start, begun.date())
    with database.transaction(at=now, by_name=BY) as session:
        confirm_what_was_asked(session, session.scalars(select(Committee.id)).one(), BY, now)
    with database.transaction(at=now, by_name=BY, reason="For the agenda of 4 April") as session:
        board = session.scalars(select(Committee).where(Committee.slug == SLUG)).one()
        make_recommendations(session, board.id, now)
        _title_the_agenda(session, board)
        publish(session, board, YEAR.start, _publisher(now, settings), "Agenda titles for the meeting on 4 April.")


def _publisher(at: datetime, settings: Settings) -> Publisher:
    return Publisher(at, None, BY, settings.base_url, settings.host)


def _board() -> Committee:
    template = AgendaTemplate(
        first_items=[
            {"title": "Apologies and Substitutions", "report_line": "", "note": ""},
            {"title": "Declarations of Interests", "report_line": "", "note": ""},
        ],
        last_items=[
            {"title": "Work Programme", "report_line": "Briefing Note of the Scrutiny Co-ordinator", "note": ""},
            {
                "title": "Any Other Business",
                "report_line": "",
                "note": "Any other items of business which the Chair decides to take as matters of urgency because of "
                "the special circumstances involved.",
            },
        ],
        signed_by="Martin Yardley, Deputy Chief Executive (Place), Council House, Coventry",
        contact_name="Michelle Rose",
        contact_role="Governance Services Officer",
        contact_phone="024 7697 2645",
        contact_email="governance@example.org",
        access_note="A hearing loop is available in the committee rooms.",
        formats_note="If you need a British Sign Language interpreter for this meeting, or this information in another "
        "format or language, please contact us.",
        draft_is_public=True,
    )
    return Committee(
        slug=SLUG,
        name="Education and Children's Services Scrutiny Board (2)",
        code="SB2",
        colour="#6a2c70",
        remit="Education, and services for children and young people.",
        place="Committee Room 3, Council House",
        starts=time(14),
        template=template,
    )


def _seat_the_board(session: Session, board: Committee) -> None:
    seats: list[tuple[Person, MemberRole, Votes]] = []
    for name in MEMBERS:
        role = MemberRole.CHAIR if name == "M Mutton" else MemberRole.MEMBER
        seats.append((_councillor(session, name.split()[-1], name), role, Votes.ALL))
    for name in COOPTED:
        person = Person(name=name, formal_name=name, kind=PersonKind.COOPTED)
        seats.append((person, MemberRole.COOPTED, Votes.EDUCATION))
    for formal, surname in INVITED.items():
        person = _councillor(session, surname, formal)
        person.portfolio = person.portfolio or "Cabinet"
        seats.append((person, MemberRole.INVITED, Votes.NONE))
    for position, (person, role, votes) in enumerate(seats):
        session.add(person)
        session.add(_seat(board, person, role, votes, position))
    members = {person.formal_name: person for person, *_ in seats}
    for position, (formal, only) in enumerate(SUBSTITUTES.items(), len(seats)):
        person = _councillor(session, formal.split()[-1], formal)
        seat = _seat(board, person, MemberRole.SUBSTITUTE, Votes.REPLACED, position)
        seat.first_day, seat.in_place_of = date(YEAR.start, 5, 17), members.get(only)
        session.add(seat)


def _seat(board: Committee, person: Person, role: MemberRole, votes: Votes, position: int) -> Membership:
    return Membership(committee=board, person=person, role=role, votes=votes, position=position)


def _councillor(session: Session, surname: str, formal: str) -> Person:
    name = f"Cllr {surname}"
    known = session.scalars(select(Person).where(Person.name == name)).one_or_none()
    if known is None:
        return Person(name=name, formal_name=formal, kind=PersonKind.COUNCILLOR)
    known.formal_name = formal
    return known


def _dress_the_meetings(session: Session, board: Committee) -> None:
    """Meetings gone by were held; those of the document that are to come stand confirmed."""
    for meeting in session.scalars(select(Meeting).where(Meeting.committee_id == board.id)):
        meeting.ends = time(16)
        if meeting.day < BEGUN.date():
            meeting.status = MeetingStatus.HELD


def _title_the_agenda(session: Session, board: Committee) -> None:
    for title, (agenda_title, report_line, position) in AGENDA_TITLES.items():
        item = session.scalars(
            select(Item).join(Item.meeting).where(
                Item.committee_id == board.id, Item.title == title, Meeting.year == YEAR.start
            ).order_by(Meeting.day.desc()).limit(1)
        ).one()  # fmt: skip
        item.agenda_title, item.report_line, item.position = agenda_title, report_line, position
