"""Choosing how soon to hear of what, and stopping from within a mail: by a press, by one click, and by nothing else."""

import pytest
from flask import Flask

from tests.committees.scene import Scene, set_up
from tests.notices.conftest import BASE_URL
from tests.notices.scene import EARLIER, a_telling, outcomes, told
from tests.support.client import InspectingClient
from tests.support.mailbox import Mailbox
from tests.support.scenes import statements
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.notices import Cadence, NoticeKind, Outcome, Topic
from workprogramme.models.people import Person
from workprogramme.models.telling import account, choices_of, person
from workprogramme.notices.letters import STOP
from workprogramme.notices.sending import Sender
from workprogramme.web.signing import signed

PAGE = "/my/notices"


@pytest.fixture
def scene(app: Flask, database: Database) -> Scene:
    """A council with two boards, and nobody who can sign in."""
    found = Scene(database, app.test_client)  # type: ignore[arg-type]
    with found.changing() as session:
        set_up(session, found)
        session.get_one(Person, found.gregg).email = "john.gregg@anytown.gov.uk"
    return found


def stop_link(app: Flask, *values: str | int) -> str:
    key = app.extensions["workprogramme"].settings.secret_key
    return f"/notices/stop?key={signed(key, STOP, values)}"


def chosen(scene: Scene, **who: int) -> dict[Topic, Cadence]:
    with scene.database.session() as session:
        found = choices_of(session, [*filter(None, [who.get("person")])], [*filter(None, [who.get("account")])], Topic)
    return {topic: cadence for (_, topic), cadence in found.items()}


def test_everybody_may_choose_and_finds_what_they_chose(scene: Scene) -> None:
    client = scene.signed_in(Role.COUNCILLOR)
    page = client.visit(PAGE)
    page = client.submit(page, "Save", deadlines="Once a week, all in one email", changes="Not at all")
    assert "Your choices are saved" in page
    mine = chosen(scene, account=scene.account("councillor@example.org").id)
    assert (mine[Topic.DEADLINES], mine[Topic.CHANGES], mine[Topic.AGENDAS], mine[Topic.SUMMARY]) == (
        Cadence.WEEKLY,
        Cadence.NONE,
        Cadence.IMMEDIATE,
        Cadence.WEEKLY,
    )
    again = client.submit(client.visit(PAGE), "Save", summary="Not at all")
    assert "Your choices are saved" in again
    mine = chosen(scene, account=scene.account("councillor@example.org").id)
    assert (mine[Topic.DEADLINES], mine[Topic.SUMMARY]) == (Cadence.WEEKLY, Cadence.NONE)


def test_whoever_is_on_the_list_of_people_chooses_as_that_person(scene: Scene) -> None:
    client = scene.signed_in(Role.OFFICER, name="John")
    with scene.changing() as session:
        found = session.merge(scene.account("john@example.org"))
        found.person = session.get_one(Person, scene.gregg)
    client.submit(client.visit(PAGE), "Save", follow_ups="Not at all")
    assert chosen(scene, person=scene.gregg)[Topic.FOLLOW_UPS] is Cadence.NONE


@pytest.mark.engines("sqlite")
def test_a_choice_that_is_none_is_explained(scene: Scene) -> None:
    client = scene.signed_in(Role.COUNCILLOR)
    (token,) = [e.get("value") for e in client.visit(PAGE).all("input") if e.get("name") == "csrf_token"][-1:]
    assert client.post(PAGE, data={"csrf_token": token, "deadlines": "hourly"}).status_code == 422


@pytest.mark.engines("sqlite")
def test_the_page_asks_the_same_of_the_database_whatever_was_chosen(scene: Scene) -> None:
    client = scene.signed_in(Role.COUNCILLOR)
    counts = []
    for _ in range(2):
        with statements(scene.database.engine) as seen:
            client.visit(PAGE)
        counts.append(len(seen))
        client.submit(client.visit(PAGE), "Save", follow_ups="Not at all")
    assert counts[0] == counts[1]


def test_opening_the_link_in_a_mail_stops_nothing_and_the_button_does(
    scene: Scene, app: Flask, sender: Sender, mailbox: Mailbox
) -> None:
    told(scene.database, a_telling(person(scene.gregg), NoticeKind.DEADLINE))
    sender.send()
    link = mailbox.messages[0]["List-Unsubscribe"].strip("<>")
    client = scene.new_client()
    page = client.visit(link.removeprefix(BASE_URL))
    assert "deadlines of your reports" in page
    assert "Gregg" not in page.source
    assert chosen(scene, person=scene.gregg) == {}
    page = client.submit(page, "Stop these emails")
    assert page.heading == "These emails have stopped"
    assert chosen(scene, person=scene.gregg) == {Topic.DEADLINES: Cadence.NONE}


def test_one_click_in_a_mail_program_stops_without_a_page_a_cookie_or_a_token(scene: Scene, app: Flask) -> None:
    told(scene.database, a_telling(person(scene.gregg)), a_telling(person(scene.gregg), NoticeKind.EDITION))
    link = stop_link(app, "person", scene.gregg, Topic.FOLLOW_UPS.value)
    response = scene.new_client().post(link, data={"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert outcomes(scene.database) == [Outcome.DROPPED, Outcome.WAITING]
    assert chosen(scene, person=scene.gregg) == {Topic.FOLLOW_UPS: Cadence.NONE}


def test_all_can_be_stopped_at_once_but_not_what_is_formal(scene: Scene, app: Flask, sender: Sender) -> None:
    scene.new_client().post(stop_link(app, "person", scene.gregg, "all"))
    assert set(chosen(scene, person=scene.gregg).values()) == {Cadence.NONE}
    told(
        scene.database,
        a_telling(person(scene.gregg)),
        a_telling(person(scene.gregg), NoticeKind.RECOMMENDATION_MADE),
        at=EARLIER,
    )
    assert sender.send().outcomes == {Outcome.SENT: 1}


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    "values",
    [("person", 1), ("person", "1", "all"), ("nobody", 1, "all"), ("person", 1, "nothing"), ("person", 1, "all", "x")],
)
def test_a_link_that_says_nothing_sensible_is_none(scene: Scene, app: Flask, values: tuple[str | int, ...]) -> None:
    client = scene.new_client()
    client.visit(stop_link(app, *values), status=404)
    assert client.post(stop_link(app, *values)).status_code == 400


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("key", ["", "x", "W10.abc", "%00", "A" * 5000])
def test_a_link_that_nobody_signed_is_none(client: InspectingClient, key: str) -> None:
    assert client.get(f"/notices/stop?key={key}").status_code == 404
    assert client.post(f"/notices/stop?key={key}").status_code == 400


@pytest.mark.engines("sqlite")
def test_a_link_of_somebody_who_has_gone_answers_like_any_other(scene: Scene, app: Flask) -> None:
    response = scene.new_client().post(stop_link(app, "account", 999999, "all"))
    assert "These emails have stopped" in response.text
    assert chosen(scene, account=account(999999).account_id or 0) == {}
