"""Asking for a calendar again: who has it already hears so, whatever the proxies on the way did to what we said."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.http import http_date

from tests.feeds.scene import BASE_URL, SLUG, Scene
from tests.support.client import InspectingClient
from workprogramme.web.validators import Stamp, is_known

BOARD = f"/committees/{SLUG}/calendar.ics"
EVERYTHING = "/calendar.ics"
STAMP = Stamp("5f0c", datetime(2019, 3, 5, 11, 12, 13, 999999, tzinfo=UTC))


@pytest.fixture
def published(scene: Scene, board: int) -> int:
    """The id of the one meeting of a published board."""
    meeting = scene.meeting(board, date(2019, 4, 4))
    scene.publish(board)
    return meeting


@pytest.mark.parametrize(
    "asked",
    [
        'W/"5f0c"', '"5f0c"', "5f0c", "*", ' W/"5f0c" ', '"other", W/"5f0c"', 'W/"5f0c","other"', '"5f0c-gzip"',
        'W/"5f0c-gzip"', '"5f0c--gzip"', '"5f0c;gzip"', 'W/"5f0c-br"', 'W/"5f0c-zstd"', '"a","b" , "5f0c-gzip"',
    ],
)  # fmt: skip
def test_a_tag_is_known_in_every_form_that_comes_back(asked: str) -> None:
    assert is_known(Headers({"If-None-Match": asked}), STAMP)


@pytest.mark.parametrize(
    "asked",
    ['"5f0"', 'W/"5f0c0"', '"-gzip"', 'W/""', '"', "W/", ",,,", '"5F0C"', "\x00", "x" * 9000, '"gzip-5f0c"', "**"],
)
def test_another_tag_or_rubbish_is_not_known(asked: str) -> None:
    assert not is_known(Headers([("If-None-Match", asked)]), STAMP)


@pytest.mark.parametrize("seconds", [0, 1, 86400 * 365 * 50])
def test_a_date_as_late_as_the_last_change_is_known(seconds: int) -> None:
    since = STAMP.changed_at.replace(microsecond=0) + timedelta(seconds=seconds)
    assert is_known(Headers({"If-Modified-Since": http_date(since)}), STAMP)


@pytest.mark.parametrize(
    "since",
    [
        "Tue, 05 Mar 2019 11:12:12 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "yesterday", "", "0", "-1", "1" * 400, "\x00",
        "Tue, 99 Foo 2019 11:12:13 GMT", "Sat, 01 Jan 99999 00:00:00 GMT", "Tue, 05 Mar 2030 11:12:13 +9999", "*",
    ],
)  # fmt: skip
def test_an_earlier_date_or_rubbish_is_not_known(since: str) -> None:
    assert not is_known(Headers([("If-Modified-Since", since)]), STAMP)


def test_a_tag_goes_before_a_date() -> None:
    later = http_date(STAMP.changed_at + timedelta(days=1))
    assert not is_known(Headers({"If-None-Match": '"other"', "If-Modified-Since": later}), STAMP)
    assert is_known(Headers({"If-None-Match": '"5f0c"', "If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}), STAMP)
    assert is_known(Headers({"If-None-Match": "  ", "If-Modified-Since": later}), STAMP)


@pytest.mark.parametrize("address", [BOARD, EVERYTHING])
def test_the_servers_own_words_sent_back_are_answered_with_304(
    client: InspectingClient, published: int, address: str
) -> None:
    first = client.get(address)
    tag, date_sent = first.headers["ETag"], first.headers["Last-Modified"]
    strong = tag.removeprefix("W/")
    for header, value in (
        ("If-None-Match", tag),
        ("If-None-Match", strong),
        ("If-None-Match", strong[:-1] + '-gzip"'),
        ("If-None-Match", f'"other", {tag}'),
        ("If-None-Match", "*"),
        ("If-Modified-Since", date_sent),
    ):
        again = client.get(address, headers={header: value})
        assert (again.status_code, again.data) == (304, b""), (header, value)
        for name in ("ETag", "Cache-Control", "Vary"):
            assert again.headers[name] == first.headers[name]
        assert "Content-Type" not in again.headers
        assert "Content-Disposition" not in again.headers


def test_an_unchanged_calendar_keeps_its_validators(client: InspectingClient, published: int) -> None:
    answers = [client.get(BOARD) for _ in range(3)]
    assert len({(a.data, a.headers["ETag"], a.headers["Last-Modified"]) for a in answers}) == 1


@pytest.mark.parametrize("address", [BOARD, EVERYTHING])
def test_a_change_is_seen_by_those_who_ask_with_a_tag_and_by_those_who_ask_with_a_date(
    client: InspectingClient, scene: Scene, board: int, published: int, address: str
) -> None:
    first = client.get(address)
    scene.change_meeting(published, place="Elsewhere")
    scene.publish(board)
    for header, value in (
        ("If-None-Match", first.headers["ETag"]),
        ("If-Modified-Since", first.headers["Last-Modified"]),
    ):
        again = client.get(address, headers={header: value})
        assert again.status_code == 200
        assert b"LOCATION:Elsewhere" in again.data
    assert again.last_modified is not None
    assert first.last_modified is not None
    assert again.last_modified > first.last_modified


def test_a_dropped_meeting_and_a_window_that_moves_are_seen_too(
    make_app: Callable[..., Flask], client: InspectingClient, scene: Scene, board: int, published: int
) -> None:
    seen = [client.get(BOARD)]
    scene.meeting(board, date(2019, 4, 25))
    scene.drop_meeting(published)
    scene.publish(board)
    seen.append(client.get(BOARD))
    seen.append(make_app(base_url=BASE_URL, today=date(2019, 6, 1)).test_client().get(BOARD))
    seen.append(make_app(base_url=BASE_URL, today=date(2020, 6, 1)).test_client().get(BOARD))
    assert [answer.data.count(b"BEGIN:VEVENT") for answer in seen] == [1, 2, 1, 0]
    assert len({answer.headers["ETag"] for answer in seen}) == 4
    dates = [answer.last_modified for answer in seen]
    assert all(before < after for before, after in pairwise(dates))  # type: ignore[operator]


def test_the_first_publication_is_seen_by_those_who_had_the_empty_calendar(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    scene.meeting(board, date(2019, 4, 4))
    empty = client.get(BOARD)
    assert client.get(BOARD, headers={"If-None-Match": empty.headers["ETag"]}).status_code == 304
    scene.publish(board)
    for header in ({"If-None-Match": empty.headers["ETag"]}, {"If-Modified-Since": empty.headers["Last-Modified"]}):
        assert client.get(BOARD, headers=header).status_code == 200


def test_another_committees_change_does_not_touch_a_boards_calendar(
    client: InspectingClient, scene: Scene, published: int
) -> None:
    before, together = client.get(BOARD), client.get(EVERYTHING)
    other = scene.committee("finance", "Finance Scrutiny Board (1)")
    scene.meeting(other, date(2019, 5, 9))
    scene.publish(other, year=2019)
    assert client.get(BOARD, headers={"If-None-Match": before.headers["ETag"]}).status_code == 304
    assert client.get(EVERYTHING, headers={"If-None-Match": together.headers["ETag"]}).status_code == 200
