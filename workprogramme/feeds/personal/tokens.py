"""The secret in the address of a personal calendar: worked out again whenever its owner asks, stored only as a digest.

Knows keys, numbers and text; no request and no table.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode

from workprogramme.config import Settings

PURPOSE = b"workprogramme personal feeds"


def feed_key(settings: Settings) -> bytes:
    """The key that addresses are made with: FEED_KEY or, where there is none, one drawn from SECRET_KEY."""
    return settings.feed_key.encode() or hmac.digest(settings.secret_key.encode(), PURPOSE, "sha256")


def new_nonce() -> str:
    """Something that no other address was made from."""
    return secrets.token_urlsafe(24)


def token_of(key: bytes, feed_id: int, nonce: str) -> str:
    """The secret of the feed: 43 characters of A-Z, a-z, 0-9, - and _."""
    made = hmac.digest(key, f"personal feed {feed_id} {nonce}".encode(), "sha256")
    return urlsafe_b64encode(made).rstrip(b"=").decode()


def digest_of(token: str) -> str:
    """What is stored of a secret, and looked up: its SHA-256 in hexadecimal."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def is_genuine(token: str, key: bytes, feed_id: int, nonce: str) -> bool:
    """Whether the secret was made with this key: after FEED_KEY has changed, no earlier one is."""
    return hmac.compare_digest(token.encode("utf-8", "surrogatepass"), token_of(key, feed_id, nonce).encode())
