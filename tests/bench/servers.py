"""Starts and stops what is measured: the shipped server on a database, and bare Flask on the same worker class."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.servers import WAIT, environment, free_port
from workprogramme.config import Settings
from workprogramme.operation.serving import options

WORKERS = 2


@dataclass(frozen=True)
class Running:
    """A server that answers at `url`; `pid` is gunicorn's own process, whose children do the work."""

    url: str
    pid: int


@contextmanager
def shipped(settings: Settings) -> Iterator[Running]:
    """`workprogramme serve` with these settings."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("workprogramme")), "serve", "--port", str(port)]
    with _running([*command, "--workers", str(WORKERS)], port, "/healthz", environment(settings)) as server:
        yield server


@contextmanager
def shelfless(settings: Settings) -> Iterator[Running]:
    """The same server without the shelf that keeps finished calendars."""
    port = free_port()
    with _running(_module("shelfless", port), port, "/healthz", environment(settings)) as server:
        yield server


@contextmanager
def hello() -> Iterator[Running]:
    """Bare Flask, with the shipped server's options."""
    port = free_port()
    with _running(_module("hello", port), port, "/", None) as server:
        yield server


def _module(name: str, port: int) -> list[str]:
    return [sys.executable, "-m", f"tests.bench.{name}", json.dumps(options("127.0.0.1", port, WORKERS))]


@contextmanager
def _running(command: list[str], port: int, path: str, environ: Mapping[str, str] | None) -> Iterator[Running]:
    process = subprocess.Popen(command, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}{path}", process)
        yield Running(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(WAIT)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    raise RuntimeError(f"the server did not answer within {WAIT} seconds")
