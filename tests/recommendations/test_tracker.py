"""The tracker: what is in it for whom, what is late and what to do about it, how it is narrowed, and what it costs."""

from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import select

from tests.recommendations.scene import APRIL, TODAY, WORDS, Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.access import Role
from workprogramme.domain.recommendations import RecipientKind, State, Verdict
from workprogramme.domain.targets import Target
from workprogramme.followups.recommendations.actions import Named
from workprogramme.followups.recommendations.listing import awaited_before, in_state
from workprogramme.models.committees import Committee
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.recommendations import Recommendation

MERGE = "Merge the two entries"


def references(page: Page) -> list[str]:
    return [page.text(p) for p in page.all("p", css_class="tracked__reference")]


@pytest.fixture
def several(scene: Scene) -> Scene:
    """One without notice, one late for its reply, one in hand, one late in what was promised, one rejected."""
    for _ in range(5):
        scene.recommend()
    for number in (2, 3, 4, 5):
        scene.notice(number)
    scene.reply(3)
    scene.reply(4, target=Target.month(2019, 6))
    scene.reply(5, Verdict.REJECTED)
    return scene


def test_what_is_late_comes_first_with_what_to_do_about_it(several: Scene, planner: InspectingClient) -> None:
    page = planner.visit("/recommendations/")
    assert references(page) == [f"SB2 (18/19) 0{n}" for n in (2, 4, 3, 1, 5)]
    assert "Reply late: 20 working days late" in page
    assert "The reply is 20 working days late, now with the chief executive." in page
    assert "The action is 1 working day late, now with the owner, John Gregg." in page
    assert "From Friday 12 July 2019 it goes to the chair of the committee, Cllr Mutton." in page


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("state=open", {1, 2, 3, 4, 5}),
        ("state=made", {1}),
        ("state=reply_late", {2}),
        ("state=in_progress", {3, 4}),
        ("state=replied", {5}),
        ("state=closed", set()),
        ("late=yes", {2, 4}),
        ("late=yes&state=in_progress", {4}),
        ("whom=john gregg", {3, 4}),
        ("whom=Cllr Maton", {1, 2, 3, 4, 5}),
        ("whom=Cabinet", set()),
        ("kind=partner", set()),
        ("committee=board", {1, 2, 3, 4, 5}),
        ("committee=other", set()),
        ("committee=nowhere", set()),
        ("older=6", set()),
        ("state=nonsense&kind=x&older=9&sort=up&page=x", {1, 2, 3, 4, 5}),
    ],
)
def test_it_is_narrowed(several: Scene, planner: InspectingClient, asked: str, expected: set[int]) -> None:
    found = references(planner.visit(f"/recommendations/?{asked}"))
    assert sorted(found) == [f"SB2 (18/19) 0{n}" for n in sorted(expected)]


def test_somebody_in_words_is_found_and_a_percent_sign_finds_nothing(scene: Scene, planner: InspectingClient) -> None:
    scene.recommend(to=Named(words="Health partners"), to_kind=RecipientKind.PARTNER)
    assert references(planner.visit("/recommendations/?whom=health")) == ["SB2 (18/19) 01"]
    assert references(planner.visit("/recommendations/?whom=%25")) == []
    assert "Nothing here answers to that" in planner.visit("/recommendations/?whom=_")


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("newest", [5, 4, 3, 2, 1]), ("oldest", [1, 2, 3, 4, 5]), ("reference", [1, 2, 3, 4, 5])],
)
def test_it_is_sorted(several: Scene, planner: InspectingClient, sort: str, expected: list[int]) -> None:
    assert references(planner.visit(f"/recommendations/?sort={sort}")) == [f"SB2 (18/19) 0{n}" for n in expected]


def test_the_public_finds_what_is_published_and_what_became_of_it(several: Scene) -> None:
    visitor = several.new_client()
    assert "No recommendations yet" in visitor.visit("/recommendations/")
    visitor.visit("/recommendations/4/", status=404)
    several.publish(4)
    several.edition()
    page = visitor.visit("/recommendations/")
    assert references(page) == ["SB2 (18/19) 04"]
    assert "Remind" not in page
    page = visitor.follow(page, "SB2 (18/19) 04")
    for words in (WORDS, "Cabinet member, Cllr Maton", "Publish the figures.", "June 2019", "It is right."):
        assert words in page
    assert visitor.follow(page, "CAMHS" if "CAMHS" in page.links else "The meeting of Thursday 4 April 2019")


def test_an_exempt_recommendation_is_withheld_from_the_signed_in_who_may_not_read_it(scene: Scene) -> None:
    scene.recommend("End the contract.", item_id=scene.contract)
    councillor = scene.signed_in(Role.COUNCILLOR, name="Cllr Other")
    page = councillor.visit("/recommendations/")
    assert "End the contract." not in page
    assert "Private recommendation (paragraph 3 of Schedule 12A)" in page
    councillor.visit("/recommendations/1/", status=403)
    councillor.visit("/committees/board/recommendations/?year=2018-19")
    assert "End the contract." in scene.signed_in(Role.GOVERNANCE).visit("/recommendations/1/")
    assert "End the contract." in scene.signed_in(Role.COUNCILLOR, name="Cllr M", person=scene.maton).visit(
        "/recommendations/1/"
    )


