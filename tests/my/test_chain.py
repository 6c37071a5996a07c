"""Changing a committee's deadlines: stage by stage, with a look at what moves, and nothing lost to a second writer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.my.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.access import Role
from workprogramme.domain.chain_changes import days_under
from workprogramme.domain.deadlines import DEFAULT_CHAIN, DISPATCH, Stage
from workprogramme.domain.jurisdictions import ENGLAND
from workprogramme.domain.working_days import WorkingDays
from workprogramme.models.committees import Committee
from workprogramme.models.deadline_chains import chain_of, chain_to_store
from workprogramme.my.chain.forms import MOST_STAGES, pressed, rows_of, rows_sent

ADDRESS = "/plan/board/deadlines"
DRAFT_FIRST = [("Draft", 15), ("Finance and legal", 12), ("Director", 10), ("Final report", 9), ("Dispatch", DISPATCH)]


@pytest.fixture
def planner(scene: Scene) -> InspectingClient:
    """A co-ordinator of all committees."""
    return scene.planner()


def chain(scene: Scene) -> list[tuple[str, int | str]]:
    with scene.database.session() as session:
        stored = session.get_one(Committee, scene.board).deadline_chain
    return [(stage.name, stage.working_days) for stage in chain_of(stored)]


def test_what_would_move_is_shown_before_it_is_saved(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit(ADDRESS)
    assert page.rows()[2] == ["Draft", "Thursday 14 March 2019"]
    page = planner.submit(page, "Show what would move", days_1="16")
    assert page.rows()[2] == ["Draft", "Thursday 14 March 2019", "Wednesday 13 March 2019"]
    assert "2 reports move: Ofsted feedback and The zebrafinch contract." in page
    assert chain(scene)[1] == ("Draft", 15)
    page = planner.submit(page, "Save deadlines")
    assert "Days move for 2 reports: Ofsted feedback and The zebrafinch contract." in page
    assert chain(scene)[1] == ("Draft", 16)
    assert "For 4 April 2019: Draft from 14 March 2019 to 13 March 2019" in page
    assert "Draft To come 13 Mar 2019" in scene.officer().visit("/my/")


def test_stages_are_removed_moved_added_and_put_back(scene: Scene, planner: InspectingClient) -> None:
    page = planner.submit(planner.visit(ADDRESS), "Remove stage 1")
    assert [(field.get("value")) for field in page.all("input") if field.get("name", "").startswith("name_")] == [
        "Draft", "Finance and legal", "Director", "Final report",
    ]  # fmt: skip
    planner.submit(page, "Save deadlines")
    assert chain(scene) == DRAFT_FIRST
    page = planner.submit(planner.visit(ADDRESS), "Later: stage 1")
    page = planner.submit(page, "Save deadlines", status=422)
    assert page.errors == [
        "Make Draft 12 working days before the meeting or fewer, because it comes after Finance and legal."
    ]
    page = planner.submit(page, "Earlier: stage 2")
    page = planner.submit(page, "Add a stage")
    page = planner.submit(page, "Save deadlines", status=422)
    assert page.errors == [
        "Enter a name for the stage",
        "Enter how many working days before the meeting stage 5 is due",
    ]
    planner.submit(page, "Save deadlines", name_4="Chair’s look", days_4="7", dispatch="Published")
    assert chain(scene)[4:] == [("Chair’s look", 7), ("Published", DISPATCH)]
    page = planner.submit(planner.visit(ADDRESS), "Back to the usual deadlines")
    planner.submit(page, "Save deadlines")
    with scene.database.session() as session:
        assert session.get_one(Committee, scene.board).deadline_chain is None


def test_what_makes_no_sense_is_said_beside_the_field(scene: Scene, planner: InspectingClient) -> None:
    page = planner.submit(
        planner.visit(ADDRESS), "Save deadlines", status=422, days_4="3", name_1="Brief", days_2="ten"
    )
    assert page.errors == ["Stage 3 is due must be a whole number, like 30"]
    page = planner.submit(page, "Add a stage")
    assert "ten" in [field.get("value") for field in page.all("input")]
    page = planner.submit(page, "Remove stage 6")
    page = planner.submit(page, "Save deadlines", status=422, days_2="12")
    early = "Final report would be due when the agenda is already public."
    assert page.errors == [
        "Give each stage a name of its own.",
        f"{early} Make it 6 working days before the meeting or more.",
    ]
    assert chain(scene)[0] == ("Brief", 30)


def test_a_second_writer_loses_nothing(scene: Scene, planner: InspectingClient) -> None:
    opened = planner.visit(ADDRESS)
    other = scene.planner()
    other.submit(other.visit(ADDRESS), "Remove stage 1")
    other.submit(other.submit(other.visit(ADDRESS), "Remove stage 1"), "Save deadlines")
    page = planner.submit(opened, "Save deadlines", status=409, days_1="20")
    assert "changed the deadlines while you had this open" in page
    assert "They are now: Draft 15, Finance and legal 12" in page
    assert chain(scene) == DRAFT_FIRST
    planner.submit(page, "Save deadlines")
    assert chain(scene)[:2] == [("Brief", 30), ("Draft", 20)]


def test_a_change_to_something_else_of_the_committee_is_no_clash(scene: Scene, planner: InspectingClient) -> None:
    opened = planner.visit(ADDRESS)
    scene.change(Committee, scene.board, remit="Children")
    planner.submit(opened, "Save deadlines", days_1="20")
    assert chain(scene)[1] == ("Draft", 20)


def test_only_those_who_plan_the_committee_change_it(scene: Scene) -> None:
    for role in (Role.OFFICER, Role.COUNCILLOR, Role.GOVERNANCE):
        assert scene.signed_in(role, scene.gregg).get(ADDRESS).status_code == 403
    elsewhere = scene.signed_in(Role.COORDINATOR, committee=scene.other)
    assert elsewhere.get(ADDRESS).status_code == 403
    assert elsewhere.get("/plan/other/deadlines").status_code == 200
    assert elsewhere.get("/plan/nowhere/deadlines").status_code == 404


def test_the_page_costs_as_much_for_many_reports(scene: Scene, planner: InspectingClient) -> None:
    planner.visit(ADDRESS)
    with scenes.statements(scene.database.engine) as few:
        planner.visit(ADDRESS)
    with scenes.changing(scene.database) as session:
        board = session.get_one(Committee, scene.board)
        for number in range(30):
            meeting = scenes.a_meeting(session, board, date(2019, 4, 5 + number % 20))
            scenes.an_item(session, board, f"Item {number}", meeting)
    with scenes.statements(scene.database.engine) as many:
        planner.visit(ADDRESS)
    assert len(many) == len(few)


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=8), max_size=6), st.integers(-1, 15))
def test_whatever_is_sent_becomes_rows(sent: dict[str, str], number: int) -> None:
    typed = {f"name_{n}": "x" for n in range(number)} | {f"key_{n}": "draft" for n in range(number)} | sent
    rows = rows_sent(typed)
    assert len(rows) <= MOST_STAGES
    keys = [row.key for row in rows if row.key]
    assert len(keys) == len(set(keys))
    for name in (f"up_{number}", f"down_{number}", f"remove_{number}", "add"):
        changed = pressed({name: "yes"}, rows)
        assert changed is None or len(changed) <= MOST_STAGES


def test_a_chain_comes_back_as_it_was_stored() -> None:
    own = (Stage("a", "A", 20, "A is due {when}.", "Ours"), DEFAULT_CHAIN[-1])
    assert chain_of(chain_to_store(own)) == own
    assert chain_to_store(DEFAULT_CHAIN) is None
    assert [row.name for row in rows_of(own)] == ["A"]


def test_a_stage_that_goes_or_is_new_has_no_day_on_one_side() -> None:
    from tests.domain.sample_plans import meeting

    own = (Stage("text", "Text", 20), DEFAULT_CHAIN[-1])
    (found,) = days_under(DEFAULT_CHAIN[-2:], own, [meeting(), meeting(2, date(2099, 1, 1))], WorkingDays(), ENGLAND)
    assert [(stage.name, stage.before, stage.after) for stage in found.stages] == [
        ("Text", None, date(2019, 3, 7)),
        ("Dispatch", date(2019, 3, 27), date(2019, 3, 27)),
        ("Final report", date(2019, 3, 22), None),
    ]
    assert [stage.key for stage in found.moved] == ["text", "final"]
