"""The outstanding issues of a meeting as Word and PDF: who gets them, with which words, and the same bytes."""

import io
from datetime import date

import docx
import pytest
from pypdf import PdfReader

from tests.recommendations.scene import NOW, WORDS, Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.domain.access import Role
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.followups.closing import Answer, answer
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.people import Person

FORMS = pytest.mark.parametrize("form", ["docx", "pdf"])
SECRET = "The price of the contract"


def said(body: bytes) -> str:
    """All that a document says, as text."""
    if body.startswith(b"%PDF"):
        told = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    else:
        document = docx.Document(io.BytesIO(body))
        head = document.sections[0].header.paragraphs
        told = " ".join(paragraph.text for paragraph in (*head, *document.paragraphs))
    return " ".join(told.replace("\u00a0", " ").split())


@pytest.fixture
def address(scene: Scene) -> str:
    """The report of 20 June 2019, when a public and a private follow-up and a recommendation were open."""
    with scenes.changing(scene.database, at=NOW) as session:
        for wording in ("A late report", SECRET):
            private = wording == SECRET
            draft = FollowUpDraft(
                wording=wording, source_meeting_id=scene.april, asked_of=(scene.gregg,), private=private
            )
            ask(session, scene.board, draft, NOW)
    may = {"target_earliest": date(2019, 5, 1), "target_latest": date(2019, 5, 31)}
    scene.change(FollowUp, 1, target_text="May 2019", target_kind="month", **may)
    scene.recommend()
    return f"/meetings/{scene.june}/outstanding"


@FORMS
def test_the_page_leads_to_its_documents(scene: Scene, planner: InspectingClient, address: str, form: str) -> None:
    page = planner.visit(f"{address}/")
    name = {"docx": "Word", "pdf": "PDF"}[form]
    found = planner.get(page.links[f"This report as {name}"])
    assert found.status_code == 200
    assert found.headers["Cache-Control"] == "private, no-store"
    assert f"board-private-outstanding-issues-2019-06-20.{form}" in found.headers["Content-Disposition"]
    told = said(found.data)
    for text in ("Outstanding issues for Thursday 20 June 2019", "3 issues are open on 20 June 2019, 1 of them late.",
                 "Follow-up 1: 20 days late", "Follow-up 2 (private)", SECRET, WORDS, "Private: not for publication",
                 "Asked for on 4 April 2019. John Gregg."):  # fmt: skip
        assert text in told, text
    found = planner.get(page.links[f"The report without private words as {name}"])
    assert found.headers["Cache-Control"] == "private, no-cache"
    told = said(found.data)
    assert "Private follow-up" in told
    assert "board-outstanding-issues-2019-06-20" in found.headers["Content-Disposition"]
    assert SECRET not in told
    assert "not for publication" not in told


@FORMS
def test_only_those_who_may_read_the_page_get_it(scene: Scene, address: str, form: str) -> None:
    assert scene.new_client().get(f"{address}.{form}").status_code == 302
    other = scene.signed_in(Role.COUNCILLOR, name="Cllr Other")
    assert "without private words" not in other.visit(f"{address}/")
    told = said(other.get(f"{address}.{form}").data)
    assert SECRET not in told
    assert "Private follow-up" in told
    elsewhere = scene.signed_in(Role.COORDINATOR, committee=scene.other, name="Other Planner")
    assert SECRET not in said(elsewhere.get(f"{address}.{form}").data)
    assert SECRET not in said(elsewhere.get(f"{address}.{form}?view=private").data)
    other.visit(f"/meetings/987/outstanding.{form}", status=404)


@FORMS
def test_the_same_issues_are_the_same_bytes(scene: Scene, planner: InspectingClient, address: str, form: str) -> None:
    first = planner.get(f"{address}.{form}")
    again = scene.signed_in(Role.GOVERNANCE, name="Gail Governance").get(f"{address}.{form}")
    assert again.data == first.data
    known = {"If-None-Match": first.headers["ETag"]}
    assert planner.get(f"{address}.{form}", headers=known).status_code == 304
    scene.change(Person, scene.gregg, name="John Gregg-Smith")
    renamed = planner.get(f"{address}.{form}", headers=known)
    assert renamed.status_code == 200
    assert "John Gregg-Smith" in said(renamed.data)


def test_what_an_exempt_item_answered_is_withheld(scene: Scene, planner: InspectingClient, address: str) -> None:
    with scenes.changing(scene.database, at=NOW) as session:
        said_of_it = Answer(day=date(2019, 6, 19), item_id=scene.contract, note="It costs 40,000 pounds")
        answer(session, 1, session.get_one(FollowUp, 1).version, said_of_it, NOW)
    councillor = scene.signed_in(Role.COUNCILLOR, name="Cllr Other")
    assert "40,000" not in councillor.visit(f"{address}/")
    assert "40,000" not in said(councillor.get(f"{address}.docx").data)
    assert "40,000" in planner.visit(f"{address}/")


@pytest.mark.engines("sqlite")
def test_it_costs_the_same_however_much_is_outstanding(scene: Scene, planner: InspectingClient, address: str) -> None:
    def asked() -> int:
        with scenes.statements(scene.database.engine) as seen:
            assert planner.get(f"{address}.docx").status_code == 200
        return len(seen)

    before = asked()
    for _ in range(20):
        scene.recommend()
    assert asked() == before
