"""The agenda draft through HTTP: the founding front sheet, its dates and law, and how it differs from the edition."""

import re
from datetime import date

import pytest
from sqlalchemy import update

from tests.agendas.reading import BUSINESS, business, facts
from tests.agendas.scene import AT, founding_scene
from tests.support.scenes import statements
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingKind, MeetingStatus, PartRole
from workprogramme.models.council import Council

# The founding front sheet.


def test_the_founding_front_sheet_stands_on_the_page(client, scene):
    scene.sign_in(client, Role.COORDINATOR)
    page = client.visit(scene.address)
    assert page.heading == "Education and Children's Services Scrutiny Board (2)"
    assert business(page) == BUSINESS
    assert facts(page) == {
        "Time and date": "2pm on Thursday 4 April 2019",
        "Place": "Committee Room 3 - Council House",
        "Membership": (
            "Councillors L Bigham, B Kaur, L Kelly, D Kershaw, J Lepoidevin, A Lucas, P Male, M Mutton (Chair) and "
            "C Thomas"
        ),
        "Co-opted members": "Mrs S Hanson and Mrs K Jones",
        "By invitation": "Councillors J Clifford, K Maton, P Seaman and T Skipper",
    }
    text = page.text()
    assert re.search(r"Public business 1? ?Apologies", text)
    assert "Private business Nil" in text
    assert "Council House, Coventry Wednesday 27 March 2019" in text
    assert "no later than 1pm on Thursday 4 April 2019" in text
    assert "by midday on Wednesday 3 April 2019, the day before the meeting" in text


def test_planners_see_a_draft_and_how_long_is_left(client, scene):
    scene.sign_in(client, Role.GOVERNANCE)
    page = client.visit(scene.address)
    assert "draft" in page.title
    note = page.text(page.all("section", css_class="draft-note")[0])
    assert note.startswith("Draft This agenda")
    assert "It must be public by Wednesday 27 March 2019: in 18 working days." in note
    assert "not in a published edition yet" in note


def test_a_council_in_wales_has_three_clear_days(make_app):
    app = make_app(jurisdiction="wales")
    client, scene = app.test_client(), founding_scene(app.extensions["workprogramme"].database)
    scene.sign_in(client, Role.COORDINATOR)
    assert "public by Friday 29 March 2019: in 20 working days." in client.visit(scene.address)


def test_the_councils_own_closure_days_count(client, scene):
    closed = [{"first": "2019-03-28", "last": "2019-03-29", "reason": "Stocktaking"}]
    with scene.database.transaction(at=AT) as session:
        session.execute(update(Council).values(closures=closed))
    scene.sign_in(client, Role.COORDINATOR)
    assert "public by Monday 25 March 2019: in 16 working days." in client.visit(scene.address)


def test_late_it_says_what_the_law_still_allows(make_app):
    app = make_app(today=date(2019, 4, 1))
    client, scene = app.test_client(), founding_scene(app.extensions["workprogramme"].database)
    scene.sign_in(client, Role.COORDINATOR)
    page = client.visit(scene.address)
    assert "It had to be public by Wednesday 27 March 2019, 3 working days ago." in page
    assert "record the reason (Local Government Act 1972 section 100B)" in page


def test_past_the_horizon_the_page_has_a_sentence_and_no_date(client, scene):
    scene.change_meeting(day=date(2041, 4, 4))
    scene.sign_in(client, Role.COORDINATOR)
    page = client.visit(scene.address)
    assert page.text().count("the last day for publishing this cannot be told") == 1
    assert "must be public" not in page
    days = [e.get("datetime") for e in page.all("article")[0].iter("time")]
    assert days == ["2041-04-04T14:00"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (MeetingStatus.CANCELLED, "This meeting has been cancelled. The chair is ill."),
        (MeetingStatus.POSTPONED, "This meeting has been postponed. The chair is ill."),
    ],
)
def test_a_meeting_that_does_not_take_place_says_so(client, scene, status, words):
    scene.change_meeting(status=status, note="The chair is ill.")
    scene.sign_in(client, Role.COORDINATOR)
    page = client.visit(scene.address)
    assert words in page
    assert "must be public" not in page
    assert "no later than" not in page


