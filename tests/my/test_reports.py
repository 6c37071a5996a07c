"""One report on its way: stages marked and taken back, how it goes, and its documents, which leave by no accident."""

import zipfile
from io import BytesIO

import pytest

from tests.domain.test_attachments import PDF, bomb, word
from tests.my.scene import MARKER, Scene
from tests.support.client import InspectingClient
from workprogramme.domain.access import Role
from workprogramme.domain.report_tracks import DocumentKind, Standing
from workprogramme.models.committees import Committee
from workprogramme.models.journal import JournalEntry


def press(browser: InspectingClient, address: str, **answers: str) -> int:
    """Sends a form that needs no page of its own; the status of the answer."""
    page = browser.visit("/my/")
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    return browser.post(address, data={"csrf_token": token, **answers}, headers={"Referer": page.url}).status_code


def test_a_stage_is_marked_and_the_mark_taken_back(scene: Scene, officer: InspectingClient) -> None:
    page = officer.submit(officer.visit("/my/"), "Mark brief as done for Ofsted feedback")
    assert "Brief of “Ofsted feedback” is marked as done." in page
    assert "Brief Done 1 Mar 2019 by John Gregg" in page  # the day it was done, not the one it was due on
    assert "Draft due in 9 working days, Thursday 14 March 2019." in page
    assert scene.ticks() == ["brief"]
    page = officer.submit(page, "Undo “Brief done” for Ofsted feedback")
    assert "is no longer marked as done" in page
    assert scene.ticks() == []
    with scene.database.session() as session:
        told = [entry for entry in session.query(JournalEntry) if entry.table_name == "report"]
    assert [entry.record_id for entry in told][-1] == scene.ofsted


def test_a_later_stage_marks_those_before_it(scene: Scene, officer: InspectingClient) -> None:
    page = officer.visit(f"/my/reports/{scene.ofsted}/")
    page = officer.submit(page, "Mark director as done for Ofsted feedback")
    assert page.heading == "Ofsted feedback"
    assert "Final report due in 15 working days, Friday 22 March 2019." in page
    assert scene.ticks() == ["director"]


@pytest.mark.parametrize("stage", ["dispatch", "nonsense", "", "constructor"])
def test_nobody_marks_what_is_not_theirs(scene: Scene, officer: InspectingClient, stage: str) -> None:
    assert press(officer, f"/my/reports/{scene.ofsted}/stages", mark=stage) == 422
    assert press(officer, f"/my/reports/{scene.ofsted}/stages", unmark=stage) == 422
    assert scene.ticks() == []


def test_a_mark_counts_however_often_it_is_sent(scene: Scene, officer: InspectingClient) -> None:
    for _ in range(3):
        assert press(officer, f"/my/reports/{scene.ofsted}/stages", mark="brief") == 302
    assert scene.ticks() == ["brief"]


def test_a_stage_that_the_committee_no_longer_has_is_left_out(scene: Scene, officer: InspectingClient) -> None:
    press(officer, f"/my/reports/{scene.ofsted}/stages", mark="director")
    own = [
        {"key": "text", "name": "Text", "working_days": 9},
        {"key": "dispatch", "name": "Out", "working_days": "dispatch"},
    ]
    scene.change(Committee, scene.board, deadline_chain=own)
    assert "Text due in 15 working days" in officer.visit("/my/")


def test_how_it_goes_is_said_with_a_note_where_it_is_at_risk(scene: Scene, officer: InspectingClient) -> None:
    page = officer.follow(officer.visit("/my/"), "Say how it is going with Ofsted feedback")
    page = officer.submit(page, "Save", status=422, standing="At risk")
    assert page.errors == ["Say what puts the report at risk, so that the co-ordinator can help."]
    page = officer.submit(page, "Save", standing="At risk", note="No figures before May")
    assert "At risk No figures before May" in page
    found = scene.report()
    assert found is not None
    assert (found.standing, found.note, found.said_by) == (Standing.AT_RISK, "No figures before May", "John Gregg")
    assert "John Gregg says that Ofsted feedback is at risk for 4 April" in scene.planner().visit("/plan/board/")


def test_two_who_lead_on_a_report_do_not_overwrite_each_other(scene: Scene, officer: InspectingClient) -> None:
    mills = scene.signed_in(Role.OFFICER, scene.mills)
    address = f"/my/reports/{scene.ofsted}/standing"
    opened = officer.visit(address)
    mills.submit(mills.visit(address), "Save", standing="At risk", note="Mine first")
    page = officer.submit(opened, "Save", status=409, standing="On track", note="All well")
    assert "Mine first" in page
    assert "All well" in page
    officer.submit(page, "Save", standing="On track", note="All well")
    found = scene.report()
    assert found is not None
    assert found.note == "All well"


def test_marking_a_stage_is_no_clash_with_saying_how_it_goes(scene: Scene, officer: InspectingClient) -> None:
    opened = officer.visit(f"/my/reports/{scene.ofsted}/standing")
    mills = scene.signed_in(Role.OFFICER, scene.mills)
    press(mills, f"/my/reports/{scene.ofsted}/stages", mark="brief")
    officer.submit(opened, "Save", standing="On track")
    found = scene.report()
    assert found is not None
    assert found.standing is Standing.ON_TRACK
    assert scene.ticks() == ["brief"]


