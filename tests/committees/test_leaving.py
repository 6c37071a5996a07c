"""Leaving office: what somebody has before them is shown and handed over in one step."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.committees.scene import Scene, a_seat
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.accounts.actions import make_account
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus, MemberRole
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.models.accounts import Account
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.follow_ups import AskedOf
from workprogramme.models.items import Item, Part
from workprogramme.models.journal import JournalEntry
from workprogramme.models.people import Person

HAND_OVER = "Hand over and offer no longer"


def address(scene: Scene) -> str:
    return f"/manage/people/{scene.sara}/leave"


@pytest.fixture
def busy(scene: Scene) -> Scene:
    """Sara Mills with items to come and gone by, one shared with her successor, a request, a seat and an account."""
    with scene.changing() as session:
        board = session.get_one(Committee, scene.board)
        sara, sarah = session.get_one(Person, scene.sara), session.get_one(Person, scene.sarah)
        april = scenes.a_meeting(session, board, date(2019, 4, 4))
        june = scenes.a_meeting(session, board, date(2018, 6, 21), status=MeetingStatus.HELD)
        for title, meeting, leads in (
            ("Exclusions", april, [sara]),
            ("Fostering", june, [sara]),
            ("Strategy", None, [sara, sarah]),
        ):
            scenes.an_item(session, board, title, meeting, leads)
        session.flush()
        ask(session, board.id, FollowUpDraft(wording="A progress report", asked_of=(sara.id,)), scenes.NOW)
        a_seat(session, board, sara, MemberRole.INVITED, position=2)
        make_account(
            session, email="sara@example.org", name="Sara", password=None,
            grants=[(Role.OFFICER, None)], now=scenes.NOW, person=sara,
        )  # fmt: skip
    return scene


def leads(scene: Scene) -> dict[str, list[str]]:
    with scene.database.session() as session:
        rows = session.execute(
            select(Item.title, Person.name).join(Part, Part.item_id == Item.id).join(Person).order_by(Part.position)
        )
        found: dict[str, list[str]] = {}
        for title, name in rows:
            found.setdefault(title, []).append(name)
        return found


def test_what_somebody_has_before_them_is_shown(busy: Scene) -> None:
    page = busy.signed_in(Role.COORDINATOR).visit(address(busy))
    for told in (
        "Lead officer of Exclusions, SB2: Thursday 4 April 2019",
        "Strategy",
        "A progress report",
        "sara@example.org",
    ):
        assert told in page
    assert "Fostering" not in page


def test_it_is_all_handed_over_in_one_step(busy: Scene) -> None:
    browser = busy.signed_in(Role.COORDINATOR)
    page = browser.submit(browser.visit(address(busy)), HAND_OVER, successor="Sarah Mills")
    assert "Sara Mills is no longer offered. Sarah Mills takes over." in page
    assert leads(busy) == {"Exclusions": ["Sarah Mills"], "Fostering": ["Sara Mills"], "Strategy": ["Sarah Mills"]}
    with busy.database.session() as session:
        assert session.scalars(select(AskedOf.person_id)).all() == [busy.sarah]
        assert session.get_one(Person, busy.sara).active is False
        seat = session.scalars(select(Membership).where(Membership.person_id == busy.sara)).one()
        assert seat.last_day == date(2019, 3, 1)
        account = session.scalars(select(Account).where(Account.person_id == busy.sara)).one()
        assert account.active is False
        reasons = set(
            session.scalars(
                select(JournalEntry.reason).where(JournalEntry.table_name == "part", JournalEntry.verb != "made")
            )
        )
        assert reasons == {"Sara Mills leaves; Sarah Mills takes over"}


def test_nothing_is_handed_over_to_nobody(busy: Scene) -> None:
    browser = busy.signed_in(Role.COORDINATOR)
    before = leads(busy)
    page = browser.visit(address(busy))
    assert "Who takes over? (optional)" not in page
    page = browser.submit(page, HAND_OVER, status=422)
    assert "Select who takes over" in page.errors
    assert leads(busy) == before


def test_somebody_with_nothing_open_leaves_without_a_successor(scene: Scene) -> None:
    browser = scene.signed_in(Role.COORDINATOR)
    page = browser.visit(address(scene))
    assert "Nothing: no items" in page
    assert "Who takes over? (optional)" in page
    assert "Sara Mills is no longer offered." in browser.submit(page, HAND_OVER)


def test_somebody_else_who_was_quicker_is_not_overrun(busy: Scene) -> None:
    browser = busy.signed_in(Role.COORDINATOR)
    page = browser.visit(address(busy))
    busy.change(Person, busy.sara, job_title="Director")
    browser.submit(page, HAND_OVER, successor="Sarah Mills", status=200)
    assert leads(busy)["Exclusions"] == ["Sarah Mills"]


def test_an_administrators_account_is_left_to_the_administrators(busy: Scene) -> None:
    with busy.changing() as session:
        make_account(
            session, email="sara.admin@example.org", name="Sara", password=None,
            grants=[(Role.ADMINISTRATOR, None)], now=scenes.NOW, person=session.get_one(Person, busy.sara),
        )  # fmt: skip
    browser = busy.signed_in(Role.COORDINATOR)
    page = browser.visit(address(busy))
    assert "sara.admin@example.org, which only an administrator can end" in page
    browser.submit(page, HAND_OVER, successor="Sarah Mills")
    with busy.database.session() as session:
        assert session.scalars(select(Account.email).where(Account.person_id == busy.sara, Account.active)).all() == [
            "sara.admin@example.org"
        ]


def test_who_plans_only_some_of_the_committees_is_told_whom_to_ask(busy: Scene) -> None:
    other: InspectingClient = busy.signed_in(Role.COORDINATOR, busy.other_board)
    page = other.visit(address(busy))
    assert "Ask a co-ordinator of all committees" in page
    before = leads(busy)
    assert other.post(address(busy), data={"successor": str(busy.sarah)}).status_code in (200, 400)
    assert leads(busy) == before


def test_it_asks_the_database_equally_often_for_one_item_and_for_thirty(busy: Scene) -> None:
    browser = busy.signed_in(Role.COORDINATOR)
    with scenes.statements(busy.database.engine) as few:
        browser.get(address(busy))
    with busy.changing() as session:
        board, sara = session.get_one(Committee, busy.board), session.get_one(Person, busy.sara)
        for number in range(30):
            scenes.an_item(session, board, f"Item {number}", leads=[sara])
    with scenes.statements(busy.database.engine) as many:
        browser.get(address(busy))
    assert len(many) == len(few)
