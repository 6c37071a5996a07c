"""What an import can be, how far it has come, and how long one lasts that nobody finishes."""

import re
import unicodedata
from datetime import datetime, timedelta

from workprogramme.domain.kinds import Kind

DRAFT_LASTS = timedelta(days=30)
"""How long a draft is kept after it was last worked on."""

MOST_DRAFTS = 20
"""Drafts of one committee at a time: a document of ten megabytes each."""

NAME_LENGTH = 100  # characters
PASTED = "Pasted text"
_REASON = re.compile(r"Import of “.*”( undone)?", re.DOTALL)
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


class ImportKind(Kind):
    """What sort of document is brought in."""

    PROGRAMME = "programme", "Work programme"
    CALENDAR = "calendar", "Calendar of meetings"


class ImportState(Kind):
    """How far an import has come."""

    DRAFT = "draft", "Not brought in yet"
    DONE = "done", "Brought in"
    UNDONE = "undone", "Undone"


def has_expired(touched_at: datetime, now: datetime) -> bool:
    """Whether a draft that was last worked on then has had its time."""
    return now - touched_at > DRAFT_LASTS


def document_name(sent: str) -> str:
    """What a file is called, without folders or what a disk refuses; "document" where nothing is left of it."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", sent))[-1]
    plain = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    plain = " ".join(_NOT_IN_NAMES.sub(" ", plain).split())
    stem, dot, ending = plain.rpartition(".")
    if not ending or len(ending) > 8 or not dot:
        return plain[:NAME_LENGTH].strip(" .") or "document"
    return f"{stem[: NAME_LENGTH - len(ending) - 1].strip(' .') or 'document'}.{ending}"


def import_reason(name: str) -> str:
    """Why things change that an import changes, as the journal tells it to those who plan the committee."""
    return f"Import of “{name}”"


def is_import_reason(reason: str) -> bool:
    """Whether a reason in the journal only names a document. What a council calls its files is not for readers."""
    return _REASON.fullmatch(reason) is not None
