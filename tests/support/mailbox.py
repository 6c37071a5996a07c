"""A real SMTP server on this machine that keeps what it is sent."""

import socket
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Mailbox:
    """What has been delivered so far, and who is refused. `url` is what the setting SMTP_URL wants.

    `answers`: what the server says to the next messages instead of taking them. `hang_up_after_data`: how many messages
    it takes without saying so. `on_recipient` is called when it hears whom a message is for, `on_delivery` when the
    message has been taken, both before it answers.
    """

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.refused: set[str] = set()
        self.answers: list[str] = []
        self.hang_up_after_data = 0
        self.on_recipient: Callable[[str], None] = lambda _address: None
        self.on_delivery: Callable[[EmailMessage], None] = lambda _message: None
        self.url = ""

    async def handle_RCPT(  # noqa: N802 - the server calls it so
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 No such mailbox"
        self.on_recipient(address)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        message["X-Envelope-To"] = ", ".join(envelope.rcpt_tos)
        if self.answers:
            return self.answers.pop(0)
        self.messages.append(message)
        self.on_delivery(message)
        if self.hang_up_after_data:
            self.hang_up_after_data -= 1
            assert server.transport is not None
            server.transport.close()
        return "250 OK"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A mailbox that listens at `mailbox.url`."""
    box = Mailbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(box, enable_SMTPUTF8=True, hostname="127.0.0.1", port=port)
    controller.start()
    box.url = f"smtp://127.0.0.1:{port}"
    yield box
    controller.stop()
