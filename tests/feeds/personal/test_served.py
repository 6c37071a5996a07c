"""A personal calendar on the wire: what it costs, who may keep it, and that its address stands in no log."""

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from tests.feeds.personal.conftest import Year
from tests.feeds.personal.scene import Owner, lead, shown
from tests.feeds.scene import Scene
from tests.feeds.test_served import Wire
from tests.support.client import InspectingClient
from tests.support.servers import WAIT, Server, _wait_until_it_answers, environment, free_port
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.operation.serving import options
from workprogramme.web.discreet_logs import masked

CHOICES = (
    {},
    {"own": True},
    {"deadlines": True},
    {"own": True, "deadlines": True},
    {"meetings": False, "agendas": True},
)


def many(scene: Scene, board: int, owner: Owner, number: int) -> None:
    """A board with that many meetings, at each of which the owner leads on an item."""
    for meeting in scene.meetings(board, [(date(2019, 3, 1) + timedelta(days=n), time(14)) for n in range(number)]):
        lead(scene, scene.item(meeting, f"Item at {meeting}"), owner.person_id)
    scene.publish(board)


@pytest.mark.parametrize("wanted", CHOICES)
@pytest.mark.parametrize("number", [1, 30])
def test_it_costs_two_statements_three_with_deadlines_and_a_304_one(
    client: InspectingClient,
    scene: Scene,
    board: int,
    gregg: Owner,
    statements: list[str],
    wanted: dict[str, bool],
    number: int,
) -> None:
    many(scene, board, gregg, number)
    for committees in ((), (board,)):
        path = gregg.feed(**wanted, committees=committees)
        statements.clear()
        first = client.get(path)
        kept = "meeting" if wanted.get("meetings", True) else "agenda"
        assert first.data.count(f"UID:{kept}-".encode()) == number
        assert len(statements) == (3 if wanted.get("deadlines") or wanted.get("agendas") else 2), statements
        statements.clear()
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data, len(statements)) == (304, b"", 1)
        statements.clear()
        assert client.get(path, headers={"Accept-Encoding": "gzip"}).status_code == 200
        assert len(statements) == 1, "the calendar was still on the shelf"


def test_whoever_is_signed_in_asks_no_more_of_the_database(
    client: InspectingClient, gregg: Owner, year: Year, statements: list[str]
) -> None:
    path = gregg.feed()
    with client.session_transaction() as session:
        session["_user_id"] = f"{gregg.account_id}.key"
    statements.clear()
    answer = client.get(path)
    assert (answer.status_code, len(statements)) == (200, 2)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("wanted", CHOICES)
def test_its_headers_let_nobody_else_keep_it_or_pass_it_on(
    server: Server, gregg: Owner, year: Year, wanted: dict[str, bool]
) -> None:
    wire, path = Wire(server), gregg.feed(**wanted)
    status, headers, body = wire.ask("GET", path, Cookie="workprogramme=x; remember_token=1|x")
    assert status == 200
    assert headers["Cache-Control"] == "private, max-age=900"
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Set-Cookie" not in headers
    token = path[7:-4]
    assert token not in str(headers)
    assert token.encode() not in body
    again, told, nothing = wire.ask("GET", path, If_None_Match=headers["Etag"])
    assert (again, nothing, told["Cache-Control"]) == (304, b"", "private, max-age=900")
    assert wire.ask("HEAD", path)[1]["Content-Length"] == str(len(body))


def test_only_a_calendar_that_has_one_moment_of_change_says_it(
    client: InspectingClient, gregg: Owner, year: Year
) -> None:
    dated, undated = gregg.feed(), gregg.feed(deadlines=True)
    since = client.get(dated).headers["Last-Modified"]
    assert client.get(dated, headers={"If-Modified-Since": since}).status_code == 304
    assert "Last-Modified" not in client.get(undated).headers
    assert client.get(undated, headers={"If-Modified-Since": "Sat, 01 Jan 2050 00:00:00 GMT"}).status_code == 200


