"""What is kept about an account: its holder reads it and takes it away, an administrator erases it."""

import json

import pytest
from flask import Flask
from sqlalchemy import select

from tests.accounts.test_administration import ACCOUNTS, PASSWORD, give, sign_in
from tests.committees.scene import Scene, set_up
from tests.support.client import InspectingClient
from workprogramme.accounts.keeping.actions import KEPT
from workprogramme.accounts.keeping.queries import columns_about_accounts
from workprogramme.domain.access import Role
from workprogramme.models.accounts import Account
from workprogramme.models.journal import JournalEntry

ERASE = "Erase this account"


@pytest.fixture
def scene(app: Flask) -> Scene:
    """A council with two boards, and nobody who can sign in."""
    found = Scene(app.extensions["workprogramme"].database, app.test_client)  # type: ignore[arg-type]
    with found.changing() as session:
        set_up(session, found)
    return found


@pytest.fixture
def administrator(scene: Scene) -> InspectingClient:
    """An administrator of everything, signed in."""
    return scene.signed_in(password=PASSWORD)


@pytest.fixture
def ann(scene: Scene, administrator: InspectingClient) -> InspectingClient:
    """A co-ordinator with an account, signed in."""
    give(administrator)
    return sign_in(scene, "ann@example.org", PASSWORD)


def ann_id(scene: Scene) -> int:
    return scene.account("ann@example.org").id


def test_everybody_sees_and_takes_away_what_is_kept_about_them(ann: InspectingClient) -> None:
    assert "ann@example.org" in ann.visit("/account/data")
    answer = ann.get("/account/data.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    told = json.loads(answer.text)
    assert told["account"]["email"] == "ann@example.org"
    assert [one["role"] for one in told["grant_of_role"]] == ["coordinator"]
    for secret in ("password_hash", "session_key", "argon2"):
        assert secret not in answer.text


def test_an_erased_account_is_nobodys(scene: Scene, administrator: InspectingClient, ann: InspectingClient) -> None:
    number = ann_id(scene)
    page = administrator.visit(f"{ACCOUNTS}{number}/erase")
    assert "The account is erased." in administrator.submit(page, ERASE)
    assert ann.get("/account/data").status_code == 302
    with scene.database.session() as session:
        account = session.get_one(Account, number)
        assert (account.name, account.email) == ("Erased account", f"erased-{number}@account.invalid")
        assert (account.password_hash, account.active, account.person_id) == (None, False, None)
        for table, column in columns_about_accounts():
            if table.name not in KEPT:
                assert session.execute(select(table).where(column == number)).all() == []
        journal = session.scalars(select(JournalEntry).where(JournalEntry.table_name == "grant_of_role")).all()
        assert journal[-1].verb == "ended"
    assert "ann@example.org" not in json.dumps([entry.changes for entry in journal])
    assert "erased already" in administrator.visit(f"{ACCOUNTS}{number}/erase")


def test_nobody_erases_their_own_account(scene: Scene, administrator: InspectingClient) -> None:
    number = scene.account("administrator@example.org").id
    page = administrator.submit(administrator.visit(f"{ACCOUNTS}{number}/erase"), ERASE, status=422)
    assert "You cannot erase your own account." in page
    assert scene.account("administrator@example.org").active


def test_only_administrators_see_and_erase_others(scene: Scene, ann: InspectingClient) -> None:
    number = ann_id(scene)
    for address in (f"{ACCOUNTS}{number}/erase", f"{ACCOUNTS}{number}/data.json"):
        assert ann.get(address).status_code == 403
        assert scene.new_client().get(address).status_code == 302
    officer = scene.signed_in(Role.OFFICER)
    assert officer.get("/account/data").status_code == 200


def test_what_stays_is_told_on_purpose() -> None:
    """A new table that refers to an account is either erased with it or named here and on the privacy page."""
    assert {table.name for table, _ in columns_about_accounts()} >= KEPT
    assert all(column.nullable for table, column in columns_about_accounts() if table.name in KEPT)
