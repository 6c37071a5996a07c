"""What items' words seem to ask for: shown, mended, confirmed, turned down, and each of it undone."""

import re
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tests.exchange.reading import DEMO
from tests.programme.scene import Scene, set_up
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import AskedBy, MeetingStatus, ReferralKind
from workprogramme.domain.proposed_links import ProposalState
from workprogramme.exchange.reading import read_file
from workprogramme.models.committees import Committee
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.proposals import Proposal

PAGE = "/plan/programme/proposals/?year=2018-19"
PRIMARY = "Primary Progress (Unvalidated data)"
ADOPTION, LIBRARY, INTERNSHIPS = "Adoption Central England", "Library Review", "Supported Internships"
CONFIRM_ALL = re.compile(r"Confirm (\d+) proposals as shown")


def token(page: Page) -> str:
    return next(one.get("value") or "" for one in page.all("input") if one.get("name") == "csrf_token")


@pytest.fixture
def scene(app: Flask, app_database: Database) -> Scene:
    """Another board's programme; nothing in it asks for anything."""
    found = Scene(app_database, app.test_client)  # type: ignore[arg-type]
    with scenes.changing(app_database) as session:
        set_up(session, found)
    return found


def buttons(page: Page) -> list[str]:
    return [page.name(button) for button in page.all("button")]


@pytest.fixture
def planner(scene: Scene) -> InspectingClient:
    """A co-ordinator of all committees, signed in."""
    return scene.planner()


@pytest.fixture
def page(scene: Scene, planner: InspectingClient) -> Page:
    """The proposals of the example's year, just imported."""
    with scenes.changing(scene.database) as session:
        committee = scenes.a_committee(session, "programme", name="Education Board", code="EDU")
        scenes.brought_in(session, committee, read_file(DEMO))
    return planner.visit(PAGE)


def proposals(scene: Scene, **values: Any) -> list[Proposal]:
    with scene.database.session() as session:
        return list(session.scalars(select(Proposal).filter_by(**values).order_by(Proposal.id)))


def of_item(scene: Scene, title: str) -> Proposal:
    with scene.database.session() as session:
        wanted = select(Proposal).join(Item, Item.id == Proposal.item_id).where(Item.title == title)
        return session.scalars(wanted.order_by(Proposal.id.desc()).limit(1)).one()


def follow_up(scene: Scene, proposal: Proposal) -> FollowUp:
    with scene.database.session() as session:
        loaded = selectinload(FollowUp.links), selectinload(FollowUp.asked_of)
        wanted = select(FollowUp).where(FollowUp.id == proposal.follow_up_id)
        return session.scalars(wanted.options(*loaded)).one()


def item(scene: Scene, item_id: int) -> Item:
    with scene.database.session() as session:
        return session.get_one(Item, item_id)


def test_each_proposal_shows_its_words_and_what_would_be_recorded(page: Page) -> None:
    assert page.heading == "What was asked for, 2018-19"
    assert "further progress report" in page
    assert "Thursday 21 June 2018" in page
    assert "June 2019" in page
    marked = [page.text(one) for one in page.all("mark")]
    assert len(marked) == 15
    assert any(words.startswith("As requested at their meeting on 21st June") for words in marked)


def test_one_is_confirmed_as_it_is_shown_and_the_thread_is_tied(
    scene: Scene, planner: InspectingClient, page: Page
) -> None:
    after = planner.submit(page, f"Confirm for {ADOPTION}")
    assert f"Confirmed: “{ADOPTION}”." in after
    proposal = of_item(scene, ADOPTION)
    made = follow_up(scene, proposal)
    assert proposal.state is ProposalState.CONFIRMED
    assert made.asked_on == date(2018, 6, 21)
    assert (made.target_text, made.target_latest) == ("June 2019", date(2019, 6, 30))
    assert (made.first_latest, made.asked_by) == (date(2019, 6, 30), AskedBy.COMMITTEE)
    assert [link.item_id for link in made.links] == [proposal.item_id]
    assert made.source_item_id is not None
    assert item(scene, made.source_item_id).title == ADOPTION
    assert made.source_item_id != proposal.item_id


