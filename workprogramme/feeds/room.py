"""The room's blueprint, and the shelf on which each process keeps finished calendars."""

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from workprogramme.feeds.answers import SHELF, SHELF_BYTES
from workprogramme.web.shelf import Shelf

room = Blueprint("feeds", __name__)


@room.record_once
def _put_up_shelf(state: BlueprintSetupState) -> None:
    state.app.extensions[SHELF] = Shelf(SHELF_BYTES)
