"""Moving cards: the same form with and without scripts, what is refused, and taking the last move back."""

import random
from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from tests.planner.conftest import PLAN
from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting

Send = Callable[..., TestResponse]


def undo_entry(page: Page) -> str | None:
    return next((e.get("value") for e in page.all("input") if e.get("name") == "entry"), None)


@pytest.fixture
def move(planner: InspectingClient, scene: Scene, send: Send) -> Callable[..., TestResponse]:
    """Moves an item as the board's script does, from the version that it has."""

    def move_(place: object, item: int = 0, **answers: object) -> TestResponse:
        item = item or scene.adoption
        answers.setdefault("version", scene.item(item).version)
        return send(planner, f"/plan/items/{item}/move?year=2018-19", place=place, **answers)

    return move_


def test_a_card_leads_to_the_form_that_moves_it_without_scripts(planner: InspectingClient, scene: Scene) -> None:
    page = planner.visit(f"{PLAN}&view=projector")
    (chosen,) = [
        link for link in page.all("a", css_class="card__move") if f"/{scene.libraries}/" in link.get("href", "")
    ]
    page = planner.visit(chosen.get("href", ""))
    page = planner.submit(page, "Move item", place=str(scene.april), position="1")
    assert "view=projector" in page.url
    assert "“Libraries” is moved. It is planned for Thursday 4 April 2019." in page
    assert page.heading == "Working programme 2018-19"
    assert scene.order(scene.april) == ["Libraries", "Adoption Central England"]


def test_a_card_is_moved_by_the_script_and_the_board_comes_back(
    scene: Scene, move: Callable[..., TestResponse]
) -> None:
    answer = move(f"{scene.february}")
    assert answer.status_code == 200
    assert answer.json["said"] == "“Adoption Central England” is moved. It is planned for Thursday 7 February 2019."
    parts = Page(answer.json["parts"])
    assert "Adoption Central England" in parts.text(parts.by_id[f"meeting-{scene.february}"])
    assert "Nothing is planned yet." in parts.text(parts.by_id[f"meeting-{scene.april}"])


def test_an_item_that_goes_to_next_year_leaves_this_board_as_it_was_asked_for(
    scene: Scene, move: Callable[..., TestResponse]
) -> None:
    answer = move("year:2019")
    assert "Adoption Central England" not in Page(answer.json["parts"]).text().replace("Undo the last move", "")
    assert scene.item().year == 2019


def test_a_published_item_is_asked_why(scene: Scene, move: Callable[..., TestResponse]) -> None:
    scene.publish()
    answer = move(scene.february)
    assert (answer.status_code, answer.json["field"]) == (422, "reason")
    assert answer.json["said"] == "Say why the item moves: it is in the published programme."
    assert scene.item().meeting_id == scene.april
    assert move(scene.february, reason="Ready early.").status_code == 200


def test_somebody_who_was_quicker_is_named_and_nothing_is_lost(scene: Scene, move: Callable[..., TestResponse]) -> None:
    seen = scene.item().version
    scene.change(Item, scene.adoption, meeting_id=scene.february)
    answer = move("year:2018", version=seen)
    assert answer.status_code == 409
    assert answer.json["said"].startswith("Bob Rival changed “Adoption Central England” while you had it before you.")
    assert scene.item().meeting_id == scene.february


@pytest.mark.parametrize("place", ["99999", "year:1066", "", "4;DROP", "year:", "-1"])
def test_a_forged_place_is_refused_with_a_sentence(scene: Scene, move: Callable[..., TestResponse], place: str) -> None:
    answer = move(place)
    assert answer.status_code == 422
    assert answer.json["said"]
    assert answer.json["field"] is None
    assert scene.item().meeting_id == scene.april


def test_another_committees_meeting_is_refused(scene: Scene, move: Callable[..., TestResponse]) -> None:
    with scenes.changing(scene.database) as session:
        other = session.get_one(Committee, scene.other_board)
        theirs = scenes.a_meeting(session, other, scene.meeting().day).id
    assert move(theirs).status_code == 422
    assert scene.item().meeting_id == scene.april


@pytest.mark.parametrize("position", ["0", "-3", "first", "1e9", "99999999999999999999"])
def test_a_forged_position_is_refused(scene: Scene, move: Callable[..., TestResponse], position: str) -> None:
    assert move(scene.february, position=position).status_code == 422
    assert scene.item().meeting_id == scene.april


def test_a_move_without_the_token_or_by_another_planner_is_refused(
    scene: Scene, planner: InspectingClient, send: Send
) -> None:
    address = f"/plan/items/{scene.adoption}/move"
    answer = send(planner, address, csrf_token="forged", place=scene.february, version=1)
    assert answer.status_code in (400, 422)
    assert answer.json["said"]
    rival = scene.planner("Cat Rival", committee=scene.other_board)
    token = next(e.get("value") for e in rival.visit("/plan/other/").all("input") if e.get("name") == "csrf_token")
    headers = {"Accept": "application/json", "Referer": "http://localhost/plan/other/"}
    refused = rival.post(address, data={"csrf_token": token, "place": scene.february, "version": 1}, headers=headers)
    assert refused.status_code == 403
    assert scene.item().meeting_id == scene.april


