"""The pages of follow-ups as a planner uses them: recording one, and everything that is done to it, on forms."""

import pytest
from sqlalchemy import select

from tests.followups.scene import FEBRUARY, WORDING, Scene
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import AnswerForm, AskedBy, PartRole
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item, Part

NEW = "/plan/board/follow-ups/new"
ITEM = "Adoption Central England (June 2019)"


def address(follow_up_id: int, doing: str = "") -> str:
    return f"/follow-ups/{follow_up_id}/{doing}"


def recorded(planner: InspectingClient, **fields: str) -> Page:
    known = {"wording": WORDING, "minute": "5/18", "source_meeting": "Thursday 21 June 2018", **fields}
    return planner.submit(planner.visit(NEW), "Record follow-up", **known)


def test_what_was_asked_is_recorded_and_has_a_page(scene: Scene, planner: InspectingClient) -> None:
    page = recorded(planner, target="June 2019", asked_of="john gregg", asked_by="The chair")
    assert "The follow-up is recorded." in page
    assert page.heading == WORDING
    assert "Asked for on 21 June 2018 (minute 5/18) by the chair, of John Gregg. Wanted “June 2019”." in page
    found = scene.found(1)
    assert (found.asked_by, found.answer_form) == (AskedBy.CHAIR, AnswerForm.REPORT)
    listed = planner.visit("/follow-ups/")
    assert WORDING in listed.links
    assert "1 follow-up" in listed


def test_a_form_that_is_sent_twice_records_once(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit(NEW)
    planner.submit(page, "Record follow-up", wording=WORDING)
    assert "It had been recorded already." in planner.submit(page, "Record follow-up", wording=WORDING)
    assert "1 follow-up" in planner.visit("/follow-ups/")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"wording": ""}, "Enter what was asked for"),
        ({"target": "31 June 2019"}, "31 June 2019"),
        ({"asked_of": "Jon Gregg"}, "Jon Gregg is not in the list of people. Did you mean John Gregg?"),
        ({"asked_of": "Somebody Else"}, "Somebody Else is not in the list of people. Add the name under People first."),
    ],
)
def test_what_cannot_be_recorded_is_said_beside_its_field(
    scene: Scene, planner: InspectingClient, fields: dict[str, str], said: str
) -> None:
    page = planner.submit(planner.visit(NEW), "Record follow-up", status=422, **{"wording": WORDING, **fields})
    assert said in page.errors[0]


