"""Four clients that ask for one address as fast as they are answered, each time on a new connection.

`wrk` where it is installed; else processes of our own on raw sockets, which cost more CPU beside the server.
"""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from multiprocessing import get_context
from urllib.parse import urlsplit

CLIENTS = 4
PATIENCE = 30  # seconds for one answer
UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0}


@dataclass(frozen=True)
class Ask:
    """One request as it is sent again and again. `status` is the only answer that counts as one."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200

    def sent(self) -> bytes:
        """The request in bytes; it closes its connection."""
        parts = urlsplit(self.url)
        told = {"Host": parts.netloc, "Connection": "close", **self.headers}
        lines = [f"GET {parts.path} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items()), "", ""]
        return "\r\n".join(lines).encode("latin-1")


@dataclass(frozen=True)
class Answered:
    """How many requests were answered in how many seconds."""

    requests: int
    seconds: float

    @property
    def rate(self) -> float:
        """Requests per second."""
        return self.requests / self.seconds


def generator() -> str:
    """What makes the load here."""
    return "wrk" if shutil.which("wrk") else "the built-in client"


def press(ask: Ask, seconds: float) -> Answered:
    """Asks for so long with four clients at once. RuntimeError when an answer was not the one that counts."""
    return _wrk(ask, seconds) if shutil.which("wrk") and seconds >= 1 else _built_in(ask, seconds)


def once(ask: Ask) -> bytes:
    """One whole answer, headers and body. RuntimeError when its status is another."""
    parts = urlsplit(ask.url)
    with socket.create_connection((parts.hostname or "", parts.port or 80), PATIENCE) as connection:
        connection.sendall(ask.sent())
        answer = b"".join(iter(lambda: connection.recv(1 << 16), b""))
    if not answer.startswith(f"HTTP/1.1 {ask.status} ".encode()):
        raise RuntimeError(f"{ask.url} answered {answer[:80]!r} instead of {ask.status}")
    return answer


def _wrk(ask: Ask, seconds: float) -> Answered:
    told = {"Connection": "close", **ask.headers}
    headers = [part for name, value in told.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t", "1", "-c", str(CLIENTS), "-d", f"{round(seconds)}s", "--timeout", f"{PATIENCE}s", *headers]
    out = subprocess.run([*command, ask.url], check=True, capture_output=True, text=True).stdout
    found = re.search(r"(\d+) requests in ([\d.]+)(us|ms|s),", out)
    if found is None or "Non-2xx" in out or "Socket errors" in out:
        raise RuntimeError(f"{ask.url} was not answered as it should be:\n{out}")
    return Answered(int(found[1]), float(found[2]) * UNITS[found[3]])


def _built_in(ask: Ask, seconds: float) -> Answered:
    with get_context("spawn" if sys.platform == "darwin" else "fork").Pool(CLIENTS) as pool:
        answered = pool.starmap(_keep_asking, [(ask, seconds)] * CLIENTS)
    return Answered(sum(count for count, _ in answered), max(took for _, took in answered))


def _keep_asking(ask: Ask, seconds: float) -> tuple[int, float]:
    begun, count = time.perf_counter(), 0
    while (took := time.perf_counter() - begun) < seconds:
        once(ask)
        count += 1
    return count, took
