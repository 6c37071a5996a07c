"""How far back a calendar reaches, and that it moves only on the first of a month."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from flask import Flask

from tests.feeds.scene import BASE_URL, SLUG, Scene
from tests.support.ical import read
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.feeds.windows import window_on

BOARD = f"/committees/{SLUG}/calendar.ics"


@pytest.mark.parametrize(
    ("day", "since", "cancelled_since", "moved_at"),
    [
        (date(2019, 3, 1), "2018-03-01T00:00", "2019-02-01T00:00", "2019-03-01T00:00"),
        (date(2019, 3, 31), "2018-03-01T00:00", "2019-02-01T00:00", "2019-03-01T00:00"),
        (date(2019, 4, 1), "2018-03-31T23:00", "2019-03-01T00:00", "2019-03-31T23:00"),
        (date(2019, 1, 15), "2018-01-01T00:00", "2018-12-01T00:00", "2019-01-01T00:00"),
        (date(2019, 12, 31), "2018-12-01T00:00", "2019-11-01T00:00", "2019-12-01T00:00"),
        (date(2020, 2, 29), "2019-02-01T00:00", "2020-01-01T00:00", "2020-02-01T00:00"),
    ],
)
def test_the_window_is_counted_from_the_first_of_the_month_in_london(
    day: date, since: str, cancelled_since: str, moved_at: str
) -> None:
    window = window_on(day)
    found = (window.since, window.cancelled_since, window.moved_at)
    assert found == tuple(
        datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (since, cancelled_since, moved_at)
    )


def _shown_on(make_app: Callable[..., Flask], day: date) -> list[date]:
    response = make_app(base_url=BASE_URL, today=day).test_client().get(BOARD)
    return [datetime.strptime(event["DTSTART"][:8], "%Y%m%d").date() for event in read(response.data).events]


def test_twelve_months_back_and_everything_ahead_is_shown(
    make_app: Callable[..., Flask], scene: Scene, board: int
) -> None:
    too_old, oldest, far = date(2018, 2, 28), date(2018, 3, 1), date(2032, 5, 30)
    scene.meetings(board, [(day, time(0)) for day in (too_old, oldest, far)])
    for year in (2017, 2032):
        scene.publish(board, year=year)
    assert _shown_on(make_app, date(2019, 3, 31)) == [oldest, far]
    assert _shown_on(make_app, date(2019, 2, 28)) == [too_old, oldest, far]
    assert _shown_on(make_app, date(2019, 4, 1)) == [far]


def test_a_cancelled_meeting_drops_out_after_the_month_that_follows_its_date(
    make_app: Callable[..., Flask], scene: Scene, board: int
) -> None:
    cancelled, postponed, held = scene.meetings(board, [(date(2019, 1, day), time(14)) for day in (10, 17, 24)])
    scene.change_meeting(cancelled, status=MeetingStatus.CANCELLED)
    scene.change_meeting(postponed, status=MeetingStatus.POSTPONED)
    scene.change_meeting(held, status=MeetingStatus.HELD)
    scene.publish(board)
    assert _shown_on(make_app, date(2019, 2, 28)) == [date(2019, 1, day) for day in (10, 17, 24)]
    assert _shown_on(make_app, date(2019, 3, 1)) == [date(2019, 1, 24)]


def test_validators_stand_still_within_a_month_and_grow_when_it_turns(
    make_app: Callable[..., Flask], scene: Scene, board: int
) -> None:
    scene.meeting(board, date(2019, 4, 4))
    scene.publish(board, at=datetime(2019, 3, 5, 11, tzinfo=UTC))

    def asked_on(day: date) -> tuple[str, datetime | None, bytes]:
        response = make_app(base_url=BASE_URL, today=day).test_client().get(BOARD)
        return response.headers["ETag"], response.last_modified, response.data

    march = asked_on(date(2019, 3, 5))
    assert march == asked_on(date(2019, 3, 31))
    assert march[1] == datetime(2019, 3, 5, 11, tzinfo=UTC)
    april, may = asked_on(date(2019, 4, 1)), asked_on(date(2019, 5, 1))
    assert april == asked_on(date(2019, 4, 30))
    assert april[1] == datetime(2019, 3, 31, 23, tzinfo=UTC)
    assert len({march[0], april[0], may[0]}) == 3


def test_the_same_publication_is_the_same_bytes_from_every_node_and_after_every_start(
    make_app: Callable[..., Flask], scene: Scene, board: int
) -> None:
    scene.meetings(board, [(date(2019, month, 4), time(14)) for month in (3, 4)])
    scene.publish(board)
    answers = [make_app(base_url=BASE_URL).test_client().get(BOARD) for _ in range(3)]
    assert len({(answer.data, answer.headers["ETag"], answer.headers["Last-Modified"]) for answer in answers}) == 1


def test_another_address_of_the_installation_is_another_version(
    make_app: Callable[..., Flask], scene: Scene, board: int
) -> None:
    one, other = (make_app(base_url=base).test_client().get(BOARD) for base in (BASE_URL, "https://other.example.org"))
    assert b"SOURCE;VALUE=URI:https://other.example.org/committees/" in other.data
    assert one.headers["ETag"] != other.headers["ETag"]
