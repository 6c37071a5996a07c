"""The style sheet that carries the council's colours."""

from tests.committees.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.committees.council.stylesheet import stylesheet
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council


def linked(client: InspectingClient) -> str:
    """The address by which pages ask for the style sheet."""
    page = client.visit("/help")
    return next(e.get("href", "") for e in page.all("link") if e.get("href", "").startswith("/council.css"))


def test_it_sets_the_councils_colour_and_each_committees_by_its_code(scene: Scene, client: InspectingClient) -> None:
    scene.change(Council, 1, colour="#123456")
    scene.change(Committee, scene.board, colour="#6a2c70")
    response = client.get("/council.css")
    assert response.mimetype == "text/css"
    lines = response.text.splitlines()
    assert lines[0] == ":root { --council: #123456; --council-text: #ffffff; }"
    assert ".committee-sb2 { --committee: #6a2c70; --committee-text: #ffffff; }" in lines


def test_before_there_is_a_council_it_has_the_usual_colour(client: InspectingClient) -> None:
    assert client.get("/council.css").text == ":root { --council: #0b5563; --council-text: #ffffff; }\n"


def test_nothing_but_colours_and_codes_gets_into_it() -> None:
    assert stylesheet("red;} body {", [("x}y", "#123456"), ("ok", "url(//evil)"), ("SB2", "#123456")]) == (
        ".committee-sb2 { --committee: #123456; --committee-text: #ffffff; }\n"
    )


def test_pages_link_to_the_version_in_force_which_browsers_may_keep(scene: Scene, client: InspectingClient) -> None:
    address = linked(client)
    assert client.get(address).headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_new_colour_of_council_or_committee_has_a_new_address(scene: Scene, client: InspectingClient) -> None:
    first = linked(client)
    scene.change(Committee, scene.board, colour="#6a2c70")
    second = linked(client)
    scene.change(Council, 1, colour="#123456")
    assert len({first, second, linked(client)}) == 3
    assert client.get(first).headers["Cache-Control"] == "public, no-cache"


def test_it_is_asked_for_anew_by_its_tag(scene: Scene, client: InspectingClient) -> None:
    tag = client.get("/council.css").headers["ETag"]
    again = client.get("/council.css", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    scene.change(Council, 1, colour="#123456")
    assert client.get("/council.css", headers={"If-None-Match": tag}).status_code == 200


def test_it_takes_two_queries_however_many_committees_there_are(scene: Scene, client: InspectingClient) -> None:
    with scene.changing() as session:
        for number in range(30):
            scenes.a_committee(session, f"c{number}")
    with scenes.statements(scene.database.engine) as seen:
        client.get("/council.css")
    assert len(seen) == 2
