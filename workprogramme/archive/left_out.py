"""What an archive never holds, because whoever finds one must not get in with it, and what stands in its place later.

An archive is downloaded with a browser and lies in a folder; a backup lies beside the database. So this list is the
only difference between what goes out and what comes in again.
"""

import secrets
from collections.abc import Callable
from typing import Any, Final

TABLES: Final = {
    "ended_session": "sessions that were ended by signing out",
    "entry_letter": "what the links in letters open that let people in",
    "sign_in_failure": "recent failed attempts to sign in",
    "submission": "which forms were sent already",
}
"""Tables that stay behind, and what they hold."""

COLUMNS: Final = {
    ("account", "password_hash"): "passwords, even as hashes",
    ("account", "session_key"): "the keys of sessions",
    ("personal_feed", "nonce"): "what the secret addresses of personal calendars are made from",
    ("personal_feed", "digest"): "by what such an address is recognised",
    ("reply_link", "digest"): "by what a link for replies is recognised",
}
"""Columns that stay behind, by table, and what they hold."""

_STAND_INS: Final[dict[tuple[str, str], Callable[[], Any]]] = {
    ("account", "password_hash"): lambda: None,
    ("account", "session_key"): lambda: secrets.token_urlsafe(24),
    ("personal_feed", "nonce"): lambda: secrets.token_urlsafe(16),
    ("personal_feed", "digest"): lambda: secrets.token_hex(32),
    ("reply_link", "digest"): lambda: secrets.token_hex(32),
}


def columns_left_out(table: str) -> frozenset[str]:
    """The columns of this table that stay behind."""
    return frozenset(column for known, column in COLUMNS if known == table)


def stand_ins(table: str) -> dict[str, Any]:
    """For one row, something new in each such column that opens nothing."""
    return {column: make() for (known, column), make in _STAND_INS.items() if known == table}
