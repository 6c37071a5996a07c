"""Handing one message to a mail server, and telling apart: accepted, refused, and nobody knows.

Knows SMTP; knows neither notices nor who they are for. What goes wrong is told in words that name nobody.
"""

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP

from workprogramme.config import MailServer

UNFOLDED = SMTP.clone(max_line_length=990)  # else a long address in a header would be written in encoded pieces
_WRONG = {
    10: "has expired. Ask whoever runs it to renew it",
    9: "is not valid yet. Check this machine’s clock",
    62: "is for another name than the one in SMTP_URL. Write the server’s name there as its certificate has it",
    64: "is for another address than the one in SMTP_URL. Write the server’s name there as its certificate has it",
}
"""By OpenSSL's code of what is wrong with a certificate."""

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
        raise Unreachable(_certificate(error) or f"The mail server does not answer ({_kind(error)}).") from error
    try:
        opened.ehlo()
        _encrypt(opened, server)
    except (OSError, smtplib.SMTPException) as error:
        opened.close()
        raise Unreachable(_certificate(error) or f"The mail server cannot be used: {_kind(error)}.") from error
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
        raise smtplib.SMTPNotSupportedError(
            "it does not offer STARTTLS, and without it neither a password nor mail is sent to it. Use smtps:// in "
            "SMTP_URL if it has that, or ask whoever runs it"
        )


def _kind(error: Exception) -> str:
    """What went wrong: our own words, or the kind of error, for a server's own words may name somebody."""
    own = isinstance(error, smtplib.SMTPNotSupportedError) and "SMTP_URL" in str(error)
    return str(error) if own else f"{type(error).__name__}; check SMTP_URL"


def _certificate(error: Exception) -> str:
    """What is wrong with the server's certificate, and what to do; "" where it is something else."""
    if not isinstance(error, ssl.SSLCertVerificationError):
        return ""
    wrong = _WRONG.get(
        error.verify_code,
        "is not from an authority that this machine trusts. Ask whoever runs it for a proper one, or have the "
        "authority's certificate installed on this machine",
    )
    return f"The mail server’s certificate {wrong}. Nothing was sent to it."


def hand_over(opened: smtplib.SMTP, message: EmailMessage, sender: str, receiver: str) -> None:
    """Gives the message to the server, which has accepted it when this returns.

    Raises NotAccepted, Unreachable (the connection had gone before the message was under way) or Unknown.
    """
    plain = receiver.isascii()
    if not plain and not opened.has_extn("smtputf8"):
        raise NotAccepted("The mail server cannot write to an address with such letters.", for_good=True)
    options = [] if plain else ["SMTPUTF8", "BODY=8BITMIME"]
    text = message.as_bytes(policy=UNFOLDED.clone(utf8=not plain))
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
