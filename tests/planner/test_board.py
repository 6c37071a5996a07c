"""The board as a page: what it shows, who sees it, how it is narrowed, and what it costs."""

from datetime import date

import pytest

from tests.planner.conftest import JSON, PLAN
from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page, classes
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import ItemKind, MeetingStatus, PartRole, ReferralKind
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person

MOST_QUERIES = 10


def column(page: Page, name: str) -> str:
    return page.text(page.by_id[name])


def shown(page: Page) -> list[str]:
    cards = [e for e in page.all("li", css_class="card") if e.get("hidden") is None]
    return [page.text(next(e for e in card.iter("p") if "card__title" in classes(e))) for card in cards]


def test_a_meeting_says_how_full_it_is_and_which_days_to_keep(planner: InspectingClient, scene: Scene) -> None:
    said = column(planner.visit(PLAN), f"meeting-{scene.april}")
    assert "4 April 2019" in said
    assert "40 of 120 minutes" in said
    assert "1 of 3 main items" in said
    assert "Agenda must be public by Wednesday 27 March" in said
    assert "Brief was due Thursday 21 February" in said
    assert "Draft by Thursday 14 March" in said
    assert "Adoption Central England" in said


def test_a_meeting_gone_by_is_folded_and_keeps_no_days(planner: InspectingClient, scene: Scene) -> None:
    page = planner.visit(PLAN)
    assert page.by_id["past"].get("open") is None
    assert "1 meeting gone by" in column(page, "past")
    assert "must be public" not in column(page, f"meeting-{scene.february}")


def test_a_card_says_who_reports_when_it_is_wanted_and_where_it_comes_from(
    planner: InspectingClient, scene: Scene
) -> None:
    with scenes.changing(scene.database) as session:
        item = session.get_one(Item, scene.libraries)
        item.referral, item.minutes, item.kind = ReferralKind.PETITION, 15, ItemKind.SHORT
    said = column(planner.visit(PLAN), f"item-{scene.libraries}")
    assert "Short item · 15 minutes · 2019-20 · from petition" in said
    assert "Sarah Mills" in column(planner.visit(PLAN), f"item-{scene.adoption}")


def test_the_tray_is_grouped_by_when_items_are_wanted(planner: InspectingClient, scene: Scene) -> None:
    wanted = [
        ("Overdue one", "January 2019", date(2019, 1, 1), date(2019, 1, 31)),
        ("In March", "March 2019", date(2019, 3, 1), date(2019, 3, 31)),
        ("This year one", "2018-19", date(2018, 5, 1), date(2019, 4, 30)),
        ("Next year one", "2019-20", date(2019, 5, 1), date(2020, 4, 30)),
        ("Undated", "TBC", None, None),
    ]
    with scenes.changing(scene.database) as session:
        board = session.get_one(Committee, scene.board)
        for title, text, first, last in reversed(wanted):
            scenes.an_item(session, board, title, target_text=text, target_earliest=first, target_latest=last)
    page = planner.visit(PLAN)
    said = column(page, "tray")
    words = ["Late", "Overdue one", "March 2019", "In March", "This year", "In 2019-20", "Next year one", "No date yet"]
    assert [said.index(word) for word in words] == sorted(said.index(word) for word in words)
    assert "card--late" in classes(next(e for e in page.all("li", css_class="card") if "Overdue one" in page.text(e)))


