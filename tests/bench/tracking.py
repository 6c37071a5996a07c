"""What the tracker costs with thousands of follow-ups, for planners and for readers, beside the committee page.

Pages take turns in this process and are measured by the clock; queries are counted on one of each.
"""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from statistics import median

from sqlalchemy import insert

from tests.bench.paths import Insider
from tests.bench.report import Row
from tests.support import scenes
from workprogramme.config import Settings
from workprogramme.database import Database, upgrade
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import AnswerForm, AskedBy
from workprogramme.models.follow_ups import AskedOf, FollowUp, FollowUpLink

ROUNDS, MANY, LINKED, COMMITTEES = 15, 5_000, 500, 25
SLUG = "tracked-3"
PUBLIC = f"/committees/{SLUG}/?year=2018-19"
PAGES = (
    ("tracker", "/follow-ups/"),
    ("tracker, late ones of one officer", f"/follow-ups/?committee={SLUG}&owner=3&late=1"),
    ("tracker, the last page", "/follow-ups/?state=all&sort=asked&page=100"),
)


def tracking(settings: Settings) -> Iterator[Row]:
    """The rows for 5,000 follow-ups of 25 committees, on an empty database with these settings."""
    database = Database(settings.database)
    _fill(database)
    database.dispose()
    inside = Insider(settings)
    everybody = (("signed in", inside.planner), ("public", inside.visitor))
    asked = [(f"{name}, {who}", address, client) for name, address in PAGES for who, client in everybody]
    taken: dict[str, list[float]] = {name: [] for name, _, _ in asked}
    publics: list[float] = []
    for _ in range(ROUNDS):
        publics.append(_took(lambda: inside.visitor.get(PUBLIC)))
        for name, address, client in asked:
            taken[name].append(_took(lambda c=client, a=address: c.get(a)))  # type: ignore[misc]
    public = median(publics)
    for name, address, client in asked:
        with scenes.statements(inside.database.engine) as seen:
            answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status}")
        yield Row(f"{name}, {MANY:,}: ms", median(taken[name]), beside=f"{len(seen)} queries")
        yield Row("  the same to the committee page", median(taken[name]) / public, beside=f"{public:.1f} ms")
    inside.close()


def _fill(database: Database) -> None:
    """A large council: 25 committees with 5,000 follow-ups, 500 of which items are to answer, all of them published."""
    upgrade(database)
    with scenes.changing(database) as session:
        scenes.a_council(session)
        scenes.an_account(session)
        scenes.an_account(session, Role.OFFICER)
        committees = [scenes.a_committee(session, f"tracked-{n}", code=f"T{n}") for n in range(COMMITTEES)]
        people = [scenes.a_person(session, f"Officer Number{n}").id for n in range(10)]
        meetings = [scenes.a_meeting(session, one, date(2018, 6, 21)).id for one in committees]
        items = [scenes.an_item(session, one, f"Progress report {n}").id for one in committees for n in range(2)]
        days = [date(2018, 1, 1) + timedelta(days=n % 900) for n in range(MANY)]
        session.execute(
            insert(FollowUp),
            [
                {
                    "id": n + 1, "committee_id": committees[n % COMMITTEES].id,
                    "source_meeting_id": meetings[n % COMMITTEES], "source_text": "",
                    "wording": f"A further report on places, attendance and support, number {n}", "minute": f"{n}/18",
                    "asked_on": day, "asked_by": AskedBy.COMMITTEE, "asked_by_note": "", "private": False,
                    "answer_form": AnswerForm.REPORT, "target_text": day.isoformat(), "target_kind": "day",
                    "target_earliest": day, "target_latest": day, "target_event": "", "first_text": day.isoformat(),
                    "first_earliest": day, "first_latest": day, "deferrals": n % 3, "answered_minute": "",
                    "answered_note": "", "dropped_reason": "", "dropped_by": "", "version": 1,
                }
                for n, day in enumerate(days)
            ],
        )  # fmt: skip
        session.execute(
            insert(AskedOf), [{"follow_up_id": n + 1, "person_id": people[n % 10], "position": 0} for n in range(MANY)]
        )
        session.execute(
            insert(FollowUpLink), [{"follow_up_id": n + 1, "item_id": items[n % 50]} for n in range(LINKED)]
        )
        for one in committees:
            scenes.an_edition(session, one)


def _took(do: Callable[[], object]) -> float:
    """Milliseconds by the clock."""
    begun = time.perf_counter()
    do()
    return (time.perf_counter() - begun) * 1000
