"""Giving accounts, changing and ending them, and setting somebody's password."""

from typing import Any

import pytest
from flask import Flask

from tests.committees.scene import Scene, set_up
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.access import Role
from workprogramme.models.accounts import Account, Grant

ACCOUNTS = "/manage/accounts/"
NEW = f"{ACCOUNTS}new"
OWN = "/account/password"
PASSWORD = "three random words"


@pytest.fixture
def scene(app: Flask) -> Scene:
    """A council with two boards, and nobody who can sign in."""
    found = Scene(app.extensions["workprogramme"].database, app.test_client)  # type: ignore[arg-type]
    with found.changing() as session:
        set_up(session, found)
    return found


@pytest.fixture
def administrator(scene: Scene) -> InspectingClient:
    """An administrator of everything, signed in."""
    return scene.signed_in(password=PASSWORD)


def give(client: InspectingClient, status: int = 200, **answers: Any) -> Page:
    known = {
        "name": "Ann New",
        "email": "ann@example.org",
        "coordinator": ["All committees"],
        "password": PASSWORD,
        **answers,
    }
    return client.submit(client.visit(NEW), "Add account", status=status, **known)


def sign_in(scene: Scene, email: str, password: str, status: int = 200) -> InspectingClient:
    client = scene.new_client()
    client.submit(client.visit("/sign-in"), "Sign in", status=status, email=email, password=password)
    return client


def grants(account: Account) -> set[tuple[Role, int | None]]:
    return {(grant.role, grant.committee_id) for grant in account.grants}


def open_page(client: InspectingClient, scene: Scene, email: str) -> Page:
    return client.visit(f"{ACCOUNTS}{scene.account(email).id}/")


def test_the_list_says_who_may_do_what_where(scene: Scene, administrator: InspectingClient) -> None:
    scene.signed_in(Role.COORDINATOR, scene.board, "Bea Planner")
    page = administrator.visit(ACCOUNTS)
    rows = {row[0]: row[1:] for row in page.rows()[1:]}
    assert rows["Administrator administrator@example.org"][0] == "Administrator, all committees"
    assert rows["Bea Planner bea.planner@example.org"] == ["Scrutiny co-ordinator, SB2", "", "Never signed in"]


def test_a_new_account_can_sign_in_with_its_first_password(scene: Scene, administrator: InspectingClient) -> None:
    page = give(administrator, email="Ann@Example.org", person=f"{scene.gregg}")
    assert "Ann New can sign in with" in page
    made = scene.account("ann@example.org")
    assert grants(made) == {(Role.COORDINATOR, None)}
    assert made.person_id == scene.gregg
    assert "Plan" in sign_in(scene, "ann@example.org", PASSWORD).visit("/plan/").links


def test_roles_are_given_on_all_committees_or_on_some(scene: Scene, administrator: InspectingClient) -> None:
    give(
        administrator,
        coordinator=["Children’s Services Scrutiny Board (SB2)"],
        governance=["Children’s Services Scrutiny Board (SB2)", "Health Scrutiny Board (SB5)"],
    )
    assert grants(scene.account("ann@example.org")) == {
        (Role.COORDINATOR, scene.board),
        (Role.GOVERNANCE, scene.board),
        (Role.GOVERNANCE, scene.other_board),
    }


def test_the_password_is_never_shown_again(scene: Scene, administrator: InspectingClient) -> None:
    page = give(administrator, status=422, email="nonsense")
    assert PASSWORD not in page.source
    assert give(administrator, coordinator=[], status=422).errors == [
        "Tick at least one role on at least one committee"
    ]


def test_a_short_password_is_refused(administrator: InspectingClient) -> None:
    page = give(administrator, status=422, password="short")
    assert page.errors == ["First password must be 12 characters or more"]


def test_an_address_that_is_taken_is_refused(administrator: InspectingClient) -> None:
    page = give(administrator, status=422, email="ADMINISTRATOR@example.org")
    assert page.errors == ["There is already an account with that email address. Change that one instead."]


