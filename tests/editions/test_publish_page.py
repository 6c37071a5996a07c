"""The page that publishes: what would change, whom it concerns, what is still to be explained, and who agreed."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MemberRole, PersonKind
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.editions import Edition
from workprogramme.models.items import Item
from workprogramme.models.journal import EXPLAINED
from workprogramme.models.meetings import Meeting

ADDRESS = "/plan/board/publish?year=2018-19"
CHANGES = "/committees/board/editions/2/changes/"


def press(
    planner: InspectingClient, page: Page | None = None, status: int = 200, answers: dict[str, object] | None = None
) -> Page:
    page = page or planner.visit(ADDRESS)
    number = page.heading.removeprefix("Publish edition ")
    return planner.submit(page, f"Publish edition {number}", status=status, answers=answers or {})


def newest(scene: Scene) -> Edition:
    with scene.database.session() as session:
        return session.scalars(select(Edition).order_by(Edition.number.desc()).limit(1)).one()


@pytest.fixture
def moved(scene: Scene) -> None:
    """The published adoption item goes to February, and nobody has said why; Libraries goes, with a reason."""
    scene.publish()
    scene.change(Item, scene.adoption, meeting_id=scene.february)
    with scenes.changing(scene.database, "The review was dropped") as session:
        session.get_one(Item, scene.libraries).withdrawn = True


@pytest.mark.usefixtures("moved")
def test_why_an_item_moved_is_asked_only_where_nobody_has_said_so(planner: InspectingClient) -> None:
    page = planner.visit(ADDRESS)
    asked = [page.name(e) for e in page.all("input") if (e.get("name") or "").startswith("why_")]
    assert asked == ["Why “Adoption Central England” moves (optional)"]
    assert "Because: The review was dropped" in page


@pytest.mark.usefixtures("moved")
def test_a_reason_given_at_publication_stands_in_the_edition_and_in_the_history(
    scene: Scene, planner: InspectingClient
) -> None:
    press(planner, answers={f"why_{scene.adoption}": "The report is ready early"})
    page = planner.visit(CHANGES)
    assert "Because: The report is ready early" in page
    assert "Because: The review was dropped" in page
    explained = [entry for entry in scene.journal() if entry.verb == EXPLAINED]
    assert [(entry.record_id, entry.reason, entry.by_name) for entry in explained] == [
        (scene.adoption, "The report is ready early", "Ann Planner")
    ]
    history = planner.visit(f"/plan/items/{scene.adoption}/history")
    assert "Explained to readers when it was published" in history
    assert "Because: The report is ready early" in history


@pytest.mark.usefixtures("moved")
def test_an_edition_is_published_without_the_reasons_that_nobody_gives(scene: Scene, planner: InspectingClient) -> None:
    press(planner)
    assert [c.get("reason", "") for c in newest(scene).changes] == ["", "The review was dropped"]


def test_a_reason_is_kept_only_for_an_item_that_asks_for_one(scene: Scene, planner: InspectingClient) -> None:
    scene.publish()
    scene.change(Item, scene.adoption, detail="Another detail")
    page = planner.visit(ADDRESS)
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    planner.post(ADDRESS, data={"csrf_token": token, f"why_{scene.adoption}": "forged", "why_x": "forged"})
    assert newest(scene).number == 2
    assert "forged" not in str([entry.reason for entry in scene.journal()])


def test_those_who_lose_an_item_gain_one_or_report_at_a_moved_meeting_are_named(
    scene: Scene, planner: InspectingClient
) -> None:
    scene.publish()
    with scenes.changing(scene.database) as session:
        board, gregg = session.get_one(Committee, scene.board), scenes.a_person(session, "Amy Gain")
        scenes.an_item(session, board, "New one", session.get_one(Meeting, scene.february), [gregg])
    scene.change(Meeting, scene.april, day=date(2019, 4, 11))
    page = planner.visit(ADDRESS)
    concern = page.text()[page.text().index("Whom it concerns") : page.text().index("About this edition")]
    assert "The reports of these 2 people change with this edition." in concern
    assert concern.index("Amy Gain") < concern.index("Sarah Mills")
    assert "Added: New one. For Thursday 7 February 2019." in concern
    assert "Meeting moved: Thursday 11 April 2019. From 2pm on Thursday 4 April 2019" in concern


def test_an_edition_by_delegation_says_so_for_ever(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        mutton = scenes.a_person(session, "Cllr Mutton", PersonKind.COUNCILLOR)
        board = session.get_one(Committee, scene.board)
        session.add(Membership(committee=board, person=mutton, role=MemberRole.CHAIR))
    page = planner.visit(ADDRESS)
    assert page.by_id["consulted"].get("value") == "Cllr Mutton"
    press(planner, page, answers={"delegated": True, "consulted_on-day": "28", "consulted_on-month": "2"})
    said = "Published by delegation, in consultation with the chair, Cllr Mutton, on Thursday 28 February 2019."
    for address in ("/committees/board/editions/1/", "/committees/board/editions/1/changes/", "/committees/board/"):
        assert said in planner.visit(address), address
    edition = newest(scene)
    assert (edition.delegated, edition.consulted, edition.consulted_on) == (True, "Cllr Mutton", date(2019, 2, 28))


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"consulted": ""}, "Enter the name of the chair who was consulted."),
        (
            {"consulted_on-day": "", "consulted_on-month": "", "consulted_on-year": ""},
            "Enter the day on which the chair was consulted.",
        ),
        ({"consulted_on-day": "2"}, "Day of the consultation must be today or in the past"),
    ],
)
def test_a_delegation_without_chair_or_day_is_refused(
    scene: Scene, planner: InspectingClient, answers: dict[str, str], said: str
) -> None:
    page = press(planner, status=422, answers={"delegated": True, "consulted": "Cllr Mutton", **answers})
    assert page.errors[0].startswith(said.split(" must ")[0])
    with scene.database.session() as session:
        assert session.scalars(select(Edition)).all() == []


def test_an_edition_that_a_meeting_agreed_says_nothing_of_delegation(scene: Scene, planner: InspectingClient) -> None:
    press(planner)
    assert "delegation" not in planner.visit("/committees/board/editions/1/")


def test_what_somebody_changed_while_the_page_was_open_is_not_published_unseen(
    scene: Scene, planner: InspectingClient
) -> None:
    page = planner.visit(ADDRESS)
    scene.change(Item, scene.adoption, title="Something else")
    page = press(planner, page, 409)
    assert "Somebody has changed the working programme since you opened this page." in page.errors[0]
    assert "Something else" in page
    press(planner, page)
    assert newest(scene).number == 1


@pytest.mark.usefixtures("scene")
def test_publishing_needs_leave_to_publish(scene: Scene) -> None:
    governance = scene.planner("Gil Governance", Role.GOVERNANCE)
    assert governance.get(ADDRESS).status_code == 403


def test_no_word_of_a_private_item_reaches_readers_when_it_is_withdrawn_or_opened(
    scene: Scene, planner: InspectingClient
) -> None:
    scene.change(Item, scene.adoption, exempt_paragraph=1, public_interest="Mr Secret")
    scene.change(Item, scene.libraries, exempt_paragraph=1, public_interest="Mr Secret")
    scene.publish()
    with scenes.changing(scene.database, "Mr Secret objects") as session:
        session.get_one(Item, scene.libraries).withdrawn = True
        adoption = session.get_one(Item, scene.adoption)
        adoption.exempt_paragraph, adoption.meeting_id = None, scene.february
    page = planner.visit(ADDRESS)
    assert not [e for e in page.all("input") if (e.get("name") or "").startswith("why_")]
    press(planner)
    assert "Secret" not in str(newest(scene).changes)
    for address in (CHANGES, "/committees/board/changes-since-last-meeting/"):
        assert "Secret" not in planner.visit(address)


def test_the_page_asks_the_database_equally_often_for_one_item_and_for_twenty(
    scene: Scene, planner: InspectingClient
) -> None:
    asked = []
    for amount in (1, 20):
        with scenes.changing(scene.database) as session:
            board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
            for number in range(amount):
                scenes.an_item(session, board, f"{amount} {number}", april, [scenes.a_person(session, f"P {number}")])
        with scenes.statements(scene.database.engine) as seen:
            planner.visit(ADDRESS)
            asked.append(len(seen))
    assert asked[0] == asked[1] <= 10