def test_an_informal_briefing_needs_no_notice(client, scene):
    scene.change_meeting(kind=MeetingKind.INFORMAL)
    scene.sign_in(client, Role.COORDINATOR)
    page = client.visit(scene.address)
    assert "An informal briefing needs no public notice" in page
    assert "27 March" not in page
    assert facts(page)["Kind of meeting"] == "Informal briefing"


# How it differs from what is published.


def test_the_draft_says_how_it_differs_from_the_edition(client, scene):
    scene.publish()
    scene.change_item("CAMHS", agenda_title="Young minds")
    scene.change_item("Ofsted feedback", withdrawn=True)
    scene.change_meeting(place="Central Library")
    scene.add_item("Late report")
    scene.sign_in(client, Role.COORDINATOR)
    page = client.visit(scene.address)
    told = [page.text(e) for e in page.all("section", css_class="draft-note")[0].iter("li")]
    assert told[:4] == [
        "The date, time, place or status of the meeting has changed.",
        "Young minds has a new title or report line.",
        "Late report has been added.",
        "Children's Services Ofsted Focused Visit is no longer on it.",
    ]
    assert "Edition 1, which the public reads, does not say the same:" in page
    assert "Compare and publish" in page.links


def test_a_draft_like_its_edition_has_no_difference_to_tell(client, scene):
    scene.publish()
    scene.sign_in(client, Role.COORDINATOR)
    page = client.visit(scene.address)
    assert "does not say the same" not in page
    assert "Compare and publish" not in page.links


def test_only_whoever_may_publish_is_offered_it(client, scene):
    scene.sign_in(client, Role.GOVERNANCE)
    page = client.visit(scene.address)
    assert "Compare and publish" not in page.links
    assert page.links["Change what stands on every agenda"] == scene.template_address


# Hostile and empty content.


def test_markup_in_titles_is_text(client, scene):
    scene.change_item("CAMHS", agenda_title="<script>alert(1)</script>", report_line="<b>bold</b>")
    scene.sign_in(client, Role.COORDINATOR)
    page = client.visit(scene.address)
    assert business(page)[2] == ("3", "<script>alert(1)</script> <b>bold</b>")


def test_a_link_that_is_no_web_address_is_no_link(client, scene):
    scene.change_template(contact_link="javascript:alert(1)")
    scene.sign_in(client, Role.COORDINATOR)
    assert "javascript:" not in client.visit(scene.address).source


def test_a_committee_that_has_set_up_nothing_has_an_agenda_all_the_same(client, scene):
    for title in ("CAMHS", "Coventry Parenting Strategy", "Ofsted feedback"):
        scene.change_item(title, withdrawn=True)
    empty = {"first_items": [], "last_items": [], "signed_by": "", "contact_name": ""}
    scene.change_template(**empty)
    scene.change_meeting(place="")
    scene.sign_in(client, Role.COORDINATOR)
    page = client.visit(scene.address)
    assert "Public business Nil" in page
    assert "Place" not in facts(page)


@pytest.mark.parametrize("public", [False, True])
def test_the_queries_do_not_grow_with_the_items(client, scene, public):
    scene.change_template(draft_is_public=True)
    scene.publish()
    if not public:
        scene.sign_in(client, Role.COORDINATOR)
    few = queries_of(client, scene)
    for n in range(27):
        scene.add_item(f"Item {n}", parts=[(f"Cllr {n}", PartRole.CABINET_MEMBER), (f"Body {n}", PartRole.PARTNER)])
    scene.publish()
    assert queries_of(client, scene) == few
    assert few <= 8


def queries_of(client, scene):
    with statements(scene.database.engine) as asked:
        client.visit(scene.address)
    return len(asked)
