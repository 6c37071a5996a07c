"""What was asked of somebody, in their own calendar: the last day for it, as last published and while it is open."""

from datetime import date
from typing import Any

import pytest

from tests.feeds.personal.conftest import Year
from tests.feeds.personal.scene import Owner, an_owner, change, shown
from tests.feeds.scene import BASE_URL, Scene
from tests.support.client import InspectingClient
from workprogramme.config import Settings
from workprogramme.models.committees import Committee
from workprogramme.models.follow_ups import AskedOf, FollowUp
from workprogramme.models.people import Person

WORDING = "A report on what became of the parents who took part, with figures by ward; and one on costs, please, soon"


def asked(scene: Scene, committee_id: int, person_id: int | None) -> int:
    """A follow-up asked of a person, wanted by the end of June."""
    with scene.database.transaction(at=scene.now) as session:
        follow_up = FollowUp(
            committee=session.get_one(Committee, committee_id),
            wording=WORDING,
            asked_on=date(2018, 6, 21),
            target_text="end of June 2019",
            target_kind="day",
            target_earliest=date(2019, 6, 30),
            target_latest=date(2019, 6, 30),
        )
        follow_up.asked_of.append(AskedOf(person=session.get_one(Person, person_id)))
        session.add(follow_up)
        session.flush()
        return follow_up.id


def told(scene: Scene, follow_up_id: int, year: Year, **values: Any) -> None:
    """Something about it changes, and an edition says so."""
    change(scene, FollowUp, follow_up_id, **values)
    scene.publish(year.board)


@pytest.fixture
def follow_up(scene: Scene, gregg: Owner, year: Year) -> int:
    number = asked(scene, year.board, gregg.person_id)
    scene.publish(year.board)
    return number


def test_the_last_day_for_an_answer_is_a_whole_free_day(
    client: InspectingClient, gregg: Owner, year: Year, follow_up: int
) -> None:
    event = shown(client.get(gregg.feed(deadlines=True)).data).event(f"followup-{follow_up}")
    assert (event["DTSTART"], event["DTEND"]) == ("20190630", "20190701")
    assert event["SUMMARY"].startswith("Answer wanted: A report on what became of the parents")
    assert event["SUMMARY"].endswith("…")
    assert event["CATEGORIES"] == "Follow-up"
    assert event["URL"] == f"{BASE_URL}/follow-ups/{follow_up}/"
    assert event["DESCRIPTION"].split("\n")[:2] == [
        WORDING,
        "Asked for on Thursday 21 June 2018 by Education and Children's Services Scrutiny Board (2). "
        "Wanted: end of June 2019.",
    ]


def test_only_whoever_was_asked_has_it_and_only_with_deadlines(
    client: InspectingClient, scene: Scene, app_settings: Settings, gregg: Owner, year: Year, follow_up: int
) -> None:
    assert b"followup" not in client.get(gregg.feed()).data
    assert b"followup" not in client.get(gregg.feed(deadlines=True, committees=[year.other])).data
    other = an_owner(scene, app_settings, "Sue Frossell")
    assert b"followup" not in client.get(other.feed(deadlines=True)).data
    asked(scene, year.board, other.person_id)
    assert b"followup" not in client.get(other.feed(deadlines=True)).data, "no edition has told of it"
    scene.publish(year.board)
    assert client.get(other.feed(deadlines=True)).data.count(b"followup") == 1


def test_a_later_day_moves_it_under_the_same_name_and_an_answer_ends_it(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year, follow_up: int
) -> None:
    path = gregg.feed(deadlines=True)
    before = shown(client.get(path).data).event(f"followup-{follow_up}")
    told(scene, follow_up, year, target_earliest=date(2019, 9, 30), target_latest=date(2019, 9, 30))
    after = shown(client.get(path).data).event(f"followup-{follow_up}")
    assert (after["DTSTART"], after["SEQUENCE"]) == ("20190930", "1")
    assert after["DTSTAMP"] > before["DTSTAMP"]
    assert after["CREATED"] == before["CREATED"]
    told(scene, follow_up, year, answered_on=date(2019, 3, 1))
    assert b"followup" not in client.get(path).data


def test_nothing_of_a_private_one_is_told(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year, follow_up: int
) -> None:
    path = gregg.feed(deadlines=True)
    told(scene, follow_up, year, private=True)
    body = client.get(path).data
    assert b"followup" not in body
    assert b"parents" not in body
