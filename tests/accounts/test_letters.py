"""Getting in by mail: one link, once, not for long, only with a press, and nobody learns who has an account."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.accounts.conftest import Post
from tests.accounts.letter_scene import EMAIL, FORGOTTEN, ask, is_in
from tests.support.client import InspectingClient
from tests.support.scenes import NOW, PASSWORD, an_account, changing, statements
from workprogramme.accounts.actions import TRIES_PER_ACCOUNT, set_password
from workprogramme.accounts.administration.actions import deactivate_account
from workprogramme.accounts.letters import ask_for_letter, get_in
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.refusals import Refused
from workprogramme.models.accounts import Account
from workprogramme.models.letting_in import write_letter
from workprogramme.models.outbox import EntryLetter, Notice

NEW = "quite another phrase"


@pytest.fixture
def database(mail_database: Database) -> Database:
    """The application's own database, with a council and one account."""
    return mail_database


@pytest.fixture
def client(mail_client: InspectingClient) -> InspectingClient:
    """A visitor."""
    return mail_client


def test_a_link_signs_in_with_one_press(client: InspectingClient, post: Post) -> None:
    page = client.follow(client.visit("/sign-in?next=/plan/board/"), "Get a link to sign in by email")
    page = client.submit(page, "Email me a link", email=" Coordinator@Example.ORG ")
    assert page.heading == "Check your email"
    (letter,) = post.letters()
    assert "It works once, for 15 minutes." in letter
    page = client.visit(post.link())
    assert not is_in(client)
    page = client.submit(page, "Sign in")
    assert page.url.endswith("/plan/board/")
    assert is_in(client)


def test_a_scanner_that_opens_the_link_changes_nothing_and_may_do_so_often(
    client: InspectingClient, post: Post, database: Database
) -> None:
    ask(client)
    link, scanner = post.link(), post.client()
    for _ in range(3):
        with statements(database.engine) as seen:
            assert scanner.get(link).status_code == 200
            assert scanner.head(link).status_code == 200
        assert not [statement for statement in seen if not statement.startswith("SELECT")]
    assert not is_in(scanner)
    client.submit(client.visit(link), "Sign in")
    assert is_in(client)


def test_a_link_works_once(client: InspectingClient, post: Post) -> None:
    ask(client)
    other = post.client()
    theirs = other.visit(post.link())
    client.submit(client.visit(post.link()), "Sign in")
    assert other.visit(post.link(), status=404).heading == "This link no longer works"
    assert other.submit(theirs, "Sign in", status=404).heading == "This link no longer works"
    assert not is_in(other)


def test_of_two_who_press_at_once_one_gets_in(post: Post, database: Database) -> None:
    with changing(database) as session:
        account = session.scalars(select(Account)).one()
        assert ask_for_letter(session, NoticeKind.SIGN_IN_LINK, EMAIL, "192.0.2.1", NOW)
        notice = session.scalars(select(Notice)).one()
        write_letter(session, notice.id, account, NOW, NoticeKind.SIGN_IN_LINK.life)
    with changing(database) as session:
        get_in(session, NoticeKind.SIGN_IN_LINK, notice.id, NOW)
    with pytest.raises(Refused, match="no longer works"), changing(database) as session:
        get_in(session, NoticeKind.SIGN_IN_LINK, notice.id, NOW)


@pytest.mark.parametrize(
    "ended",
    [
        lambda _session, account: set_password(account, NEW),
        lambda session, account: deactivate_account(session, account.id, account.version),
        lambda _session, account: setattr(account, "email", "somebody.else@example.org"),
        lambda _session, account: setattr(account, "active", False),
    ],
    ids=["password", "deactivated", "address", "closed"],
)
def test_a_new_password_a_new_address_and_the_end_of_an_account_end_its_letters(
    client: InspectingClient, post: Post, database: Database, ended: Callable[..., object]
) -> None:
    with changing(database) as session:
        an_account(session, Role.ADMINISTRATOR)
    ask(client)
    page = client.visit(post.link())
    with changing(database) as session:
        account = session.scalars(select(Account).where(Account.email == EMAIL)).one()
        ended(session, account)
    client.submit(page, "Sign in", status=404)
    assert not is_in(client)


def test_a_link_that_is_older_than_its_time_lets_nobody_in(
    client: InspectingClient, post: Post, database: Database
) -> None:
    ask(client)
    link = post.link()
    with changing(database) as session:
        letter = session.scalars(select(EntryLetter)).one()
        letter.expires_at = post.app.extensions["workprogramme"].clock.now()
    client.visit(link, status=404)


@pytest.mark.parametrize("address", ["/sign-in/link", "/sign-in/new-password", "/welcome"])
@pytest.mark.parametrize("key", ["", "?key=", "?key=x", "?key=WzFd.abc", "?key=%00", "?key=" + "A" * 3000])
@pytest.mark.engines("sqlite")
def test_a_link_that_nobody_sent_is_none(client: InspectingClient, address: str, key: str) -> None:
    assert client.get(address + key).status_code == 404


@pytest.mark.engines("sqlite")
def test_a_letter_for_one_thing_opens_no_other(client: InspectingClient, post: Post) -> None:
    ask(client)
    key = post.link().partition("?")[2]
    assert client.get(f"/sign-in/new-password?{key}").status_code == 404
    assert client.get(f"/welcome?{key}").status_code == 404


def test_a_forgotten_password_is_chosen_anew_and_every_session_ends(
    client: InspectingClient, post: Post, database: Database
) -> None:
    elsewhere = post.client()
    elsewhere.submit(elsewhere.visit("/sign-in"), "Sign in", email=EMAIL, password=PASSWORD)
    assert is_in(elsewhere)
    ask(client, address=FORGOTTEN)
    assert is_in(elsewhere)
    page = client.visit(post.link())
    page = client.submit(page, "Save password and sign in", status=422, password=NEW, again="something else")
    assert page.errors == ["The two new passwords are not the same. Enter the new one twice"]
    page = client.submit(page, "Save password and sign in", status=422, password="short", again="short")
    assert page.errors == ["New password must be 12 characters or more"]
    page = client.submit(page, "Save password and sign in", password=NEW, again=NEW)
    assert "Your password is set" in page
    assert is_in(client)
    assert not is_in(elsewhere)
    elsewhere.submit(elsewhere.visit("/sign-in"), "Sign in", email=EMAIL, password=PASSWORD, status=422)
    elsewhere.submit(elsewhere.visit("/sign-in"), "Sign in", email=EMAIL, password=NEW)
    client.visit(post.link(), status=404)


def test_an_older_letter_ends_with_the_password_that_a_newer_one_set(client: InspectingClient, post: Post) -> None:
    ask(client, address=FORGOTTEN)
    older = post.link()
    ask(client)
    by_link = post.link()
    ask(client, address=FORGOTTEN)
    client.submit(client.visit(post.link()), "Save password and sign in", password=NEW, again=NEW)
    for link in (older, by_link):
        post.client().visit(link, status=404)


def test_whoever_guessed_too_often_gets_in_by_mail_and_may_use_their_password_again(
    client: InspectingClient, post: Post
) -> None:
    for _ in range(TRIES_PER_ACCOUNT):
        client.submit(client.visit("/sign-in"), "Sign in", status=422, email=EMAIL, password="wrong horse battery")
    client.submit(client.visit("/sign-in"), "Sign in", status=429, email=EMAIL, password=PASSWORD)
    ask(client)
    client.submit(client.visit(post.link()), "Sign in")
    other = post.client()
    other.submit(other.visit("/sign-in"), "Sign in", email=EMAIL, password=PASSWORD)
    assert is_in(other)