def test_the_meeting_and_the_item_that_the_address_names_are_filled_in(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit(f"{NEW}?meeting={scene.ids['asked_at']}")
    page = planner.submit(page, "Record follow-up", wording=WORDING)
    assert "Asked for on 21 June 2018" in page


def test_putting_it_off_shows_both_promises(scene: Scene, planner: InspectingClient) -> None:
    asked = scene.ask("January 2019")
    page = planner.visit(address(asked))
    assert "4 weeks late: it was wanted by 31 January 2019." in page
    page = planner.submit(planner.follow(page, "Put off"), "Save the new time", target="Autumn 2019", reason="No time")
    assert "Put off: “Autumn 2019” instead of “January 2019”." in page
    assert "Because: No time" in page
    assert "4 weeks late by the first promise (“January 2019”)." in page
    assert (scene.found(asked).deferrals, scene.found(asked).first_text) == (1, "January 2019")


def test_it_is_answered_with_its_minute_at_the_meeting_of_its_item(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Item, scene.ids["item"], meeting_id=scene.ids["february"])
    asked = scene.ask(item_ids=(scene.ids["item"],))
    page = planner.follow(planner.visit(address(asked)), "Answer")
    page = planner.submit(page, "Close as answered", minute="9/19")
    assert "Answered on 14 February 2019 by “Adoption Central England”, minute 9/19." in page
    assert "Taken at the meeting on Thursday 14 February 2019 as “Adoption Central England”." in page
    found = scene.found(asked)
    assert (found.answered_on, found.answered_meeting_id) == (FEBRUARY, scene.ids["february"])
    page = planner.submit(planner.follow(page, "Open again"), "Open it again", reason="The wrong one")
    assert "Opened again." in page
    assert scene.found(asked).answered_on is None


def test_an_answer_outside_a_meeting_has_a_note_and_a_day(scene: Scene, planner: InspectingClient) -> None:
    asked = scene.ask(answer_form=AnswerForm.LETTER)
    page = planner.visit(address(asked, "answer"))
    assert planner.submit(page, "Close as answered", status=422).errors == [
        "Enter the minute, or say in a note how it was answered."
    ]
    fields = {"day-day": "20", "day-month": "2", "day-year": "2019", "note": "Letter to all members."}
    page = planner.submit(page, "Close as answered", answers=fields)
    assert "Answered on 20 February 2019. Letter to all members." in page


def test_it_is_dropped_with_a_reason_and_stays_in_the_list_of_all(scene: Scene, planner: InspectingClient) -> None:
    asked = scene.ask()
    page = planner.follow(planner.visit(address(asked)), "Drop")
    page = planner.submit(page, "Drop follow-up", reason="Overtaken by the new strategy.", who="the chair")
    assert "Dropped on 1 March 2019 by the chair: Overtaken by the new strategy." in page
    assert WORDING not in planner.visit("/follow-ups/").links
    assert WORDING in planner.visit("/follow-ups/?state=all").links
    assert WORDING in planner.visit("/follow-ups/?state=dropped").links


def test_the_day_of_its_event_makes_it_fall_due(scene: Scene, planner: InspectingClient) -> None:
    asked = scene.ask("3 months after implementation")
    page = planner.visit(address(asked))
    assert "Waiting for its event: implementation." in page
    fields = {"event_on-day": "31", "event_on-month": "10", "event_on-year": "2018"}
    page = planner.submit(planner.follow(page, "Date its event"), "Save the day", answers=fields)
    assert "Its event was dated 31 October 2018, so it is wanted by 31 January 2019." in page
    assert "4 weeks late" in page


def test_one_of_a_series_leads_to_the_one_before_and_the_next(scene: Scene, planner: InspectingClient) -> None:
    asked = scene.ask("after every Executive Group meeting")
    page = planner.submit(planner.visit(address(asked, "answer")), "Close as answered", minute="9/19")
    following = planner.visit(page.links["follow-up 2"])
    assert "Raised again on 1 March 2019, first asked for on 21 June 2018 (minute 5/18)" in following
    assert "The one before it: follow-up 1" in following


def test_an_item_is_linked_unlinked_and_made_for_it(scene: Scene, planner: InspectingClient) -> None:
    asked = scene.ask(asked_of=(scene.ids["gregg"],))
    page = planner.submit(planner.visit(address(asked, "link")), "Link item", item=ITEM)
    assert "Planned as “Adoption Central England”, wanted “June 2019”." in page
    page = planner.submit(planner.follow(page, "Unlink an item"), "Unlink item", item=ITEM)
    assert "No longer to be answered by “Adoption Central England”." in page
    assert "Nothing in the programme answers it yet." in page
    page = planner.submit(planner.follow(page, "Make an item"), "Make an item", title="Adoption report")
    assert "“Adoption report” is in the programme of 2019-20, to be scheduled." in page
    with scene.database.session() as session:
        made = session.scalars(select(Item).where(Item.title == "Adoption report")).one()
        assert (made.year, made.target_text, made.detail) == (2019, "June 2019", WORDING)
        parts = session.scalars(select(Part).where(Part.item_id == made.id)).all()
        assert [(part.person_id, part.role) for part in parts] == [(scene.ids["gregg"], PartRole.LEAD_OFFICER)]


def test_an_item_that_is_withdrawn_leaves_it_open_again(scene: Scene, planner: InspectingClient) -> None:
    asked = scene.ask(item_ids=(scene.ids["item"],))
    scene.change(Item, scene.ids["item"], withdrawn=True)
    page = planner.visit(address(asked))
    assert "Open again: “Adoption Central England” was withdrawn." in page
    assert "“Adoption Central England” was withdrawn." in page
    assert WORDING in planner.visit("/follow-ups/?state=open").links


def test_two_writers_each_see_what_the_other_wrote(scene: Scene, planner: InspectingClient) -> None:
    asked = scene.ask()
    page = planner.visit(address(asked, "change"))
    scene.change(FollowUp, asked, wording="A yearly report")
    page = planner.submit(page, "Save follow-up", status=409, wording="A monthly report")
    assert "Bob Rival saved a change while you had this open" in page
    assert "A yearly report" in page
    planner.submit(page, "Save follow-up")
    assert scene.found(asked).wording == "A monthly report"


@pytest.mark.parametrize(
    "doing", ["", "change", "event", "defer", "answer", "drop", "reopen", "link", "item", "unlink"]
)
def test_there_is_nothing_where_there_is_no_follow_up(scene: Scene, planner: InspectingClient, doing: str) -> None:
    planner.visit(address(99, doing), status=404)


@pytest.mark.parametrize("doing", ["change", "event", "defer", "answer", "drop", "reopen", "link", "item", "unlink"])
def test_only_who_may_plan_its_committee_changes_it(scene: Scene, doing: str) -> None:
    asked = scene.ask()
    scene.signed_in(Role.COORDINATOR, scene.ids["other"]).visit(address(asked, doing), status=403)
    scene.signed_in(Role.COUNCILLOR).visit(address(asked, doing), status=403)
    assert scene.client().get(address(asked, doing)).status_code == 302


def test_nobody_records_for_a_committee_that_is_not_theirs(scene: Scene) -> None:
    scene.signed_in(Role.COORDINATOR, scene.ids["other"]).visit(NEW, status=403)
    scene.signed_in(Role.COORDINATOR).visit("/plan/nothing/follow-ups/new", status=404)
