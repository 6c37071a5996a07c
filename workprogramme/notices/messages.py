"""A letter as the message that goes out: its headers, and the same words as text and as HTML."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from workprogramme.domain.calendar_lines import on_one_line
from workprogramme.notices.letters import Letter
from workprogramme.notices.receivers import Destination

LINES = SMTP.clone(max_line_length=76)  # of text, as RFC 2045 wants them; the headers are laid out when it is sent
LONGEST_SUBJECT = 200


def message_of(
    letter: Letter, to: Destination, *, council: str, mail_from: str, message_id: str, host: str, now: datetime
) -> EmailMessage:
    """The message. `message_id` is the part before the @; the same for the same notice, however often it is made."""
    message = EmailMessage(policy=LINES)
    message["From"] = _address(council, mail_from)
    message["To"] = _address(to.name, to.email)
    message["Subject"] = on_one_line(letter.subject)[:LONGEST_SUBJECT]
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{message_id}@{host}>"
    message["Content-Language"] = "en-GB"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    if letter.stop_url:
        message["List-Unsubscribe"] = f"<{letter.stop_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return message


def _address(name: str, email: str) -> Address:
    local, _, domain = email.rpartition("@")
    return Address(display_name=on_one_line(name), username=local, domain=domain)
