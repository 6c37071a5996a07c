"""The pages on which people make calendars for themselves: what they ask, what they show, and to whom."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.feeds.personal.conftest import Year
from tests.feeds.personal.scene import Owner, an_owner, change, lead, shown
from tests.feeds.scene import BASE_URL, Scene
from tests.support.client import InspectingClient
from tests.support.page import Page
from tests.support.scenes import PASSWORD
from workprogramme.config import Settings
from workprogramme.domain.access import Role
from workprogramme.feeds.addresses import address_of
from workprogramme.feeds.personal.actions import MOST
from workprogramme.models.accounts import Account
from workprogramme.models.committees import Committee
from workprogramme.models.personal_feeds import ChosenCommittee, PersonalFeed

MINE = "/my/feeds/"
BOARD = "Education and Children's Services Scrutiny Board (2)"


def sign_in(app: Flask, name: str = "john.gregg") -> InspectingClient:
    client = app.test_client()
    assert isinstance(client, InspectingClient)
    page = client.visit("/sign-in")
    client.submit(page, "Sign in", email=f"{name}@example.org", password=PASSWORD)
    return client


@pytest.fixture
def me(app: Flask, gregg: Owner, year: Year) -> InspectingClient:
    """John Gregg, signed in."""
    return sign_in(app)


def addresses(page: Page) -> list[str]:
    """The addresses that the page has to copy."""
    return [str(box.get("value")) for box in page.all("input") if box.get("data-copy")]


def path(page: Page, place: int = 0) -> str:
    return addresses(page)[place].removeprefix(BASE_URL)


def how_many(scene: Scene) -> int:
    with scene.database.session() as session:
        return session.scalar(select(func.count()).select_from(PersonalFeed)) or 0


def test_somebody_makes_a_calendar_and_finds_every_way_into_it(me: InspectingClient, client: InspectingClient) -> None:
    empty = me.visit(MINE)
    assert "You have no calendar of your own yet" in empty.text()
    form = me.follow(empty, "Make a calendar")
    page = me.submit(
        form, "Make calendar", name="Reports & meetings", committees=[BOARD],
        which="Only meetings with an item of yours", deadlines=True,
    )  # fmt: skip
    assert "Reports & meetings is made" in page.text()
    assert f"Meetings with an item of yours of {BOARD}, and your deadlines." in page.text()
    (address,) = addresses(page)
    assert re.fullmatch(rf"{BASE_URL}/feeds/[\w-]{{43}}\.ics", address)
    ways = address_of(address, "Reports & meetings")
    assert page.links["Add to Outlook for Reports & meetings"] == ways.outlook
    assert page.links["Add to Google Calendar for Reports & meetings"] == ways.google
    assert page.links["Open in Apple Calendar or another program for Reports & meetings"] == ways.program
    assert "<svg" in page.source
    found = shown(client.get(address.removeprefix(BASE_URL)).data)
    assert found["NAME"] == "Reports & meetings"
    assert len(found.events) == 7


def test_the_page_with_the_addresses_is_kept_nowhere(me: InspectingClient) -> None:
    assert me.get(MINE).headers["Cache-Control"] == "private, no-store"
    assert me.get(MINE).headers["Referrer-Policy"] == "same-origin"


def test_a_form_that_is_sent_twice_makes_one_calendar(me: InspectingClient, scene: Scene) -> None:
    form = me.visit(f"{MINE}new")
    for _ in range(2):
        me.submit(form, "Make calendar", name="Twice")
    assert how_many(scene) == 1
    me.submit(form, "Make calendar", name="Another")
    assert how_many(scene) == 2


def test_what_is_in_it_changes_and_its_address_does_not(me: InspectingClient, client: InspectingClient) -> None:
    me.submit(me.visit(f"{MINE}new"), "Make calendar", name="Mine", which="All meetings", deadlines=False)
    before = me.visit(MINE)
    assert len(shown(client.get(path(before)).data).events) == 3
    form = me.follow(before, "Change what is in Mine")
    after = me.submit(form, "Save", name="Finance", committees=["Finance Scrutiny Board (1)"])
    assert "Finance is saved. Its address is the same as before." in after.text()
    assert addresses(after) == addresses(before)
    found = shown(client.get(path(after)).data)
    assert (found["NAME"], len(found.events)) == ("Finance", 1)
    again = me.submit(me.follow(after, "Change what is in Finance"), "Save", committees=[])
    assert "All meetings of all committees." in again.text()
    assert len(shown(client.get(path(again)).data).events) == 3


def test_a_second_writer_is_shown_both_and_loses_nothing(me: InspectingClient) -> None:
    me.submit(me.visit(f"{MINE}new"), "Make calendar", name="Mine")
    first, second = (me.follow(me.visit(MINE), "Change what is in Mine") for _ in range(2))
    me.submit(first, "Save", name="First")
    clash = me.submit(second, "Save", name="Second", status=409)
    assert "First" in clash.text()
    assert "Second" in [box.get("value") for box in clash.all("input")]
    assert "Second is saved" in me.submit(clash, "Save").text()


def test_a_new_address_ends_the_old_one_and_pressing_twice_makes_one(
    me: InspectingClient, client: InspectingClient
) -> None:
    me.submit(me.visit(f"{MINE}new"), "Make calendar", name="Mine")
    before = me.visit(MINE)
    ask = me.follow(before, "Make a new address for Mine")
    assert client.get(path(before)).status_code == 200, "asking changes nothing"
    after = me.submit(ask, "Make a new address")
    assert "Mine has a new address" in after.text()
    assert client.get(path(before)).status_code == 404
    assert client.get(path(after)).status_code == 200
    me.submit(ask, "Make a new address", status=409)
    assert addresses(me.visit(MINE)) == addresses(after)


def test_a_calendar_is_withdrawn_for_good_and_pressing_twice_is_no_mistake(
    me: InspectingClient, client: InspectingClient, scene: Scene, year: Year
) -> None:
    me.submit(me.visit(f"{MINE}new"), "Make calendar", name="Mine", committees=[BOARD])
    before = me.visit(MINE)
    ask = me.follow(before, "Withdraw Mine")
    assert "Mine is withdrawn. Its address leads nowhere now." in me.submit(ask, "Withdraw this calendar").text()
    assert client.get(path(before)).status_code == 404
    assert "This calendar is withdrawn." in me.submit(ask, "Withdraw this calendar").text()
    with scene.database.session() as session:
        assert session.scalars(select(ChosenCommittee)).all() == []
    form = me.visit(f"{MINE}new")
    me.submit(form, "Make calendar", name="Next")


def test_saving_what_was_withdrawn_meanwhile_says_so(me: InspectingClient) -> None:
    me.submit(me.visit(f"{MINE}new"), "Make calendar", name="Mine")
    page = me.visit(MINE)
    form, ask = me.follow(page, "Change what is in Mine"), me.follow(page, "Withdraw Mine")
    me.submit(ask, "Withdraw this calendar")
    me.submit(form, "Save", name="Other", status=404)


def without_token(page: str) -> str:
    """The page without the token of its forms, which tells the second at which it was made."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", page)


