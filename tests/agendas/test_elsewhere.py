"""A meeting's page in the committee-management system: typed once, and readers and calendars are led there."""

import pytest
from sqlalchemy import select

from tests.agendas.pressing import publish, readable
from workprogramme.domain.access import Role
from workprogramme.models.editions import PublishedMeeting
from workprogramme.models.meetings import Meeting

LINK = "https://democracy.example.gov.uk/ieListDocuments.aspx?CId=554&MId=11875"


def type_it(app, scene, link, status=200):
    """The co-ordinator types the address into the meeting's form, and gives the page that comes of it."""
    client = app.test_client()
    scene.sign_in(client, Role.COORDINATOR)
    page = client.visit(f"/plan/meetings/{scene.meeting_id}/")
    return client.submit(page, "Save meeting", link=link, status=status)


def test_readers_of_the_meeting_its_agenda_and_its_calendar_are_led_there(app, client, begun):
    publish(client, begun)
    type_it(app, begun, LINK)
    begun.publish()
    page = app.test_client().visit(f"/meetings/{begun.meeting_id}/")
    assert page.links["This meeting in the committee system"] == LINK
    with begun.database.session() as session:
        entry = session.scalars(select(PublishedMeeting.entry)).one().replace(b"\r\n ", b"")
    assert f"In the committee system: {LINK}".encode() in entry.replace(b"\\;", b";").replace(b"\\,", b",")
    assert b"agenda/" in entry
    publish(client, begun, note="Where the meeting is kept elsewhere.")
    agenda = app.test_client().visit(begun.address)
    assert agenda.links[LINK] == LINK
    for form in ("docx", "pdf"):
        path = f"/meetings/{begun.meeting_id}/agenda.{form}"
        told = readable(path, app.test_client().get(path).data).replace(b"&amp;", b"&").replace(b"\n", b"")
        assert LINK.encode() in told


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://democracy.example.gov.uk/", "democracy.example.gov.uk", "https://a b/"]
)
def test_what_is_no_secure_web_address_is_refused(app, scene, link):
    page = type_it(app, scene, link, status=422)
    assert "Enter a web address that begins with https://, or leave it empty." in page
    with scene.database.session() as session:
        assert session.get_one(Meeting, scene.meeting_id).link == ""


def test_without_an_address_nothing_is_said_of_one(app, begun):
    assert "committee system" not in app.test_client().visit(f"/meetings/{begun.meeting_id}/")
