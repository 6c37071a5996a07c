"""The agenda as a document: the founding front sheet made anew from data, for whoever may read its page."""

import io
from dataclasses import replace

import docx
import pytest
from pypdf import PdfReader

from tests.agendas.scene import Scene, founding_scene
from tests.domain.front_sheets import MEETING, SECRET, sheet_of
from tests.reports.scene import LETTERHEAD, LINE
from tests.support.client import InspectingClient
from tests.support.scenes import statements
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.agenda_publication import VersionKind
from workprogramme.domain.kinds import MeetingStatus, PartRole
from workprogramme.reports.agenda_paper import Issue, agenda_paper
from workprogramme.reports.paper import Facts, Heading, Points, Text

BUSINESS = [
    "Apologies and Substitutions",
    "Declarations of Interests",
    "Emotional Well-being and Mental Health support to Children and Young People in Coventry",
    "Coventry Parenting Strategy 2018-23",
    "Children's Services Ofsted Focused Visit",
    "Work Programme",
    "Any Other Business",
]
FIRST = Issue(number=1, kind=VersionKind.FIRST)
FORMS = pytest.mark.parametrize("form", ["docx", "pdf"])


@pytest.fixture
def scene(app_database: Database) -> Scene:
    """The founding meeting, published, its draft shown to the public."""
    made = founding_scene(app_database)
    made.change_template(draft_is_public=True)
    made.publish()
    return made


def address(scene: Scene, form: str) -> str:
    return f"/meetings/{scene.meeting_id}/agenda.{form}"


def lines_of(body: bytes) -> list[str]:
    return [line for p in docx.Document(io.BytesIO(body)).paragraphs for line in p.text.split("\n") if line]


def test_the_founding_front_sheet_is_made_anew(client: InspectingClient, scene: Scene) -> None:
    told = lines_of(client.get(address(scene, "docx")).data)
    assert told[0] == "Education and Children's Services Scrutiny Board (2)"
    assert "Time and date\t2pm on Thursday 4 April 2019" in told
    assert "Place\tCommittee Room 3 - Council House" in told
    public, private, notes = (told.index(text) for text in ("Public business", "Private business", "Notes"))
    assert [line for line in told[public:private] if line in BUSINESS] == BUSINESS
    third = told.index(BUSINESS[2])
    assert told[third + 1] == "Joint Report"
    assert told[private + 1] == "Nil"
    assert told[notes - 1] == "Wednesday 27 March 2019"
    assert any("no later than 1pm on Thursday 4 April 2019" in line for line in told[notes:])
    assert any("by midday on Wednesday 3 April 2019" in line for line in told[notes:])
    membership = next(line for line in told if line.startswith("Membership"))
    assert membership.replace("\u00a0", " ") == (
        "Membership\tCouncillors L Bigham, B Kaur, L Kelly, D Kershaw, J Lepoidevin, A Lucas, P Male, "
        "M Mutton (Chair) and C Thomas"
    )
    assert "Co-opted members\tMrs S Hanson and Mrs K Jones" in [line.replace("\u00a0", " ") for line in told]


@FORMS
def test_a_draft_says_so_wherever_one_looks(client: InspectingClient, scene: Scene, form: str) -> None:
    answer = client.get(address(scene, form))
    assert "draft-agenda-2019-04-04" in answer.headers["Content-Disposition"]
    if form == "pdf":
        reader = PdfReader(io.BytesIO(answer.data))
        assert all("Draft" in page.extract_text() for page in reader.pages)
        assert "draft agenda" in (reader.metadata.title if reader.metadata else "")
    else:
        document = docx.Document(io.BytesIO(answer.data))
        assert "Draft" in document.sections[0].header.paragraphs[0].text
        assert "Draft: this agenda has not been published yet." in lines_of(answer.data)


@FORMS
def test_only_those_who_may_read_the_page_get_the_document(client: InspectingClient, scene: Scene, form: str) -> None:
    public = client.get(address(scene, form))
    assert (public.status_code, public.headers["Cache-Control"]) == (200, "public, max-age=900")
    scene.change_template(draft_is_public=False)
    client.visit(address(scene, form), status=404)
    scene.sign_in(client, Role.GOVERNANCE)
    found = client.get(address(scene, form))
    assert (found.status_code, found.headers["Cache-Control"]) == (200, "private, no-cache")
    assert found.data == public.data, "planners get what is published, and no more"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COUNCILLOR])
