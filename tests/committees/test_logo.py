"""The council's logo: chosen, shown on every page and paper, kept by what is published, and taken away again."""

import io
import zipfile

import docx
import pytest
from pypdf import PdfReader

from tests.agendas.pressing import press, publish
from tests.agendas.scene import Scene, founding_scene
from tests.domain.test_logos import png, svg
from tests.support.client import InspectingClient
from workprogramme.database import Database
from workprogramme.domain.access import Role

PAGE = "/manage/council/logo"
DRAWN = '<style>.a { fill: #0b5563 }</style><rect class="a" width="60" height="40"/>'
PICTURES = {"png": png(120, 40), "svg": svg(DRAWN)}


@pytest.fixture
def scene(app_database: Database) -> Scene:
    return founding_scene(app_database)


@pytest.fixture
def administrator(app, scene: Scene) -> InspectingClient:
    client = app.test_client()
    scene.sign_in(client, Role.ADMINISTRATOR, everywhere=True)
    return client


def choose(client: InspectingClient, content: bytes, alt: str = "Coventry City Council", status: int = 200):
    return client.submit(
        client.visit(PAGE), "Save logo", logo=(io.BytesIO(content), "anything.jpg"), alt=alt, status=status
    )


@pytest.mark.parametrize("kind", PICTURES)
def test_it_stands_on_every_page_told_by_its_content(
    client: InspectingClient, administrator: InspectingClient, kind: str
) -> None:
    assert "No logo is shown" in administrator.visit(PAGE)
    choose(administrator, PICTURES[kind], "Anytown, a city of three spires")
    (shown,) = [image for image in client.visit("/").all("img") if "council-logo" in image.get("src", "")]
    assert shown.get("alt") == "Anytown, a city of three spires"
    answer = client.get(shown.get("src", ""))
    assert answer.mimetype == {"png": "image/png", "svg": "image/svg+xml"}[kind]
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert client.get("/council-logo").headers["Cache-Control"] == "public, no-cache"
    administrator.submit(administrator.visit(PAGE), "Remove the logo")
    assert not client.visit("/").all("img")
    assert client.get("/council-logo").status_code == 404


def test_what_may_not_be_shown_changes_nothing(client: InspectingClient, administrator: InspectingClient) -> None:
    choose(administrator, PICTURES["png"])
    before = client.get("/council-logo").data
    assert "A logo may not have <script> in it." in choose(administrator, svg("<script/>"), status=422)
    assert "neither, whatever its name says" in choose(administrator, b"%PDF-1.7", status=422)
    assert client.get("/council-logo").data == before


def test_its_words_can_be_changed_alone_and_are_needed(
    client: InspectingClient, administrator: InspectingClient
) -> None:
    nothing = administrator.submit(administrator.visit(PAGE), "Save logo", status=422)
    assert "Choose a PNG or an SVG." in nothing
    choose(administrator, PICTURES["png"])
    administrator.submit(administrator.visit(PAGE), "Save logo", alt="Coventry")
    assert client.visit("/").all("img")[0].get("alt") == "Coventry"
    assert "Enter what the logo says" in administrator.submit(
        administrator.visit(PAGE), "Save logo", alt="", status=422
    )


@pytest.mark.parametrize("kind", PICTURES)
def test_papers_have_it_and_what_is_published_keeps_what_it_had(
    app, client: InspectingClient, scene: Scene, administrator: InspectingClient, kind: str
) -> None:
    scene.publish()
    scene.sign_in(client, Role.GOVERNANCE)
    press(client, scene.address, "start/")
    agenda = f"/meetings/{scene.meeting_id}/agenda"
    choose(administrator, PICTURES[kind])
    publish(client, scene)
    reader = app.test_client()
    papers = {
        path: reader.get(path).data
        for path in (f"{agenda}.pdf", f"{agenda}.docx", "/committees/scrutiny-board-2/programme.docx")
    }
    assert "/Figure" in structure(papers[f"{agenda}.pdf"])
    for path in list(papers)[1:]:
        with zipfile.ZipFile(io.BytesIO(papers[path])) as package:
            assert [name for name in package.namelist() if name.startswith("word/media/")]
        (told,) = docx.Document(io.BytesIO(papers[path])).element.xpath("//wp:docPr/@descr")
        assert told == "Coventry City Council"
    administrator.submit(administrator.visit(PAGE), "Remove the logo")
    for path, before in list(papers.items())[:2]:
        assert reader.get(f"{path}?version=1").data == before
    assert "/Figure" not in structure(reader.get("/committees/scrutiny-board-2/programme.pdf").data)


def structure(data: bytes) -> str:
    """The kinds of tags in a PDF, in one text."""

    def kinds(node) -> str:
        found = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(found, list):
            return " ".join(map(kinds, found))
        return f"{found.get('/S', '')} {kinds(found['/K'])}" if isinstance(found, dict) and "/K" in found else ""

    return kinds(PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"])


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.GOVERNANCE, Role.OFFICER])
def test_only_administrators_choose_it(app, scene: Scene, role: Role) -> None:
    client = app.test_client()
    scene.sign_in(client, role, everywhere=True)
    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}/remove").status_code in (400, 403)
