"""Handing one message to a mail server, and telling apart: accepted, refused, and nobody knows.

Knows SMTP; knows neither notices nor who they are for. What goes wrong is told in words that name nobody.
"""

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8

from workprogramme.config import MailServer

SECONDS = 20  # for every answer of the server


class Unreachable(Exception):
    """The server could not be spoken to, so nothing was handed over; the text says what to look at."""


class NotAccepted(Exception):
    """The server refused this message; `for_good`: it would do so again."""

    def __init__(self, said: str, for_good: bool) -> None:
        super().__init__(said)
        self.for_good = for_good


class Unknown(Exception):
    """The connection went while the message was under way: the server may have accepted it, or not."""


def connect(server: MailServer) -> smtplib.SMTP:
    """A connection that is ready to take messages; close it with `quit`. Raises Unreachable."""
    try:
        if server.encrypted:
            opened: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=SECONDS, context=ssl.create_default_context()
            )
        else:
            opened = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(f"The mail server does not answer ({type(error).__name__}). Check SMTP_URL.") from error
    try:
        opened.ehlo()
        _encrypt(opened, server)
    except (OSError, smtplib.SMTPException) as error:
        opened.close()
        raise Unreachable(f"The mail server cannot be used ({type(error).__name__}). Check SMTP_URL.") from error
    try:
        if server.name:
            opened.login(server.name, server.password)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        opened.close()
        raise Unreachable("The mail server refuses the name and password in SMTP_URL.") from error
    return opened


def _encrypt(opened: smtplib.SMTP, server: MailServer) -> None:
    if server.encrypted or server.starttls == "never":
        return
    if opened.has_extn("starttls"):
        opened.starttls(context=ssl.create_default_context())
        opened.ehlo()
    elif server.starttls == "always":
        raise smtplib.SMTPNotSupportedError("no STARTTLS")


def hand_over(opened: smtplib.SMTP, message: EmailMessage, sender: str, receiver: str) -> None:
    """Gives the message to the server, which has accepted it when this returns.

    Raises NotAccepted, Unreachable (the connection had gone before the message was under way) or Unknown.
    """
    plain = receiver.isascii()
    if not plain and not opened.has_extn("smtputf8"):
        raise NotAccepted("The mail server cannot write to an address with such letters.", for_good=True)
    options = [] if plain else ["SMTPUTF8", "BODY=8BITMIME"]
    text = message.as_bytes(policy=SMTP if plain else SMTPUTF8)
    try:
        _must_be_fine(opened, *opened.mail(sender, options))
        _must_be_fine(opened, *opened.rcpt(receiver))
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(f"The connection to the mail server has gone ({type(error).__name__}).") from error
    try:
        _must_be_fine(opened, *opened.data(text))
    except smtplib.SMTPDataError as error:
        _must_be_fine(opened, error.smtp_code, b"")
    except (OSError, smtplib.SMTPException) as error:
        raise Unknown(f"The connection to the mail server went while it took this ({type(error).__name__}).") from error


def _must_be_fine(opened: smtplib.SMTP, code: int, _said: bytes) -> None:
    """Raises NotAccepted for any answer but a yes; the server's own words stay unsaid, for they may name somebody."""
    if 200 <= code < 300:
        return
    if code == 421:
        opened.close()
        raise smtplib.SMTPServerDisconnected("the server is closing")
    opened.rset()
    raise NotAccepted(f"The mail server refused it with the code {code}.", for_good=code >= 500)
