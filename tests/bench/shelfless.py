"""The shipped server, but for the shelf on which it keeps finished calendars: each answer is put together anew.

Run as a program with the server's options as JSON.
"""

import json
import sys

from flask import Flask

from workprogramme.app import create_app
from workprogramme.feeds.answers import SHELF
from workprogramme.operation.serving import Server
from workprogramme.web.shelf import Shelf


class Shelfless(Server):
    """The app with no room for finished calendars."""

    def load(self) -> Flask:
        app = create_app()
        app.extensions[SHELF] = Shelf(0)
        return app


if __name__ == "__main__":
    Shelfless(json.loads(sys.argv[1])).run()
