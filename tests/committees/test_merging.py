"""Making one of two entries on the list of people, on purpose."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.committees.scene import MAY, Scene, a_seat
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.accounts.actions import make_account
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MemberRole, PartRole, PersonKind
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.models.accounts import Account
from workprogramme.models.base import Record
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.follow_ups import AskedOf
from workprogramme.models.items import Part
from workprogramme.models.people import Person

MERGE = "Merge the two entries"


@pytest.fixture
def busy(scene: Scene) -> Scene:
    """Sara and Sarah Mills both with items, Sara with a seat of the past and an account."""
    with scene.changing() as session:
        board = session.get_one(Committee, scene.board)
        sara, sarah = session.get_one(Person, scene.sara), session.get_one(Person, scene.sarah)
        sara.job_title = "Head of Education Improvement"
        for title, leads in (("Virtual School", [sarah]), ("Exclusions", [sara]), ("Strategy", [sara, sarah])):
            scenes.an_item(session, board, title, leads=leads)
        a_seat(session, board, sara, MemberRole.INVITED, last_day=date(2018, 12, 31), position=2)
        make_account(
            session, email="sara@example.org", name="Sara", password=None,
            grants=[(Role.OFFICER, None)], now=scenes.NOW, person=sara,
        )  # fmt: skip
    return scene


def address(scene: Scene) -> str:
    return f"/manage/people/{scene.sara}/merge/{scene.sarah}"


def leads(scene: Scene) -> dict[str, list[str]]:
    """Who leads each item."""
    from tests.programme.scene import Scene as Programme

    items = Programme(scene.database, scene.new_client).items()
    return {item.title: [part.person.name for part in item.parts] for item in items}


def test_the_page_shows_what_would_move_and_changes_nothing(busy: Scene, administrator: InspectingClient) -> None:
    page = administrator.follow(administrator.visit("/manage/people/alike/"), "Compare Sara Mills and Sarah Mills")
    assert "What would move from Sara Mills" in page
    assert "2 parts in items of the programme" in page
    assert "Exclusions" in page
    assert "By invitation of Children’s Services Scrutiny Board: 17 May to 31 December 2018" in page
    assert "The account sara@example.org" in page
    assert len(busy.people()) == 6


def test_everything_moves_to_the_entry_that_is_kept(busy: Scene, administrator: InspectingClient) -> None:
    page = administrator.submit(administrator.visit(address(busy)), MERGE, keep=str(busy.sarah))
    assert page.heading == "Sarah Mills"
    assert "Sarah Mills and Sara Mills are one entry now, Sarah Mills." in page
    assert busy.find(Person, busy.sara) is None
    assert leads(busy) == {
        "Virtual School": ["Sarah Mills"],
        "Exclusions": ["Sarah Mills"],
        "Strategy": ["Sarah Mills"],
    }
    assert busy.seats()[-1].person_id == busy.sarah
    assert busy.account("sara@example.org").person_id == busy.sarah


def test_the_gaps_of_the_entry_that_is_kept_are_filled(busy: Scene, administrator: InspectingClient) -> None:
    administrator.submit(administrator.visit(address(busy)), MERGE, keep=str(busy.sarah))
    kept = busy.find(Person, busy.sarah)
    assert kept is not None
    assert (kept.job_title, kept.email) == ("Head of Education Improvement", "sarah.mills@example.org")


def test_either_may_be_kept(busy: Scene, administrator: InspectingClient) -> None:
    administrator.submit(administrator.visit(address(busy)), MERGE, keep=str(busy.sara))
    assert busy.find(Person, busy.sarah) is None
    assert set(map(tuple, leads(busy).values())) == {("Sara Mills",)}


def test_the_journal_tells_what_moved_and_why(busy: Scene, administrator: InspectingClient) -> None:
    administrator.submit(administrator.visit(address(busy)), MERGE, keep=str(busy.sarah))
    why = f"Merged Sara Mills (person {busy.sara}) into Sarah Mills (person {busy.sarah})"
    moved = [entry for entry in busy.journal("part") if entry.reason == why]
    assert [(entry.verb, entry.changes.get("person_id")) for entry in moved] == [
        ("changed", [busy.sara, busy.sarah]),
        ("ended", busy.sara),
    ]
    assert busy.journal("membership")[-1].changes == {"person_id": [busy.sara, busy.sarah]}
    assert busy.journal("account")[-1].changes == {"person_id": [busy.sara, busy.sarah]}
    gone = busy.journal("person")[-1]
    assert (gone.verb, gone.record_id, gone.changes["name"], gone.by_name) == (
        "ended",
        busy.sara,
        "Sara Mills",
        "Administrator",
    )


def test_every_record_that_points_to_a_person_is_moved_by_merging() -> None:
    pointing = {
        (table.name, column.name)
        for table in Record.metadata.tables.values()
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name == "person"
    }
    # a new table here wants a line in people/merging.py, and then one here
    assert pointing == {
        ("account", "person_id"), ("asked_of", "person_id"), ("membership", "person_id"),
        ("membership", "in_place_of_id"), ("part", "person_id"),
        ("recommendation", "to_person_id"), ("recommendation", "owner_id"), ("notice", "person_id"),
        ("notice_choice", "person_id"), ("person", "manager_id"), ("published_part", "person_id"),
    }  # fmt: skip


def test_what_was_asked_of_either_is_then_asked_of_the_one_that_is_kept(
    busy: Scene, administrator: InspectingClient
) -> None:
    with busy.changing() as session:
        for asked in ([busy.sara], [busy.sara, busy.sarah]):
            ask(session, busy.board, FollowUpDraft(wording="A report", asked_of=tuple(asked)), scenes.NOW)
    page = administrator.visit(address(busy))
    assert "2 follow-ups asked of them" in page
    administrator.submit(page, MERGE, keep=str(busy.sarah))
    with busy.database.session() as session:
        rows = session.execute(select(AskedOf.follow_up_id, AskedOf.person_id).order_by(AskedOf.follow_up_id)).all()
    assert [tuple(row) for row in rows] == [(1, busy.sarah), (2, busy.sarah)]


def test_the_choice_has_to_be_made(busy: Scene, administrator: InspectingClient) -> None:
    page = administrator.submit(administrator.visit(address(busy)), MERGE, status=422)
    assert page.errors == ["Select the entry to keep"]
    assert len(busy.people()) == 6


def test_an_officer_and_a_councillor_are_not_one_person(scene: Scene, administrator: InspectingClient) -> None:
    page = administrator.visit(f"/manage/people/{scene.gregg}/merge/{scene.mutton}")
    assert "John Gregg is on the list as “Officer” and Cllr Mutton as “Councillor”" in page
    assert MERGE not in [page.name(button) for button in page.all("button")]


def test_seats_on_the_same_days_stand_in_the_way(scene: Scene, administrator: InspectingClient) -> None:
    with scene.changing() as session:
        board = session.get_one(Committee, scene.board)
        twin = scenes.a_person(session, "M Mutton", PersonKind.COUNCILLOR)
        a_seat(session, board, twin)
        number = twin.id
    page = administrator.visit(f"/manage/people/{scene.mutton}/merge/{number}")
    assert "Both have a seat on Children’s Services Scrutiny Board on the same days" in page


def test_a_seat_that_both_have_alike_is_kept_once(scene: Scene, administrator: InspectingClient) -> None:
    with scene.changing() as session:
        board = session.get_one(Committee, scene.board)
        twin = scenes.a_person(session, "K Maton", PersonKind.COUNCILLOR)
        a_seat(session, board, twin, MemberRole.INVITED, first_day=MAY)
        number = twin.id
    page = administrator.visit(f"/manage/people/{scene.maton}/merge/{number}")
    administrator.submit(page, MERGE, keep=str(scene.maton))
    assert scene.names() == ["Cllr Mutton", "Cllr Maton"]


def test_a_member_and_a_cabinet_member_are_not_one_person(scene: Scene, administrator: InspectingClient) -> None:
    with scene.changing() as session:
        twin = scenes.a_person(session, "M Mutton", PersonKind.COUNCILLOR, portfolio="Parks").id
    page = administrator.visit(f"/manage/people/{twin}/merge/{scene.mutton}")
    assert "A scrutiny committee may not include a member of the cabinet" in page


def test_entries_that_changed_meanwhile_are_looked_at_again(busy: Scene, administrator: InspectingClient) -> None:
    mine = administrator.visit(address(busy))
    busy.change(Person, busy.sara, name="Somebody Else")
    page = administrator.submit(mine, MERGE, keep=str(busy.sarah))
    assert "Look at both again" in page
    assert len(busy.people()) == 6


@pytest.mark.parametrize("seen", ["", "nonsense", "1.1", "1.1 2.2 3.3", "٣.١ 4.1", "99999999999999999999.1 1.1"])
def test_nothing_is_merged_unseen(busy: Scene, administrator: InspectingClient, seen: str) -> None:
    page = administrator.visit(address(busy))
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    answers = {"keep": busy.sarah, "seen": seen, "csrf_token": token}
    assert administrator.post(address(busy), data=answers).status_code == 302
    assert len(busy.people()) == 6


def test_nobody_is_merged_with_themselves(scene: Scene, administrator: InspectingClient) -> None:
    administrator.visit(f"/manage/people/{scene.sara}/merge/{scene.sara}", status=404)


def test_the_other_entry_can_be_chosen_from_the_list(scene: Scene, administrator: InspectingClient) -> None:
    page = administrator.follow(
        administrator.visit(f"/manage/people/{scene.sara}/"), "Merge Sara Mills with another entry"
    )
    offered = [page.text(option) for option in page.by_id["other"].iter("option")]
    assert offered == ["Choose one", "John Gregg, Director of Children's Services", "Sarah Mills"]
    assert (
        administrator.submit(page, "Compare the two", other="Sarah Mills").heading == "Merge Sara Mills and Sarah Mills"
    )
    assert administrator.submit(page, "Compare the two", status=422).errors == ["Select the other entry"]
    administrator.visit(f"/manage/people/{scene.sara}/merge?other={scene.mutton}", status=422)


def test_two_who_merge_crosswise_leave_one(busy: Scene, administrator: InspectingClient) -> None:
    mine, theirs = administrator.visit(address(busy)), administrator.visit(address(busy))
    administrator.submit(mine, MERGE, keep=str(busy.sarah))
    administrator.submit(theirs, MERGE, status=404, keep=str(busy.sara))
    with busy.database.session() as session:
        assert session.scalar(select(Account.person_id).where(Account.email == "sara@example.org")) == busy.sarah
        assert set(session.scalars(select(Part.person_id).where(Part.role == PartRole.LEAD_OFFICER))) == {busy.sarah}
        assert set(session.scalars(select(Membership.person_id))) == {busy.mutton, busy.maton, busy.sarah}
