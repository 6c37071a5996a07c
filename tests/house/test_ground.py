"""What the tests stand on: both databases, the validator, the mailbox."""

import os
import smtplib
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.house.specimen import PAGE
from tests.support import validator
from tests.support.client import keep
from tests.support.mailbox import Mailbox
from tests.support.page import Page
from workprogramme.database import Database, at_head


def test_a_test_gets_a_migrated_database_of_its_own(database: Database, engine_name: str) -> None:
    assert database.engine.dialect.name == engine_name
    assert at_head(database)
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (id integer)"))


def test_the_next_test_sees_nothing_of_it(database: Database) -> None:
    with database.engine.connect() as connection, pytest.raises(Exception, match="left_behind"):
        connection.execute(text("SELECT * FROM left_behind"))


def test_postgresql_is_the_real_server(database: Database, engine_name: str) -> None:
    if engine_name == "postgresql":
        with database.engine.connect() as connection:
            assert connection.execute(text("SELECT version()")).scalar_one().startswith("PostgreSQL 1")


def test_databases_lie_outside_the_checkout(database_url: str, run_folder: Path) -> None:
    assert run_folder.name in database_url or "TEST_DATABASE_URL" in os.environ
    assert not run_folder.is_relative_to(Path(__file__).parents[2])


def test_the_validator_finds_what_a_parser_does_not(tmp_path: Path) -> None:
    if reason := validator.missing():
        pytest.skip(reason)
    good, bad = Page(PAGE, url="/good"), Page(PAGE.replace("<h2>", "<h2 required>"), url="/bad")
    for page in (good, bad):
        keep(page, tmp_path)
    found = validator.complaints(tmp_path.glob("*.html"))
    assert [line.split(" in ")[0] for line in found] == ["/bad"]
    assert "required" in found[0]


def test_two_pages_of_one_shape_hang_in_the_gallery_once(tmp_path: Path) -> None:
    keep(Page(PAGE, url="/1"), tmp_path)
    keep(Page(PAGE.replace("Committee room 3", "Committee room 4"), url="/2"), tmp_path)
    keep(Page(PAGE.replace("<h2>", '<h2 class="wide">'), url="/3"), tmp_path)
    assert len(list(tmp_path.glob("*.html"))) == 2


def test_mail_is_delivered_to_the_mailbox(mailbox: Mailbox) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Report due – Thursday"
    message.set_content("The draft is due on Thursday 14 March 2019.")
    host, port = mailbox.url.removeprefix("smtp://").split(":")
    mailbox.refused.add("c@example.org")
    with smtplib.SMTP(host, int(port)) as sender:
        refused = sender.send_message(message, to_addrs=["b@example.org", "c@example.org"])
    assert list(refused) == ["c@example.org"]
    assert [(m["Subject"], m["X-Envelope-To"]) for m in mailbox.messages] == [
        ("Report due – Thursday", "b@example.org")
    ]
