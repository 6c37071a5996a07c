"""What a calendar costs: statements that do not grow, one entry rendered when one changes, indexes that are used."""

import threading
from datetime import date, time, timedelta

import pytest
from sqlalchemy import event, select, text

from tests.feeds.scene import NAME, SLUG, Scene
from tests.support.client import InspectingClient
from workprogramme.database import Database
from workprogramme.models.editions import Feed, PublishedMeeting

BOARD = f"/committees/{SLUG}/calendar.ics"
EVERYTHING = "/calendar.ics"


def _many(scene: Scene, board: int, number: int) -> list[int]:
    return scene.meetings(board, [(date(2019, 3, 1) + timedelta(days=n % 60), time(14)) for n in range(number)])


@pytest.mark.parametrize("number", [1, 60, 1000])
def test_a_calendar_costs_two_statements_and_a_304_one_whatever_its_size(
    client: InspectingClient, scene: Scene, board: int, statements: list[str], number: int
) -> None:
    _many(scene, board, number)
    scene.publish(board)
    for address in (BOARD, EVERYTHING):
        statements.clear()
        first = client.get(address)
        assert first.data.count(b"BEGIN:VEVENT") == number
        assert len(statements) == 2, statements
        for header in ({"If-None-Match": first.headers["ETag"]}, {"If-Modified-Since": first.headers["Last-Modified"]}):
            statements.clear()
            assert client.get(address, headers=header).status_code == 304
            assert len(statements) == 1, statements
        statements.clear()
        assert client.get(address, headers={"Accept-Encoding": "gzip"}).status_code == 200
        assert len(statements) == 1, "the calendar was still on the shelf"


def test_a_board_that_has_not_published_and_one_that_does_not_exist_cost_two(
    client: InspectingClient, board: int, statements: list[str]
) -> None:
    assert client.get(BOARD).status_code == 200
    assert client.get("/committees/nobody/calendar.ics").status_code == 404
    assert len(statements) == 4


def test_whoever_is_signed_in_asks_no_more_of_the_database(
    client: InspectingClient, scene: Scene, board: int, statements: list[str]
) -> None:
    _many(scene, board, 1)
    scene.publish(board)
    with client.session_transaction() as session:
        session["_user_id"] = "1.key"
    statements.clear()
    assert client.get(BOARD).status_code == 200
    assert len(statements) == 2, statements


def test_one_meeting_of_a_thousand_changed_is_one_entry_written_anew(
    app_database: Database, scene: Scene, board: int
) -> None:
    ids = _many(scene, board, 1000)
    scene.publish(board)
    before = _stored(app_database)
    scene.change_meeting(ids[500], place="Elsewhere")
    scene.publish(board)
    after = _stored(app_database)
    assert [meeting for meeting in ids if after[meeting] != before[meeting]] == [ids[500]]
    (sequence, entry, *_), (later, entry_later, *_) = before[ids[500]], after[ids[500]]
    assert (sequence, later) == (0, 1)
    assert b"LOCATION:Elsewhere" in entry_later
    assert b"LOCATION" not in entry


def _stored(database: Database) -> dict[int, tuple[object, ...]]:
    row = PublishedMeeting
    with database.session() as session:
        found = session.execute(select(row.meeting_id, row.sequence, row.entry, row.changed_at, row.digest))
        return {meeting: tuple(rest) for meeting, *rest in found}


@pytest.mark.engines("sqlite")
def test_entries_are_read_in_the_order_of_an_index(
    app_database: Database, client: InspectingClient, scene: Scene, board: int, statements: list[str]
) -> None:
    _many(scene, board, 60)
    scene.publish(board)
    statements.clear()
    client.get(BOARD)
    client.get(EVERYTHING)
    asked = [statement for statement in statements if "published_meeting" in statement]
    with app_database.engine.connect() as connection:
        plans = [
            str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", (0,) * statement.count("?")).all())
            for statement in asked
        ]
    assert "USING INDEX ix_published_meeting_committee_id_starts_at_meeting_id" in plans[0]
    assert "USING INDEX ix_published_meeting_starts_at_meeting_id" in plans[1]
    assert not any("TEMP B-TREE" in plan or "SCAN" in plan for plan in plans), plans


