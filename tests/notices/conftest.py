"""What the tests of notices start from: mail that is set up, and somebody who sends it."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.support.mailbox import Mailbox
from workprogramme.database import Database
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
