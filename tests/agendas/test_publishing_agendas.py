"""Publishing an agenda: the law asks what it asks, versions stay, exempt text stays in, calendars and members hear."""

import re

import pytest
from sqlalchemy import select

from tests.agendas.pressing import fields, in_public, line_id, press, publish, readable, send
from tests.agendas.reading import BUSINESS, business
from tests.support.scenes import statements
from workprogramme.domain.access import Role
from workprogramme.models.agendas import AgendaVersion
from workprogramme.models.editions import Feed, PublishedMeeting
from workprogramme.models.outbox import Notice

MARKER = "Zarzuela"
EXEMPT = {
    "agenda_title": f"{MARKER} contract",
    "report_line": f"{MARKER} report",
    "detail": f"{MARKER} detail",
    "public_interest": f"The {MARKER} price would be known to others.",
    "exempt_paragraph": 3,
}


# Publishing.


def test_one_press_freezes_the_first_version_for_everybody(app, client, begun):
    assert "It must be public by Wednesday 27 March 2019" in client.visit(f"{begun.address}publish/")
    publish(client, begun)
    begun.change_template(contact_name="Somebody new")
    begun.change_meeting(place="Elsewhere")
    page = in_public(app, begun.address)
    assert business(page) == BUSINESS
    assert "Elsewhere" not in page
    assert "Somebody new" not in page
    assert "Draft" not in page


def test_late_it_asks_for_the_reason_and_tells_it(late_app):
    client, scene = late_app
    response = publish(client, scene, 422)
    assert "Enter why the agenda is published at short notice." in response.text
    publish(client, scene, short_notice="The meeting was called on Friday.")
    assert "Published at short notice: The meeting was called on Friday." in client.visit(scene.address)


def test_an_item_added_late_needs_the_chairs_special_circumstances(late_app):
    client, scene = late_app
    publish(client, scene, short_notice="Called on Friday.")
    send(client, f"{scene.address}edit/lines/add/", title="Flood")
    response = publish(client, scene, 422)
    assert "Enter the special circumstances" in response.text
    publish(client, scene, special="The river rose on Sunday.")
    page = client.visit(scene.address)
    assert "Supplementary agenda, version 2" in page
    assert "in the chair’s opinion: The river rose on Sunday." in page
    assert "Flood has been added." in page


def test_what_must_be_said_is_not_called_optional(late_app):
    client, scene = late_app
    page = client.visit(f"{scene.address}publish/")
    assert "Why it is published at short notice Everybody reads this." in page
    publish(client, scene, short_notice="Called on Friday.")
    send(client, f"{scene.address}edit/lines/add/", title="Flood")
    page = client.visit(f"{scene.address}publish/")
    assert "The chair’s special circumstances Why the new item" in page
    assert "What is new (optional)" in page


def test_a_sheet_that_is_published_late_bears_the_day_on_which_it_was(late_app):
    client, scene = late_app
    publish(client, scene, short_notice="Called on Friday.")
    page = client.visit(scene.address)
    assert "Council House, Coventry Monday 1 April 2019" in page
    assert "27 March" not in page


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_document_says_what_was_recorded_and_what_has_changed(late_app, form):
    client, scene = late_app
    publish(client, scene, short_notice="Called on Friday.")
    send(client, f"{scene.address}edit/lines/add/", title="Flood")
    publish(client, scene, special="The river rose on Sunday.", note="One item more.")
    path = f"/meetings/{scene.meeting_id}/agenda.{form}"
    first, second = (said(path, client.get(f"{path}?version={n}").data) for n in (1, 2))
    assert "Published at short notice: Called on Friday." in first
    assert "Supplementary" not in first
    for text in ("Supplementary agenda for Thursday 4 April 2019", "Version 2, published 1 April 2019 at",
                 "in the chair’s opinion: The river rose on Sunday.", "Note: One item more.",
                 "Changed since version 1:", "Flood has been added."):  # fmt: skip
        assert text in second, text


def said(path, data):
    return " ".join(re.sub("<[^>]+>", " ", readable(path, data).decode()).split())


def test_a_correction_needs_a_note_and_the_old_version_stays(app, client, begun):
    publish(client, begun)
    send(client, f"{begun.address}edit/lines/3/", title="Corrected title")
    assert "Enter what you have corrected." in publish(client, begun, 422).text
    publish(client, begun, note="The title was wrong.")
    page = in_public(app, begun.address)
    assert "Corrected title has a new title or report line." in page
    assert "The title was wrong." in page
    assert business(in_public(app, f"{begun.address}?version=1")) == BUSINESS
    in_public(app, f"{begun.address}?version=3", status=404)


def test_publishing_what_has_changed_meanwhile_loses_nothing(client, begun):
    address = f"{begun.address}publish/"
    mine = fields(client.visit(address)) | {"note": "My own note"}
    send(client, f"{begun.address}edit/lines/3/", title="Changed meanwhile")
    response = client.post(address, data=mine)
    assert response.status_code == 409
    assert "My own note" in response.text
    assert "Changed meanwhile" in response.text


def test_nothing_new_is_not_published_again(client, begun):
    publish(client, begun)
    assert "says the same as version 1" in client.visit(f"{begun.address}publish/")


def test_private_business_needs_its_grounds(client, begun):
    begun.add_item("Secret", **(EXEMPT | {"public_interest": ""}))
    press(client, begun.address, "edit/news/", change=f"added-{begun.add_item('Other')}", what="leave")
    page = client.visit(f"{begun.address}edit/")
    (change,) = re.findall(r'name="change" value="([^"]+)"', page.source)
    press(client, begun.address, "edit/news/", change=change, what="take")
    assert "Say why keeping it private is in the public interest." in client.visit(f"{begun.address}publish/")
    publish(client, begun, 422)
    send(client, f"{begun.address}edit/lines/{line_id(begun, f'{MARKER} contract')}/", public_interest="A price.")
    publish(client, begun)


