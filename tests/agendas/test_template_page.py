"""The agenda template's form through HTTP: what is kept, what is refused, who may, and what a second writer sees."""

import pytest
from sqlalchemy import select

from tests.support.scenes import statements
from workprogramme.domain.access import Role
from workprogramme.models.journal import JournalEntry

SAVE = "Save the agenda template"


@pytest.fixture
def planner(client, scene):
    scene.sign_in(client, Role.GOVERNANCE)
    return client


def titles(items):
    return [item["title"] for item in items]


def test_the_form_shows_what_the_template_has_and_one_more_row(planner, scene):
    page = planner.visit(scene.template_address)
    assert page.heading == "What stands on every agenda of Education and Children's Services Scrutiny Board (2)"
    values = {e.get("name"): e.get("value", "") for e in page.all("input")}
    assert (values["first_1_title"], values["first_2_title"], values["first_3_title"]) == (
        "Apologies and Substitutions",
        "Declarations of Interests",
        "",
    )
    assert values["last_1_report_line"] == "Briefing Note of the Scrutiny Co-ordinator"
    assert "first_4_title" not in values
    assert values["apologies_by"] == "1pm"


def test_what_is_saved_stands_on_the_next_draft(planner, scene):
    page = planner.visit(scene.template_address)
    page = planner.submit(
        page,
        SAVE,
        first_3_title="Minutes",
        first_3_report_line="To follow",
        speakers_by="5pm",
        contact_phone="024 7697 2645",
        draft_is_public="yes",
    )
    assert "The agenda template is saved." in page
    assert scene.template().draft_is_public
    sheet = planner.visit(scene.address)
    assert "Minutes To follow" in sheet
    assert "by 5pm on Wednesday 3 April 2019" in sheet
    assert "telephone 024 7697 2645" in sheet


def test_saving_changes_nothing_that_was_not_changed(planner, scene):
    before = {c.key: getattr(scene.template(), c.key) for c in scene.template().__table__.columns}
    planner.submit(planner.visit(scene.template_address), SAVE)
    assert {c.key: getattr(scene.template(), c.key) for c in scene.template().__table__.columns} == before


def test_places_set_the_order(planner, scene):
    planner.submit(
        planner.visit(scene.template_address), SAVE, first_3_title="Welcome", first_3_place="1", first_1_place="2"
    )
    assert titles(scene.template().first_items) == [
        "Welcome",
        "Apologies and Substitutions",
        "Declarations of Interests",
    ]


def test_an_emptied_row_is_left_out(planner, scene):
    planner.submit(planner.visit(scene.template_address), SAVE, first_1_title="")
    assert titles(scene.template().first_items) == ["Declarations of Interests"]


def test_the_journal_says_who_changed_the_template(planner, scene):
    planner.submit(planner.visit(scene.template_address), SAVE, contact_name="Somebody Else")
    with scene.database.session() as session:
        wanted = select(JournalEntry).where(
            JournalEntry.table_name == "agenda_template", JournalEntry.verb == "changed"
        )
        entry = session.scalars(wanted.order_by(JournalEntry.id.desc())).first()
    assert entry.by_name == "Governance officer"
    assert entry.changes == {"contact_name": ["Michelle Rose", "Somebody Else"]}


