"""What the board weighs: a page of this house is under 100 kB before pictures, and a crowded year too."""

from datetime import date, timedelta

from tests.planner.conftest import PLAN
from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.kinds import PartRole
from workprogramme.models.committees import Committee
from workprogramme.models.items import Part

TITLE = "Progress on places, attendance and support, and report {}"


def crowd(scene: Scene, items: int, meetings: int) -> None:
    """Items in turn at meetings through the year, every fifth at none, all with two people, and all published."""
    with scenes.changing(scene.database) as session:
        board = session.get_one(Committee, scene.board)
        people = [scenes.a_person(session, f"Officer Number{n}") for n in range(12)]
        days = [scenes.a_meeting(session, board, date(2018, 5, 17) + timedelta(days=30 * n)) for n in range(meetings)]
        for number in range(items):
            meeting = None if number % 5 == 0 else days[number % meetings]
            item = scenes.an_item(session, board, TITLE.format(number), meeting, [people[number % 12]], position=number)
            item.parts.append(Part(person=people[(number + 5) % 12], role=PartRole.CABINET_MEMBER, position=1))
    scene.publish()


def test_a_usual_year_is_under_100_kb(planner: InspectingClient, scene: Scene) -> None:
    crowd(scene, items=30, meetings=8)
    assert len(planner.get(PLAN).data) < 100_000


def test_60_items_at_12_meetings_are_under_100_kb(planner: InspectingClient, scene: Scene) -> None:
    crowd(scene, items=58, meetings=10)
    assert len(planner.get(PLAN).data) < 100_000
