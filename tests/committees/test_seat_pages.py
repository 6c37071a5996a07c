"""Who sits on a committee: adding a seat, changing, ending and removing it, and the order of agendas."""

from datetime import date
from typing import Any

import pytest

from tests.committees.scene import MAY, Scene, a_seat
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.kinds import MemberRole, PersonKind, Votes
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.people import Person

SEATS = "/manage/committees/board/members/"
NEW = f"{SEATS}new"


def day(name: str, wanted: date) -> dict[str, str]:
    """A day as it is typed into the three boxes of that name."""
    return {f"{name}-day": str(wanted.day), f"{name}-month": str(wanted.month), f"{name}-year": str(wanted.year)}


def add(client: InspectingClient, person: int, status: int = 200, **answers: Any) -> Page:
    known = {"role": "Member", "votes": "On everything", **answers, "person": str(person)}
    return client.submit(client.visit(NEW), "Add seat", status=status, answers=known)


def councillor(scene: Scene, name: str = "Cllr Kershaw", **values: Any) -> int:
    with scene.changing() as session:
        return scenes.a_person(session, name, PersonKind.COUNCILLOR, **values).id


def test_the_page_shows_who_sits_today_who_will_and_who_did(scene: Scene, administrator: InspectingClient) -> None:
    with scene.changing() as session:
        board = session.get_one(Committee, scene.board)
        for name, values in (
            ("Cllr Past", {"first_day": None, "last_day": date(2018, 5, 16)}),
            ("Cllr Future", {"first_day": date(2019, 5, 16)}),
        ):
            a_seat(session, board, scenes.a_person(session, name, PersonKind.COUNCILLOR), **values)
    page = administrator.visit(SEATS)
    captions = [page.text(caption) for caption in page.all("caption")]
    assert captions == ["On the committee today", "To come", "Past seats"]
    assert page.rows(0)[1][:3] == ["Cllr Mutton M Mutton on agendas", "Chair On everything", "Since 17 May 2018"]
    assert page.rows(1)[1][2] == "Since 16 May 2019"
    assert page.rows(2)[1][2] == "Until 16 May 2018"


def test_a_seat_is_added_last_in_order(scene: Scene, administrator: InspectingClient) -> None:
    page = add(administrator, councillor(scene), **day("first_day", date(2019, 3, 1)))
    assert "Cllr Kershaw has a seat on Children’s Services Scrutiny Board" in page
    made = scene.seats()[-1]
    assert (made.person.name, made.role, made.votes) == ("Cllr Kershaw", MemberRole.MEMBER, Votes.ALL)
    assert (made.first_day, made.last_day) == (date(2019, 3, 1), None)
    assert scene.journal("membership")[-1].verb == "made"


def test_a_seat_that_is_sent_twice_is_one_seat(scene: Scene, administrator: InspectingClient) -> None:
    form, person = administrator.visit(NEW), councillor(scene)
    form = administrator.visit(NEW)
    for _ in range(2):
        administrator.submit(form, "Add seat", person=str(person), role="Member", votes="On everything")
    assert scene.names().count("Cllr Kershaw") == 1


def test_nothing_chosen_is_asked_for_field_by_field(administrator: InspectingClient) -> None:
    page = administrator.submit(administrator.visit(NEW), "Add seat", status=422)
    assert page.errors == ["Select a person", "Select a role", "Select on what they vote"]


def test_a_second_chair_is_refused(scene: Scene, administrator: InspectingClient) -> None:
    page = add(administrator, councillor(scene), status=422, role="Chair")
    assert page.errors[0].startswith("Cllr Mutton is the chair from 17 May 2018, and a committee has one chair")
    assert "Cllr Kershaw" not in scene.names()


