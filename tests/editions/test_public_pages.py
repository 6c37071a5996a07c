"""The public pages: each reads the latest edition, none the working programme, and none grows in queries."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.support.client import InspectingClient
from tests.support.scenes import (
    NOW,
    YEAR,
    a_committee,
    a_council,
    a_meeting,
    a_person,
    an_edition,
    an_item,
    changing,
    statements,
)
from workprogramme.database import Database
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting

BOARD = "/committees/board/"
DAY = timedelta(days=1)


@pytest.fixture
def published(app_database: Database) -> dict[str, int]:
    """A board with a past and a coming meeting and three items, published once; gives ids by title or day."""
    with changing(app_database) as session:
        a_council(session)
        committee = a_committee(session, name="Scrutiny Board (2)", code="SB2")
        john = a_person(session, "John Gregg")
        past = a_meeting(session, committee, date(2019, 2, 14))
        coming = a_meeting(session, committee, date(2019, 4, 4))
        hubs = an_item(session, committee, "Early Help Hubs", past, leads=[john], detail="With data", position=1)
        camhs = an_item(session, committee, "CAMHS", coming, position=1)
        adoption = an_item(
            session, committee, "Adoption Central England", as_written="Adoption Central England – June 2019",
            target_text="June 2019", target_earliest=date(2019, 6, 1), target_latest=date(2019, 6, 30),
        )  # fmt: skip
        an_edition(session, committee, note="As agreed")
    return {"hubs": hubs.id, "camhs": camhs.id, "adoption": adoption.id, "past": past.id, "coming": coming.id}


def item(session, title: str) -> Item:
    return session.scalars(select(Item).where(Item.title == title)).one()


def publish_again(database: Database, days: int = 1) -> None:
    with changing(database) as session:
        an_edition(session, session.scalars(select(Committee)).one(), at=NOW + days * DAY)


def test_the_programme_shows_meetings_items_people_and_what_is_to_be_scheduled(
    client: InspectingClient, published: dict[str, int]
) -> None:
    page = client.visit(BOARD)
    for words in ("Scrutiny Board (2)", "CAMHS", "John Gregg", "With data", "June 2019", "As agreed", "Edition 1"):
        assert words in page, words
    assert page.links["CAMHS"] == f"/items/{published['camhs']}/"


def test_nothing_outside_changes_before_an_edition_does(
    client: InspectingClient, app_database: Database, published: dict[str, int]
) -> None:
    pages = ["/", BOARD, f"/meetings/{published['coming']}/", f"/items/{published['camhs']}/", "/calendar.ics"]
    before = [client.get(page).data for page in pages]
    with changing(app_database) as session:
        item(session, "CAMHS").title = "Something else"
        session.get_one(Meeting, published["coming"]).place = "Elsewhere"
        item(session, "Early Help Hubs").withdrawn = True
    assert [client.get(page).data for page in pages] == before
    publish_again(app_database)
    for page in (BOARD, f"/meetings/{published['coming']}/", "/"):
        text = client.get(page).text
        assert "Something else" in text
        assert "CAMHS" not in text


def test_an_older_edition_stays_as_it_was_and_says_that_it_is_old(
    client: InspectingClient, app_database: Database, published: dict[str, int]
) -> None:
    with changing(app_database, reason="A new name") as session:
        item(session, "CAMHS").title = "Mental health"
    publish_again(app_database)
    old = client.visit(f"{BOARD}editions/1/")
    assert "This is an older edition." in old
    assert "CAMHS" in old
    assert "Mental health" not in old
    new = client.visit(f"{BOARD}editions/2/")
    assert "This is an older edition." not in new
    changes = client.visit(f"{BOARD}editions/2/changes/")
    assert "Renamed" in changes
    assert "Was “CAMHS”." in changes
    listing = client.visit(f"{BOARD}editions/")
    assert {"Edition 1", "Edition 2"} <= set(listing.links)


def test_an_items_page_tells_its_story_through_renames_and_moves(
    client: InspectingClient, app_database: Database, published: dict[str, int]
) -> None:
    with changing(app_database) as session:
        session.get_one(Item, published["adoption"]).title = "Adoption Service Annual Report"
    publish_again(app_database)
    with changing(app_database) as session:
        adoption = session.get_one(Item, published["adoption"])
        adoption.meeting = session.get_one(Meeting, published["coming"])
        adoption.target_text = ""
    publish_again(app_database, 2)
    page = client.visit(f"/items/{published['adoption']}/")
    for words in (
        "Adoption Central England – June 2019",
        "Renamed from “Adoption Central England” to “Adoption Service Annual Report”.",
        "Moved from “June 2019” to Thursday 4 April 2019.",
    ):
        assert words in page, words


def test_a_withdrawn_item_keeps_its_page(
    client: InspectingClient, app_database: Database, published: dict[str, int]
) -> None:
    with changing(app_database) as session:
        item(session, "CAMHS").withdrawn = True
    publish_again(app_database)
    assert "no longer in the programme" in client.visit(f"/items/{published['camhs']}/")


def test_a_cancelled_meeting_says_so_everywhere(
    client: InspectingClient, app_database: Database, published: dict[str, int]
) -> None:
    with changing(app_database) as session:
        session.get_one(Meeting, published["coming"]).status = MeetingStatus.CANCELLED
    publish_again(app_database)
    assert "will not take place" in client.visit(f"/meetings/{published['coming']}/")
    assert "Cancelled" in client.visit(BOARD)
    assert "Cancelled" in client.visit("/")


def test_the_year_switcher_leads_to_every_published_year(
    client: InspectingClient, app_database: Database, published: dict[str, int]
) -> None:
    with changing(app_database) as session:
        committee = session.scalars(select(Committee)).one()
        a_meeting(session, committee, date(2019, 6, 20))
        an_edition(session, committee, YEAR + 1, NOW + DAY)
    page = client.visit(BOARD)
    assert "Work programme 2018-19" in page
    assert "Work programme 2019-20" in client.follow(page, "2019-20")
    assert client.get(f"{BOARD}?year=2017-18").status_code == 404
    assert client.get(f"{BOARD}?year=nonsense").status_code == 404


def test_what_does_not_exist_is_a_page_that_says_so(client: InspectingClient, published: dict[str, int]) -> None:
    for address in (
        "/committees/nobody/", f"{BOARD}editions/99/", f"{BOARD}editions/99/changes/", "/meetings/999/", "/items/999/",
        "/items/99999999999999999999999/", "/meetings/-1/", "/committees/%00/", "/editions/", "/items/camhs/",
    ):  # fmt: skip
        assert client.visit(address, status=404).heading


def test_a_committee_without_an_edition_says_what_will_be_there(
    client: InspectingClient, app_database: Database
) -> None:
    with changing(app_database) as session:
        a_committee(session, "new", name="New Board")
    assert "Nothing has been published yet" in client.visit("/committees/new/")
    assert client.visit("/").links["New Board"] == "/committees/new/"


def test_the_public_never_reads_a_private_item(
    client: InspectingClient, app_database: Database, published: dict[str, int]
) -> None:
    with changing(app_database) as session:
        secret = session.get_one(Item, published["camhs"])
        secret.title, secret.detail, secret.exempt_paragraph = "Mr Secret", "About Mr Secret", 1
    publish_again(app_database)
    changes = client.visit(f"{BOARD}editions/2/changes/")
    assert "Now private under paragraph 1." in changes
    assert "CAMHS" not in changes
    addresses = ["/", BOARD, f"{BOARD}editions/2/", f"{BOARD}editions/2/changes/", "/calendar.ics"]
    for address in (*addresses, f"/meetings/{published['coming']}/", f"/items/{published['camhs']}/"):
        assert "Secret" not in client.get(address).text, address


@pytest.mark.parametrize(
    "address", ["/", BOARD, "/meetings/{meeting}/", "/items/{item}/", f"{BOARD}editions/1/changes/"]
)
def test_a_page_asks_the_database_equally_often_for_one_item_and_for_thirty(
    client: InspectingClient, app_database: Database, address: str
) -> None:
    asked = []
    for amount in (1, 29):
        with changing(app_database) as session:
            committee = session.scalars(select(Committee)).one_or_none() or a_committee(session)
            meeting = a_meeting(session, committee, date(2019, 3, 10) + timedelta(days=amount))
            for number in range(amount):
                person = a_person(session, f"Person {amount} {number}")
                an_item(session, committee, f"Item {amount} {number}", meeting, leads=[person])
            placed = session.scalars(select(Item.id).where(Item.meeting_id == meeting.id)).first()
            an_edition(session, committee, at=NOW + amount * DAY)
        where = address.format(meeting=meeting.id, item=placed)
        client.get(where)
        with statements(app_database.engine) as seen:
            assert client.get(where).status_code == 200
        asked.append(len(seen))
    assert asked[0] == asked[1] <= 8
