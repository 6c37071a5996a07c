"""What the tests of notices start from: mail that is set up, and somebody who sends it."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from tests.support.mailbox import Mailbox
from tests.support.scenes import a_committee, a_council, a_meeting, a_person, an_edition, an_item, changing
from workprogramme.database import Database
from workprogramme.models.outbox import Notice
from workprogramme.notices.post import sender_of
from workprogramme.notices.sending import Sender

MAIL_FROM = "scrutiny@anytown.gov.uk"
BASE_URL = "https://scrutiny.anytown.gov.uk"


@pytest.fixture
def app(make_app: Callable[..., Flask], mailbox: Mailbox) -> Flask:
    """The application with mail, which goes to this test's mailbox."""
    return make_app(smtp_url=mailbox.url, mail_from=MAIL_FROM, base_url=BASE_URL)


@pytest.fixture
def sender(app: Flask) -> Sender:
    """Who sends, on 1 March 2019."""
    return sender_of(app)


@pytest.fixture
def database(app_database: Database) -> Database:
    """The application's own database."""
    return app_database


@pytest.fixture
def gregg(database: Database) -> int:
    """John Gregg, lead officer of one report for 4 April 2019, published; gives his id."""
    with changing(database) as session:
        a_council(session)
        committee = a_committee(session, name="Scrutiny Board 2")
        found = a_person(session, "John Gregg", email="john.gregg@anytown.gov.uk")
        an_item(session, committee, "Adoption", a_meeting(session, committee, date(2019, 4, 4)), [found])
        an_edition(session, committee)
        session.execute(Notice.__table__.delete())
    return found.id
