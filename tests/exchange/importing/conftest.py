"""The scene of imports."""

from dataclasses import dataclass

import pytest
from flask import Flask

from tests.support.client import InspectingClient
from tests.support.scenes import NOW, a_committee, a_council, changing
from workprogramme.accounts.actions import make_account
from workprogramme.accounts.sessions import SignedIn
from workprogramme.database import Database
from workprogramme.domain.access import Role


@pytest.fixture
def scene(database: Database) -> Database:
    """A council with one committee that has planned nothing yet."""
    with changing(database) as session:
        a_council(session)
        a_committee(session)
    return database


@dataclass
class Office:
    """The app with one committee that has planned nothing, and whoever is signed in."""

    database: Database
    app: Flask
    board: int

    def signed_in(
        self, role: Role = Role.COORDINATOR, name: str = "Ann Officer", scope: int | None = None
    ) -> InspectingClient:
        """A browser in which somebody with that role is signed in: on one committee, or on all."""
        with changing(self.database) as session:
            email = f"{name.lower().replace(' ', '.')}@example.org"
            account = make_account(session, email=email, name=name, password=None, grants=[(role, scope)], now=NOW)
            cookie = SignedIn.of(account).get_id()
        browser = self.app.test_client()
        with browser.session_transaction() as kept:
            kept["_user_id"], kept["_fresh"] = cookie, True
        assert isinstance(browser, InspectingClient)
        return browser


@pytest.fixture
def office(app: Flask, app_database: Database) -> Office:
    """See Office."""
    with changing(app_database) as session:
        a_council(session)
        board = a_committee(session).id
    return Office(app_database, app, board)


@pytest.fixture
def planner(office: Office) -> InspectingClient:
    """A co-ordinator, signed in."""
    return office.signed_in()
