"""The agenda draft and its template's form in Chromium: accessible, narrow, by keyboard, on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.agendas.scene import Scene
from tests.support.browsing import assert_accessible, assert_fits_when_narrow, assert_good_page
from tests.support.scenes import PASSWORD, an_account, changing
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MemberRole, PersonKind, Votes
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.people import Person

pytestmark = pytest.mark.browser

SAVE = "Save the agenda template"


@pytest.fixture
def published(scene: Scene) -> Scene:
    scene.add_item("Contract of the provider", exempt_paragraph=3)
    scene.change_template(
        draft_is_public=True,
        contact_email="governance@example.org",
        contact_link="https://democracy.example.org",
        access_note="A hearing loop is available in the committee rooms.",
    )
    scene.publish()
    return scene


@pytest.fixture
def planner(page: Page, published: Scene) -> Page:
    """The page of somebody who plans."""
    with changing(published.database) as session:
        an_account(session, Role.COORDINATOR)
    page.goto("/sign-in")
    page.get_by_label("mail").fill("coordinator@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "sign-in" not in url)
    return page


def test_the_publics_draft_is_a_good_page(page, published):
    page.goto(published.address)
    assert_good_page(page)


def test_the_planners_draft_is_a_good_page(planner, published):
    published.change_item("CAMHS", agenda_title="Young minds")
    planner.goto(published.address)
    assert_good_page(planner)


def test_the_templates_form_is_a_good_page(planner, published):
    planner.goto(published.template_address)
    assert_good_page(planner)


def test_the_templates_form_with_a_clash_and_an_error_is_a_good_page(planner, published):
    planner.goto(published.template_address)
    published.change_template(contact_name="Somebody Else")
    planner.get_by_label("Contact's name").fill("My Colleague")
    planner.get_by_role("button", name=SAVE).click()
    planner.get_by_role("cell", name="Somebody Else").wait_for()
    assert_good_page(planner)
    planner.get_by_label("Apologies by").fill("")
    planner.get_by_role("button", name=SAVE).click()
    planner.get_by_role("link", name="Enter the time by which to send apologies").click()
    assert planner.evaluate("() => document.activeElement.id") == "apologies_by"
    assert_accessible(planner)
    assert_fits_when_narrow(planner)


def test_the_front_sheet_is_printed_on_two_sheets_of_a4(page, published):
    page.goto(published.address)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
    assert re.search(rb"/MediaBox\s*\[0 0 59[45]\S* 84[12]", printed)
    page.emulate_media(media="print")
    assert page.locator(".front-sheet").is_visible()
    assert page.get_by_text("Draft", exact=True).first.is_visible()
    assert not page.get_by_role("navigation").first.is_visible()


def test_a_member_s_place_is_taken_with_the_keyboard_and_without_scripts(open_page, planner, published):
    with changing(published.database) as session:
        board = session.get_one(Committee, published.committee_id)
        bailey = Person(name="Cllr Bailey", formal_name="R Bailey", kind=PersonKind.COUNCILLOR)
        session.add(Membership(committee=board, person=bailey, role=MemberRole.SUBSTITUTE, votes=Votes.REPLACED))
    planner.goto(published.address)
    planner.get_by_role("button", name="Start").first.click()
    planner.get_by_role("link", name="Change the names").click()
    assert_good_page(planner)
    plain = open_page(java_script_enabled=False, storage_state=planner.context.storage_state())
    plain.goto(planner.url)
    plain.get_by_label("Who cannot come?").focus()
    plain.keyboard.type("Councillor L K")
    plain.keyboard.press("Tab")
    plain.keyboard.type("Councillor R")
    plain.get_by_role("button", name="Save the names").press("Enter")
    expect(plain.get_by_label("Substitutes (optional)")).to_have_value("Councillor R Bailey (for Councillor L Kelly)")
