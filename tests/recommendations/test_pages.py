"""A recommendation from the meeting that makes it to the evidence that it was done, on the co-ordinator's pages."""

from datetime import date

import pytest

from tests.recommendations.scene import APRIL, WORDS, Scene
from tests.support.client import InspectingClient
from workprogramme.domain.recommendations import Channel, Rating, Verdict
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.recommendations import Recommendation


def day(name: str, when: date) -> dict[str, str]:
    return {f"{name}-day": str(when.day), f"{name}-month": str(when.month), f"{name}-year": str(when.year)}


def test_a_recommendation_goes_its_whole_way(scene: Scene, planner: InspectingClient) -> None:
    page = planner.follow(planner.visit("/recommendations/"), "Add a recommendation")
    page = planner.follow(page, "Thursday 4 April 2019, Children’s Services Scrutiny Board")
    page = planner.submit(
        page, "Add recommendation", text=WORDS, to_kind="Cabinet member", to="cllr maton",
        item="Mental health of children", minute="7",
    )  # fmt: skip
    assert page.heading == "SB2 (18/19) 01"
    assert "No notice has been given yet, so no time to reply is running." in page
    page = planner.follow(page, "Give notice")
    assert "2 months, beginning with the day on which the recommendation was received" in page
    assert "Local Government Act 2000 s9FE" in page
    page = planner.submit(page, "Save notice", answers={**day("given", APRIL), **day("received", date(2019, 5, 10))})
    assert "The reply is due by Tuesday 9 July 2019, in 6 working days." in page
    page = planner.follow(page, "Record the reply")
    page = planner.submit(
        page, "Save reply", verdict="Accepted in part", reasons="Quarterly is too often.", by="Cllr Maton",
        through="By letter or email", action="Publish twice a year.", owner="John Gregg", target="September 2019",
        answers=day("on", date(2019, 6, 20)),
    )  # fmt: skip
    assert "To be done by Monday 30 September 2019" in page
    page = planner.submit(planner.follow(page, "Review"), "Save review", rating=Rating.AMBER.label, found="Begun.")
    assert "Amber: slower than promised, and acceptable" in page
    page = planner.submit(planner.follow(page, "Close"), "Close recommendation", evidence="Published on 28 June.")
    assert "Published on 28 June." in page
    kept = scene.found(1)
    assert (kept.to_person_id, kept.owner_id, kept.verdict, kept.item_id) == (
        scene.maton, scene.gregg, Verdict.PART, scene.camhs,
    )  # fmt: skip
    assert (kept.reply_due, kept.closed_on, kept.rating) == (date(2019, 7, 9), date(2019, 7, 1), Rating.AMBER)
    page = planner.submit(page, "Take it up again")
    assert scene.found(1).closed_on is None


def test_numbers_run_in_each_committees_year(scene: Scene) -> None:
    for _ in range(2):
        scene.recommend()
    scene.recommend(meeting=scene.june)
    scene.recommend()
    assert [one.reference for one in scene.everything()] == [
        "SB2 (18/19) 01", "SB2 (18/19) 02", "SB2 (19/20) 01", "SB2 (18/19) 03",
    ]  # fmt: skip


def test_a_reference_stays_when_the_committees_code_changes(scene: Scene) -> None:
    scene.recommend()
    scene.change(Committee, scene.board, code="CS")
    scene.recommend()
    assert [one.reference for one in scene.everything()] == ["SB2 (18/19) 01", "CS (18/19) 01"]


