"""The journal: every change is in it, with who, from what, to what and why, and no secret is."""

from datetime import date

from sqlalchemy import select

from tests.support.scenes import a_committee, a_meeting, a_person, an_account, an_item, changing
from workprogramme.accounts.actions import set_password
from workprogramme.database import Database
from workprogramme.models.accounts import Account
from workprogramme.models.items import Item
from workprogramme.models.journal import JournalEntry


def entries(database: Database, table: str) -> list[JournalEntry]:
    with database.session() as session:
        wanted = select(JournalEntry).where(JournalEntry.table_name == table).order_by(JournalEntry.id)
        return list(session.scalars(wanted))


def test_making_changing_and_ending_are_each_written_down(database: Database) -> None:
    with changing(database) as session:
        committee = a_committee(session)
        meeting = a_meeting(session, committee, date(2019, 4, 4))
        item = an_item(session, committee, "Fostering", meeting)
    with changing(database, reason="The inspection was moved") as session:
        found = session.get_one(Item, item.id)
        found.title = "Fostering and adoption"
        found.meeting_id = None
    with changing(database) as session:
        session.delete(session.get_one(Item, item.id))
    made, changed, ended = entries(database, "item")
    assert (made.verb, made.by_name, made.changes["title"]) == ("made", "A test", "Fostering")
    assert (changed.verb, changed.reason) == ("changed", "The inspection was moved")
    assert changed.changes == {"title": ["Fostering", "Fostering and adoption"], "meeting_id": [meeting.id, None]}
    assert (ended.verb, ended.record_id, ended.committee_id) == ("ended", item.id, committee.id)


def test_who_plays_a_part_is_written_down_too(database: Database) -> None:
    with changing(database) as session:
        committee = a_committee(session)
        john, sonia = a_person(session, "John Gregg"), a_person(session, "Sonia Watson")
        item = an_item(session, committee, "Fostering", leads=[john, sonia])
        item.parts.remove(item.parts[0])
    assert [(entry.verb, entry.changes["person_id"]) for entry in entries(database, "part")] == [
        ("made", john.id),
        ("made", sonia.id),
        ("ended", john.id),
    ]


def test_a_change_that_changes_nothing_leaves_no_entry(database: Database) -> None:
    with changing(database) as session:
        committee = a_committee(session)
    with changing(database) as session:
        session.add(committee)
        committee.name = str(committee.name)
    assert [entry.verb for entry in entries(database, "committee")] == ["made"]


def test_no_secret_is_written_down(database: Database) -> None:
    with changing(database) as session:
        account = an_account(session)
        first = (account.password_hash, account.session_key)
    with changing(database) as session:
        again = session.get_one(Account, account.id)
        set_password(again, "another horse, another battery")
        second = (again.password_hash, again.session_key)
    told = " ".join(str(entry.changes) for entry in entries(database, "account"))
    assert "(secret)" in told
    assert not any(str(secret) in told for secret in (*first, *second))


def test_the_email_address_of_an_account_is_not_kept_where_it_could_not_be_erased(database: Database) -> None:
    with changing(database) as session:
        account = an_account(session, email="ann@example.org")
    with changing(database) as session:
        session.get_one(Account, account.id).email = "ann.planner@example.org"
    assert [entry.changes["email"] for entry in entries(database, "account")] == [
        "(an email address)",
        ["(an email address)", "(an email address)"],
    ]