def test_a_cabinet_member_may_come_by_invitation_only(scene: Scene, administrator: InspectingClient) -> None:
    minister = councillor(scene, "Cllr Seaman", portfolio="Children and Young People")
    page = add(administrator, minister, status=422)
    assert page.errors[0].startswith("Cllr Seaman is in the cabinet (Children and Young People).")
    assert "Local Government Act 2000 s9FA" in page.errors[0]
    add(administrator, minister, role="By invitation", votes="Does not vote")
    assert "Cllr Seaman" in scene.names()


def test_the_law_that_is_named_is_that_of_wales_in_wales(make_app: Any, settings: Any) -> None:
    app = make_app(jurisdiction="wales")
    scene = Scene(app.extensions["workprogramme"].database, app.test_client)
    from tests.committees.scene import set_up

    with scene.changing() as session:
        set_up(session, scene)
    page = add(scene.signed_in(), scene.maton, status=422, **day("first_day", date(2018, 5, 1)))
    assert "Local Government Act 2000 s21(9)" in page.errors[0]


def test_church_and_parent_governor_members_vote_on_education_with_the_source_beside_it(
    scene: Scene, administrator: InspectingClient
) -> None:
    assert "Education Act 1996 s499" in administrator.visit(NEW)
    with scene.changing() as session:
        hanson = scenes.a_person(session, "Mrs S Hanson", PersonKind.COOPTED).id
    add(administrator, hanson, role="Co-opted member", votes="On education matters only")
    assert scene.seats()[-1].votes is Votes.EDUCATION
    page = add(administrator, councillor(scene), status=422, votes="On education matters only")
    assert "Only church and parent-governor representatives" in page.errors[0]


def test_councillors_are_offered_before_officers_and_those_who_left_are_not(
    scene: Scene, administrator: InspectingClient
) -> None:
    scene.change(Person, scene.gregg, active=False)
    councillor(scene, "Cllr Zed")
    page = administrator.visit(NEW)
    offered = [page.text(option) for option in page.by_id["person"].iter("option")]
    assert offered.index("Cllr Zed (councillor)") < offered.index("Sara Mills (officer)")
    assert "John Gregg (officer)" not in offered


def test_a_seat_is_changed(scene: Scene, administrator: InspectingClient) -> None:
    page = administrator.follow(administrator.visit(SEATS), "Change the seat of Cllr Mutton")
    administrator.submit(page, "Save seat", role="Deputy chair", answers=day("last_day", date(2019, 5, 15)))
    seat = scene.seats()[0]
    assert (seat.role, seat.first_day, seat.last_day) == (MemberRole.DEPUTY_CHAIR, MAY, date(2019, 5, 15))
    assert "Nobody is the chair today" in administrator.visit(SEATS)


def test_a_seat_that_ends_before_it_begins_is_refused(administrator: InspectingClient) -> None:
    page = administrator.follow(administrator.visit(SEATS), "Change the seat of Cllr Mutton")
    page = administrator.submit(page, "Save seat", status=422, answers=day("last_day", date(2018, 5, 16)))
    assert page.errors == ["The last day must be the first day or later."]


def test_ending_a_seat_proposes_today(scene: Scene, administrator: InspectingClient) -> None:
    page = administrator.follow(administrator.visit(SEATS), "End the seat of Cllr Mutton")
    page = administrator.submit(page, "End this seat")
    assert "The seat of Cllr Mutton ends on Friday 1 March 2019" in page
    assert scene.seats()[0].last_day == date(2019, 3, 1)


def test_the_seat_of_somebody_who_joined_the_cabinet_can_be_ended(
    scene: Scene, administrator: InspectingClient
) -> None:
    scene.change(Person, scene.mutton, portfolio="Adult Social Care")
    page = administrator.follow(administrator.visit(SEATS), "End the seat of Cllr Mutton")
    administrator.submit(page, "End this seat")
    assert scene.seats()[0].last_day == date(2019, 3, 1)


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        (date(2018, 5, 16), "The seat begins later than that. Choose a later day, or remove the seat."),
        (date(2019, 6, 1), "The seat ends earlier than that already. Change the seat to let it go on."),
    ],
)
def test_ending_a_seat_only_shortens_it(scene: Scene, administrator: InspectingClient, last: date, reason: str) -> None:
    scene.change(Membership, scene.seats()[0].id, last_day=date(2019, 5, 1))
    page = administrator.follow(administrator.visit(SEATS), "End the seat of Cllr Mutton")
    page = administrator.submit(page, "End this seat", status=422, answers=day("last_day", last))
    assert page.errors == [reason]


