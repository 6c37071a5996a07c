"""What the list of people tells of substitutes, and what becomes of them when somebody leaves or is merged."""

from datetime import date

import pytest

from tests.committees.board import Board
from tests.committees.scene import a_seat
from tests.committees.test_seat_pages import SEATS, day
from tests.committees.test_substitutes import NEW
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.kinds import MemberRole, PersonKind, Votes
from workprogramme.models.committees import Committee
from workprogramme.models.people import Person


def test_the_directory_and_the_person_s_page_tell_of_it(board: Board, administrator: InspectingClient) -> None:
    with board.scene.changing() as session:
        place = session.get_one(Committee, board.scene.board)
        hanson = scenes.a_person(session, "Mrs S Hanson", PersonKind.COOPTED)
        a_seat(session, place, hanson, MemberRole.COOPTED, votes=Votes.EDUCATION)
    rows = {row[0]: row[3] for row in administrator.visit("/manage/people/").rows(0)[1:]}
    assert rows["Cllr Mayer"] == "SB2: Substitute for Cllr Kelly"
    assert rows["Cllr Bailey"] == "SB2: Substitute for any member"
    assert rows["Cllr Kelly"] == "SB2: Member"
    assert rows["Mrs S Hanson"] == "SB2: Co-opted member, votes on education matters only"
    assert rows["John Gregg"] == ""
    name = "Children’s Services Scrutiny Board"
    page = administrator.visit(f"/manage/people/{board.mayer}/")
    assert f"Substitute for Cllr Kelly on {name}: Since 17 May 2018" in page
    page = administrator.visit(f"/manage/people/{board.kelly}/")
    assert f"Member of {name}: Since 17 May 2018" in page
    assert f"Cllr Mayer may come in their place on {name}: Since 17 May 2018" in page


def test_a_substitute_joins_the_cabinet_or_goes_only_when_that_has_ended(
    board: Board, administrator: InspectingClient
) -> None:
    page = administrator.visit(f"/manage/people/{board.bailey}/")
    page = administrator.submit(page, "Save changes", status=422, portfolio="Culture")
    assert page.errors[0].startswith("Cllr Bailey is a substitute on Children’s Services Scrutiny Board.")
    page = administrator.submit(administrator.visit(f"/manage/people/{board.bailey}/"), "Offer no longer")
    assert "Cllr Bailey is a substitute on Children’s Services Scrutiny Board. End that seat first." in page


@pytest.mark.parametrize("who", ["mayer", "kelly"])
def test_a_substitute_leaves_and_so_does_whoever_has_one(
    board: Board, administrator: InspectingClient, who: str
) -> None:
    page = administrator.visit(f"/manage/people/{getattr(board, who)}/leave")
    told = "Substitute for Cllr Kelly on" if who == "mayer" else "Cllr Mayer may come in their place on"
    assert told in page
    administrator.submit(page, "Hand over and offer no longer", answers=day("last_day", date(2019, 3, 31)))
    seat = board.seat(board.mayer_seat)
    assert seat is not None
    assert seat.last_day == date(2019, 3, 31)


def test_merging_and_undoing_keep_for_whom_they_come(board: Board, administrator: InspectingClient) -> None:
    with board.scene.changing() as session:
        twin = scenes.a_person(session, "Cllr L Kelly", PersonKind.COUNCILLOR).id
        mayers_twin = scenes.a_person(session, "Cllr T Mayer", PersonKind.COUNCILLOR)
        same = {"in_place_of": session.get_one(Person, board.kelly)}
        place = session.get_one(Committee, board.scene.board)
        a_seat(session, place, mayers_twin, MemberRole.SUBSTITUTE, position=5, **same)
        second = mayers_twin.id

    def merge(goes: int, keeps: int) -> Page:
        page = administrator.visit(f"/manage/people/{goes}/merge/{keeps}")
        return administrator.submit(page, "Merge the two entries", keep=str(keeps))

    first = merge(second, board.mayer)
    assert [seat.in_place_of_id for seat in board.scene.seats() if seat.person_id == board.mayer] == [board.kelly]
    last = merge(board.kelly, twin)
    assert [seat.in_place_of_id for seat in board.scene.seats() if seat.person_id == board.mayer] == [twin]
    page = administrator.submit(administrator.follow(first, "Undo the merge of Cllr T Mayer"), "Undo the merge")
    assert page.heading == "Cllr T Mayer"
    assert {seat.person_id for seat in board.scene.seats() if seat.in_place_of_id == twin} == {board.mayer, second}
    page = administrator.follow(last, "Undo the merge of Cllr Kelly")
    assert "1 seat 1 substitute who may take their place" in page.text()
    administrator.submit(page, "Undo the merge")
    back = {seat.person_id: seat.in_place_of_id for seat in board.scene.seats() if seat.in_place_of_id}
    assert back[board.mayer] == board.kelly


def test_a_member_and_their_substitute_are_not_one_person(board: Board, administrator: InspectingClient) -> None:
    page = administrator.visit(f"/manage/people/{board.mayer}/merge/{board.kelly}")
    assert "Cllr Mayer is named as the substitute for Cllr Kelly on Children’s Services Scrutiny Board" in page


def test_the_pages_ask_no_more_when_there_are_many(board: Board, administrator: InspectingClient) -> None:
    pages = (SEATS, NEW, f"{SEATS}{board.mayer_seat}/", f"{SEATS}{board.kelly_seat}/end", "/manage/people/",
             f"/manage/people/{board.kelly}/", f"/manage/people/{board.kelly}/leave")  # fmt: skip

    def counted() -> list[int]:
        counts = []
        for page in pages:
            with scenes.statements(board.scene.database.engine) as seen:
                administrator.visit(page)
            counts.append(len(seen))
        return counts

    few = counted()
    with board.scene.changing() as session:
        place, kelly = session.get_one(Committee, board.scene.board), session.get_one(Person, board.kelly)
        for number in range(20):
            one = scenes.a_person(session, f"Cllr No{number}", PersonKind.COUNCILLOR)
            a_seat(session, place, one, MemberRole.SUBSTITUTE, in_place_of=kelly)
    assert counted() == few
