"""Asking to defer a report: the officer asks, the co-ordinator accepts or refuses, and the officer is told."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.my.scene import MARKER, Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.access import Role
from workprogramme.domain.report_tracks import DeferralState
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.outbox import Notice

BOARD = "/plan/board/?year=2018-19"


@pytest.fixture
def planner(scene: Scene) -> InspectingClient:
    """A co-ordinator, who is there before anything is asked."""
    return scene.planner()


def ask(browser: InspectingClient, item: int, reason: str = "The inspectors come in April") -> None:
    page = browser.visit(f"/my/reports/{item}/defer")
    browser.submit(page, "Ask to defer", meeting="Thursday 25 April 2019", reason=reason)


def notices(scene: Scene) -> list[tuple[str, dict[str, object]]]:
    with scene.database.session() as session:
        told = session.scalars(select(Notice).where(Notice.kind.like("deferral%")).order_by(Notice.id))
        return [(notice.kind, notice.facts) for notice in told]


def test_a_request_that_is_accepted_moves_the_item_for_its_reason(
    scene: Scene, planner: InspectingClient, officer: InspectingClient
) -> None:
    ask(officer, scene.ofsted)
    assert "You asked to defer it to 25 April 2019. The co-ordinator has not answered yet." in officer.visit("/my/")
    assert scene.item(scene.ofsted).meeting_id == scene.april
    board = planner.visit(BOARD)
    assert "John Gregg asks to defer Ofsted feedback from 4 April to 25 April" in board
    page = planner.follow(board, "Answer the request")
    assert "The inspectors come in April" in page
    page = planner.submit(page, "Answer the request", decision="Accept, and move the item", answer="Fine.")
    assert "“Ofsted feedback” is deferred. It is planned for Thursday 25 April 2019." in page
    assert "asks to defer" not in page
    assert scene.item(scene.ofsted).meeting_id == scene.later
    accepted = (
        "Your request to defer it was accepted: Fine. Its new date is here when the programme is published again."
    )
    page = officer.visit("/my/")
    assert accepted in page
    assert "Ask to defer Ofsted feedback" not in page.links
    scene.publish()
    page = officer.visit("/my/")
    assert "Thursday 25 April 2019" in page
    assert accepted not in page
    assert "The inspectors come in April" in planner.visit("/committees/board/editions/2/changes/")
    asked, answered = notices(scene)
    assert asked == (
        "deferral_asked",
        {"title": "Ofsted feedback", "reason": "The inspectors come in April", "asked_by": "John Gregg",
         "wanted": "Thursday 25 April 2019", "committee": "Children’s Services Scrutiny Board",
         "link": f"/plan/items/{scene.ofsted}/deferral"},
    )  # fmt: skip
    assert answered[0] == "deferral_answered"
    assert (answered[1]["accepted"], answered[1]["answer"]) == (True, "Fine.")


@pytest.mark.parametrize("published", [False, True])
def test_what_was_deferred_and_is_moved_back_can_be_asked_for_again(
    scene: Scene, planner: InspectingClient, officer: InspectingClient, published: bool
) -> None:
    ask(officer, scene.ofsted)
    page = planner.follow(planner.visit(BOARD), "Answer the request")
    planner.submit(page, "Answer the request", decision="Accept, and move the item", answer="Fine.")
    if published:
        scene.publish()
    with scenes.changing(scene.database) as session:
        session.get_one(Item, scene.ofsted).meeting_id = scene.april
    if published:
        scene.publish()
    page = officer.visit("/my/")
    assert "was accepted" not in page
    assert "Ask to defer Ofsted feedback" in page.links


def test_a_request_that_is_refused_changes_nothing_and_says_why(
    scene: Scene, planner: InspectingClient, officer: InspectingClient
) -> None:
    ask(officer, scene.ofsted)
    page = planner.visit(f"/plan/items/{scene.ofsted}/deferral")
    page = planner.submit(page, "Answer the request", status=422, decision="Refuse, and leave the item where it is")
    assert page.errors == ["Say why not, in a sentence to whoever asked."]
    planner.submit(
        page, "Answer the request", decision="Refuse, and leave the item where it is", answer="April is full of it."
    )
    assert scene.item(scene.ofsted).meeting_id == scene.april
    assert "Your request to defer it was refused: April is full of it." in officer.visit("/my/")
    assert notices(scene)[1][1]["accepted"] is False
    assert [one.state for one in scene.deferrals()] == [DeferralState.REFUSED]
    ask(officer, scene.ofsted, "Once more")
    assert [one.state for one in scene.deferrals()] == [DeferralState.REFUSED, DeferralState.ASKED]


def test_a_request_can_be_taken_back_and_cannot_be_answered_then(
    scene: Scene, planner: InspectingClient, officer: InspectingClient
) -> None:
    ask(officer, scene.ofsted)
    opened = planner.visit(f"/plan/items/{scene.ofsted}/deferral")
    officer.submit(officer.visit(f"/my/reports/{scene.ofsted}/"), "Take the request back")
    assert [one.state for one in scene.deferrals()] == [DeferralState.TAKEN_BACK]
    page = planner.submit(opened, "Answer the request", decision="Accept, and move the item")
    assert "There is no request to defer it that waits for an answer." in page
    assert scene.item(scene.ofsted).meeting_id == scene.april


def test_only_one_request_waits_at_a_time(scene: Scene, officer: InspectingClient) -> None:
    opened = officer.visit(f"/my/reports/{scene.ofsted}/defer")
    ask(officer, scene.ofsted)
    page = officer.submit(opened, "Ask to defer", status=422, meeting="Thursday 25 April 2019", reason="Again")
    assert page.errors == ["A request to defer this report waits for an answer already."]
    assert len(scene.deferrals()) == 1


def test_who_has_asked_already_is_told_so_before_asking_again(scene: Scene, officer: InspectingClient) -> None:
    ask(officer, scene.ofsted)
    page = officer.visit(f"/my/reports/{scene.ofsted}/defer")
    assert "You have asked to defer “Ofsted feedback” already. The co-ordinator has not answered yet." in page
    assert "Take the request back" in page


def test_a_report_is_not_deferred_to_a_meeting_gone_by_or_its_own(
    scene: Scene, planner: InspectingClient, officer: InspectingClient
) -> None:
    with scenes.changing(scene.database) as session:
        scenes.a_meeting(session, session.get_one(Committee, scene.board), date(2019, 2, 14))
    ask(officer, scene.ofsted)
    page = planner.visit(f"/plan/items/{scene.ofsted}/deferral")
    offered = [page.text(option) for option in page.all("option")]
    assert "Thursday 25 April 2019, 2pm" in offered
    assert not {"Thursday 14 February 2019, 2pm", "Thursday 4 April 2019, 2pm"} & set(offered)


def test_a_request_needs_a_reason_and_a_meeting(scene: Scene, officer: InspectingClient) -> None:
    page = officer.submit(officer.visit(f"/my/reports/{scene.ofsted}/defer"), "Ask to defer", status=422)
    assert page.errors == ["Select the meeting that it could come to", "Enter why it cannot come when it is planned"]
    assert "Thursday 4 April 2019" not in page.text().split("could it come to?")[1]
    assert scene.deferrals() == []


def test_accepting_for_no_particular_meeting_puts_it_back_to_be_scheduled(
    scene: Scene, planner: InspectingClient, officer: InspectingClient
) -> None:
    page = officer.visit(f"/my/reports/{scene.ofsted}/defer")
    officer.submit(page, "Ask to defer", meeting="A later one, to be agreed with the co-ordinator", reason="Not ready")
    page = planner.visit(f"/plan/items/{scene.ofsted}/deferral")
    planner.submit(page, "Answer the request", decision="Accept, and move the item")
    assert scene.item(scene.ofsted).meeting_id is None


def test_of_a_private_item_no_mail_says_what_it_is(
    scene: Scene, planner: InspectingClient, officer: InspectingClient
) -> None:
    ask(officer, scene.secret, f"{MARKER} again")
    page = planner.visit(f"/plan/items/{scene.secret}/deferral")
    planner.submit(
        page, "Answer the request", decision="Refuse, and leave the item where it is", answer=f"No {MARKER}."
    )
    told = notices(scene)
    assert len(told) == 2
    assert MARKER not in str(told)
    assert "Private item (paragraph 3 of Schedule 12A)" in str(told)


def test_a_withdrawn_item_is_not_moved_by_accepting(
    scene: Scene, planner: InspectingClient, officer: InspectingClient
) -> None:
    ask(officer, scene.ofsted)
    scene.change(Item, scene.ofsted, withdrawn=True)
    page = planner.visit(f"/plan/items/{scene.ofsted}/deferral")
    page = planner.submit(page, "Answer the request", status=422, decision="Accept, and move the item")
    assert "The item was withdrawn. Restore it first, then move it." in page.errors
    assert [one.state for one in scene.deferrals()] == [DeferralState.ASKED]


def test_only_those_who_plan_the_committee_answer(scene: Scene, officer: InspectingClient) -> None:
    ask(officer, scene.ofsted)
    address = f"/plan/items/{scene.ofsted}/deferral"
    assert officer.get(address).status_code == 403
    assert scene.signed_in(Role.COORDINATOR, committee=scene.other).get(address).status_code == 403
    assert scene.signed_in(Role.GOVERNANCE).get(address).status_code == 403
    assert scene.planner().get("/plan/items/999/deferral").status_code == 404
