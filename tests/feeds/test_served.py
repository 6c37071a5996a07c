"""A calendar on the wire, from a real server: methods, lengths, compression, and nothing that belongs to a session."""

import gzip
from datetime import date, time
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.feeds.scene import SLUG, Scene
from tests.support.client import InspectingClient
from tests.support.ical import read
from tests.support.servers import Server

BOARD = f"/committees/{SLUG}/calendar.ics"
EVERYTHING = "/calendar.ics"
COOKIES = "__Host-workprogramme=eyJfdXNlcl9pZCI6IjEifQ.bad.bad; remember_token=1|bad; other=x"


class Wire:
    """Asks a server over a connection of its own and hands out exactly what came."""

    def __init__(self, server: Server) -> None:
        self.host = urlsplit(server.url).netloc

    def ask(self, method: str, address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection(self.host, timeout=20)
        try:
            connection.request(method, address, headers={name.replace("_", "-"): v for name, v in headers.items()})
            answer = connection.getresponse()
            names = [name.title() for name, _ in answer.getheaders()]
            assert len(set(names)) == len(names), "a header twice"
            return answer.status, {name.title(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


@pytest.fixture
def published(scene: Scene, board: int) -> None:
    """A board with sixty published meetings."""
    scene.meetings(board, [(date(2019, 3, 1 + n % 30), time(10 + n % 9)) for n in range(60)])
    scene.publish(board)


@pytest.fixture
def wire(server: Server, published: None) -> Wire:
    """The application behind a real socket, with a published board."""
    return Wire(server)


@pytest.mark.parametrize(("address", "name"), [(BOARD, "scrutiny-board-2.ics"), (EVERYTHING, "scrutiny-meetings.ics")])
def test_a_calendar_is_sent_as_one(wire: Wire, address: str, name: str) -> None:
    status, headers, body = wire.ask("GET", address)
    assert status == 200
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers["Content-Disposition"] == f'inline; filename="{name}"'
    assert headers["Cache-Control"] == "public, max-age=900"
    assert headers["Content-Length"] == str(len(body))
    assert headers["Etag"].startswith('W/"')
    assert len(read(body).events) == 60


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_head_says_what_get_says_and_sends_nothing(wire: Wire, encoding: str) -> None:
    address = BOARD
    status, headers, body = wire.ask("HEAD", address, Accept_Encoding=encoding)
    get_status, get_headers, get_body = wire.ask("GET", address, Accept_Encoding=encoding)
    assert (status, body) == (get_status, b"")
    for moving in (headers, get_headers):
        moving.pop("Date")
    assert headers == get_headers
    assert headers["Content-Length"] == str(len(get_body))
    again, _, nothing = wire.ask("HEAD", address, If_None_Match=headers["Etag"])
    assert (again, nothing) == (304, b"")


ACCEPTED = {
    "gzip": True,
    "gzip, deflate, br": True,
    "deflate, gzip;q=0.5": True,
    "GZIP": True,
    "*": True,
    "identity": False,
    "gzip;q=0": False,
    "br": False,
    "": False,
    "\x7f;;,,": False,
}


def test_it_is_compressed_for_those_who_accept_it(client: InspectingClient, published: None) -> None:
    plain = client.get(BOARD)
    for accepted, compressed in ACCEPTED.items():
        answer = client.get(BOARD, headers={"Accept-Encoding": accepted})
        assert answer.status_code == 200
        assert (answer.headers.get("Content-Encoding") == "gzip") is compressed, accepted
        assert (gzip.decompress(answer.data) if compressed else answer.data) == plain.data
        assert int(answer.headers["Content-Length"]) == len(answer.data)
        for name in ("Vary", "ETag", "Last-Modified", "Content-Type", "Content-Disposition"):
            assert answer.headers[name] == plain.headers[name]


def test_compressed_bytes_are_the_same_each_time_and_much_fewer(wire: Wire) -> None:
    answers = {wire.ask("GET", BOARD, Accept_Encoding="gzip")[2] for _ in range(3)}
    assert len(answers) == 1
    (small,) = answers
    assert len(small) * 5 < len(gzip.decompress(small))


@pytest.mark.parametrize("address", [BOARD, EVERYTHING])
def test_other_methods_are_refused_and_told_which_work(wire: Wire, address: str) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "PROPFIND", "REPORT", "MKCALENDAR", "TRACE"):
        status, headers, _ = wire.ask(method, address)
        assert status == 405, method
        assert {name.strip() for name in headers["Allow"].split(",")} == {"GET", "HEAD", "OPTIONS"}


def test_no_session_has_anything_to_do_with_it(wire: Wire) -> None:
    for address in (BOARD, EVERYTHING, "/robots.txt", "/committees/nobody/calendar.ics"):
        bare = wire.ask("GET", address)
        known = wire.ask("GET", address, Cookie=COOKIES, Authorization="Bearer x.y.z")
        for _, headers, _ in (bare, known):
            assert "Set-Cookie" not in headers
            assert "Cookie" not in headers.get("Vary", "")
            assert headers["Cache-Control"].startswith("public")
        assert known[2] == bare[2]


def test_a_304_has_nothing_to_do_with_it_either(wire: Wire) -> None:
    _, first, _ = wire.ask("GET", BOARD)
    status, headers, body = wire.ask("GET", BOARD, Cookie=COOKIES, If_None_Match=first["Etag"])
    assert (status, body) == (304, b"")
    assert headers["Vary"] == "Accept-Encoding"
    assert "Set-Cookie" not in headers
    assert "Content-Length" not in headers


def test_credentials_are_ignored(wire: Wire) -> None:
    for credentials in ("Basic eDp5", "Bearer x", "Negotiate", "rubbish", 'Digest username="x"'):
        assert wire.ask("GET", BOARD, Authorization=credentials)[0] == 200


def test_a_committee_that_does_not_exist_is_not_found_in_plain_text(wire: Wire) -> None:
    status, headers, body = wire.ask("GET", "/committees/nobody/calendar.ics")
    assert status == 404
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert b"no calendar at this address" in body
    assert "Etag" not in headers
    assert wire.ask("GET", "/committees/nobody/calendar.ics", If_None_Match="*")[0] == 404


def test_rubbish_in_every_header_is_no_more_than_a_question(wire: Wire) -> None:
    rubbish: dict[str, Any] = dict.fromkeys(
        ("If_None_Match", "If_Modified_Since", "Accept_Encoding", "Accept", "Range", "If_Range", "Cookie"), '\xff;,="W/'
    )
    assert wire.ask("GET", BOARD, **rubbish)[0] == 200


def test_an_address_with_a_question_mark_is_the_same_calendar(wire: Wire) -> None:
    assert wire.ask("GET", f"{BOARD}?utm_source=x&nocache=1")[2] == wire.ask("GET", BOARD)[2]
