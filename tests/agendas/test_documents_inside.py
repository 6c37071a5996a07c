"""The agenda on its way, and a version with its private business, as Word and PDF: for those inside and nobody else."""

import pytest

from tests.agendas.pressing import press, publish, readable, send
from tests.support.scenes import statements
from workprogramme.domain.access import Role

MARKER = b"Zanzibar"
EXEMPT = {
    "agenda_title": "The Zanzibar tender",
    "exempt_paragraph": 3,
    "public_interest": "The price is still being agreed.",
}
FORMS = pytest.mark.parametrize("form", ["docx", "pdf"])


@pytest.fixture
def begun_with_secret(client, scene):
    """The founding agenda with a private item, started by the governance officer."""
    scene.add_item("Secret working title", **EXEMPT)
    scene.publish()
    scene.sign_in(client, Role.GOVERNANCE)
    press(client, scene.address, "start/")
    return scene


@FORMS
def test_what_was_typed_is_in_the_draft_that_is_taken_away(client, begun, form):
    send(client, f"{begun.address}edit/lines/3/", title="Young minds")
    path = f"{begun.address}draft.{form}"
    assert path in client.get(f"{begun.address}draft/").text
    answer = client.get(path)
    told = readable(path, answer.data)
    assert b"Young minds" in told
    assert b"Draft" in told
    assert b"Private: not for publication" not in told
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert client.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    send(client, f"{begun.address}edit/lines/3/", title="Minds of the young")
    assert b"Minds of the young" in readable(path, client.get(path).data)


@FORMS
def test_private_words_are_marked_in_the_draft_and_left_out_of_the_copy_for_everybody(client, begun_with_secret, form):
    path = f"{begun_with_secret.address}draft.{form}"
    whole, copy = client.get(path), client.get(f"{path}?view=public")
    assert MARKER in readable(path, whole.data)
    assert b"Private: not for publication" in readable(path, whole.data)
    assert "no-store" in whole.headers["Cache-Control"]
    assert "private-draft-agenda" in whole.headers["Content-Disposition"]
    assert MARKER not in readable(path, copy.data)
    assert b"Private item (paragraph 3 of Schedule 12A)" in readable(path, copy.data)


@FORMS
def test_a_version_is_taken_away_with_its_private_business_by_those_who_may_see_it(
    app, client, begun_with_secret, form
):
    scene = begun_with_secret
    publish(client, scene)
    path = f"{scene.address}versions/1/private.{form}"
    assert path in client.get(f"{scene.address}versions/1/private/").text
    answer = client.get(path)
    told = readable(path, answer.data)
    assert MARKER in told
    assert b"Private: not for publication" in told
    assert b"not been published" not in told
    assert "no-store" in answer.headers["Cache-Control"]
    assert client.get(f"{scene.address}versions/2/private.{form}").status_code == 404
    public = f"/meetings/{scene.meeting_id}/agenda.{form}"
    assert MARKER not in readable(public, app.test_client().get(public).data)


def test_nobody_else_gets_either(app, client, begun_with_secret):
    scene = begun_with_secret
    publish(client, scene)
    paths = [f"{scene.address}draft.docx", f"{scene.address}versions/1/private.pdf"]
    stranger, officer = app.test_client(), app.test_client()
    scene.sign_in(officer, Role.OFFICER)
    for path in paths:
        assert stranger.get(path).status_code == 302
        assert officer.get(path).status_code in (403, 404)
    assert client.get("/meetings/999/agenda/draft.docx").status_code == 404


def test_a_draft_asks_as_much_of_the_database_for_many_lines_as_for_few(client, begun):
    path = f"{begun.address}draft.docx"
    client.get(path)
    with statements(begun.database.engine) as few:
        client.get(path)
    for number in range(12):
        send(client, f"{begun.address}edit/lines/add/", title=f"Line {number}")
    with statements(begun.database.engine) as many:
        client.get(path)
    assert len(many) == len(few) <= 9