def test_the_same_choice_is_the_same_bytes_until_something_changes(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    path = gregg.feed(own=True, deadlines=True)
    answers = {(client.get(path).data, client.get(path).headers["ETag"]) for _ in range(3)}
    assert len(answers) == 1
    before = client.get(path)
    scene.now += timedelta(days=1)
    gregg.choose(path, own=False, deadlines=True)
    after = client.get(path, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.data.count(b"UID:meeting-") == 3


def test_a_change_between_its_statements_makes_it_start_again(
    app_database: Database, client: InspectingClient, scene: Scene, gregg: Owner, year: Year, statements: list[str]
) -> None:
    path = gregg.feed(own=True, deadlines=True)
    done: list[bool] = []

    def publish_meanwhile(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "UNION ALL" in statement and not done:
            done.append(True)
            scene.change_meeting(year.april, place="Elsewhere")
            scene.publish(year.board)
            statements.clear()

    event.listen(app_database.engine, "after_cursor_execute", publish_meanwhile)
    answer = client.get(path)
    event.remove(app_database.engine, "after_cursor_execute", publish_meanwhile)
    assert len(statements) == 4, "the meetings, newer than the rest; then all three again"
    assert shown(answer.data).event(f"meeting-{year.april}")["LOCATION"] == "Elsewhere"
    again = client.get(path)
    assert (again.headers["ETag"], again.data) == (answer.headers["ETag"], answer.data)


def test_logs_keep_the_secret_however_it_is_written() -> None:
    token = "Ab_9-" * 8 + "xyz"
    for line in (
        f'127.0.0.1 "GET /feeds/{token}.ics HTTP/1.1" 200',
        f'"GET /?u=webcal%3A%2F%2Fhost%2Ffeeds%2F{token}.ics&x=1"',
        f"Exception on /feeds/{token}.ics [GET]",
        f"/feeds/{token}",
        f"/%66eeds/{token}.ics",
        f"https://host/feeds/{token}.ics?x=1",
        f'"GET /replies/{token} HTTP/1.1" 200',
    ):
        assert token not in masked(line)
        assert masked(line).count("…") == 1
    trace = 'File "workprogramme/feeds/personal/serving.py", line 3; templates/feeds/subscribe.html; /my/feeds/'
    assert masked(trace) == trace


def test_an_error_at_such_an_address_is_logged_without_it(
    make_app: Callable[..., Flask], gregg: Owner, year: Year, caplog: pytest.LogCaptureFixture
) -> None:
    path = gregg.feed()
    app = make_app()
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.before_request
    def fail() -> None:
        raise ValueError(f"no calendar at {path}")

    with caplog.at_level(logging.DEBUG):
        assert app.test_client().get(path).status_code == 500
    assert "Exception on /feeds/…" in caplog.text
    assert "ValueError: no calendar at /feeds/…" in caplog.text
    assert path[7:-4] not in caplog.text


@contextmanager
def gunicorn(app_settings: Settings, folder: Path) -> Iterator[tuple[str, Path]]:
    """Our server with an access log, which an operator may switch on, in a process of its own."""
    port, log = free_port(), folder / "server.log"
    wanted = {**options("127.0.0.1", port, 1), "accesslog": "-", "errorlog": "-", "loglevel": "debug"}
    program = (
        "import json, sys; from workprogramme.operation.serving import Server; Server(json.loads(sys.argv[1])).run()"
    )
    with log.open("wb") as written:
        process = subprocess.Popen(
            [sys.executable, "-c", program, json.dumps(wanted)],
            stdout=written,
            stderr=subprocess.STDOUT,
            env=environment(app_settings),
        )
    try:
        _wait_until_it_answers(f"http://127.0.0.1:{port}/healthz", process, log)
        yield f"http://127.0.0.1:{port}", log
    finally:
        process.terminate()
        process.wait(WAIT)


def test_the_servers_own_logs_never_hold_an_address(
    app_settings: Settings, tmp_path: Path, gregg: Owner, year: Year
) -> None:
    path = gregg.feed()
    with gunicorn(app_settings, tmp_path) as (url, log):
        wire = Wire(Server(url))
        assert wire.ask("GET", path)[0] == 200
        assert wire.ask("GET", path.replace("/feeds", "/%66eeds"))[0] == 200
        assert wire.ask("GET", path.removesuffix(".ics"))[0] == 404
        assert wire.ask("GET", "/subscribe/", Referer=url + path)[0] == 200
    written = log.read_text()
    assert '"GET /feeds/… HTTP/1.1" 200' in written
    assert written.count("…") >= 4
    assert path[7:-4] not in written