def test_what_stands_out_is_listed_and_marked_where_it_is(planner: InspectingClient, scene: Scene) -> None:
    with scenes.changing(scene.database) as session:
        board, april = session.get_one(Committee, scene.board), session.get_one(Meeting, scene.april)
        for number in range(3):
            scenes.an_item(session, board, f"Main {number}", april, position=number + 1)
    page = planner.visit(PLAN)
    assert "The 4 April meeting has 160 minutes of business" in column(page, "findings")
    assert "Check: over by 40 minutes" in column(page, f"meeting-{scene.april}")
    assert page.links["The 4 April meeting"] == f"#meeting-{scene.april}"


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("q=adopt+england", ["Adoption Central England"]),
        ("q=mills", ["Adoption Central England"]),
        ("person=Sarah+Mills", ["Adoption Central England"]),
        ("kind=short", []),
        ("source=petition", []),
        ("late=1", []),
        ("kind=nonsense", ["Libraries", "Adoption Central England"]),
        ("q=<b>&person='%3B--", []),
    ],
)
def test_the_board_is_narrowed(planner: InspectingClient, asked: str, left: list[str]) -> None:
    page = planner.visit(f"{PLAN}&{asked}")
    assert shown(page) == left
    if len(left) < 2:
        assert f"{len(left) or 'no' if left else 0} of 2 items" in page


def test_the_projector_and_the_sheet_show_the_same_programme(planner: InspectingClient) -> None:
    assert "planner--projector" in planner.visit(f"{PLAN}&view=projector").source
    sheet = planner.visit(f"{PLAN}&view=sheet")
    assert sheet.heading == "Planning sheet 2018-19"
    assert "40 of 120 minutes" in sheet
    assert "Libraries" in sheet
    planner.visit(f"{PLAN}&view=nonsense")


def test_a_cancelled_meeting_takes_no_items_and_says_so(planner: InspectingClient, scene: Scene) -> None:
    scene.change(Meeting, scene.april, status=MeetingStatus.CANCELLED)
    page = planner.visit(PLAN)
    assert "This meeting does not take place. Move its items to another." in column(page, f"meeting-{scene.april}")
    cards = list(page.by_id[f"meeting-{scene.april}"].iter("ol"))
    assert [e.get("data-closed") for e in cards] == [""]


def test_an_item_put_off_from_edition_to_edition_says_how_often(planner: InspectingClient, scene: Scene) -> None:
    for day in (date(2019, 4, 11), date(2019, 4, 25)):
        scene.publish()
        scene.change(Meeting, scene.april, day=day)
    scene.publish()
    assert "put off twice" in column(planner.visit(PLAN), f"item-{scene.adoption}")


def test_the_script_gets_the_same_parts_as_the_page(planner: InspectingClient, scene: Scene) -> None:
    page = planner.visit(PLAN)
    answer = planner.get(PLAN, headers=JSON)
    assert answer.mimetype == "application/json"
    parts = Page(answer.json["parts"])
    for name in ("tray", f"meeting-{scene.april}", "findings", "plan-state"):
        assert parts.text(parts.by_id[name]) == page.text(page.by_id[name])
    assert answer.json["journal"] == max(entry.id for entry in scene.journal() if entry.committee_id == scene.board)


def test_what_would_happen_to_a_held_card_is_told_for_each_meeting(planner: InspectingClient, scene: Scene) -> None:
    with scenes.changing(scene.database) as session:
        board = session.get_one(Committee, scene.board)
        roomy = scenes.a_meeting(session, board, date(2019, 4, 25)).id
        scenes.an_item(session, board, "Long one", session.get_one(Meeting, scene.april), minutes=100, position=1)
    told = planner.get(f"/plan/board/what-if/{scene.libraries}?year=2018-19").json
    assert "over by 60 minutes" in told[str(scene.april)]["words"]
    assert "over by" not in told[str(roomy)]["words"]
    assert told["tray"]["severity"] == "fits"
    assert str(scene.february) not in told


def test_only_planners_of_the_committee_see_any_of_it(scene: Scene) -> None:
    rival = scene.planner("Cat Rival", committee=scene.other_board)
    reader = scene.planner("Dan Other", Role.OFFICER)
    addresses = (PLAN, f"{PLAN}&view=sheet", "/plan/board/changes?since=0", f"/plan/board/what-if/{scene.adoption}")
    for browser in (rival, reader):
        for address in addresses:
            assert browser.get(address).status_code == 403, address
            refused = browser.get(address, headers=JSON)
            assert refused.status_code == 403
            assert refused.json["said"].startswith("Your account does not have the role")