def test_nobody_sees_or_touches_anybody_elses(
    app: Flask, scene: Scene, app_settings: Settings, gregg: Owner, year: Year
) -> None:
    address = gregg.feed(name="Not yours")
    number = gregg.at(address).id
    an_owner(scene, app_settings, "Gennie Holmes", Role.COORDINATOR, person=False)
    an_owner(scene, app_settings, "Adrian West", Role.ADMINISTRATOR, person=False)
    for name in ("gennie.holmes", "adrian.west"):
        other = sign_in(app, name)
        assert "Not yours" not in other.visit(MINE).text()
        for act in ("change", "renew", "withdraw"):
            existing, missing = f"{MINE}{number}/{act}", f"{MINE}{number + 100}/{act}"
            seen, unseen = other.get(existing), other.get(missing)
            assert (seen.status_code, unseen.status_code) == (404, 404)
            assert without_token(seen.text) == without_token(unseen.text)
        page = other.visit(f"{MINE}new")
        token = next(str(box.get("value")) for box in page.all("input") if box.get("name") == "csrf_token")
        for act in ("change", "renew"):
            sent = {"csrf_token": token, "version": "2", "name": "Taken", "which": "all"}
            answer = other.post(f"{MINE}{number}/{act}", data=sent, headers={"Referer": "http://localhost/"})
            assert answer.status_code == 404
        other.post(f"{MINE}{number}/withdraw", data={"csrf_token": token}, headers={"Referer": "http://localhost/"})
    assert app.test_client().get(address).status_code == 200
    assert gregg.at(address).name == "Not yours"


def test_own_items_need_somebody_whose_they_are(app: Flask, scene: Scene, app_settings: Settings, year: Year) -> None:
    an_owner(scene, app_settings, "Gennie Holmes", Role.COORDINATOR, person=False)
    client = sign_in(app, "gennie.holmes")
    form = client.visit(f"{MINE}new")
    refused = client.submit(form, "Make calendar", which="Only meetings with an item of yours", status=422)
    assert "Your account is not linked to a person" in refused.text()
    refused = client.submit(form, "Make calendar", which="All meetings", deadlines=True, status=422)
    assert "Your account is not linked to a person" in refused.text()
    assert how_many(scene) == 0
    client.submit(form, "Make calendar", which="All meetings")
    assert how_many(scene) == 1


