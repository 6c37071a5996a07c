"""The tracker: what it is narrowed to, in which order, who sees what of it, and what it costs."""

from datetime import date, timedelta

import pytest
from flask import Flask

from tests.followups.scene import Scene
from tests.support.client import InspectingClient
from tests.support.page import Page
from tests.support.scenes import NOW, a_committee, an_item, changing, statements
from workprogramme.domain.access import Role
from workprogramme.domain.follow_ups import FollowUpState, state_of
from workprogramme.domain.targets import read_target
from workprogramme.followups import closing
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.followups.filters import ALL, Filters
from workprogramme.followups.tracking import PAGE_SIZE, Sight, working_page
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item

EVERYTHING = Sight(drafts=None, private=None)
TODAY = NOW.date()


def listed(page: Page) -> list[str]:
    """The wordings in the list, in its order."""
    return [page.text(one) for one in page.all("p", css_class="tracked__text")]


@pytest.fixture
def several(scene: Scene) -> Scene:
    """One in every state, and one of another committee."""
    scene.ask("January 2019", wording="Late and open", asked_of=(scene.ids["gregg"],))
    scene.ask("", wording="Undated", asked_on=date(2019, 2, 20))
    scene.ask("3 months after implementation", wording="Waiting")
    scene.ask("June 2019", wording="Scheduled", item_ids=(scene.ids["item"],))
    answered, dropped = scene.ask("2018-19", wording="Answered"), scene.ask("2019-20", wording="Dropped")
    with changing(scene.database) as session:
        closing.answer(session, answered, 1, closing.Answer(day=TODAY, minute="9/19"), NOW)
        closing.drop(session, dropped, 1, TODAY, "Overtaken", "The chair")
        ask(session, scene.ids["other"], FollowUpDraft(wording="Of the other", target=read_target("May 2019")), NOW)
    return scene


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", ["Late and open", "Of the other", "Scheduled", "Waiting", "Undated"]),
        ("?committee=other", ["Of the other"]),
        ("?committee=nothing", []),
        ("?state=open", ["Late and open", "Of the other", "Undated"]),
        ("?state=waiting", ["Waiting"]),
        ("?state=scheduled", ["Scheduled"]),
        ("?state=answered", ["Answered"]),
        ("?state=dropped", ["Dropped"]),
        ("?late=1", ["Late and open"]),
        ("?owner=1", ["Late and open"]),
        ("?age=182&state=open", ["Late and open"]),
        ("?age=730", []),
        ("?sort=asked", ["Late and open", "Waiting", "Scheduled", "Undated", "Of the other"]),
        ("?sort=newest", ["Undated", "Scheduled", "Waiting", "Late and open", "Of the other"]),
        ("?state=dropped&age=x&sort=x&owner=x&page=x", ["Dropped"]),
    ],
)  # fmt: skip
def test_the_list_is_narrowed_and_sorted_as_its_address_says(
    several: Scene, planner: InspectingClient, query: str, wanted: list[str]
) -> None:
    assert listed(planner.visit(f"/follow-ups/{query}")) == wanted


def test_the_form_narrows_it_too(several: Scene, planner: InspectingClient) -> None:
    page = planner.submit(planner.visit("/follow-ups/"), "Show", late="Only what is late", owner="John Gregg")
    assert listed(page) == ["Late and open"]
    assert listed(planner.follow(page, "Show what is still awaited"))[0] == "Late and open"


def test_the_states_in_sql_are_those_of_the_law(several: Scene) -> None:
    scene = several
    scene.ask("every 6 months", wording="Every half year")
    scene.ask("6 months on", wording="Six months on", source_meeting_id=None)
    scene.ask("after every meeting of the Executive Group", wording="Series", event_on=date(2019, 1, 8))
    with changing(scene.database) as session:
        gone = an_item(session, session.get_one(Committee, scene.ids["board"]), "Gone", withdrawn=True)
        ask(session, scene.ids["board"], FollowUpDraft(wording="Gone", item_ids=(gone.id,)), NOW)
    with scene.database.session() as session:
        for state in FollowUpState:
            found = working_page(session, Filters(state=state.value), EVERYTHING, TODAY, None, 1)
            assert found.rows
            assert {state_of(row.value) for row in found.rows} == {state}
        everything = working_page(session, Filters(state=ALL), EVERYTHING, TODAY, None, 1)
        by_state = [working_page(session, Filters(state=s.value), EVERYTHING, TODAY, None, 1) for s in FollowUpState]
        assert sum(page.total for page in by_state) == everything.total


