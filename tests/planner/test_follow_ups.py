"""What was asked for, on the board: in the tray at its time, made into an item by its form or by the script, undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.planner.conftest import JSON, PLAN
from tests.planner.test_moves import undo_entry
from tests.programme.scene import FEBRUARY, Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import read_target
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.models.committees import Committee
from workprogramme.models.follow_ups import FollowUp, FollowUpLink
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person

Send = Callable[..., TestResponse]
Ask = Callable[..., int]
WORDING = "A progress report on school places"
MADE = f"“{WORDING}” is made and planned for Thursday 4 April 2019. It is to answer “{WORDING}”."


@pytest.fixture
def ask_for(scene: Scene) -> Ask:
    """Asks for something in February, of John Gregg: `ask_for("March 2019", item_ids=…)` gives its id."""

    def ask_(wanted: str = "April 2019", **values: Any) -> int:
        with scenes.changing(scene.database) as session:
            gregg = session.scalars(select(Person.id).where(Person.name == "John Gregg")).one()
            draft = FollowUpDraft(
                wording=WORDING, source_meeting_id=scene.february, asked_of=(gregg,),
                target=read_target(wanted, MunicipalYear(2018)),
            )  # fmt: skip
            return ask(session, scene.board, replace(draft, **values), scenes.NOW).id

    return ask_


def follow_up(scene: Scene, follow_up_id: int) -> FollowUp:
    with scene.database.session() as session:
        return session.get_one(FollowUp, follow_up_id)


def answers(scene: Scene, follow_up_id: int) -> list[int]:
    with scene.database.session() as session:
        return list(session.scalars(select(FollowUpLink.item_id).where(FollowUpLink.follow_up_id == follow_up_id)))


def tray(page: Page) -> str:
    return page.text(page.by_id["tray"])


def headings(page: Page) -> list[str]:
    return [page.text(heading) for heading in page.all("h3")]


def test_what_was_asked_for_waits_in_the_tray_at_its_time(planner: InspectingClient, ask_for: Ask) -> None:
    ask_for("April 2019")
    ask_for("January 2019")
    ask_for("")
    page = planner.visit(PLAN)
    assert [one for one in headings(page) if one.startswith("Asked for")] == [
        "Asked for, overdue",
        "Asked for, due April 2019",
        "Asked for, no date yet",
    ]
    assert "3 asked for" in tray(page)
    assert "asked for 7 February 2019 · April 2019" in tray(page)
    assert "John Gregg" in tray(page)


def test_it_waits_in_the_year_in_which_it_is_wanted(planner: InspectingClient, ask_for: Ask) -> None:
    ask_for("June 2019")
    assert WORDING not in tray(planner.visit(PLAN))
    assert "Asked for, due June 2019" in tray(planner.visit("/plan/board/?year=2019-20"))


def test_one_that_is_overdue_since_last_year_waits_in_the_present_one(planner: InspectingClient, ask_for: Ask) -> None:
    ask_for("March 2018")
    assert "Asked for, overdue" in tray(planner.visit(PLAN))
    assert WORDING not in tray(planner.visit("/plan/board/?year=2017-18"))
    assert WORDING not in tray(planner.visit("/plan/board/?year=2019-20"))


def test_one_that_an_item_answers_is_told_on_the_items_card(
    planner: InspectingClient, scene: Scene, ask_for: Ask
) -> None:
    ask_for("March 2019", item_ids=(scene.adoption,))
    page = planner.visit(PLAN)
    assert "asked for" not in tray(page)
    card = page.text(page.by_id[f"item-{scene.adoption}"])
    assert "asked for 7 February 2019" in card
    assert "later than it was asked for" in card


def test_its_form_makes_an_item_at_a_meeting_with_its_people_and_the_link(
    planner: InspectingClient, scene: Scene, ask_for: Ask
) -> None:
    asked = ask_for()
    page = planner.submit(planner.visit(PLAN), f"Make an item {WORDING}", place=str(scene.april))
    assert MADE in page
    (made,) = scene.items(WORDING)
    assert (made.meeting_id, made.year, made.position) == (scene.april, 2018, 1)
    assert [part.person.name for part in made.parts] == ["John Gregg"]
    assert answers(scene, asked) == [made.id]
    assert WORDING not in tray(page)


def test_it_is_made_to_be_scheduled_too(planner: InspectingClient, scene: Scene, ask_for: Ask) -> None:
    asked = ask_for()
    page = planner.submit(planner.visit(PLAN), f"Make an item {WORDING}")
    (made,) = scene.items(WORDING)
    assert (made.meeting_id, made.year, answers(scene, asked)) == (None, 2018, [made.id])
    assert "Asked for, due" not in tray(page)
    assert WORDING in tray(page)


@pytest.mark.parametrize(
    ("position", "order"),
    [
        ("1", [WORDING, "Adoption Central England"]),
        ("2", ["Adoption Central England", WORDING]),
        ("null", ["Adoption Central England", WORDING]),
        ("", ["Adoption Central England", WORDING]),
    ],
)
def test_the_script_makes_it_where_it_was_dropped(
    planner: InspectingClient, scene: Scene, ask_for: Ask, send: Send, position: str, order: list[str]
) -> None:
    asked = ask_for()
    version = scene.item().version
    address = f"/plan/follow-ups/{asked}/schedule?year=2018-19"
    answer = send(planner, address, place=scene.april, position=position, version=1)
    assert answer.status_code == 200
    assert answer.json["said"] == MADE
    assert answer.json["went"] == str(scene.items(WORDING)[0].id)
    assert scene.order(scene.april) == order
    assert scene.item().version == version


def test_undo_takes_the_item_away_again_and_placing_it_anew_brings_the_same_item_back(
    planner: InspectingClient, scene: Scene, ask_for: Ask
) -> None:
    asked = ask_for()
    page = planner.submit(planner.visit(PLAN), f"Make an item {WORDING}", place=str(scene.april))
    page = planner.submit(page, f"Undo the last move: {WORDING}")
    assert "Asked for, due April 2019" in tray(page)
    (made,) = scene.items(WORDING)
    assert (made.withdrawn, made.meeting_id) == (True, None)
    page = planner.submit(page, f"Make an item {WORDING}", place=str(scene.april))
    (again,) = scene.items(WORDING)
    assert (again.id, again.withdrawn, again.meeting_id) == (made.id, False, scene.april)
    assert answers(scene, asked) == [made.id]
    page = planner.submit(page, f"Undo the last move: {WORDING}")
    assert scene.items(WORDING)[0].withdrawn
    assert undo_entry(page) is None


def test_undoing_the_move_of_any_other_item_never_withdraws_it(planner: InspectingClient, scene: Scene) -> None:
    page = planner.visit(f"/plan/items/{scene.libraries}/move?year=2018-19")
    page = planner.submit(page, "Move item", place=str(scene.april))
    planner.submit(page, "Undo the last move: Libraries")
    (libraries,) = scene.items("Libraries")
    assert (libraries.withdrawn, libraries.meeting_id) == (False, None)


def test_what_would_happen_is_told_while_it_is_held(planner: InspectingClient, scene: Scene, ask_for: Ask) -> None:
    asked = ask_for("March 2019")
    told = planner.get(f"/plan/board/what-if/asked-{asked}?year=2018-19", headers=JSON).json
    assert "later than it was asked for" in told[str(scene.april)]["words"]
    assert "later" not in told["tray"]["words"]
    assert planner.get("/plan/board/what-if/asked-999?year=2018-19", headers=JSON).status_code == 404


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"place": "0", "version": 1}, 422, "That is not a meeting of this committee."),
        ({"place": "x", "version": 1}, 422, "Choose where the item goes."),
        ({"place": "year:99999", "version": 1}, 422, "Choose where the item goes."),
        ({"place": "year:", "version": 1}, 422, "Choose where the item goes."),
        ({"place": "other", "version": 1}, 422, "That is not a meeting of this committee."),
        ({"place": "called off", "version": 1}, 422, "That meeting is cancelled."),
        ({"place": "year:2018", "version": 7}, 409, "Somebody else changed it"),
        ({"place": "year:2018", "version": "x"}, 409, "Somebody else changed it"),
    ],
)
def test_nonsense_is_refused_with_a_sentence_and_makes_nothing(
    planner: InspectingClient, scene: Scene, ask_for: Ask, send: Send, sent: dict[str, Any], status: int, said: str
) -> None:
    asked = ask_for()
    with scenes.changing(scene.database) as session:
        other = scenes.a_meeting(session, session.get_one(Committee, scene.other_board), FEBRUARY).id
    scene.change(Meeting, scene.february, status=MeetingStatus.CANCELLED)
    places = {"other": str(other), "called off": str(scene.february)}
    sent = {**sent, "place": places.get(sent["place"], sent["place"])}
    answer = send(planner, f"/plan/follow-ups/{asked}/schedule?year=2018-19", **sent)
    assert answer.status_code == status
    assert said in answer.json["said"]
    assert not scene.items(WORDING)
    assert answers(scene, asked) == []


def test_one_that_is_answered_or_has_an_item_is_not_scheduled_twice(
    planner: InspectingClient, scene: Scene, ask_for: Ask, send: Send
) -> None:
    has_one, closed = ask_for(item_ids=(scene.libraries,)), ask_for()
    scene.change(FollowUp, closed, answered_on=date(2019, 2, 28), answered_minute="19/19")
    for asked, said in ((has_one, "An item is to answer it already."), (closed, "It is closed.")):
        version = follow_up(scene, asked).version
        answer = send(planner, f"/plan/follow-ups/{asked}/schedule", place="year:2018", version=version)
        assert answer.status_code == 422
        assert said in answer.json["said"]


def test_only_who_plans_the_committee_schedules_it(scene: Scene, ask_for: Ask, send: Send) -> None:
    asked = ask_for()
    elsewhere = scene.planner("Olive Other", Role.COORDINATOR, scene.other_board)
    page = elsewhere.visit("/plan/other/?year=2018-19")
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    answer = elsewhere.post(f"/plan/follow-ups/{asked}/schedule", data={"csrf_token": token, "place": "year:2018"})
    assert answer.status_code == 403
    assert elsewhere.post("/plan/follow-ups/999/schedule", data={"csrf_token": token}).status_code == 404


def test_filters_hide_it_as_they_hide_items(planner: InspectingClient, ask_for: Ask) -> None:
    asked = ask_for()
    for query, hidden in (
        ("q=school+places", False), ("q=libraries", True), ("person=John+Gregg", False), ("person=Sarah+Mills", True),
        ("late=1", True), ("kind=short", True),
    ):  # fmt: skip
        page = planner.visit(f"{PLAN}&{query}")
        assert ("hidden" in page.by_id[f"item-asked-{asked}"].attrib) is hidden, query


def test_its_finding_leads_to_its_card(planner: InspectingClient, ask_for: Ask) -> None:
    asked = ask_for("January 2019")
    page = planner.visit(PLAN)
    assert "was wanted by 31 January 2019, and no item answers it. Make or link an item." in page
    assert f"#item-asked-{asked}" in page.links.values()
    assert "Check: asked for and overdue" in page.text(page.by_id[f"item-asked-{asked}"])


def test_the_board_asks_as_much_for_thirty_follow_ups_as_for_one(
    planner: InspectingClient, scene: Scene, ask_for: Ask
) -> None:
    ask_for()
    planner.visit(PLAN)
    with scenes.statements(scene.database.engine) as few:
        planner.visit(PLAN)
    for number in range(30):
        ask_for("March 2019", item_ids=(scene.adoption, scene.libraries)[: number % 3])
    with scenes.statements(scene.database.engine) as many:
        planner.visit(PLAN)
    assert len(few) == len(many)


def test_how_many_proposals_wait_is_said_on_the_board(planner: InspectingClient, scene: Scene) -> None:
    assert "Asked for" in planner.visit(PLAN).links
    page = planner.submit(
        planner.visit("/plan/board/items/new?year=2018-19"),
        "Add item",
        title="School places",
        detail="Members requested a note on costs.",
    )
    assert "Asked for (1 to decide)" in page.links
    assert planner.follow(page, "Asked for (1 to decide)").heading == "What was asked for, 2018-19"
    scene.change(Item, scene.items("School places")[0].id, withdrawn=True)
    assert "Asked for" in planner.visit(PLAN).links


def test_what_waits_for_an_event_that_nobody_dates_is_asked_about(planner: InspectingClient, ask_for: Ask) -> None:
    asked = ask_for("3 months after implementation", asked_on=date(2018, 11, 1))
    page = planner.visit(PLAN)
    assert "waits for implementation, and nobody has said when that was" in page.text(page.by_id["findings"])
    page = planner.submit(planner.follow(page, "Say when it was"), "Save the day", answers={
        "event_on-day": "12", "event_on-month": "2", "event_on-year": "2019",
    })  # fmt: skip
    assert page.url.endswith(f"/follow-ups/{asked}/")
    assert "nobody has said when" not in planner.visit(PLAN).text()
