"""Which addresses are measured, what each must reach, and how many queries it makes.

Looks at the app in this process; the load goes to servers.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.bench.load import Ask
from tests.bench.records import BOARD, SIXTY, THOUSAND
from tests.bench.servers import Running
from tests.bench.throughput import Path
from tests.support import scenes
from workprogramme.app import create_app
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.feeds.answers import SHELF, SHELF_BYTES
from workprogramme.feeds.personal.actions import Wanted as Choice
from workprogramme.feeds.personal.actions import make_feed
from workprogramme.feeds.personal.tokens import feed_key, token_of
from workprogramme.models.accounts import Account
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.web.shelf import Shelf

SHORT, LONG = f"/committees/{SIXTY}/calendar.ics", f"/committees/{THOUSAND}/calendar.ics"
COMMITTEE = f"/committees/{BOARD}/"


@dataclass(frozen=True)
class Wanted:
    """An address with what it must reach. `known`: asked for with the ETag it has, so that 304 is the answer."""

    name: str
    address: str
    target: str = ""
    known: bool = False
    signed_in: bool = False
    officer: bool = False
    cold: bool = False
    allowed: int = 8
    headers: Mapping[str, str] = field(default_factory=dict)


FEEDS = (
    Wanted("feed of 60, 304", SHORT, ">= 0.50", known=True, allowed=1),
    Wanted("feed of 1,000, 304", LONG, ">= 0.50", known=True, allowed=1),
    Wanted("feed of 60, full", SHORT, ">= 0.35", allowed=2),
    Wanted("feed of 60, full, gzip", SHORT, ">= 0.35", allowed=2, headers={"Accept-Encoding": "gzip"}),
    Wanted("feed of 1,000, full", LONG, ">= 0.12", allowed=2),
)
ANEW = (
    Wanted("feed of 60, put together anew", SHORT, ">= 0.06", cold=True, allowed=2),
    Wanted("feed of 1,000, put together anew", LONG, cold=True, allowed=2),
)
OWN = {"own": True, "deadlines": True}  # of an officer with 40 items: 10 meetings and 240 deadlines
PERSONAL = (  # what is chosen, and the rows about it
    (
        {"committees": (SIXTY,)},
        (
            Wanted("personal feed of 60, 304", "", ">= 0.50", known=True, allowed=1),
            Wanted("personal feed of 60, full", "", ">= 0.35", allowed=2),
        ),
    ),
    (
        OWN,
        (
            Wanted("own items and 240 deadlines, 304", "", ">= 0.45", known=True, allowed=1),
            Wanted("own items and 240 deadlines, full", "", ">= 0.30", allowed=3),
        ),
    ),
)
PERSONAL_ANEW = (
    OWN,
    (Wanted("own items and 240 deadlines, put together anew", "", ">= 0.02", cold=True, allowed=3),),
)
GROWING = (FEEDS[0], FEEDS[2], Wanted("feed of all committees, full", "/calendar.ics", allowed=2))


class Insider:
    """The app in this process, on the database that the servers use: for ids, ETags, a session and counting queries."""

    def __init__(self, settings: Settings) -> None:
        self.app: Flask = create_app(settings)
        self.database: Database = self.app.extensions["workprogramme"].database
        self.visitor = self.app.test_client()
        self.planner = self.app.test_client()
        self.officer = self.app.test_client()
        self._sign_in(self.planner, "coordinator")
        self._sign_in(self.officer, "officer")

    def close(self) -> None:
        """Gives the database back."""
        self.database.dispose()

    def pages(self) -> tuple[Wanted, ...]:
        """The pages of the board."""
        with self.database.session() as session:
            meeting = session.scalars(
                select(Meeting.id).join(Committee).where(Committee.slug == BOARD, Meeting.day > scenes.NOW.date())
            ).first()
            item = session.scalars(select(Item.id).where(Item.meeting_id == meeting)).first()
        return (
            Wanted("committee page, 50 items", COMMITTEE, ">= 0.12"),
            Wanted("the same, signed in", COMMITTEE, ">= 0.06", signed_in=True),
            Wanted("home", "/", ">= 0.12"),
            Wanted("meeting page", f"/meetings/{meeting}/", ">= 0.12"),
            Wanted("item page", f"/items/{item}/", ">= 0.12"),
            Wanted("agenda draft", f"/meetings/{meeting}/agenda/", ">= 0.03"),
            Wanted("working programme, 50 items", f"/plan/{BOARD}/", signed_in=True, allowed=10),
            Wanted("my due reports page, 40 items", "/my/", ">= 0.10", officer=True, allowed=5),
        )

    def personal(self) -> tuple[Wanted, ...]:
        """The rows about calendars of one's own, each of which is made here."""
        return tuple(row for wanted, rows in PERSONAL for row in self._own(wanted, rows))

    def personal_anew(self) -> tuple[Wanted, ...]:
        """The same where nothing is kept ready."""
        return self._own(*PERSONAL_ANEW)

    def _own(self, wanted: Mapping[str, Any], rows: Sequence[Wanted]) -> tuple[Wanted, ...]:
        """The rows with the address of a calendar of the officer's that is made for them."""
        key = feed_key(self.app.extensions["workprogramme"].settings)
        with scenes.changing(self.database) as session:
            slugs = wanted.get("committees", ())
            chosen = session.scalars(select(Committee.id).where(Committee.slug.in_(slugs))).all()
            account = session.scalars(select(Account.id).where(Account.email == "officer@example.org")).one()
            choice = Choice(**{"name": "Mine", **wanted, "committees": frozenset(chosen)})
            feed = make_feed(session, account, choice, key, scenes.NOW)
            address = f"/feeds/{token_of(key, feed.id, feed.nonce)}.ics"
        return tuple(replace(row, address=address) for row in rows)

    def path(self, wanted: Wanted, server: Running) -> Path:
        """The address on that server, with the headers that it takes and the queries that it makes here."""
        headers, status = dict(wanted.headers), 200
        if wanted.known:
            headers["If-None-Match"], status = self.visitor.get(wanted.address).headers["ETag"], 304
        if wanted.signed_in or wanted.officer:
            client = self.officer if wanted.officer else self.planner
            client.get(wanted.address)  # puts the token of its forms into the session
            cookie = client.get_cookie(self.app.config["SESSION_COOKIE_NAME"])
            assert cookie is not None
            headers["Cookie"] = f"{cookie.key}={cookie.value}"
        queries = self._queries(wanted, headers, status)
        ask = Ask(server.url + wanted.address, headers, status)
        return Path(wanted.name, ask, server.pid, wanted.target, queries, wanted.allowed)

    def _queries(self, wanted: Wanted, headers: Mapping[str, str], status: int) -> int:
        stranger = self.app.test_client(use_cookies=False)
        stranger.get(wanted.address, headers=headers)
        if wanted.cold:
            self.app.extensions[SHELF] = Shelf(SHELF_BYTES)
        with scenes.statements(self.database.engine) as seen:
            answer = stranger.get(wanted.address, headers=headers)
        if answer.status_code != status:
            raise RuntimeError(f"{wanted.address} answered {answer.status}")
        return len(seen)

    def _sign_in(self, client: FlaskClient, who: str) -> None:
        page = client.get("/sign-in").text
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert token is not None
        sent = {"csrf_token": token[1], "email": f"{who}@example.org", "password": scenes.PASSWORD}
        answer = client.post("/sign-in", data=sent, headers={"Referer": "http://localhost/sign-in"})
        if answer.status_code != 302:
            raise RuntimeError(f"signing in answered {answer.status}")
