"""Asking for letters: nobody learns who has an account, nobody asks without end, and no secret is kept."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tests.accounts.conftest import BASE_URL, Post
from tests.accounts.letter_scene import ASK, EMAIL, FORGOTTEN, ask
from tests.support.client import InspectingClient
from tests.support.scenes import NOW, PASSWORD, a_council, an_account, changing, statements
from workprogramme.accounts.actions import TRIES_PER_ACCOUNT, TRIES_PER_ADDRESS
from workprogramme.accounts.letters import ask_for_letter
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.notices import NoticeKind, Outcome
from workprogramme.models.accounts import Account, SignInFailure
from workprogramme.models.outbox import EntryLetter, Notice


@pytest.fixture
def database(mail_database: Database) -> Database:
    """The application's own database, with a council and one account."""
    return mail_database


@pytest.fixture
def client(mail_client: InspectingClient) -> InspectingClient:
    """A visitor."""
    return mail_client


@pytest.mark.parametrize("address", [ASK, FORGOTTEN])
def test_nobody_learns_whether_there_is_an_account(
    client: InspectingClient, post: Post, database: Database, address: str
) -> None:
    with changing(database) as session:
        an_account(session, Role.OFFICER, email="closed@example.org")
        session.scalars(select(Account).where(Account.email == "closed@example.org")).one().active = False
        an_account(session, Role.OFFICER, email="invited@example.org", password=None)
    answers = []
    for email in (EMAIL, "nobody@example.org", "closed@example.org", "invited@example.org"):
        visitor = post.client()
        page = visitor.visit(address)
        post.app.extensions["workprogramme_post"].finish()
        held, post.app.extensions["workprogramme_post"] = post.app.extensions["workprogramme_post"], Silent()
        with statements(database.engine) as seen:
            answer = visitor.submit(page, "Email me a link", email=email)
        post.app.extensions["workprogramme_post"] = held
        answers.append((answer.source, answer.status, list(seen)))
    assert all(answer == answers[0] for answer in answers)
    held.send_soon()
    post.letters()
    assert sorted(message["X-Envelope-To"] for message in post.mailbox.messages) == [EMAIL, "invited@example.org"]


class Silent:
    """A post that sends nothing, so that only what the page itself asks of the database is seen."""

    def send_soon(self) -> None:
        return


@pytest.mark.engines("sqlite")
def test_asking_is_slowed_down_for_every_address_alike(client: InspectingClient, database: Database) -> None:
    for email in (EMAIL, "nobody@example.org"):
        for _ in range(TRIES_PER_ACCOUNT):
            ask(client, email)
        page = ask(client, email, status=429)
        assert page.errors == ["There were too many tries. Wait 15 minutes, then try again."]
    assert client.submit(client.visit("/sign-in"), "Sign in", email=EMAIL, password=PASSWORD).url.endswith("/plan/")


@pytest.mark.engines("sqlite")
def test_one_network_address_cannot_ask_for_everybody(database: Database) -> None:
    with changing(database) as session:
        asked = [
            ask_for_letter(session, NoticeKind.SIGN_IN_LINK, f"n{n}@example.org", "192.0.2.1", NOW)
            for n in range(TRIES_PER_ADDRESS + 1)
        ]
        assert asked == [True] * TRIES_PER_ADDRESS + [False]
        assert ask_for_letter(session, NoticeKind.SIGN_IN_LINK, "n1@example.org", "192.0.2.2", NOW)
        session.flush()
        keys = " ".join(session.scalars(select(SignInFailure.key)))
    assert "example.org" not in keys
    assert "192.0.2" not in keys


def test_no_secret_is_stored_or_logged(
    client: InspectingClient, post: Post, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    ask(client)
    key = post.link().partition("key=")[2]
    client.submit(client.visit(post.link()), "Sign in")
    with database.session() as session:
        notice, letter = session.scalars(select(Notice)).one(), session.scalars(select(EntryLetter)).one()
        kept = repr([{c.key: getattr(row, c.key) for c in row.__table__.columns} for row in (notice, letter)])
    assert (notice.outcome, letter.used_at is not None) == (Outcome.SENT, True)
    assert key not in kept
    assert key not in caplog.text
    assert EMAIL not in caplog.text


@pytest.mark.engines("sqlite")
def test_a_page_whose_address_is_a_key_is_kept_by_nobody_and_told_to_nobody(
    client: InspectingClient, post: Post
) -> None:
    ask(client)
    answer = client.get(post.link())
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Referrer-Policy" in client.get("/sign-in/link?key=x").headers


@pytest.mark.engines("sqlite")
def test_a_mail_server_that_is_away_costs_nothing_but_time(
    make_app: Callable[..., Flask], caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app(smtp_url="smtp://127.0.0.1:1", mail_from="a@example.org", base_url=BASE_URL, today=date(2019, 3, 1))
    post = Post(app, None)  # type: ignore[arg-type]
    with changing(app.extensions["workprogramme"].database) as session:
        a_council(session)
        an_account(session)
    assert ask(post.client()).heading == "Check your email"
    app.extensions["workprogramme_post"].finish()
    with app.extensions["workprogramme"].database.session() as session:
        assert session.scalars(select(Notice.outcome)).all() == [Outcome.WAITING]
    assert "letters could not be sent: The mail server does not answer" in caplog.text


@pytest.mark.engines("sqlite")
def test_without_mail_nothing_of_it_is_offered(make_app: Callable[..., Flask]) -> None:
    client = make_app().test_client()
    assert isinstance(client, InspectingClient)
    assert "Get a link to sign in by email" not in client.visit("/sign-in").links
    assert "Email is not set up here" in client.visit(ASK)
    assert "Email is not set up here" in client.visit(FORGOTTEN)
