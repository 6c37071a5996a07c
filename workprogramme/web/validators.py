"""Whether somebody already has what we would send (RFC 9110 13). Knows headers and a stamp only."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from werkzeug.datastructures import Headers
from werkzeug.http import http_date, parse_date

# Proxies that compress add to the tag of what they were given, and send back what they were asked with.
_ADDED_BY_PROXIES: Final = re.compile(r"[-;]{1,2}(gzip|br|zstd|deflate)$")


@dataclass(frozen=True)
class Stamp:
    """By what an answer is known: an opaque tag, always weak, and when it last changed (aware; whole seconds count)."""

    tag: str
    changed_at: datetime

    @property
    def etag(self) -> str:
        """The ETag header."""
        return f'W/"{self.tag}"'

    @property
    def last_modified(self) -> str:
        """The Last-Modified header."""
        return http_date(self.changed_at)


def is_known(headers: Headers, stamp: Stamp) -> bool:
    """Whether a request's headers say that the caller has this already, so that 304 is the answer.

    If-None-Match decides alone where there is one; a date that cannot be read counts as none.
    """
    if asked := headers.get("If-None-Match", "").strip():
        return asked == "*" or any(_tag(part) == stamp.tag for part in asked.split(","))
    since = parse_date(headers.get("If-Modified-Since"))
    return since is not None and stamp.changed_at.replace(microsecond=0) <= since


def _tag(written: str) -> str:
    return _ADDED_BY_PROXIES.sub("", written.strip().removeprefix("W/").strip('"'))