def test_sql_and_the_law_agree_on_every_state(scene: Scene) -> None:
    days = [TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1)]
    with scenes.changing(scene.database) as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        for number, (noticed, due, verdict, action, target, ended) in enumerate(
            product([None, APRIL], [None, *days], [None, *Verdict], ["", "Do it."], [None, *days], ["", "c", "w"]), 1
        ):
            one = Recommendation(
                committee=board, meeting=april, series="X", number=number, reference=f"X {number}", text="x",
                made_on=APRIL, created_at=scenes.NOW, notice_given_on=noticed, reply_due=due, verdict=verdict,
                replied_on=APRIL if verdict else None, action=action, target_latest=target,
                closed_on=TODAY if ended == "c" else None, withdrawn_on=TODAY if ended == "w" else None,
            )  # fmt: skip
            session.add(one)
    with scene.database.session() as session:
        everything = session.scalars(select(Recommendation)).all()
        for state in State:
            said = set(session.scalars(select(Recommendation.id).where(in_state(state, TODAY))))
            assert said == {one.id for one in everything if one.course.state_on(TODAY) is state}
        late = set(session.scalars(select(Recommendation.id).where(awaited_before(TODAY))))
        assert late == {one.id for one in everything if one.course.is_late_on(TODAY)}


def test_the_list_is_paged(scene: Scene, planner: InspectingClient) -> None:
    for _ in range(26):
        scene.recommend()
    page = planner.visit("/recommendations/?sort=oldest&late=")
    assert len(references(page)) == 25
    assert "26 recommendations, page 1 of 2" in page
    assert references(planner.follow(page, "Page 2")) == ["SB2 (18/19) 26"]
    assert references(planner.visit("/recommendations/?sort=oldest&page=99")) == ["SB2 (18/19) 26"]


@pytest.mark.engines("sqlite")
def test_more_rows_cost_no_more_queries(scene: Scene, planner: InspectingClient) -> None:
    def asked(address: str) -> int:
        with scenes.statements(scene.database.engine) as seen:
            planner.visit(address)
        return len(seen)

    addresses = ("/recommendations/", "/committees/board/recommendations/?year=2018-19")
    scene.recommend(item_id=scene.camhs)
    scene.notice(1)
    before = [asked(address) for address in addresses]
    for number in range(2, 24):
        scene.recommend(item_id=scene.camhs)
        scene.notice(number)
        if number % 2:
            scene.reply(number)
    assert [asked(address) for address in addresses] == before
    assert max(before) <= 12


def test_the_years_summary_counts_and_draws(several: Scene, planner: InspectingClient) -> None:
    page = planner.visit("/committees/board/recommendations/?year=2018-19")
    assert page.rows()[1:] == [
        ["Accepted", "2"], ["Accepted in part", "0"], ["Rejected", "1"], ["No reply yet", "1"],
        ["No reply, and late", "1"], ["Accepted, and done", "0"], ["Accepted, in hand", "1"],
        ["Accepted, and late", "1"],
    ]  # fmt: skip
    assert "5 recommendations. 2 accepted wholly or in part; of these 0 done and 1 late." in page
    assert "No recommendations in 2019-20" in planner.visit("/committees/board/recommendations/")
    assert "No recommendations in 2018-19" in several.new_client().visit(
        "/committees/board/recommendations/?year=2018-19"
    )
    several.publish(5)
    page = several.new_client().visit("/committees/board/recommendations/?year=2018-19")
    assert references(page) == ["SB2 (18/19) 05"]
    planner.visit("/committees/board/recommendations/?year=2018", status=404)
    planner.visit("/committees/nowhere/recommendations/", status=404)


def test_the_rules_are_previewed_before_they_are_saved(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit("/plan/board/chasing/")
    assert [page.by_id[name].get("value") for name in ("owner", "chair", "chief_executive")] == ["1", "10", "20"]
    page = planner.submit(page, "Preview", count="4", unit="weeks", owner="3", chair="5", chief_executive="")
    assert "Sunday 28 July 2019 The reply is due" in page
    assert "Wednesday 31 July 2019 Remind the owner" in page
    assert scene.rules().version == 0
    page = planner.submit(page, "Save rules")
    assert [(step.working_days, step.whom.value) for step in scene.rules().steps] == [(3, "owner"), (5, "chair")]
    assert str(scene.rules().period.period) == "4 weeks"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"owner": "", "chair": "", "chief_executive": ""},
         "Keep at least one step, so that nothing late is forgotten."),
        ({"owner": "10"}, "Each step comes later than the one before it. One already comes after 10."),
        ({"count": "4"}, "Enter a number and say what it counts, or leave both empty."),
        ({"unit": "days"}, "Enter a number and say what it counts, or leave both empty."),
        ({"owner": "0"}, "Remind the owner must be between 1 and 250"),
        ({"owner": "soon"}, "Remind the owner must be a whole number, like 30"),
    ],
)  # fmt: skip
def test_rules_that_make_no_sense_are_refused(
    scene: Scene, planner: InspectingClient, answers: dict[str, str], said: str
) -> None:
    page = planner.submit(planner.visit("/plan/board/chasing/"), "Save rules", status=422, answers=answers)
    assert page.errors == [said]
    assert scene.rules().version == 0


def test_two_who_set_the_rules_see_each_others(scene: Scene, planner: InspectingClient) -> None:
    mine, theirs = planner.visit("/plan/board/chasing/"), planner.visit("/plan/board/chasing/")
    planner.submit(theirs, "Save rules", owner="2")
    page = planner.submit(mine, "Save rules", status=409, owner="3")
    planner.submit(page, "Save rules")
    assert scene.rules().steps[0].working_days == 3


def test_a_merged_person_keeps_what_was_recommended_to_them(scene: Scene) -> None:
    scene.recommend()
    scene.reply(1)
    admin = scene.signed_in(Role.ADMINISTRATOR)
    with scenes.changing(scene.database) as session:
        other = scenes.a_person(session, "J Gregg").id
    page = admin.visit(f"/manage/people/{other}/merge/{scene.gregg}")
    admin.submit(page, MERGE, keep=str(other))
    with scene.database.session() as session:
        assert session.get(Person, scene.gregg) is None
    assert scene.found(1).owner_id == other
