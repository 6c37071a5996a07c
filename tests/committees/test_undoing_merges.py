"""Undoing a merge of two people: everything is as it was, and what cannot go back is said before."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from tests.committees.belongings import KINDS, Belonging, everything, hang, two_people
from tests.committees.scene import Scene, a_seat
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.committees.people.merging import merge_people
from workprogramme.committees.people.undoing import undo_merge, undoing_of
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MemberRole, PartRole
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.items import Item, Part
from workprogramme.models.people import Person
from workprogramme.models.people_merges import PeopleMerge, columns_about_people

MERGE, UNDO = "Merge the two entries", "Undo the merge"


def test_every_column_that_refers_to_a_person_is_tried() -> None:
    assert {(kind.table, kind.column) for kind in KINDS} == {
        (table.name, column.name) for table, column in columns_about_people()
    }


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    hung=st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(["goes", "keeps", "both"])), max_size=14),
    filled=st.dictionaries(st.sampled_from(["formal_name", "job_title", "email"]), st.just("so it said")),
    offered=st.booleans(),
    managed=st.sampled_from(["by nobody", "by the other", "by a third"]),
)
def test_merging_and_undoing_leaves_everything_as_it_was(
    database: Database, hung: list[tuple[Belonging, str]], filled: dict[str, str], offered: bool, managed: str
) -> None:
    with database.session() as session:
        session.info.update(at=scenes.NOW, by_name="A test")
        keep, goes, third = two_people(session)
        for kind, whose in hung:
            hang(session, kind, {"goes": [goes], "keeps": [keep], "both": [goes, keep]}[whose])
        for name, value in filled.items():
            setattr(goes, name, value)
        keep.active = offered
        goes.manager_id = {"by nobody": None, "by the other": keep.id, "by a third": third.id}[managed]
        session.flush()
        session.expire_all()
        before, numbers = everything(session), (keep.id, goes.id)
        seen = {number: session.get_one(Person, number).version for number in numbers}
        merge_people(session, *numbers, seen, scenes.NOW.date(), "england")
        session.expire_all()
        merge = session.scalars(select(PeopleMerge)).one()
        assert session.get(Person, merge.gone_id) is None
        plan = undoing_of(session, merge)
        assert (plan.stays, plan.details, plan.why_not) == ({}, [], "")
        undo_merge(session, merge.id, plan.seen, scenes.NOW, "A test")
        session.expire_all()
        assert everything(session) == before
        session.rollback()


@pytest.fixture
def merged(scene: Scene, administrator: InspectingClient) -> Page:
    """Sara Mills, who led two items, has become part of Sarah Mills, who led one of them and a third."""
    with scene.changing() as session:
        board = session.get_one(Committee, scene.board)
        sara, sarah = session.get_one(Person, scene.sara), session.get_one(Person, scene.sarah)
        sara.job_title = "Head of Education Improvement"
        for title, leads in (("Virtual School", [sarah]), ("Exclusions", [sara]), ("Strategy", [sara, sarah])):
            scenes.an_item(session, board, title, leads=leads)
        a_seat(session, board, sara, MemberRole.INVITED, last_day=date(2018, 12, 31), position=2)
    page = administrator.visit(f"/manage/people/{scene.sara}/merge/{scene.sarah}")
    return administrator.submit(page, MERGE, keep=str(scene.sarah))


def leads(scene: Scene) -> dict[str, list[int]]:
    """Who leads each item, in order."""
    with scene.database.session() as session:
        rows = session.execute(
            select(Item.title, Part.person_id).join(Part, Part.item_id == Item.id).order_by(Part.position, Part.id)
        ).all()
    return {title: [row.person_id for row in rows if row.title == title] for title in {row.title for row in rows}}


def test_it_is_offered_right_after_the_merge_and_puts_everything_back(
    scene: Scene, administrator: InspectingClient, merged: Page
) -> None:
    assert "You can undo this below" in merged
    assert "Sara Mills was merged into this entry on 1 March 2019 at" in merged
    page = administrator.follow(merged, "Undo the merge of Sara Mills")
    assert "2 parts in items of the programme" in page
    assert "1 seat" in page
    page = administrator.submit(page, UNDO)
    assert page.heading == "Sara Mills"
    assert "Sara Mills and Sarah Mills are two entries again" in page
    assert leads(scene) == {
        "Virtual School": [scene.sarah],
        "Exclusions": [scene.sara],
        "Strategy": [scene.sara, scene.sarah],
    }
    sara, sarah = scene.find(Person, scene.sara), scene.find(Person, scene.sarah)
    assert sara is not None
    assert sarah is not None
    assert (sara.job_title, sarah.job_title) == ("Head of Education Improvement", "")
    assert scene.seats()[-1].person_id == scene.sara
    assert "Undo the merge" not in administrator.visit(f"/manage/people/{scene.sarah}/")


def test_the_journal_tells_what_went_back_and_leads_to_the_undoing(
    scene: Scene, administrator: InspectingClient, merged: Page
) -> None:
    page = administrator.visit(f"/journal/?record=person-{scene.sara}")
    administrator.submit(administrator.follow(page, "Undo the merge of Sara Mills"), UNDO)
    why = f"Undid the merge of Sara Mills (person {scene.sara}) into Sarah Mills (person {scene.sarah})"
    parts = [entry for entry in scene.journal("part") if entry.reason == why]
    assert [(entry.verb, entry.changes.get("person_id"), entry.committee_id) for entry in parts] == [
        ("changed", [scene.sarah, scene.sara], scene.board),
        ("made", scene.sara, scene.board),
    ]
    back = [entry for entry in scene.journal("person") if entry.reason == why]
    assert [(entry.verb, entry.record_id) for entry in back] == [("made", scene.sara), ("changed", scene.sarah)]
    assert "Undo the merge" not in administrator.visit(f"/journal/?record=person-{scene.sara}")


def test_what_has_changed_since_stays_and_is_named_before(
    scene: Scene, administrator: InspectingClient, merged: Page
) -> None:
    with scene.changing() as session:
        exclusions = session.scalars(select(Part).join(Part.item).where(Item.title == "Exclusions")).one()
        exclusions.person_id = scene.gregg
        strategy = session.scalars(select(Part).join(Part.item).where(Item.title == "Strategy")).one()
        session.delete(strategy)
        for seat in session.scalars(select(Membership).where(Membership.person_id == scene.sarah)):
            session.delete(seat)
        session.get_one(Person, scene.sarah).job_title = "Director"
    page = administrator.follow(administrator.visit(f"/manage/people/{scene.sarah}/"), "Undo the merge of Sara Mills")
    for sentence in (
        "The people of “Exclusions” were changed since",
        "The people of “Strategy” were changed since",
        "The seat on Children’s Services Scrutiny Board was changed or removed since",
        "The job title of Sarah Mills was changed since",
    ):
        assert sentence in page
    administrator.submit(page, UNDO)
    assert leads(scene) == {"Virtual School": [scene.sarah], "Exclusions": [scene.gregg]}
    sarah = scene.find(Person, scene.sarah)
    assert sarah is not None
    assert sarah.job_title == "Director"


def test_an_item_saved_since_with_the_same_people_goes_back(
    scene: Scene, administrator: InspectingClient, merged: Page
) -> None:
    with scene.changing() as session:
        old = session.scalars(select(Part).join(Part.item).where(Item.title == "Exclusions")).one()
        item = old.item_id
        session.delete(old)
        session.flush()
        made = Part(person=session.get_one(Person, scene.sarah), role=PartRole.LEAD_OFFICER)
        made.item_id = item
        session.add(made)
    page = administrator.follow(administrator.visit(f"/manage/people/{scene.sarah}/"), "Undo the merge of Sara Mills")
    assert "What stays" not in page
    administrator.submit(page, UNDO)
    assert leads(scene)["Exclusions"] == [scene.sara]


def test_merges_are_undone_one_after_another_the_newest_first(
    scene: Scene, administrator: InspectingClient, merged: Page
) -> None:
    page = administrator.visit(f"/manage/people/{scene.sarah}/merge/{scene.gregg}")
    administrator.submit(page, MERGE, keep=str(scene.gregg))
    first, second = merges(scene)
    page = administrator.visit(f"/manage/people/merges/{first}/undo")
    assert "Sarah Mills was itself merged, into John Gregg. Undo that merge first, then this one." in page
    assert UNDO not in [page.name(button) for button in page.all("button")]
    administrator.submit(administrator.visit(f"/manage/people/merges/{second}/undo"), UNDO)
    page = administrator.submit(administrator.visit(f"/manage/people/merges/{first}/undo"), UNDO)
    assert page.heading == "Sara Mills"
    assert leads(scene)["Exclusions"] == [scene.sara]


def test_a_later_merge_into_the_same_entry_is_undone_before(
    scene: Scene, administrator: InspectingClient, merged: Page
) -> None:
    administrator.submit(
        administrator.visit(f"/manage/people/{scene.sarah}/merge/{scene.gregg}"), MERGE, keep=str(scene.sarah)
    )
    first, _ = merges(scene)
    page = administrator.visit(f"/manage/people/merges/{first}/undo")
    assert "John Gregg was merged into Sarah Mills since. Undo that merge first, then this one." in page


def test_it_is_undone_once_and_not_unseen(scene: Scene, administrator: InspectingClient, merged: Page) -> None:
    mine = administrator.follow(merged, "Undo the merge of Sara Mills")
    scene.change(Person, scene.sarah, job_title="Director")
    page = administrator.submit(mine, UNDO)
    assert "What can go back has changed since. Look at it again." in page
    assert scene.find(Person, scene.sara) is None
    administrator.submit(page, UNDO)
    page = administrator.submit(page, UNDO, status=422)
    assert page.errors == ["This merge has been undone already, by Administrator."]
    assert len(scene.people()) == 6
    administrator.visit("/manage/people/merges/999/undo", status=404)


def test_a_form_from_before_the_merge_does_not_save_over_who_came_back(
    scene: Scene, administrator: InspectingClient
) -> None:
    old = administrator.visit(f"/manage/people/{scene.sara}/")
    page = administrator.visit(f"/manage/people/{scene.sara}/merge/{scene.sarah}")
    page = administrator.submit(page, MERGE, keep=str(scene.sarah))
    administrator.submit(administrator.follow(page, "Undo the merge of Sara Mills"), UNDO)
    scene.change(Person, scene.sara, name="Sara Jones")
    administrator.submit(old, "Save changes", status=409, name="Sara Miles")


def test_an_entry_whose_manager_has_left_the_list_comes_back_without_one(
    scene: Scene, administrator: InspectingClient
) -> None:
    scene.change(Person, scene.sara, manager_id=scene.gregg)
    page = administrator.visit(f"/manage/people/{scene.sara}/merge/{scene.sarah}")
    administrator.submit(page, MERGE, keep=str(scene.sarah))
    with scene.changing() as session:
        session.execute(update(Person).values(manager_id=None))
        session.delete(session.get_one(Person, scene.gregg))
    page = administrator.visit(f"/manage/people/merges/{merges(scene)[0]}/undo")
    assert "Whoever managed Sara Mills is no longer on the list: choose a manager" in page
    administrator.submit(page, UNDO)
    back = scene.find(Person, scene.sara)
    assert back is not None
    assert back.manager_id is None


def test_who_may_not_keep_the_list_of_people_may_not_undo(scene: Scene, merged: Page) -> None:
    (number,) = merges(scene)
    scene.signed_in(Role.OFFICER).visit(f"/manage/people/merges/{number}/undo", status=403)


def merges(scene: Scene) -> list[int]:
    """The merges that there were."""
    with scene.database.session() as session:
        return list(session.scalars(select(PeopleMerge.id).order_by(PeopleMerge.id)))