def test_a_form_that_is_sent_twice_makes_one_account(scene: Scene, administrator: InspectingClient) -> None:
    form = administrator.visit(NEW)
    answers = {"name": "Ann", "email": "ann@example.org", "officer": ["All committees"], "password": PASSWORD}
    for _ in range(2):
        page = administrator.submit(form, "Add account", **answers)
        assert "Ann can sign in" in page
    with scene.database.session() as session:
        assert session.query(Account).count() == 2


def test_roles_are_taken_and_given_from_the_next_page_on(scene: Scene, administrator: InspectingClient) -> None:
    planner = scene.signed_in(Role.COORDINATOR, name="Bea Planner")
    planner.visit("/plan/board/")
    page = open_page(administrator, scene, "bea.planner@example.org")
    page = administrator.submit(
        page, "Save account", coordinator=["Health Scrutiny Board (SB5)"], councillor=["All committees"]
    )
    assert "The account of Bea Planner is saved" in page
    assert grants(scene.account("bea.planner@example.org")) == {
        (Role.COORDINATOR, scene.other_board),
        (Role.COUNCILLOR, None),
    }
    planner.visit("/plan/board/", status=403)
    planner.visit("/plan/other/")


def test_the_journal_tells_who_gave_and_took_which_role(scene: Scene, administrator: InspectingClient) -> None:
    scene.signed_in(Role.COORDINATOR, name="Bea Planner")
    page = open_page(administrator, scene, "bea.planner@example.org")
    administrator.submit(page, "Save account", coordinator=[], officer=["Health Scrutiny Board (SB5)"])
    bea = scene.account("bea.planner@example.org").id
    told = [
        (entry.verb, entry.changes["role"], entry.by_name)
        for entry in scene.journal("grant_of_role")
        if entry.record_id == bea and entry.by_name == "Administrator"
    ]
    assert sorted(told) == [("ended", "coordinator", "Administrator"), ("made", "officer", "Administrator")]


def test_the_journal_holds_no_password_and_no_key(scene: Scene, administrator: InspectingClient) -> None:
    give(administrator)
    made = scene.account("ann@example.org")
    told = repr([entry.changes for entry in scene.journal("account")])
    assert made.password_hash is not None
    assert made.password_hash not in told
    assert made.session_key not in told


def test_a_second_writer_sees_both_versions_of_the_roles(scene: Scene, administrator: InspectingClient) -> None:
    scene.signed_in(Role.COORDINATOR, name="Bea Planner")
    mine = open_page(administrator, scene, "bea.planner@example.org")
    theirs = open_page(administrator, scene, "bea.planner@example.org")
    administrator.submit(theirs, "Save account", governance=["All committees"])
    page = administrator.submit(mine, "Save account", status=409, name="Beatrice Planner")
    assert "You had not touched governance officer" in page
    administrator.submit(page, "Save account")
    now = scene.account("bea.planner@example.org")
    assert now.name == "Beatrice Planner"
    assert grants(now) == {(Role.COORDINATOR, None), (Role.GOVERNANCE, None)}


def test_an_account_that_is_ended_is_signed_out_at_once_and_cannot_come_back(
    scene: Scene, administrator: InspectingClient
) -> None:
    give(administrator)
    ann = sign_in(scene, "ann@example.org", PASSWORD)
    ann.visit(OWN)
    page = administrator.submit(open_page(administrator, scene, "ann@example.org"), "Deactivate")
    assert "Ann New can no longer sign in" in page
    assert ann.get(OWN).status_code == 302
    sign_in(scene, "ann@example.org", PASSWORD, status=422)
    administrator.submit(open_page(administrator, scene, "ann@example.org"), "Reactivate")
    assert ann.get(OWN).status_code == 302
    sign_in(scene, "ann@example.org", PASSWORD)


def test_the_last_administrator_cannot_be_ended(scene: Scene, administrator: InspectingClient) -> None:
    scene.signed_in(Role.ADMINISTRATOR, scene.board, "Local Administrator")
    page = administrator.submit(open_page(administrator, scene, "administrator@example.org"), "Deactivate")
    assert "This is the last account that administers everything" in page
    assert scene.account("administrator@example.org").active


