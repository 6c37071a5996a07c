"""Reminding several at once: who is told, once a day, and the link in their mail."""

from sqlalchemy import select

from tests.recommendations.scene import Scene
from tests.support.client import InspectingClient
from workprogramme.domain.recommendations import RecipientKind, Verdict
from workprogramme.followups.recommendations.actions import Named
from workprogramme.followups.recommendations.reminding import PURPOSE
from workprogramme.models.outbox import Notice
from workprogramme.web.signing import signed

REMIND = "Remind whoever is to reply or act"


def notices(scene: Scene) -> list[Notice]:
    with scene.database.session() as session:
        return list(session.scalars(select(Notice).order_by(Notice.id)))


def test_whoever_is_to_reply_or_act_is_told_once_a_day(scene: Scene, planner: InspectingClient) -> None:
    for _ in range(3):
        scene.recommend()
    scene.recommend(to=Named(words="Health partners"), to_kind=RecipientKind.PARTNER)
    for number in (1, 2, 4):
        scene.notice(number)
    scene.reply(2)
    page = planner.visit("/recommendations/")
    page = planner.submit(page, REMIND, chosen=["1", "2", "3", "4"])
    assert "Reminded of SB2 (18/19) 01 and SB2 (18/19) 02." in page
    assert "No day is set by which anything is awaited of SB2 (18/19) 03." in page
    assert "Nobody on the list of people is named for SB2 (18/19) 04." in page
    assert [(n.kind, n.person_id, n.facts["number"]) for n in notices(scene)] == [
        ("recommendation_late", scene.maton, "SB2 (18/19) 01"),
        ("recommendation_due", scene.gregg, "SB2 (18/19) 02"),
    ]
    assert notices(scene)[0].facts["step"].startswith("The reply is 20 working days late, now with")
    page = planner.submit(page, REMIND, chosen=["1"])
    assert "Nobody was told again of SB2 (18/19) 01" in page
    assert len(notices(scene)) == 2


def test_the_mail_leads_to_a_form_for_the_reply_without_an_account(scene: Scene, planner: InspectingClient) -> None:
    scene.recommend()
    scene.notice(1)
    planner.submit(planner.visit("/recommendations/"), REMIND, chosen=["1"])
    made = notices(scene)[0].facts["signed"]
    assert made == {"path": "/replies/", "purpose": PURPOSE, "values": [1]}
    key = signed(scene.secret_key, PURPOSE, [1])
    visitor = scene.new_client()
    page = visitor.visit(f"/replies/?key={key}")
    page = visitor.submit(page, "Send reply", verdict="Accepted", by="Cllr Maton")
    assert "The link has done its work" in page
    assert scene.found(1).verdict is Verdict.ACCEPTED
    for wrong in (f"/replies/?key={key}", "/replies/?key=x", "/replies/"):
        assert visitor.visit(wrong, status=404).heading == "This link does not work"


def test_the_words_of_a_private_item_are_in_no_mail(scene: Scene, planner: InspectingClient) -> None:
    scene.recommend("End the contract.", item_id=scene.contract)
    scene.notice(1)
    planner.submit(planner.visit("/recommendations/"), REMIND, chosen=["1"])
    assert notices(scene)[0].facts["wording"] == "Private recommendation (paragraph 3 of Schedule 12A)"


def test_nothing_is_chosen_or_not_theirs_to_choose(scene: Scene, planner: InspectingClient) -> None:
    scene.recommend()
    scene.notice(1)
    page = planner.submit(planner.visit("/recommendations/"), REMIND)
    assert "Tick the recommendations that you want to remind of." in page
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    for chosen in (["²"], ["9" * 30], ["987654"], ["x", "-1"]):
        answer = planner.post("/recommendations/remind", data={"csrf_token": token, "chosen": chosen})
        assert answer.status_code == 302
    other = scene.signed_in(committee=scene.other, name="Other")
    page = other.visit("/account/password")
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    assert other.post("/recommendations/remind", data={"csrf_token": token, "chosen": "1"}).status_code == 403
    assert notices(scene) == []


def test_the_notice_goes_out_by_mail_when_that_is_ticked_and_lets_them_reply(
    scene: Scene, planner: InspectingClient
) -> None:
    scene.recommend()
    given = {"given-day": "4", "given-month": "4", "given-year": "2019"}
    planner.submit(planner.visit("/recommendations/1/notice"), "Save notice", answers=given)
    assert notices(scene) == []
    for _ in range(2):  # the same notice is mailed once
        page = planner.visit("/recommendations/1/notice")
        planner.submit(page, "Save notice", answers={**given, "mail": True})
    (notice,) = notices(scene)
    assert (notice.kind, notice.person_id) == ("recommendation_made", scene.maton)
    assert notice.facts["signed"] == {"path": "/replies/", "purpose": PURPOSE, "values": [1]}
    assert scene.new_client().visit(f"/replies/?key={signed(scene.secret_key, PURPOSE, [1])}").status == 200


def test_nobody_can_be_mailed_who_is_not_on_the_list(scene: Scene, planner: InspectingClient) -> None:
    scene.recommend(to=Named(words="Health partners"), to_kind=RecipientKind.PARTNER)
    answers = {"given-day": "4", "given-month": "4", "given-year": "2019", "mail": True}
    page = planner.submit(planner.visit("/recommendations/1/notice"), "Save notice", status=422, answers=answers)
    assert page.errors == ["Nobody on the list of people is named in it. Change the recommendation, or untick this."]
    assert scene.found(1).notice_given_on is None
    assert notices(scene) == []
