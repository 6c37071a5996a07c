"""The outstanding issues report of a meeting, as a page: who reads what, as on which day, and what it costs."""

from datetime import date

import pytest

from tests.recommendations.scene import APRIL, NOW, Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.meetings import Meeting


def test_the_outstanding_issues_are_as_on_the_meetings_day(scene: Scene, planner: InspectingClient, june: str) -> None:
    with scenes.changing(scene.database, at=NOW) as session:
        for wording in ("A late report", "The price of the contract"):
            draft = FollowUpDraft(
                wording=wording,
                source_meeting_id=scene.april,
                asked_of=(scene.gregg,),
                private=wording != "A late report",
            )
            ask(session, scene.board, draft, NOW)
    may = {"target_earliest": date(2019, 5, 1), "target_latest": date(2019, 5, 31)}
    scene.change(FollowUp, 1, target_text="May 2019", target_kind="month", **may)
    scene.recommend()
    scene.notice(1, APRIL)
    page = planner.visit(f"/meetings/{scene.june}/outstanding/")
    assert "On the day of the meeting 3 issues are open, 2 of them late." in page
    assert "20 days late" in page
    assert "17 days late" in page
    assert "Asked for 4 April 2019, 77 days ago. John Gregg" in page
    page = scene.signed_in(Role.COUNCILLOR, name="Cllr Other").visit(f"/meetings/{scene.june}/outstanding/")
    assert "The price of the contract" not in page
    assert "Private follow-up" in page
    assert scene.new_client().get(f"/meetings/{scene.june}/outstanding/").status_code == 302
    planner.visit(f"/meetings/{scene.april}/outstanding/")
    planner.visit("/meetings/987/outstanding/", status=404)


def test_readers_hear_of_a_placing_when_it_is_published(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database, at=NOW) as session:
        draft = FollowUpDraft(wording="A late report", source_meeting_id=scene.april, item_ids=(scene.camhs,))
        ask(session, scene.board, draft, NOW)
    councillor = scene.signed_in(Role.COUNCILLOR, name="Cllr Other")
    address = f"/meetings/{scene.june}/outstanding/"
    assert "Scheduled for 4 April 2019" in planner.visit(address)
    assert "Scheduled" not in councillor.visit(address)
    scene.edition()
    assert "Scheduled for 4 April 2019" in councillor.visit(address)


@pytest.mark.parametrize("tracker", ["/follow-ups/", "/recommendations/"])
def test_the_trackers_lead_those_who_prepare_meetings_to_the_next_report(
    scene: Scene, planner: InspectingClient, tracker: str
) -> None:
    name = "Outstanding issues for SB2 on 3 October 2019"
    assert planner.visit(tracker).links[name] == f"/meetings/{scene.october}/outstanding/"
    assert name in planner.visit(f"{tracker}?committee=board").links
    for browser, address in (
        (planner, f"{tracker}?committee=other"),
        (scene.signed_in(Role.OFFICER, name="Olga Officer"), tracker),
        (scene.new_client(), tracker),
    ):
        assert name not in browser.visit(address).links
    scene.change(Meeting, scene.october, status=MeetingStatus.CANCELLED)
    assert name not in planner.visit(tracker).links


@pytest.mark.engines("sqlite")
def test_the_report_costs_the_same_however_much_is_outstanding(scene: Scene, planner: InspectingClient) -> None:
    def asked() -> int:
        with scenes.statements(scene.database.engine) as seen:
            planner.visit(f"/meetings/{scene.october}/outstanding/")
        return len(seen)

    def add(times: int) -> None:
        for number in range(times):
            scene.recommend()
            with scenes.changing(scene.database, at=NOW) as session:
                draft = FollowUpDraft(
                    wording=f"Report {number}", source_meeting_id=scene.april, asked_of=(scene.gregg,),
                    item_ids=(scene.camhs,),
                )  # fmt: skip
                ask(session, scene.board, draft, NOW)

    add(1)
    before = asked()
    add(20)
    assert asked() == before
