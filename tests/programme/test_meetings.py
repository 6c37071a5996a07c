"""Adding, editing and calling off meetings: what is checked, what is warned of, what happens to their items."""

from datetime import date, time

import pytest

from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting

NEW = "/plan/board/meetings/new?year=2018-19"
TICK = "Save the meeting on that day all the same"


def on(day: date) -> dict[str, str]:
    return {"day-day": str(day.day), "day-month": str(day.month), "day-year": str(day.year)}


def add(planner: InspectingClient, day: date, status: int = 200, **answers: object) -> Page:
    return planner.submit(planner.visit(NEW), "Add meeting", status=status, answers={**on(day), **answers})


def save(planner: InspectingClient, scene: Scene, status: int = 200, **answers: object) -> Page:
    form = planner.visit(f"/plan/meetings/{scene.april}/")
    return planner.submit(form, "Save meeting", status=status, answers=answers)


def call_off(planner: InspectingClient, scene: Scene, status: int = 200, **answers: object) -> Page:
    form = planner.visit(f"/plan/meetings/{scene.april}/call-off")
    return planner.submit(form, "Call off the meeting", status=status, answers=answers)


def test_a_meeting_is_added_at_the_committees_usual_hour_and_place(scene: Scene, planner: InspectingClient) -> None:
    page = add(planner, date(2019, 4, 25))
    assert "The meeting on Thursday 25 April 2019 is added." in page
    made = scene.meetings()[-1]
    assert (made.day, made.starts, made.ends, made.place) == (date(2019, 4, 25), time(14), time(16), "Council House")
    assert (made.year, made.kind, made.status) == (2018, MeetingKind.FORMAL, MeetingStatus.CONFIRMED)


