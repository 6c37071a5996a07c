"""Fetching a small file from one address that an operator has set: bounded in time and size, and only from there.

The address is looked up once, judged, and held to for the connection, so that a name cannot lead elsewhere between the
look and the call. Knows nothing of what is fetched.
"""

import http.client
import socket
import ssl
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

SECONDS: Final = 20  # for all of it: the name, the connection, every redirect, the last byte
MOST: Final = 5_000_000  # bytes; a year of a whole council's meetings is a tenth of it
REDIRECTS: Final = 3
_PORTS: Final = {"http": 80, "https": 443}
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")  # an IPv4 address as NAT64 writes it
_PIECE: Final = 65_536

Address = IPv4Address | IPv6Address


class Unfetched(Exception):
    """It was not fetched; the text is a sentence that says why and, where somebody can mend it, what to do."""


def fetch(url: str, *, inside: bool = False, seconds: float = SECONDS, most: int = MOST) -> bytes:
    """What the address answers, at most `most` bytes, within `seconds` for everything. Raises Unfetched.

    `inside`: the server may stand in a private network, or on this machine. Redirects are followed within the same
    scheme, host and port only.
    """
    call = _Call(inside, seconds, most)
    answer: Future[bytes] = Future()

    def ask() -> None:
        try:
            answer.set_result(call.follow(url))
        except BaseException as error:  # it is raised again below, in the thread that asked
            answer.set_exception(error)

    # A thread of its own, because neither the look-up of a name nor a server that sends byte by byte has a time-out.
    Thread(target=ask, name="fetch", daemon=True).start()
    try:
        return answer.result(timeout=seconds)
    except TimeoutError:
        call.cut()
        raise Unfetched(f"It did not answer within {seconds:g} seconds. Try again later.") from None
    except ssl.SSLCertVerificationError as error:
        raise Unfetched(f"Its certificate cannot be trusted: {error.verify_message}.") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unfetched(f"It cannot be reached or does not keep to HTTP ({type(error).__name__}).") from None


def permitted(address: Address, *, inside: bool = False) -> bool:
    """Whether an address may be called. `inside`: also private ones and this machine."""
    plain = [address, *_within(address)]
    if any(one.is_link_local or one.is_multicast or one.is_unspecified for one in plain):
        return False  # a cloud's own metadata among them, inside or not
    if any(one.is_reserved and not one.is_loopback for one in plain):
        return False
    return all(one.is_global or (inside and (one.is_private or one.is_loopback)) for one in plain)


def _within(address: Address) -> list[Address]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if not isinstance(address, IPv6Address):
        return []
    found: list[Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _TRANSLATED:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]


@dataclass
class _Call:
    """One fetch under way, and the connection it holds, so that it can be cut from outside."""

    inside: bool
    seconds: float
    most: int
    held: list[socket.socket] = field(default_factory=list)

    def cut(self) -> None:
        """Ends whatever is going on over the network."""
        for one in self.held:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def follow(self, url: str) -> bytes:
        """The answer at the end of the redirects."""
        start = urlsplit(url)
        for _ in range(REDIRECTS + 1):
            body, onward = self._ask(urlsplit(url))
            if onward is None:
                return body
            url = urljoin(url, onward)
            if _origin(urlsplit(url)) != _origin(start):
                elsewhere = urlsplit(url)
                raise Unfetched(f"It sends on to another address ({elsewhere.scheme}://{elsewhere.hostname}).")
        raise Unfetched("It sends on from one address to the next without end.")

    def _ask(self, url: SplitResult) -> tuple[bytes, str | None]:
        """The answer of one address: its body, or where it sends on to."""
        connection = http.client.HTTPConnection(url.hostname or "", _port(url))
        connection.sock = self._connected(url)
        try:
            wanted = f"{url.path or '/'}?{url.query}" if url.query else url.path or "/"
            headers = {"Accept": "text/xml, application/xml", "Accept-Encoding": "identity", "Connection": "close"}
            connection.request("GET", wanted, headers=headers)
            with closing(connection.getresponse()) as answer:
                if answer.status in (301, 302, 303, 307, 308):
                    return b"", answer.getheader("Location") or ""
                return self._body(answer), None
        finally:
            connection.close()

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        if answer.status != 200:
            raise Unfetched(f"It answered “{answer.status} {http.client.responses.get(answer.status, '')}”.")
        if (answer.getheader("Content-Encoding") or "identity").lower() != "identity":
            raise Unfetched("It answered with something compressed, which was not asked for.")
        pieces, size = [], 0
        while piece := answer.read(min(_PIECE, self.most + 1 - size)):
            pieces.append(piece)
            size += len(piece)
            if size > self.most:
                raise Unfetched(f"It sent more than {self.most / 1_000_000:g} MB. Ask for fewer meetings.")
        if answer.length:  # what it still owes of the length that it claimed
            raise Unfetched("Its answer was cut short. Try again later.")
        return b"".join(pieces)

    def _connected(self, url: SplitResult) -> socket.socket:
        """A connection to an address that was looked up and judged, and to no other."""
        host, port = url.hostname or "", _port(url)
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(one[4][0]).partition("%")[0] for one in found]
        if not addresses or not all(permitted(ip_address(one), inside=self.inside) for one in addresses):
            raise Unfetched(f"{host} is an address within a private network or of this machine, which is not allowed.")
        bare = socket.create_connection((addresses[0], port), timeout=self.seconds)
        self.held.append(bare)
        if url.scheme != "https":
            return bare
        context = ssl.create_default_context()
        secured = context.wrap_socket(bare, server_hostname=host, do_handshake_on_connect=False)
        self.held[:] = [secured]  # before the handshake, which a server may draw out
        try:
            secured.do_handshake()
        except BaseException:
            secured.close()
            raise
        return secured


def _port(url: SplitResult) -> int:
    return url.port or _PORTS.get(url.scheme, 443)


def _origin(url: SplitResult) -> tuple[str, str | None, int]:
    return url.scheme, url.hostname, _port(url)
