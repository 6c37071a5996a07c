"""What was uploaded is kept as it came until somebody finishes it, throws it away, or forgets it, on each database."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.support.scenes import NOW, a_committee, changing
from workprogramme.database import Database
from workprogramme.domain.imports import DRAFT_LASTS, MOST_DRAFTS, ImportKind, ImportState, document_name
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.exchange.importing.keeping import Sender, Sent, keep, the_draft, throw_away
from workprogramme.models.imports import Import, ImportFile

SENDER = Sender(None, "Ann Officer", NOW)


def sent(name: str = "programme.docx", content: bytes = b"\x00bytes\xff") -> Sent:
    return Sent(name, content, [["a line", None, [], 0, 0, ""]])


def kept(session: Session, by: Sender = SENDER) -> Import:
    committee = a_committee(session)
    return keep(session, ImportKind.PROGRAMME, committee.id, sent(), by)


def how_many(database: Database) -> tuple[int, int]:
    with database.session() as session:
        counts = [session.scalar(select(func.count()).select_from(table)) for table in (Import, ImportFile)]
    return counts[0] or 0, counts[1] or 0


def test_the_document_is_kept_byte_for_byte_with_who_and_when(database: Database) -> None:
    with changing(database) as session:
        made = kept(session).id
    with database.session() as session:
        found, file = session.get_one(Import, made), session.get_one(ImportFile, made)
        assert (found.by_name, found.at, found.state, found.size) == ("Ann Officer", NOW, ImportState.DRAFT, 7)
        assert (file.content, file.lines) == (b"\x00bytes\xff", [["a line", None, [], 0, 0, ""]])


def test_a_draft_that_is_thrown_away_leaves_nothing(database: Database) -> None:
    with changing(database) as session:
        made = kept(session).id
    with changing(database) as session:
        assert throw_away(session, made, NOW) == "programme.docx"
    assert how_many(database) == (0, 0)
    with changing(database) as session, pytest.raises(Refused, match="thrown away"):
        the_draft(session, made, NOW)


def test_a_draft_that_nobody_has_touched_goes_when_another_comes(database: Database) -> None:
    later = NOW + DRAFT_LASTS + timedelta(seconds=1)
    with changing(database) as session:
        committee, made = a_committee(session), kept_for(session)
    with changing(database) as session, pytest.raises(Refused, match="thrown away"):
        the_draft(session, made, later)
    with changing(database) as session:
        keep(session, ImportKind.PROGRAMME, committee.id, sent(), Sender(None, "Ann", later))
    assert how_many(database) == (1, 1)


def kept_for(session: Session, account: int | None = 1, at: datetime = NOW) -> int:
    return keep(session, ImportKind.PROGRAMME, None, sent(), Sender(account, "Ann Officer", at)).id


def test_there_is_an_end_to_drafts_that_nobody_finishes(database: Database) -> None:
    with changing(database) as session:
        for _ in range(MOST_DRAFTS):
            kept_for(session)
    with changing(database) as session, pytest.raises(Refused, match="throw one away"):
        kept_for(session)
    with changing(database) as session:
        kept_for(session, None)  # the command line, which brings it in at once
        kept_for(session, at=NOW + DRAFT_LASTS + timedelta(seconds=1))


def test_a_second_writer_of_a_draft_is_told(database: Database) -> None:
    with changing(database) as session:
        made = kept_for(session)
    with changing(database) as session:
        draft = the_draft(session, made, NOW, version=1)
        draft.year = 2019
    with changing(database) as session, pytest.raises(Stale):
        the_draft(session, made, NOW, version=1)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Work Programme 2018-19.docx", "Work Programme 2018-19.docx"),
        (r"C:\fakepath\plan.csv", "plan.csv"),
        ("../../etc/passwd", "passwd"),
        ('a"b\r\nSet-Cookie: x.txt', "a bSet-Cookie x.txt"),
        ("", "document"),
        ("...", "document"),
        ("x" * 300 + ".xlsx", "x" * 95 + ".xlsx"),
    ],
)
def test_a_name_is_safe_to_show_and_to_save(name: str, safe: str) -> None:
    assert document_name(name) == safe
