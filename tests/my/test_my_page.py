"""What everybody finds on their own page: reports with their dates, committees, what was asked of them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.my.scene import MARKER, Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.clock import Clock
from workprogramme.committees.people.merging import merge_people
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus, MemberRole, PartRole, PersonKind, Votes
from workprogramme.domain.recommendations import RecipientKind
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.follow_ups import AskedOf, FollowUp
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.recommendations import Recommendation

NIGHT = datetime(2019, 3, 1, 23, 59, 58, tzinfo=UTC)


def test_an_officer_sees_what_is_due_and_when(officer: InspectingClient) -> None:
    page = officer.visit("/my/")
    assert page.heading == "My due reports"
    text = page.text()
    assert "Ofsted feedback Thursday 4 April 2019, 2pm" in text
    assert "Brief was due 6 working days ago, Thursday 21 February 2019." in text
    for stage in ("Draft To come 14 Mar 2019 9 working days left", "Dispatch To come 27 Mar 2019"):
        assert stage in text.replace(",", "")
    assert "Early help Expected June 2019, date to be fixed" in text
    assert "Libraries" not in page
    assert "Finance and legal comments are in the report 12 working days before the meeting." in text
    assert "Local Government Act 1972" in text


def test_a_private_item_is_told_in_full_to_its_lead_officer_alone(scene: Scene, officer: InspectingClient) -> None:
    assert f"The {MARKER} contract" in officer.visit("/my/")
    assert MARKER in officer.visit(f"/my/reports/{scene.secret}/")
    scene.change(Person, scene.gregg, manager_id=scene.mills)
    mills = scene.signed_in(Role.OFFICER, scene.mills)
    councillor = scene.signed_in(Role.COUNCILLOR, scene.maton)
    assert "Private item (paragraph 3 of Schedule 12A)" in mills.visit("/my/team/")
    assert "Private item (paragraph 3 of Schedule 12A)" in councillor.visit("/my/")
    for browser in (mills, councillor):
        for address in ("/my/", "/my/team/", f"/my/reports/{scene.secret}/", f"/my/reports/{scene.secret}/defer"):
            assert MARKER not in browser.get(address).text
        assert browser.get(f"/my/reports/{scene.secret}/").status_code == 404


def test_what_is_planned_reaches_an_officer_with_the_next_edition(scene: Scene, officer: InspectingClient) -> None:
    scene.change(Item, scene.ofsted, title="Ofsted’s visit")
    assert "Ofsted feedback" in officer.visit("/my/")
    scene.publish()
    assert "Ofsted’s visit" in officer.visit("/my/")


def test_a_meeting_that_is_called_off_leaves_the_report_without_dates(scene: Scene, officer: InspectingClient) -> None:
    scene.change(Meeting, scene.april, status=MeetingStatus.CANCELLED)
    scene.publish()
    page = officer.visit("/my/")
    assert "The meeting does not take place." in page
    assert "14 Mar 2019" not in page


def test_nothing_due_says_what_comes_next(scene: Scene) -> None:
    page = scene.signed_in(Role.OFFICER, scene.mills).visit("/my/")
    assert "Ofsted feedback" in page
    with scenes.changing(scene.database) as session:
        nobody = scenes.a_person(session, "Sue Frossell").id
    assert "No reports are due" in scene.signed_in(Role.OFFICER, nobody).visit("/my/")
    scene.change(Item, scene.ofsted, withdrawn=True)
    scene.publish()
    page = scene.signed_in(Role.OFFICER, scene.mills).visit("/my/")
    assert "Libraries is expected 2019-20; its date is to be fixed." in page


def test_an_account_that_stands_for_nobody_is_told_what_to_do(scene: Scene) -> None:
    page = scene.signed_in(Role.OFFICER).visit("/my/")
    assert "Your account does not say who you are on the list of people" in page
    assert {"My calendars", "What I am told by mail", "What is kept about me"} <= set(page.links)
    assert "My work" in page.links


def test_what_was_asked_of_them_stands_beneath(scene: Scene, officer: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        board, gregg = session.get_one(Committee, scene.board), session.get_one(Person, scene.gregg)
        for wording, closed in (("Figures by ward", None), ("Answered before", date(2019, 2, 1))):
            asked = FollowUp(
                committee=board, wording=wording, asked_on=date(2018, 6, 21), minute="5/18", target_text="June 2018",
                target_latest=date(2018, 6, 30), answered_on=closed, asked_of=[AskedOf(person=gregg)],
            )  # fmt: skip
            session.add(asked)
    page = officer.visit("/my/")
    assert "Figures by ward Asked for on 21 June 2018, minute 5/18. Wanted June 2018, by 30 June 2018." in page
    assert "Answered before" not in page


def test_a_councillor_sees_committees_meetings_and_what_they_answer_for(scene: Scene) -> None:
    with scenes.changing(scene.database) as session:
        board = session.get_one(Committee, scene.board)
        session.add(
            Recommendation(
                committee=board,
                meeting=session.get_one(Meeting, scene.april),
                series="SB2",
                number=1,
                reference="SB2/1",
                text="Publish the figures",
                to_kind=RecipientKind.CABINET_MEMBER,
                to_person=session.get_one(Person, scene.maton),
                made_on=date(2019, 2, 1),
                created_at=scenes.NOW,
                notice_given_on=date(2019, 2, 2),
                reply_due=date(2019, 4, 1),
            )
        )
    page = scene.signed_in(Role.COUNCILLOR, scene.maton).visit("/my/")
    text = page.text()
    assert page.heading == "My work"
    assert "Children’s Services Scrutiny Board" in page.links
    assert "Communities Scrutiny Board" not in page.links
    assert "4 April 2019 2pm" in text
    assert "Items that you answer for" in text
    assert "Publish the figures Children’s Services Scrutiny Board. Reply by Monday 1 April 2019" in text
    assert "My due reports" not in text


def test_what_changed_is_new_until_it_was_seen(scene: Scene) -> None:
    browser = scene.signed_in(Role.COUNCILLOR, scene.maton)
    clock = browser.application.extensions["workprogramme"].clock
    clock.__dict__.update(Clock(date(2019, 3, 2)).__dict__)  # after what was published at nine, whatever hour it is now
    page = browser.visit("/my/")
    assert "In the last 30 days:" in page
    assert "Ofsted feedback" in page
    assert "In the last 30 days:" in browser.visit("/my/")  # looking alone changes nothing
    page = browser.submit(page, "I have seen these")
    assert "Nothing new" in page
    scene.change(Item, scene.ofsted, title="Ofsted’s visit")
    with scenes.changing(scene.database) as session:
        later = scenes.NOW + timedelta(hours=8)
        scenes.an_edition(session, session.get_one(Committee, scene.board), at=later)
    page = browser.visit("/my/")
    assert "Since you last looked" in page
    assert "Was “Ofsted feedback”." in page


@pytest.mark.parametrize("up_to", ["", "nonsense", "2999-01-01T00:00:00+00:00", "2019-03-01T09:00:00"])
def test_nobody_can_have_seen_what_is_yet_to_come(scene: Scene, up_to: str) -> None:
    browser = scene.signed_in(Role.COUNCILLOR, scene.maton)
    token = next(e.get("value") for e in browser.visit("/my/").all("input") if e.get("name") == "csrf_token")
    sent = browser.post(
        "/my/seen", data={"csrf_token": token, "up_to": up_to}, headers={"Referer": "http://localhost/"}
    )
    assert sent.status_code == 302
    scene.change(Item, scene.ofsted, title="Ofsted’s visit")
    with scenes.changing(scene.database) as session:
        scenes.an_edition(
            session, session.get_one(Committee, scene.board), at=datetime(2019, 3, 1, 23, 59, 58, tzinfo=UTC)
        )
    assert "Was “Ofsted feedback”." in browser.visit("/my/")


def test_a_manager_sees_the_reports_of_their_team_and_of_theirs_in_turn(scene: Scene) -> None:
    with scenes.changing(scene.database) as session:
        director = scenes.a_person(session, "Kirston Nelson")
        session.get_one(Person, scene.gregg).manager_id = director.id
        session.get_one(Person, scene.mills).manager_id = scene.gregg
        director.manager_id = scene.mills  # a circle ends
        number = director.id
    browser = scene.signed_in(Role.OFFICER, number)
    page = browser.follow(browser.visit("/my/"), "My team’s reports")
    assert [page.text(heading) for heading in page.all("h2")] == ["John Gregg", "Sara Mills"]
    assert "Ofsted feedback" in page
    assert scene.signed_in(Role.COUNCILLOR, scene.maton).get("/my/team/").status_code == 404


def crowd(scene: Scene, boards: int, items: int) -> None:
    """More boards, each with a meeting and with items that John Gregg leads and Cllr Maton answers for."""
    with scenes.changing(scene.database) as session:
        gregg, maton = session.get_one(Person, scene.gregg), session.get_one(Person, scene.maton)
        for number in range(boards):
            board = scenes.a_committee(session, f"more{number}", code=f"M{number}")
            meeting = scenes.a_meeting(session, board, date(2019, 4, 2) + timedelta(days=number))
            for place in range(items):
                item = scenes.an_item(
                    session, board, f"Report {number}.{place}", meeting if place % 4 else None, [gregg]
                )
                item.parts.append(Part(person=maton, role=PartRole.CABINET_MEMBER, position=1))
            asked = FollowUp(committee=board, wording=f"Asked {number}", asked_of=[AskedOf(person=gregg)])
            session.add(asked)
            scenes.an_edition(session, board)


def test_an_officer_with_40_items_over_10_committees_costs_five_queries(scene: Scene) -> None:
    officer = scene.officer()
    officer.visit("/my/")
    with scenes.statements(scene.database.engine) as few:
        officer.visit("/my/")
    crowd(scene, boards=10, items=4)
    with scenes.statements(scene.database.engine) as many:
        page = officer.visit("/my/")
    assert "Report 9.3" in page
    assert "Asked 9" in page
    assert len(many) == len(few) <= 5


def test_a_councillor_s_page_costs_as_much_for_many_committees(scene: Scene) -> None:
    browser = scene.signed_in(Role.COUNCILLOR, scene.maton)
    browser.visit("/my/")
    with scenes.statements(scene.database.engine) as few:
        browser.visit("/my/")
    crowd(scene, boards=6, items=5)
    with scenes.statements(scene.database.engine) as many:
        browser.visit("/my/")
    assert len(many) == len(few) <= 9


def test_a_substitute_sees_the_committee_and_what_they_are_there(scene: Scene) -> None:
    with scenes.changing(scene.database) as session:
        board, other = (session.get_one(Committee, number) for number in (scene.board, scene.other))
        bailey, mutton = (
            scenes.a_person(session, name, PersonKind.COUNCILLOR) for name in ("Cllr Bailey", "Cllr Mutton")
        )
        terms = {"role": MemberRole.SUBSTITUTE, "votes": Votes.REPLACED}
        session.add(Membership(committee=board, person=bailey, in_place_of=mutton, **terms))
        session.add(Membership(committee=other, person=bailey, last_day=date(2019, 2, 28), **terms))
        session.flush()
        ids = bailey.id, mutton.id
    page = scene.signed_in(Role.COUNCILLOR, ids[0]).visit("/my/")
    assert "Substitute for Cllr Mutton: when you take a member’s place at a meeting, you have their vote." in page
    assert "4 April 2019 2pm" in page
    assert "Children’s Services Scrutiny Board" in page.links
    assert "Communities Scrutiny Board" not in page.links
    assert "You have no seat on a committee" in scene.signed_in(Role.COUNCILLOR, ids[1]).visit("/my/")


def test_people_are_landed_on_their_own_page_when_they_sign_in(scene: Scene, client: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        scenes.an_account(session, Role.OFFICER)
    page = client.submit(client.visit("/sign-in"), "Sign in", email="officer@example.org", password=scenes.PASSWORD)
    assert page.heading == "My work"


def test_a_person_who_is_no_councillor_but_has_the_role_sees_both(scene: Scene) -> None:
    page = scene.signed_in(Role.COUNCILLOR, scene.gregg).visit("/my/")
    assert "My due reports" in page
    assert "My committees" in page
    assert PersonKind.OFFICER.label not in page


def test_whoever_keeps_the_list_of_people_says_who_manages_whom(scene: Scene) -> None:
    planner = scene.planner()
    page = planner.visit(f"/manage/people/{scene.mills}/")
    planner.submit(page, "Save changes", manager_id="John Gregg")
    assert "Sara Mills" in scene.officer().visit("/my/team/")
    page = planner.visit(f"/manage/people/{scene.mills}/")
    planner.submit(page, "Save changes", manager_id="Nobody")
    assert scene.signed_in(Role.OFFICER, scene.gregg).get("/my/team/").status_code == 404


def test_merging_two_spellings_keeps_their_reports_and_their_team(scene: Scene) -> None:
    with scenes.changing(scene.database) as session:
        spelt = scenes.a_person(session, "Sarah Mills", manager_id=scene.gregg)
        session.get_one(Person, scene.gregg).manager_id = scene.mills
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        scenes.an_item(session, board, "Fostering", april, [spelt, session.get_one(Person, scene.mills)])
        number = spelt.id
    scene.publish()
    with scenes.changing(scene.database) as session:
        people = {one: session.get_one(Person, one).version for one in (scene.mills, number)}
        merge_people(session, number, scene.mills, people, date(2019, 3, 1), "england")
    page = scene.signed_in(Role.OFFICER, number).visit("/my/")
    assert "Fostering" in page
    assert "Ofsted feedback" in page
    assert "My team’s reports" in page.links
