"""The notice board: what must be published when, what is missing, and who may look."""

from datetime import date

from tests.agendas.scene import founding_scene
from tests.support.scenes import statements
from workprogramme.domain.access import Role


def test_it_tells_the_lawful_day_the_state_and_what_is_missing(client, scene):
    scene.add_item("Contract", exempt_paragraph=3)
    scene.sign_in(client, Role.GOVERNANCE)
    page = client.visit("/agendas/")
    row = page.text(page.all("table", css_class="data")[0])
    assert "Wednesday 27 March 2019 in 18 working days" in row
    assert "Not started" in row
    assert "4 reports not in:" in row.lower()
    assert "Private without its grounds: Contract." in row


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
