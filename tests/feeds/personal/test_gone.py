"""An address that leads nowhere is answered alike whatever became of it, byte for byte, and tells nothing."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.feeds.personal.conftest import Year
from tests.feeds.personal.scene import Owner, change
from tests.feeds.scene import BASE_URL, Scene
from tests.support.client import InspectingClient
from workprogramme.config import Settings
from workprogramme.feeds.personal.actions import renew_feed
from workprogramme.feeds.personal.tokens import digest_of, feed_key, token_of
from workprogramme.models.accounts import Account
from workprogramme.models.journal import JournalEntry
from workprogramme.models.people import Person

Asked = tuple[int, bytes, list[tuple[str, str]]]
NEVER = f"/feeds/{'A' * 43}.ics"


def asked(client: InspectingClient, path: str, **headers: str) -> Asked:
    answer = client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return answer.status_code, answer.data, sorted(answer.headers.items())


def withdrawn(scene: Scene, owner: Owner, path: str) -> None:
    assert owner.withdraw(path) == "Mine"


def renewed(scene: Scene, owner: Owner, path: str) -> None:
    with scene.database.transaction(at=scene.now) as session:
        feed = owner.at(path)
        renew_feed(session, owner.account_id, feed.id, feed.version, feed_key(owner.settings), scene.now)


def deactivated(scene: Scene, owner: Owner, path: str) -> None:
    change(scene, Account, owner.account_id, active=False)


def left(scene: Scene, owner: Owner, path: str) -> None:
    assert owner.person_id is not None
    change(scene, Person, owner.person_id, active=False)


@pytest.mark.parametrize("happened", [withdrawn, renewed, deactivated, left])
def test_every_way_of_being_gone_is_answered_as_if_it_had_never_been(
    client: InspectingClient,
    scene: Scene,
    gregg: Owner,
    year: Year,
    happened: Callable[[Scene, Owner, str], None],
) -> None:
    path = gregg.feed(own=True, deadlines=True)
    before = client.get(path)
    assert before.status_code == 200
    happened(scene, gregg, path)
    tag = before.headers["ETag"]
    for headers in (
        {},
        {"If_None_Match": tag},
        {"If_None_Match": "*"},
        {"If_Modified_Since": "Sat, 01 Jan 2050 00:00:00 GMT"},
        {"Accept_Encoding": "gzip"},
        {"Authorization": "Bearer x"},
        {"Cookie": "workprogramme=x"},
    ):
        never = asked(client, NEVER, **headers)
        assert asked(client, path, **headers) == never
        assert never[0] == 404
        assert never == asked(client, NEVER)
    told = dict(never[2])
    assert "ETag" not in told
    assert told["Referrer-Policy"] == "no-referrer"
    assert told["X-Robots-Tag"] == "noindex"
    assert told["Cache-Control"].startswith("private")
    assert "Set-Cookie" not in told
    assert "Vary" not in told
    for method in ("POST", "PUT", "PROPFIND"):
        gone, unknown = client.open(path, method=method), client.open(NEVER, method=method)
        assert (gone.status_code, gone.data) == (unknown.status_code, unknown.data)
    assert client.head(path).status_code == 404


def test_it_asks_the_database_the_same_whatever_became_of_it(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year, statements: list[str]
) -> None:
    path = gregg.feed()
    change(scene, Account, gregg.account_id, active=False)
    for address in (path, NEVER, "/feeds/x.ics", f"/feeds/{'ü' * 43}.ics", "/feeds/a%20b.ics", "/feeds/%ff.ics"):
        statements.clear()
        assert client.get(address).status_code == 404
        assert len(statements) == 1, address
        assert asked(client, address) == asked(client, NEVER)
    for address in ("/feeds/%00.ics", f"/feeds/{'x' * 5000}.ics", "/feeds/.ics", "/feeds/"):
        assert client.get(address).status_code == 404


def test_whoever_comes_back_finds_the_calendar_again(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    path = gregg.feed()
    before = client.get(path).data
    change(scene, Account, gregg.account_id, active=False)
    assert client.get(path).status_code == 404
    change(scene, Account, gregg.account_id, active=True)
    assert client.get(path).data == before


def test_a_new_address_has_the_same_calendar_and_the_old_one_none(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    path = gregg.feed()
    before = client.get(path)
    feed = gregg.at(path)
    renewed(scene, gregg, path)
    with scene.database.session() as session:
        now = gregg.path(session.get_one(type(feed), feed.id))
    assert now != path
    assert client.get(path).status_code == 404
    assert client.get(now).data.count(b"BEGIN:VEVENT") == before.data.count(b"BEGIN:VEVENT")


def test_another_key_ends_every_address_and_the_page_says_so(
    make_app: Callable[..., Flask], client: InspectingClient, gregg: Owner, year: Year
) -> None:
    path = gregg.feed()
    assert client.get(path).status_code == 200
    other = make_app(base_url=BASE_URL, feed_key="another key, 32 characters or more").test_client()
    assert other.get(path).data == other.get(NEVER).data
    settings: Settings = make_app(base_url=BASE_URL, feed_key="a" * 40).extensions["workprogramme"].settings
    feed = gregg.at(path)
    forged = f"/feeds/{token_of(feed_key(settings), feed.id, feed.nonce)}.ics"
    assert client.get(forged).status_code == 404


def test_what_is_stored_is_no_address(client: InspectingClient, gregg: Owner, year: Year) -> None:
    path = gregg.feed()
    feed, token = gregg.at(path), path.removeprefix("/feeds/").removesuffix(".ics")
    assert len(token) == 43
    assert feed.digest == digest_of(token)
    assert token not in (feed.digest, feed.nonce)
    for known in (feed.digest, feed.nonce):
        assert client.get(f"/feeds/{known}.ics").status_code == 404


def test_two_calendars_alike_have_addresses_that_have_nothing_in_common(gregg: Owner) -> None:
    paths = {gregg.feed() for _ in range(20)}
    assert len(paths) == 20
    assert len({path[7:12] for path in paths}) > 15


def test_the_journal_keeps_nothing_of_it(scene: Scene, gregg: Owner) -> None:
    with scene.database.session() as session:
        before = session.scalar(select(func.count()).select_from(JournalEntry))
    path = gregg.feed()
    gregg.choose(path, own=True)
    withdrawn(scene, gregg, path)
    with scene.database.session() as session:
        assert session.scalar(select(func.count()).select_from(JournalEntry)) == before


def test_an_address_is_never_used_again(scene: Scene, gregg: Owner) -> None:
    path = gregg.feed()
    number = gregg.at(path).id
    withdrawn(scene, gregg, path)
    assert gregg.at(gregg.feed()).id > number
