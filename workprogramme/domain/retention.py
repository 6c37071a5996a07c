"""For how long what serves only the running of the app is kept, and why. The public record and the journal stay."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Final


class Kept(Enum):
    """What goes after a while."""

    NOTICES = "notices"
    STRANGERS = "strangers"
    LETTERS = "letters"
    FORMS = "forms"
    TRIES = "tries"
    SESSIONS = "sessions"
    MERGES = "merges"


@dataclass(frozen=True)
class Period:
    """How long after it has done its work something goes; in words what it is, for how long, and why so long."""

    lasts: timedelta
    what: str
    how_long: str
    why: str


PERIODS: Final[dict[Kept, Period]] = {
    Kept.NOTICES: Period(
        timedelta(days=400), "Notices that were sent, or came to nothing", "400 days",
        "so that nobody is told twice of what comes round once a year",
    ),
    Kept.STRANGERS: Period(
        timedelta(days=7), "Notices to an address that somebody typed", "7 days",
        "so that a fault in sending them can be found",
    ),
    Kept.LETTERS: Period(
        timedelta(days=30), "Links to sign in, for a new password and of invitations, once used or expired", "30 days",
        "so that whoever asks why a link no longer works can be told",
    ),
    Kept.FORMS: Period(
        timedelta(days=30), "Marks of forms that were sent", "30 days",
        "so that a page left open and sent again does not make a thing twice",
    ),
    Kept.TRIES: Period(
        timedelta(days=1), "Failed attempts to sign in, without a readable address", "1 day",
        "15 minutes of them slow down guessing; a day lets an attack be noticed",
    ),
    Kept.SESSIONS: Period(
        timedelta(days=1), "Sessions that were ended by signing out", "1 day",
        "so that a copy of the cookie opens nothing for as long as it would have lasted",
    ),
    Kept.MERGES: Period(
        timedelta(days=365), "What a merge of two people moved", "1 year",
        "so that the merge can be undone",
    ),
}  # fmt: skip
"""Counted from when something ended, expired, was sent or was done."""
