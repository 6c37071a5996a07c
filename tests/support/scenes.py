"""Sets the scene for a test: council, committee, meetings and items, put there by the product's own records.

Knows the records and the demo; knows nothing of pages.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from workprogramme.accounts.actions import make_account
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.editions.actions import Publisher, publish
from workprogramme.exchange.actions import import_document
from workprogramme.exchange.importing.keeping import Sender
from workprogramme.exchange.importing.opening import sent_of
from workprogramme.exchange.reading import Reading
from workprogramme.models.accounts import Account
from workprogramme.models.committees import AgendaTemplate, Committee
from workprogramme.models.council import Council
from workprogramme.models.editions import Edition
from workprogramme.models.imports import Import
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person

NOW = datetime(2019, 3, 1, 9, 0, tzinfo=UTC)
PASSWORD = "correct horse battery"
BASE_URL = "https://scrutiny.example.gov.uk"
HOST = "scrutiny.example.gov.uk"
YEAR = 2018


@contextmanager
def changing(database: Database, reason: str | None = None, at: datetime = NOW) -> Iterator[Session]:
    """A transaction by "A test"."""
    with database.transaction(at=at, by_name="A test", reason=reason) as session:
        yield session


def a_council(session: Session, **values: Any) -> Council:
    """The council."""
    council = Council(**{"name": "Anytown Council", **values})
    session.add(council)
    return council


def a_committee(session: Session, slug: str = "board", **values: Any) -> Committee:
    """A committee with an empty agenda template."""
    known = {"name": f"Scrutiny {slug}", "code": slug[:6].upper(), "place": "Council House", **values}
    committee = Committee(slug=slug, template=AgendaTemplate(), **known)
    session.add(committee)
    session.flush()
    return committee


def a_meeting(session: Session, committee: Committee, day: date, **values: Any) -> Meeting:
    """A meeting at 2pm, in the municipal year of its day."""
    known = {"starts": time(14), "place": committee.place, "year": MunicipalYear.of(day).start, **values}
    meeting = Meeting(committee=committee, day=day, **known)
    session.add(meeting)
    session.flush()
    return meeting


def a_person(session: Session, name: str, kind: PersonKind = PersonKind.OFFICER, **values: Any) -> Person:
    """A person or body."""
    person = Person(name=name, kind=kind, **values)
    session.add(person)
    session.flush()
    return person


def an_item(
    session: Session,
    committee: Committee,
    title: str,
    meeting: Meeting | None = None,
    leads: Sequence[Person] = (),
    **values: Any,
) -> Item:
    """An item, placed at the meeting or to be scheduled."""
    parts = [Part(person=p, role=PartRole.LEAD_OFFICER, position=n) for n, p in enumerate(leads)]
    year = meeting.year if meeting else YEAR
    item = Item(committee=committee, meeting=meeting, title=title, parts=parts, **{"year": year, **values})
    session.add(item)
    session.flush()
    return item


def an_account(
    session: Session, role: Role = Role.COORDINATOR, committee: Committee | None = None, **values: Any
) -> Account:
    """An account with one role, on one committee or on all; its password is PASSWORD."""
    known = {"email": f"{role.value}@example.org", "name": role.label, "password": PASSWORD, "now": NOW, **values}
    return make_account(session, grants=[(role, committee.id if committee else None)], **known)


def an_edition(session: Session, committee: Committee, year: int = YEAR, at: datetime = NOW, note: str = "") -> Edition:
    """Publishes the committee's working programme."""
    session.flush()
    return publish(session, committee, year, Publisher(at, None, "A test", BASE_URL, HOST), note)


def brought_in(session: Session, committee: Committee, reading: Reading, name: str = "programme.txt") -> Import:
    """Brings a document that was read into the committee's programme, as the command does."""
    text = "\n".join(line.written for line in reading.lines)
    sender = Sender(None, "A test", NOW)
    return import_document(session, committee, sent_of(name, text.encode(), reading.lines), sender, NOW.date())


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Collects every statement that goes to the database; transaction control is not counted."""
    seen: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.upper().startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)
