"""Servers that answer as they please: slow, endless, lying, sending on. They speak plain bytes over a real socket."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Answer = Callable[[socket.socket, str], None]


@dataclass
class OddServer:
    """A server on this machine; `asked` are the request lines, `heads` the whole requests that it got."""

    port: int
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def odd_server(answer: Answer) -> Iterator[OddServer]:
    """A server whose `answer` is called with the connection and the path that was asked for."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = OddServer(listening.getsockname()[1])

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=one, args=(connection,), daemon=True).start()

        def one(connection: socket.socket) -> None:
            with connection:
                try:
                    head = connection.recv(65_536).decode("latin-1")
                    server.heads.append(head)
                    server.asked.append(head.split("\r\n", 1)[0])
                    answer(connection, [*head.split(" "), "", ""][1])
                except OSError:
                    return

        threading.Thread(target=serve, daemon=True).start()
        try:
            yield server
        finally:
            server.ended.set()
            listening.shutdown(socket.SHUT_RDWR)


def says(body: bytes, *heads: str, status: str = "200 OK") -> Answer:
    """An answer with this body and, with any heads of its own, no other length than they give."""
    told = "\r\n".join([f"HTTP/1.1 {status}", *(heads or (f"Content-Length: {len(body)}",)), "", ""])

    def answer(connection: socket.socket, _path: str) -> None:
        connection.sendall(told.encode() + body)

    return answer