def test_a_seat_added_by_mistake_is_removed(scene: Scene, administrator: InspectingClient) -> None:
    page = administrator.follow(administrator.visit(SEATS), "Change the seat of Cllr Maton")
    page = administrator.submit(page, "Remove this seat")
    assert "The seat of Cllr Maton is removed" in page
    assert scene.names() == ["Cllr Mutton"]
    assert scene.journal("membership")[-1].verb == "ended"


def test_seats_change_places(scene: Scene, administrator: InspectingClient) -> None:
    add(administrator, councillor(scene))
    page = administrator.submit(administrator.visit(SEATS), "Move up Cllr Kershaw")
    assert scene.names() == ["Cllr Mutton", "Cllr Kershaw", "Cllr Maton"]
    administrator.submit(page, "Move down Cllr Mutton")
    assert scene.names() == ["Cllr Kershaw", "Cllr Mutton", "Cllr Maton"]


def test_the_first_goes_no_further_up_and_the_last_no_further_down(
    scene: Scene, administrator: InspectingClient
) -> None:
    page = administrator.visit(SEATS)
    offered = [page.name(button) for button in page.all("button") if "Cllr" in page.name(button)]
    assert offered == ["Move down Cllr Mutton", "Move up Cllr Maton"]
    token = page.by_id and next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    first = scene.seats()[0].id
    administrator.post(f"{SEATS}{first}/earlier", data={"csrf_token": token})
    assert scene.names() == ["Cllr Mutton", "Cllr Maton"]


def test_a_second_writer_sees_both_versions_of_a_seat(scene: Scene, administrator: InspectingClient) -> None:
    seat = scene.seats()[0].id
    mine = administrator.visit(f"{SEATS}{seat}/")
    scene.change(Membership, seat, votes=Votes.NONE)
    page = administrator.submit(mine, "Save seat", status=409, role="Deputy chair")
    assert "You had not touched votes" in page
    administrator.submit(page, "Save seat")
    now = scene.seats()[0]
    assert (now.role, now.votes) == (MemberRole.DEPUTY_CHAIR, Votes.NONE)


def test_a_seat_that_somebody_else_changed_is_not_removed_unseen(scene: Scene, administrator: InspectingClient) -> None:
    seat = scene.seats()[1].id
    mine = administrator.visit(f"{SEATS}{seat}/")
    scene.change(Membership, seat, first_day=date(2018, 6, 1))
    page = administrator.submit(mine, "Remove this seat")
    assert "Somebody else has changed this seat" in page
    assert len(scene.seats()) == 2


def test_a_seat_of_another_committee_is_not_found_here(scene: Scene, administrator: InspectingClient) -> None:
    seat = scene.seats()[0].id
    administrator.visit(f"/manage/committees/other/members/{seat}/", status=404)
    administrator.visit(f"{SEATS}{2**40}/", status=404)


def test_the_page_asks_no_more_of_the_database_when_the_committee_grows(
    scene: Scene, administrator: InspectingClient
) -> None:
    pages = (SEATS, NEW, f"{SEATS}{scene.seats()[0].id}/")

    def counted() -> list[int]:
        counts = []
        for page in pages:
            with scenes.statements(scene.database.engine) as seen:
                administrator.visit(page)
            counts.append(len(seen))
        return counts

    few = counted()
    with scene.changing() as session:
        board = session.get_one(Committee, scene.board)
        for number in range(30):
            a_seat(session, board, scenes.a_person(session, f"Cllr No{number}", PersonKind.COUNCILLOR))
    assert counted() == few
