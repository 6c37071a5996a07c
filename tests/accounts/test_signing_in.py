"""Getting in and out: who may, how often they may try, and that no page tells whether an account exists."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.client import InspectingClient
from tests.support.scenes import NOW, PASSWORD, a_committee, a_council, an_account, changing
from workprogramme.accounts.actions import TRIES_PER_ACCOUNT, WINDOW, begin_attempt, set_password
from workprogramme.accounts.sessions import local
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.refusals import Refused
from workprogramme.models.accounts import Account, SignInFailure

EMAIL = "coordinator@example.org"


@pytest.fixture
def coordinator(app_database: Database) -> int:
    """A co-ordinator's account on all committees; gives its id."""
    with changing(app_database) as session:
        a_council(session)
        a_committee(session)
        return an_account(session, Role.COORDINATOR).id


def sign_in(client: InspectingClient, email: str = EMAIL, password: str = PASSWORD, status: int = 200) -> str:
    page = client.visit("/sign-in")
    return client.submit(page, "Sign in", status=status, email=email, password=password).source


def test_the_right_password_opens_the_plan_and_signing_out_closes_it(
    client: InspectingClient, coordinator: int
) -> None:
    page = client.visit("/sign-in")
    page = client.submit(page, "Sign in", email=" Coordinator@Example.ORG ", password=PASSWORD)
    assert page.url.endswith("/plan/")
    page = client.submit(page, "Sign out")
    assert "You have signed out." in page.source
    assert client.get("/plan/").status_code == 302


def test_a_copy_of_the_cookie_opens_nothing_after_signing_out_and_other_sessions_go_on(
    client: InspectingClient, app: Flask, coordinator: int
) -> None:
    elsewhere, copy = app.test_client(), app.test_client()
    sign_in(client)
    sign_in(elsewhere)  # type: ignore[arg-type]
    cookie = client.get_cookie("workprogramme")
    assert cookie is not None
    copy.set_cookie("workprogramme", cookie.value)
    assert copy.get("/plan/").status_code == 200
    token = client.visit("/plan/")
    client.submit(token, "Sign out")
    assert copy.get("/plan/").status_code == 302
    assert elsewhere.get("/plan/").status_code == 200
    sign_in(client)
    assert client.get("/plan/").status_code == 200


def test_a_page_that_needs_signing_in_comes_back_afterwards(client: InspectingClient, coordinator: int) -> None:
    page = client.visit("/plan/board/?year=2018-19")
    assert page.url.endswith("/sign-in?next=/plan/board/?year%3D2018-19")
    page = client.submit(page, "Sign in", email=EMAIL, password=PASSWORD)
    assert page.url.endswith("/plan/board/?year=2018-19")


@pytest.mark.parametrize(
    ("email", "password"),
    [(EMAIL, "wrong horse battery"), ("nobody@example.org", PASSWORD), (EMAIL, PASSWORD + "x")],
)
def test_a_wrong_answer_says_the_same_whatever_was_wrong(
    client: InspectingClient, coordinator: int, email: str, password: str
) -> None:
    told = sign_in(client, email, password, 422)
    assert "The email address or password is wrong. Check both and try again." in told
    assert password not in told
    assert client.get("/plan/").status_code == 302


def test_an_account_that_was_closed_cannot_sign_in_and_its_sessions_end(
    client: InspectingClient, coordinator: int, app_database: Database
) -> None:
    sign_in(client)
    with changing(app_database) as session:
        session.get_one(Account, coordinator).active = False
    assert client.get("/plan/").status_code == 302
    assert "is wrong" in sign_in(client, status=422)


def test_a_new_password_ends_every_session(client: InspectingClient, coordinator: int, app_database: Database) -> None:
    sign_in(client)
    with changing(app_database) as session:
        set_password(session.get_one(Account, coordinator), "another horse, another battery")
    assert client.get("/plan/").status_code == 302


def test_guessing_is_slowed_down_even_with_the_right_password_at_the_end(
    client: InspectingClient, coordinator: int
) -> None:
    for _ in range(TRIES_PER_ACCOUNT):
        sign_in(client, password="wrong horse battery", status=422)
    assert "Wait 15 minutes" in sign_in(client, status=429)


