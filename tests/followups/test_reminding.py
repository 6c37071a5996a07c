"""Late follow-ups in the tracker: with whom each is now, and reminding several people at once."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.followups.scene import Scene
from tests.support.client import InspectingClient
from tests.support.page import Page
from tests.support.scenes import a_person, changing
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MemberRole, PersonKind
from workprogramme.models.chasing import Chasing
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.outbox import Notice

REMIND = "Remind those who were asked"


@pytest.fixture
def late(scene: Scene) -> Scene:
    """On 1 March 2019: one follow-up late since 31 January, one wanted in June, one that is asked of nobody."""
    gregg = (scene.ids["gregg"],)
    scene.ask("January 2019", wording="The late one", asked_of=gregg)
    scene.ask("June 2019", wording="In time", asked_of=gregg)
    scene.ask("January 2019", wording="Of nobody")
    return scene


def token_in(page: Page) -> str:
    return next(one.get("value", "") for one in page.all("input") if one.get("name") == "csrf_token")


def notices(scene: Scene) -> list[Notice]:
    with scene.database.session() as session:
        return list(session.scalars(select(Notice).order_by(Notice.id)))


def test_the_tracker_and_the_page_say_with_whom_it_is_now(late: Scene, planner: InspectingClient) -> None:
    with changing(late.database) as session:
        chair = a_person(session, "Cllr Mutton", PersonKind.COUNCILLOR)
        session.add(
            Membership(committee=session.get_one(Committee, late.ids["board"]), person=chair, role=MemberRole.CHAIR)
        )
    words = "Now with the chief executive."
    assert words in planner.visit("/follow-ups/")
    assert words in planner.visit("/follow-ups/1/")
    with changing(late.database) as session:
        steps = [{"working_days": 5, "whom": "owner"}, {"working_days": 40, "whom": "chair"}]
        session.add(Chasing(committee_id=late.ids["board"], steps=steps))
    page = planner.visit("/follow-ups/")
    assert "Now with the owner, John Gregg." in page
    assert "From Thursday 28 March 2019 it goes to the chair of the committee, Cllr Mutton." in page
    assert page.links["How SB2 chases what is late"] == "/plan/board/chasing/"
    assert "Now with" not in planner.visit("/follow-ups/2/")
    assert "Now with" not in late.client().visit("/follow-ups/")


def test_those_who_were_asked_are_reminded_once_a_day(late: Scene, planner: InspectingClient) -> None:
    page = planner.submit(planner.visit("/follow-ups/"), REMIND, chosen=["1", "2", "3"])
    assert "Reminded of “The late one” and “In time”." in page
    assert "“Of nobody” is asked of nobody on the list of people." in page
    assert [(one.kind, one.person_id, one.facts["wording"]) for one in notices(late)] == [
        ("follow_up_overdue", late.ids["gregg"], "The late one"),
        ("follow_up_due", late.ids["gregg"], "In time"),
    ]
    page = planner.submit(page, REMIND, chosen=["1"])
    assert "Nobody was told again of “The late one”" in page
    assert len(notices(late)) == 2


def test_what_is_closed_or_private_gives_nothing_away(late: Scene, planner: InspectingClient) -> None:
    page = planner.visit("/follow-ups/")
    late.change(FollowUp, 1, answered_on=date(2019, 2, 28))
    late.change(FollowUp, 2, private=True)
    page = planner.submit(page, REMIND, chosen=["1", "2"])
    assert "Nothing is awaited any more of “The late one”." in page
    assert [one.facts["wording"] for one in notices(late)] == ["A private matter: sign in to read it"]


def test_nothing_is_chosen_or_not_theirs_to_choose(late: Scene, planner: InspectingClient) -> None:
    page = planner.submit(planner.visit("/follow-ups/"), REMIND)
    assert "Tick the follow-ups that you want to remind of." in page
    token = token_in(page)
    for chosen in (["²"], ["9" * 30], ["987654"], ["x", "-1"]):
        answer = planner.post("/follow-ups/remind", data={"csrf_token": token, "chosen": chosen})
        assert answer.status_code == 302
    assert planner.post("/follow-ups/remind", data={"chosen": "1"}).status_code == 400
    other = late.signed_in(Role.COORDINATOR, late.ids["other"])
    token = token_in(other.visit("/account/password"))
    assert other.post("/follow-ups/remind", data={"csrf_token": token, "chosen": "1"}).status_code == 403
    assert REMIND not in late.signed_in(Role.OFFICER).visit("/follow-ups/")
    assert notices(late) == []
