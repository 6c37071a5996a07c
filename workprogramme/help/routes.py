"""Pages about the site itself, and its signs of life for whoever watches over it."""

from flask import Blueprint, current_app, render_template
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from workprogramme.domain.retention import PERIODS
from workprogramme.help.queries import database_is_ready
from workprogramme.web.access import public
from workprogramme.web.context import house

room = Blueprint("help", __name__)


@room.get("/help")
@public
def help_page() -> str:
    """How to find, read and follow a work programme."""
    return render_template("help/help.html")


@room.get("/accessibility")
@public
def accessibility() -> str:
    """The accessibility statement that SI 2018/952 asks of public bodies."""
    return render_template("help/accessibility.html")


@room.get("/privacy")
@public
def privacy() -> str:
    """Which data and cookies the site uses."""
    return render_template("help/privacy.html", periods=PERIODS.values())


@room.get("/healthz")
@public
def alive() -> Response:
    """200 while the process answers."""
    return _plain("alive", 200)


@room.get("/readyz")
@public
def ready() -> Response:
    """200 when the database answers and is up to date, else 503."""
    try:
        if database_is_ready(house().database):
            return _plain("ready", 200)
        return _plain("the database needs `workprogramme upgrade`", 503)
    except SQLAlchemyError as error:
        current_app.logger.error("not ready: %s", type(error).__name__)
        return _plain("the database does not answer", 503)


def _plain(words: str, status: int) -> Response:
    return Response(words + "\n", status=status, mimetype="text/plain", headers={"Cache-Control": "no-store"})
