"""A calendar as an answer: its headers, its bytes compressed for those who want them so, and when it is not there.

Knows HTTP and bytes; which calendar it is and what is in it, others say.
"""

import gzip
from typing import Final

from flask import Response, request

from workprogramme.web.shelf import Shelf
from workprogramme.web.validators import Stamp

FRESH: Final = 15 * 60  # seconds
SHELF: Final = "workprogramme.feeds.shelf"  # the app's extension where finished calendars are kept
SHELF_BYTES: Final = 16 * 1024 * 1024  # in each process
NOT_HERE: Final = "There is no calendar at this address.\n"


def known(stamp: Stamp, headers: dict[str, str]) -> Response:
    """The answer for those who have this calendar already."""
    return Response(status=304, headers={**_tagged(stamp), **headers})


def whole(stamp: Stamp, shelf: Shelf, body: bytes, filename: str, headers: dict[str, str]) -> Response:
    """The calendar itself; `filename` is what it is called when it is saved. `headers` say who may keep it."""
    told = {**_tagged(stamp), **headers, "Content-Disposition": f'inline; filename="{filename}"'}
    if request.accept_encodings.quality("gzip") > 0:
        told["Content-Encoding"] = "gzip"
        body = _compressed(shelf, stamp.tag, body)
    return Response(body, headers=told, content_type="text/calendar; charset=utf-8")


def not_here(headers: dict[str, str]) -> Response:
    """The answer where there is no calendar: text, for a program reads it."""
    return Response(NOT_HERE, 404, headers=headers, mimetype="text/plain")


def _tagged(stamp: Stamp) -> dict[str, str]:
    return {"ETag": stamp.etag, "Vary": "Accept-Encoding"}


def _compressed(shelf: Shelf, tag: str, body: bytes) -> bytes:
    small = shelf.take((tag, "gzip"))
    if small is None:
        small = gzip.compress(body, 6, mtime=0)  # no time in it: the same calendar is the same bytes
        shelf.put((tag, "gzip"), small)
    return small
