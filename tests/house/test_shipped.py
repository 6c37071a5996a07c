"""The server as an operator starts it: the command, gunicorn, a real socket, either database."""

import http.client
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.support.servers import Server

StartShipped = Callable[..., Server]


def ask(server: Server, address: str, method: str = "GET") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=20)
    connection.request(method, address)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def test_the_shipped_server_answers_and_stops_when_told(shipped_server: Server) -> None:
    assert ask(shipped_server, "/healthz").status == 200
    assert ask(shipped_server, "/readyz").status == 200
    missing = ask(shipped_server, "/no-such-page")
    assert missing.status == 404
    assert missing.headers["X-Content-Type-Options"] == "nosniff"


def test_the_shipped_server_refuses_to_start_on_a_database_without_tables(
    start_shipped: StartShipped, empty_database_url: str
) -> None:
    with pytest.raises(AssertionError, match="workprogramme init"):
        start_shipped(database_url=empty_database_url)