def test_an_account_that_does_not_exist_is_slowed_down_alike(client: InspectingClient, coordinator: int) -> None:
    for _ in range(TRIES_PER_ACCOUNT):
        sign_in(client, email="nobody@example.org", status=422)
    assert "Wait 15 minutes" in sign_in(client, email="nobody@example.org", status=429)
    assert "/plan/" in sign_in(client)


def test_attempts_stop_counting_after_the_window_and_a_success_takes_them_back(
    client: InspectingClient, coordinator: int, app_database: Database
) -> None:
    for attempt in range(TRIES_PER_ACCOUNT + 1):
        with changing(app_database) as session:
            assert begin_attempt(session, EMAIL, "192.0.2.1", NOW) is (attempt < TRIES_PER_ACCOUNT)
    with changing(app_database) as session:
        assert begin_attempt(session, EMAIL, "192.0.2.1", NOW + WINDOW + timedelta(seconds=1))
    sign_in(client)
    with app_database.session() as session:
        assert session.scalar(select(func.count()).select_from(SignInFailure)) <= 1


def test_tries_at_the_same_moment_are_counted_one_after_the_other(database: Database) -> None:
    together = Barrier(4 * TRIES_PER_ACCOUNT)

    def attempt(_number: int) -> bool:
        together.wait()
        with changing(database) as session:
            return begin_attempt(session, EMAIL, "192.0.2.1", NOW)

    with ThreadPoolExecutor(together.parties) as pool:
        assert sum(pool.map(attempt, range(together.parties))) == TRIES_PER_ACCOUNT


def test_the_throttle_keeps_nobodys_address_readable(client: InspectingClient, app_database: Database) -> None:
    sign_in(client, email="nobody@example.org", status=422)
    with app_database.session() as session:
        keys = " ".join(session.scalars(select(SignInFailure.key)))
    assert "nobody" not in keys
    assert "127.0.0.1" not in keys


def test_a_password_is_refused_when_it_is_short(app_database: Database, coordinator: int) -> None:
    with pytest.raises(Refused, match="12 to 200 characters"), changing(app_database) as session:
        set_password(session.get_one(Account, coordinator), "short")


@pytest.mark.parametrize(
    "nonsense", ["", " ", "no-at-sign", "a@b", "x" * 10_000 + "@example.org", "a\x00b@example.org"]
)
def test_nonsense_for_an_address_is_explained_and_never_an_error(client: InspectingClient, nonsense: str) -> None:
    assert "There is a problem" in sign_in(client, email=nonsense, status=422)


def test_the_session_cookie_is_closed_to_scripts_and_to_other_sites(
    make_app: Callable[..., Flask], app_database: Database, coordinator: int
) -> None:
    client = make_app(base_url="https://scrutiny.example.gov.uk").test_client()
    page = client.get("/sign-in", base_url="https://scrutiny.example.gov.uk")
    cookie = page.headers["Set-Cookie"]
    assert cookie.startswith("__Host-workprogramme=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert page.headers["Strict-Transport-Security"]


def test_a_public_page_sets_no_cookie(client: InspectingClient, coordinator: int) -> None:
    assert "Set-Cookie" not in client.get("/").headers


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ("/plan/board/?year=2018-19", "/plan/board/?year=2018-19"),
        ("https://evil.example/", None),
        ("//evil.example/", None),
        ("/\\evil.example/", None),
        ("/plan\\..\\", None),
        ("javascript:alert(1)", None),
        ("/plan/\r\nSet-Cookie: a=b", None),
        ("", None),
        (None, None),
    ],
)
def test_after_signing_in_nobody_is_sent_to_another_site(wanted: str | None, kept: str | None) -> None:
    assert local(wanted) == kept


def test_only_a_press_of_the_button_signs_out(client: InspectingClient, coordinator: int) -> None:
    sign_in(client)
    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out").status_code == 400
    assert client.get("/plan/").status_code == 200
