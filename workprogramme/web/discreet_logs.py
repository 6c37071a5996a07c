"""Logs that give no secret away: whoever has the address of a personal calendar, or a link to reply by, sees what its
owner sees, so no log may hold one.

Knows where such addresses begin; knows nothing of what is behind them.
"""

import logging
import re
from typing import Final

# What follows /feeds/ and /replies/, also where a link to a calendar service carries it escaped, but not our own files
# in a trace; and whatever looks like such a secret, should somebody have written its address in another way.
_SECRET: Final = re.compile(
    r"(?:(?<=feeds/)|(?<=replies/))(?![\w/]+\.(?:py|html)\b)[^\s\"'?#&<>\\]+|(?<=feeds%2F)[^\s\"'?#&<>\\]+|[\w%-]{40,}(?=\.ics)",
    re.IGNORECASE,
)
_TOLD_BY: Final = ("gunicorn.access", "gunicorn.error", "werkzeug")
_FORMAT: Final = logging.Formatter()


def masked(text: str) -> str:
    """The text with the last part of each such address taken out."""
    return _SECRET.sub("…", text)


class _Discreet(logging.Filter):
    """Takes secrets out of a record, the trace of an error included, before any handler sees it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = masked(record.getMessage()), ()
        if record.exc_info:
            record.exc_text = masked(record.exc_text or _FORMAT.formatException(record.exc_info))
        return True


DISCREET: Final = _Discreet()


def keep_secrets(log: logging.Logger) -> None:
    """Makes this log discreet, and those of the servers that the app runs under."""
    for one in (log, *map(logging.getLogger, _TOLD_BY)):
        one.addFilter(DISCREET)  # the same filter is added once only