def test_there_is_a_limit_that_the_page_names(me: InspectingClient, scene: Scene, gregg: Owner) -> None:
    form = me.visit(f"{MINE}new")
    for number in range(MOST):
        gregg.feed(name=f"Calendar {number}")
    assert f"You have {MOST} calendars, which is as many as you can have." in me.visit(MINE).text()
    refused = me.submit(form, "Make calendar", name="One more", status=422)
    assert f"You have {MOST} calendars already" in refused.text()
    assert how_many(scene) == MOST


def test_a_calendar_that_shows_no_meeting_yet_says_why(
    me: InspectingClient, client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    own = gregg.feed(own=True, committees=[year.other])
    page = me.visit(MINE).text()
    assert "you are named for no item at a published meeting of Finance Scrutiny Board (1). It fills by itself" in page
    assert b"BEGIN:VEVENT" not in client.get(path(me.visit(MINE))).data
    for shows in ({"own": True, "committees": [year.board]}, {"own": True}, {"committees": [year.other]}):
        gregg.feed(**shows)
    gregg.feed(own=True, meetings=False, deadlines=True)
    assert me.visit(MINE).text().count("There is no meeting in it yet") == 1
    gregg.feed(committees=[scene.committee("new", "New Board")])
    assert "because none of New Board is published" in me.visit(MINE).text()
    lead(scene, scene.item(year.elsewhere, "Budget"), gregg.person_id)
    scene.publish(year.other)
    assert "named for no item" not in me.visit(MINE).text()
    assert own
    change(scene, Account, gregg.account_id, person_id=None)
    assert "your account is not linked to a person, so no item is yours" in me.visit(MINE).text()


@pytest.mark.parametrize("number", [1, MOST])
def test_the_page_asks_the_database_as_much_for_many_as_for_one(
    me: InspectingClient, gregg: Owner, year: Year, statements: list[str], number: int
) -> None:
    for _ in range(number):
        gregg.feed(committees=[year.board, year.other])
    statements.clear()
    me.get(MINE)
    assert len(statements) <= 6, statements


def test_a_committee_that_was_chosen_stays_when_it_no_longer_sits(
    me: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    gregg.feed(name="Old", committees=[year.other])
    change(scene, Committee, year.other, active=False)
    form = me.follow(me.visit(MINE), "Change what is in Old")
    assert "Finance Scrutiny Board (1)" in me.submit(form, "Save", name="Older").text()
    assert "Finance Scrutiny Board (1)" not in me.visit(f"{MINE}new").text()


def test_after_another_key_the_page_says_what_to_do(
    make_app: Callable[..., Flask], gregg: Owner, year: Year, client: InspectingClient
) -> None:
    gregg.feed(name="Mine")
    moved = sign_in(make_app(base_url=BASE_URL, feed_key="another key, 32 characters or more"))
    page = moved.visit(MINE)
    assert addresses(page) == []
    assert "The address of this calendar leads nowhere any more" in page.text()
    after = moved.submit(moved.follow(page, "Make a new address for Mine"), "Make a new address")
    assert moved.get(path(after)).status_code == 200


def test_nonsense_is_refused_with_a_sentence(me: InspectingClient, scene: Scene) -> None:
    form = me.visit(f"{MINE}new")
    assert "Enter a name" in me.submit(form, "Make calendar", name=" ", status=422).text()
    assert "80 characters" in me.submit(form, "Make calendar", name="x" * 81, status=422).text()
    token = next(str(box.get("value")) for box in form.all("input") if box.get("name") == "csrf_token")
    for sent in ({"committees": "x"}, {"committees": "999"}, {"which": "none"}, {"name": "\x00\ufffe"}):
        data = {"csrf_token": token, "name": "Mine", "which": "all", "form_key": "k", **sent}
        answer = me.post(f"{MINE}new", data=data, headers={"Referer": f"http://localhost{MINE}new"})
        assert answer.status_code in (302, 422), sent
    assert how_many(scene) <= 1


def test_the_subscribe_page_leads_there_whoever_has_signed_in(me: InspectingClient, client: InspectingClient) -> None:
    assert MINE in me.visit("/subscribe/").links.values()
    assert MINE not in client.visit("/subscribe/").links.values()


def test_the_time_at_which_it_was_made_is_the_clocks(scene: Scene, gregg: Owner) -> None:
    scene.now += timedelta(hours=1)
    assert gregg.at(gregg.feed()).changed_at == scene.now
