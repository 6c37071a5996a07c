"""The notice board: what must be published when, what is missing, and who may look."""

from datetime import date

from sqlalchemy import select

from tests.agendas.pressing import send
from tests.agendas.scene import AT, founding_scene
from tests.support.scenes import statements
from workprogramme.domain.access import Role
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.reports import Report


def test_it_tells_the_lawful_day_the_state_and_what_is_missing(client, scene):
    scene.add_item("Contract", exempt_paragraph=3)
    scene.sign_in(client, Role.GOVERNANCE)
    page = client.visit("/agendas/")
    row = page.text(page.all("table", css_class="data")[0])
    assert "Wednesday 27 March 2019 in 18 working days" in row
    assert "Not started" in row
    assert "4 reports not in: CAMHS, Coventry Parenting Strategy, Ofsted feedback and Contract. Due" in row
    assert "“Contract” is private. Say why keeping it private is in the public interest." in row


def test_it_speaks_of_a_committees_own_stages(client, scene):
    chain = [
        {"key": "outline", "name": "Outline", "working_days": 20},
        {"key": "signed", "name": "Signed off", "working_days": 12},
        {"key": "papers", "name": "Papers in", "working_days": 8},
        {"key": "dispatch", "name": "Dispatch", "working_days": "dispatch"},
    ]
    with scene.database.transaction(at=AT) as session:
        session.get_one(Committee, scene.committee_id).deadline_chain = chain
        ids = {item.title: item.id for item in session.scalars(select(Item))}
        for title, key in (("CAMHS", "papers"), ("Ofsted feedback", "outline")):
            done = {key: {"on": "2019-02-01", "by": "Sue"}}
            session.add(Report(item_id=ids[title], committee_id=scene.committee_id, stages=done))
    scene.sign_in(client, Role.GOVERNANCE)
    page = client.visit("/agendas/")
    row = page.text(page.all("table", css_class="data")[0])
    assert "2 reports not in: Coventry Parenting Strategy and Ofsted feedback. Due Monday 25 March 2019." in row
    assert "Waiting for “Outline”: Coventry Parenting Strategy. " in row
    assert "Waiting for “Signed off”: Ofsted feedback." in row
    assert "CAMHS" not in row


def test_a_report_that_is_late_says_so(make_app):
    app = make_app(today=date(2019, 3, 26))
    client, scene = app.test_client(), founding_scene(app.extensions["workprogramme"].database)
    scene.sign_in(client, Role.GOVERNANCE)
    page = client.visit("/agendas/")
    assert "Late 3 reports not in: CAMHS, Coventry Parenting Strategy and Ofsted feedback. Due" in page
    assert "Late Not started" not in page, "the agenda itself may still be published in time"


def test_a_started_agenda_is_judged_by_its_own_lines(client, begun):
    send(client, f"{begun.address}edit/lines/3/", exempt_paragraph="3")
    told = "is private. Say why keeping it private is in the public interest."
    assert told in client.visit("/agendas/")
    send(client, f"{begun.address}edit/lines/3/", public_interest="A price.")
    assert told not in client.visit("/agendas/")


def test_its_days_can_be_had_in_a_calendar(client, scene):
    scene.sign_in(client, Role.GOVERNANCE)
    page = client.visit(client.visit("/agendas/").links["Have these days in your own calendar"])
    assert "The days of agendas of all committees." in client.submit(page, "Make calendar")


def test_late_is_said_in_words(make_app):
    app = make_app(today=date(2019, 4, 1))
    client, scene = app.test_client(), founding_scene(app.extensions["workprogramme"].database)
    scene.sign_in(client, Role.GOVERNANCE)
    assert "Late Not started. Publish it at once, with the reason." in client.visit("/agendas/")


def test_others_committees_are_not_on_it_and_strangers_do_not_come_in(app, client, scene):
    assert app.test_client().get("/agendas/").status_code == 302
    mine, scene.committee_id = scene.committee_id, scene.other_committee()
    scene.sign_in(client, Role.GOVERNANCE)
    scene.committee_id = mine
    assert "No agenda is waiting" in client.visit("/agendas/")


def test_its_queries_do_not_grow(client, scene):
    scene.sign_in(client, Role.GOVERNANCE)

    def asked():
        client.visit("/agendas/")
        with statements(scene.database.engine) as found:
            client.visit("/agendas/")
        return len(found)

    few = asked()
    for n in range(29):
        scene.add_item(f"Item {n}")
    assert asked() == few <= 6
