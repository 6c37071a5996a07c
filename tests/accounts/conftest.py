"""What the tests of getting in by mail start from: the application with mail, and its mailbox."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask

from tests.support.client import InspectingClient
from tests.support.mailbox import Mailbox
from tests.support.scenes import a_committee, a_council, an_account, changing
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.notices.post import sender_of
from workprogramme.web.post import EXTENSION

BASE_URL = "https://scrutiny.anytown.gov.uk"


@dataclass
class Post:
    """The application's post, and what came of it."""

    app: Flask
    mailbox: Mailbox

    def letters(self) -> list[str]:
        """The texts of all letters so far, once everything that was asked for is sent."""
        self.app.extensions[EXTENSION].finish()
        return [message.get_body(("plain",)).get_content() for message in self.mailbox.messages]  # type: ignore[union-attr]

    def link(self) -> str:
        """The path in the last letter."""
        found = re.search(rf"{BASE_URL}(/\S+\?key=\S+)", self.letters()[-1])
        assert found
        return found[1]

    def client(self) -> InspectingClient:
        """A browser, over https as the council's people have it."""
        client = self.app.test_client()
        assert isinstance(client, InspectingClient)
        client.environ_base["wsgi.url_scheme"] = "https"
        return client


@pytest.fixture
def post(make_app: Callable[..., Flask], mailbox: Mailbox) -> Post:
    """The application with mail that goes to this test's mailbox."""
    app = make_app(smtp_url=mailbox.url, mail_from="scrutiny@anytown.gov.uk", base_url=BASE_URL)
    assert sender_of(app).settings.mail_server
    return Post(app, mailbox)


@pytest.fixture
def mail_database(post: Post) -> Database:
    """The application's own database, with a council and one account."""
    found: Database = post.app.extensions["workprogramme"].database
    with changing(found) as session:
        a_council(session)
        a_committee(session)
        an_account(session, Role.COORDINATOR)
    return found


@pytest.fixture
def mail_client(post: Post, mail_database: Database) -> InspectingClient:
    """A visitor."""
    return post.client()
