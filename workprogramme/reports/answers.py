"""A document as an answer: whether the caller has it already, made once in each process, and the headers it needs.

Knows HTTP and bytes; knows nothing of what a document says.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Final

from flask import Response, current_app, request

from workprogramme.web.shelf import Shelf
from workprogramme.web.validators import Stamp, is_known

SHELF: Final = "workprogramme.reports.shelf"
SHELF_BYTES: Final = 16 * 1024 * 1024  # in each process
FRESH: Final = 15 * 60  # seconds
FORMS: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
SAVED: Final = ("docx", "csv")  # browsers can only save them; the others they can show


class DocumentShelf(Shelf):
    """A shelf that only one at a time may make something for, so that no document is made twice at once."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.making = Lock()


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document that can be made. `depends`: all that its bytes depend on; `changed_at` (aware): since when it is so.

    `shared`: everybody may have it, so caches may keep it. `secret`: no cache keeps it, as exempt words are in it.
    """

    kind: str
    filename: str
    depends: Iterable[object]
    changed_at: datetime
    make: Callable[[], bytes]
    saved: bool = False
    shared: bool = True
    secret: bool = False


def answer(document: Document) -> Response:
    """The document, or 304 where the caller has it."""
    told = "\n".join(map(str, document.depends))
    stamp = Stamp(hashlib.sha256(told.encode()).hexdigest()[:32], document.changed_at)
    kept = f"public, max-age={FRESH}" if document.shared else "private, no-cache"
    kept = "private, no-store" if document.secret else kept
    headers = {"ETag": stamp.etag, "Cache-Control": kept}
    if is_known(request.headers, stamp):
        return Response(status=304, headers=headers)
    shelf: DocumentShelf = current_app.extensions[SHELF]
    body = shelf.take(stamp.tag)
    if body is None:
        with shelf.making:
            body = shelf.take(stamp.tag)
            if body is None:
                body = document.make()
                shelf.put(stamp.tag, body)
    headers["Last-Modified"] = stamp.last_modified
    how = "attachment" if document.saved else "inline"
    headers["Content-Disposition"] = f'{how}; filename="{document.filename}"'
    return Response(body, headers=headers, content_type=document.kind)


def made(body: bytes, kind: str, filename: str, changed_at: datetime) -> Response:
    """An answer that costs less to make than to keep."""
    return answer(
        Document(kind=kind, filename=filename, depends=(kind, body), changed_at=changed_at, make=lambda: body)
    )
