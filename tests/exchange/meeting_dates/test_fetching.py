"""Fetching from servers that are slow, huge, lying or lead elsewhere: one sentence, in time, and from nowhere else."""

import socket
import time
from ipaddress import ip_address

import pytest

from tests.support.odd_servers import Answer, odd_server, says
from workprogramme.exchange.meeting_dates.fetching import Unfetched, fetch, permitted

OK = b"HTTP/1.1 200 OK\r\n"


def test_a_file_is_fetched_with_its_question() -> None:
    with odd_server(says(b"<getmeetings/>")) as server:
        assert fetch(f"{server.url}/a.asmx/GetMeetings?x=1&y=2", inside=True) == b"<getmeetings/>"
    assert server.asked == ["GET /a.asmx/GetMeetings?x=1&y=2 HTTP/1.1"]
    assert "Cookie" not in server.heads[0]


def drip(first: bytes, piece: bytes) -> Answer:
    """Begins, then sends a little now and then for longer than anybody waits."""

    def answer(connection: socket.socket, _path: str) -> None:
        connection.sendall(first)
        for _ in range(400):
            time.sleep(0.02)
            connection.sendall(piece)

    return answer


@pytest.mark.parametrize(
    ("first", "piece"),
    [(b"", b""), (b"HTTP/1.1 200", b"x"), (OK, b"A: b\r\n"), (OK + b"Content-Length: 9999\r\n\r\n", b"x")],
    ids=["silent", "drips its status", "drips its heads", "drips its body"],
)
def test_a_slow_server_is_given_up_in_time_and_hung_up_on(first: bytes, piece: bytes) -> None:
    begun = time.monotonic()
    with odd_server(drip(first, piece)) as server, pytest.raises(Unfetched, match=r"within 0\.3 seconds"):
        fetch(server.url, inside=True, seconds=0.3)
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    "heads", [("Content-Length: 99999999",), ("Transfer-Encoding: chunked",), ("Connection: close",)]
)
def test_a_huge_answer_is_cut_at_the_limit(heads: tuple[str, ...]) -> None:
    def answer(connection: socket.socket, _path: str) -> None:
        connection.sendall(OK + "\r\n".join([*heads, "", ""]).encode())
        piece = b"10000\r\n" + b"x" * 65_536 + b"\r\n" if "chunked" in heads[0] else b"x" * 65_536
        for _ in range(100):
            connection.sendall(piece)

    with odd_server(answer) as server, pytest.raises(Unfetched, match="more than 1 MB"):
        fetch(server.url, inside=True, most=1_000_000)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (says(b"", status="503 Service Unavailable"), "503 Service Unavailable"),
        (says(b"", status="404 Not Found"), "404 Not Found"),
        (says(b"x", "Content-Encoding: gzip"), "compressed"),
        (says(b"", status="rubbish"), "does not keep to HTTP"),
        (says(b"zz\r\n", "Transfer-Encoding: chunked"), "does not keep to HTTP"),
        (says(b"x", "Content-Length: 5"), "cut short"),
        (lambda connection, _: connection.sendall(b"\x16\x03\x01" * 50), "does not keep to HTTP"),
        (lambda connection, _: connection.close(), "does not keep to HTTP"),
    ],
)
def test_a_server_that_lies_or_fails_is_told_in_one_sentence(answer: Answer, said: str) -> None:
    with odd_server(answer) as server, pytest.raises(Unfetched, match=said) as refused:
        fetch(server.url, inside=True)
    assert "\n" not in str(refused.value)


def test_an_address_at_which_nobody_listens_and_a_plain_server_called_securely() -> None:
    with odd_server(says(b"")) as server, pytest.raises(Unfetched, match="does not keep to HTTP"):
        fetch(server.url.replace("http://", "https://"), inside=True)
    with pytest.raises(Unfetched, match="cannot be reached"):
        fetch(server.url, inside=True)


def test_it_is_followed_within_the_same_server_and_nowhere_else() -> None:
    def answer(connection: socket.socket, path: str) -> None:
        if path == "/there":
            return says(b"found")(connection, path)
        onward = {"/": "/there", "/round": "/round"}.get(path, path.partition("to=")[2])
        return says(b"", f"Location: {onward}", "Content-Length: 0", status="302 Found")(connection, path)

    with odd_server(answer) as server, odd_server(says(b"secret")) as other:
        assert fetch(server.url + "/", inside=True) == b"found"
        for elsewhere in (
            other.url, f"http://localhost:{server.port}/", "https://127.0.0.1/", "file:///etc/passwd", "//example.org/",
            "http://[::1", "gopher://127.0.0.1/",
        ):  # fmt: skip
            with pytest.raises(Unfetched, match=r"sends on to another address|does not keep to HTTP"):
                fetch(f"{server.url}/?to={elsewhere}", inside=True)
        with pytest.raises(Unfetched, match="without end"):
            fetch(f"{server.url}/round", inside=True)
    assert other.asked == []


def test_a_private_network_and_this_machine_are_not_called_unless_that_is_allowed() -> None:
    with odd_server(says(b"secret")) as server, pytest.raises(Unfetched, match="not allowed"):
        fetch(server.url)
    assert server.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "::1", "fd00::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1",
        "2002:7f00:1::", "64:ff9b::7f00:1", "100.64.0.1",
    ],
)  # fmt: skip
def test_what_is_inside_is_known_however_it_is_written(address: str) -> None:
    assert not permitted(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "fe80::1",
        "0.0.0.0",
        "::",
        "224.0.0.1",
        "ff02::1",
        "255.255.255.255",
        "::ffff:169.254.169.254",
    ],
)
def test_the_link_itself_and_nobody_in_particular_are_never_called(address: str) -> None:
    assert not permitted(ip_address(address), inside=True)


def test_a_server_of_the_world_is_called_and_one_inside_where_that_is_allowed() -> None:
    assert permitted(ip_address("93.184.216.34"))
    assert permitted(ip_address("2606:2800:220:1::1"))
    assert all(permitted(ip_address(one), inside=True) for one in ("10.0.0.1", "127.0.0.1", "::1", "fd00::1"))


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """What each name leads to, one list after another as it is looked up."""
    leads: dict[str, list[list[str]]] = {}

    def looked_up(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        if host not in leads:  # an address as it is, which needs no look-up
            return real(host, port, type=socket.SOCK_STREAM)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in leads[host].pop(0)]

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    return leads


def test_a_name_is_looked_up_once_and_held_to(names: dict[str, list[list[str]]]) -> None:
    names["democracy.example"] = [["127.0.0.1"], ["10.9.9.9"]]
    with odd_server(says(b"found")) as server:
        assert fetch(f"http://democracy.example:{server.port}/x", inside=True) == b"found"
    assert f"Host: democracy.example:{server.port}" in server.heads[0]
    assert names["democracy.example"] == [["10.9.9.9"]]


def test_a_name_that_leads_inside_among_others_is_not_called(names: dict[str, list[list[str]]]) -> None:
    with odd_server(says(b"secret")) as server:
        names["rebinding.example"] = [["93.184.216.34", "127.0.0.1"]]
        with pytest.raises(Unfetched, match="not allowed"):
            fetch(f"http://rebinding.example:{server.port}/")
    assert server.asked == []
