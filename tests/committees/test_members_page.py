"""Who sits on a committee, as everybody reads it: members, co-opted members, substitutes and guests by themselves."""

from datetime import date

import pytest

from tests.committees.board import Board
from tests.committees.scene import a_seat
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MemberRole, PersonKind, Votes
from workprogramme.editions.actions import Publisher, publish
from workprogramme.models.committees import Committee, Membership

MEMBERS = "/committees/board/members/"


@pytest.fixture
def published(board: Board) -> Board:
    """The board, which has published its programme; with a co-opted member, and seats of the past and to come."""
    with board.scene.changing() as session:
        place = session.get_one(Committee, board.scene.board)
        for name, role, values in (
            ("Mrs S Hanson", MemberRole.COOPTED, {"votes": Votes.EDUCATION}),
            ("Cllr Past", MemberRole.MEMBER, {"last_day": date(2019, 2, 28)}),
            ("Cllr Next", MemberRole.SUBSTITUTE, {"first_day": date(2019, 5, 16)}),
        ):
            kind = PersonKind.COOPTED if role is MemberRole.COOPTED else PersonKind.COUNCILLOR
            a_seat(session, place, scenes.a_person(session, name, kind), role, position=9, **values)
        scenes.an_item(session, place, "Exclusions")
    with board.scene.changing() as session:
        by = Publisher(scenes.NOW, None, "A test", scenes.BASE_URL, scenes.HOST)
        publish(session, session.get_one(Committee, board.scene.board), scenes.YEAR, by, "")
    return board


def test_everybody_reads_who_sits_there_each_sort_by_itself(published: Board, client: InspectingClient) -> None:
    page = client.visit(MEMBERS)
    headings = [page.text(heading) for heading in page.all("h2")]
    assert headings[:4] == ["Members", "Co-opted members", "Substitutes", "By invitation"]
    lists = [[page.text(one) for one in each.iter("li")] for each in page.all("ul", css_class="govuk-list--spaced")]
    assert lists == [
        ["Councillor M Mutton Chair. Since 17 May 2018", "Councillor Kelly Since 17 May 2018"],
        ["Mrs S Hanson Votes on education matters only. Since 17 May 2018"],
        [
            "Councillor Bailey For any member. Since 17 May 2018",
            "Councillor Mayer For Councillor Kelly. Since 17 May 2018",
        ],
        ["Councillor Maton Education and Skills. Since 17 May 2018"],
    ]
    assert "Change the members" not in page.links
    assert "Who sits on the committee" in client.visit("/committees/board/").links


def test_who_has_no_place_to_take_is_not_among_them(published: Board, client: InspectingClient) -> None:
    published.scene.change(Membership, published.kelly_seat, last_day=date(2019, 2, 28))
    page = client.visit(MEMBERS)
    assert "Bailey" in page
    assert "Mayer" not in page


def test_before_anything_is_published_only_whoever_sees_drafts_reads_it(board: Board, client: InspectingClient) -> None:
    client.visit(MEMBERS, status=404)
    client.visit("/committees/nowhere/members/", status=404)
    board.scene.signed_in(Role.COUNCILLOR, board.scene.board).visit(MEMBERS, status=404)
    board.scene.signed_in(Role.COORDINATOR, board.scene.other_board).visit(MEMBERS, status=404)
    board.scene.signed_in(Role.COORDINATOR, board.scene.board).visit(MEMBERS)
    page = board.scene.signed_in().visit(MEMBERS)
    assert board.scene.signed_in(name="Another").follow(page, "Change the members").heading.startswith("Members of")


def test_a_committee_without_members_says_so(board: Board, administrator: InspectingClient) -> None:
    assert "Nobody sits on this committee today" in administrator.visit("/committees/other/members/")


def test_it_asks_as_often_for_few_as_for_many(published: Board, client: InspectingClient) -> None:
    with scenes.statements(published.scene.database.engine) as few:
        client.visit(MEMBERS)
    with published.scene.changing() as session:
        place = session.get_one(Committee, published.scene.board)
        for number in range(20):
            a_seat(session, place, scenes.a_person(session, f"Cllr No{number}", PersonKind.COUNCILLOR))
    with scenes.statements(published.scene.database.engine) as many:
        client.visit(MEMBERS)
    assert len(many) == len(few)
