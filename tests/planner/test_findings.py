"""Leaving a finding as it is: with a reason, kept in the journal, taken back, and never where the law stops."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urljoin

import pytest
from werkzeug.test import TestResponse

from tests.planner.conftest import PLAN
from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.finding_value import FindingKind
from workprogramme.models.committees import Committee
from workprogramme.models.meetings import Meeting
from workprogramme.planner.wording import HEADINGS

Send = Callable[..., TestResponse]
ADDRESS = "/plan/board/findings?year=2018-19"
TODAY = scenes.NOW.date()
OVER = "160 minutes of business"


@pytest.fixture
def full(scene: Scene) -> None:
    """The April meeting has too much on it."""
    with scenes.changing(scene.database) as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        for number in range(3):
            scenes.an_item(session, board, f"Main {number}", april, position=number + 1)


def key_of(page: Page, words: str) -> str:
    """What the finding with these words is called on the page."""
    return next(e.get("id", "") for e in page.all("li", css_class="finding") if e.get("id") and words in page.text(e))


def findings(page: Page) -> str:
    return page.text(page.by_id["findings"])


@pytest.mark.usefixtures("full")
def test_a_finding_is_left_as_it_is_with_a_reason_and_pointed_out_again(
    planner: InspectingClient, scene: Scene, send: Send
) -> None:
    key = key_of(planner.visit(PLAN), OVER)
    answer = send(planner, ADDRESS, key=key, reason="The chair agreed to run late.")
    assert answer.json["said"] == "It is left as it is, and the reason is kept."
    page = planner.visit(PLAN)
    assert "Because: The chair agreed to run late." in findings(page)
    assert "Check: over by 40 minutes" not in page.text(page.by_id[f"meeting-{scene.april}"])
    entry = scene.journal()[-1]
    assert (entry.table_name, entry.by_name, entry.reason) == (
        "acknowledgement", "Ann Planner", "The chair agreed to run late.",
    )  # fmt: skip
    assert send(planner, ADDRESS, key=key, back="1").json["said"] == "It is pointed out again."
    assert "Because:" not in findings(planner.visit(PLAN))


@pytest.mark.usefixtures("full")
def test_a_finding_is_left_without_scripts(planner: InspectingClient) -> None:
    board = planner.visit(PLAN)
    found = board.by_id[key_of(board, OVER)]
    (link,) = [e.get("href", "") for e in found.iter("a") if board.name(e) == "Leave it"]
    page = planner.visit(urljoin(board.url, link))
    assert OVER in page
    page = planner.submit(page, "Leave it as it is", status=422)
    assert page.errors == ["Say why it can stay as it is."]
    page = planner.submit(page, "Leave it as it is", reason="Agreed.")
    assert "It is left as it is, and the reason is kept." in page
    assert "Because: Agreed." in findings(page)


@pytest.mark.usefixtures("full")
def test_the_form_for_a_finding_is_for_planners_and_for_what_is_pointed_out(
    planner: InspectingClient, scene: Scene
) -> None:
    address = f"{ADDRESS}&finding={key_of(planner.visit(PLAN), OVER)}"
    assert scene.planner("Cat Rival", committee=scene.other_board).get(address).status_code == 403
    for gone in (ADDRESS, f"{ADDRESS}&finding=nonsense", f"{ADDRESS}&finding=%00"):
        assert planner.get(gone).status_code == 404


def test_findings_of_one_kind_are_folded_into_one_unless_the_law_stops_them(
    planner: InspectingClient, scene: Scene
) -> None:
    with scenes.changing(scene.database) as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        for number in range(5):
            scenes.an_item(session, board, f"Nobody’s {number}", april, position=number + 1)
        for number in range(2):
            scenes.a_meeting(session, board, TODAY + timedelta(days=1 + number))
    page = planner.visit(PLAN)
    (group,) = [e for e in page.all("details") if "No lead officer (5)" in page.text(e) and e.get("id") != "findings"]
    assert all("Nobody’s" in page.text(e) for e in group.iter("li"))
    assert len(list(group.iter("li"))) == 5
    stops = page.all("strong", css_class="found--stops")
    assert len(stops) > 1
    assert not any(
        group.tag == "details" and group.get("id") != "findings" for e in stops for group in page.ancestors(e)
    )


def test_a_mark_leads_to_the_sentence_that_says_why(planner: InspectingClient, scene: Scene) -> None:
    with scenes.changing(scene.database) as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        scenes.an_item(session, board, "Long one", april, minutes=200, position=1)
    page = planner.visit(PLAN)
    (href,) = [
        e.get("href", "") for e in page.by_id[f"meeting-{scene.april}"].iter("a") if "over by" in page.name(e)
    ]  # fmt: skip
    assert "minutes of business" in page.text(page.by_id[href.removeprefix("#")])


def test_there_is_a_heading_for_every_kind_of_finding() -> None:
    assert set(HEADINGS) == set(FindingKind)
    assert len(set(HEADINGS.values())) == len(HEADINGS)


@pytest.mark.usefixtures("full")
def test_a_finding_that_gets_worse_is_pointed_out_again(planner: InspectingClient, scene: Scene, send: Send) -> None:
    send(planner, ADDRESS, key=key_of(planner.visit(PLAN), OVER), reason="Agreed.")
    with scenes.changing(scene.database) as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        scenes.an_item(session, board, "One more", april, position=9)
    assert "Because: Agreed." not in findings(planner.visit(PLAN))


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_a_reason_is_needed(planner: InspectingClient, send: Send, reason: str) -> None:
    answer = send(planner, ADDRESS, key=key_of(planner.visit(PLAN), OVER), reason=reason)
    assert (answer.status_code, answer.json["field"]) == (422, "reason")


@pytest.mark.parametrize("key", ["", "nonsense", "over_minutes:m1|warns|1|2"])
def test_a_finding_that_is_not_there_is_refused(planner: InspectingClient, scene: Scene, send: Send, key: str) -> None:
    before = len(scene.journal())
    answer = send(planner, ADDRESS, key=key, reason="Because.")
    assert answer.status_code == 422
    assert answer.json["said"].startswith("That is not pointed out any more.")
    assert len(scene.journal()) == before


@pytest.mark.usefixtures("full")
def test_a_planner_of_another_committee_leaves_nothing(planner: InspectingClient, scene: Scene) -> None:
    key = key_of(planner.visit(PLAN), OVER)
    rival = scene.planner("Cat Rival", committee=scene.other_board)
    token = next(e.get("value") for e in rival.visit("/plan/other/").all("input") if e.get("name") == "csrf_token")
    headers = {"Referer": "http://localhost/plan/other/"}
    sent = {"csrf_token": token, "key": key, "reason": "Mine."}
    assert rival.post(ADDRESS, data=sent, headers=headers).status_code == 403
    assert "Because:" not in findings(planner.visit(PLAN))


@pytest.mark.usefixtures("full")
def test_control_characters_are_left_out_of_the_reason_and_the_finding(
    planner: InspectingClient, scene: Scene, send: Send
) -> None:
    key = key_of(planner.visit(PLAN), OVER)
    assert send(planner, ADDRESS, key=key, reason="\x00\x1b").status_code == 422
    assert send(planner, ADDRESS, key=f"\x00{key}", reason="The chair\x00 agreed.").status_code == 200
    assert scene.journal()[-1].reason == "The chair agreed."
    assert send(planner, ADDRESS, key="\x00", back="1").status_code == 200
    assert "Because: The chair agreed." in findings(planner.visit(PLAN))