def test_exempt_text_leaves_the_private_view_nowhere(app, client, scene):
    scene.add_item("Secret working title", **EXEMPT)
    scene.publish()
    scene.sign_in(client, Role.GOVERNANCE)
    press(client, scene.address, "start/")
    publish(client, scene)
    send(client, f"{scene.address}edit/lines/3/", title="Corrected")
    publish(client, scene, note="A title.")
    base, stranger = f"/meetings/{scene.meeting_id}", app.test_client()
    pages = [scene.address, f"{scene.address}?version=1", f"{base}/", "/", "/committees/scrutiny-board-2/",
             "/calendar.ics", "/committees/scrutiny-board-2/calendar.ics", f"{base}/event.json", "/editions.atom",
             "/agendas.atom", "/committees/scrutiny-board-2/agendas.atom",
             f"{base}/agenda.docx", f"{base}/agenda.pdf"]  # fmt: skip
    for path in pages:
        answer = stranger.get(path)
        assert answer.status_code == 200, path
        assert MARKER.encode() not in readable(path, answer.data), path
    assert "Private item (paragraph 3 of Schedule 12A)" in stranger.visit(scene.address)
    assert "section 100A(4)" in stranger.visit(scene.address)
    assert stranger.get(f"{scene.address}versions/1/private/").status_code == 302
    answer = client.get(f"{scene.address}versions/1/private/")
    assert MARKER in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    with scene.database.session() as session:
        told = session.scalars(select(Notice.facts).where(Notice.kind == "agenda")).all()
    assert told
    assert MARKER not in str(told)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_versions_document_is_the_same_for_ever(app, client, begun, form):
    publish(client, begun)
    path = f"/meetings/{begun.meeting_id}/agenda.{form}?version=1"
    before = app.test_client().get(path)
    send(client, f"{begun.address}edit/lines/3/", title="Corrected")
    publish(client, begun, note="A title.")
    begun.change_template(contact_name="Somebody new")
    again = app.test_client().get(path)
    assert again.data == before.data
    assert again.headers["ETag"] == before.headers["ETag"]
    assert app.test_client().get(f"/meetings/{begun.meeting_id}/agenda.{form}").data != before.data
    assert b"Draft" not in readable(path.partition("?")[0], before.data)


# After the press.


def test_the_calendar_entry_says_where_the_agenda_is(client, begun):
    before = stood(begun)
    publish(client, begun)
    row, versions = stood(begun)
    assert f"/meetings/{begun.meeting_id}/agenda/".encode() in row.entry.replace(b"\r\n ", b"")
    assert row.sequence == before[0].sequence + 1
    assert row.changed_at > before[0].changed_at
    assert versions == [version + 1 for version in before[1]]
    begun.change_meeting(place="Elsewhere")
    begun.publish()
    assert b"agenda/" in stood(begun)[0].entry.replace(b"\r\n ", b"")


def stood(scene):
    with scene.database.session() as session:
        feeds = session.scalars(select(Feed.version).order_by(Feed.key)).all()
        return session.get_one(PublishedMeeting, scene.meeting_id), list(feeds)


def test_feed_readers_are_told_of_each_version(app, client, begun):
    publish(client, begun)
    send(client, f"{begun.address}edit/lines/3/", title="Corrected title")
    publish(client, begun, note="The title was wrong.")
    for path in ("/agendas.atom", "/committees/scrutiny-board-2/agendas.atom"):
        told = app.test_client().get(path)
        assert told.status_code == 200
        assert told.text.index("(correction, version 2)") < told.text.index("Apologies and Substitutions")
        known = {"If-None-Match": told.headers["ETag"]}
        assert app.test_client().get(path, headers=known).status_code == 304


def test_members_are_told_once_of_each_version(client, begun):
    publish(client, begun)
    with begun.database.session() as session:
        told = session.scalars(select(Notice).where(Notice.kind == "agenda")).all()
        version = session.scalars(select(AgendaVersion.id)).one()
    assert len({notice.person_id for notice in told}) == len(told) >= 11
    assert {(n.about_table, n.about_id) for n in told} == {("agenda_version", version)}
    assert told[0].facts["items"][0] == "Apologies and Substitutions"


# Who may.


@pytest.mark.parametrize("path", ["edit/", "publish/", "edit/names/", "edit/lines/3/", "edit/lines/add/"])
def test_only_those_who_edit_agendas_come_in(app, client, begun, path):
    stranger = app.test_client()
    assert stranger.get(begun.address + path).status_code == 302
    begun.sign_in(stranger, Role.COUNCILLOR)
    assert stranger.get(begun.address + path).status_code == 403


def test_an_agenda_that_nobody_has_started_has_nothing_to_edit(client, scene):
    scene.sign_in(client, Role.GOVERNANCE)
    client.visit(f"{scene.address}edit/", status=404)


@pytest.mark.parametrize("path", ["edit/", "draft/", "publish/", ""])
def test_the_queries_do_not_grow_with_the_lines(client, begun, path):
    publish(client, begun)
    few = queries_of(client, begun.address + path)
    for n in range(27):
        begun.add_item(f"Item {n}")
        press(client, begun.address, "edit/news/", change=f"added-{n + 5}", what="take")
    assert queries_of(client, begun.address + path) == few
    assert few <= 9


def queries_of(client, path):
    client.visit(path)  # a first look may have a message to show
    with statements(client.application.extensions["workprogramme"].database.engine) as asked:
        client.visit(path)
    return len(asked)