def test_a_meeting_is_added_as_it_is_described(scene: Scene, planner: InspectingClient) -> None:
    add(
        planner, date(2019, 4, 25), starts="9:30", ends="midday", place="A school", kind="visit", state="provisional",
        note="Wear flat shoes.",
    )  # fmt: skip
    made = scene.meetings()[-1]
    assert (made.starts, made.ends, made.place) == (time(9, 30), time(12), "A school")
    assert (made.kind, made.status, made.note) == (MeetingKind.VISIT, MeetingStatus.PROVISIONAL, "Wear flat shoes.")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"day-day": "31", "day-month": "4", "day-year": "2019"}, "Date of the meeting must be a real date"),
        ({"day-day": "", "day-month": "", "day-year": ""}, "Enter the date of the meeting"),
        ({"day-day": "4", "day-month": "4", "day-year": "19"}, "Date of the meeting must have a year with 4 numbers"),
        ({"starts": "25:00"}, "Starts must be a real time"),
        ({"starts": ""}, "Enter when the meeting starts"),
        ({"ends": "1pm"}, "Enter an end that comes after the start."),
        ({"place": "x" * 10_000}, "Place must be 250 characters or fewer"),
        ({"note": "x" * 10_000}, "Note must be 1,000 characters or fewer"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(
    scene: Scene, planner: InspectingClient, answers: dict[str, str], said: str
) -> None:
    page = planner.submit(planner.visit(NEW), "Add meeting", status=422, answers={**on(date(2019, 4, 25)), **answers})
    assert [error for error in page.errors if error.startswith(said)], page.errors
    assert len(scene.meetings()) == 2


def test_a_second_meeting_at_the_same_hour_is_refused(scene: Scene, planner: InspectingClient) -> None:
    page = add(planner, date(2019, 4, 4), 422)
    assert page.errors == [
        "The committee has a meeting on 4 April 2019 at that hour already. "
        "Choose another day or hour, or change that meeting."
    ]
    add(planner, date(2019, 4, 4), starts="10am", ends="11am")
    assert len(scene.meetings()) == 3


def test_a_meeting_may_take_the_hour_of_one_that_was_cancelled(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Meeting, scene.april, status=MeetingStatus.CANCELLED)
    add(planner, date(2019, 4, 4))
    assert len(scene.meetings()) == 3


def test_the_other_committee_may_meet_at_the_same_hour(scene: Scene, planner: InspectingClient) -> None:
    form = planner.visit("/plan/other/meetings/new?year=2018-19")
    planner.submit(form, "Add meeting", answers=on(date(2019, 4, 4)))
    assert len(scene.meetings()) == 3


@pytest.mark.parametrize(
    ("day", "warning"),
    [
        (date(2019, 4, 13), "Saturday 13 April 2019 is at a weekend."),
        (date(2019, 4, 19), "Friday 19 April 2019: Good Friday."),
        (date(2019, 3, 28), "Thursday 28 March 2019 is in the pre-election period (Local elections)."),
        (date(2019, 4, 17), "Wednesday 17 April 2019 is in recess (Easter)."),
        (date(2020, 6, 4), "Thursday 4 June 2020 is in 2020-21. The meeting goes to the programme of that year."),
    ],
)
def test_an_unusual_day_is_warned_of_and_may_be_confirmed(
    scene: Scene, planner: InspectingClient, day: date, warning: str
) -> None:
    scene.change(
        Council,
        1,
        pre_election=[{"first": "2019-03-26", "last": "2019-03-29", "reason": "Local elections"}],
        recesses=[{"first": "2019-04-15", "last": "2019-04-18", "reason": "Easter"}],
    )
    page = add(planner, day, 422)
    assert warning in page
    assert page.errors == ["Check the date. If it is right, tick the box and save again."]
    assert len(scene.meetings()) == 2
    planner.submit(page, "Add meeting", answers={"confirmed": True})
    assert day in [meeting.day for meeting in scene.meetings()]


def test_a_warning_that_was_confirmed_does_not_cover_another_day(scene: Scene, planner: InspectingClient) -> None:
    page = add(planner, date(2019, 4, 13), 422)
    page = planner.submit(page, "Add meeting", status=422, answers={"confirmed": True, **on(date(2019, 4, 19))})
    assert "Good Friday" in page
    assert len(scene.meetings()) == 2


def test_a_meeting_beyond_the_known_bank_holidays_says_so(scene: Scene, planner: InspectingClient) -> None:
    page = add(planner, date(2031, 6, 5), 422)
    assert "The bank holidays of 2031 are not known yet." in page


def test_a_meeting_of_another_year_goes_to_that_years_programme(scene: Scene, planner: InspectingClient) -> None:
    page = planner.submit(add(planner, date(2020, 6, 4), 422), "Add meeting", answers={"confirmed": True})
    assert page.heading == "Working programme 2020-21"
    assert scene.meetings()[-1].year == 2020


def test_the_items_of_a_meeting_go_with_it_into_another_year(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        gone = scenes.an_item(session, board, "Gone", april, withdrawn=True).id
    page = save(planner, scene, 422, **on(date(2019, 6, 6)))
    planner.submit(page, "Save meeting", answers={"confirmed": True})
    assert (scene.meeting().day, scene.meeting().year) == (date(2019, 6, 6), 2019)
    assert (scene.item().year, scene.item(gone).year) == (2019, 2019)


def test_a_published_meeting_moves_only_with_a_reason(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    page = save(planner, scene, 422, **on(date(2019, 4, 11)))
    assert page.errors == ["Say why the meeting moves: its day and hour are published."]
    assert scene.meeting().day == date(2019, 4, 4)
    planner.submit(page, "Save meeting", reason="The chair is away.")
    assert scene.meeting().day == date(2019, 4, 11)
    assert scene.journal()[-1].reason == "The chair is away."
    save(planner, scene, **on(date(2019, 4, 4)))  # back to what readers know


def test_the_place_of_a_published_meeting_changes_without_a_reason(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    save(planner, scene, place="Room 3")
    assert scene.meeting().place == "Room 3"


def test_a_meeting_is_cancelled_with_a_reason_that_readers_will_see(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Meeting, scene.april, note="Joint with the other board.")
    scene.publish()
    page = call_off(planner, scene, 422)
    assert page.errors == ["Enter why"]
    page = planner.submit(page, "Call off the meeting", state="cancelled", said="Too few members could come.")
    assert "The meeting on Thursday 4 April 2019 is cancelled." in page
    assert "but readers and their calendars still have it" in page
    found = scene.meeting()
    assert found.status is MeetingStatus.CANCELLED
    assert found.note == "Too few members could come. Joint with the other board."
    assert scene.item().meeting_id == scene.april
    publish = planner.follow(page, "Publish now")
    assert publish.heading == "Publish edition 2"


def test_a_meeting_is_postponed_and_takes_place_after_all(scene: Scene, planner: InspectingClient) -> None:
    call_off(planner, scene, state="postponed", said="Snow.")
    assert scene.meeting().status is MeetingStatus.POSTPONED
    page = planner.visit(f"/plan/meetings/{scene.april}/")
    assert "This meeting is postponed." in page
    planner.submit(page, "Save meeting", answers={"state": "confirmed", "note": "", **on(date(2019, 4, 11))})
    found = scene.meeting()
    assert (found.status, found.day, found.note) == (MeetingStatus.CONFIRMED, date(2019, 4, 11), "")


def test_a_meeting_cannot_be_called_off_without_its_reason(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit(f"/plan/meetings/{scene.april}/")
    offered = {e.get("value") for e in page.all("input") if e.get("name") == "state"}
    assert offered == {"provisional", "confirmed", "held"}


def test_a_cancelled_meeting_cannot_come_back_to_an_hour_that_is_taken(scene: Scene, planner: InspectingClient) -> None:
    call_off(planner, scene, said="Snow.")
    add(planner, date(2019, 4, 4))
    page = save(planner, scene, 422, state="confirmed")
    assert "at that hour already" in page.errors[0]
    assert scene.meeting().status is MeetingStatus.CANCELLED


def test_the_years_of_a_council_begin_on_its_own_day(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Council, 1, year_month=5, year_day=20)
    add(planner, date(2019, 5, 9))
    assert scene.meetings()[-1].year == 2018


def test_a_meeting_is_never_deleted(scene: Scene, planner: InspectingClient) -> None:
    assert planner.delete(f"/plan/meetings/{scene.april}/").status_code in (400, 405)
    assert scene.item().meeting_id == scene.april
    assert Item.__table__.c.meeting_id.references(Meeting.__table__.c.id)
