"""Substitutes of a committee: who may come in a member's place, for whom and when."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.committees.board import Board
from tests.committees.scene import MAY, a_seat
from tests.committees.test_seat_pages import SEATS, day
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.kinds import MemberRole, PersonKind, Votes
from workprogramme.models.committees import Committee, Membership

NEW = f"{SEATS}substitutes/new"


def add(client: InspectingClient, person: int, status: int = 200, **answers: Any) -> Page:
    return client.submit(client.visit(NEW), "Add substitute", status=status, answers={**answers, "person": str(person)})


# Naming them.


def test_they_are_listed_by_themselves_and_are_no_members(board: Board, administrator: InspectingClient) -> None:
    with board.scene.changing() as session:
        place = session.get_one(Committee, board.scene.board)
        for name, values in (
            ("Cllr Past", {"last_day": date(2018, 12, 31)}),
            ("Cllr Next", {"first_day": date(2019, 5, 16)}),
        ):
            one = scenes.a_person(session, name, PersonKind.COUNCILLOR)
            a_seat(session, place, one, MemberRole.SUBSTITUTE, **values)
    page = administrator.visit(SEATS)
    captions = [page.text(caption) for caption in page.all("caption")]
    assert captions == ["On the committee today", "Substitutes today", "Substitutes to come", "Past substitutes"]
    assert [row[0] for row in page.rows(0)[1:]] == ["Cllr Mutton M Mutton on agendas", "Cllr Maton", "Cllr Kelly"]
    assert [row[:3] for row in page.rows(1)[1:]] == [
        ["Cllr Bailey", "For any member", "Since 17 May 2018"],
        ["Cllr Mayer", "For Cllr Kelly", "Since 17 May 2018"],
    ]
    lines = administrator.visit("/manage/committees/").rows(0)
    assert "2 members" in next(row for row in lines if "SB2" in " ".join(row))[2]


def test_one_is_named_for_any_member_or_for_one(board: Board, administrator: InspectingClient) -> None:
    page = add(administrator, board.kershaw, in_place_of=str(board.kelly), **day("first_day", date(2019, 3, 1)))
    assert "Cllr Kershaw is a substitute on Children’s Services Scrutiny Board" in page
    made = board.scene.seats()[-1]
    assert (made.role, made.votes, made.in_place_of_id) == (MemberRole.SUBSTITUTE, Votes.REPLACED, board.kelly)
    assert (made.first_day, made.last_day) == (date(2019, 3, 1), None)
    entry = administrator.visit(f"/journal/?record=membership-{made.id}").text()
    assert "Added: seat" in entry
    assert "In place of: Cllr Kelly" in entry
    assert "Role: Substitute" in entry
    assert "Votes: As the member whose place they take" in entry


def test_one_that_is_sent_twice_is_one(board: Board, administrator: InspectingClient) -> None:
    form = administrator.visit(NEW)
    for _ in range(2):
        administrator.submit(form, "Add substitute", person=str(board.kershaw))
    assert board.scene.names().count("Cllr Kershaw") == 1


def test_what_the_law_forbids_is_refused_with_its_source(board: Board, administrator: InspectingClient) -> None:
    page = add(administrator, board.scene.maton, status=422)
    assert page.errors[0].startswith("Cllr Maton is in the cabinet (Education and Skills).")
    assert "Local Government Act 2000 s9FA(3)" in page.errors[0]
    page = add(administrator, board.kelly, status=422)
    assert page.errors[0].startswith("Cllr Kelly already has a seat on this committee from 17 May 2018.")
    with board.scene.changing() as session:
        jones = scenes.a_person(session, "Mrs K Jones", PersonKind.COOPTED).id
    page = add(administrator, jones, status=422)
    assert page.errors[0].startswith("Mrs K Jones is not a councillor")
    page = add(
        administrator, board.kershaw, status=422, in_place_of=str(board.kelly), **day("last_day", date(2018, 1, 1))
    )
    assert page.errors[0].startswith("Cllr Kelly is a member of this committee from 17 May 2018.")
    assert administrator.submit(administrator.visit(NEW), "Add substitute", status=422).errors == [
        "Select a substitute"
    ]
    assert "Cllr Kershaw" not in board.scene.names()


def test_officers_are_not_offered_and_nobody_but_members_has_a_place(
    board: Board, administrator: InspectingClient
) -> None:
    page = administrator.visit(NEW)
    people, members = (
        [page.text(option) for option in page.by_id[name].iter("option")] for name in ("person", "in_place_of")
    )
    assert "Cllr Kershaw (councillor)" in people
    assert not [name for name in people if "(officer)" in name]
    assert members == ["Any member", "Cllr Mutton", "Cllr Kelly"]


def test_a_substitute_cannot_become_a_member_by_the_form_for_seats(
    board: Board, administrator: InspectingClient
) -> None:
    for address in (f"{SEATS}new", f"{SEATS}{board.kelly_seat}/"):
        page = administrator.visit(address)
        assert "substitute" not in [e.get("value") for e in page.all("input")]
        assert "replaced" not in [e.get("value") for e in page.all("input")]


# Changing and ending.


def test_for_whom_and_when_is_changed(board: Board, administrator: InspectingClient) -> None:
    page = administrator.follow(administrator.visit(SEATS), "Change Cllr Mayer as a substitute")
    assert page.heading == "Cllr Mayer as a substitute"
    page = administrator.submit(page, "Save substitute", in_place_of="", answers=day("last_day", date(2019, 5, 15)))
    assert "Cllr Mayer is saved as a substitute." in page
    seat = board.seat(board.mayer_seat)
    assert seat is not None
    assert (seat.in_place_of_id, seat.first_day, seat.last_day) == (None, MAY, date(2019, 5, 15))
    entry = administrator.visit(f"/journal/?record=membership-{seat.id}").text()
    assert "In place of: no longer Cllr Kelly" in entry


def test_a_second_writer_sees_both_versions(board: Board, administrator: InspectingClient) -> None:
    mine = administrator.visit(f"{SEATS}{board.mayer_seat}/")
    board.scene.change(Membership, board.mayer_seat, in_place_of_id=board.scene.mutton)
    page = administrator.submit(mine, "Save substitute", status=409, in_place_of="")
    assert "Cllr Mutton" in page.text()
    administrator.submit(page, "Save substitute")
    seat = board.seat(board.mayer_seat)
    assert seat is not None
    assert seat.in_place_of_id is None


def test_one_is_ended_removed_and_put_in_order(board: Board, administrator: InspectingClient) -> None:
    page = administrator.submit(administrator.visit(SEATS), "Move up Cllr Mayer")
    assert [row[0] for row in page.rows(1)[1:]] == ["Cllr Mayer", "Cllr Bailey"]
    assert [row[0] for row in page.rows(0)[1:]] == ["Cllr Mutton M Mutton on agendas", "Cllr Maton", "Cllr Kelly"]
    page = administrator.follow(page, "End Cllr Bailey as a substitute")
    assert page.heading == "Cllr Bailey is no longer a substitute"
    page = administrator.submit(page, "End it on that day")
    assert "Cllr Bailey is a substitute until Friday 1 March 2019." in page
    page = administrator.submit(
        administrator.follow(page, "Change Cllr Mayer as a substitute"), "Remove this substitute"
    )
    assert "Cllr Mayer is no longer named as a substitute." in page
    assert board.seat(board.mayer_seat) is None


def test_with_a_members_seat_ends_what_was_to_be_done_in_their_place(
    board: Board, administrator: InspectingClient
) -> None:
    page = administrator.follow(administrator.visit(SEATS), "End the seat of Cllr Kelly")
    assert "Cllr Mayer may come in the place of Cllr Kelly and of nobody else. That ends on the same day." in page
    page = administrator.submit(page, "End this seat")
    assert "The seat of Cllr Kelly ends on Friday 1 March 2019. Cllr Mayer could come for nobody else" in page
    mayer, bailey = board.seat(board.mayer_seat), board.seat(board.bailey_seat)
    assert mayer is not None
    assert bailey is not None
    assert (mayer.last_day, bailey.last_day) == (date(2019, 3, 1), None)


def test_one_without_a_place_to_take_is_pointed_out(board: Board, administrator: InspectingClient) -> None:
    board.scene.change(Membership, board.kelly_seat, last_day=date(2019, 2, 1))
    page = administrator.visit(SEATS)
    assert "For Cllr Kelly Not a member today, so there is no place to take" in page
    page = administrator.visit(f"{SEATS}{board.mayer_seat}/")
    assert "Cllr Kelly" in [page.text(option) for option in page.by_id["in_place_of"].iter("option")]


@pytest.mark.parametrize(
    "wrong", ["role = 'member'", "votes = 'all'", "in_place_of_id = person_id", "role = 'member', votes = 'all'"]
)
def test_a_row_that_makes_no_sense_is_no_row(board: Board, wrong: str) -> None:
    with pytest.raises(IntegrityError), board.scene.changing() as session:
        session.execute(text(f"UPDATE membership SET {wrong} WHERE id = {board.mayer_seat}"))