def test_whoever_does_not_plan_is_the_public(client: InspectingClient, scene: Scene, role: Role) -> None:
    scene.change_template(draft_is_public=False)
    scene.sign_in(client, role, everywhere=True)
    client.visit(address(scene, "pdf"), status=404)


def test_a_planner_of_another_committee_is_the_public(client: InspectingClient, scene: Scene) -> None:
    scene.change_template(draft_is_public=False)
    mine, scene.committee_id = scene.committee_id, scene.other_committee()
    scene.sign_in(client, Role.COORDINATOR)
    scene.committee_id = mine
    client.visit(address(scene, "docx"), status=404)


def test_a_meeting_that_is_in_no_edition_has_no_document(client: InspectingClient, app_database: Database) -> None:
    made = founding_scene(app_database)
    made.change_template(draft_is_public=True)
    made.sign_in(client, Role.COORDINATOR)
    client.visit(address(made, "pdf"), status=404)


@FORMS
def test_the_working_programme_and_exempt_text_stay_inside(client: InspectingClient, scene: Scene, form: str) -> None:
    scene.add_item("Contract with Acme Homes", exempt_paragraph=3, report_line="Price report")
    scene.publish()
    scene.add_item("Not published yet")
    scene.sign_in(client, Role.COORDINATOR)
    answer = client.get(address(scene, form))
    told = (
        " ".join(p.extract_text() for p in PdfReader(io.BytesIO(answer.data)).pages)
        if form == "pdf"
        else " ".join(lines_of(answer.data))
    )
    told = " ".join(told.replace("\u00a0", " ").split())
    assert "Private item (paragraph 3 of Schedule 12A)" in told
    assert "section 100A(4)" in told
    for text in ("Acme", "Price report", "Not published yet"):
        assert text not in told


@FORMS
def test_whoever_has_it_is_told_so_until_it_changes(client: InspectingClient, scene: Scene, form: str) -> None:
    first = client.get(address(scene, form))
    known = {"If-None-Match": first.headers["ETag"]}
    assert client.get(address(scene, form), headers=known).status_code == 304
    assert client.get(address(scene, form)).data == first.data
    scene.change_template(signed_by="Somebody Else")
    assert client.get(address(scene, form), headers=known).status_code == 200


@pytest.mark.parametrize("more", [1, 30])
def test_it_costs_six_questions_however_many_items(
    client: InspectingClient, scene: Scene, app_database: Database, more: int
) -> None:
    for n in range(more):
        scene.add_item(f"Item {n}", parts=[(f"Cllr {n}", PartRole.CABINET_MEMBER)])
    scene.publish()
    with statements(app_database.engine) as seen:
        assert client.get(address(scene, "pdf")).status_code == 200
    assert len(seen) <= 6, seen


# What a front sheet can say besides.


def blocks(sheet: object) -> list[object]:
    return list(agenda_paper(sheet, LETTERHEAD, LINE.published_at, "SB2", FIRST).blocks)  # type: ignore[arg-type]


def test_a_published_agenda_is_no_draft() -> None:
    paper = agenda_paper(sheet_of(), LETTERHEAD, LINE.published_at, "SB2", FIRST)
    assert (paper.standing, paper.under) == ("", "Agenda for Thursday 4 April 2019")
    assert "raft" not in str(paper.to_json())


def test_private_business_comes_with_its_resolution_and_goes_on_with_the_numbers() -> None:
    told = blocks(sheet_of(items=(SECRET,)))
    place = next(n for n, b in enumerate(told) if isinstance(b, Heading) and b.text == "Private business")
    resolution, grounds, business = told[place + 1 : place + 4]
    assert isinstance(resolution, Text)
    assert "section 100A(4)" in resolution.text
    assert isinstance(grounds, Points)
    assert grounds.start is None
    assert isinstance(business, Points)
    public = next(b for b in told if isinstance(b, Points))
    assert business.start == (public.start or 0) + len(public.points)


def test_a_meeting_that_is_off_says_so_first() -> None:
    told = blocks(sheet_of(meeting=replace(MEETING, status=MeetingStatus.CANCELLED, note="The room flooded.")))
    assert told[0] == Text(text="This meeting has been cancelled. The room flooded.", strong=True)
    assert isinstance(told[1], Facts)
