"""Bringing in a list of people: every line is shown with what it would do, and nothing is overwritten."""

import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.committees.scene import Scene
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.committees.people.list_reading import decoded, read_list
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import PersonKind
from workprogramme.domain.refusals import Refused
from workprogramme.models.people import Person

LIST = "/manage/people/list"
TEXT = """Name,Kind,Job title,Portfolio,E-mail
Jane Moore,officer,Director of Public Health,,jane.moore@example.org
Cllr K Kelly,,,Culture and Leisure,
Sarra Mills,officer,Headteacher,,
John Gregg,officer,Director of Children's Services,,
,officer,Nobody,,
Paul Smith,wizard,,,
"""


@pytest.fixture
def planner(scene: Scene) -> InspectingClient:
    """A co-ordinator, signed in."""
    return scene.signed_in(Role.COORDINATOR)


def look(client: InspectingClient, text: str = TEXT, status: int = 200) -> Page:
    return client.submit(client.visit(LIST), "Look at it", status=status, text=text)


def people(scene: Scene) -> dict[str, Person]:
    with scene.database.session() as session:
        return {person.name: person for person in session.scalars(select(Person))}


def test_every_line_says_what_it_would_do_before_anything_is_done(scene: Scene, planner: InspectingClient) -> None:
    before = set(people(scene))
    page = look(planner)
    for told in (
        "6 lines read. Nothing is brought in yet.",
        "Jane Moore, officer",
        "Cllr K Kelly, councillor",
        "Looks like Sara Mills",
        "There is no name on this line.",
        "“wizard” is not one of: officer, councillor, co-opted member, outside body.",
    ):
        assert told in page
    assert set(people(scene)) == before


def test_what_is_ticked_is_brought_in_and_what_is_there_is_only_filled(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Person, scene.gregg, job_title="")
    page = planner.submit(look(planner), "Bring in")
    assert "2 people added and 1 person filled in." in page
    found = people(scene)
    assert found["Jane Moore"].email == "jane.moore@example.org"
    assert (found["Cllr K Kelly"].kind, found["Cllr K Kelly"].portfolio) == (
        PersonKind.COUNCILLOR,
        "Culture and Leisure",
    )
    assert found["John Gregg"].job_title == "Director of Children's Services"
    assert "Sarra Mills" not in found
    scene.change(Person, scene.gregg, job_title="Acting director")
    planner.submit(look(planner), "Bring in", lines=[])
    assert people(scene)["John Gregg"].job_title == "Acting director"


def test_a_list_that_is_sent_twice_is_brought_in_once(scene: Scene, planner: InspectingClient) -> None:
    page = look(planner)
    planner.submit(page, "Bring in")
    count = len(people(scene))
    assert "had been brought in already" in planner.submit(page, "Bring in")
    assert len(people(scene)) == count


def test_a_file_is_read_as_excel_saves_it(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit(LIST)
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    data = "Name;Job title\r\nZoë O’Brien;Head of Café Culture\r\n".encode("cp1252")
    answer = planner.post(LIST, data={"csrf_token": token, "file": (io.BytesIO(data), "people.csv")})
    assert "Zoë O’Brien, officer" in answer.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Choose a file, or paste the list."),
        ("Colour,Shape\nred,round\n", "one of them must be “Name”"),
        ("Name\n" + "A B\n" * 2_001, "more than 2,000 lines"),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(planner: InspectingClient, text: str, said: str) -> None:
    assert said in look(planner, text, status=422)


def test_only_who_keeps_the_list_may_bring_one_in(scene: Scene) -> None:
    assert scene.signed_in(Role.OFFICER).get(LIST).status_code == 403
    assert scene.new_client().get(LIST).status_code == 302


@settings(deadline=None, max_examples=60)
@given(
    st.binary(max_size=400) | st.text(max_size=300).map(lambda text: f"Name,Kind\n{text}".encode("utf-8", "replace"))
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(Refused):
        assert all(one.problem or one.details.name for one in read_list(decoded(data)))
