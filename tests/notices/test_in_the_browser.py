"""The pages about mail in a real browser: accessible, narrow, usable with the keyboard; and without scripts."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests.support.browser import OpenPage
from tests.support.browsing import assert_good_page
from tests.support.mailbox import Mailbox
from tests.support.scenes import a_committee, a_council, an_account, changing
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.notices import Topic
from workprogramme.notices.letters import STOP
from workprogramme.web.post import EXTENSION
from workprogramme.web.signing import signed


@pytest.fixture
def app(make_app: Callable[..., Flask], mailbox: Mailbox) -> Flask:
    """The application with mail, at an address without encryption, as the browser's is."""
    app = make_app(smtp_url=mailbox.url, mail_from="scrutiny@anytown.gov.uk")
    with changing(app.extensions["workprogramme"].database) as session:
        a_council(session)
        a_committee(session)
        an_account(session, Role.COORDINATOR)
    return app


def link(app: Flask, mailbox: Mailbox) -> str:
    app.extensions[EXTENSION].finish()
    text = mailbox.messages[-1].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    found = re.search(r"http://[^/]+(/\S+\?key=\S+)", text)
    assert found
    return found[1]


def test_somebody_gets_in_by_mail_and_chooses_what_else_they_get(
    open_page: OpenPage, app: Flask, mailbox: Mailbox, app_database: Database
) -> None:
    page = open_page(java_script_enabled=True)
    page.goto("/sign-in")
    assert_good_page(page)
    page.get_by_role("link", name="Get a link to sign in by email").click()
    assert_good_page(page)
    page.get_by_label("Email address").fill("coordinator@example.org")
    page.get_by_role("button", name="Email me a link").click()
    assert_good_page(page)
    page.goto(link(app, mailbox))
    assert_good_page(page)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.goto("/my/notices")
    assert_good_page(page)
    page.get_by_role("group", name=Topic.CHANGES.label).get_by_label("Not at all").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your choices are saved")).to_be_visible()
    key = app.extensions["workprogramme"].settings.secret_key
    page.goto(f"/notices/stop?key={signed(key, STOP, ['account', 1, Topic.AGENDAS.value])}")
    assert_good_page(page)
    page.get_by_role("button", name="Stop these emails").click()
    assert_good_page(page)


def test_somebody_chooses_a_new_password_without_scripts(open_page: OpenPage, app: Flask, mailbox: Mailbox) -> None:
    page = open_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto("/sign-in/forgotten")
    page.get_by_label("Email address").fill("coordinator@example.org")
    page.get_by_role("button", name="Email me a link").click()
    page.goto(link(app, mailbox))
    page.get_by_label("New password", exact=True).fill("three random words")
    page.get_by_label("New password again").fill("three random words")
    page.get_by_role("button", name="Save password and sign in").click()
    expect(page.get_by_text("Your password is set")).to_be_visible()
