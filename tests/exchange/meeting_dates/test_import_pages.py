"""Bringing meetings in from a calendar as an officer does: choose it, look at it, import it."""

from datetime import date, time

from tests.exchange.meeting_dates.pressing import CHOOSE, MOVED, NAME, bring_in, calendar, days, paste, upload
from tests.programme.scene import Scene
from tests.support.client import InspectingClient
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus


def test_a_moved_meeting_keeps_its_address_and_takes_its_items_along(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    look = paste(planner, MOVED)
    assert "Thursday 4 April 2019 moves to Thursday 11 April 2019" in look
    assert "10am instead of 2pm" in look
    assert "Town Hall instead of Council House" in look
    assert "1 item is planned for it, and moves with it." in look
    assert days(scene) == [(date(2019, 2, 7), MeetingStatus.CONFIRMED), (date(2019, 4, 4), MeetingStatus.CONFIRMED)]
    done = bring_in(planner, look)
    assert "1 meeting added and 1 meeting moved. Nothing is public until you publish." in done
    april = scene.meeting()
    assert (april.day, april.starts, april.ends, april.place) == (date(2019, 4, 11), time(10), None, "Town Hall")
    assert scene.item().meeting_id == april.id
    entry = next(one for one in scene.journal()[::-1] if one.record_id == april.id and one.table_name == "meeting")
    assert entry.changes["day"] == ["2019-04-04", "2019-04-11"]
    assert entry.reason == f"From the calendar “{NAME}”."
    feed = planner.get("/committees/board/calendar.ics").text
    assert "20190404T140000" in feed
    scene.publish()
    feed = planner.get("/committees/board/calendar.ics").text
    assert "20190411T100000" in feed
    assert f"UID:meeting-{april.id}@" in feed


def test_a_meeting_added_is_as_is_usual_for_the_committee(scene: Scene, planner: InspectingClient) -> None:
    bring_in(planner, paste(planner, MOVED))
    added = scene.meetings()[-1]
    assert (added.day, added.starts, added.ends, added.place, added.year) == (
        date(2019, 4, 25), time(14), time(16), "Council House", 2018,
    )  # fmt: skip


def test_the_board_says_what_the_move_makes_too_late(scene: Scene, planner: InspectingClient) -> None:
    board = planner.visit("/plan/board/?year=2018-19")
    assert "8 March" not in board
    text = f"{NAME}\nThursday 4 April 2019 (cancelled)\nFriday 8 March 2019 (new date)\n"
    bring_in(planner, paste(planner, text))
    board = planner.visit("/plan/board/?year=2018-19")
    findings = board.text(board.by_id["findings"])
    assert "8 March" in findings
    assert "by Thursday 28 February" in findings


def test_the_same_calendar_a_second_time_changes_nothing(scene: Scene, planner: InspectingClient) -> None:
    data = calendar(("a", "20190411T140000", ""), ("b", "20190620T140000", ""))
    bring_in(planner, upload(planner, data, "a.ics"))
    before = (days(scene), len(scene.journal()))
    again = upload(planner, data, "a.ics")
    assert "Unchanged: 2 meetings" in again
    assert "No meeting was changed." in bring_in(planner, again)
    assert (days(scene), len(scene.journal())) == before


def test_a_calendar_knows_a_meeting_again_however_far_it_moves(scene: Scene, planner: InspectingClient) -> None:
    bring_in(planner, upload(planner, calendar(("a", "20190404T140000", "")), "a.ics"))
    bring_in(planner, upload(planner, calendar(("a", "20190606T140000", "")), "a.ics"))
    assert (scene.meeting().day, scene.meeting().year) == (date(2019, 6, 6), 2019)
    assert scene.item().year == 2019
    assert len(scene.meetings()) == 2


def test_a_meeting_that_is_called_off_says_what_becomes_of_its_items(scene: Scene, planner: InspectingClient) -> None:
    look = upload(planner, calendar(("a", "20190404T140000", "STATUS:CANCELLED\r\n")), "a.ics")
    assert "Called off: 1" in look
    assert "1 item is planned for it, and stays with it until you move them." in look
    bring_in(planner, look, said="Too few members could come.")
    april = scene.meeting()
    assert (april.status, april.note) == (MeetingStatus.CANCELLED, "Too few members could come.")
    assert scene.item().meeting_id == april.id
    reason = scene.journal()[-1].reason
    assert reason == "From the calendar “a.ics”. Too few members could come."


def test_a_meeting_that_is_not_in_the_calendar_is_left_and_may_be_called_off(
    scene: Scene, planner: InspectingClient
) -> None:
    text = f"{NAME}\nThursday 7 March 2019\nThursday 25 July 2019\n"
    look = paste(planner, text)
    assert "Not in the calendar: 1" in look
    bring_in(planner, look)
    assert scene.meeting().status is MeetingStatus.CONFIRMED
    bring_in(planner, paste(planner, text), **{f"line_m{scene.april}": "Mark it cancelled"})
    assert scene.meeting().status is MeetingStatus.CANCELLED


def test_what_is_doubtful_is_left_unless_it_is_chosen(scene: Scene, planner: InspectingClient) -> None:
    text = f"{NAME}\nSaturday 13 April 2019\nFriday 19 April 2019\n"
    look = paste(planner, text)
    assert "To be looked at: 2" in look
    assert "Saturday 13 April 2019 is at a weekend." in look
    assert "Good Friday" in look
    assert "No meeting was changed." in bring_in(planner, look)
    bring_in(planner, paste(planner, text), line_c1="Add it")
    assert scene.meetings()[-1].day == date(2019, 4, 19)


def test_a_line_may_be_left_and_a_move_may_be_another_meeting(scene: Scene, planner: InspectingClient) -> None:
    bring_in(planner, paste(planner, MOVED), line_c0="Add it as another meeting", line_c1="Do not add it")
    assert [one.day for one in scene.meetings()] == [date(2019, 2, 7), date(2019, 4, 4), date(2019, 4, 11)]
    assert scene.meetings()[-1].place == "Town Hall"


def test_only_the_lines_of_this_committee_are_taken(scene: Scene, planner: InspectingClient) -> None:
    text = f"{NAME}\nThursday 25 April 2019\n\nCabinet\nTuesday 9 April 2019\nTuesday 30 April 2019\n"
    look = paste(planner, text)
    assert "Not this committee’s: 2 meetings" in look
    assert "Cabinet (2 meetings)" in look
    bring_in(planner, look)
    assert [one.day for one in scene.meetings()][2:] == [date(2019, 4, 25)]


def test_a_name_that_is_not_known_is_asked_about(scene: Scene, planner: InspectingClient) -> None:
    look = paste(planner, "Our panel\nThursday 25 April 2019\nThursday 23 May 2019\n")
    assert "No name in the calendar is known" in look
    look = planner.submit(look, "Compare again", names=["Our panel (2 meetings)"])
    assert "New: 2" in look
    bring_in(planner, look)
    assert len(scene.meetings()) == 4


def test_the_calendar_of_all_committees_comes_in_at_once(scene: Scene, planner: InspectingClient) -> None:
    text = f"{NAME}\nThursday 25 April 2019\n\nScrutiny other\nTuesday 9 April 2019\n\nCabinet\nTuesday 30 April 2019\n"
    assert "all your committees at once" in planner.visit(CHOOSE)
    look = paste(planner, text, address="/plan/meetings/import/")
    assert "Not any of your committees’: 1 meeting" in look
    page = bring_in(planner, look)
    assert "2 meetings added" in page
    made = scene.meetings()[2:]
    assert [(one.committee_id, one.day) for one in made] == [
        (scene.other_board, date(2019, 4, 9)),
        (scene.board, date(2019, 4, 25)),
    ]
    look = paste(planner, text, address="/plan/meetings/import/")
    look = planner.submit(look, "Compare again", answers={"name_2": "Scrutiny other"})
    assert "New: 1" in look


def test_whoever_plans_one_committee_changes_no_other(scene: Scene, planner: InspectingClient) -> None:
    look = paste(planner, MOVED)
    other = scene.planner("Olive Other", committee=scene.other_board)
    for address in (CHOOSE, look.url):
        assert other.get(address).status_code == 403
    for address in (f"{look.url}names", f"{look.url}undo", f"{look.url}throw-away", look.url):
        assert other.post(address, data={"csrf_token": _token(other)}).status_code == 403
    page = paste(other, MOVED, address="/plan/meetings/import/")
    assert "No name in the calendar is known" in page
    assert "Children’s Services Scrutiny Board</option>" not in page.source
    councillor = scene.planner("Cora Councillor", role=Role.COUNCILLOR)
    assert councillor.get("/plan/meetings/import/").status_code == 403
    assert scene.meeting().day == date(2019, 4, 4)


def _token(browser: InspectingClient) -> str:
    return str(browser.visit("/my/").source.split('name="csrf_token" value="')[1].split('"')[0])
