"""A meeting's agenda while it is edited: it starts as the programme has it, and what officers type stays."""

import re

from tests.agendas.pressing import fields, in_public, line_id, press, publish, send, token
from tests.agendas.reading import BUSINESS, business
from workprogramme.models.agendas import Agenda

# From the programme to a draft.


def test_it_starts_as_the_programme_and_the_template_have_it(client, begun):
    page = client.visit(f"{begun.address}draft/")
    assert business(page) == BUSINESS
    assert "public by Wednesday 27 March 2019: in 18 working days" in page


def test_starting_twice_keeps_the_first(client, begun):
    send(client, f"{begun.address}edit/lines/3/", title="Young minds")
    with begun.database.session() as session:
        assert session.get_one(Agenda, begun.meeting_id).document["lines"][2]["title"] == "Young minds"
    page = client.visit(f"{begun.address}edit/")
    client.post(f"{begun.address}start/", data={"csrf_token": token(page)})
    assert "Young minds" in client.visit(f"{begun.address}edit/")


def test_every_part_of_a_line_can_be_said(client, begun):
    said = {"title": "Young minds", "second_title": "Meddyliau ifanc", "report_line": "Report of the Director",
            "note": "Please bring the papers", "sub_items": "Waiting times\nSchools", "starts": "2:15pm"}  # fmt: skip
    send(client, f"{begun.address}edit/lines/3/", **said)
    line = business(client.visit(f"{begun.address}draft/"))[2]
    assert line == (
        "3",
        "Young minds (about 2:15pm) Meddyliau ifanc Report of the Director Please bring the papers "
        "Waiting times Schools",
    )


def test_lines_are_added_moved_and_taken_off(client, begun):
    send(client, f"{begun.address}edit/lines/add/", title="Chair's update")
    press(client, begun.address, f"edit/lines/{line_id(begun, 'Chair' + chr(39) + 's update')}/do/", what="up")
    press(client, begun.address, "edit/lines/1/do/", what="off")
    titles = [text for _, text in business(client.visit(f"{begun.address}draft/"))]
    assert titles[0] == "Declarations of Interests"
    assert titles.index("Chair's update") == 3
    assert len(titles) == len(BUSINESS)


def test_what_was_taken_off_can_be_put_back_once(client, begun):
    gone = line_id(begun, "Coventry Parenting Strategy 2018-23")
    press(client, begun.address, f"edit/lines/{gone}/do/", what="off")
    page = client.visit(f"{begun.address}edit/")
    assert "Items of the meeting that are not on the agenda" in page
    (address,) = re.findall(r'action="([^"]+/edit/items/\d+/)"', page.source)
    for _ in range(2):
        client.post(address, data={"csrf_token": token(page)})
    page = client.visit(f"{begun.address}draft/")
    assert [text for _, text in business(page)].count(BUSINESS[3][1]) == 1
    assert "not on the agenda" not in client.visit(f"{begun.address}edit/")


def test_whoever_moves_a_line_goes_on_from_there(client, begun):
    response = press(client, begun.address, "edit/lines/3/do/", what="down")
    assert response.headers["Location"].endswith("edit/#line-3")
    page = client.visit(f"{begun.address}edit/")
    assert any(element.get("id") == "line-3" for element in page.all("li"))


def test_names_stand_on_the_sheet(client, begun):
    send(client, f"{begun.address}edit/names/", apologies="Councillor L Kelly", substitutes="Councillor R Bailey",
         also_invited="Dr A Guest\nMs B Guest")  # fmt: skip
    page = client.visit(f"{begun.address}draft/")
    assert "Also invited Dr A Guest and Ms B Guest Apologies Councillor L Kelly Substitutes Councillor R Bailey" in page


def test_a_second_writer_loses_nothing(client, begun):
    address = f"{begun.address}edit/lines/3/"
    mine = fields(client.visit(address)) | {"title": "Mine"}
    send(client, address, title="Theirs")
    response = client.post(address, data=mine)
    assert response.status_code == 409
    assert 'value="Mine"' in response.text
    assert "Theirs" in response.text


def test_nothing_typed_is_overwritten_and_news_is_taken_or_left(client, begun):
    send(client, f"{begun.address}edit/lines/3/", title="Typed by hand")
    item = begun.add_item("Late thought")
    begun.change_item("CAMHS", agenda_title="Programme's words")
    begun.change_item("Ofsted feedback", withdrawn=True)
    page = client.visit(f"{begun.address}edit/")
    assert "Typed by hand" in page
    for told in ("Late thought has been added.", "Programme's words has a new title", "is no longer on it."):
        assert told in page
    changes = re.findall(r'name="change" value="([^"]+)"', page.source)
    reworded = next(change for change in changes if change.startswith("reworded"))
    gone = next(change for change in changes if change.startswith("gone"))
    press(client, begun.address, "edit/news/", change=reworded, what="leave")
    press(client, begun.address, "edit/news/", change=f"added-{item}", what="take")
    press(client, begun.address, "edit/news/", change=gone, what="take")
    page = client.visit(f"{begun.address}edit/")
    assert "says differently" not in page
    titles = [text for _, text in business(client.visit(f"{begun.address}draft/"))]
    assert any(text.startswith("Typed by hand") for text in titles)
    assert titles[4] == "Late thought"
    assert not any("Ofsted" in text for text in titles)


def test_an_item_that_becomes_private_is_private_on_the_agenda_at_once(app, client, begun):
    begun.change_item("CAMHS", exempt_paragraph=3, public_interest="It would tell a price.")
    publish(client, begun)
    page = in_public(app, begun.address)
    assert "Emotional Well-being" not in page
    assert business(page)[-1][1] == "Private item (paragraph 3 of Schedule 12A)"