def attach(browser: InspectingClient, item: int, content: bytes, name: str = "draft.docx", **answers: object) -> object:
    """Sends a document as a person would; the page that comes of it."""
    status = answers.pop("status", 200)
    page = browser.visit(f"/my/reports/{item}/attach?kind=draft")
    return browser.submit(page, "Attach document", status=status, document=(BytesIO(content), name), **answers)  # type: ignore[arg-type]


def test_a_document_is_kept_and_every_version_of_it(scene: Scene, officer: InspectingClient) -> None:
    press(officer, f"/my/reports/{scene.ofsted}/stages", mark="brief")
    assert "Attach the draft report of Ofsted feedback" in officer.visit("/my/").links
    sent = word()
    attach(officer, scene.ofsted, sent, "Ofsted: draft.docx")
    assert scene.ticks() == ["brief", "draft"]
    attach(officer, scene.ofsted, PDF, "../second.docx", done=False)
    found = scene.documents()
    assert [(one.kind, one.number, one.name, one.by_name) for one in found] == [
        (DocumentKind.DRAFT, 1, "Ofsted draft.docx", "John Gregg"),
        (DocumentKind.DRAFT, 2, "second.pdf", "John Gregg"),
    ]
    page = officer.visit(f"/my/reports/{scene.ofsted}/")
    assert [row[0] for row in page.rows()] == ["Document", "Draft report, version 2", "Draft report, version 1"]
    assert officer.get(page.links["Ofsted draft.docx"]).data == sent


def test_a_document_is_saved_and_never_shown(scene: Scene, officer: InspectingClient) -> None:
    attach(officer, scene.ofsted, PDF, "Grüße; “x”.pdf")
    answer = officer.get(f"/my/documents/{scene.documents()[0].id}", headers={"Range": "bytes=0-3"})
    assert answer.status_code == 200
    assert answer.data == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def macros() -> bytes:
    """A Word document with a macro."""
    held = BytesIO(word())
    with zipfile.ZipFile(held, "a") as made:
        made.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!doctype html><script>alert(1)</script>", "What it contains is neither."),
        (macros(), "contains macros"),
        (bomb(), "far too large"),
        (PDF.replace(b"/Root", b"/Encrypt 5 0 R /Root"), "protected with a password"),
        (b"x", "What it contains is neither."),
    ],
)
def test_what_may_not_be_attached_is_refused_beside_the_field(
    scene: Scene, officer: InspectingClient, content: bytes, said: str
) -> None:
    page = attach(officer, scene.ofsted, content, "report.pdf", status=422)
    assert said in page.errors[0]  # type: ignore[attr-defined]
    assert scene.documents() == []
    assert scene.ticks() == []


def test_no_file_and_the_same_file_again_are_refused(scene: Scene, officer: InspectingClient) -> None:
    page = officer.visit(f"/my/reports/{scene.ofsted}/attach")
    page = officer.submit(page, "Attach document", status=422)
    assert page.errors == ["Select which document it is", "Choose a Word document or a PDF"]
    attach(officer, scene.ofsted, PDF)
    page = attach(officer, scene.ofsted, PDF, status=422)  # type: ignore[assignment]
    assert "attached already" in page.errors[0]
    assert len(scene.documents()) == 1


def test_a_document_reaches_only_those_who_may_see_the_draft(scene: Scene, officer: InspectingClient) -> None:
    for item, readers in (
        (scene.ofsted, {"planner", "governance", "mills"}),
        (scene.secret, {"planner", "governance"}),
    ):
        attach(officer, item, PDF + MARKER.encode())
        address = f"/my/documents/{scene.documents()[-1].id}"
        asking = {
            "planner": scene.planner(),
            "governance": scene.signed_in(Role.GOVERNANCE),
            "mills": scene.signed_in(Role.OFFICER, scene.mills),
            "other planner": scene.signed_in(Role.COORDINATOR, committee=scene.other),
            "councillor": scene.signed_in(Role.COUNCILLOR, scene.maton),
            "officer": scene.signed_in(Role.OFFICER),
        }
        answers = {name: browser.get(address) for name, browser in asking.items()}
        assert {name for name, answer in answers.items() if answer.status_code == 200} == readers
        assert all(answer.status_code == 404 for name, answer in answers.items() if name not in readers)
        public = scene.new_client().get(address)
        assert public.headers["Location"].startswith("/sign-in")
        assert public.headers["Location"].count(address.replace("/", "%2F")) <= 1
    assert officer.get("/my/documents/999").status_code == 404


def test_a_planner_keeps_a_report_up_for_its_officer(scene: Scene) -> None:
    planner = scene.planner()
    page = planner.visit(f"/my/reports/{scene.ofsted}/")
    assert "Ask to defer" not in page.links
    planner.submit(page, "Mark dispatch as done for Ofsted feedback")
    assert scene.ticks() == ["dispatch"]
    other = scene.signed_in(Role.COORDINATOR, committee=scene.other)
    assert other.get(f"/my/reports/{scene.ofsted}/").status_code == 404


def test_a_report_that_is_not_there_and_one_that_is_not_theirs_look_alike(scene: Scene) -> None:
    mills = scene.signed_in(Role.OFFICER, scene.mills)
    for item in (scene.secret, 999):
        for what in ("", "standing", "attach", "defer"):
            assert mills.get(f"/my/reports/{item}/{what}").status_code == 404
        for what in ("stages", "standing", "attach", "defer", "defer/take-back"):
            assert press(mills, f"/my/reports/{item}/{what}", mark="brief") == 404
