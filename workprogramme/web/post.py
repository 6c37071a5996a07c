"""The post: whoever has just queued a letter that somebody waits for says so here, and it leaves in the background.

Knows that there may be somebody who sends; the room of notices says who. Without mail, and where that is slow or dies,
`workprogramme remind` sends it later.
"""

import threading
from collections.abc import Callable

from flask import Flask, current_app

EXTENSION = "workprogramme_post"


class Post:
    """Runs `send` in a thread of its own, one at a time, once more for whatever is asked meanwhile."""

    def __init__(self, send: Callable[[], None]) -> None:
        self._send = send
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._asked = False

    def send_soon(self) -> None:
        """Returns at once; something is sent soon after."""
        with self._lock:
            self._asked = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="post", daemon=True)
                self._thread.start()

    def finish(self) -> None:
        """Waits until nothing more is asked for."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._asked:
                    self._thread = None
                    return
                self._asked = False
            self._send()


def open_post(app: Flask, send: Callable[[], None]) -> None:
    """Makes `send` what is done in the background; what it raises is its own to log."""
    app.extensions[EXTENSION] = Post(send)


def send_soon() -> None:
    """Asks for what somebody waits for to be sent at once; does nothing where nobody sends."""
    post = current_app.extensions.get(EXTENSION)
    if post is not None:
        post.send_soon()