def test_a_long_list_has_pages(scene: Scene, planner: InspectingClient) -> None:
    with changing(scene.database) as session:
        for number in range(PAGE_SIZE + 1):
            day = date(2019, 6, 1) + timedelta(days=number)
            draft = FollowUpDraft(wording=f"Number {number}", target=read_target(day.strftime("%d %B %Y")))
            ask(session, scene.ids["board"], draft, NOW)
    page = planner.visit("/follow-ups/?sort=wanted")
    assert len(listed(page)) == PAGE_SIZE
    assert "51 follow-ups, page 1 of 2" in page
    assert listed(planner.visit("/follow-ups/?page=2")) == ["Number 50"]
    assert listed(planner.visit("/follow-ups/?page=999")) == ["Number 50"]


def test_what_is_private_is_seen_by_those_who_see_private_items(scene: Scene) -> None:
    marked = scene.ask(wording="Marked private", private=True)
    scene.ask(wording="From an exempt item", item_ids=(scene.ids["item"],))
    scene.change(Item, scene.ids["item"], exempt_paragraph=1)
    for browser, seen in (
        (scene.signed_in(), ["Marked private", "From an exempt item"]),
        (scene.signed_in(Role.COORDINATOR, scene.ids["board"]), ["Marked private", "From an exempt item"]),
        (scene.signed_in(Role.COORDINATOR, scene.ids["other"]), []),
        (scene.signed_in(Role.COUNCILLOR), []),
        (scene.client(), []),
    ):
        assert listed(browser.visit("/follow-ups/")) == seen
        for number in (marked, marked + 1):
            browser.visit(f"/follow-ups/{number}/", status=200 if seen else 404)


def test_who_may_not_see_drafts_sees_what_was_asked_but_no_unpublished_item(scene: Scene) -> None:
    asked = scene.ask(wording="A report", item_ids=(scene.ids["item"],))
    scene.change(Item, scene.ids["item"], title="A draft title")
    councillor = scene.signed_in(Role.COUNCILLOR)
    for page in (councillor.visit("/follow-ups/"), councillor.visit(f"/follow-ups/{asked}/")):
        assert "A report" in page
        assert "A draft title" not in page
        assert "Adoption Central England" not in page
    assert "A draft title" in scene.signed_in().visit(f"/follow-ups/{asked}/")


def test_the_public_reads_nothing_before_it_is_published(scene: Scene) -> None:
    asked = scene.ask()
    assert listed(scene.client().visit("/follow-ups/")) == []
    scene.client().visit(f"/follow-ups/{asked}/", status=404)


@pytest.mark.parametrize("who", [Role.COORDINATOR, Role.COUNCILLOR, None])
def test_the_list_costs_the_same_for_one_and_for_thirty(app: Flask, scene: Scene, who: Role | None) -> None:
    browser = scene.signed_in(who) if who else scene.client()
    costs = []
    for many in (1, 29):
        for _ in range(many):
            scene.ask(asked_of=(scene.ids["gregg"],), item_ids=(scene.ids["item"],))
        with statements(scene.database.engine) as seen:
            browser.visit("/follow-ups/")
        costs.append(len(seen))
    assert costs[0] == costs[1]
    assert costs[1] <= 12


def test_a_planner_is_told_that_readers_do_not_know_it_yet(scene: Scene, planner: InspectingClient) -> None:
    words = "Readers do not know yet what was last recorded for Scrutiny board."
    assert words not in planner.visit("/follow-ups/")
    asked = scene.ask()
    assert words in planner.visit("/follow-ups/")
    page = planner.visit(f"/follow-ups/{asked}/")
    assert words in page
    assert words not in scene.signed_in(Role.COUNCILLOR).visit("/follow-ups/")
    planner.submit(planner.visit("/plan/board/publish?year=2018-19"), "Publish edition 1")
    assert words not in planner.visit("/follow-ups/")


def test_with_many_committees_their_links_wait_until_one_is_chosen(scene: Scene, planner: InspectingClient) -> None:
    def links(address: str) -> list[str]:
        return [link for link in planner.visit(address).links if link.startswith(("Record", "How", "Outstanding"))]

    few = ["Record a follow-up of SB2", "How SB2 chases what is late", "Outstanding issues for SB2 on 4 April 2019"]
    assert set(few) <= set(links("/follow-ups/"))
    with changing(scene.database) as session:
        for number in range(3):
            a_committee(session, f"more-{number}", code=f"M{number}")
    assert links("/follow-ups/") == []
    assert "Show one committee to record a follow-up of it" in planner.visit("/follow-ups/")
    assert set(links("/follow-ups/?committee=board")) == {"Record a follow-up", *few[1:]}