def test_what_is_wrong_is_mended_in_the_form_before_it_is_confirmed(
    scene: Scene, planner: InspectingClient, page: Page
) -> None:
    form = planner.follow(page, f"Change, then confirm for {ADOPTION}")
    planner.submit(form, "Confirm", minute="5/18", target="September 2019", asked_by="The chair")
    made = follow_up(scene, of_item(scene, ADOPTION))
    assert (made.minute, made.target_text, made.asked_by) == ("5/18", "September 2019", AskedBy.CHAIR)


def test_what_cannot_be_read_is_asked_for_again_and_nothing_is_lost(
    scene: Scene, planner: InspectingClient, page: Page
) -> None:
    form = planner.follow(page, f"Change, then confirm for {ADOPTION}")
    again = planner.submit(form, "Confirm", status=422, minute="5/18", wording="")
    assert "Enter what was asked for" in again
    assert again.by_id["minute"].get("value") == "5/18"
    assert of_item(scene, ADOPTION).state is ProposalState.PROPOSED


def test_a_referral_is_said_on_the_item_and_put_back_when_that_is_undone(
    scene: Scene, planner: InspectingClient, page: Page
) -> None:
    after = planner.submit(page, f"Confirm for {INTERNSHIPS}")
    proposal = of_item(scene, INTERNSHIPS)
    assert item(scene, proposal.item_id).referral is ReferralKind.CABINET_MEMBER
    assert "The Cabinet Member referred this item" in item(scene, proposal.item_id).referral_note
    planner.submit(after, f"Undo for {INTERNSHIPS}")
    assert item(scene, proposal.item_id).referral is None
    assert of_item(scene, INTERNSHIPS).state is ProposalState.PROPOSED


def test_words_that_ask_for_nothing_are_turned_down_and_come_back_only_when_that_is_undone(
    scene: Scene, planner: InspectingClient, page: Page
) -> None:
    after = planner.submit(page, f"Not a follow-up for {LIBRARY}")
    proposal = of_item(scene, LIBRARY)
    assert (proposal.state, proposal.decided_by) == (ProposalState.TURNED_DOWN, "Ann Planner")
    assert f"Confirm for {LIBRARY}" not in buttons(after)
    again = planner.submit(after, "Read every item again")
    assert f"Confirm for {LIBRARY}" not in buttons(again)
    assert f"Confirm for {LIBRARY}" in buttons(planner.submit(again, f"Undo for {LIBRARY}"))


def test_a_confirmation_that_is_undone_drops_the_follow_up_and_confirming_again_opens_it(
    scene: Scene, planner: InspectingClient, page: Page
) -> None:
    after = planner.submit(page, f"Confirm for {ADOPTION}")
    after = planner.submit(after, f"Undo for {ADOPTION}")
    first = follow_up(scene, of_item(scene, ADOPTION))
    assert (first.dropped_by, first.answered_on) == ("Ann Planner", None)
    assert "by mistake" in first.dropped_reason
    planner.submit(after, f"Confirm for {ADOPTION}")
    second = follow_up(scene, of_item(scene, ADOPTION))
    assert second.id == first.id
    assert second.dropped_on is None
    assert len(second.links) == 1


def test_what_a_meeting_has_taken_already_is_recorded_as_answered_and_undone_with_the_rest(
    scene: Scene, planner: InspectingClient, page: Page
) -> None:
    with scenes.changing(scene.database) as session:
        for meeting in session.scalars(select(Meeting).where(Meeting.day < date(2019, 3, 1))):
            meeting.status = MeetingStatus.HELD
    page = planner.visit(PAGE)
    assert "At the meeting on Thursday 6 September 2018" in page
    after = planner.submit(page, f"Confirm for {PRIMARY}")
    made = follow_up(scene, of_item(scene, PRIMARY))
    assert (made.answered_on, made.answered_item_id) == (date(2018, 9, 6), of_item(scene, PRIMARY).item_id)
    after = planner.submit(after, f"Undo for {PRIMARY}")
    assert follow_up(scene, of_item(scene, PRIMARY)).dropped_on == date(2019, 3, 1)
    form = planner.follow(after, f"Change, then confirm for {PRIMARY}")
    planner.submit(form, "Confirm", answered=False)
    made = follow_up(scene, of_item(scene, PRIMARY))
    assert (made.answered_on, made.dropped_on) == (None, None)