def test_an_item_that_is_not_there_is_not_found(planner: InspectingClient, send: Send) -> None:
    answer = send(planner, "/plan/items/99999/move", place=1, version=1)
    assert answer.status_code == 404
    assert answer.json["said"]


def test_one_move_is_one_entry_in_the_journal(scene: Scene, move: Callable[..., TestResponse]) -> None:
    before = len(scene.journal())
    move(scene.february, position="1")
    move(scene.april, position="1")
    assert len(scene.journal()) == before + 2


# ---------------------------------------------------------------- taking back


def undo(planner: InspectingClient, send: Send) -> TestResponse:
    entry = undo_entry(planner.visit(PLAN))
    assert entry is not None
    return send(planner, "/plan/board/take-back?year=2018-19", entry=entry)


def test_there_is_nothing_to_undo_before_anything_was_moved(planner: InspectingClient) -> None:
    assert undo_entry(planner.visit(PLAN)) is None


def test_the_last_move_is_undone_without_scripts(
    planner: InspectingClient, scene: Scene, move: Callable[..., TestResponse]
) -> None:
    move(scene.february)
    page = planner.submit(planner.visit(PLAN), "Undo the last move: Adoption Central England")
    assert "“Adoption Central England” is put back. It is planned for Thursday 4 April 2019." in page
    assert undo_entry(page) is None


def test_moves_are_undone_one_after_another(
    planner: InspectingClient, scene: Scene, move: Callable[..., TestResponse], send: Send
) -> None:
    move(scene.february)
    move("year:2018")
    assert undo(planner, send).status_code == 200
    assert scene.item().meeting_id == scene.february
    assert undo(planner, send).status_code == 200
    assert scene.item().meeting_id == scene.april


def test_a_move_that_somebody_has_changed_since_is_not_undone(
    planner: InspectingClient, scene: Scene, move: Callable[..., TestResponse], send: Send
) -> None:
    move(scene.february)
    scene.change(Item, scene.adoption, title="Adoption services")
    answer = undo(planner, send)
    assert answer.status_code == 422
    assert answer.json["said"].startswith("Bob Rival has changed “Adoption services” since.")
    assert scene.item().meeting_id == scene.february


def test_what_one_planner_moved_another_does_not_undo(
    planner: InspectingClient, scene: Scene, move: Callable[..., TestResponse], send: Send
) -> None:
    move(scene.february)
    entry = undo_entry(planner.visit(PLAN))
    other = scene.planner("Bea Planner")
    assert undo_entry(other.visit(PLAN)) is None
    assert send(other, "/plan/board/take-back", entry=entry).status_code == 422
    rival = scene.planner("Cat Rival", committee=scene.other_board)
    assert rival.post("/plan/board/take-back", data={"entry": entry}).status_code in (400, 403)
    assert scene.item().meeting_id == scene.february


@pytest.mark.parametrize("entry", ["", "1", "0", "-1", "99999", "x", "9" * 40])
def test_a_forged_undo_is_refused(
    planner: InspectingClient, scene: Scene, move: Callable[..., TestResponse], send: Send, entry: str
) -> None:
    move(scene.february)
    assert send(planner, "/plan/board/take-back", entry=entry).status_code == 422
    assert scene.item().meeting_id == scene.february


def test_a_move_is_not_undone_to_a_meeting_that_was_cancelled_since(
    planner: InspectingClient, scene: Scene, move: Callable[..., TestResponse], send: Send
) -> None:
    move("year:2018")
    scene.change(Meeting, scene.april, status=MeetingStatus.CANCELLED)
    answer = undo(planner, send)
    assert answer.status_code == 422
    assert answer.json["said"] == "That meeting is cancelled. Choose another one."


def test_readers_are_told_the_reason_that_still_holds(
    planner: InspectingClient, scene: Scene, move: Callable[..., TestResponse], send: Send
) -> None:
    scene.publish()
    move(scene.february, reason="Ready early.")
    move("year:2018", reason="Not ready after all.")
    undo(planner, send)
    told = [entry.reason for entry in scene.journal() if entry.reason]
    assert told[-1] == "Ready early."


@pytest.mark.parametrize("seed", range(4))
def test_any_sequence_of_moves_undone_ends_where_it_began(
    planner: InspectingClient, scene: Scene, move: Callable[..., TestResponse], send: Send, seed: int
) -> None:
    with scenes.changing(scene.database) as session:
        board = session.get_one(Committee, scene.board)
        april, february = (session.get_one(Meeting, id_) for id_ in (scene.april, scene.february))
        made = [scenes.an_item(session, board, title, april, position=n) for n, title in enumerate("BCD", 1)]
        made += [scenes.an_item(session, board, title, february, position=n) for n, title in enumerate("EF")]
        ids = [scene.adoption, *(item.id for item in made)]

    def standing() -> tuple[list[str], list[str]]:
        return scene.order(scene.february), scene.order(scene.april)

    dice, began, moved = random.Random(seed), standing(), 0
    for _ in range(8):
        place, position = dice.choice([scene.february, scene.april, "year:2018"]), dice.choice(["", "1", "2", "3"])
        entries = len(scene.journal())
        assert move(place, dice.choice(ids), position=position).status_code == 200
        moved += len(scene.journal()) > entries
    for _ in range(moved):
        assert undo(planner, send).status_code == 200
    assert standing() == began
