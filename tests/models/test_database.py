"""Transactions and migrations, the same on both databases."""

import threading
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from alembic import command
from sqlalchemy import select, text
from sqlalchemy.orm.exc import StaleDataError

from tests.support.scenes import NOW, a_committee, a_council, a_meeting, changing
from workprogramme.database import Database, _configuration, at_head, upgrade
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meetings import Meeting


def test_a_new_database_is_brought_up_to_date(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    try:
        assert not at_head(database)
        upgrade(database)
        assert at_head(database)
        upgrade(database)
        assert at_head(database)
    finally:
        database.dispose()


def test_the_migrations_make_exactly_the_tables_of_the_records(database: Database) -> None:
    configuration = _configuration()
    with database.engine.connect() as connection:
        configuration.attributes["connection"] = connection
        command.check(configuration)


def test_a_transaction_that_fails_changes_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError), changing(database) as session:
        a_council(session)
        session.flush()
        raise RuntimeError
    with database.session() as session:
        assert session.scalars(select(Council)).all() == []
        assert session.scalars(select(JournalEntry)).all() == []


def test_a_second_writer_of_the_same_version_is_told(database: Database) -> None:
    with changing(database) as session:
        a_committee(session)
    with database.session() as reader:
        stale = reader.scalars(select(Committee)).one()
    with changing(database) as session:
        session.scalars(select(Committee)).one().name = "First"
    with pytest.raises(StaleDataError), changing(database) as session:
        session.add(stale)
        stale.name = "Second"
    with database.session() as session:
        assert session.scalars(select(Committee)).one().name == "First"


def test_writers_at_once_wait_for_each_other_and_all_are_kept(database: Database) -> None:
    with changing(database) as session:
        committee = a_committee(session)
    failures: list[BaseException] = []

    def write(number: int) -> None:
        try:
            for turn in range(5):
                with changing(database) as session:
                    mine = session.scalars(select(Committee)).one()
                    a_meeting(session, mine, date(2019, 1, 1) + timedelta(days=number * 10 + turn))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with database.session() as session:
        days = session.scalars(select(Meeting.day).where(Meeting.committee_id == committee.id)).all()
        assert len(set(days)) == 20


def test_a_moment_comes_back_in_utc_and_a_naive_one_is_refused(database: Database) -> None:
    here = datetime(2019, 7, 1, 10, 0, tzinfo=timezone(timedelta(hours=1)))
    with changing(database, at=here) as session:
        a_council(session)
    with database.session() as session:
        at = session.scalars(select(JournalEntry.at)).one()
        assert (at, at.tzinfo) == (datetime(2019, 7, 1, 9, 0, tzinfo=UTC), UTC)
    with pytest.raises(Exception, match="time zone"), changing(database, at=datetime(2019, 7, 1)) as session:
        a_committee(session)


def test_an_id_is_never_used_again(database: Database) -> None:
    with changing(database) as session:
        committee = a_committee(session)
        gone = a_meeting(session, committee, date(2019, 4, 4)).id
    with changing(database) as session:
        session.delete(session.get(Meeting, gone))
    with changing(database) as session:
        assert a_meeting(session, session.scalars(select(Committee)).one(), date(2019, 4, 4)).id > gone


def test_a_word_that_is_on_no_list_is_refused_by_the_database_itself(database: Database) -> None:
    with changing(database) as session:
        a_meeting(session, a_committee(session), date(2019, 4, 4))
    with pytest.raises(Exception, match="(?i)check"), changing(database) as session:
        session.execute(text("UPDATE meeting SET status = 'maybe'"))


def test_now_is_what_the_journal_says(database: Database) -> None:
    with changing(database) as session:
        a_council(session)
    with database.session() as session:
        assert session.scalars(select(JournalEntry.at)).one() == NOW