def test_all_without_a_doubt_are_confirmed_by_one_press(scene: Scene, planner: InspectingClient, page: Page) -> None:
    sure = len([proposal for proposal in proposals(scene) if not proposal.doubts])
    (button,) = [button for button in buttons(page) if CONFIRM_ALL.match(button)]
    assert CONFIRM_ALL.match(button)[1] == str(sure)  # type: ignore[index]
    after = planner.submit(page, button)
    assert f"{sure} proposals confirmed." in after
    assert len(proposals(scene, state=ProposalState.CONFIRMED)) == sure
    assert all(proposal.doubts for proposal in proposals(scene, state=ProposalState.PROPOSED))


def test_nothing_is_confirmed_at_once_when_one_was_decided_meanwhile(
    scene: Scene, planner: InspectingClient, page: Page
) -> None:
    (button,) = [button for button in buttons(page) if CONFIRM_ALL.match(button)]
    planner.submit(page, f"Not a follow-up for {LIBRARY}")
    after = planner.submit(page, button)
    assert "Somebody has decided or changed one of these since." in after
    assert proposals(scene, state=ProposalState.CONFIRMED) == []


def test_a_second_decision_is_told_and_changes_nothing(scene: Scene, planner: InspectingClient, page: Page) -> None:
    planner.submit(page, f"Confirm for {ADOPTION}")
    after = planner.submit(page, f"Not a follow-up for {ADOPTION}")
    assert "Somebody has decided or changed it since you opened the page." in after
    assert of_item(scene, ADOPTION).state is ProposalState.CONFIRMED


def test_an_answered_follow_up_is_not_undone(scene: Scene, planner: InspectingClient, page: Page) -> None:
    after = planner.submit(page, f"Confirm for {ADOPTION}")
    with scenes.changing(scene.database) as session:
        made = session.scalars(select(FollowUp)).one()
        made.answered_on, made.answered_minute = date(2019, 10, 3), "19/19"
    after = planner.submit(after, f"Undo for {ADOPTION}")
    assert "The follow-up was closed since." in after
    assert of_item(scene, ADOPTION).state is ProposalState.CONFIRMED


def test_only_who_plans_the_committee_decides(scene: Scene, page: Page) -> None:
    reader = scene.planner("Cllr Reader", Role.COUNCILLOR)
    for address in (PAGE, f"/plan/proposals/{of_item(scene, ADOPTION).id}/"):
        assert reader.get(address).status_code == 403


@pytest.mark.parametrize(
    ("address", "answers"),
    [
        ("/plan/programme/proposals/confirm?year=2018-19", {"proposal": "99999:1"}),
        ("/plan/proposals/99999/confirm", {"version": "1"}),
        ("/plan/proposals/99999/", {}),
        ("/plan/nowhere/proposals/?year=2018-19", None),
        ("/plan/programme/proposals/?year=18", None),
    ],
)
def test_what_is_not_there_is_not_found(
    planner: InspectingClient, page: Page, address: str, answers: dict[str, str] | None
) -> None:
    sent = {"csrf_token": token(page), **(answers or {})}
    answer = planner.get(address) if answers is None else planner.post(address, data=sent)
    assert answer.status_code == 404


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999", "٣"])
def test_a_forged_version_decides_nothing(scene: Scene, planner: InspectingClient, page: Page, version: str) -> None:
    proposal = of_item(scene, ADOPTION)
    planner.post(f"/plan/proposals/{proposal.id}/confirm", data={"csrf_token": token(page), "version": version})
    assert of_item(scene, ADOPTION).state is ProposalState.PROPOSED


def test_the_page_asks_as_many_questions_for_fifteen_proposals_as_for_one(
    scene: Scene, planner: InspectingClient, page: Page
) -> None:
    with scenes.statements(scene.database.engine) as many:
        planner.get(PAGE)
    with scenes.changing(scene.database) as session:
        for one in session.scalars(select(Proposal).order_by(Proposal.id).offset(1)):
            session.delete(one)
    with scenes.statements(scene.database.engine) as few:
        planner.get(PAGE)
    assert len(many) == len(few)


def test_a_programme_that_was_there_before_is_read_on_request(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        board = session.get_one(Committee, scene.board)
        scenes.an_item(session, board, "School places", detail="Members requested a note on the cost of places.")
    page = planner.visit("/plan/board/proposals/?year=2018-19")
    assert "Nothing to decide" in page
    after = planner.submit(page, "Read every item again")
    assert "1 proposal to decide." in after
    assert "Confirm for School places" in buttons(after)
