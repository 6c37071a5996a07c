"""Every way in which an answer can be a no, as a page in plain English with the right status.

The rules' refusals are 422, a second writer's clash is 409; whatever is not known here is a bug, and reaches the log.
"""

from flask import Flask, Response, current_app, jsonify, render_template
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from workprogramme.domain.refusals import Refused, Stale
from workprogramme.web.answers import wants_json

PAGES = (400, 403, 404, 405, 409, 413, 422, 429, 500)

SAID = {
    400: "This page has been open for too long, or you have signed out. Load it again.",
    403: "Your account does not have the role that this needs. Nothing has been changed.",
    404: "It is not there any more. Load the page again.",
    409: "Somebody else changed this first. Load the page again.",
    422: "The rules of the programme do not allow this. Nothing has been changed.",
    500: "Something went wrong. Nothing has been changed. Load the page again.",
}
"""What a page's own script is told instead of the page."""


def add_error_pages(app: Flask) -> None:
    """Registers a page for each."""

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> tuple[str | Response, int, list[tuple[str, str]]]:
        status = error.code or 500
        kept = [(name, value) for name, value in error.get_headers() if name in ("Allow", "Retry-After")]
        return _page(status if status in PAGES else 400 if status < 500 else 500), status, kept

    @app.errorhandler(CSRFError)
    def _csrf(_error: CSRFError) -> tuple[str | Response, int]:
        return _page(400), 400

    @app.errorhandler(Refused)
    def _refused(error: Refused) -> tuple[str | Response, int]:
        return _page(422, reason=error.reason), 422

    @app.errorhandler(Stale)
    @app.errorhandler(StaleDataError)
    @app.errorhandler(IntegrityError)
    def _stale(_error: Exception) -> tuple[str | Response, int]:
        return _page(409), 409


def _page(status: int, **values: object) -> str | Response:
    if wants_json():
        return jsonify(said=values.get("reason") or SAID.get(status, SAID[500]), field=None)
    if status == 500:  # without what other pages show around themselves: that may be what failed
        return current_app.jinja_env.get_template("errors/500.html").render()
    return render_template(f"errors/{status}.html", **values)
