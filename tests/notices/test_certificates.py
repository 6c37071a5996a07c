"""Mail over TLS with real certificates: what is good goes through, and of what is not each fault has its sentence."""

import datetime
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.support.mailbox import Mailbox
from tests.support.servers import free_port
from workprogramme.config import MailServer
from workprogramme.notices.mail_server import Unreachable, connect

PASSWORD = "hunter2 hunter2"
DAY = datetime.timedelta(days=1)


class Authority:
    """Somebody who signs certificates; `file` is what a machine that trusts them has."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.key = folder, ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
        made = self._builder(self.name, self.key.public_key(), DAY)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        self.file = folder / "authority.pem"
        self.file.write_bytes(made.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def _builder(self, subject: x509.Name, key: Any, ends: datetime.timedelta) -> x509.CertificateBuilder:
        now = datetime.datetime.now(datetime.UTC)
        return x509.CertificateBuilder(
            issuer_name=self.name, subject_name=subject, public_key=key, serial_number=x509.random_serial_number(),
            not_valid_before=now - 30 * DAY, not_valid_after=now + ends,
        )  # fmt: skip

    def context(self, host: str = "127.0.0.1", ends: datetime.timedelta = DAY) -> ssl.SSLContext:
        """What a server with a certificate for this host shows, good until then."""
        key = ec.generate_private_key(ec.SECP256R1())
        named = x509.IPAddress(ipaddress.ip_address(host)) if host[0].isdigit() else x509.DNSName(host)
        made = self._builder(x509.Name([]), key.public_key(), ends)
        made = made.add_extension(x509.SubjectAlternativeName([named]), critical=True)
        file = self.folder / f"{host}.pem"
        form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        signed = made.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        file.write_bytes(key.private_bytes(*form) + signed)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(file)
        return context


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """One that this machine trusts."""
    found = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(found.file))
    return found


@contextmanager
def serving(context: ssl.SSLContext | None, smtps: bool, shown: list[Any]) -> Iterator[int]:
    """A mail server; `shown` collects every password that it is shown."""

    def check(_server: SMTP, _session: Any, _envelope: Any, _mechanism: str, login: Any) -> AuthResult:
        shown.append(login.password)
        return AuthResult(success=True)

    port = free_port()
    said: dict[str, Any] = {"ssl_context": context} if smtps else {"tls_context": context}
    controller = Controller(
        Mailbox(), hostname="127.0.0.1", port=port, authenticator=check, auth_require_tls=False, **said
    )
    if smtps:
        controller._trigger_server = lambda: _knock(port)  # type: ignore[method-assign] - its own trusts no authority
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def _knock(port: int) -> None:
    """The first connection, which the controller waits for; it asks for no certificate."""
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection(("127.0.0.1", port), 5) as plain, anybody.wrap_socket(plain) as opened:
        opened.recv(1024)


def mail_server(port: int, smtps: bool) -> MailServer:
    return MailServer("127.0.0.1", port, smtps, "always", "me@b.org", PASSWORD)


@pytest.mark.parametrize("smtps", [True, False])
def test_a_good_certificate_is_spoken_to_and_shown_the_password(authority: Authority, smtps: bool) -> None:
    shown: list[Any] = []
    with serving(authority.context(), smtps, shown) as port:
        connect(mail_server(port, smtps)).quit()
    assert shown == [PASSWORD.encode()]


@pytest.mark.parametrize("smtps", [True, False])
@pytest.mark.parametrize(
    ("host", "ends", "trusted", "sentence"),
    [
        ("mail.example.org", DAY, True, "is for another (name|address) than the one in SMTP_URL"),
        ("127.0.0.1", -DAY, True, "has expired. Ask whoever runs it to renew it"),
        ("127.0.0.1", DAY, False, "is not from an authority that this machine trusts"),
    ],
)
def test_a_certificate_that_is_not_good_is_told_and_shown_nothing(
    authority: Authority, monkeypatch: pytest.MonkeyPatch, smtps: bool, host: str, ends: datetime.timedelta,
    trusted: bool, sentence: str,
) -> None:  # fmt: skip
    if not trusted:
        monkeypatch.delenv("SSL_CERT_FILE")
    shown: list[Any] = []
    with (
        serving(authority.context(host, ends), smtps, shown) as port,
        pytest.raises(Unreachable, match=sentence) as refused,
    ):
        connect(mail_server(port, smtps))
    assert shown == []
    assert PASSWORD not in str(refused.value)


def test_a_server_without_starttls_is_never_shown_a_password() -> None:
    shown: list[Any] = []
    with serving(None, False, shown) as port, pytest.raises(Unreachable, match="does not offer STARTTLS"):
        connect(mail_server(port, smtps=False))
    assert shown == []
