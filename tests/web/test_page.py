"""What every page shows around its content: where in the site one is, and who is signed in."""

import pytest

from tests.support.client import InspectingClient
from tests.support.page import Page
from tests.support.scenes import PASSWORD, a_committee, a_council, an_account, changing
from workprogramme.database import Database
from workprogramme.domain.access import Role


def where(page: Page) -> dict[str, str]:
    """The marked entries of the main navigation, with their marks."""
    nav = next(element for element in page.all("nav") if element.get("aria-label") == "Main")
    links = [element for element in nav.iter() if element.get("aria-current")]
    return {page.text(link): str(link.get("aria-current")) for link in links}


@pytest.fixture
def administrator(client: InspectingClient, app_database: Database) -> InspectingClient:
    """An administrator who has signed in; there is one committee."""
    with changing(app_database) as session:
        a_council(session)
        a_committee(session)
        an_account(session, Role.ADMINISTRATOR)
    client.submit(client.visit("/sign-in"), "Sign in", email="administrator@example.org", password=PASSWORD)
    return client


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/", {"Committees": "page"}),
        ("/committees/board/", {"Committees": "true"}),
        ("/my/", {"My work": "page"}),
        ("/follow-ups/", {"Follow-ups": "page"}),
        ("/plan/", {"Plan": "page"}),
        ("/plan/board/?year=2018-19", {"Plan": "true"}),
        ("/manage/people/new", {"People": "true"}),
        ("/manage/committees/", {"Set up": "page"}),
        ("/help", {}),
    ],
)
def test_the_navigation_says_where_one_is(
    administrator: InspectingClient, address: str, marked: dict[str, str]
) -> None:
    assert where(administrator.visit(address)) == marked


def test_the_public_is_shown_no_way_that_it_may_not_go(client: InspectingClient) -> None:
    assert not {"Plan", "People", "Set up", "Journal", "My work", "Sign out"} & set(client.visit("/").links)
    assert where(client.visit("/subscribe/")) == {"Subscribe": "page"}