@pytest.mark.parametrize(
    ("answers", "says", "leads_to"),
    [
        (
            {"first_1_title": "", "first_1_note": "Who is away"},
            "Enter a title, or empty the other boxes to leave the item out",
            "#first_1_title",
        ),
        ({"apologies_by": ""}, "Enter the time by which to send apologies", "#apologies_by"),
        (
            {"speakers_by": "25:00"},
            "Speakers by, on the day before the meeting must be a real time, like 2pm, 2:30pm or 14:00",
            "#speakers_by",
        ),
        (
            {"contact_email": "nobody"},
            "Enter an email address in the correct format, like name@example.org",
            "#contact_email",
        ),
        (
            {"contact_link": "javascript:alert(1)"},
            "Enter a web address that begins with https:// or http://",
            "#contact_link",
        ),
        ({"contact_link": "https://["}, "Enter a web address that begins with https:// or http://", "#contact_link"),
        ({"first_1_title": "x" * 10_000}, "Title must be 300 characters or fewer", "#first_1_title"),
        ({"first_1_place": "0"}, "Place in the list must be between 1 and 20", "#first_1_place"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(planner, scene, answers, says, leads_to):
    before = scene.template().version
    page = planner.visit(scene.template_address)
    page = planner.submit(page, SAVE, status=422, answers={"signed_by": "Kept", **answers})
    assert page.errors == [says]
    assert page.links[says] == leads_to
    assert page.title.startswith("Error: ")
    assert page.by_id["signed_by"].get("value") == "Kept"
    assert scene.template().version == before


def test_control_characters_are_left_out(planner, scene):
    planner.submit(planner.visit(scene.template_address), SAVE, contact_name="Mich\x00elle\u202e  Rose\x07")
    assert scene.template().contact_name == "Michelle Rose"


def test_twenty_standing_items_are_the_most(planner, scene):
    scene.change_template(first_items=[{"title": f"Item {n}"} for n in range(1, 21)])
    page = planner.visit(scene.template_address)
    assert "first_20_title" in page.by_id
    assert "first_21_title" not in page.by_id
    planner.submit(page, SAVE, first_20_title="Changed")
    assert titles(scene.template().first_items)[-1] == "Changed"


def sent(page, **changes):
    """What a browser would send of the form as it stands, with changes that no person could make."""
    return {e.get("name"): e.get("value", "") for e in page.all("input") if e.get("type") != "checkbox"} | changes


def test_rows_beyond_the_last_are_not_read(planner, scene):
    strange = {"first_99_title": "Far out", "first_100_title": "x", "first_0_title": "x"}
    data = sent(planner.visit(scene.template_address), **strange)
    response = planner.post(scene.template_address, data=data, follow_redirects=True)
    assert "The agenda template is saved." in response.text
    assert titles(scene.template().first_items) == ["Apologies and Substitutions", "Declarations of Interests"]


# Two writers.


def test_a_second_writer_sees_both_versions_and_loses_nothing(planner, scene):
    page = planner.visit(scene.template_address)
    scene.change_template(contact_name="Somebody Else", signed_by="The Chief Executive")
    page = planner.submit(page, SAVE, status=409, contact_name="My Colleague", access_note="A loop is available")
    assert "saved a change while you had this open" in page
    assert ["Contact's name", "My Colleague", "Somebody Else"] in page.rows()
    assert page.by_id["contact_name"].get("value") == "My Colleague"
    assert page.text(page.by_id["access_note"]) == "A loop is available"
    assert page.by_id["signed_by"].get("value") == "The Chief Executive"  # left alone here, so it takes what is there
    assert scene.template().contact_name == "Somebody Else"
    planner.submit(page, SAVE)
    saved = scene.template()
    assert (saved.contact_name, saved.signed_by) == ("My Colleague", "The Chief Executive")


def test_a_list_left_alone_takes_what_was_saved_meanwhile(planner, scene):
    page = planner.visit(scene.template_address)
    scene.change_template(first_items=[{"title": "Welcome"}, {"title": "Minutes"}, {"title": "Apologies"}])
    page = planner.submit(page, SAVE, status=409, contact_name="My Colleague")
    assert [page.by_id[f"first_{n}_title"].get("value", "") for n in (1, 2, 3)] == ["Welcome", "Minutes", "Apologies"]
    planner.submit(page, SAVE)
    assert titles(scene.template().first_items) == ["Welcome", "Minutes", "Apologies"]
    assert scene.template().contact_name == "My Colleague"


def test_two_lists_are_never_mixed_row_by_row(planner, scene):
    page = planner.visit(scene.template_address)
    scene.change_template(first_items=[{"title": "Declarations of Interests"}])
    page = planner.submit(page, SAVE, status=409, first_1_report_line="To be read out")
    row = next(row for row in page.rows() if row[0] == "Standing items that come first")
    assert row[1] == "1. Apologies and Substitutions; To be read out 2. Declarations of Interests"
    assert row[2] == "1. Declarations of Interests"
    planner.submit(page, SAVE)
    assert scene.template().first_items == [
        {"title": "Apologies and Substitutions", "report_line": "To be read out", "note": ""},
        {"title": "Declarations of Interests", "report_line": "", "note": ""},
    ]


@pytest.mark.parametrize("version", ["", "nonsense", "9" * 40, "-1"])
def test_a_form_without_its_version_saves_nothing(planner, scene, version):
    page = planner.visit(scene.template_address)
    data = sent(page, version=version, seen="", seen_lists="", contact_name="My Colleague")
    assert planner.post(scene.template_address, data=data).status_code == 409
    assert scene.template().contact_name == "Michelle Rose"


# Who may.


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COUNCILLOR])
def test_whoever_does_not_edit_agendas_is_turned_away(client, scene, role):
    scene.sign_in(client, role, everywhere=True)
    client.visit(scene.template_address, status=403)


def test_an_editor_of_another_committee_is_turned_away(client, scene):
    mine = scene.committee_id
    scene.committee_id = scene.other_committee()
    scene.sign_in(client, Role.COORDINATOR)
    scene.committee_id = mine
    client.visit(scene.template_address, status=403)


def test_an_unknown_committee_is_not_found(planner):
    planner.visit("/plan/nothing-here/agenda-template/", status=404)


def test_without_the_token_nothing_is_saved(planner, scene):
    response = planner.post(scene.template_address, data={"contact_name": "Forged"})
    assert response.status_code == 400
    assert scene.template().contact_name == "Michelle Rose"


def test_the_queries_do_not_grow_with_the_standing_items(planner, scene):
    with statements(scene.database.engine) as few:
        planner.visit(scene.template_address)
    scene.change_template(first_items=[{"title": f"Item {n}"} for n in range(1, 19)])
    with statements(scene.database.engine) as many:
        planner.visit(scene.template_address)
    assert len(few) == len(many) <= 4
