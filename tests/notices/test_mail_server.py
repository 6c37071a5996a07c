"""Which server mail is handed to, and how: what SMTP_URL may say, a name and a password, and nothing in the clear."""

from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from tests.support.mailbox import Mailbox
from tests.support.servers import free_port
from workprogramme.config import MailServer, Misconfigured, Settings
from workprogramme.notices.mail_server import Unreachable, connect

SECRET = "k" * 40


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://relay", MailServer("relay", 25, False, "offered")),
        ("smtp://relay:2525?starttls=never", MailServer("relay", 2525, False, "never")),
        ("smtp://a%40b.org:p%2Fw%3A%40@relay", MailServer("relay", 587, False, "always", "a@b.org", "p/w:@")),
        ("smtps://u:p@relay", MailServer("relay", 465, True, "always", "u", "p")),
        ("smtp://u:p@127.0.0.1:25", MailServer("127.0.0.1", 25, False, "offered", "u", "p")),
    ],
)
def test_an_address_of_a_server_is_understood(url: str, server: MailServer) -> None:
    assert MailServer.of(url) == server
    assert "p/w" not in repr(server)


@pytest.mark.parametrize(
    "url",
    [
        "relay:25",
        "http://relay",
        "smtp://",
        "smtp://relay:x",
        "smtp://relay:99999",
        "smtp://relay?starttls=perhaps",
        "smtp://u:hunter2@relay?starttls=never",
    ],
)
def test_an_address_that_is_none_or_would_show_a_password_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(Misconfigured) as refused:
        Settings(secret_key=SECRET, smtp_url=url)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("sender", ["nobody", "a@b", "a@b.org, c@d.org", "A <a@b.org>", "a@b.org\r\nBcc: c@d.org"])
def test_mail_comes_from_one_plain_address(sender: str) -> None:
    with pytest.raises(Misconfigured, match="MAIL_FROM"):
        Settings(secret_key=SECRET, mail_from=sender)


def test_mail_is_set_up_only_with_a_server_and_an_address() -> None:
    assert Settings(secret_key=SECRET, smtp_url="smtp://relay").mail_server is None
    assert Settings(secret_key=SECRET, mail_from="a@b.org").mail_server is None
    assert Settings(secret_key=SECRET, mail_from="a@b.org", smtp_url="smtp://relay").mail_server


def test_without_encryption_where_it_is_asked_for_nothing_is_said(mailbox: Mailbox) -> None:
    with pytest.raises(Unreachable, match="cannot be used"):
        connect(MailServer.of(mailbox.url + "?starttls=always"))


@pytest.mark.parametrize(("password", "let_in"), [("p/w:@x", True), ("something else", False), ("pässword", False)])
def test_a_name_and_password_are_shown_to_the_server(password: str, let_in: bool) -> None:
    def check(_server: SMTP, _session: Any, _envelope: Any, _mechanism: str, shown: Any) -> AuthResult:
        fits = isinstance(shown, LoginPassword) and (shown.login, shown.password) == (b"me@b.org", b"p/w:@x")
        return AuthResult(success=fits, handled=False)  # the server says no

    port = free_port()
    controller = Controller(Mailbox(), hostname="127.0.0.1", port=port, authenticator=check, auth_require_tls=False)
    controller.start()
    try:
        server = MailServer("127.0.0.1", port, False, "offered", "me@b.org", password)
        if let_in:
            connect(server).quit()
        else:
            with pytest.raises(Unreachable, match="refuses the name and password") as refused:
                connect(server)
            assert password not in str(refused.value)
    finally:
        controller.stop()
