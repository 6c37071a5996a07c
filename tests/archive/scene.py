"""The example with something in every table, its archive, and an archive with one thing changed in it."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Column, Enum, LargeBinary, Table, select
from sqlalchemy.orm import Session

from tests.support import scenes
from workprogramme.archive.writing import Taking, write_archive
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.demo.seeding import seed
from workprogramme.domain.agenda_json import agenda_to_json
from workprogramme.domain.agenda_publication import VersionKind
from workprogramme.domain.agendas import FrontSheet
from workprogramme.domain.notices import Cadence, Topic
from workprogramme.domain.report_tracks import DocumentKind
from workprogramme.models.accounts import Account, EndedSession, SignInFailure
from workprogramme.models.agendas import AgendaVersion
from workprogramme.models.base import Record, UTCDateTime
from workprogramme.models.committees import Committee
from workprogramme.models.editions import PublishedMeeting
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.outbox import EntryLetter, Notice, NoticeChoice
from workprogramme.models.people import Person
from workprogramme.models.personal_feeds import ChosenCommittee, PersonalFeed
from workprogramme.models.recommendations import Recommendation, ReplyLink
from workprogramme.models.reports import ReportDocument, StoredFile
from workprogramme.models.submissions import Submission
from workprogramme.reports.queries import sitting

ADMIN, PASSWORD = "admin@example.org", "quite another phrase"
PDF = b"%PDF-1.7\nreport \x00\xff bytes\n%%EOF\n"
EXEMPT = "Contract with Acme Homes"
FORMULA = "=HYPERLINK(0)"
"""A title that a spreadsheet would run."""
SECRETS = ("hash-of-a-password", "key-of-a-session", "nonce-of-a-feed", "digest-of-a-feed", "digest-of-a-link",
           "bound-to-an-account", "key-of-a-form", "key-of-an-attempt",
           "digest-of-a-session")  # fmt: skip
"""What must be in no archive."""


def fill(database: Database, settings: Settings) -> None:
    """The Coventry example, and beside it something in each table that the example leaves empty."""
    seed(database, settings)
    at = scenes.NOW
    with scenes.changing(database) as session:
        board = session.scalars(select(Committee)).one()
        meeting = session.scalars(select(PublishedMeeting).order_by(PublishedMeeting.day.desc())).first()
        item = session.scalars(select(Item).where(Item.meeting_id.is_not(None)).order_by(Item.id)).first()
        assert meeting is not None
        assert item is not None
        place = session.get_one(Meeting, meeting.meeting_id)
        account = session.scalars(select(Account).where(Account.email == ADMIN)).one()
        account.password_hash, account.session_key = SECRETS[0], SECRETS[1]
        manager = session.scalars(select(Person).order_by(Person.id.desc())).first()
        session.scalars(select(Person).order_by(Person.id)).first().manager_id = manager.id  # type: ignore[union-attr]
        last = scenes.an_item(session, board, FORMULA, exempt_paragraph=None)
        scenes.an_item(session, board, EXEMPT, place, exempt_paragraph=3, public_interest="A price.")
        item.copied_from_id = last.id
        session.add_all(
            [
                NoticeChoice(account_id=account.id, topic=Topic.DEADLINES, cadence=Cadence.WEEKLY),
                StoredFile(digest=hashlib.sha256(PDF).hexdigest(), content=PDF),
                StoredFile(digest="0" * 64, content=b"of nothing"),
                Submission(key=SECRETS[6], at=at, made_id=item.id),
                SignInFailure(key=SECRETS[7], at=at),
                EndedSession(digest=SECRETS[8], at=at),
                EntryLetter(
                    notice_id=session.scalars(select(Notice.id).order_by(Notice.id)).first() or 0,
                    account_id=account.id, bound_to=SECRETS[5], expires_at=at + timedelta(days=7),
                ),
                PersonalFeed(
                    account_id=account.id, name="Mine", nonce=SECRETS[2], digest=SECRETS[3], changed_at=at,
                    committees=[ChosenCommittee(committee_id=board.id)],
                ),
                ReplyLink(
                    recommendation_id=session.scalars(select(Recommendation.id)).first() or 0, committee_id=board.id,
                    digest=SECRETS[4], meant_for="A partner", made_at=at, made_by="A test",
                    expires_at=at + timedelta(days=30),
                ),
            ]
        )  # fmt: skip
        session.flush()
        for number, name in ((1, "CAMHS – Übersicht.pdf"), (2, "CAMHS.pdf")):
            session.add(
                ReportDocument(
                    item_id=item.id, committee_id=board.id, kind=DocumentKind.FINAL, number=number, name=name,
                    media_type="application/pdf", size=len(PDF), digest=hashlib.sha256(PDF).hexdigest(), at=at,
                    by_id=account.id, by_name="A test",
                )
            )  # fmt: skip
        for number in (1, 2):
            session.add(_version(session, board.id, place.id, number, at + timedelta(minutes=number)))
        session.flush()
        for table in Record.metadata.sorted_tables:
            if session.execute(select(table).limit(1)).first() is None:
                session.execute(table.insert().values(_anything(session, table)))


def _anything(session: Session, table: Table) -> dict[str, Any]:
    """A row that the table takes, so that no table of an archive is ever empty in these tests."""
    (key, *more) = table.primary_key.columns
    made = (not more and key.autoincrement is True) or key.name == "id"
    return {
        column.name: _any_value(session, column)
        for column in table.columns
        if not (made and column is key) and (not column.nullable or not column.foreign_keys)
    }


def _any_value(session: Session, column: Column[Any]) -> Any:
    for key in column.foreign_keys:
        return session.execute(select(key.column).order_by(key.column).limit(1)).scalar_one()
    if isinstance(column.type, UTCDateTime):
        return scenes.NOW
    if isinstance(column.type, Enum):
        return next(iter(column.type.enum_class))  # type: ignore[arg-type]
    if isinstance(column.type, JSON):
        return {"said": ["Ä", 1, None, {"deep": True}]}
    if isinstance(column.type, LargeBinary):
        return bytes(range(256))
    return {str: "Ä text", int: 7, bool: True, date: date(2019, 3, 1), time: time(14)}[column.type.python_type]


def _version(session: Any, committee_id: int, meeting_id: int, number: int, at: datetime) -> AgendaVersion:
    sheet = agenda_to_json(_sheet(session, meeting_id))
    return AgendaVersion(
        meeting_id=meeting_id, committee_id=committee_id, number=number, kind=VersionKind.FIRST, published_at=at,
        by_id=None, by_name="A test", council="Coventry City Council", colour="#0b5563", document=sheet,
        private_document=sheet,
    )  # fmt: skip


def _sheet(session: Any, meeting_id: int) -> FrontSheet:
    from workprogramme.domain.agendas import front_sheet
    from workprogramme.domain.jurisdictions import ENGLAND

    found = sitting(session, meeting_id)
    return front_sheet(
        meeting=found.meeting, items=found.items, committee=found.committee.name, template=found.template, members=(),
        listings={}, dispatch=None, jurisdiction=ENGLAND,
    )  # fmt: skip


def archive_of(database: Database, path: Path, base_url: str = scenes.BASE_URL) -> Path:
    """Its archive, in a file of this name, taken by "A test" on 1 March 2019."""
    at = scenes.NOW
    with path.open("w+b") as file:
        write_archive(database, file, Taking(at=at, today=at.date(), by_name="A test", council="", base_url=base_url))
    return path


Change = Callable[[dict[str, bytes], dict[str, Any]], None]


def changed(path: Path, change: Change, *, signed: bool = True) -> Path:
    """The archive again after `change` of its members and manifest; `signed`: with hashes and sizes that fit."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    change(members, manifest)
    if signed:
        manifest["files"] = {
            name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in members.items()
        }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps(manifest))
    path.write_bytes(packed.getvalue())
    return path