def test_the_last_administrator_cannot_be_demoted(scene: Scene, administrator: InspectingClient) -> None:
    page = open_page(administrator, scene, "administrator@example.org")
    page = administrator.submit(
        page, "Save account", status=422, administrator=["Health Scrutiny Board (SB5)"], coordinator=["All committees"]
    )
    assert page.errors[0].startswith("This is the last account that administers everything")
    assert grants(scene.account("administrator@example.org")) == {(Role.ADMINISTRATOR, None)}


def test_one_of_two_administrators_may_go_and_then_the_other_may_not(
    scene: Scene, administrator: InspectingClient
) -> None:
    second = scene.signed_in(name="Second Administrator")
    second.submit(open_page(second, scene, "administrator@example.org"), "Deactivate")
    assert not scene.account("administrator@example.org").active
    page = second.submit(open_page(second, scene, "second.administrator@example.org"), "Deactivate")
    assert "This is the last account" in page
    assert administrator.get(ACCOUNTS).status_code == 302


def test_an_administrator_who_was_ended_counts_no_more(scene: Scene, administrator: InspectingClient) -> None:
    scene.signed_in(name="Second Administrator")
    administrator.submit(open_page(administrator, scene, "second.administrator@example.org"), "Deactivate")
    page = administrator.submit(open_page(administrator, scene, "administrator@example.org"), "Deactivate")
    assert "This is the last account" in page


def test_whoever_ends_their_own_account_is_signed_out(scene: Scene, administrator: InspectingClient) -> None:
    scene.signed_in(name="Second Administrator")
    page = administrator.submit(open_page(administrator, scene, "administrator@example.org"), "Deactivate")
    assert "Sign in" in page.links
    administrator.visit(OWN)
    assert administrator.get(OWN).status_code == 302


def test_an_account_that_was_changed_meanwhile_is_looked_at_first(
    scene: Scene, administrator: InspectingClient
) -> None:
    scene.signed_in(Role.OFFICER, name="Somebody")
    mine = open_page(administrator, scene, "somebody@example.org")
    scene.change(Account, scene.account("somebody@example.org").id, name="Somebody Else")
    assert "Look at it again first" in administrator.submit(mine, "Deactivate")
    assert scene.account("somebody@example.org").active


def test_a_password_that_is_set_ends_the_sessions_of_its_account(scene: Scene, administrator: InspectingClient) -> None:
    give(administrator)
    ann = sign_in(scene, "ann@example.org", PASSWORD)
    page = administrator.follow(open_page(administrator, scene, "ann@example.org"), "Set a new password for Ann New")
    page = administrator.submit(page, "Set password", password="quite another phrase")
    assert "The password of Ann New is set" in page
    assert ann.get(OWN).status_code == 302
    sign_in(scene, "ann@example.org", PASSWORD, status=422)
    sign_in(scene, "ann@example.org", "quite another phrase")


def test_ones_own_password_is_not_set_without_the_old_one(scene: Scene, administrator: InspectingClient) -> None:
    me = scene.account("administrator@example.org").id
    page = administrator.visit(f"{ACCOUNTS}{me}/password")
    assert page.heading == "Change your password"


@pytest.mark.parametrize("number", ["0", "999999", str(2**31), str(2**70)])
def test_an_account_that_is_none_is_not_found(administrator: InspectingClient, number: str) -> None:
    administrator.visit(f"{ACCOUNTS}{number}/", status=404)
    administrator.visit(f"{ACCOUNTS}{number}/password", status=404)


def test_the_pages_ask_no_more_of_the_database_when_there_are_more_accounts(
    scene: Scene, administrator: InspectingClient
) -> None:
    me = scene.account("administrator@example.org").id

    def counted() -> list[int]:
        counts = []
        for address in (ACCOUNTS, f"{ACCOUNTS}{me}/", NEW):
            with scenes.statements(scene.database.engine) as seen:
                administrator.visit(address)
            counts.append(len(seen))
        return counts

    few = counted()
    with scene.changing() as session:
        for n in range(60):
            account = scenes.an_account(session, Role.OFFICER, email=f"n{n}@example.org", password=None)
            account.grants.append(Grant(role=Role.COUNCILLOR, committee_id=scene.other_board))
    assert counted() == few
    assert "Page 2" in administrator.visit(ACCOUNTS).links
