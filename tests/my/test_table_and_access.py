"""The co-ordinator's table of reports by stage; and who may open which page of this room, role by role."""

from datetime import date
from io import BytesIO

import pytest

from tests.domain.test_attachments import PDF
from tests.my.scene import MARKER, Scene
from tests.support import scenes
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import ItemKind
from workprogramme.domain.report_tracks import Standing
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.people import Person
from workprogramme.models.reports import Report

TABLE = "/plan/board/reports/"


def test_reports_stand_by_stage_and_those_that_are_late_first(scene: Scene) -> None:
    with scenes.changing(scene.database) as session:
        board = session.get_one(Committee, scene.board)
        may = scenes.a_meeting(session, board, date(2019, 5, 30))
        scenes.an_item(session, board, "Far off", may, [session.get_one(Person, scene.mills)])
        scenes.an_item(session, board, "Note", may, kind=ItemKind.BRIEFING)
        brief = {"brief": {"on": "2019-02-20", "by": "John Gregg"}}
        session.add(
            Report(
                item_id=scene.secret, committee_id=scene.board, stages=brief, standing=Standing.AT_RISK, note="No price"
            )
        )
    page = scene.planner().visit(TABLE)
    rows = page.rows()
    assert rows[0] == [
        "Report",
        "State",
        "Meeting",
        "Brief",
        "Draft",
        "Finance and legal",
        "Director",
        "Final report",
        "Dispatch",
    ]
    assert [row[0].split(" ")[0] for row in rows[1:]] == ["Ofsted", "The", "Far"]
    assert rows[1][3:5] == ["Late 21 Feb 2019", "To come 14 Mar 2019"]
    assert rows[2][3:5] == ["Done 20 Feb 2019", "Next 14 Mar 2019"]
    assert rows[2][1] == "At risk No price"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("state=late", ["Ofsted"]),
        ("state=at_risk", ["The"]),
        ("state=deferral", []),
        ("state=no_document", ["Ofsted", "The"]),
        ("stage=draft", ["The"]),
        ("person=Sara+Mills", ["Ofsted"]),
        ("person=Nobody", []),
        ("meeting=1", ["Ofsted", "The"]),
        ("meeting=x&stage=%00&state=nonsense", []),
        ("state=nonsense", ["Ofsted", "The"]),
    ],
)
def test_the_table_is_narrowed(scene: Scene, asked: str, found: list[str]) -> None:
    with scenes.changing(scene.database) as session:
        brief = {"brief": {"on": "2019-02-20", "by": "John Gregg"}}
        session.add(Report(item_id=scene.secret, committee_id=scene.board, stages=brief, standing=Standing.AT_RISK))
    page = scene.planner().visit(f"{TABLE}?{asked}")
    rows = page.rows() if page.all("table") else []
    assert [row[0].split(" ")[0] for row in rows[1:]] == found
    assert f"{len(found)} of 2 reports." in page


def test_the_table_costs_as_much_for_many_reports(scene: Scene) -> None:
    planner = scene.planner()
    planner.visit(TABLE)
    with scenes.statements(scene.database.engine) as few:
        planner.visit(TABLE)
    with scenes.changing(scene.database) as session:
        board, gregg = session.get_one(Committee, scene.board), session.get_one(Person, scene.gregg)
        for number in range(30):
            meeting = scenes.a_meeting(session, board, date(2019, 4, 5 + number % 20))
            item = scenes.an_item(session, board, f"Item {number}", meeting, [gregg])
            session.add(Report(item_id=item.id, committee_id=board.id, stages={}))
    with scenes.statements(scene.database.engine) as many:
        assert "Item 29" in planner.visit(TABLE)
    assert len(many) == len(few) <= 6


def test_a_board_without_reports_says_what_will_be_there(scene: Scene) -> None:
    assert "No reports yet" in scene.planner().visit("/plan/other/reports/")


