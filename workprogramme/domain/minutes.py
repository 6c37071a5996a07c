"""What an officer records at a meeting, line by line: the numbers of minutes, and which line of the agenda is which.

Knows words and an agenda's lines as frozen values; it must not know records or how a page shows them.
"""

import re

from workprogramme.domain.kinds import Kind

_MINUTE = re.compile(r"[0-9]{1,4}[a-z]?(?:\s?/\s?[0-9]{2,4})?", re.I)


class LineKind(Kind):
    """What a recorded line says."""

    RESOLVED = "resolved", "Resolved"
    ASKED = "asked", "Asked for"
    RECOMMENDED = "recommended", "Recommended"
    ANSWERED = "answered", "Answered"


def minute_number(text: str) -> str:
    """The number of a minute as it is kept: "19 / 19" becomes "19/19", "Minute 7" becomes "7".

    Raises ValueError with a sentence for what is no number of a minute; "" for nothing.
    """
    said = re.sub(r"^\s*(?:minute|min\.?)\s+(?:no\.?\s*)?", "", text, flags=re.I).strip()
    if said and not _MINUTE.fullmatch(said):
        raise ValueError("Enter the number of the minute, like 19/19 or 7.")
    return re.sub(r"\s", "", said)


def item_key(item_id: int) -> str:
    """By which the line of an item of the programme is known again, whatever it is called by then."""
    return f"item:{item_id}"


def said_key(title: str) -> str:
    """By which a line that is no item of the programme is known again: its words, without regard to case or spacing."""
    return "said:" + " ".join(title.split()).casefold()
