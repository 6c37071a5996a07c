"""Where the documents are found: one place on the programme's page, beside the agenda's draft, and in pages' heads."""

import json
import re

import pytest

from tests.agendas.scene import SLUG, Scene, founding_scene
from tests.support.client import InspectingClient
from tests.support.data_blocks import is_data
from workprogramme.database import Database
from workprogramme.domain.access import Role


@pytest.fixture
def scene(app_database: Database) -> Scene:
    """The founding meeting in edition 1."""
    made = founding_scene(app_database)
    made.publish()
    return made


def alternates(source: str) -> dict[str, str]:
    """The media types in a page's head by their addresses."""
    found = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">', source)
    return {address: kind for kind, address in found}


def events(source: str) -> list[str]:
    """The addresses in a page's head of events for programs."""
    return [address for address, kind in alternates(source).items() if kind == "application/ld+json"]


def test_the_programme_leads_to_its_documents(client: InspectingClient, scene: Scene) -> None:
    page = client.visit(f"/committees/{SLUG}/")
    for form in ("Word", "PDF", "CSV", "JSON"):
        address = page.links[f"The programme as {form}"]
        assert address.endswith("?year=2018-19")
        assert client.get(address).status_code == 200
    for address in alternates(page.source):
        assert client.get(address).status_code == 200
    assert sorted(alternates(page.source).values()) == ["application/atom+xml"] * 2 + ["application/ld+json"]


def test_an_edition_leads_to_its_own_documents(client: InspectingClient, scene: Scene) -> None:
    page = client.visit(f"/committees/{SLUG}/editions/1/")
    address = page.links["The programme as PDF"]
    assert address == f"/committees/{SLUG}/editions/1/programme.pdf"
    assert client.get(address).status_code == 200


def test_a_meeting_leads_to_its_event_and_its_draft(client: InspectingClient, scene: Scene) -> None:
    address = f"/meetings/{scene.meeting_id}/"
    page = client.visit(address)
    (block,) = filter(is_data, page.all("script"))
    (event,) = events(page.source)
    assert json.loads(block.text or "") == client.get(event).json
    assert "The draft as PDF" not in page.links, "the public does not see drafts here"
    scene.change_template(draft_is_public=True)
    assert client.get(client.visit(address).links["The draft as PDF"]).status_code == 200
    assert client.get(client.visit(f"{address}agenda/").links["This draft as Word"]).status_code == 200


def test_planners_are_told_that_the_document_is_the_published_draft(client: InspectingClient, scene: Scene) -> None:
    scene.sign_in(client, Role.COORDINATOR)
    page = client.visit(scene.address)
    assert client.get(page.links["The published draft as PDF"]).status_code == 200


def test_a_draft_that_is_in_no_edition_leads_to_no_document(client: InspectingClient, app_database: Database) -> None:
    made = founding_scene(app_database)
    made.sign_in(client, Role.COORDINATOR)
    assert not [link for link in client.visit(made.address).links if "draft as" in link]


def test_feeds_of_editions_are_named_where_editions_are_listed(client: InspectingClient, scene: Scene) -> None:
    page = client.visit(f"/committees/{SLUG}/editions/")
    address = page.links["Be told of new ones by an Atom feed"]
    assert client.get(address).status_code == 200
    assert list(alternates(page.source)) == [address]
    assert list(alternates(client.visit("/").source)) == ["/editions.atom", "/agendas.atom"]
    assert client.visit(f"/committees/{SLUG}/").links["Be told of agendas by an Atom feed"] == (
        f"/committees/{SLUG}/agendas.atom"
    )
