"""What everything is measured against: Flask that says hello, served with the options that the shipped server has.

Run as a program with those options as JSON. Imports nothing of ours, so that it stays bare.
"""

import json
import sys
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

app = Flask(__name__)


@app.get("/")
def hello() -> str:
    """Says hello."""
    return "Hello"


class Server(BaseApplication):
    """Gunicorn with the options it is given."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return app


if __name__ == "__main__":
    Server(json.loads(sys.argv[1])).run()
