"""Finished answers kept in memory, so that a calendar or a document is made once per version and process.

Knows bytes and how many it may keep; knows nothing of what they say.
"""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock


class Shelf:
    """Holds at most `limit` bytes; what has not been asked for longest goes first. Safe to share between threads."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock = Lock()

    def take(self, key: Hashable) -> bytes | None:
        """What was put there under this key, unless it has gone."""
        with self._lock:
            body = self._kept.get(key)
            if body is not None:
                self._kept.move_to_end(key)
            return body

    def put(self, key: Hashable, body: bytes) -> None:
        """Keeps the bytes, unless they alone would take more than a quarter of the shelf."""
        if len(body) > self.limit // 4:
            return
        with self._lock:
            self.size += len(body) - len(self._kept.pop(key, b""))
            self._kept[key] = body
            while self.size > self.limit:
                _, gone = self._kept.popitem(last=False)
                self.size -= len(gone)