def test_a_committees_own_period_counts(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit("/plan/board/chasing/")
    planner.submit(page, "Save rules", count="28", unit="days")
    scene.recommend()
    page = planner.submit(
        planner.visit("/recommendations/1/notice"), "Save notice",
        answers={**day("given", APRIL), **day("received", APRIL)},
    )  # fmt: skip
    assert scene.found(1).reply_due == date(2019, 5, 1)
    assert "28 days (Local: the committee's own period)" in page


def test_the_clock_waits_for_the_notice_when_that_came_later(scene: Scene, planner: InspectingClient) -> None:
    scene.recommend()
    answers = {
        **day("given", APRIL), **day("received", APRIL), **day("notice_received", date(2019, 4, 10)),
    }  # fmt: skip
    planner.submit(planner.visit("/recommendations/1/notice"), "Save notice", answers=answers)
    assert scene.found(1).reply_due == date(2019, 6, 9)


@pytest.mark.parametrize(
    ("address", "button", "answers", "said"),
    [
        ("notice", "Save notice", day("given", date(2019, 4, 3)),
         "Notice given on must be Thursday 4 April 2019 or later"),
        ("notice", "Save notice", day("given", date(2019, 7, 2)),
         "Notice given on must be Monday 1 July 2019 or earlier"),
        ("notice", "Save notice", {**day("given", APRIL), **day("notice_received", APRIL)},
         "Enter when the recommendation was received too."),
        ("notice", "Save notice", {**day("given", date(2019, 4, 9)), **day("received", APRIL),
         **day("notice_received", APRIL)}, "The notice cannot have been received before it was given."),
        ("reply", "Save reply", {"verdict": "rejected", "by": "X", "through": "letter", **day("on", APRIL)},
         "Give the reasons: it is not accepted as a whole."),
        ("reply", "Save reply", {"verdict": "accepted", "by": "", "through": "letter", **day("on", APRIL)},
         "Enter who replied"),
        ("reply", "Save reply", {"verdict": "accepted", "by": "X" * 201, "through": "letter", **day("on", APRIL)},
         "Who replied must be 200 characters or fewer"),
        ("review", "Save review", {"rating": "green", "found": ""}, "Enter what was found"),
        ("close", "Close recommendation", {"evidence": ""}, "Enter the evidence"),
        ("withdraw", "Withdraw recommendation", {"reason": " "}, "Enter why it is withdrawn"),
        ("change", "Save recommendation", {"text": ""}, "Enter the recommendation"),
        ("change", "Save recommendation", {"text": "x" * 2001}, "Recommendation must be 2,000 characters or fewer"),
        ("change", "Save recommendation", {"minute": "seven"},
         "Minute must be the number of a minute, like 19/19 or 7"),
        ("links/new", "Make link", {"days": "91"}, "Days for which it works must be between 1 and 90"),
        ("links/new", "Make link", {"meant_for": ""}, "Enter who the link is for"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    scene: Scene, planner: InspectingClient, address: str, button: str, answers: dict[str, str], said: str
) -> None:
    scene.recommend()
    page = planner.visit(f"/recommendations/1/{address}")
    page = planner.submit(page, button, status=422, answers=answers)
    assert page.errors == [said]
    assert scene.found(1).version == 1


def test_two_who_record_a_reply_see_each_others(scene: Scene, planner: InspectingClient) -> None:
    scene.recommend()
    mine = planner.visit("/recommendations/1/reply")
    scene.reply(1)
    page = planner.submit(
        mine, "Save reply", status=409, verdict="Rejected", reasons="No money.", by="Cllr Seaman",
        through="At a meeting", answers=day("on", date(2019, 6, 1)),
    )  # fmt: skip
    assert "No money." in page
    assert "It is right." in page
    assert scene.found(1).verdict is Verdict.ACCEPTED
    planner.submit(page, "Save reply")
    assert scene.found(1).verdict is Verdict.REJECTED
    assert (scene.found(1).action, scene.found(1).owner_id, scene.found(1).target_latest) == ("", None, None)


def test_a_button_on_an_old_page_does_nothing(scene: Scene, planner: InspectingClient) -> None:
    scene.recommend()
    mine = planner.visit("/recommendations/1/")
    scene.change(Recommendation, 1, text="Something else.")
    page = planner.submit(mine, "Publish SB2 (18/19) 01")
    assert "Somebody else has changed this recommendation. Look at it again first." in page
    assert scene.found(1).published_at is None


def test_a_form_sent_twice_makes_one(scene: Scene, planner: InspectingClient) -> None:
    form = planner.visit(f"/meetings/{scene.april}/recommendations/new")
    for _ in range(2):
        page = planner.submit(form, "Add recommendation", text=WORDS)
    assert "SB2 (18/19) 01 had been added already." in page
    assert len(scene.everything()) == 1


def test_a_meeting_to_come_or_called_off_has_recommended_nothing(scene: Scene, planner: InspectingClient) -> None:
    form = planner.visit(f"/meetings/{scene.october}/recommendations/new")
    page = planner.submit(form, "Add recommendation", status=422, text=WORDS)
    assert page.errors == ["That meeting is on 3 October 2019, which is still to come."]
    assert scene.everything() == []


def test_what_has_ended_is_not_changed_until_it_is_taken_up_again(scene: Scene, planner: InspectingClient) -> None:
    scene.recommend()
    page = planner.submit(
        planner.visit("/recommendations/1/withdraw"), "Withdraw recommendation", reason="Made by mistake."
    )
    assert "Made by mistake." in page
    assert "Change" not in page.links
    page = planner.submit(planner.visit("/recommendations/1/change"), "Save recommendation", status=422, text="Other")
    assert page.errors == ["This recommendation has ended. Take it up again first."]
    assert scene.found(1).text == WORDS


def test_every_change_is_in_the_journal_and_no_digest(scene: Scene, planner: InspectingClient) -> None:
    scene.recommend()
    scene.notice(1)
    planner.submit(planner.visit("/recommendations/1/links/new"), "Make link")
    scene.reply(1)
    told = scene.journal("recommendation")
    assert [entry.verb for entry in told] == ["made", "changed", "changed"]
    assert {entry.committee_id for entry in told} == {scene.board}
    assert scene.journal("reply_link")[0].changes["digest"] == "(secret)"


def test_an_exempt_item_keeps_its_recommendation_from_the_public(scene: Scene, planner: InspectingClient) -> None:
    scene.recommend("End the contract.", item_id=scene.contract)
    page = planner.visit("/recommendations/1/")
    assert "the public never reads this recommendation" in page
    with pytest.raises(AssertionError, match="0 buttons"):
        planner.submit(page, "Publish SB2 (18/19) 01")
    scene.recommend("Look again.", item_id=scene.camhs)
    scene.publish(2)
    scene.change(Item, scene.camhs, exempt_paragraph=1, public_interest="A child.")
    assert "Look again." not in scene.new_client().visit("/recommendations/")
    scene.new_client().visit("/recommendations/2/", status=404)


def test_replies_that_came_otherwise_say_how(scene: Scene) -> None:
    scene.recommend()
    scene.reply(1)
    assert scene.found(1).replied_through is Channel.LETTER
