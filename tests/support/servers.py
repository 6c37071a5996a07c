"""The application behind a real socket: in this process for the browser, or under gunicorn as the command ships it."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask, got_request_exception
from werkzeug.serving import make_server
from werkzeug.test import run_wsgi_app
from werkzeug.wsgi import get_current_url

from tests.support.client import check, keep
from tests.support.page import Page
from tests.support.validator import gallery
from workprogramme.config import PREFIX, Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

WAIT = 60  # seconds for a server to answer, on a busy machine


@dataclass(frozen=True)
class Server:
    """A server that answers at `url`; `log` is the file it writes to, where it writes to one."""

    url: str
    log: Path | None = None


@pytest.fixture
def inspected() -> bool:
    """Whether the pages that the browser is served are inspected as the client's are."""
    return True


@pytest.fixture
def server(app: Flask, run_folder: Path, inspected: bool) -> Iterator[Server]:
    """The application of this test behind a real socket, in this process.

    An exception in a view fails the test, and so does a page with a fault.
    """
    raised: list[BaseException] = []

    def remember(_sender: object, exception: BaseException, **_: object) -> None:
        raised.append(exception)

    got_request_exception.connect(remember, app)
    serving = inspecting(app, gallery(run_folder), raised) if inspected else app
    listening = make_server("127.0.0.1", 0, serving, threaded=True)
    thread = threading.Thread(target=listening.serve_forever, args=(0.02,), name="server", daemon=True)
    thread.start()
    yield Server(f"http://127.0.0.1:{listening.server_port}")
    listening.shutdown()
    thread.join(WAIT)
    listening.server_close()
    got_request_exception.disconnect(remember, app)
    assert not raised, "\n".join(map(str, raised))


def inspecting(app: Flask, pages: Path, faults: list[BaseException]) -> "WSGIApplication":
    """The application, with every page that it answers looked at on its way to the browser; faults go into the list."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        body, status, headers = run_wsgi_app(app, environ, buffered=True)
        content = b"".join(body)
        if headers.get("Content-Type", "").startswith("text/html") and content and status[0] != "3":
            page = Page(content.decode(), url=get_current_url(environ), status=int(status.split()[0]))
            try:
                check(page, headers)
                keep(page, pages)
            except AssertionError as fault:
                faults.append(fault)
        start_response(status, list(headers.items()))
        return [content]

    return answer


@pytest.fixture
def start_shipped(settings: Callable[..., Settings], tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts `workprogramme serve` on this test's database; settings change by keyword. Stops it when the test ends.

    Fails the test when the server does not stop within seconds, or has written a traceback.
    """
    running: list[tuple[subprocess.Popen[bytes], Path]] = []

    def start(*, workers: int = 1, **changes: object) -> Server:
        port = free_port()
        log = tmp_path / f"server-{port}.log"
        command = [str(Path(sys.executable).with_name("workprogramme")), "serve"]
        with log.open("wb") as written:
            process = subprocess.Popen(
                [*command, "--port", str(port), "--workers", str(workers)],
                stdout=written,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=environment(settings(base_url=f"http://127.0.0.1:{port}", **changes)),
            )
        running.append((process, log))
        _wait_until_it_answers(f"http://127.0.0.1:{port}/healthz", process, log)
        return Server(f"http://127.0.0.1:{port}", log)

    yield start
    for process, log in running:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(WAIT)
        written = log.read_text(errors="replace")
        assert "Traceback" not in written, written


@pytest.fixture
def shipped_server(start_shipped: Callable[..., Server]) -> Server:
    """The application as an operator runs it, on this test's database."""
    return start_shipped()


def environment(settings: Settings) -> dict[str, str]:
    """The environment that makes another process load the same settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    chosen = {name: value for name, value in vars(settings).items() if value not in (None, "")}
    return kept | {PREFIX + name.upper(): str(value) for name, value in chosen.items()}


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_it_answers(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        assert process.poll() is None, (
            f"the server stopped with {process.returncode}:\n{log.read_text(errors='replace')}"
        )
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    process.kill()
    raise AssertionError(f"the server did not answer within {WAIT} seconds:\n{log.read_text(errors='replace')}")