OWN = ("/my/",)
PLANNING = ("/plan/board/reports/", "/plan/board/deadlines", "/plan/items/{ofsted}/deferral")
REPORT = (
    "/my/reports/{ofsted}/", "/my/reports/{ofsted}/standing", "/my/reports/{ofsted}/attach",
    "/my/reports/{ofsted}/defer", "/my/documents/1",
)  # fmt: skip
EVERYTHING = (*OWN, *PLANNING, *REPORT)
MAY = {
    (Role.ADMINISTRATOR, None): {*EVERYTHING},
    (Role.COORDINATOR, None): {*EVERYTHING},
    (Role.COORDINATOR, "board"): {*EVERYTHING},
    (Role.COORDINATOR, "other"): {*OWN},
    (Role.GOVERNANCE, None): {*OWN, "/my/documents/1"},
    (Role.OFFICER, None): {*OWN},
    (Role.COUNCILLOR, None): {*OWN},
    ("lead", None): {*OWN, *REPORT},
    ("cabinet", None): {*OWN},
}


@pytest.mark.parametrize(("role", "where"), MAY)
def test_a_role_opens_these_pages_and_no_others(scene: Scene, role: Role | str, where: str | None) -> None:
    lead = scene.officer()
    page = lead.visit(f"/my/reports/{scene.ofsted}/attach?kind=draft")
    lead.submit(page, "Attach document", document=(BytesIO(PDF), "a.pdf"))
    person = {"lead": scene.gregg, "cabinet": scene.maton}.get(str(role))
    granted = {"lead": Role.OFFICER, "cabinet": Role.COUNCILLOR}.get(str(role), role)
    assert isinstance(granted, Role)
    committee = {"board": scene.board, "other": scene.other}.get(str(where))
    browser = scene.signed_in(granted, person, committee)
    answers = {
        address: browser.get(address.format(ofsted=scene.ofsted), follow_redirects=True).status_code
        for address in EVERYTHING
    }
    assert {address for address, status in answers.items() if status == 200} == MAY[role, where]
    assert all(status in (200, 403, 404) for status in answers.values())


def test_a_marker_in_a_private_item_reaches_nobody_who_is_not_entitled(scene: Scene) -> None:
    scene.change(Person, scene.gregg, manager_id=scene.mills)
    lead = scene.officer()
    page = lead.visit(f"/my/reports/{scene.secret}/attach?kind=draft")
    lead.submit(page, "Attach document", document=(BytesIO(PDF + MARKER.encode()), f"{MARKER}.pdf"))
    page = lead.visit(f"/my/reports/{scene.secret}/standing")
    lead.submit(page, "Save", standing="At risk", note=MARKER)
    page = lead.visit(f"/my/reports/{scene.secret}/defer")
    lead.submit(page, "Ask to defer", meeting="Thursday 25 April 2019", reason=MARKER)
    assert MARKER in lead.get("/my/").text
    assert MARKER in scene.planner().get(TABLE).text
    crawled = (
        "/", "/my/", "/my/team/", "/my/documents/1", f"/my/reports/{scene.secret}/", TABLE, "/plan/board/deadlines",
        f"/plan/items/{scene.secret}/deferral", f"/items/{scene.secret}/", "/committees/board/",
        f"/meetings/{scene.april}/", "/committees/board/calendar.ics",
    )  # fmt: skip
    for who in (
        scene.signed_in(Role.OFFICER, scene.mills), scene.signed_in(Role.COUNCILLOR, scene.maton),
        scene.signed_in(Role.COORDINATOR, committee=scene.other), scene.signed_in(Role.OFFICER), scene.new_client(),
    ):  # fmt: skip
        for address in crawled:
            answer = who.get(address, follow_redirects=True)
            assert MARKER.encode() not in answer.data, address


def test_an_item_that_becomes_private_takes_its_documents_with_it(scene: Scene) -> None:
    lead = scene.officer()
    page = lead.visit(f"/my/reports/{scene.ofsted}/attach?kind=final")
    lead.submit(page, "Attach document", document=(BytesIO(PDF), "a.pdf"))
    scene.change(Item, scene.ofsted, exempt_paragraph=3, public_interest="Prices.")
    assert lead.get("/my/documents/1").status_code == 200
    assert scene.signed_in(Role.COUNCILLOR, scene.maton).get("/my/documents/1").status_code == 404
