"""In which form an answer is wanted: a page for people, or JSON for a page's own script."""

from flask import request

FORMS = ["text/html", "application/json"]


def wants_json() -> bool:
    """Whether whoever asks would rather have JSON than a page; a browser that opens an address would not."""
    return request.accept_mimetypes.best_match(FORMS, default=FORMS[0]) == FORMS[1]