def test_a_publication_between_its_two_statements_makes_a_calendar_start_again(
    app_database: Database, client: InspectingClient, scene: Scene, board: int, statements: list[str]
) -> None:
    (meeting,) = _many(scene, board, 1)
    scene.publish(board)

    def publish_meanwhile(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT feed.") and not published:
            published.append(True)
            scene.change_meeting(meeting, place="Elsewhere")
            scene.publish(board)
            statements.clear()

    published: list[bool] = []
    event.listen(app_database.engine, "after_cursor_execute", publish_meanwhile)
    answer = client.get(BOARD)
    event.remove(app_database.engine, "after_cursor_execute", publish_meanwhile)
    assert len(statements) == 3, "the entries, newer than the feed that was found; then both again"
    assert b"LOCATION:Elsewhere" in answer.data
    again = client.get(BOARD)
    assert (again.headers["ETag"], again.data) == (answer.headers["ETag"], answer.data)


def test_reading_a_calendar_leaves_no_transaction_behind(
    app_database: Database, client: InspectingClient, scene: Scene, board: int
) -> None:
    _many(scene, board, 1)
    scene.publish(board)
    for _ in range(20):  # more often than the pool has connections
        client.get(BOARD)
    scene.meeting(board, date(2019, 4, 25))
    scene.publish(board)
    assert client.get(BOARD).data.count(b"BEGIN:VEVENT") == 2
    with app_database.single_reads() as connection:
        connection.execute(select(Feed.version))
        dbapi = connection.connection.dbapi_connection
        if app_database.engine.dialect.name == "sqlite":
            assert not dbapi.in_transaction  # type: ignore[union-attr]
        else:
            assert dbapi.info.transaction_status.name == "IDLE"  # type: ignore[union-attr]
    with pytest.raises(RuntimeError), app_database.transaction(at=scene.now) as session:
        session.execute(text("DELETE FROM feed"))
        raise RuntimeError  # and a borrowed connection goes back to rolling back
    assert client.get(BOARD).data.count(b"BEGIN:VEVENT") == 2


def test_two_committees_that_publish_at_once_lose_no_version(
    app_database: Database, client: InspectingClient, scene: Scene, board: int
) -> None:
    other = scene.committee("finance", "Finance Scrutiny Board (1)")
    for committee in (board, other):
        _many(scene, committee, 1)
        scene.publish(committee)
    before = client.get(EVERYTHING).headers["ETag"]
    for committee in (board, other):
        scene.meeting(committee, date(2019, 4, 25))
    together = threading.Barrier(2, timeout=20)

    def press(committee: int) -> None:
        mine = Scene(app_database, scene.now)
        together.wait()
        mine.publish(committee)

    pressing = [threading.Thread(target=press, args=(committee,)) for committee in (board, other)]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join(30)
    with app_database.session() as session:
        assert session.get_one(Feed, "all").version == 4
    after = client.get(EVERYTHING)
    assert after.headers["ETag"] != before
    assert after.data.count(b"BEGIN:VEVENT") == 4


@pytest.mark.engines("postgresql")
def test_two_committees_that_publish_their_first_edition_at_once_both_succeed(
    app_database: Database, client: InspectingClient, scene: Scene, board: int
) -> None:
    other = scene.committee("finance", "Finance Scrutiny Board (1)")
    for committee in (board, other):
        _many(scene, committee, 1)
    together = threading.Barrier(2, timeout=20)
    waited: set[int] = set()
    failures: list[Exception] = []

    def meet(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO feed") and threading.get_ident() not in waited:
            waited.add(threading.get_ident())
            together.wait()  # both have found no row, and both are about to make it

    def press(committee: int) -> None:
        try:
            Scene(app_database, scene.now).publish(committee)
        except Exception as failure:
            failures.append(failure)

    event.listen(app_database.engine, "before_cursor_execute", meet)
    pressing = [threading.Thread(target=press, args=(committee,)) for committee in (board, other)]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join(60)
    event.remove(app_database.engine, "before_cursor_execute", meet)
    assert failures == []
    with app_database.session() as session:
        assert {feed.key: feed.editions for feed in session.scalars(select(Feed))} == {
            "all": 2,
            f"committee:{SLUG}": 1,
            "committee:finance": 1,
        }
    assert client.get(EVERYTHING).data.count(b"BEGIN:VEVENT") == 2


def test_no_address_upsets_the_database(client: InspectingClient, scene: Scene) -> None:
    for slug in ("%00", "%ff", "%F0%9F%98%80", "a%0Ab", "x" * 5000, "..", "%2e%2e", "'%20OR%201=1"):
        assert client.get(f"/committees/{slug}/calendar.ics").status_code == 404, slug


def test_bytes_that_were_stored_are_served_untouched(
    app_database: Database, client: InspectingClient, scene: Scene, board: int
) -> None:
    _many(scene, board, 3)
    scene.publish(board)
    with app_database.engine.connect() as connection:
        stored = connection.execute(text("SELECT entry FROM published_meeting ORDER BY starts_at, meeting_id"))
        entries = b"".join(bytes(entry) for entry in stored.scalars())
    body = client.get(BOARD).data
    assert body.endswith(b"END:VTIMEZONE\r\n" + entries + b"END:VCALENDAR\r\n")
    assert NAME.encode() in body
