"""The planner's own figures: a crowded board, a move's answer beside the committee's page, and finding what stands out.

Pages and moves take turns in this process and are measured by the clock, with all that their answers take.
"""

import re
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from statistics import median

from sqlalchemy import select

from tests.bench.paths import Insider
from tests.bench.report import Row
from tests.domain.test_findings import board_of
from tests.support import scenes
from workprogramme.config import Settings
from workprogramme.database import Database, upgrade
from workprogramme.domain.access import Role
from workprogramme.domain.findings import findings_of
from workprogramme.models.items import Item

ROUNDS = 15
CROWDED, MEETINGS, ITEMS = "crowded", 12, 60
BOARD, PUBLIC = f"/plan/{CROWDED}/?year=2018-19", f"/committees/{CROWDED}/?year=2018-19"
JSON = {"Accept": "application/json", "Referer": f"http://localhost{BOARD}"}


def planning(settings: Settings) -> Iterator[Row]:
    """The rows for 60 items at 12 meetings, on an empty database with these settings."""
    database = Database(settings.database)
    moved = _fill(database)
    database.dispose()
    inside = Insider(settings)
    page = inside.planner.get(BOARD)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert token is not None
    item, places = moved

    def move(number: int) -> None:
        with inside.database.session() as session:
            version = session.scalars(select(Item.version).where(Item.id == item)).one()
        sent = {"csrf_token": token[1], "version": version, "place": str(places[number % 2]), "reason": "Measured."}
        address = f"/plan/items/{item}/move?year=2018-19"
        answer = inside.planner.post(address, data=sent, headers=JSON, follow_redirects=True)
        if answer.status_code != 200 or "is moved" not in answer.get_json()["said"]:
            raise RuntimeError(f"the move answered {answer.status}: {answer.text[:200]}")

    boards, publics, moves = [], [], []
    for number in range(ROUNDS):
        publics.append(_took(lambda: inside.planner.get(PUBLIC)))
        boards.append(_took(lambda: inside.planner.get(BOARD)))
        moves.append(_took(lambda number=number: move(number)))  # type: ignore[misc]
    inside.close()
    public = median(publics)
    weight = f"{len(page.data) / 1000:.0f} kB"
    yield Row(f"board, {ITEMS} items at {MEETINGS} meetings: ms", median(boards), beside=weight)
    yield Row("  the same to the committee page", median(boards) / public, beside=f"{public:.1f} ms signed in")
    yield Row("a move and the board that answers: ms", median(moves), "<= 150")
    yield Row("  the same to the committee page", median(moves) / public)
    plan = board_of(ITEMS, MEETINGS)
    findings_of(plan)  # the calendar's days are known after that, as on a server
    told = median(_took(lambda: findings_of(plan)) for _ in range(ROUNDS))
    yield Row("what stands out on it: ms", told, "<= 20", f"{len(findings_of(plan))} findings")


def _fill(database: Database) -> tuple[int, tuple[int, int]]:
    """Makes the crowded board; gives an item, and two meetings between which it moves."""
    upgrade(database)
    with scenes.changing(database) as session:
        scenes.a_council(session)
        scenes.an_account(session)
        scenes.an_account(session, Role.OFFICER)
        committee = scenes.a_committee(session, CROWDED)
        people = [scenes.a_person(session, f"Officer Number{n}") for n in range(10)]
        days = [date(2018, 5, 17) + timedelta(days=28 * n) for n in range(MEETINGS)]
        meetings = [scenes.a_meeting(session, committee, day) for day in days]
        for n in range(ITEMS):
            where = None if n % 5 == 0 else meetings[n % MEETINGS]
            title = f"Progress on places, attendance and support, report {n}"
            item = scenes.an_item(session, committee, title, where, [people[n % 10]], position=n)
        scenes.an_edition(session, committee)
        session.flush()
        return item.id, (meetings[-1].id, meetings[-2].id)


def _took(action: Callable[[], object]) -> float:
    """Milliseconds by the clock."""
    begun = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - begun)