@pytest.mark.parametrize("address", ["/plan/nowhere/", "/plan/nowhere/changes", "/plan/board/?year=2018-20"])
def test_what_is_not_there_is_not_found(planner: InspectingClient, address: str) -> None:
    assert planner.get(address).status_code == 404
    assert planner.get(address, headers=JSON).json["said"]


def test_an_item_of_another_committee_is_not_held_over_this_board(planner: InspectingClient, scene: Scene) -> None:
    with scenes.changing(scene.database) as session:
        theirs = scenes.an_item(session, session.get_one(Committee, scene.other_board), "Theirs").id
    assert planner.get(f"/plan/board/what-if/{theirs}?year=2018-19").status_code == 404


def test_the_board_asks_as_much_of_the_database_for_60_items_as_for_two(
    planner: InspectingClient, scene: Scene
) -> None:
    scene.publish()
    planner.visit(PLAN)
    with scenes.statements(scene.database.engine) as few:
        planner.visit(PLAN)
    with scenes.changing(scene.database) as session:
        board, mills = session.get_one(Committee, scene.board), session.get_one(Person, 1)
        for number in range(60):
            meeting = scenes.a_meeting(session, board, date(2019, 4, 5 + number % 20)) if number % 5 == 0 else None
            item = scenes.an_item(session, board, f"Item {number}", meeting, [mills], withdrawn=number % 7 == 0)
            item.parts.append(Part(person=mills, role=PartRole.CABINET_MEMBER, position=1))
    scene.publish()
    with scenes.statements(scene.database.engine) as many:
        assert "Item 59" in planner.visit(PLAN)
    assert len(many) == len(few)
    assert len(few) <= MOST_QUERIES


def test_whether_anything_changed_is_asked_with_one_query(planner: InspectingClient, scene: Scene) -> None:
    journal = planner.get(PLAN, headers=JSON).json["journal"]
    with scenes.statements(scene.database.engine) as asked:
        assert planner.get(f"/plan/board/changes?since={journal}").json == {
            "journal": journal, "by": None, "changed": False,
        }  # fmt: skip
    assert len(asked) == 2  # the other is who asks
    scene.change(Item, scene.libraries, title="Libraries and reading")
    told = planner.get(f"/plan/board/changes?since={journal}").json
    assert (told["by"], told["changed"]) == ("Bob Rival", True)
    assert planner.get("/plan/board/changes?since=99999999999999").json["changed"] is True


def test_somebody_who_takes_a_part_changes_the_programme_too(planner: InspectingClient, scene: Scene) -> None:
    journal = planner.get(PLAN, headers=JSON).json["journal"]
    form = planner.visit(f"/plan/items/{scene.libraries}/")
    planner.submit(form, "Save item", lead_officers="John Gregg")
    assert planner.get(f"/plan/board/changes?since={journal}").json["changed"]


def test_a_deadline_is_the_committees_own_where_it_has_set_one(planner: InspectingClient, scene: Scene) -> None:
    def stored(chain: object) -> str:
        scene.change(Committee, scene.board, deadline_chain=chain)
        return column(planner.visit(PLAN), f"meeting-{scene.april}")

    last = {"key": "dispatch", "name": "Dispatch", "working_days": "dispatch"}
    said = stored([{"key": "outline", "name": "Outline", "working_days": 20}, last])
    assert "Outline was due Thursday 7 March" in said or "Outline by Thursday 7 March" in said
    assert "Draft" not in said
    for nonsense in ([], [last, last], [1], "dispatch", {"key": 1}, [{**last, "name": ""}], [{"working_days": True}],
                     [{"key": "x", "name": "X", "working_days": 2}, last], [{**last, "name": None}]):  # fmt: skip
        assert "Draft by Thursday 14 March" in stored(nonsense), nonsense
