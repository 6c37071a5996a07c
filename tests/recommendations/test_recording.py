"""Recording at the meeting: line by line, what comes of each, and two who write at once."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tests.recommendations.scene import NOW, Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.recommendations import RecipientKind
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.models.follow_ups import AskedOf, FollowUp
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.minutes import Minute, MinuteLine

ASKED, RESOLVED, RECOMMENDED = "Add what was asked for", "Add what was resolved", "Add what was recommended"


def at(scene: Scene, address: str) -> str:
    return f"{address}?at=item:{scene.camhs}"


def minutes(scene: Scene) -> list[Minute]:
    with scene.database.session() as session:
        wanted = select(Minute).options(selectinload(Minute.lines)).order_by(Minute.id)
        return list(session.scalars(wanted))


def follow_ups(scene: Scene) -> list[FollowUp]:
    with scene.database.session() as session:
        wanted = select(FollowUp).options(selectinload(FollowUp.asked_of).joinedload(AskedOf.person))
        return list(session.scalars(wanted.order_by(FollowUp.id)))


def test_a_meeting_is_recorded_line_by_line(scene: Scene, planner: InspectingClient, june: str) -> None:
    page = planner.visit(june)
    assert [page.text(h) for h in page.all("h2")][:3] == [
        "1. Apologies",
        "2. Mental health of children",
        "3. Contract of the agency Private",
    ]
    page = planner.submit(page, RESOLVED, answers={"resolved": "Cllr Kaur sent apologies."})
    page = planner.follow(page, "Next: Mental health of children")
    page = planner.submit(page, "Save number", number="19 / 19")
    page = planner.submit(page, RESOLVED, answers={"resolved": "The report was noted."})
    page = planner.submit(
        page, ASKED, answers={"asked_for": "A further report on waiting times", "whom": "John Gregg and Cllr Maton",
                              "wanted": "January 2020"},
    )  # fmt: skip
    page = planner.submit(page, RECOMMENDED, answers={"recommended": "Publish waiting times.", "to": "Cllr Maton"})
    for words in (
        "Minute 19/19",
        "The report was noted.",
        "by January 2020 (late after 31 January 2020)",
        "SB2 (19/20) 01",
    ):
        assert words in page
    asked, recommended = follow_ups(scene)[0], scene.found(1)
    assert (asked.wording, asked.minute, asked.source_item_id, asked.asked_on, asked.target_latest) == (
        "A further report on waiting times", "19/19", scene.camhs, date(2019, 6, 20), date(2020, 1, 31),
    )  # fmt: skip
    assert [one.person.name for one in asked.asked_of] == ["John Gregg", "Cllr Maton"]
    assert (recommended.minute, recommended.item_id, recommended.to_person_id) == ("19/19", scene.camhs, scene.maton)
    page = planner.submit(page, "Close the record")
    assert "The record is closed and the meeting is marked as held." in page
    with scene.database.session() as session:
        assert session.get_one(Meeting, scene.june).status is MeetingStatus.HELD


def test_the_next_line_of_the_same_sort_is_open_and_in_focus(
    scene: Scene, planner: InspectingClient, june: str
) -> None:
    page = planner.visit(at(scene, june))
    page = planner.submit(page, ASKED, answers={"asked_for": "A visit"})
    box = page.by_id["asked_for"]
    assert (box.get("autofocus"), box.get("value", "")) == ("", "")
    assert "next=asked" in page.url


def test_a_number_that_comes_later_goes_to_what_was_recorded_before(
    scene: Scene, planner: InspectingClient, june: str
) -> None:
    page = planner.submit(planner.visit(at(scene, june)), ASKED, answers={"asked_for": "A report"})
    page = planner.submit(page, RECOMMENDED, answers={"recommended": "Act.", "to": "Full council"})
    planner.submit(page, "Save number", number="7")
    assert follow_ups(scene)[0].minute == scene.found(1).minute == "7"
    assert scene.found(1).to_kind is RecipientKind.COUNCIL


def test_a_double_press_makes_one(scene: Scene, planner: InspectingClient, june: str) -> None:
    form = planner.visit(at(scene, june))
    for _ in range(2):
        planner.submit(form, ASKED, answers={"asked_for": "A report"})
        planner.submit(form, RESOLVED, answers={"resolved": "Noted."})
        planner.submit(form, "Add to the record", answers={"taken": "Fire at the library"})
    assert [len(minute.lines) for minute in minutes(scene)] == [2, 0]
    assert len(follow_ups(scene)) == 1


def test_two_who_record_the_same_item_lose_nothing(scene: Scene, planner: InspectingClient, june: str) -> None:
    other = scene.signed_in(Role.GOVERNANCE, name="Michelle Rose")
    mine, theirs = planner.visit(at(scene, june)), other.visit(at(scene, june))
    planner.submit(mine, RESOLVED, answers={"resolved": "One."})
    planner.submit(mine, "Save number", number="19/19")
    other.submit(theirs, RESOLVED, answers={"resolved": "Two."})
    page = other.submit(theirs, "Save number", status=409, number="20/19")
    assert page.rows()[1] == ["Minute", "20/19", "19/19"]
    assert [(line.text, line.by_name) for line in minutes(scene)[0].lines] == [
        ("One.", "Ann Planner"), ("Two.", "Michelle Rose"),
    ]  # fmt: skip
    other.submit(page, "Save number")
    assert minutes(scene)[0].number == "20/19"


def test_an_open_follow_up_is_answered_with_the_minute(scene: Scene, planner: InspectingClient, june: str) -> None:
    with scenes.changing(scene.database, at=NOW) as session:
        draft = FollowUpDraft(
            wording="A progress report", source_meeting_id=scene.april, minute="5/18", item_ids=(scene.camhs,)
        )
        ask(session, scene.board, draft, NOW)
    page = planner.visit(at(scene, june))
    assert "This was asked for on 4 April 2019, minute 5/18: “A progress report”" in page
    page = planner.submit(page, "This answers it")
    assert "Enter the number of the minute first, so that the answer can quote it." in page
    page = planner.submit(page, "Save number", number="19/19")
    page = planner.submit(page, "This answers it, minute 19/19")
    assert "It is answered, with this minute." in page
    closed = follow_ups(scene)[0]
    assert (closed.answered_on, closed.answered_minute, closed.answered_meeting_id, closed.answered_item_id) == (
        date(2019, 6, 20), "19/19", scene.june, scene.camhs,
    )  # fmt: skip
    assert "This was asked for" not in page


def test_what_was_taken_without_being_on_the_agenda(scene: Scene, planner: InspectingClient, june: str) -> None:
    page = planner.submit(planner.visit(june), "Add to the record", answers={"taken": "Fire at the library"})
    page = planner.submit(page, RESOLVED, answers={"resolved": "The service was thanked."})
    assert "Fire at the library Taken, and not on the agenda" in page
    page = planner.submit(page, "Add to the record", status=422, answers={"taken": "fire at  the Library"})
    assert page.errors == ["That is on the agenda. Record it there."]


def test_what_is_recorded_stays_when_the_item_moves_away(scene: Scene, planner: InspectingClient, june: str) -> None:
    planner.submit(planner.visit(at(scene, june)), RESOLVED, answers={"resolved": "Deferred."})
    scene.change(Item, scene.camhs, meeting_id=scene.october)
    page = planner.visit(june)
    assert "Mental health of children Taken, and not on the agenda Resolved Deferred." in page


def test_what_comes_of_a_private_item_is_private(scene: Scene, planner: InspectingClient, june: str) -> None:
    page = planner.visit(f"{june}?at=item:{scene.contract}")
    page = planner.submit(page, ASKED, answers={"asked_for": "The price"})
    planner.submit(page, RECOMMENDED, answers={"recommended": "End it."})
    assert follow_ups(scene)[0].private
    assert scene.found(1).item_id == scene.contract


def test_a_line_is_corrected_or_removed(scene: Scene, planner: InspectingClient, june: str) -> None:
    page = planner.submit(planner.visit(at(scene, june)), RESOLVED, answers={"resolved": "Notted."})
    page = planner.follow(page, "Change “Notted.”")
    old = page
    page = planner.submit(page, "Save line", text="Noted.")
    assert "Resolved Noted." in page
    assert "Somebody else has changed this line." in planner.submit(old, "Remove this line")
    page = planner.submit(planner.follow(page, "Change “Noted.”"), "Remove this line")
    assert minutes(scene)[0].lines == []
    assert [entry.verb for entry in scene.journal("minute_line")] == ["made", "changed", "ended"]


@pytest.mark.parametrize(
    ("button", "answers", "said"),
    [
        (RESOLVED, {"resolved": ""}, "Enter what was resolved"),
        (RESOLVED, {"resolved": "x" * 2001}, "Resolved must be 2,000 characters or fewer"),
        (ASKED, {"asked_for": " "}, "Enter what was asked for"),
        (ASKED, {"asked_for": "A report", "whom": "Jon Gregg"}, "Jon Gregg is not in the list of people. Did you "
         "mean John Gregg? Write a name that is, or say it in what was asked for."),
        (ASKED, {"asked_for": "A report", "wanted": "31 February 2020"}, None),
        (RECOMMENDED, {"recommended": ""}, "Enter what was recommended"),
        ("Save number", {"number": "nineteen"}, "Minute must be the number of a minute, like 19/19 or 7"),
        ("Add to the record", {"taken": ""}, "Enter what was taken"),
        ("Add to the record", {"taken": "Apologies"}, "That is on the agenda. Record it there."),
    ],
)  # fmt: skip
def test_what_cannot_be_recorded_stays_in_its_box(
    scene: Scene, planner: InspectingClient, june: str, button: str, answers: dict[str, str], said: str | None
) -> None:
    page = planner.submit(planner.visit(at(scene, june)), button, status=422, answers=answers)
    assert len(page.errors) == 1
    if said is not None:
        assert page.errors == [said]
    kept = {name: page.by_id[name].get("value", "") for name in answers}
    assert kept == {name: text.strip() for name, text in answers.items()}
    assert minutes(scene) == []
    assert follow_ups(scene) == []


def test_nothing_is_recorded_before_the_day_or_of_a_meeting_called_off(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit(f"/meetings/{scene.october}/record")
    assert "This meeting is on 3 October 2019. You can record it from that day on." in page
    assert RESOLVED not in page
    scene.change(Meeting, scene.june, status=MeetingStatus.CANCELLED)
    assert "This meeting is cancelled" in planner.visit(f"/meetings/{scene.june}/record")


@pytest.mark.parametrize("role", list(Role))
def test_who_may_record(scene: Scene, june: str, role: Role) -> None:
    client = scene.signed_in(role, scene.board)
    wanted = 200 if role in (Role.ADMINISTRATOR, Role.COORDINATOR, Role.GOVERNANCE) else 403
    assert client.get(june).status_code == wanted
    assert scene.new_client().get(june).status_code == 302
    if wanted == 200:
        assert scene.signed_in(role, scene.other, name="Other").get(june).status_code == 403


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"do": "sing"},
        {"do": "resolved", "at": "item:99999999999", "resolved": "x"},
        {"do": "resolved", "at": "said:", "title": "", "resolved": "x"},
        {"do": "resolved", "at": "item:987654", "resolved": "x"},
        {"do": "number", "at": "\x00", "title": "x" * 999, "number": "7"},
        {"do": "answered", "at": "x", "follow_up": "²"},
        {"do": ["asked", "number"], "at": ["a", "b"], "asked_for": "\x00", "form_key": "x" * 9999},
    ],
)
def test_whatever_is_sent_is_answered_with_a_page(
    scene: Scene, planner: InspectingClient, june: str, answers: dict[str, object]
) -> None:
    page = planner.visit("/account/password")
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    answer = planner.post(june, data={"csrf_token": token, **answers})
    assert answer.status_code in (302, 400, 409, 422)
    assert minutes(scene) == []


@pytest.mark.engines("sqlite")
def test_more_lines_cost_no_more_queries(scene: Scene, planner: InspectingClient, june: str) -> None:
    def asked() -> int:
        with scenes.statements(scene.database.engine) as seen:
            planner.visit(at(scene, june))
        return len(seen)

    def record(times: int) -> None:
        page = planner.visit(at(scene, june))
        for number in range(times):
            page = planner.submit(page, RESOLVED, answers={"resolved": f"Line {number}"})
            page = planner.submit(page, ASKED, answers={"asked_for": f"Report {number}", "whom": "John Gregg"})
            page = planner.submit(page, RECOMMENDED, answers={"recommended": f"Do {number}"})

    record(1)
    before = asked()
    record(8)
    assert asked() == before
    assert before <= 16


def test_lines_know_their_records(scene: Scene, planner: InspectingClient, june: str) -> None:
    planner.submit(planner.visit(at(scene, june)), ASKED, answers={"asked_for": "A report"})
    with scene.database.session() as session:
        (line,) = session.scalars(select(MinuteLine)).all()
        assert (line.follow_up_id, line.recommendation_id) == (1, None)
