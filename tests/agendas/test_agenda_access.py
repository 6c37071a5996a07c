"""Who reads which agenda draft, and what never gets out: the working programme and exempt text."""

from datetime import date

import pytest

from tests.agendas.reading import BUSINESS, business, facts
from workprogramme.domain import access
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus, PartRole


@pytest.fixture
def public_draft(scene):
    scene.change_template(draft_is_public=True)
    scene.publish()
    return scene


# Who reads what.


def test_the_public_finds_no_draft(client, scene):
    scene.publish()
    client.visit(scene.address, status=404)


def test_the_public_finds_no_draft_of_a_meeting_in_no_edition(client, scene):
    scene.change_template(draft_is_public=True)
    client.visit(scene.address, status=404)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COUNCILLOR])
def test_whoever_does_not_plan_is_the_public(client, scene, role):
    scene.publish()
    scene.sign_in(client, role, everywhere=True)
    client.visit(scene.address, status=404)


def test_a_planner_of_another_committee_is_the_public(client, scene):
    mine, scene.committee_id = scene.committee_id, scene.other_committee()
    scene.sign_in(client, Role.COORDINATOR)
    scene.committee_id = mine
    client.visit(scene.address, status=404)


@pytest.mark.parametrize("meeting_id", ["999", "2147483648", str(10**30), "-1", "0", "x"])
def test_an_unknown_meeting_is_not_found(client, scene, meeting_id):
    client.visit(f"/meetings/{meeting_id}/agenda/", status=404)
    scene.sign_in(client, Role.ADMINISTRATOR, everywhere=True)
    client.visit(f"/meetings/{meeting_id}/agenda/", status=404)


def test_a_public_draft_is_plainly_a_draft(client, public_draft):
    page = client.visit(public_draft.address)
    assert business(page) == BUSINESS
    note = page.text(page.all("section", css_class="draft-note")[0])
    assert note == (
        "Draft This agenda has not been published yet. "
        "It must be public by Wednesday 27 March 2019: in 18 working days."
    )
    assert "Compare and publish" not in page.links


def test_a_public_draft_is_made_from_the_edition(client, public_draft):
    public_draft.change_item("CAMHS", agenda_title="Something new")
    public_draft.change_meeting(place="Somewhere else", day=date(2019, 5, 2))
    public_draft.add_item("Added since")
    page = client.visit(public_draft.address)
    assert business(page) == BUSINESS
    assert facts(page)["Time and date"] == "2pm on Thursday 4 April 2019"
    for news in ("Something new", "Somewhere else", "Added since", "2 May"):
        assert news not in page
    public_draft.publish()
    assert "Something new" in client.visit(public_draft.address)


def test_a_cancelled_meeting_is_cancelled_for_the_public_after_the_next_edition(client, public_draft):
    public_draft.change_meeting(status=MeetingStatus.CANCELLED)
    assert "cancelled" not in client.visit(public_draft.address)
    public_draft.publish()
    assert "This meeting has been cancelled." in client.visit(public_draft.address)


# Private items.


SECRETS = {
    "agenda_title": "Secret agenda title",
    "detail": "Secret detail",
    "as_written": "Secret as written",
    "report_line": "Secret report line",
    "public_interest": "Secret interest",
    "referral_note": "Secret referral",
    "exempt_paragraph": 3,
    "parts": [("Secret Guest", PartRole.INVITEE), ("Cllr Secret", PartRole.CABINET_MEMBER)],
}


def test_exempt_text_is_on_no_public_sheet(client, scene):
    scene.add_item("Secret working title", **SECRETS)
    scene.change_template(draft_is_public=True)
    scene.publish()
    page = client.visit(scene.address)
    assert "secret" not in page.source.lower()
    assert business(page)[-1] == ("8", "Private item (paragraph 3 of Schedule 12A)")
    assert "under section 100A(4) of the Local Government Act 1972, the public be excluded" in page
    assert "Item 8: paragraph 3, information relating to the financial or business affairs" in page


def test_whoever_may_see_private_items_reads_them_in_the_draft(client, scene):
    scene.add_item("Secret working title", **SECRETS)
    scene.sign_in(client, Role.COORDINATOR)
    response = client.get(scene.address)
    assert "Secret agenda title" in response.text
    assert "no-store" in response.headers["Cache-Control"]


def test_the_difference_from_the_edition_never_tells_a_private_title(client, scene):
    scene.publish()
    scene.add_item("Secret working title", **SECRETS)
    scene.sign_in(client, Role.COORDINATOR)
    page = client.visit(scene.address)
    note = page.text(page.all("section", css_class="draft-note")[0])
    assert "Private item (paragraph 3 of Schedule 12A) has been added." in note
    assert "Secret" not in note


def test_whoever_sees_drafts_but_not_private_items_sees_that_there_is_one(client, scene, monkeypatch):
    narrow = access.MAY[Role.GOVERNANCE] - {access.Action.SEE_PRIVATE}
    monkeypatch.setitem(access.MAY, Role.GOVERNANCE, narrow)
    scene.add_item("Secret working title", **SECRETS)
    scene.sign_in(client, Role.GOVERNANCE)
    page = client.visit(scene.address)
    assert "secret" not in page.source.lower()
    assert business(page)[-1] == ("8", "Private item (paragraph 3 of Schedule 12A)")


def test_a_paragraph_of_the_other_jurisdiction_is_pointed_out(client, scene):
    scene.add_item("Secret working title", **{**SECRETS, "exempt_paragraph": 14})
    scene.sign_in(client, Role.COORDINATOR)
    assert "paragraph 14 of Schedule 12A does not apply in England" in client.visit(scene.address)
